"""How an export of the ledger is read: which column is what, and what its dates and amounts look like.

A profile is saved per municipality (`models.ImportProfile`) or comes with the program (`ready_profiles`). It says the same of a
CSV file and of a sheet in a workbook: an Excel cell is read as if it were written with the profile's own marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from tertial.common.errors import Refused
from tertial.economy.ledger.schema import CODE_PARTS, PART_NAMES

Column = tuple[str | int, ...]
"""A column by heading or by position from 1. Of several, the first that the file has is meant. Empty: there is none."""

Encoding = Literal["", "utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]
Delimiter = Literal["", ";", ",", "\t", "|"]
DateForm = Literal["yyyy-mm-dd", "yyyymmdd", "yymmdd", "d/m/yyyy", "m/d/yyyy", "excel"]
PeriodForm = Literal["yyyymm", "yyyy-mm", "yymm", "words", "m"]
DecimalMark = Literal[",", "."]
ThousandMark = Literal["", " ", ".", ",", "'"]

EVERY_MONTH: Final = "*"
"""As `months`: every column whose heading is a month."""

SUM_WORDS: Final = ("summa", "delsumma", "slutsumma", "totalsumma", "totalt", "total", "sum", "grand total")
IGNORED_WORDS: Final = ("antal rader", "antal poster", "utskrivet", "utskriven", "utskriftsdatum", "sida", "urval")

OTHER_COLUMNS: Final = {
    "date": "datum",
    "period": "period",
    "series": "verifikationsserie",
    "number": "verifikationsnummer",
    "text": "text",
    "amount": "belopp",
    "debit": "debet",
    "credit": "kredit",
    "side": "debet eller kredit",
}
"""Each other thing that a column can be, by its Swedish word; the names are fields of `Profile`."""

WORDS: Final = {**PART_NAMES, **OTHER_COLUMNS, "code_string": "kodsträng", "months": "månadskolumner"}
"""Everything that a column can be, in words."""

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a profile's short name may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeString:
    """The whole code string in one column, taken apart by a separator or by positions.

    With a separator, `parts` names them in order and the empty string passes one over. With `positions` each part has the
    first and the last character, counted from 1, both inclusive.
    """

    column: Column
    separator: str = ""
    parts: tuple[str, ...] = ()
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.column:
            raise Refused("Säg vilken kolumn som har kodsträngen.")
        if bool(self.separator) == bool(self.positions) or bool(self.separator) != bool(self.parts):
            raise Refused("En kodsträng delas antingen av ett skiljetecken med delarna i ordning, eller av positioner.")
        if len(self.separator) > 3:
            raise Refused(f"Skiljetecknet ”{self.separator}” är längre än tre tecken.")
        named = [part for part in self.parts if part] + list(self.positions)
        for part in named:
            if part not in CODE_PARTS:
                raise Refused(f"”{part}” är ingen del av kodsträngen. Det som finns: {', '.join(CODE_PARTS)}.")
        if len(set(named)) != len(named):
            raise Refused("En del av kodsträngen står två gånger.")
        for part, (first, last) in self.positions.items():
            if not 1 <= first <= last <= 200:
                raise Refused(
                    f"Positionerna {first}–{last} för {PART_NAMES[part]} går inte. Skriv från 1, först till sist."
                )

    @property
    def found(self) -> tuple[str, ...]:
        """The parts of the code string that it holds."""
        return tuple(part for part in self.parts if part) or tuple(self.positions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one kind of export is read. The names of columns are compared without regard to case and blanks.

    - `encoding`, `delimiter`: empty detects them. `sheet` is a workbook's sheet; empty takes the first that fits.
    - `headings`: whether there is a row of headings; `skip_rows` is how many rows come before it (before the data, where
      there are no headings). None looks for the headings.
    - `sum_words`, `ignored_words`: a row whose first cell with text begins with such a word is a sum, which is checked
      against the rows above it, or is passed over.
    - `codes` says which column is which part of the code string, or `code_string` takes one column apart.
      `code_then_name` reads `5012 Livsmedel` as 5012.
    - `date` is the posting date, `period` the month that the row counts in; with both, the month is the period's. `year`
      is the only year that the file may have, and the year of months that don't say theirs. `month` (202308) is the month of every row
      where no column tells it.
    - amounts stand in `amount`, in `amount` with `side` telling debit from credit, in `debit` and `credit`, or in one column per
      month: `months` is `("*",)` for all headings that are months, or columns in order from January of `year`.
    - `credit_positive` is for exports where revenue is positive.
    - `keep_text` keeps the rows' texts. `personal` are headings that tell of people beside those that the program knows, `keeps`
      headings that are kept though they look as if they did.
    - `optional` are the fields, or parts of the code string, whose column may be missing.
    """

    slug: str
    name: str
    description: str = ""
    encoding: Encoding = ""
    delimiter: Delimiter = ""
    sheet: str = ""
    headings: bool = True
    skip_rows: int | None = None
    sum_words: tuple[str, ...] = SUM_WORDS
    ignored_words: tuple[str, ...] = IGNORED_WORDS
    codes: Mapping[str, Column] = field(default_factory=dict)
    code_string: CodeString | None = None
    code_then_name: bool = False
    date: Column = ()
    date_form: DateForm = "yyyy-mm-dd"
    period: Column = ()
    period_form: PeriodForm = "yyyymm"
    year: int | None = None
    month: int | None = None
    series: Column = ()
    number: Column = ()
    text: Column = ()
    amount: Column = ()
    debit: Column = ()
    credit: Column = ()
    side: Column = ()
    months: Column = ()
    decimal: DecimalMark = ","
    thousands: ThousandMark = " "
    credit_positive: bool = False
    keep_text: bool = False
    personal: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._check_choices()
        self._check_codes()
        self._check_time()
        self._check_amounts()

    @property
    def columns(self) -> dict[str, Column]:
        """Every column that is read by the name of what it is; months in columns of their own are left out."""
        found = {part: self.codes[part] for part in CODE_PARTS if self.codes.get(part)}
        if self.code_string:
            found["code_string"] = self.code_string.column
        return found | {name: column for name in OTHER_COLUMNS if (column := getattr(self, name))}

    def to_json(self) -> dict[str, Any]:
        """The profile as JSON can hold it, without what is as it would be anyway; `from_json` reads it back."""
        from tertial.economy.importers.profile_json import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, settings: Mapping[str, Any]) -> Profile:
        """A profile from its `to_json`. Raises `Refused` that names the setting and what it may be."""
        from tertial.economy.importers.profile_json import from_json

        return from_json(settings)

    def _check_choices(self) -> None:
        if not SLUG.fullmatch(self.slug) or len(self.slug) > 80:
            raise Refused(f"”{self.slug}” går inte som kortnamn. Skriv små bokstäver a–z, siffror och bindestreck.")
        if not 0 < len(self.name.strip()) <= 120:
            raise Refused("Ge profilen ett namn på högst 120 tecken.")
        for name, kind in CHOICES.items():
            if (value := getattr(self, name)) not in (allowed := get_args(kind)):
                shown = ", ".join(f"”{one}”" for one in allowed)
                raise Refused(f"”{value}” går inte som {name}. Välj bland {shown}.")
        if self.skip_rows is not None and not 0 <= self.skip_rows <= 1000:
            raise Refused(f"Det går inte att hoppa över {self.skip_rows} rader. Skriv 0 till 1000.")
        for word in (*self.sum_words, *self.ignored_words):
            if not word.strip() or not word.strip()[0].isalpha():
                raise Refused(f"”{word}” går inte som ord på en summarad. Det ska börja med en bokstav.")
        for name in self.optional:
            if name not in WORDS or name == "account":
                raise Refused(f"”{name}” kan inte vara valfri.")
        for name, column in self.columns.items():
            _check_column(name, column, headings=self.headings)

    def _check_codes(self) -> None:
        for part in self.codes:
            if part not in CODE_PARTS:
                raise Refused(f"”{part}” är ingen del av kodsträngen. Det som finns: {', '.join(CODE_PARTS)}.")
        taken = self.code_string.found if self.code_string else ()
        both = [part for part in taken if self.codes.get(part)]
        if both:
            raise Refused(f"{PART_NAMES[both[0]].capitalize()} står både i en egen kolumn och i kodsträngen. Välj en.")
        if not self.codes.get("account") and "account" not in taken:
            raise Refused("Säg vilken kolumn som har kontot.")

    def _check_time(self) -> None:
        if self.year is not None and not 1900 <= self.year <= 2999:
            raise Refused(f"{self.year} är inget år som går att läsa in.")
        if self.month is not None:
            if not (1900 <= self.month // 100 <= 2999 and 1 <= self.month % 100 <= 12):
                raise Refused(f"{self.month} är ingen månad. Skriv till exempel 202308.")
            if self.year not in (None, self.month // 100):
                raise Refused(f"Månaden {self.month} ligger inte i året {self.year}.")
        ways = [bool(self.date or self.period), self.month is not None, bool(self.months)]
        if sum(ways) != 1:
            raise Refused(
                "Säg var månaden står: i en datum- eller periodkolumn, i en kolumn per månad, eller en månad för alla rader."
            )
        if self.period and self.period_form == "m" and self.year is None:
            raise Refused("Perioden är bara månadens nummer. Säg vilket år filen gäller.")

    def _check_amounts(self) -> None:
        ways = [bool(self.amount), bool(self.debit or self.credit), bool(self.months)]
        if sum(ways) != 1 or bool(self.debit) != bool(self.credit):
            raise Refused(
                "Säg var beloppet står: i en kolumn, i en för debet och en för kredit, eller i en kolumn per månad."
            )
        if self.side and not self.amount:
            raise Refused("En kolumn som säger debet eller kredit behöver en kolumn med belopp.")
        if self.decimal == self.thousands:
            raise Refused(f"”{self.decimal}” kan inte vara både decimaltecken och tusentalstecken.")
        if EVERY_MONTH in self.months:
            if len(self.months) != 1 or not self.headings:
                raise Refused("”*” betyder alla kolumner vars rubrik är en månad och står ensamt.")
        elif self.months and (self.year is None or len(self.months) > 12):
            raise Refused("Månadskolumnerna är högst tolv, i ordning från januari. Säg vilket år de gäller.")
        if self.months and (self.series or self.number or self.text):
            raise Refused("En fil med en kolumn per månad har inga verifikationer och inga radtexter.")


CHOICES: Final = {
    "encoding": Encoding,
    "delimiter": Delimiter,
    "date_form": DateForm,
    "period_form": PeriodForm,
    "decimal": DecimalMark,
    "thousands": ThousandMark,
}
"""The fields of `Profile` that are a choice, and between what."""


def _check_column(name: str, column: Column, *, headings: bool) -> None:
    for one in column:
        if isinstance(one, int) and not 1 <= one <= 1000:
            raise Refused(f"Kolumn {one} för {WORDS[name]} finns inte. Räkna från 1.")
        if isinstance(one, str) and not one.strip():
            raise Refused(f"Rubriken för {WORDS[name]} är tom.")
        if isinstance(one, str) and not headings:
            raise Refused(f"Filen har inga rubriker: skriv vilken kolumn i ordningen som är {WORDS[name]}.")
