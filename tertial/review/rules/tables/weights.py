"""Do the weights of women and men that a table implies hold still, or does a period look swapped?

A share for all is w · women + (1 − w) · men, where w is how many of all are women. From the three values w can be worked out, and it changes
slowly: a period where it turns into its mirror has women and men swapped, one where it leaps has a wrong value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.grids import Grid, Role
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, shown, step
from tertial.review.rules.tables.parts import Numbers, series_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Jämför de tre värdena med källan. Byt plats på kvinnor och män om de är omkastade, annars rätta det värde som är fel.",
    "Compare the three values with the source. Swap women and men if they are turned round, else correct the value that is wrong.",
)
_says = Says("table-implied-weight", Severity.WARNING, _FIX)
_MEASURED = (Role.OUTCOME, Role.YEAR_END, Role.VALUE)
_ONE, _TOUCHES, _APART, _LEAP = Decimal(1), Decimal("0.05"), Decimal("0.15"), Decimal("0.35")


@dataclass(frozen=True, slots=True)
class _Weight:
    """The least and the greatest weight of women that the printed values allow, rounding considered."""

    numbers: Numbers
    low: Decimal
    high: Decimal

    @property
    def mirrored(self) -> _Weight:
        return _Weight(self.numbers, _ONE - self.high, _ONE - self.low)

    def gap(self, other: _Weight) -> Decimal:
        """How far apart the two are, 0 where they overlap."""
        return max(Decimal(0), self.low - other.high, other.low - self.high)

    @property
    def words(self) -> str:
        return f"{round((self.low + self.high) * 50)} %"


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for series in series_of(grid).values():
        weights = [
            weight
            for one in series
            if one.triple.in_rows and one.triple.measure.lies_between and one.triple.role in _MEASURED
            if (weight := _weight(one)) is not None
        ]
        if 2 <= len(weights) <= 12:
            yield from _odd(weights)


def _weight(one: Numbers) -> _Weight | None:
    """The weights that are possible; None where women and men are too alike to tell, or the whole lies outside."""
    whole, women, men = (number_of(value) for value in one.all)
    half = [step(value) / 2 for value in one.all]
    if abs(women - men) <= 2 * (half[1] + half[2]):
        return None
    ends = [
        ((whole + a * half[0]) - (men + c * half[2])) / ((women + b * half[1]) - (men + c * half[2]))
        for a in (-1, 1)
        for b in (-1, 1)
        for c in (-1, 1)
    ]
    low, high = max(Decimal(0), min(ends)), min(_ONE, max(ends))
    return _Weight(one, low, high) if low <= high and high - low <= Decimal("0.4") else None


def _odd(weights: list[_Weight]) -> Iterator[Finding]:
    """The one period whose weight is apart from all the others', which are alike."""
    for number, weight in enumerate(weights):
        others = [*weights[:number], *weights[number + 1 :]]
        if any(one.gap(other) > _TOUCHES for one in others for other in others):
            continue
        apart = min(weight.gap(other) for other in others)
        is_mirror = all(weight.mirrored.gap(other) <= _TOUCHES for other in others)
        alone = len(others) == 1
        if is_mirror and apart >= (2 * _APART if alone else _APART):
            if not alone or number == 1:
                yield _finding(weight, others, swapped=True)
        elif not alone and apart >= _LEAP:
            yield _finding(weight, others, swapped=False)


def _finding(weight: _Weight, others: list[_Weight], *, swapped: bool) -> Finding:
    one = weight.numbers
    at = one.triple.whole
    period = at.column.label
    usual = others[-1]
    start = f"I ”{period}” skulle kvinnorna vara {weight.words} av alla i ”{one.named}”, i ”{usual.numbers.triple.whole.column.label}” {usual.words}."
    start_en = f"In “{period}” women would be {weight.words} of all in “{one.named}”, in “{usual.numbers.triple.whole.column.label}” {usual.words}."
    end, end_en = " Något av de tre värdena är troligen fel.", " One of the three values is probably wrong."
    if swapped and len(others) > 1:
        end = " Kvinnor och män ser ut att ha bytt plats."
        end_en = " Women and men seem to have changed places."
    elif swapped:
        end = " Kvinnor och män ser ut att ha bytt plats i en av perioderna."
        end_en = " Women and men seem to have changed places in one of the periods."
    women = one.triple.women
    return _says(
        women.cell.place,
        one.women.text,
        Words(start + end, start_en + end_en),
        shown(women.row, women.column, women.cell, one.women),
        shown(one.triple.men.row, one.triple.men.column, one.triple.men.cell, one.men),
        shown(at.row, at.column, at.cell, one.whole),
        Evidence(
            usual.words, Words("kvinnornas vikt i de andra perioderna", "the women's weight in the other periods")
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-implied-weight",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Kvinnor och män kan vara omkastade", "Women and men may be swapped"),
        explanation=Words(
            "Av en andel för alla, för kvinnor och för män går det att räkna ut hur stor del av alla som är kvinnor. Den delen ändras långsamt. Blir den "
            "i en period den omvända är värdena troligen omkastade, och gör den ett stort språng är något av dem troligen fel.",
            "From a share for all, for women and for men one can work out how many of all are women. That changes slowly. A period where it is "
            "turned round probably has its values swapped, and one where it leaps probably has a wrong value.",
        ),
        example=Words(
            "Godkända 81,7 %, kvinnor 77,9 och män 83,5, där andra år säger att kvinnorna är fler och har högre resultat.",
            "Passed 81.7 %, women 77.9 and men 83.5, where other years say that women are more and do better.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
