"""A line of the internal budget: its posts, version by version, each spread over twelve months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Forbidden, NotFound, Refused, TertialError
from tertial.common.periods import MONTHS as MONTH_NAMES
from tertial.economy.actions.budget_posts import remove_post, set_post, spread_post
from tertial.economy.models import BudgetPost, BudgetVersion, OperatingLine, SpreadMethod
from tertial.economy.queries.budget import Budget, BudgetLine, Post, Version, budget, open_proposal
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import answer_changes, answer_presence, economist, people_here
from tertial.web.grid.cells import Cell, Key, Written, changes_by_form
from tertial.web.grid.post_sheet import ACCOUNT, AMOUNT, COMMENT, LABEL, METHOD, MONTHS, PostSheet
from tertial.web.grid.saving import save
from tertial.web.pages.economy_budget import PAGE, asked_year
from tertial.web.pages.economy_budget_frame import PLAN_YEARS, UNIT
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post of the proposal with its cells, in the order of the columns."""

    id: str
    version: int
    title: str
    label: Cell
    account: Cell
    method: Cell
    amount: Cell
    months: tuple[Cell, ...]
    comment: Cell
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DecidedPosts:
    """The posts of a decided version, which no longer change; sums in öre."""

    version: Version
    posts: tuple[Post, ...]
    total: int
    months: tuple[int, ...]


@at_place
@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The line's posts: those of the proposal to write in, those that are decided to read. Three queries beside the frame's; two more for who may write."""
    written: Written | None = None
    if request.method == "POST":
        written = _save_form(request, place, code)
        if written is None:
            return redirect(_address(request, place, code))
    return _page(request, place, code, written=written)


def _page(
    request: HttpRequest,
    place: Place,
    code: str,
    *,
    written: Written | None = None,
    error: TertialError | None = None,
) -> HttpResponse:
    held = budget(place.committee, place.occasion.year)
    one = _line(held, code)
    year = asked_year(request, place)
    may_edit = place.can(Permission.ECONOMY_EDIT)
    proposal = held.proposal if may_edit else None
    cells: dict[Key, Cell] = {}
    if proposal:
        cells = PostSheet(proposal.id, code, year, UNIT, economist(request, place)).cells()
    posts = [post for post in one.posts if proposal and post.number == proposal.number and post.year == year]
    place_in = held.lines.index(one)
    context: dict[str, Any] = {
        "line": one,
        "year": year,
        "years": range(held.year, held.year + PLAN_YEARS + 1),
        "unit": UNIT,
        "may_edit": may_edit,
        "proposal": proposal,
        "posts": [_shown(post, cells) for post in posts if (str(post.id), AMOUNT) in cells],
        "decided": _decided(held, one, year),
        "current": one.current(year),
        "proposed": one.with_proposal(year),
        "months": [name[:3] for name in MONTH_NAMES],
        "month_ids": list(zip(MONTHS, [name[:3] for name in MONTH_NAMES], strict=True)),
        "across": " ".join(MONTHS),
        "methods": [(value, label) for value, label in SpreadMethod.choices if value in _PLAIN_METHODS],
        "people": people_here(request.user, place, f"{PAGE}/{code}") if proposal else "",
        "written": written,
        "before": held.lines[place_in - 1] if place_in else None,
        "after": held.lines[place_in + 1] if place_in + 1 < len(held.lines) else None,
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    status = written.outcome.status if written else 400 if error else 200
    return render(request, "economy/budget_line.html", context, status=status)


_PLAIN_METHODS = (SpreadMethod.EVEN, SpreadMethod.LAST_YEAR, SpreadMethod.MANUAL)


@at_place
@require_POST
def save_cells(request: HttpRequest, place: Place, code: str) -> JsonResponse:
    """Save what the grid's script sends."""
    return answer_changes(request, _sheet(request, place, code))


@at_place
@require_POST
def presence(request: HttpRequest, place: Place, code: str) -> JsonResponse:
    """Who else has the page open, and what its cells hold now."""
    return answer_presence(economist(request, place), place, f"{PAGE}/{code}", _sheet(request, place, code))


@at_place
@require_POST
def change(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Add a post, take one out, or spread one by a season."""
    person = economist(request, place)
    try:
        if "remove" in request.POST:
            post = _post(request.POST["remove"], place, code)
            remove_post(post=post, by=person)
            messages.success(
                request, _("Posten ”%(name)s” är borttagen. Loggen har kvar den.") % {"name": _named(post)}
            )
        elif "season" in request.POST:
            post = _post(request.POST["season"], place, code)
            spread_post(post=post, method=SpreadMethod.SEASONAL, weights=_weights(request), by=person)
            messages.success(request, _("Posten ”%(name)s” är fördelad efter säsong.") % {"name": _named(post)})
        else:
            added = _add(request, place, code, person)
            messages.success(request, _("Posten ”%(name)s” är tillagd.") % {"name": _named(added)})
    except Forbidden:
        raise
    except TertialError as error:
        return _page(request, place, code, error=error)
    return redirect(_address(request, place, code))


@at_place
def file(request: HttpRequest, place: Place, code: str, format: str) -> HttpResponse:
    """The line's posts with their months as Excel or CSV."""
    held = budget(place.committee, place.occasion.year)
    one = _line(held, code)
    shown = {version.number: version for version in held.versions if version.is_decided}
    if held.proposal and place.can(Permission.ECONOMY_EDIT):
        shown[held.proposal.number] = held.proposal
    columns = [
        Column(_("Version"), "text", 30),
        Column(_("År"), "number", 8),
        Column(_("Post"), "text", 36),
        Column(_("Konto"), "text", 10),
        Column(_("Fördelning"), "text", 22),
        Column(_("Belopp")),
        *(Column(name, width=11) for name in MONTH_NAMES),
        Column(_("Kommentar"), "text", 40),
    ]
    rows: list[list[Value]] = [
        [
            shown[post.number].name,
            post.year,
            post.label,
            post.account,
            str(post.method.label),
            post.amount_ore,
            *post.months,
            post.comment,
        ]
        for post in one.posts
        if post.number in shown
    ]
    return table_response(TableFile(f"budget-{code}", one.title, UNIT, columns, rows), place, format)


def _sheet(request: HttpRequest, place: Place, code: str) -> PostSheet:
    person = economist(request, place)
    return PostSheet(_proposal(place).pk, code, asked_year(request, place), UNIT, person)


def _save_form(request: HttpRequest, place: Place, code: str) -> Written | None:
    sheet = _sheet(request, place, code)
    changes = changes_by_form(request, sheet.cells().values())
    outcome = save(sheet, changes)
    if outcome.saved:
        messages.success(request, _("Posterna är sparade.") if changes else _("Inget var ändrat."))
        return None
    return Written({one.key: one for one in changes}, outcome)


def _add(request: HttpRequest, place: Place, code: str, person: Person) -> BudgetPost:
    proposal = _proposal(place)
    year = asked_year(request, place)
    label, account = forms.words(request, "label"), forms.words(request, "account")
    method = forms.words(request, "method") or SpreadMethod.EVEN
    if method not in _PLAIN_METHODS:
        raise Refused(_("Välj ett av sätten att fördela."))
    same = BudgetPost.objects.filter(budget=proposal, line__code=code, year=year, label=label, account=account)
    if same.exists():
        raise Refused(_("Raden har redan en post med den benämningen och det kontot. Ändra den i tabellen."))
    return set_post(
        budget=proposal,
        line=_operating_line(place, code),
        year=year,
        amount_ore=forms.amount(request, "amount", UNIT, _("Beloppet")),
        label=label,
        account=account,
        method=SpreadMethod(method) if method != SpreadMethod.MANUAL else None,
        order=BudgetPost.objects.filter(budget=proposal, line__code=code, year=year).count(),
        by=person,
    )


def _weights(request: HttpRequest) -> list[int]:
    """Twelve weights as somebody wrote them, with up to two decimals; only how they lie to each other counts."""
    return [forms.optional_amount(request, f"weight-{month}", "kr") or 0 for month in range(1, 13)]


def _shown(post: Post, cells: dict[Key, Cell]) -> ShownPost:
    row = str(post.id)
    choices = [(value, label) for value, label in SpreadMethod.choices if value in (*_PLAIN_METHODS, post.method)]
    return ShownPost(
        row,
        post.row_version,
        post.label or post.account or _("Utan benämning"),
        cells[row, LABEL],
        cells[row, ACCOUNT],
        cells[row, METHOD],
        cells[row, AMOUNT],
        tuple(cells[row, name] for name in MONTHS),
        cells[row, COMMENT],
        tuple((value, str(label)) for value, label in choices),
    )


def _decided(held: Budget, one: BudgetLine, year: int) -> list[DecidedPosts]:
    found = []
    for version in held.decided:
        posts = tuple(post for post in one.posts if (post.number, post.year) == (version.number, year))
        if posts:
            months = tuple(sum(post.months[month] for post in posts) for month in range(12))
            found.append(DecidedPosts(version, posts, sum(post.amount_ore for post in posts), months))
    return found


def _line(held: Budget, code: str) -> BudgetLine:
    for one in held.lines:
        if one.code == code:
            return one
    raise NotFound(_("Raden"), code, [one.code for one in held.lines])


def _operating_line(place: Place, code: str) -> OperatingLine:
    found = OperatingLine.objects.filter(committee=place.committee, year=place.occasion.year, code=code)
    line = found.select_related("committee__municipality", "parent").first()
    if line is None:
        raise NotFound(_("Raden"), code)
    return line


def _proposal(place: Place) -> BudgetVersion:
    found = open_proposal(place.committee, place.occasion.year)
    if found is None:
        raise Refused(_("Det finns inget förslag att skriva i. Lägg upp en ändring av budgeten först."))
    return found


def _post(wanted: str, place: Place, code: str) -> BudgetPost:
    mine = BudgetPost.objects.filter(budget=_proposal(place), line__code=code)
    found = (
        mine.select_related("line__committee", "budget__committee__municipality").filter(pk=wanted).first()
        if wanted.isdecimal()
        else None
    )
    if found is None:
        raise Refused(_("Posten finns inte längre i förslaget."))
    return found


def _named(post: BudgetPost) -> str:
    return post.label or post.account or post.line.title


def _address(request: HttpRequest, place: Place, code: str) -> str:
    asked = asked_year(request, place)
    return place.to(f"{PAGE}/{code}") + (f"?ar={asked}" if asked != place.occasion.year else "")
