"""A measure's rule: what is counted, when, of whom and in which parts. Frozen values, plain Python.

`parse.parse` makes one of its declaration, `wording.in_words` says it in Swedish, `compute.compute` follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Role(StrEnum):
    """What a column's cells are, which follows from what the rule uses it for."""

    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    IDENTITY = "identity"


ROLE_WORDS: Mapping[Role, str] = {
    Role.CODE: "kod",
    Role.DATE: "datum",
    Role.NUMBER: "tal",
    Role.IDENTITY: "identitet",
}


class Span(StrEnum):
    """What a period means to a measure: `2023-08` may be eight months, one month or twelve. The value is how it is written."""

    YEAR_TO_DATE = "januari–månad"
    YEAR = "år"
    MONTH = "månad"
    ROLLING = "rullande 12 månader"


class Operator(StrEnum):
    """How a condition compares; the value is how it is written."""

    IN = "lika"
    NOT_IN = "inte"
    FILLED = "fylld"
    FROM = "tidigast"
    UNTIL = "senast"
    AT_LEAST = "minst"
    AT_MOST = "högst"
    ABOVE = "över"
    BELOW = "under"


Bound = tuple[str, ...] | bool | date | Decimal | str
"""What a condition compares with: codes, whether filled, a day, a number, or (for days) another column's name."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row's cell must be to count."""

    column: str
    operator: Operator
    bound: Bound

    @property
    def role(self) -> Role | None:
        """What the column's cells must be; None where anything will do."""
        match self.operator:
            case Operator.IN | Operator.NOT_IN:
                return Role.CODE
            case Operator.FROM | Operator.UNTIL:
                return Role.DATE
            case Operator.FILLED:
                return None
            case _:
                return Role.NUMBER


@dataclass(frozen=True, slots=True)
class Of:
    """What is counted: rows; how many different there are in an identity column; or the sum of a column."""

    distinct: str = ""
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """When a row is there: in the month that a column says, or from a day up to and including another (empty: still)."""

    month: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of those whose `on` is in the period; without it, of the whole extract."""

    on: str
    of: Of


@dataclass(frozen=True, slots=True)
class MonthlyAverage:
    """How many there were each month, added up and divided by the number of months."""

    presence: Presence
    of: Of


@dataclass(frozen=True, slots=True)
class LastMonth:
    """How many there are in the period's last month, or on its last day; `longer_than` months there already, if above 0."""

    presence: Presence
    of: Of
    longer_than: int = 0


@dataclass(frozen=True, slots=True)
class MedianMonths:
    """The median of how long those who are there at the period's end have been there, in whole months.

    `months` is the column that says so; without it the time since `presence.start`.
    """

    presence: Presence
    months: str = ""


@dataclass(frozen=True, slots=True)
class NotReturning:
    """The share of persons who left and did not come back within `within` months; they left so long before the period's end."""

    person: str
    start: str
    end: str
    within: int = 12


@dataclass(frozen=True, slots=True)
class MeanDays:
    """The mean number of days from `start` to `end`, of those whose `end` is in the period."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Exits:
    """How many left for the reasons, or which share of all who left. `reasons` holds codes by named part ("" for no part)."""

    on: str
    reason: str
    reasons: Mapping[str, tuple[str, ...]]
    of: Of
    as_share: bool = False


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Used places as a share of those that there are."""

    on: str
    used: str
    places: str


@dataclass(frozen=True, slots=True)
class CostPerPlace:
    """What a place costs a year, in thousands of kronor: net cost of the period by its place-months, times twelve.

    `cost` holds what to ask the ledger for, by unit ("" for the whole).
    """

    on: str
    places: str
    cost: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PerMillion:
    """How many left (for the reasons, if any are named) per million kronor of net cost."""

    on: str
    reason: str
    reasons: tuple[str, ...]
    of: Of
    cost: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the population also meet `numerator`, as a share of it."""

    on: str
    numerator: tuple[Condition, ...]
    of: Of


Calculation = (
    Count
    | MonthlyAverage
    | LastMonth
    | MedianMonths
    | NotReturning
    | MeanDays
    | Exits
    | Occupancy
    | CostPerPlace
    | PerMillion
    | Share
)


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column whose codes say which part a row belongs to; those in `others` belong to the whole only."""

    column: str
    codes: Mapping[str, str]
    others: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in the order they are declared."""
        return tuple(dict.fromkeys(self.codes.values()))


@dataclass(frozen=True, slots=True)
class Parts:
    """Which values there are beside the whole. `crossed` gives women and men of each unit too."""

    whole: bool = True
    crossed: bool = False
    sex: PartColumn | None = None
    unit: PartColumn | None = None
    group: PartColumn | None = None

    def columns(self) -> Iterator[tuple[str, PartColumn]]:
        """What there is of sex, unit and group, by those names."""
        for name, column in (("sex", self.sex), ("unit", self.unit), ("grp", self.group)):
            if column:
                yield name, column


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure as it is declared.

    `kind` is the indicator's kind, `part` a named part that all its values are of, `definition` the year from which the
    definition that it measures by holds (None: the one of the period's year). `lag` is how many months before the period
    the values describe. `decimals` is what the value is rounded to; None where it is whole by itself.
    """

    name: str
    indicator: str
    source: str
    calculation: Calculation
    kind: str = "indicator"
    part: str = ""
    definition: int | None = None
    identities: tuple[str, ...] = ()
    span: Span = Span.YEAR_TO_DATE
    lag: int = 0
    decimals: int | None = None
    population: tuple[Condition, ...] = ()
    parts: Parts = field(default_factory=Parts)
    roles: Mapping[str, Role] = field(default_factory=dict)
