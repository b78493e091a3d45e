"""Read investments project by project: this year, and the whole project since it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.cycle.models import Decision, Occasion
from tertial.document.figure import Figure, Origin
from tertial.economy.calculations import deviation, total
from tertial.economy.figures import LineFigures
from tertial.economy.models import InvestmentAmount, InvestmentProject, Measure
from tertial.economy.plan_figures import money
from tertial.economy.queries.economy import Economy, InvestmentRow, economy
from tertial.economy.queries.outcome import ledger
from tertial.economy.selectors import parse
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """An investment, or their sum. `this_year` is net of income; `flows` are the expenses and the income apart.

    `decided_total` is what the project may cost in all, `accumulated` what it has cost since it began up to and including
    the period, `expected_total` what it is expected to cost in all, and `total_deviation` the first minus the last.
    `project` is None for the sum.
    """

    code: str
    title: str
    project: InvestmentProject | None
    this_year: LineFigures
    flows: tuple[LineFigures, LineFigures]
    spent_before: Figure
    accumulated: Figure
    decided_total: Figure
    expected_total: Figure
    total_deviation: Figure

    @property
    def is_total(self) -> bool:
        """Whether this is the sum."""
        return self.project is None

    @property
    def decision(self) -> Decision | None:
        """The decision on the total."""
        return self.project.decision if self.project else None

    @property
    def whole(self) -> tuple[Figure, ...]:
        """The figures of the whole project."""
        return (self.spent_before, self.accumulated, self.decided_total, self.expected_total, self.total_deviation)


@dataclass(frozen=True, slots=True)
class Investments:
    """A committee's investments at an occasion, the sum last."""

    rows: tuple[ProjectRow, ...]

    @property
    def has_totals(self) -> bool:
        """Whether any project is followed over several years."""
        return any(figure.number is not None for row in self.rows for figure in (row.decided_total, row.expected_total))

    def figures(self) -> Iterator[Figure]:
        """The figures that the economy's tables do not have."""
        for row in self.rows:
            yield from row.whole


@dataclass(frozen=True, slots=True)
class _Whole:
    """A project's öre: before the year, so far this year, decided and expected in all."""

    before: int | None
    so_far: int | None
    decided: int | None
    expected: int | None


def investments(committee: Unit, occasion: Occasion, *, read: Economy | None = None) -> Investments:
    """The investments of an occasion. Four queries beside those of `economy`, and one question to the ledger.

    `read` is the occasion's economy where somebody has read it already.
    """
    projects = {
        project.code: project
        for project in InvestmentProject.objects.filter(committee=committee, year=occasion.year).select_related(
            "decision", "committee__municipality"
        )
    }
    expected: dict[int, int] = defaultdict(int)
    for project_id, ore in InvestmentAmount.objects.filter(
        project__committee=committee, project__year=occasion.year, measure=Measure.FINAL_COST, occasion=occasion
    ).values_list("project_id", "amount_ore"):
        expected[project_id] += ore
    before = _spent_before(committee, list(projects.values()), occasion.year)
    wholes: dict[str, _Whole] = {}
    rows = []
    for row in (read or economy(committee, occasion)).investments:
        project = projects.get(row.code)
        if project and not row.is_total:
            wholes[row.code] = _Whole(
                before.get(project.pk),
                _ore(row.net.outcome),
                project.decided_total_ore,
                expected.get(project.pk),
            )
        rows.append(_row(row, project, wholes.get(row.code) or _summed(wholes), occasion, tuple(wholes)))
    return Investments(tuple(rows))


def _spent_before(committee: Unit, projects: list[InvestmentProject], year: int) -> dict[int, int]:
    """What each project had cost before the year: as given, else all that the ledger has of earlier years."""
    found = {one.pk: one.spent_before_ore for one in projects if one.spent_before_ore is not None}
    asked = {str(one.pk): parse(one.selector) for one in projects if one.selector and one.pk not in found}
    if asked:
        book = ledger(committee, year - 1, year)
        earlier = [month for month in book.visible.months if month < year * 100]
        if earlier:
            window = (min(earlier), max(earlier))
            sums = book.line_sums(asked, [window], only_results=False)
            found |= {int(pk): sums[pk, window].ore for pk in asked}
    return found


def _summed(wholes: dict[str, _Whole]) -> _Whole:
    several = list(wholes.values())
    return _Whole(
        total(one.before for one in several),
        total(one.so_far for one in several),
        total(one.decided for one in several),
        total(one.expected for one in several),
    )


def _row(
    row: InvestmentRow, project: InvestmentProject | None, whole: _Whole, occasion: Occasion, codes: tuple[str, ...]
) -> ProjectRow:
    year, stem, period = str(occasion.year), f"investment/{row.code}", str(occasion.period)

    def figure(name: str, ore: int | None, words: str, source: str, *inputs: str, forecast: bool = False) -> Figure:
        parts = tuple(f"investment/{code}/{name}" for code in codes) if row.is_total else inputs
        return money(
            f"{stem}/{name}",
            ore,
            label=f"{row.title}, {words}",
            period=name.split("/")[0],
            money_unit=occasion.money_unit,
            source="Summan av investeringarna" if row.is_total else source,
            inputs=parts,
            origin=Origin.FORECAST if forecast and not parts else None,
        )

    decision = project.decision.title if project and project.decision else "Beslutad totalutgift"
    before = figure(f"{year}/spent-before", whole.before, f"utgift före {year}", "Utfall före året")
    decided = figure(f"{year}/decided-total", whole.decided, "beslutad totalutgift", decision)
    last = figure(
        f"{year}/final-cost", whole.expected, "beräknad totalutgift", f"Beräknad vid {occasion}", forecast=True
    )
    off = (
        None
        if whole.decided is None or whole.expected is None
        else deviation(budget=whole.decided, actual=whole.expected)
    )
    return ProjectRow(
        row.code,
        row.title,
        project,
        row.net,
        (row.expenses, row.income),
        spent_before=before,
        accumulated=figure(
            f"{period}/accumulated",
            total((whole.before, whole.so_far)),
            f"ackumulerad utgift {occasion.period.words}",
            "Utgift före året och i år",
            before.key,
            row.net.outcome.key,
        ),
        decided_total=decided,
        expected_total=last,
        total_deviation=figure(
            f"{year}/final-deviation",
            off,
            "avvikelse mot beslutad totalutgift",
            "Beslutad minus beräknad totalutgift",
            decided.key,
            last.key,
        ),
    )


def _ore(figure: Figure) -> int | None:
    return None if figure.number is None else int(figure.number * 100)
