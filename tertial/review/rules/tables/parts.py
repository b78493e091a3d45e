"""Do women and men make the whole: counts add up, and shares and means lie on either side of it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Grid, Measure, Role
from tertial.review.reading.sexes import Triple, triples
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, printed, short, shown, slack, step
from tertial.review.subject import Subject
from tertial.review.words import Words

_COUNT_FIX = Words(
    "Jämför med källan och rätta totalen eller den del som är fel. Räknas någon som varken kvinna eller man, säg det i en not.",
    "Compare with the source and correct the total or the part that is wrong. If some are counted as neither, say so in a note.",
)
_SHARE_FIX = Words(
    "Jämför med källan. Totalen är ett vägt medel av kvinnor och män och måste ligga mellan dem.",
    "Compare with the source. The total is a weighted mean of women and men and must lie between them.",
)
_says_count = Says("table-parts-count", Severity.ERROR, _COUNT_FIX)
_says_share = Says("table-parts-share", Severity.ERROR, _SHARE_FIX)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A triple's three values, with the label that they have in their cells (`IAF`), empty where a cell has one value."""

    triple: Triple
    label: str
    whole: Value
    women: Value
    men: Value

    @property
    def sum(self) -> Decimal:
        """Women and men together."""
        return number_of(self.women) + number_of(self.men)

    @property
    def adds_up(self) -> bool:
        """Whether the whole is women and men together, rounding aside; whole numbers are not rounded."""
        room = Decimal(0) if all(one.decimals == 0 for one in self.all) else slack(*self.all)
        return abs(self.sum - number_of(self.whole)) <= room

    @property
    def all(self) -> tuple[Value, Value, Value]:
        """The whole, women, men."""
        return (self.whole, self.women, self.men)

    @property
    def named(self) -> str:
        """What they are values of, for a sentence."""
        return ", ".join(part for part in (short(self.triple.name, 110), self.label) if part)


def numbers_of(triple: Triple) -> Iterator[Numbers]:
    """The triple's values, label by label where its cells have several."""
    women, men = ({value.label: value for value in one.cell.values} for one in (triple.women, triple.men))
    for whole in triple.whole.cell.values:
        three = (whole, women.get(whole.label), men.get(whole.label))
        if all(one is not None and one.number is not None and not one.limit for one in three):
            yield Numbers(triple, whole.label, whole, women[whole.label], men[whole.label])


def series_of(grid: Grid) -> dict[tuple[str, str], list[Numbers]]:
    """The values of every triple, by the series that they belong to and their label."""
    found: dict[tuple[str, str], list[Numbers]] = defaultdict(list)
    for triple in triples(grid):
        for numbers in numbers_of(triple):
            found[triple.series, numbers.label].append(numbers)
    return found


def _counts(grid: Grid, subject: Subject) -> Iterable[Finding]:
    """Counts that do not add up, where others of the series do; a series where none does is no partition.

    Where nothing else tells, only more women and men than there are in all is certain.
    """
    if grid.of_chart or grid.is_garbled:
        return
    for series in series_of(grid).values():
        counted = [one for one in series if one.triple.measure in (Measure.COUNT, Measure.UNKNOWN)]
        right = sum(one.adds_up and number_of(one.whole) != 0 for one in counted if one.triple.role is not Role.TARGET)
        wrong = [one for one in counted if not one.adds_up]
        known = [one for one in wrong if one.triple.measure is Measure.COUNT]
        if right and len(wrong) <= 2 * right:
            for one in known if right < 2 else wrong:
                yield _count_finding(one, Severity.WARNING if one.triple.role is Role.TARGET else Severity.ERROR)
        if not right and len(wrong) == 2 and _is_exchange(*wrong):
            yield _count_finding(wrong[0], Severity.ERROR)
        alone = [one for one in known if one.triple.role is not Role.TARGET and one.sum > number_of(one.whole)]
        if not right and len(known) == len(alone) == 1:
            yield _count_finding(alone[0], Severity.WARNING)


def _is_exchange(one: Numbers, other: Numbers) -> bool:
    """Whether each whole is what the other's parts make: the two have changed places."""
    return one.sum == number_of(other.whole) != number_of(one.whole) == other.sum


def _count_finding(one: Numbers, severity: Severity) -> Finding:
    whole = one.triple.whole
    total = printed(one.sum, *one.all)
    return _says_count(
        whole.cell.place,
        one.whole.text,
        Words(
            f"”{one.named}” är {one.whole.text}, men {one.women.text} kvinnor och {one.men.text} män är {total} (”{whole.column.label}”).",
            f"“{one.named}” is {one.whole.text}, but {one.women.text} women and {one.men.text} men are {total} (“{whole.column.label}”).",
        ),
        shown(whole.row, whole.column, whole.cell, one.whole),
        Evidence(total, Words("kvinnor och män tillsammans", "women and men together"), one.triple.women.cell.place),
        severity=severity,
    )


def _shares(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for series in series_of(grid).values():
        for one in series:
            if not one.triple.measure.lies_between or one.triple.role is Role.TARGET:
                continue
            low, high = sorted((one.women, one.men), key=number_of)
            whole = number_of(one.whole)
            room = (step(one.whole) + max(step(low), step(high))) / 2
            if number_of(low) - room <= whole <= number_of(high) + room:
                continue
            yield _share_finding(one, Severity.ERROR if one.triple.measure is Measure.SHARE else Severity.WARNING)


def _share_finding(one: Numbers, severity: Severity) -> Finding:
    three = (one.triple.whole, one.triple.women, one.triple.men)
    return _says_share(
        one.triple.whole.cell.place,
        one.whole.text,
        Words(
            f"”{one.named}” är {one.whole.text} totalt, men {one.women.text} för kvinnor och {one.men.text} för män; totalen ska ligga emellan.",
            f"“{one.named}” is {one.whole.text} in all, but {one.women.text} for women and {one.men.text} for men; it should lie between.",
        ),
        *(shown(at.row, at.column, at.cell, value) for at, value in zip(three, one.all, strict=True)),
        severity=severity,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-parts-count",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Kvinnor och män blir inte totalen", "Women and men do not make the total"),
        explanation=Words(
            "Ett antal är summan av antalet kvinnor och antalet män. Stämmer det i tabellens andra kolumner men inte i en, är något av de tre talen "
            "fel.",
            "A count is the sum of the women and the men. Where it holds in the table's other columns but not in one, one of the "
            "three numbers is wrong.",
        ),
        example=Words(
            "Totalt 41 deltagare, varav kvinnor 26 och män 21.", "41 participants in all, 26 women and 21 men."
        ),
        fix=_COUNT_FIX,
        each_table=_counts,
    ),
    Rule(
        id="table-parts-share",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Totalen ligger utanför kvinnor och män", "The total lies outside women and men"),
        explanation=Words(
            "En andel eller ett medelvärde för alla är ett vägt medel av kvinnors och mäns, så det kan varken vara större än båda eller mindre "
            "än båda.",
            "A share or a mean for all is a weighted mean of women's and men's, so it can't be greater than both or less than both.",
        ),
        example=Words(
            "Andel godkända 87,1 %, kvinnor 83,5 % och män 77,9 %.", "Passed: 87.1 %, women 83.5 % and men 77.9 %."
        ),
        fix=_SHARE_FIX,
        each_table=_shares,
    ),
)
