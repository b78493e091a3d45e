"""Amounts as SQL: text to whole öre, by arithmetic on the digits. A text that is no amount becomes NULL.

Read are digits with the profile's decimal and thousand marks, at most two decimals and thirteen digits before them; the minus
before or after, as a hyphen, a dash or a true minus; parentheses for negative; `kr` or `SEK`; and a mark for debit or credit before or
after (`D`, `Dr`, `Debet`, `K`, `C`, `Cr`, `Kredit`). Thousands stand in groups of three or not at all: `35 40` is no amount.
"""

from __future__ import annotations

from tertial.economy.importers.profiles import DecimalMark, ThousandMark
from tertial.economy.importers.table.sql import exactly, literal, pattern

SPACES = " \t\u00a0\u2007\u2009\u202f"
"""What parts thousands and stands around cells: blank, tab, no-break, figure, thin and narrow no-break space."""
MINUSES = "-\u2212\u2013\u2010\u2011"
"""Hyphen, true minus, en dash, and the two hyphens of typesetting."""
APOSTROPHES = "'\u2019"

DEBIT_MARKS = ("D", "DR", "DEBET", "DEBIT")
CREDIT_MARKS = ("K", "C", "CR", "KREDIT", "CREDIT")

MOST_DIGITS = 13
"""How many digits kronor may have: what all municipalities together turn over has twelve."""


def ore(column: str, *, decimal: DecimalMark, thousands: ThousandMark) -> str:
    """SQL for a column's amount in öre as BIGINT, NULL where the text is no amount (an empty text too)."""
    plain = f"-?[0-9]{{1,{MOST_DIGITS}}}{exactly(decimal)}[0-9]{{2}}"
    # Most cells are plain; only the others are worth the long pattern.
    return (
        f"CASE WHEN regexp_full_match({column}, {pattern(plain)})"
        f" THEN CAST(replace({column}, {literal(decimal)}, '') AS BIGINT)"
        f" ELSE {_any_form(column, decimal, thousands)} END"
    )


def is_blank(column: str) -> str:
    """SQL for whether a cell has nothing but blanks."""
    # OR would ask the pattern of every cell.
    return f"CASE WHEN {column} = '' THEN true ELSE regexp_full_match({column}, {pattern(f'[{SPACES}]*')}) END"


def side(column: str) -> str:
    """SQL for a cell that tells debit (1) from credit (-1), NULL for anything else."""
    text = f"rtrim(upper(trim({column}, {literal(SPACES)})), '.')"
    return (
        f"CASE WHEN {text} IN ({', '.join(map(literal, DEBIT_MARKS))}) THEN 1"
        f" WHEN {text} IN ({', '.join(map(literal, CREDIT_MARKS))}) THEN -1 END"
    )


def _any_form(column: str, decimal: DecimalMark, thousands: ThousandMark) -> str:
    # One kind of blank, of minus and of apostrophe, capital letters.
    text = (
        f"upper(trim(translate({column}, {literal(SPACES + MINUSES + APOSTROPHES)},"
        f" {literal(' ' * len(SPACES) + '-' * len(MINUSES) + chr(39) * len(APOSTROPHES))})))"
    )
    grouped = f"[0-9]{{1,3}}(?:{exactly(thousands)}[0-9]{{3}})+|" if thousands else ""
    marks = "|".join(sorted((*DEBIT_MARKS, *CREDIT_MARKS), key=len, reverse=True))
    form = (
        rf"(\()? ?(?:({marks})\.? ?)?([-+])? ?({grouped}[0-9]*)(?:{exactly(decimal)}([0-9]{{1,2}}))?"
        rf" ?(-)? ?(?:KR\.?|SEK)? ?(?:({marks})\.?)? ?(\))?"
    )
    names = "['opened', 'before', 'sign', 'whole', 'part', 'sign_after', 'after', 'closed']"
    found = f"regexp_extract({text}, {pattern(f'^{form}$')}, {names})"
    digits = f"replace(f.whole, {literal(thousands)}, '')" if thousands else "f.whole"
    credit = f"({', '.join(map(literal, CREDIT_MARKS))})"
    negative = "(f.sign = '-' OR f.sign_after = '-' OR f.opened <> '')"
    signs = "(f.sign <> '')::INT + (f.sign_after <> '')::INT + (f.opened <> '')::INT + (f.before <> '')::INT + (f.after <> '')::INT"
    value = f"""CASE WHEN (f.whole = '' AND f.part = '') OR (f.opened <> '') <> (f.closed <> '') OR {signs} > 1
        OR length({digits}) > {MOST_DIGITS} THEN NULL
        ELSE CAST({digits} || rpad(f.part, 2, '0') AS BIGINT)
            * CASE WHEN {negative} OR f.before IN {credit} OR f.after IN {credit} THEN -1 ELSE 1 END END"""
    # A list of one, so that the parts found can be named without finding them again.
    return f"list_transform([{found}], lambda f: {value})[1]"
