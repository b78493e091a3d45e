"""Codes as SQL: text without the blanks around it, zeros kept. What can't be a code becomes NULL."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.economy.importers.profiles import CodeString
from tertial.economy.importers.table.amounts import SPACES
from tertial.economy.importers.table.sql import exactly, literal, pattern

LONGEST = 40
"""How many characters a code may have; `models.Code` has room for no more."""

_CONTROL = pattern(r"[\x00-\x1f\x7f]")
_AN_ERROR = pattern(r"#(?:[A-ZÅÄÖ0-9/]+[!?]|N/A|SAKNAS|#+|DATUM .*)")
"""What a spreadsheet writes where a formula came to nothing, in English and Swedish; and a date that stands where a code should."""
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
    plain = f"regexp_full_match({column}, '[!\"$-~][!-~]*|') AND strlen({column}) <= {LONGEST}"
    return f"CASE WHEN {plain} THEN {column} ELSE {_sound(text)} END"


def account(column: str, text: str, words: Sequence[str]) -> str:
    """SQL for a code that must be there, has no blank inside and is no word of a sum row. `text` is what `code` gives."""
    # A list of words after IN would be joined with every row.
    sums = "|".join(exactly(" ".join(word.split())) for word in words)
    is_sum = f"regexp_full_match({text}, {pattern(f'(?i)(?:{sums}):*')})" if sums else "false"
    any_form = f"CASE WHEN {text} <> '' AND NOT regexp_matches({text}, {pattern(f'[{SPACES}]')}) AND NOT {is_sum} THEN {text} END"
    # Most accounts are digits and nothing else.
    return f"CASE WHEN regexp_full_match({column}, '[0-9]{{1,{LONGEST}}}') THEN {column} ELSE {any_form} END"


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
    return (
        f"CASE WHEN length({text}) <= {LONGEST} AND NOT regexp_matches({text}, {_CONTROL})"
        f" AND NOT regexp_full_match({text}, {_AN_ERROR}) THEN {text} END"
    )
