"""The frame on the budget's page: from the council's decision to the budget, and its parts to change, year by year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.cycle.models import Decision
from tertial.economy.actions.frame import add_frame_item, change_frame_item, remove_frame_item
from tertial.economy.models import FrameItem
from tertial.economy.queries.frame import Beside, BridgeRow, sentence
from tertial.organisation.models import Person
from tertial.web import forms
from tertial.web.place import Place

UNIT = "tkr"
"""Budgets are decided, spread and compared in thousands, whatever unit the occasion's report prints."""
PLAN_YEARS = 3


@dataclass(frozen=True, slots=True)
class YearField:
    """A part's amount a year as its form shows it; `version` is 0 in a year that does not have the part."""

    year: int
    ore: int | None
    version: int


@dataclass(frozen=True, slots=True)
class BridgePart:
    """A row of the bridge: its words, an amount per year in öre, and the fields of its form."""

    order: int
    label: str
    amounts: tuple[int | None, ...]
    decision: Decision | None
    fields: tuple[YearField, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A frame with its adjustments beside the budget, year by year."""

    investment: bool
    years: tuple[int, ...]
    parts: tuple[BridgePart, ...]
    frames: tuple[int | None, ...]
    budgets: tuple[int | None, ...]
    differences: tuple[int | None, ...]
    sentence: str
    is_even: bool
    proposed: str


def bridge(beside: Beside, *, decided: bool, proposal_ore: int | None = None) -> Bridge | None:
    """The frame beside the budget; None where there is neither. `proposal_ore` is what an undecided version adds.

    The first version takes the place of whatever stood there before anything was `decided`; later ones are added to it.
    """
    year = beside.years[0]
    if not beside.rows and beside.budget(year) is None:
        return None
    proposed = ""
    if proposal_ore is not None:
        base = (beside.budget(year) or 0) if decided else 0
        proposed = sentence(year, beside.frame(year), base + proposal_ore)
    return Bridge(
        beside.investment,
        beside.years,
        tuple(_part(row, beside.years) for row in beside.rows),
        tuple(beside.frame(one) for one in beside.years),
        tuple(beside.budget(one) for one in beside.years),
        tuple(beside.difference(one) for one in beside.years),
        beside.words(year),
        not beside.difference(year),
        proposed,
    )


def form_years(year: int) -> range:
    """The years that a part can be given in: the budget year and those planned with it."""
    return range(year, year + PLAN_YEARS + 1)


def _part(row: BridgeRow, years: tuple[int, ...]) -> BridgePart:
    fields = []
    for year in sorted({*form_years(years[0]), *row.items}):
        item = row.items.get(year)
        fields.append(YearField(year, item.amount_ore if item else None, item.version if item else 0))
    return BridgePart(
        row.order,
        row.label,
        tuple(row.amount(one) for one in years),
        next((item.decision for item in row.items.values() if item.decision), None),
        tuple(fields),
    )


@transaction.atomic
def add_part(request: HttpRequest, place: Place, person: Person) -> str:
    """Add a part to the frame, in every year that it is given an amount."""
    amounts = _amounts(request, list(form_years(place.occasion.year)))
    if not any(ore is not None for ore in amounts.values()):
        raise Refused(_("Skriv ett belopp för minst ett år."))
    investment = "investment" in request.POST
    here = FrameItem.objects.filter(committee=place.committee, budget_year=place.occasion.year, investment=investment)
    order = (here.aggregate(last=Max("order"))["last"] or 0) + 1
    label = forms.words(request, "label")
    for year, ore in amounts.items():
        if ore is not None:
            add_frame_item(
                committee=place.committee,
                budget_year=place.occasion.year,
                year=year,
                order=order,
                label=label,
                amount_ore=ore,
                decision=forms.decision(request, place.municipality),
                investment=investment,
                by=person,
            )
    return _("”%(label)s” är tillagd i ramen.") % {"label": label}


@transaction.atomic
def change_part(request: HttpRequest, place: Place, person: Person) -> str:
    """Change a part of the frame in all its years: its words, amounts and decision. An emptied year is taken out."""
    items = _items(request, place)
    label = forms.words(request, "label")
    if "remove" in request.POST:
        for item in items.values():
            remove_frame_item(item=item, by=person, expected_version=_version(request, item.year))
        return _("”%(label)s” är borttagen ur ramen.") % {"label": next(iter(items.values())).label}
    shown = next((item.decision for item in items.values() if item.decision), None)
    chosen = forms.decision(request, place.municipality)
    amounts = _amounts(request, [year for year in items if f"amount-{year}" in request.POST])
    amounts |= _amounts(request, list(form_years(place.occasion.year)))
    for year, ore in sorted(amounts.items()):
        held = items.get(year)
        if held and ore is None:
            remove_frame_item(item=held, by=person, expected_version=_version(request, year))
        elif held and ore is not None:
            change_frame_item(
                item=held,
                label=label,
                amount_ore=ore,
                # Years may rest on decisions of their own: those stay, unless another is chosen for all of them.
                decision=held.decision if chosen == shown else chosen,
                by=person,
                expected_version=_version(request, year),
            )
        elif ore is not None:
            some = next(iter(items.values()))
            add_frame_item(
                committee=place.committee,
                budget_year=place.occasion.year,
                year=year,
                order=some.order,
                label=label,
                amount_ore=ore,
                decision=chosen,
                investment=some.investment,
                by=person,
            )
    return _("”%(label)s” är ändrad.") % {"label": label}


def _amounts(request: HttpRequest, years: list[int]) -> dict[int, int | None]:
    return {year: forms.optional_amount(request, f"amount-{year}", UNIT) for year in years}


def _version(request: HttpRequest, year: int) -> int:
    text = request.POST.get(f"version-{year}", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _items(request: HttpRequest, place: Place) -> dict[int, FrameItem]:
    """The part that a form is about, by year."""
    order = forms.words(request, "order")
    found = FrameItem.objects.filter(
        committee=place.committee,
        budget_year=place.occasion.year,
        investment="investment" in request.POST,
        order=int(order) if order.isascii() and order.isdigit() and len(order) < 6 else -1,
        label=forms.words(request, "part"),
    ).select_related("committee__municipality", "decision")
    if not found:
        raise Refused(_("Den delen av ramen finns inte längre."))
    return {item.year: item for item in found}
