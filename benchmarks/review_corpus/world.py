"""The exact values of a made-up committee in a period: drawn once, from which everything that a report prints follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from benchmarks.review_corpus.kind import GoalKind, Kind, LineKind, MeasureKind, Sort
from tertial.common.numbers import rounded
from tertial.common.periods import Period
from tertial.document.inline import Status

D = Decimal
ALL, WOMEN, MEN = "", "Kvinnor", "Män"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the operating summary in kronor."""

    kind: LineKind
    outcome: Decimal
    budget: Decimal
    previous: Decimal
    forecast: Decimal
    year_budget: Decimal
    year_end: Decimal
    forecast_before: Decimal

    @property
    def deviation(self) -> Decimal:
        """Plus for a surplus."""
        return self.budget - self.outcome

    @property
    def forecast_deviation(self) -> Decimal:
        """Plus for a surplus."""
        return self.year_budget - self.forecast


COLUMNS = ("outcome", "budget", "deviation", "previous", "forecast", "year_budget", "forecast_deviation", "year_end")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure's exact values by part and column (`before`, `last`, `now`, `target`; a volume's `forecast` too); None where missing."""

    kind: MeasureKind
    values: dict[tuple[str, str], Decimal | None]

    @property
    def parts(self) -> tuple[str, ...]:
        """The whole first."""
        return (ALL, WOMEN, MEN) if self.kind.sexed else (ALL,)

    def value(self, column: str, part: str = ALL) -> Decimal | None:
        """An exact value."""
        return self.values.get((part, column))

    def now_and_last(self) -> tuple[Decimal, Decimal]:
        """The exact values of the whole now and a year before, of a measure that has both."""
        now, last = self.value("now"), self.value("last")
        assert now is not None
        assert last is not None
        return now, last

    @property
    def decimals(self) -> int:
        """How it is printed."""
        return 0 if self.kind.sort is Sort.COUNT else self.kind.decimals

    @property
    def reached(self) -> bool | None:
        """Whether the printed value reaches its target; None where nobody can tell."""
        now, target = self.value("now"), self.value("target")
        if now is None or target is None:
            return None
        now = rounded(now, self.decimals)
        return now <= target if self.kind.wanted == "lower" else now >= target


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its judgement, which is what its indicators say."""

    kind: GoalKind
    measures: tuple[Measure, ...]

    @property
    def status(self) -> Status:
        """Met when all that is measured reaches its target, and so on."""
        told = [one.reached for one in self.measures if one.reached is not None]
        if not told:
            return Status.CANNOT_BE_ASSESSED
        return Status.MET if all(told) else Status.PARTLY if any(told) else Status.NOT_MET


@dataclass(frozen=True, slots=True)
class Project:
    """An investment project in kronor."""

    name: str
    phrase: str
    outcome: Decimal
    forecast: Decimal
    budget: Decimal


@dataclass(frozen=True, slots=True)
class Control:
    """A control point: how many were looked at and in how many the routine was followed; none looked at where it is done later."""

    text: str
    things: str
    sample: int
    followed: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that a report refers to."""

    body: str
    on: date
    paragraph: int
    title: str


@dataclass(frozen=True, slots=True)
class World:
    """A committee's exact values in a period. `printed` is the unit of its tables; `kinds_of_cost` and `kinds_before` sum to the costs."""

    kind: Kind
    period: Period
    printed: str
    lines: tuple[Line, ...]
    costs: dict[str, Decimal]
    kinds_of_cost: dict[str, tuple[Decimal, Decimal]]
    projects: tuple[Project, ...]
    volumes: tuple[Measure, ...]
    goals: tuple[Goal, ...]
    personnel: dict[str, tuple[Measure, ...]]
    controls: tuple[Control, ...]
    decisions: dict[str, Decision]
    statuses: tuple[str, ...]

    def total(self, column: str) -> Decimal:
        """The committee's net cost, budget, deviation … in kronor."""
        return sum((getattr(line, column) for line in self.lines), D(0))

    def revenue(self, column: str) -> Decimal:
        """Negative."""
        return self.total(column) - self.costs[column]


def drawn(kind: Kind, period: Period, lot: Random, printed: str) -> World:
    """Draw a world."""
    lines = _lines(kind, period, lot)
    costs = {}
    part = D(lot.randint(108, 124)) / 100
    for column in ("outcome", "budget", "previous", "forecast", "year_budget", "year_end"):
        total = sum((getattr(line, column) for line in lines), D(0))
        costs[column] = _kr(total * (part + D(lot.randint(-20, 20)) / 2000))
    costs["deviation"] = costs["budget"] - costs["outcome"]
    costs["forecast_deviation"] = costs["year_budget"] - costs["forecast"]
    controls = []
    for number, (text, things) in enumerate(kind.controls):
        sample = 0 if number % 3 == 2 else lot.choice((12, 14, 15, 18, 22, 24, 26, 28, 32, 36, 45))
        controls.append(Control(text, things, sample, sample - lot.randint(1, max(1, sample // 4)) if sample else 0))
    year = period.year
    decisions = {
        "budget": Decision("KF", date(year - 1, 11, lot.randint(18, 29)), lot.randint(190, 330), "Budget"),
        "internal": Decision(kind.registration, date(year, 2, lot.randint(6, 26)), lot.randint(8, 40), "Internbudget"),
        "moved": Decision(
            "KS", date(year, 3, lot.randint(3, 27)), lot.randint(60, 120), "Överföring av investeringsmedel"
        ),
    }
    return World(
        kind=kind, period=period, printed=printed, lines=lines, costs=costs,
        kinds_of_cost=_by_kind(costs["outcome"], costs["previous"], lot),
        projects=tuple(_project(name, phrase, level, period, lot) for name, phrase, level in kind.projects),
        volumes=tuple(_measure(one, lot, None, volume=True) for one in kind.volumes),
        goals=tuple(_goal(goal, place, lot) for place, goal in enumerate((*kind.goals, *SHARED))),
        personnel={short: _personnel(lot) for _, short in kind.administrations},
        controls=tuple(controls), decisions=decisions,
        statuses=tuple(lot.choice(("pågår", "pågår", "pågår", "klart", "försenat")) for _ in range(40)),
    )  # fmt: skip


def before_this(earlier: World, now: World) -> World:
    """The world of the report a year before, agreeing with what this one tells of that year."""
    lines = tuple(
        replace(old, outcome=new.previous, budget=new.previous + old.deviation)
        for old, new in zip(earlier.lines, now.lines, strict=True)
    )
    costs = {**earlier.costs, "outcome": now.costs["previous"]}
    costs["budget"] = costs["outcome"] + earlier.costs["deviation"]
    kinds = {name: (now.kinds_of_cost[name][1], value[1]) for name, value in earlier.kinds_of_cost.items()}

    def measure(old: Measure, new: Measure) -> Measure:
        return replace(old, values={**old.values, **{(part, "last"): new.value("before", part) for part in new.parts}})

    return replace(
        earlier, lines=lines, costs=costs, kinds_of_cost=kinds,
        volumes=tuple(map(measure, earlier.volumes, now.volumes)),
        goals=tuple(
            replace(old, measures=tuple(map(measure, old.measures, new.measures))) for old, new in zip(earlier.goals, now.goals, strict=True)
        ),
    )  # fmt: skip


def _kr(value: Decimal) -> Decimal:
    return rounded(value, 0)


def _lines(kind: Kind, period: Period, lot: Random) -> tuple[Line, ...]:
    found = []
    months = D(period.month or 12)
    for number, one in enumerate(kind.lines):
        year_budget = _kr(D(one.level) * 10**6 * D(lot.randint(9400, 10600)) / 10_000)
        # A few rows deviate so that it must be explained; the others hardly.
        way = D(lot.randint(25, 60)) / 1000 if number % 3 == 0 else D(lot.randint(1, 9)) / 1000
        sign = lot.choice((-1, -1, 1))
        forecast = _kr(year_budget * (1 - sign * way)) + lot.randint(-40_000, 40_000)
        budget = _kr(year_budget * months / 12 * D(lot.randint(985, 1012)) / 1000)
        outcome = _kr(
            budget - (year_budget - forecast) * D(lot.randint(45, 75)) / 100 * (months / 8 if months < 8 else 1)
        )
        found.append(
            Line(
                one, outcome, budget, _kr(outcome * D(lot.randint(935, 1035)) / 1000), forecast, year_budget,
                _kr(year_budget * D(lot.randint(930, 1010)) / 1000), _kr(forecast * D(lot.randint(985, 1012)) / 1000),
            )
        )  # fmt: skip
    return tuple(found)


def _by_kind(now: Decimal, before: Decimal, lot: Random) -> dict[str, tuple[Decimal, Decimal]]:
    names = ("Personalkostnader", "Lokalkostnader", "Köp av verksamhet", "Material och tjänster", "Övriga kostnader")
    parts = [D(lot.randint(low, high)) for low, high in ((48, 62), (9, 15), (8, 16), (6, 11), (3, 6))]
    earlier = [part * D(lot.randint(94, 106)) / 100 for part in parts]
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for name, part, then in zip(names, parts, earlier, strict=True):
        found[name] = (_kr(now * part / sum(parts)), _kr(before * then / sum(earlier)))
    last = names[-1]
    left = now - sum((value[0] for name, value in found.items() if name != last), D(0))
    found[last] = (left, before - sum((value[1] for name, value in found.items() if name != last), D(0)))
    return found


def _project(name: str, phrase: str, level: int, period: Period, lot: Random) -> Project:
    budget = D(level) * 10**6 + lot.randint(-4, 4) * 100_000
    forecast = _kr(budget * D(lot.randint(55, 104)) / 100)
    return Project(name, phrase, _kr(forecast * D(lot.randint(10, 30) * (period.month or 12)) / 400), forecast, budget)


def _goal(kind: GoalKind, place: int, lot: Random) -> Goal:
    plan = ("met", "partly", "not", "partly", "met", "partly", "met")[place % 7]
    measures = []
    for number, one in enumerate(kind.measures):
        reach = plan == "met" or (plan == "partly" and number != 1)
        measures.append(_measure(one, lot, reach))
    return Goal(kind, tuple(measures))


def _measure(kind: MeasureKind, lot: Random, reach: bool | None, *, volume: bool = False) -> Measure:
    values: dict[tuple[str, str], Decimal | None] = {}
    for column in ("before", "last", "now"):
        drawn_values = _drawn(kind, lot, values, column)
        for part, value in drawn_values.items():
            values[part, column] = value
    now = values[ALL, "now"]
    assert now is not None
    if kind.later:
        for part in (ALL, WOMEN, MEN):
            values[part, "now"] = None
    if volume:
        step = D(lot.randint(-30, 30)) / 1000
        values[ALL, "forecast"] = rounded(now * (1 + step), -1 if now > 400 else 0) + 0
        if kind.sexed:
            values[WOMEN, "forecast"] = values[MEN, "forecast"] = None
    elif reach is not None:
        gap = max(D(2), now * D(lot.randint(3, 8)) / 100) if kind.high > 9 else D(lot.randint(5, 9)) / 10
        better = -1 if kind.wanted == "lower" else 1
        target = now - better * gap if reach else now + better * gap
        places = 0 if kind.high > 9 else 1
        target = rounded(target, places if now < 1000 else -2)
        if kind.sort is Sort.SHARE:
            target = min(target, D(100))
        values[ALL, "target"] = target + 0
    return Measure(kind, values)


# No share or index doubles from one year to the next without a word of why.
_LEAST_PART = D("0.53")


def _drawn(
    kind: MeasureKind, lot: Random, values: dict[tuple[str, str], Decimal | None], column: str
) -> dict[str, Decimal]:
    """A year's values, never so near the year before that the printed ones would be alike."""
    before = {"last": "before", "now": "last"}.get(column, "")
    earlier = values.get((ALL, before))
    while True:
        found = _once(kind, lot)
        least = D(1) if kind.sort is not Sort.COUNT else D(max(3, kind.low // 50))
        if earlier is None or (
            abs(found[ALL] - earlier) >= (least if kind.high > 9 else D("0.2"))
            and (
                kind.sort is Sort.COUNT
                or all(_is_near(value, values.get((part, before))) for part, value in found.items())
            )
        ):
            return found


def _is_near(value: Decimal, earlier: Decimal | None) -> bool:
    return not earlier or _LEAST_PART < value / earlier < 1 / _LEAST_PART


def _once(kind: MeasureKind, lot: Random) -> dict[str, Decimal]:
    if kind.sort is Sort.COUNT:
        whole = lot.randint(kind.low, kind.high)
        women = whole * lot.randint(46, 66) // 100
        return {ALL: D(whole), WOMEN: D(women), MEN: D(whole - women)} if kind.sexed else {ALL: D(whole)}
    if kind.sort is Sort.SHARE:
        people = kind.people + lot.randint(-kind.people // 12, kind.people // 12)
        share = D(lot.randint(kind.low * 100, kind.high * 100)) / 10_000
        if not kind.sexed:
            return {ALL: D(100) * int(people * share) / people}
        women = people * lot.randint(60, 68) // 100
        apart = D(lot.randint(12, 40)) / 1000 * lot.choice((1, -1))
        # the sexes lie apart, but neither below nothing
        w = min(women, max(0, int(women * (share + apart))))
        m = min(people - women, max(0, int((people - women) * (share - apart))))
        return {ALL: D(100) * (w + m) / people, WOMEN: D(100) * w / women, MEN: D(100) * m / (people - women)}
    return {ALL: D(lot.randint(kind.low * 100, kind.high * 100)) / 100}


def _personnel(lot: Random) -> tuple[Measure, ...]:
    found = []
    for kind in PERSONNEL:
        size = lot.randint(90, 100)
        own = kind if kind.sort is not Sort.COUNT else MeasureKind(
            kind.name, kind.phrase, kind.sort, kind.low * size // 95, kind.high * size // 95, kind.unit, kind.wanted, sexed=True
        )  # fmt: skip
        found.append(_measure(own, lot, None if kind.sort is Sort.COUNT else bool(lot.randint(0, 1))))
    return tuple(found)


PERSONNEL = (
    MeasureKind(
        "Antal tillsvidareanställda", "antalet tillsvidareanställda", Sort.COUNT, 210, 290, sexed=True, wanted="none"
    ),
    MeasureKind(
        "Total sjukfrånvaro, %", "den totala sjukfrånvaron", Sort.SHARE, 5, 9, "%", "lower", sexed=True, people=52_000
    ),
    MeasureKind(
        "Extern personalomsättning, %", "den externa personalomsättningen", Sort.SHARE, 4, 11, "%", "lower", people=410
    ),
)

SHARED = (
    GoalKind("Ekonomi", "En hållbar ekonomi", "Kostnadseffektiva inköp", "Inköp ska följa kommunens avtal och riktlinjer.", (
        MeasureKind("E-handelstrohet, %", "e-handelstroheten", Sort.SHARE, 74, 95, "%", people=2600),
        MeasureKind("Avtalstrohet, %", "avtalstroheten", Sort.SHARE, 81, 96, "%", people=3900),
    ), ("Inköpsrutinen har gåtts igenom med alla chefer.", "Stickprov av fakturor görs varje månad.")),
    GoalKind("Medarbetare", "En attraktiv arbetsgivare", "Goda arbetsplatser", "Medarbetare ska trivas, må bra och kunna utvecklas.", (
        MeasureKind("Andel heltidsanställningar, %", "andelen heltidsanställningar", Sort.SHARE, 84, 97, "%", sexed=True, people=480),
        MeasureKind("Hållbart medarbetarengagemang (HME)", "hållbart medarbetarengagemang", Sort.INDEX, 71, 83, "index", decimals=0),
        MeasureKind("Andel nyanställda kvar efter ett år, %", "andelen nyanställda som är kvar efter ett år", Sort.SHARE, 70, 92, "%", people=86, later="Mäts först vid årets slut."),
    ), ("Det systematiska arbetsmiljöarbetet följer årshjulet.", "Rehabiliteringen påbörjas tidigare än förut.")),
)  # fmt: skip
