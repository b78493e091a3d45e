"""Tags for amounts that are no figures of their own: öre in the unit of the page."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tertial.common.numbers import MINUS
from tertial.web.grid.amount_text import exact, printed

register = template.Library()


@register.simple_tag
def money(ore: int | None, unit: str, plus: bool = False) -> SafeString:
    """An amount in the unit, rounded once; nothing for none. `plus` writes the sign of what is above zero."""
    return (
        SafeString("") if ore is None else format_html('<span class="number">{}</span>', printed(ore, unit, plus=plus))
    )


@register.simple_tag
def surplus(ore: int | None, unit: str) -> SafeString:
    """A deviation with its sign; a deficit also gets a mark, for colour alone says nothing."""
    if ore is None:
        return SafeString("")
    text = printed(ore, unit, plus=True)
    if not text.startswith(MINUS):
        return format_html('<span class="number">{}</span>', text)
    return format_html(
        '<span class="number deficit"><span class="deficit-mark" aria-hidden="true">▼</span>{}</span>', text
    )


@register.simple_tag
def money_text(ore: int | None, unit: str) -> str:
    """An amount as a field shows it: printed in the unit, empty for none."""
    return printed(ore, unit)


@register.simple_tag
def money_exact(ore: int | None, unit: str) -> str:
    """An amount with all its decimals: what a field that is left alone keeps."""
    return exact(ore, unit)
