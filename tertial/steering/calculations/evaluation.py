"""Evaluate a value against its target, with the rule in words: what was compared with what. Plain Python.

- Met, or not met: the value against the target, as `verdicts.verdict` compares them. A direction (Ska öka) compares with the
  *base value* where one was decided, else with the same period last year, else with the latest whole year.
- On the way: not met at a follow-up during the year, and either
  (a) the owner's forecast for the whole year meets the target; or
  (b) no forecast is given, the target is a number, and at least half the way to it has been gone since the base value or else the
      same period last year: what is missing now is at most half of what was missing then. Whole years do not
      count here, for many values grow during the year.
  A forecast that misses the target settles the matter: then it is not met, however near the value is.
- Can't tell: no value, no target, words that only people can weigh, no direction for a bare number, no base for a direction.
- Values from before a break in the series are never compared with; where they are all there is, the words say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.steering.calculations.verdicts import Verdict, verdict
from tertial.steering.targets import ParsedTarget, TargetKind, reads_as

DIRECTIONS = frozenset(
    {TargetKind.INCREASE, TargetKind.DECREASE, TargetKind.NOT_INCREASE, TargetKind.NOT_DECREASE, TargetKind.STABLE}
)


class Rule(StrEnum):
    """Why the verdict is what it is."""

    NO_VALUE = "no_value"
    NO_TARGET = "no_target"
    NOT_SET = "not_set"
    WORDS = "words"
    SAME_WORDS = "same_words"
    STABLE = "stable"
    NO_DIRECTION = "no_direction"
    NO_BASE = "no_base"
    BROKEN = "broken"
    REACHED = "reached"
    MISSED = "missed"
    FORECAST_REACHES = "forecast_reaches"
    FORECAST_MISSES = "forecast_misses"
    NEARER = "nearer"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier value of the part: its period, and whether it was decided as the base value.

    `comparable` is False from before a break in the series; `why` says why there is no value.
    """

    period: str
    value: Decimal | None
    comparable: bool = True
    decided: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """What is compared with."""

    value: Decimal
    period: str
    decided: bool

    @property
    def words(self) -> str:
        """`80 i augusti 2022`, `80 helåret 2022`, `basvärdet 80 (2018)`."""
        number = swedish(self.value)
        if self.decided:
            return f"basvärdet {number} ({self.period})"
        period = Period.parse(self.period)
        return f"{number} helåret {period.year}" if period.month is None else f"{number} i {period.heading.lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about a part of an indicator at a follow-up.

    `base` is what a direction compares with, `year_base` what the whole year's forecast does, `like_base` what a way is
    measured from. `broken` says that earlier values were left out, for the series is broken; `why` why there is no
    value, `base_why` why there is no base value. `interim` is False at the end of the year.
    """

    value: Decimal | str | None
    target: ParsedTarget | None
    direction: str
    base: Base | None = None
    year_base: Base | None = None
    like_base: Base | None = None
    forecast: Decimal | None = None
    interim: bool = True
    broken: bool = False
    why: str = ""
    base_why: str = ""


@dataclass(frozen=True, slots=True)
class Bases:
    """The three bases, and what is to be said of them: see `Known`."""

    base: Base | None
    year_base: Base | None
    like_base: Base | None
    broken: bool
    why: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A verdict, the rule that gave it, and what it was given from."""

    verdict: Verdict
    rule: Rule
    known: Known

    @property
    def words(self) -> str:
        """The rule in words: `86 mot minst 90: nås inte, men prognosen för helåret är 91.`"""
        return _words(self.rule, self.known)


def bases(earlier: Iterable[Earlier], now: Period) -> Bases:
    """Choose what to compare with, among values of any order from periods before `now`.

    A base value that was decided counts before all others, the latest where there are several; decided but without a value
    it is missing, and nothing else stands in for it.
    """
    today = _last_day(str(now))
    before = sorted((one for one in earlier if _last_day(one.period) < today), key=lambda one: _last_day(one.period))
    broken = any(one.value is not None and not one.comparable for one in before)
    usable = [one for one in before if one.comparable]
    decided = [one for one in usable if one.decided]
    if decided:
        chosen = decided[-1]
        base = Base(chosen.value, chosen.period, decided=True) if chosen.value is not None else None
        return Bases(base, base, base, broken, chosen.why if base is None else "")
    same_period = str(now.years_back(1))
    like = year = None
    for one in usable:
        if one.value is None:
            continue
        if one.period == same_period:
            like = Base(one.value, one.period, decided=False)
        elif Period.parse(one.period).month is None:
            year = Base(one.value, one.period, decided=False)
    return Bases(like or year, year, like, broken, "")


@lru_cache(maxsize=2_000)
def _last_day(period: str) -> date:
    """The same few periods for thousands of parts."""
    return Period.parse(period).end


def evaluate(known: Known) -> Evaluation:
    """Evaluate a value against its target."""
    told, rule = _rule(known)
    return Evaluation(told, rule, known)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst that can be told: not met, on the way, met; can't tell where nothing can."""
    told = set(verdicts)
    for one in (Verdict.NOT_MET, Verdict.ON_THE_WAY, Verdict.MET):
        if one in told:
            return one
    return Verdict.CANNOT_TELL


def _rule(known: Known) -> tuple[Verdict, Rule]:
    target, value = known.target, known.value
    if target is None:
        return Verdict.CANNOT_TELL, Rule.NO_TARGET
    if target.kind is TargetKind.NOT_SET:
        return Verdict.CANNOT_TELL, Rule.NOT_SET
    if value is None:
        return Verdict.CANNOT_TELL, Rule.NO_VALUE
    if isinstance(value, str) or target.kind is TargetKind.WORDS:
        if isinstance(value, str) and _plain(value) == _plain(target.text):
            return Verdict.MET, Rule.SAME_WORDS
        return Verdict.CANNOT_TELL, Rule.WORDS
    base = known.base.value if known.base else None
    match verdict(value=value, target=target, direction=known.direction, base=base):
        case Verdict.MET:
            return Verdict.MET, Rule.REACHED
        case Verdict.CANNOT_TELL:
            return Verdict.CANNOT_TELL, _why_not(known, target)
    if not known.interim:
        return Verdict.NOT_MET, Rule.MISSED
    if known.forecast is not None:
        year_base = known.year_base.value if known.year_base else None
        match verdict(value=known.forecast, target=target, direction=known.direction, base=year_base):
            case Verdict.MET:
                return Verdict.ON_THE_WAY, Rule.FORECAST_REACHES
            case Verdict.NOT_MET:
                return Verdict.NOT_MET, Rule.FORECAST_MISSES
        return Verdict.NOT_MET, Rule.MISSED
    if target.value is not None and known.like_base is not None:
        missing_then = _gap(known.like_base.value, target, known.direction)
        if missing_then and 2 * _gap(value, target, known.direction) <= missing_then:
            return Verdict.ON_THE_WAY, Rule.NEARER
    return Verdict.NOT_MET, Rule.MISSED


def _gap(value: Decimal, target: ParsedTarget, direction: str) -> Decimal:
    """How far a value is from a target that is a number; zero where it is met."""
    if verdict(value=value, target=target, direction=direction, base=None) is Verdict.MET:
        return Decimal(0)
    wanted = target.value
    if wanted is None:
        return Decimal(0)
    if direction == "close" and target.kind in (TargetKind.AT_MOST, TargetKind.BELOW):
        value = abs(value)
    return abs(value - wanted)


def _why_not(known: Known, target: ParsedTarget) -> Rule:
    if target.kind is TargetKind.STABLE:
        return Rule.STABLE
    if target.kind in DIRECTIONS:
        return Rule.BROKEN if known.broken and not known.base_why else Rule.NO_BASE
    return Rule.NO_DIRECTION


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _words(rule: Rule, known: Known) -> str:
    target, value = known.target, known.value
    decided = target.text.strip() if target else ""
    printed = swedish(value) if isinstance(value, Decimal) else f"”{value}”"
    compared = _compared(known, printed)
    forecast = swedish(known.forecast) if known.forecast is not None else ""
    match rule:
        case Rule.NO_TARGET:
            return "Inget målvärde är beslutat."
        case Rule.NOT_SET:
            return f"Målvärdet är inte satt: ”{decided}”."
        case Rule.NO_VALUE:
            return f"Inget utfall att jämföra: {known.why.rstrip('.')}." if known.why else "Inget utfall att jämföra."
        case Rule.SAME_WORDS:
            return f"Utfallet säger detsamma som målvärdet, {printed}: nås."
        case Rule.WORDS:
            return f"{printed} mot ”{decided}”: ord bedöms av människor."
        case Rule.STABLE:
            return f"”{decided}” säger inte hur mycket värdet får skilja sig, så det bedöms av människor."
        case Rule.NO_DIRECTION:
            return f"Målvärdet ”{decided}” är ett tal, men indikatorn säger inte åt vilket håll som är bättre."
        case Rule.NO_BASE:
            why = f": {known.base_why.rstrip('.')}" if known.base_why else ""
            return f"”{decided}” jämförs med ett basvärde, och det saknas{why}."
        case Rule.BROKEN:
            return f"”{decided}” jämförs med ett tidigare värde, och de som finns är mätta före ett brott i serien."
        case Rule.REACHED:
            return f"{compared}: nås."
        case Rule.MISSED:
            return f"{compared}: nås inte."
        case Rule.FORECAST_REACHES:
            return f"{compared}: nås inte, men prognosen för helåret är {forecast}."
        case Rule.FORECAST_MISSES:
            return f"{compared}: nås inte, och prognosen för helåret är {forecast}."
        case Rule.NEARER:
            start = known.like_base.words if known.like_base else ""
            return f"{compared}: nås inte, men minst halva vägen från {start} är gången."


def _compared(known: Known, printed: str) -> str:
    """`86 mot minst 90`, `88 mot 87 i augusti 2022, ska öka`."""
    if known.target is None:
        return printed
    wanted = reads_as(known.target, known.direction)
    if known.target.kind in DIRECTIONS:
        return f"{printed} mot {known.base.words}, {wanted}" if known.base else f"{printed}, {wanted}"
    return f"{printed} mot {wanted}"
