"""Read the internal budget: its versions, what each changes, and the posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tertial.cycle.models import Decision
from tertial.document.figure import Figure
from tertial.economy.calculations.spreading import Months
from tertial.economy.models import Block, BudgetPost, BudgetVersion, LineKind, OperatingLine, SpreadMethod
from tertial.economy.plan_figures import money
from tertial.organisation.models import Unit


def open_proposal(committee: Unit, year: int) -> BudgetVersion | None:
    """The version of a year's budget that is not decided; there is never more than one."""
    versions = BudgetVersion.objects.select_related("committee__municipality")
    return versions.filter(committee=committee, year=year, decision=None).first()


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the budget; number 0 is the original. Without a decision it is a proposal and counts nowhere."""

    id: int
    number: int
    name: str
    decision: Decision | None

    @property
    def is_decided(self) -> bool:
        """Whether it is in force."""
        return self.decision is not None


@dataclass(frozen=True, slots=True)
class Post:
    """An amount of a line in a version, with its twelve months in öre; `row_version` guards it against two editors."""

    id: int
    row_version: int
    number: int
    year: int
    order: int
    label: str
    account: str
    amount_ore: int
    method: SpreadMethod
    months: Months
    comment: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A plain line with its posts of every version. Amounts in öre; 0 where a version says nothing of the line."""

    id: int
    code: str
    title: str
    block: Block
    posts: tuple[Post, ...]
    decided: frozenset[int]

    def amount(self, year: int, number: int) -> int:
        """What a version gives the line: the original's budget, or the change that a later one makes."""
        return sum(post.amount_ore for post in self.posts if (post.year, post.number) == (year, number))

    def current(self, year: int) -> int:
        """The budget in force: the original and every change that is decided."""
        return sum(post.amount_ore for post in self.posts if post.year == year and post.number in self.decided)

    def with_proposal(self, year: int) -> int:
        """The budget as it would be with the proposal, too."""
        return sum(post.amount_ore for post in self.posts if post.year == year)


@dataclass(frozen=True, slots=True)
class Budget:
    """A committee's budget for a year with plan for the years after it."""

    committee: str
    year: int
    years: tuple[int, ...]
    versions: tuple[Version, ...]
    lines: tuple[BudgetLine, ...]

    @property
    def proposal(self) -> Version | None:
        """The version that is not decided yet."""
        return next((version for version in self.versions if not version.is_decided), None)

    @property
    def decided(self) -> tuple[Version, ...]:
        """The versions in force, the original first."""
        return tuple(version for version in self.versions if version.is_decided)

    def amount(self, year: int, number: int) -> int:
        """A version's sum over all lines."""
        return sum(line.amount(year, number) for line in self.lines)

    def current(self, year: int) -> int:
        """The sum in force."""
        return sum(line.current(year) for line in self.lines)

    def with_proposal(self, year: int) -> int:
        """The sum as it would be with the proposal, too."""
        return sum(line.with_proposal(year) for line in self.lines)

    def figures(self, money_unit: str = "tkr") -> Iterator[Figure]:
        """Every amount as a figure: `budget/<line>/<year>/<version>` and `…/current`, and the sums as line `total`."""
        for year in self.years:
            for version in self.versions:
                yield from self._column(year, str(version.number), version.name, _source(version), money_unit)
            yield from self._column(year, "current", "gällande budget", "", money_unit)

    def _column(self, year: int, name: str, words: str, source: str, money_unit: str) -> Iterator[Figure]:
        keys = []
        for line in self.lines:
            key = f"budget/{line.code}/{year}/{name}"
            keys.append(key)
            current = name == "current"
            yield money(
                key,
                line.current(year) if current else line.amount(year, int(name)),
                label=f"{line.title}, {words} {year}",
                period=str(year),
                money_unit=money_unit,
                source="Summan av de beslutade versionerna" if current else source,
                inputs=tuple(f"budget/{line.code}/{year}/{one.number}" for one in self.decided) if current else (),
            )
        yield money(
            f"budget/total/{year}/{name}",
            self.current(year) if name == "current" else self.amount(year, int(name)),
            label=f"Summa, {words} {year}",
            period=str(year),
            money_unit=money_unit,
            source="Summan av raderna",
            inputs=tuple(keys),
        )


def budget(committee: Unit, year: int) -> Budget:
    """A committee's budget with all its versions and posts. Three queries."""
    versions = tuple(
        Version(one.pk, one.number, one.name, one.decision)
        for one in BudgetVersion.objects.filter(committee=committee, year=year).select_related("decision")
    )
    posts: dict[int, list[Post]] = defaultdict(list)
    numbers: Mapping[int, int] = {version.id: version.number for version in versions}
    years = {year}
    for one in BudgetPost.objects.filter(budget__committee=committee, budget__year=year).order_by(
        "budget__number", "year", "order", "id"
    ):
        years.add(one.year)
        posts[one.line_id].append(
            Post(
                id=one.pk,
                row_version=one.version,
                number=numbers[one.budget_id],
                year=one.year,
                order=one.order,
                label=one.label,
                account=one.account,
                amount_ore=one.amount_ore,
                method=SpreadMethod(one.method),
                months=tuple(one.months_ore),
                comment=one.comment,
            )
        )
    decided = frozenset(version.number for version in versions if version.is_decided)
    lines = tuple(
        BudgetLine(line.pk, line.code, line.title, Block(line.block), tuple(posts[line.pk]), decided)
        for line in OperatingLine.objects.filter(
            committee=committee,
            year=year,
            kind=LineKind.PLAIN,
            block__in=(Block.OPERATIONS, Block.MUNICIPAL_UNITS),
        )
    )
    return Budget(committee.slug, year, tuple(sorted(years)), versions, lines)


def _source(version: Version) -> str:
    if version.decision is None:
        return f"{version.name}, ett förslag som inte är beslutat"
    return f"{version.name}, {version.decision.title}"
