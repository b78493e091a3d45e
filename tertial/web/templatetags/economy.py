"""Tags for the economy's pages: the row of pages within the tab, and amounts in kronor."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tertial.common.money import kr
from tertial.common.numbers import swedish
from tertial.organisation.permissions import Permission
from tertial.web.place import Place

register = template.Library()

_PAGES: tuple[tuple[str, str | Promise], ...] = (
    ("economy", _("Översikt")),
    ("economy_tables", _("Tabeller")),
    ("economy_forecast", _("Prognos")),
    ("economy_budget", _("Budget")),
    ("economy_investments", _("Investeringar")),
    ("economy_action_plan", _("Åtgärdsplan")),
    ("economy_import", _("Inläsning")),
    ("economy_codes", _("Koder")),
    ("economy_lines", _("Rader")),
)
# Who may not read files in reads what was read in.
_INSTEAD: dict[str, str] = {"economy_import": "economy_batches"}


@register.inclusion_tag("_components/economy_nav.html", takes_context=True)
def economy_nav(context: template.Context, current: str) -> dict[str, Any]:
    """The pages of the economy, with the one named by its address's name marked: `{% economy_nav "economy_codes" %}`."""
    place: Place = context["place"]
    editor = place.can(Permission.ECONOMY_EDIT)
    pages = []
    for name, label in _PAGES:
        shown = name if editor else _INSTEAD.get(name, name)
        try:
            address = reverse(shown, args=[place.committee.slug, place.occasion.slug])
        except NoReverseMatch:
            continue
        pages.append({"path": address, "label": label, "current": name == current})
    return {"pages": pages}


@register.simple_tag
def kronor(ore: int | None, plus: bool = False) -> SafeString:
    """An exact amount in kronor with two decimals: what a ledger holds is shown to the öre."""
    if ore is None:
        return SafeString("")
    return format_html('<span class="number">{}</span>', swedish(kr(ore), 2, plus=plus))


@register.simple_tag
def kronor_exact(amount: Decimal) -> SafeString:
    """An exact amount that is given in kronor, with two decimals."""
    return format_html('<span class="number">{}</span>', swedish(amount, 2))


@register.simple_tag
def change(ore: int) -> SafeString:
    """A difference in kronor: signed, and quiet where there is none."""
    text = swedish(kr(ore), 2, plus=True)
    return format_html('<span class="number{}">{}</span>', "" if ore else " muted", text if ore else "0")


@register.filter
def counted(number: int) -> str:
    """A number of rows, thousands apart."""
    return swedish(Decimal(number), 0)


@register.filter
def month_name(month: int) -> str:
    """A month of the ledger as it is written in tables: 202308 → 2023-08."""
    return f"{month // 100}-{month % 100:02d}"


@register.filter
def stretches(months: Iterable[tuple[int, int]]) -> str:
    """Stretches of months as they are written in tables: `2023-01–2023-08, 2023-10`."""
    return ", ".join(
        month_name(first) if first == last else f"{month_name(first)}–{month_name(last)}" for first, last in months
    )
