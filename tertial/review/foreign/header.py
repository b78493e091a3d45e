"""Read the headings of columns that were broken over lines: `Prognos` `helår` `Budget` `2021` `Avvikelse` are three columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tertial.review.foreign.hyphens import Words

_MONTH = r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_HEAD = re.compile(
    r"(?:prognos|budget|avvi-?\s?kelse|redovisat|utfall|bokslut|målvärde|mål-\s?värde|måltal|resultat|differens|diff\.?|ram|investerings-?\s?(?:ram)?"
    r"|plan|kvinnor|män|alla|totalt|status|helårsprognos|periodbudget|periodutfall|årsbudget)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{_MONTH}\.?\s?[-–]\s?{_MONTH}\.?", re.IGNORECASE)
_MONTHS = re.compile(rf"{_MONTH}\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:år\s)?(?:19|20)\d\d", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"(?:helår|år|samma|period|perioden|föregående|fg|ack\.?|ackumulerat|delår|\d|tkr|mnkr|%|i|för|per|tom|t\.o\.m\.)",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?:utgifter|inkomster|netto|brutto|intäkter|kostnader)", re.IGNORECASE)
_TOKEN = re.compile(
    rf"{_RANGE.pattern}|år\s(?:19|20)\d\d\b|mål-\s?värde|avvi-\s?kelse|investerings-\s?ram|\S+", re.IGNORECASE
)


@dataclass(slots=True)
class _Column:
    """A column's heading on its way: words, and which of its parts it has."""

    words: list[str] = field(default_factory=list)
    head: bool = False
    month: bool = False
    year: bool = False
    whole: bool = False

    @property
    def wants_time(self) -> bool:
        return not (self.year or self.whole) and not re.match(
            r"avvi|diff", self.words[0] if self.words else "", re.IGNORECASE
        )


def has_headings(words: str) -> bool:
    """Whether any word of a line is one that heads columns."""
    return any(_kind_of(token) in ("head", "month", "year", "range") for token in _TOKEN.findall(words))


def label_before(words: str) -> str:
    """What stands before the first word that heads a column: the heading of the labels."""
    found: list[str] = []
    for token in _TOKEN.findall(words):
        if _kind_of(token) in ("head", "month", "year", "range"):
            break
        found.append(token)
    return " ".join(found)


def heads_only(words: str) -> bool:
    """Whether every word of a line belongs to headings of columns."""
    kinds = [_kind_of(token) for token in _TOKEN.findall(words)]
    return bool(kinds) and "word" not in kinds


def names_column(words: str) -> bool:
    """Whether a line holds nothing but headings, and one that is a column's own: `Budget`, `Prognos helår`."""
    return heads_only(words) and any(_kind_of(token) == "head" for token in _TOKEN.findall(words))


def goes_on(words: str) -> bool:
    """Whether a line is a second row of headings: one or two words of the labels' heading, then years, months or kinds."""
    kinds = [_kind_of(token) for token in _TOKEN.findall(words)]
    lead = next((place for place, kind in enumerate(kinds) if kind != "word"), len(kinds))
    rest = [kind for kind in kinds[lead:] if kind != "qualifier"]
    return 1 <= lead <= 2 and bool(rest) and all(kind in ("year", "month", "range", "kind", "head") for kind in rest)


def columns_of(lines: Sequence[str], words: Words) -> tuple[str, list[str]]:
    """The heading of the labels and those of the columns, from the lines of a heading; the columns are empty where none is told."""
    label: list[str] = []
    columns: list[_Column] = []
    second = False
    kinds = 0
    for number, line in enumerate(_unbroken(lines)):
        tokens = _TOKEN.findall(line)
        if columns and tokens and _kind_of(tokens[0]) == "word" and not _ends_open(columns[-1]):
            second = True  # the labels' heading goes on: a second row of headings
            kinds = 0
        for token in tokens:
            kind = _kind_of(token)
            if not columns and kind in ("word", "qualifier", "kind"):
                label.append(token)
                continue
            if second:
                kinds = _second(columns, token, kind, kinds, label)
                continue
            if kind == "kind" and len(columns) > 1 and number:
                second, kinds = True, 0
                kinds = _second(columns, token, kind, kinds, label)
                continue
            _first(columns, token, kind)
    made = [words.joined(column.words) for column in columns]
    return words.joined(label) if label else "", [
        re.sub(r"(?<=[a-zåäö])-\s?(?=[a-zåäö])", "", one) if "-" in one and not _RANGE.search(one) else one
        for one in made
    ]


def _unbroken(lines: Sequence[str]) -> list[str]:
    """The lines with words put together that were broken over two: `Avvi-` and `kelse`."""
    made: list[str] = []
    for line in lines:
        if made and re.search(r"[^\W\d_]-$", made[-1]) and line[:1].islower():
            first, _, rest = line.partition(" ")
            made[-1] = made[-1][:-1] + first
            if rest.strip():
                made.append(rest.strip())
        else:
            made.append(line)
    return made


def _first(columns: list[_Column], token: str, kind: str) -> None:
    last = columns[-1] if columns else None
    new = last is None or kind == "head"
    if kind == "year" and last is not None:
        new = last.year or last.whole
    elif kind in ("month", "range") and last is not None:
        new = last.month or last.year or last.whole or not last.head
    if kind == "head" and last is not None and _ends_open(last) and token[0].islower():
        new = False
    if new:
        last = _Column()
        columns.append(last)
    assert last is not None  # noqa: S101 - for the type checker: there is a column now
    _put(last, token, kind)


def _second(columns: list[_Column], token: str, kind: str, kinds: int, label: list[str]) -> int:
    """Give a word of the second row of headings to the column that lacks it. Returns how many words of kind are given so far."""
    opened = next((column for column in columns if _ends_open(column)), None)
    if opened is not None and kind in ("head", "word") and token[0].islower():
        _put(opened, token, kind)
        opened.head = True
    elif kind == "year":
        # the range before it was given to a column: "jan-aug" "2021"
        column = next(
            (
                one
                for one in columns
                if one.month and not one.year and one.words[-1:] and _RANGE.fullmatch(one.words[-1])
            ),
            None,
        )
        column = column or next((one for one in columns if one.wants_time), None)
        if column is not None:
            _put(column, token, kind)
    elif kind in ("range", "month"):
        column = next((one for one in columns if one.wants_time and not one.month), None)
        if column is not None:
            _put(column, token, kind)
    elif kind == "qualifier":
        column = next(
            (
                one
                for one in reversed(columns)
                if one.words and re.fullmatch(r"samma|period|föregående", one.words[-1], re.IGNORECASE)
            ),
            None,
        )
        if column is not None:
            _put(column, token, kind)
            column.whole = True
    elif kind == "kind":
        if kinds < len(columns):
            columns[kinds].words.append(token)
        return kinds + 1
    elif kind == "word" and not kinds:
        label.append(token)
    return kinds


def _put(column: _Column, token: str, kind: str) -> None:
    column.words.append(token)
    column.head = column.head or kind == "head"
    column.month = column.month or kind in ("month", "range")
    column.year = column.year or kind == "year"
    column.whole = column.whole or bool(re.fullmatch(r"helår|föregående", token, re.IGNORECASE))


def _ends_open(column: _Column) -> bool:
    return bool(column.words) and column.words[-1].endswith("-")


def _kind_of(token: str) -> str:
    bare = token.strip(".,:()").casefold() or token
    for kind, pattern in (
        ("range", _RANGE),
        ("year", _YEAR),
        ("head", _HEAD),
        ("kind", _KIND),
        ("month", _MONTHS),
        ("qualifier", _QUALIFIER),
    ):
        if pattern.fullmatch(bare) or pattern.fullmatch(token):
            return kind
    return "head" if re.fullmatch(r"avvi-|mål-|investerings-", token, re.IGNORECASE) else "word"
