"""What an import would mean, told before it is done: months, vouchers, lines, codes nobody knows, rows on no line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertial.common.errors import Refused
from tertial.cycle.models import Lock
from tertial.economy.ledger import store
from tertial.economy.ledger.changes import (
    MonthChange,
    VoucherChanges,
    already_added,
    month_changes,
    voucher_changes,
)
from tertial.economy.ledger.contents import Contents, contents_of, require_ledger_file
from tertial.economy.ledger.schema import CODE_PARTS
from tertial.economy.ledger.scratch import rows_of, scratch
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Block, Content, LineKind, Mode, OperatingLine
from tertial.economy.queries.codes import known_codes
from tertial.economy.queries.mapping import mapped_codes
from tertial.economy.selectors import PART_WORDS, Selector, parse
from tertial.organisation.models import Unit

if TYPE_CHECKING:
    import duckdb

LISTED = 200
"""How many unknown codes, and how many code strings on no line or on two, are listed; the others are counted."""

_SUMMARY = (Block.OPERATIONS, Block.MUNICIPAL_UNITS)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A covered month: rows and öre before and after. `covered` is whether the ledger had the month at all.

    A ledger with a balance sheet sums to nothing each month, so the net cost, of the rows on revenue and cost accounts, is
    told beside; it is 0 in a month that stays the same.
    """

    month: int
    covered: bool
    rows_before: int
    rows_after: int
    ore_before: int
    ore_after: int
    ore_difference: int
    is_change: bool
    net_before: int = 0
    net_after: int = 0

    @property
    def net_difference(self) -> int:
        """How much more the month costs after than before."""
        return self.net_after - self.net_before


@dataclass(frozen=True, slots=True)
class LineChange:
    """What an operating line takes of its whole year, in öre, before and after."""

    year: int
    code: str
    title: str
    ore_before: int
    ore_after: int
    ore_difference: int


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A code without a name that year, and what stands on it in the file. `part` is the word on screen: konto, ansvar."""

    year: int
    part: str
    code: str
    rows: int
    ore: int


@dataclass(frozen=True, slots=True)
class Astray:
    """A code string in the file, by the words on screen, that no line takes or (`lines`) several do; its rows and öre."""

    year: int
    codes: dict[str, str]
    lines: tuple[str, ...]
    rows: int
    ore: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would mean. All amounts are öre, costs positive.

    `already` names the import that the same file was added by. `locked` are the occasions, decided and locked, whose
    periods would change: their reports stay as they were decided. `years_without_lines` have no line that takes rows.
    """

    mode: str
    rows: int
    ore: int
    months: tuple[MonthLine, ...]
    is_change: bool
    already: str = ""
    vouchers: VoucherChanges = field(default_factory=VoucherChanges)
    lines: tuple[LineChange, ...] = ()
    unknown: tuple[UnknownCode, ...] = ()
    unknown_count: int = 0
    in_no_line: tuple[Astray, ...] = ()
    in_no_line_count: int = 0
    in_several_lines: tuple[Astray, ...] = ()
    in_several_lines_count: int = 0
    years_without_lines: tuple[int, ...] = ()
    locked: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain values, for a page to keep and a program to read."""
        return asdict(self)


def preview(
    staged: Path, *, committee: Unit, mode: Mode = Mode.REPLACE, content: Content = Content.OUTCOME, sha256: str = ""
) -> Preview:
    """What importing rows that were read into `staged` would mean for a committee. Changes nothing.

    `sha256` is the source's; with it a file that was added before is recognised. Vouchers, lines and codes are looked at
    in the years where something changes; a month that stays the same costs nothing.
    """
    with store.staging() as spill, scratch(spill) as connection:
        require_ledger_file(connection, staged)
        now = visible(committee, content)
        rows = rows_of([(staged, None)])
        coming = contents_of(connection, rows)
        total = sum(coming.values(), Contents())
        already = already_added(now, sha256, mode)
        months = month_changes(connection, now, coming, mode)
        changed = [] if already else [one.month for one in months if one.is_change]
        told = Preview(
            mode=mode.value,
            rows=total.rows,
            ore=total.sum_ore,
            months=tuple(_month_line(one) for one in months),
            is_change=bool(changed),
            already=f"{already.name} ({already.imported_on:%Y-%m-%d})" if already else "",
            locked=_locked(committee, changed) if content == Content.OUTCOME else (),
        )
        if not changed:
            return told
        years = sorted({month // 100 for month in changed})
        within = " OR ".join(f"month BETWEEN {year}01 AND {year}12" for year in years)
        gone = {one.month for one in months} if mode == Mode.REPLACE else set[int]()
        stays = [month for month in now.months if month // 100 in years and month not in gone]
        kept = f" UNION ALL SELECT * FROM before WHERE month IN ({', '.join(map(str, stays))})" if stays else ""
        connection.execute(f"CREATE VIEW coming AS SELECT * FROM ({rows}) WHERE {within}")
        connection.execute(f"CREATE VIEW before AS SELECT * FROM ({rows_of(now.files)}) WHERE {within}")
        connection.execute(f"CREATE VIEW after AS SELECT * FROM coming{kept}")
        net_before, net_after = _net(connection, "before"), _net(connection, "after")
        unknown = [one for year in years for one in _unknown(connection, committee, year)]
        fallen = [_fall(connection, committee, year) for year in years]
        none = [one for year in fallen for one in year.astray if not one.lines]
        several = [one for year in fallen for one in year.astray if one.lines]
        return replace(
            told,
            months=tuple(
                replace(one, net_before=net_before.get(one.month, 0), net_after=net_after.get(one.month, 0))
                if one.is_change
                else one
                for one in told.months
            ),
            vouchers=voucher_changes(connection, "before", "after"),
            lines=tuple(line for year in fallen for line in year.lines),
            unknown=tuple(unknown[:LISTED]),
            unknown_count=len(unknown),
            in_no_line=tuple(none[:LISTED]),
            in_no_line_count=len(none),
            in_several_lines=tuple(several[:LISTED]),
            in_several_lines_count=len(several),
            years_without_lines=tuple(year for year, one in zip(years, fallen, strict=True) if not one.checked),
        )


def _month_line(one: MonthChange) -> MonthLine:
    before = one.before or Contents()
    return MonthLine(
        month=one.month,
        covered=one.before is not None,
        rows_before=before.rows,
        rows_after=one.after.rows,
        ore_before=before.sum_ore,
        ore_after=one.after.sum_ore,
        ore_difference=one.after.sum_ore - before.sum_ore,
        is_change=one.is_change,
    )


def _net(connection: duckdb.DuckDBPyConnection, rows: str) -> dict[int, int]:
    """The net cost of each month: the rows on revenue and cost accounts, classes 3 to 8."""
    summed = f"SELECT month, sum(amount) FROM {rows} WHERE left(account, 1) BETWEEN '3' AND '8' GROUP BY month"
    return {month: int(ore) for month, ore in connection.execute(summed).fetchall()}


def _locked(committee: Unit, changed: Collection[int]) -> tuple[str, ...]:
    """The locked occasions that told of any of the months: of January up to and including the occasion's own."""
    locks = Lock.objects.filter(committee=committee).select_related("occasion").order_by("occasion__period_end")
    return tuple(
        f"{lock.occasion} ({lock.decision_text})"
        for lock in locks
        if any(
            lock.occasion.year * 100 < month <= lock.occasion.year * 100 + lock.occasion.period_end.month
            for month in changed
        )
    )


def _unknown(connection: duckdb.DuckDBPyConnection, committee: Unit, year: int) -> list[UnknownCode]:
    """The file's codes that have no name that year, the largest amounts first; a part without a table is left out."""
    names = known_codes(committee.municipality, year)
    found = []
    for part in (part for part in CODE_PARTS if part in names):
        used = connection.execute(
            f"SELECT {part}, count(*), sum(amount) FROM coming "
            f"WHERE month // 100 = {year} AND {part} <> '' GROUP BY {part}"
        ).fetchall()
        found += [
            UnknownCode(year, PART_WORDS[part], code, rows, ore) for code, rows, ore in used if code not in names[part]
        ]
    return sorted(found, key=lambda one: (-abs(one.ore), one.part, one.code))


@dataclass(frozen=True, slots=True)
class _Fall:
    """How a year falls on the lines. `checked`: some line that adds up has a selector, so that rows can go astray."""

    lines: Sequence[LineChange]
    astray: Sequence[Astray]
    checked: bool


def _fall(connection: duckdb.DuckDBPyConnection, committee: Unit, year: int) -> _Fall:
    lines = [(line, _selector(line)) for line in OperatingLine.objects.filter(committee=committee, year=year)]
    selectors = {line.code: selector for line, selector in lines if selector}
    adding = {
        line.code: selector
        for line, selector in lines
        if selector and line.kind == LineKind.PLAIN and line.block in _SUMMARY
    }
    if not selectors:
        return _Fall((), (), checked=False)
    import ibis

    from tertial.economy.ledger.queries import line_sums, misplaced, result_rows

    backend = ibis.duckdb.from_connection(connection)
    before, after, coming = (result_rows(backend.table(name)) for name in ("before", "after", "coming"))
    window = (year * 100 + 1, year * 100 + 12)
    mapped = mapped_codes(committee.municipality, year, year)
    old, new = (line_sums(rows, selectors, [window], mapped) for rows in (before, after))
    changes = [
        LineChange(year, line.code, line.title, old[at].ore, new[at].ore, new[at].ore - old[at].ore)
        for line, _ in lines
        if (at := (line.code, window)) in new
    ]
    astray = misplaced(coming, adding, window, mapped) if adding else []
    return _Fall(
        changes,
        [
            Astray(year, {PART_WORDS[part]: code for part, code in one.codes}, one.lines, one.sum.rows, one.sum.ore)
            for one in astray
        ],
        checked=bool(adding),
    )


def _selector(line: OperatingLine) -> Selector:
    try:
        return parse(line.selector)
    except Refused:
        return Selector()  # its own page says what is wrong with it
