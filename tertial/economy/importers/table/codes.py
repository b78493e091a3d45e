"""Codes as SQL: text without the blanks around it, zeros kept. What can't be a code becomes NULL."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.economy.importers.profiles import CodeString
from tertial.economy.importers.table.amounts import SPACES
from tertial.economy.importers.table.sql import exactly, literal, pattern

LONGEST = 40
"""How many characters a code may have; `models.Code` has room for no more."""

_CONTROL = pattern(r"[\x00-\x1f\x7f]")
_BLANKS = literal(SPACES)


def bare(column: str) -> str:
    """SQL for a cell without the blanks around it."""
    # The pattern costs a fifth of trimming six kinds of blanks off a text that has none.
    return f"CASE WHEN regexp_full_match({column}, '[!-~]*') THEN {column} ELSE trim({column}, {_BLANKS}) END"


def code(column: str, *, then_name: bool) -> str:
    """SQL for a code that may be empty. NULL when it is too long, or has a line break in it.

    With `then_name` it ends at the first blank: `5012 Livsmedel` is 5012.
    """
    text = f"trim({column}, {_BLANKS})"
    if then_name:
        text = f"regexp_extract({text}, {pattern(f'^[^{SPACES}]*')})"
    plain = f"regexp_full_match({column}, '[!-~]*') AND strlen({column}) <= {LONGEST}"
    return f"CASE WHEN {plain} THEN {column} ELSE {_sound(text)} END"


def account(text: str, words: Sequence[str]) -> str:
    """SQL for a code that must be there, has no blank inside and is no word of a sum row. `text` is what `code` gives."""
    sums = ", ".join(literal(word.strip().lower()) for word in words) or "''"
    return (
        f"CASE WHEN {text} <> '' AND NOT regexp_matches({text}, {pattern(f'[{SPACES}]')})"
        f" AND ({text} < ':' OR lower(rtrim({text}, ':')) NOT IN ({sums})) THEN {text} END"
    )


def parts_of(column: str, cut: CodeString) -> dict[str, str]:
    """SQL for each part of a code string. All are NULL when there is more in it than the profile names."""
    text = f"({bare(column)})"
    found = {}
    if cut.separator:
        # A separator that is a blank may be any kind of blank, and more of them.
        mark = exactly(cut.separator) if cut.separator.strip() else f"[{SPACES}]+"
        pieces = f"regexp_split_to_array({text}, {pattern(mark)})"
        fits = f"len({pieces}) <= {len(cut.parts)}"
        for place, part in enumerate(cut.parts, start=1):
            if part:
                found[part] = f"trim(coalesce({pieces}[{place}], ''), {_BLANKS})"
    else:
        fits = f"length({text}) <= {max(last for _, last in cut.positions.values())}"
        for part, (first, last) in cut.positions.items():
            found[part] = f"trim(substring({text}, {first}, {last - first + 1}), {_BLANKS})"
    return {part: f"CASE WHEN {fits} THEN {_sound(one)} END" for part, one in found.items()}


def _sound(text: str) -> str:
    return f"CASE WHEN length({text}) <= {LONGEST} AND NOT regexp_matches({text}, {_CONTROL}) THEN {text} END"
