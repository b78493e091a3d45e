"""The codes of the code string: what each is called and counts as, and those in the ledger that have no name."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, NotFound, Refused, TertialError
from tertial.economy.actions import add_code, change_code, import_codes, map_code
from tertial.economy.importers.code_list import read
from tertial.economy.kommun_bas import group_of, groups
from tertial.economy.models import Part
from tertial.economy.queries.codes import code, code_table, unknown_codes
from tertial.economy.queries.outcome import ledger
from tertial.economy.selectors import PART_WORDS
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place
from tertial.web.upload_limit import too_large

PAGE = 100
UNKNOWN_SHOWN = 15
LARGEST_LIST = 5_000_000  # bytes: a chart of accounts has some thousand rows


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of the code string to look at, with how many of its codes in the ledger lack a name."""

    part: Part
    word: str
    path: str
    unknown: int


@at_place
@require_http_methods(["GET", "POST"])
def codes(request: HttpRequest, place: Place) -> HttpResponse:
    """The table of one part. Three queries beside the frame's, and the ledger is asked once per part."""
    part = _part(request)
    form: dict[str, Any] = {}
    if request.method == "POST":
        require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
        form = _carry_out(request, place, part)
        if not form:
            return redirect(_path(place, part))
    municipality, year = place.municipality, place.occasion.year
    book = ledger(place.committee, year, year)
    unknown = unknown_codes(book, municipality, year)
    query = request.GET.get("q", "").strip()
    page = Paginator(code_table(municipality, part, query=query), PAGE).get_page(request.GET.get("sida"))
    asked = request.GET.get("kod", "")
    context = {
        "part": part,
        "word": PART_WORDS[part],
        "choices": [Choice(one, PART_WORDS[one], _path(place, one), len(unknown[one])) for one in Part],
        "unknown": unknown[part] if "alla" in request.GET else unknown[part][:UNKNOWN_SHOWN],
        "unknown_count": len(unknown[part]),
        "page": page,
        "rows": [(row, group_of(row.code) if part is Part.ACCOUNT else None) for row in page],
        "groups": [group for group in groups().values() if len(group.code) == 2] if part is Part.ACCOUNT else [],
        "q": query,
        "edited": code(municipality, part, int(asked)) if asked.isdecimal() else None,
        "may_edit": place.can(Permission.ECONOMY_EDIT),
        "here_path": _path(place, part),
        "form": form,
    }
    return render(request, "economy/codes.html", context, status=form.get("status", 200))


def _part(request: HttpRequest) -> Part:
    word = request.GET.get("del", PART_WORDS[Part.ACCOUNT])
    for part, name in PART_WORDS.items():
        if name == word:
            return Part(part)
    raise NotFound("Koddelen", word, list(PART_WORDS.values()))


def _path(place: Place, part: Part) -> str:
    return f"{place.to('ekonomi/koder')}?{urlencode({'del': PART_WORDS[part]})}"


def _carry_out(request: HttpRequest, place: Place, part: Part) -> dict[str, Any]:
    """Do what the form asks; empty when it is done, else what was wrong with which form."""
    name = request.POST.get("do", "")
    try:
        messages.success(request, _ACTIONS[name](request, place, part))
    except Forbidden:
        raise
    except KeyError as unknown:
        raise Refused("Sidan är gammal. Läs in den på nytt och försök igen.") from unknown
    except TertialError as error:
        return {
            "error": error,
            "faults": getattr(error, "faults", ()),
            "conflict": None,
            "status": 409 if isinstance(error, Conflict) else 400,
            "do": name,
            "values": request.POST,
        }
    return {}


def _add(request: HttpRequest, place: Place, part: Part) -> str:
    row = add_code(
        unit=place.committee,
        part=part,
        code=request.POST.get("code", ""),
        name=request.POST.get("name", ""),
        by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        **({"valid_from": day} if (day := _day(request, "valid_from")) else {}),
    )
    return _("%(code)s heter nu %(name)s.") % {"code": row.code, "name": row.name}


def _map(request: HttpRequest, place: Place, part: Part) -> str:
    row = map_code(
        unit=place.committee,
        part=part,
        code=request.POST.get("code", ""),
        counts_as=request.POST.get("counts_as", ""),
        by=request.user,  # type: ignore[arg-type]
    )
    return _("%(code)s räknas nu som %(other)s.") % {"code": row.code, "other": row.counts_as}


def _change(request: HttpRequest, place: Place, part: Part) -> str:
    version = request.POST.get("version", "")
    key = request.POST.get("pk", "")
    row = change_code(
        unit=place.committee,
        code=code(place.municipality, part, int(key) if key.isdecimal() else 0),
        name=request.POST.get("name", ""),
        valid_to=_day(request, "valid_to"),
        counts_as=request.POST.get("counts_as", ""),
        by=request.user,  # type: ignore[arg-type]
        expected_version=int(version) if version.isdecimal() else None,
    )
    return _("%(code)s är ändrad.") % {"code": row.code}


def _import(request: HttpRequest, place: Place, part: Part) -> str:
    file = request.FILES.get("file")
    if too_large(request) or (file is not None and (file.size or 0) > LARGEST_LIST):
        raise Refused("Listan är större än 5 MB. En lista över koder är mycket mindre; är det rätt fil?")
    if file is None:
        raise Refused("Välj en fil med två kolumner, kod och namn, som CSV eller XLSX.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "lista"
        source.write_bytes(file.read())
        names = read(source)
    added, renamed = import_codes(unit=place.committee, part=part, names=names, by=request.user)  # type: ignore[arg-type]
    if not added and not renamed:
        return _("Listan innehåller inget nytt.")
    return "{} {}".format(
        ngettext("%(n)d kod är ny.", "%(n)d koder är nya.", added) % {"n": added},
        ngettext("%(n)d har fått nytt namn.", "%(n)d har fått nya namn.", renamed) % {"n": renamed},
    )


_ACTIONS: dict[str, Callable[[HttpRequest, Place, Part], str]] = {
    "add": _add,
    "map": _map,
    "change": _change,
    "import": _import,
}


def _day(request: HttpRequest, field: str) -> date | None:
    text = request.POST.get(field, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(f"”{text}” är inget datum. Skriv som 2023-12-31.") from error
