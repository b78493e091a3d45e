"""The values of one thing over time beside its target: an indicator or a part of it, or any row of a table that names its times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.document.blocks import RowKind
from tertial.document.figure import Figure
from tertial.review.facts import Facts, IndicatorFact, MeasuredPart
from tertial.review.finding import Place
from tertial.review.reading.captions import goal_in
from tertial.review.reading.cells import Value
from tertial.review.reading.columns import Role, Span, goal_column
from tertial.review.reading.grids import Cell, Grid, GridRow
from tertial.review.reading.labels import stems
from tertial.review.reading.times import times_in
from tertial.review.reading.wanted import wanted_of
from tertial.steering.calculations.verdicts import Verdict, verdict
from tertial.steering.targets import ParsedTarget, TargetKind, parse

_SIGNED = {
    TargetKind.AT_LEAST: "higher",
    TargetKind.ABOVE: "higher",
    TargetKind.AT_MOST: "lower",
    TargetKind.BELOW: "lower",
    TargetKind.INCREASE: "higher",
    TargetKind.DECREASE: "lower",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a period, as it is printed in `text`."""

    span: Span
    value: Decimal
    text: str
    place: Place | None = None
    key: str = ""

    @property
    def end(self) -> tuple[int, int]:
        """The year and month that it ends with: what `Augusti 2023` and `jan–aug 2023` have in common."""
        return self.span.year, self.span.last


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one thing. `name` is what it is called, `label` that and the part (`Total sjukfrånvaro, IAF, Kvinnor`), `part` the part.

    `words` are the stems of all of it and of the heading within the table. `points` come oldest first, the value of now among them; `now` is None where there is none,
    and `missing` says that the report has a place for it and tells that it is missing. `wanted` is `higher`, `lower`, `close`, `none`, or
    `""` where nobody knows. `target` is as printed, `""` for none. `goal` is the goal's slug with facts, else its name as printed; `kind` is
    `indicator` for what is followed for a goal, else `volume`, `personnel` or `row`.
    """

    name: str
    label: str
    part: str
    words: frozenset[str]
    unit: str
    wanted: str
    points: tuple[Point, ...]
    now: Point | None
    missing: bool
    target: str
    parsed: ParsedTarget | None
    verdict: Verdict
    place: Place
    slug: str = ""
    kind: str = "row"
    goal: str = ""

    def at(self, year: int, last: int) -> Point | None:
        """The value of the period that ends with the month."""
        return next((point for point in self.points if point.end == (year, last)), None)


def series_of(grids: Iterable[Grid], facts: Facts | None, period: Period | None) -> tuple[Series, ...]:
    """Every series, the facts' indicators first, then the rows of tables that the facts say nothing of."""
    known = tuple(grids)
    found = list(_of_facts(facts, known, period)) if facts else []
    for grid in known:
        found.extend(_of_grid(grid, facts, period))
    return tuple(found)


def target_of(text: str) -> ParsedTarget | None:
    """The target that a text says; None for a text that says none or several."""
    try:
        return parse(text) if text.strip() and len(text) < 200 else None
    except (Refused, ArithmeticError, ValueError):
        return None


def _of_facts(facts: Facts, grids: tuple[Grid, ...], period: Period | None) -> Iterator[Series]:
    places: dict[str, Place] = {}
    rows: dict[tuple[str, str], Place] = {}
    for grid in grids:
        for row, _column, cell, value in grid.values():
            if value.figure is not None:
                places.setdefault(value.figure.key, cell.place)
                kind = value.figure.key.partition("/")[0]
                rows.setdefault((kind, row.id.partition("/")[0]), row.cells[0].place)
    for indicator in facts.indicators:
        for part in indicator.parts:
            yield _of_part(indicator, part, places, rows, period)


def _of_part(
    indicator: IndicatorFact,
    part: MeasuredPart,
    places: dict[str, Place],
    rows: dict[tuple[str, str], Place],
    period: Period | None,
) -> Series:
    now = _point(part.now, places)
    earlier = [_point(figure, places) for figure in part.earlier] if part.comparable else []
    points = sorted((point for point in (*earlier, now) if point), key=lambda point: point.end)
    target = (part.target.wording or str(part.target.value)) if part.target and not _absent(part.target) else ""
    label = ", ".join(word for word in (indicator.name, part.label) if word)
    anchor = next((one for one in (part.now, part.target) if one is not None and one.key in places), None)
    place = (
        places[anchor.key]
        if anchor
        else rows.get((indicator.kind, indicator.slug), Place(described=f"indikatorn ”{indicator.name}”"))
    )
    return Series(
        name=indicator.name,
        label=label,
        part=part.label,
        words=stems(label),
        unit=indicator.unit,
        wanted=indicator.wanted,
        points=tuple(points),
        now=now,
        missing=part.now is not None and now is None,
        target=target,
        parsed=target_of(target),
        verdict=Verdict(part.verdict) if part.verdict in set(Verdict) else Verdict.CANNOT_TELL,
        place=place,
        slug=indicator.slug,
        kind=indicator.kind,
        goal=indicator.goal,
    )


def _absent(figure: Figure) -> bool:
    return figure.number is None and not isinstance(figure.value, str) and not figure.wording


def _point(figure: Figure | None, places: dict[str, Place]) -> Point | None:
    if figure is None or figure.number is None:
        return None
    try:
        period = Period.parse(figure.period)
    except Refused:
        return None
    text = figure.wording or str(figure.number).replace(".", ",")
    return Point(Span(period.year, 1, period.month or 12), figure.number, text, places.get(figure.key), figure.key)


def _of_grid(grid: Grid, facts: Facts | None, period: Period | None) -> Iterator[Series]:
    goal, section = goal_in(grid.caption), ""
    told = {(one.kind, one.slug) for one in facts.indicators} if facts else set()
    goals = goal_column(grid.columns)
    judged = any(_status(row) for row in grid.rows)
    for row in grid.rows:
        if row.kind is RowKind.GROUP:
            # Where goals say how they are judged, a heading that says nothing is a part of the goal above.
            goal, section = (goal, row.label) if judged and not _status(row) else (row.label, "")
            continue
        if goals is not None and goals < len(row.cells) and row.cells[goals].text:
            goal = " ".join(row.cells[goals].text.split())
        if times_in(row.label) and len(row.label) < 25:
            continue  # the rows are months: what they are values of stands in the columns
        by_label: dict[str, list[tuple[int, Cell, Value]]] = defaultdict(list)
        for number, cell in enumerate(row.cells):
            for value in cell.values:
                by_label[value.label].append((number, cell, value))
        for label, values in by_label.items():
            if told and any(one.figure and tuple(one.figure.key.split("/", 2)[:2]) in told for _, _, one in values):
                continue
            made = _of_row(grid, row, label, values, by_label.get("", []), period, (goal, section))
            if made is not None:
                yield made


def _of_row(
    grid: Grid,
    row: GridRow,
    label: str,
    values: list[tuple[int, Cell, Value]],
    shared: list[tuple[int, Cell, Value]],
    period: Period | None,
    under: tuple[str, str],
) -> Series | None:
    """A row's series, or that of one of the units that its cells name; a target without a name is for all of them."""
    columns = grid.columns
    points: dict[tuple[int, int], Point] = {}
    latest: tuple[int, int] | None = (period.year, period.month or 12) if period else None
    spans = [column.span for column in columns if column.span and column.role in (Role.OUTCOME, Role.VALUE)]
    if latest is None and spans:
        latest = max((span.year, span.last) for span in spans)
    missing = False
    for number, cell, value in values:
        span = columns[number].span
        if span is None or columns[number].role not in (Role.OUTCOME, Role.VALUE, Role.YEAR_END):
            continue
        if value.number is not None:
            points.setdefault(
                (span.year, span.last),
                Point(span, value.number, value.text, cell.place, value.figure.key if value.figure else ""),
            )
        elif value.missing and (span.year, span.last) == latest:
            missing = True
    target, place = _target(grid, row, label, values, shared)
    if not points and not missing:
        return None
    wholes = _wholes(grid, row)
    told = ", ".join((*wholes, row.label))
    name = f"{told}, {label}" if label else told
    followed = grid.column(Role.TARGET) is not None and (under[0] or "indikator" in _head(grid))
    parsed = target_of(target)
    now = points.get(latest) if latest else None
    signed = _SIGNED.get(parsed.kind, "") if parsed else ""
    wanted = signed or wanted_of(name)
    like = points.get((latest[0] - 1, latest[1])) if latest else None
    return Series(
        name=wholes[0] if wholes else row.label,
        label=name,
        part=label or (row.label if wholes else ""),
        words=stems(name) | stems(under[1]),
        unit=row.unit or grid.unit,
        wanted=wanted,
        points=tuple(sorted(points.values(), key=lambda point: point.end)),
        now=now,
        missing=missing and now is None,
        target=target,
        parsed=parsed,
        verdict=verdict(
            value=now.value if now else None,
            target=parsed,
            direction=wanted,
            base=like.value if like else None,
        ),
        place=now.place if now and now.place else place,
        kind=_kind(values) or ("indicator" if followed else "row"),
        goal=under[0],
    )


def _kind(values: list[tuple[int, Cell, Value]]) -> str:
    """What the rooms call it, by its figures' keys; `""` where it has none."""
    kinds = (value.figure.key.partition("/")[0] for _, _, value in values if value.figure)
    return next((kind for kind in kinds if kind in ("indicator", "volume", "personnel")), "")


def _status(row: GridRow) -> bool:
    return row.kind is RowKind.GROUP and any(cell.status is not None for cell in row.cells)


def _target(
    grid: Grid,
    row: GridRow,
    label: str,
    values: list[tuple[int, Cell, Value]],
    shared: list[tuple[int, Cell, Value]],
) -> tuple[str, Place]:
    place = row.cells[0].place if row.cells else grid.place
    column = grid.column(Role.TARGET)
    if column is None or column >= len(row.cells):
        return "", place
    own = [value for number, _, value in values if number == column]
    theirs = [value for number, _, value in shared if number == column]
    cell = row.cells[column]
    if own or theirs:
        return (own or theirs)[0].text, cell.place
    return (cell.text if not label and not cell.values else ""), cell.place


def _head(grid: Grid) -> str:
    return next((column.label.casefold() for column in grid.columns if column.role is Role.LABEL), "")


def _wholes(grid: Grid, row: GridRow) -> list[str]:
    """The names of the rows that it is a part of, outermost first."""
    names: list[str] = []
    parent = row.parent
    for _ in range(4):
        if parent < 0:
            break
        names.insert(0, grid.rows[parent].label)
        parent = grid.rows[parent].parent
    return names
