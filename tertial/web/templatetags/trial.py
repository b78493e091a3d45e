"""Tags for rows that were read for trial, which come as dictionaries by the ledger's columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from tertial.economy.selectors import PART_WORDS

register = template.Library()


@register.filter
def in_column(row: Mapping[str, Any], column: str) -> Any:
    """What a row has in a column."""
    return row[column]


@register.filter
def part_word(part: str) -> str:
    """The Swedish word for a part of the code string."""
    return str(PART_WORDS[part])
