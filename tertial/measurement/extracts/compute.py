"""Follow rules over an extract. The door to the engine: bytes and rules in, values and nothing of any row out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.numbers import swedish
from tertial.common.periods import Period, swedish_date
from tertial.document.figure import Missing
from tertial.measurement.extracts.engine import Extract, opened, part_column
from tertial.measurement.extracts.outcome import Computed, Outcome, exact, given_value
from tertial.measurement.extracts.periods import Days, days_of
from tertial.measurement.extracts.personal import redacted
from tertial.measurement.extracts.quantities import Cost, Quantity, quantities
from tertial.measurement.extracts.rule import (
    Condition,
    MeanDays,
    NotReturning,
    Operator,
    Rule,
    Share,
)
from tertial.measurement.extracts.statements import EVERY, Asking, Piece, all_of
from tertial.measurement.extracts.wording import in_words
from tertial.steering.parts import Part

_ROWS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rule to follow: its declaration as it stands, what it means, and what the ledger says that things cost."""

    text: str
    rule: Rule
    cost: Cost


def no_ledger(asked: str, days: Days) -> int | None:
    """The cost of anything where there is no ledger: not known."""
    return None


def compute(
    wanted: Sequence[Wanted],
    *,
    content: bytes,
    file_name: str,
    periods: Sequence[Period],
    dated: date | None = None,
) -> list[Outcome]:
    """Follow some rules over the same extract, which is read once. An outcome for each, in their order.

    Raises `Refused` or `Faults` naming rows and columns for what can't be read: nothing is computed of half an extract.
    """
    if not periods:
        raise Refused("Skriv minst en period, till exempel 2023-08.")
    asked = list(dict.fromkeys(periods))
    for one in wanted:
        for period in asked:
            days_of(one.rule.span, period, lag=one.rule.lag)
    fingerprint = hashlib.sha256(content).hexdigest()
    outcomes = []
    with opened(content, [one.rule for one in wanted]) as extract:
        if extract.rows == 0:
            raise Refused("Utdraget har rubriker men inga rader. Kontrollera urvalet och exportera det på nytt.")
        for one in wanted:
            asking = _asking(extract, one.rule)
            _require_known_parts(asking)
            notes = list(_notes(asking, one.rule, asked))
            values = [value for period in asked for value in _values(asking, one, period)]
            outcomes.append(
                Outcome(
                    rule=one.text,
                    words=f"{in_words(one.rule)} {_facts(extract, dated)}",
                    values=tuple(values),
                    rows=extract.rows,
                    file_name=redacted(file_name),
                    fingerprint=fingerprint,
                    notes=tuple(notes),
                    dated=dated,
                )
            )
    return outcomes


def _asking(extract: Extract, rule: Rule) -> Asking:
    population = all_of(extract, rule.population) if rule.population else EVERY
    return Asking(extract, rule.parts, population, tuple(rule.parts.columns()))


def _values(asking: Asking, wanted: Wanted, period: Period) -> Iterator[Computed]:
    rule = wanted.rule
    days = days_of(rule.span, period, lag=rule.lag)
    for part, found in quantities(asking, rule.calculation, days, wanted.cost).items():
        of = Part(part.unit, rule.part or part.named, part.sex)
        if isinstance(found, Missing):
            yield Computed(str(period), of, found)
        else:
            yield _computed(str(period), of, found, rule.decimals)


def _computed(period: str, part: Part, found: Quantity, decimals: int | None) -> Computed:
    numerator = None if found.numerator is None else exact(found.numerator)
    denominator = None if found.denominator is None else exact(found.denominator)
    return Computed(period, part, given_value(found.value, decimals), numerator, denominator)


def _facts(extract: Extract, dated: date | None) -> str:
    taken = f", taget {swedish_date(dated)}" if dated else ""
    rows = "1 rad" if extract.rows == 1 else f"{swedish(Decimal(extract.rows))} rader"
    return f"Räknat ur ett utdrag med {rows}{taken}."


def _require_known_parts(asking: Asking) -> None:
    """Raise for codes that the rule does not know, by row and column: a row in no part would be lost without a word."""
    faults: list[TertialError] = []
    for name, column in asking.part_columns:
        own = f'"{part_column(name, column)}"'
        where = asking.population & Piece(f"{own} IS NULL")
        sql = f"SELECT line, count(*) OVER () FROM extract WHERE {where.sql} ORDER BY line LIMIT {_ROWS_SHOWN}"
        rows = asking.extract.ask(sql, where.values)
        for line, _ in rows:
            faults.append(
                Refused("Koden som står här finns inte i regeln.", place=f"rad {line}, kolumn ”{column.column}”")
            )
        if rows and rows[0][1] > _ROWS_SHOWN:
            more = rows[0][1] - _ROWS_SHOWN
            faults.append(Refused(f"Ytterligare {more} rader har okända koder.", place=f"kolumn ”{column.column}”"))
    if faults:
        raise Faults(
            "Utdraget har koder som regeln inte känner. Lägg till dem bland delarna eller under ”övriga” i regeln.",
            faults,
        )


def _notes(asking: Asking, rule: Rule, periods: Sequence[Period]) -> Iterator[str]:
    """What is to be known of the extract beside its values: what counted as nothing, and what the rule names in vain."""
    calculation = rule.calculation
    of = getattr(calculation, "of", None)
    if of and of.distinct:
        yield from _empty(asking, of.distinct, "räknas inte")
    if of and of.sum:
        yield from _empty(asking, of.sum, "räknas som noll")
    if isinstance(calculation, NotReturning):
        yield from _empty(asking, calculation.person, "räknas inte")
    if isinstance(calculation, MeanDays):
        yield from _backwards(asking, calculation, rule, periods)
    conditions = [*rule.population, *(calculation.numerator if isinstance(calculation, Share) else ())]
    for condition in conditions:
        yield from _in_vain(asking, condition)
    if on := getattr(calculation, "on", ""):
        yield from _nothing_at_the_end(asking, on, rule, periods)


def _empty(asking: Asking, heading: str, words: str) -> Iterator[str]:
    where = asking.population & Piece(f"{asking.column(heading)} IS NULL")
    ((count,),) = asking.extract.ask(f"SELECT count(*) FROM extract WHERE {where.sql}", where.values)
    if count:
        yield f"{count} {'rad' if count == 1 else 'rader'} saknar ”{heading}” och {words}."


def _backwards(asking: Asking, calculation: MeanDays, rule: Rule, periods: Sequence[Period]) -> Iterator[str]:
    start, end = asking.column(calculation.start), asking.column(calculation.end)
    faults: list[TertialError] = []
    for period in periods:
        days = days_of(rule.span, period, lag=rule.lag)
        where = asking.population & Piece(f"{end} BETWEEN ? AND ?", (days.first, days.last))
        before = where & Piece(f"{end} < {start}")
        sql = f"SELECT line FROM extract WHERE {before.sql} ORDER BY line LIMIT {_ROWS_SHOWN}"
        for (line,) in asking.extract.ask(sql, before.values):
            faults.append(Refused(f"”{calculation.end}” ligger före ”{calculation.start}”.", place=f"rad {line}"))
        lacking = where & Piece(f"{start} IS NULL")
        ((count,),) = asking.extract.ask(f"SELECT count(*) FROM extract WHERE {lacking.sql}", lacking.values)
        if count:
            yield f"{count} {'rad' if count == 1 else 'rader'} saknar ”{calculation.start}” och räknas inte ({days.words})."
    if faults:
        raise Faults(
            f"Utdraget har tider som går baklänges. Rätta dem, eller lägg till ett villkor i [population]: "
            f'"{calculation.end}" = {{ tidigast = "{calculation.start}" }}.',
            faults[:_ROWS_SHOWN],
        )


def _in_vain(asking: Asking, condition: Condition) -> Iterator[str]:
    """The rule's codes that no row has. They come from the rule, so they may be told."""
    if condition.operator is not Operator.IN or not isinstance(condition.bound, tuple):
        return
    column = asking.column(condition.column)
    for code in condition.bound:
        ((there,),) = asking.extract.ask(f"SELECT count(*) FROM extract WHERE {column} = ?", [code])
        if not there:
            yield f"Ingen rad i utdraget har ”{code}” i ”{condition.column}”."


def _nothing_at_the_end(asking: Asking, on: str, rule: Rule, periods: Sequence[Period]) -> Iterator[str]:
    column = asking.column(on)
    for period in periods:
        last = days_of(rule.span, period, lag=rule.lag).months[-1]
        days = Days(last, days_of(rule.span, period, lag=rule.lag).last)
        sql = f"SELECT count(*) FROM extract WHERE {column} BETWEEN ? AND ?"
        ((there,),) = asking.extract.ask(sql, [days.first, days.last])
        if not there:
            yield f"Ingen rad i utdraget har ”{on}” i {days.words}. Är utdraget taget innan månaden var slut?"
