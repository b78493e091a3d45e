"""The lines of the operating summary and their selectors: what each takes of the ledger, and what none or two take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Forbidden, TertialError
from tertial.economy.actions import add_line, copy_lines, set_selectors
from tertial.economy.actions.line_selectors import Wanted
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.queries.outcome import Ledger, ledger
from tertial.economy.queries.placing import Placing, operating_lines, placing, years_with_lines
from tertial.economy.selectors import PART_WORDS
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place

if TYPE_CHECKING:
    from tertial.economy.ledger.queries import Misplaced, Sum

SHOWN = 30
_SUMS = (LineKind.TOTAL, LineKind.GRAND_TOTAL)


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it stands in the form: `selector` is what is written in the field, saved or not."""

    line: OperatingLine
    selector: str
    takes: Sum | None
    fault: str
    is_sum: bool
    css: str


@dataclass(frozen=True, slots=True)
class Astray:
    """A code string that falls on no line or on several, in words."""

    codes: str
    lines: tuple[str, ...]
    rows: int
    ore: int


@at_place
@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, place: Place) -> HttpResponse:
    """The lines of the occasion's year. Four queries beside the frame's; the ledger is asked twice."""
    year = place.occasion.year
    found = operating_lines(place.committee, year)
    form: dict[str, Any] = {}
    written: dict[int, str] = {}
    if request.method == "POST":
        require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
        written = _written(request, found)
        if "check" not in request.POST:
            form = _carry_out(request, place, found)
            if not form:
                return redirect(place.to("ekonomi/rader"))
    book = ledger(place.committee, year, year)
    context = {
        **_checked(found, book, year, written),
        "form": form,
        "year": year,
        "may_edit": place.can(Permission.ECONOMY_EDIT),
        "has_ledger": not book.is_empty,
        "other_years": [one for one in years_with_lines(place.committee) if one != year],
        "kinds": [one for one in LineKind if one not in _SUMS],
        "blocks": list(Block),
        "words": PART_WORDS.values(),
    }
    return render(request, "economy/lines.html", context, status=form.get("status", 200))


@at_place
@require_POST
def check_lines(request: HttpRequest, place: Place) -> HttpResponse:
    """What the selectors that are being written would take, for the page that is being written on."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    year = place.occasion.year
    found = operating_lines(place.committee, year)
    book = ledger(place.committee, year, year)
    context = {**_checked(found, book, year, _written(request, found)), "year": year, "has_ledger": not book.is_empty}
    return render(request, "economy/lines_checked.html", context)


def _written(request: HttpRequest, found: Sequence[OperatingLine]) -> dict[int, str]:
    fields = ((line.pk, request.POST.get(f"selector-{line.pk}")) for line in found)
    return {pk: text for pk, text in fields if text is not None}


def _checked(found: Sequence[OperatingLine], book: Ledger, year: int, written: dict[int, str]) -> dict[str, Any]:
    result = placing(book, found, year, written)
    titles = {line.code: line.title for line in found}
    return {
        "rows": [_row(line, result, written) for line in found],
        "placing": result,
        "in_none": [_astray(one, titles) for one in result.in_none[:SHOWN]],
        "in_several": [_astray(one, titles) for one in result.in_several[:SHOWN]],
        "none_rows": sum(one.sum.rows for one in result.in_none),
        "none_ore": sum(one.sum.ore for one in result.in_none),
        "several_rows": sum(one.sum.rows for one in result.in_several),
        "several_ore": sum(one.sum.ore for one in result.in_several),
    }


def _row(line: OperatingLine, result: Placing, written: dict[int, str]) -> Row:
    is_sum = line.kind in _SUMS
    return Row(
        line,
        written.get(line.pk, line.selector),
        result.takes.get(line.pk),
        result.faults.get(line.pk, ""),
        is_sum,
        "total" if is_sum else "" if line.kind == LineKind.PLAIN else "of-which",
    )


def _astray(one: Misplaced, titles: dict[str, str]) -> Astray:
    codes = "; ".join(f"{PART_WORDS[part]} {code or 'ingen'}" for part, code in one.codes)
    return Astray(codes, tuple(titles[code] for code in one.lines), one.sum.rows, one.sum.ore)


def _carry_out(request: HttpRequest, place: Place, found: Sequence[OperatingLine]) -> dict[str, Any]:
    """Do what the form asks; empty when it is done, else what was wrong."""
    try:
        if "copy" in request.POST:
            messages.success(request, _copy(request, place))
        elif "add" in request.POST:
            messages.success(request, _add(request, place, found))
        else:
            messages.success(request, _save(request, place, found))
    except Forbidden:
        raise
    except TertialError as error:
        status = 409 if isinstance(error, Conflict) else 400
        return {"error": error, "faults": getattr(error, "faults", ()), "status": status}
    return {}


def _save(request: HttpRequest, place: Place, found: Sequence[OperatingLine]) -> str:
    wanted = []
    for line in found:
        text, version = request.POST.get(f"selector-{line.pk}"), request.POST.get(f"version-{line.pk}", "")
        if text is not None:
            wanted.append(Wanted(line, text, int(version) if version.isdecimal() else None))
    changed = set_selectors(committee=place.committee, wanted=wanted, by=request.user)  # type: ignore[arg-type]
    if not changed:
        return _("Ingenting var ändrat.")
    return ngettext("%(n)d rad är ändrad.", "%(n)d rader är ändrade.", changed) % {"n": changed}


def _copy(request: HttpRequest, place: Place) -> str:
    year = request.POST.get("from_year", "")
    made = copy_lines(
        committee=place.committee,
        from_year=int(year) if year.isdecimal() else place.occasion.year - 1,
        to_year=place.occasion.year,
        by=request.user,  # type: ignore[arg-type]
    )
    return ngettext("%(n)d rad är kopierad.", "%(n)d rader är kopierade.", len(made)) % {"n": len(made)}


def _add(request: HttpRequest, place: Place, found: Sequence[OperatingLine]) -> str:
    kind, block = request.POST.get("kind", ""), request.POST.get("block", "")
    line = add_line(
        committee=place.committee,
        year=place.occasion.year,
        code=request.POST.get("code", ""),
        label=request.POST.get("label", ""),
        order=max((one.order for one in found), default=0) + 1,
        kind=LineKind(kind) if kind in LineKind.values else LineKind.PLAIN,
        block=Block(block) if block in Block.values else Block.OPERATIONS,
        printed_code=request.POST.get("code", "") if request.POST.get("code", "").isdecimal() else "",
        by=request.user,  # type: ignore[arg-type]
    )
    return _("%(line)s är tillagd.") % {"line": line.title}
