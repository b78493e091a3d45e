"""Read measured values as tables of figures. A fixed number of queries, whatever the number of indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.measurement.figures import observation_figure, part_of, target_figure
from tertial.measurement.layout import row_order, units_are_rows
from tertial.measurement.models import Nature, Observation
from tertial.organisation.models import Unit
from tertial.steering.calculations import Verdict, verdict
from tertial.steering.models import DefinitionVersion, Indicator, IndicatorKind, Placement, Target
from tertial.steering.parts import Part
from tertial.steering.targets import parse


@dataclass(frozen=True, slots=True)
class Line:
    """One value in a cell: the unit it is for (where the cell names units), the figure, its notes."""

    unit: str
    figure: Figure
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row of an indicator: the whole or a part. `cells` holds lines by column: a period, `forecast` or `target`."""

    part: Part
    label: str
    cells: dict[str, tuple[Line, ...]]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its rows at an occasion. `goal_id` is None for volumes, personnel and series."""

    slug: str
    kind: str
    name: str
    unit: str
    direction: str
    source: str
    notes: tuple[str, ...]
    section: str
    goal_id: int | None
    rows: tuple[MeasuredRow, ...]

    def figures(self) -> Iterator[Figure]:
        """Every figure of the indicator's rows."""
        for row in self.rows:
            for lines in row.cells.values():
                for line in lines:
                    yield line.figure


def kind_key(kind: str) -> str:
    """The first segment of a figure key for the kind."""
    return str(kind)


def measured(committee: Unit, occasion: Occasion, kinds: Iterable[IndicatorKind]) -> list[Measured]:
    """The indicators of the given kinds in the occasion's plan, with values two years back, now, forecast and target.

    Five queries. The columns of a row's cells are the periods as strings (`2021`, `2022`, `2022-08`, `2023-08`),
    `forecast` for the year, and `target` for the year.
    """
    placements = list(
        Placement.objects.filter(
            plan_period=occasion.plan_period, indicator__committee=committee, indicator__kind__in=list(kinds)
        )
        .select_related("indicator", "goal__area", "goal__council_goal")
        .order_by("goal__area__order", "goal__order", "order")
    )
    periods = [str(occasion.year - 2), str(occasion.year - 1), str(occasion.period.years_back(1)), str(occasion.period)]
    observations = (
        Observation.objects.filter(indicator__committee=committee, indicator__kind__in=list(kinds))
        .filter(period__in=[*periods, str(occasion.year)])
        .exclude(nature=Nature.BASE)
        .select_related("unit", "part", "definition")
    )
    ids = {placement.indicator_id for placement in placements}
    by_indicator: dict[int, list[Observation]] = defaultdict(list)
    for row in observations:
        outcome_of_year = row.nature == Nature.OUTCOME and row.period == str(occasion.year)
        if row.indicator_id in ids and not outcome_of_year:
            by_indicator[row.indicator_id].append(row)
    targets = latest_targets(
        Target.objects.filter(indicator__in=ids, year=occasion.year).select_related("unit", "part", "decision")
    )
    definitions = definitions_in(ids, occasion.year)
    return [
        _measured(
            placement,
            definitions[placement.indicator_id],
            by_indicator[placement.indicator_id],
            targets.get(placement.indicator_id, []),
            str(occasion.period),
        )
        for placement in placements
        if placement.indicator_id in definitions
    ]


def definitions_in(indicator_ids: Iterable[int], year: int) -> dict[int, DefinitionVersion]:
    """Each indicator's definition in force a year: the latest valid from then or before, else its first. One query."""
    found: dict[int, DefinitionVersion] = {}
    for version in DefinitionVersion.objects.filter(indicator__in=list(indicator_ids)).order_by("valid_from"):
        if version.valid_from <= year or version.indicator_id not in found:
            found[version.indicator_id] = version
    return found


def latest_targets(rows: Iterable[Target]) -> dict[int, list[Target]]:
    """The target that counts for each part: the latest decided; a decision without date is the oldest."""
    latest: dict[tuple[int, int, str], Target] = {}
    for row in sorted(rows, key=lambda row: (str(row.decision.decided_on or ""), row.pk)):
        latest[row.indicator_id, row.year, row.part_key] = row
    result: dict[int, list[Target]] = defaultdict(list)
    for row in latest.values():
        result[row.indicator_id].append(row)
    return result


def choose_definition(
    rows: Iterable[Observation], current: DefinitionVersion
) -> list[tuple[Observation, Observation | None]]:
    """One observation per period, nature and part: by the current definition, else by the latest other one.

    With each comes the same quantity by the definition before, where both were measured.
    """
    groups: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for row in rows:
        groups[row.period, row.nature, row.part_key].append(row)
    chosen = []
    for group in groups.values():
        group.sort(key=lambda row: (row.definition_id == current.pk, row.definition.valid_from), reverse=True)
        chosen.append((group[0], group[1] if len(group) > 1 else None))
    return chosen


def indicator(committee: Unit, slug: str, kind: IndicatorKind = IndicatorKind.INDICATOR) -> Indicator:
    """The indicator with the slug; raises `NotFound` naming those that exist."""
    candidates = Indicator.objects.filter(committee=committee, kind=kind)
    found = candidates.prefetch_related("definitions", "named_parts").filter(slug=slug).first()
    if found is None:
        raise NotFound("Indikatorn", slug, list(candidates.values_list("slug", flat=True)))
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """A point in an indicator's history."""

    part: Part
    label: str
    figure: Figure
    definition_from: int
    comparable: bool
    notes: tuple[str, ...]


def history(row: Indicator) -> list[Point]:
    """Every outcome of an indicator, oldest first, with the definition it was measured by. Two queries."""
    versions = {version.pk: version for version in row.definitions.all()}
    observations = row.observations.filter(nature=Nature.OUTCOME).select_related("unit", "part", "definition")
    points = [
        Point(
            part=part_of(observation),
            label=observation.get_sex_display() if observation.sex else "",
            figure=observation_figure(observation, versions[observation.definition_id], row.kind, row.slug),
            definition_from=versions[observation.definition_id].valid_from,
            comparable=versions[observation.definition_id].comparable,
            notes=_lines(observation.note),
        )
        for observation in observations
    ]
    return sorted(points, key=lambda point: (_end(point.figure.period), point.part))


def targets_of(row: Indicator) -> list[tuple[Target, Figure]]:
    """All targets of an indicator ever decided, with their figures, oldest year first; corrected ones included."""
    versions = sorted(row.definitions.all(), key=lambda version: version.valid_from)
    pairs = []
    for target in row.targets.select_related("unit", "part", "decision"):
        valid = [version for version in versions if version.valid_from <= target.year] or versions[:1]
        pairs.append((target, target_figure(target, valid[-1], row.kind, row.slug)))
    return pairs


def series(committee: Unit, slug: str) -> list[Figure]:
    """A monthly series, oldest first, empty when there is none. Two queries."""
    row = (
        Indicator.objects.filter(committee=committee, kind=IndicatorKind.SERIES, slug=slug)
        .prefetch_related("definitions")
        .first()
    )
    return [point.figure for point in history(row)] if row else []


def all_series(committee: Unit) -> Iterator[Figure]:
    """Every monthly value of the committee. One query."""
    rows = Observation.objects.filter(
        indicator__committee=committee, indicator__kind=IndicatorKind.SERIES
    ).select_related("unit", "part", "definition", "indicator")
    for row in rows:
        yield observation_figure(row, row.definition, row.indicator.kind, row.indicator.slug)


def _end(period: str) -> str:
    # A year sorts after its months.
    return period if len(period) > 4 else f"{period}-99"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _measured(
    placement: Placement,
    definition: DefinitionVersion,
    observations: list[Observation],
    targets: list[Target],
    now: str,
) -> Measured:
    kind, slug = placement.indicator.kind, placement.indicator.slug
    columns: dict[str, dict[Part, Line]] = defaultdict(dict)
    names: dict[str, str] = {}
    named_order: dict[str, int] = {}
    unit_names: dict[str, str] = {}
    for row, earlier in choose_definition(observations, definition):
        column = "forecast" if row.nature == Nature.FORECAST else row.period
        figure = observation_figure(row, definition, kind, slug, earlier)
        notes = _lines(row.note)
        if row.missing_reason and not notes:
            notes = (figure.value.text,) if not isinstance(figure.value, Decimal | str) else ()
        columns[column][part_of(row)] = Line("", figure, notes)
    for target in targets:
        columns["target"][part_of(target)] = Line(
            "", target_figure(target, definition, kind, slug), _lines(target.note)
        )
    everything: list[Observation | Target] = [*observations, *targets]
    for item in everything:
        if item.part:
            names[item.part.slug], named_order[item.part.slug] = item.part.name, item.part.order
        if item.unit:
            unit_names[item.unit.slug] = item.unit.short_name
    return Measured(
        slug=slug,
        kind=kind,
        name=definition.name,
        unit=definition.unit,
        direction=definition.direction,
        source=definition.source,
        notes=_lines(definition.notes),
        section=placement.section,
        goal_id=placement.goal_id,
        rows=_rows(columns, names, named_order, unit_names, definition.direction, now),
    )


def _rows(
    columns: dict[str, dict[Part, Line]],
    names: dict[str, str],
    named_order: dict[str, int],
    unit_names: dict[str, str],
    direction: str,
    now: str,
) -> tuple[MeasuredRow, ...]:
    split = units_are_rows({column: parts.keys() for column, parts in columns.items()})
    unit_order = {slug: place for place, slug in enumerate(unit_names)}
    cells: dict[Part, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for column, parts in columns.items():
        for part, line in sorted(parts.items(), key=lambda pair: unit_order.get(pair[0].unit, -1)):
            row = part if split else Part("", part.named, part.sex)
            unit = "" if split or not part.unit else unit_names[part.unit]
            cells[row][column].append(Line(unit, line.figure, line.notes))
    rows = []
    for part in sorted(cells, key=lambda part: row_order(part, named_order, unit_order)):
        words = [names.get(part.named, ""), {"": "", "women": "Kvinnor", "men": "Män"}[part.sex]]
        words.append(unit_names.get(part.unit, ""))
        lines = {column: tuple(found) for column, found in cells[part].items()}
        rows.append(
            MeasuredRow(part, ", ".join(word for word in words if word), lines, _verdict(lines, direction, now))
        )
    return tuple(rows)


def _verdict(cells: dict[str, tuple[Line, ...]], direction: str, now: str) -> Verdict:
    """What the row's values now say about its targets: met when every unit's is, not met when any unit's is not.

    A direction target compares with the latest value before.
    """
    targets = {line.unit: line.figure for line in cells.get("target", ())}
    before = sorted(column for column in cells if column not in ("target", "forecast", now))
    base = {line.unit: line.figure.number for line in cells[before[-1]]} if before else {}
    verdicts = [
        verdict(
            value=line.figure.number,
            target=parse(targets[line.unit].wording) if line.unit in targets else None,
            direction=direction,
            base=base.get(line.unit),
        )
        for line in cells.get(now, ())
    ]
    if Verdict.NOT_MET in verdicts:
        return Verdict.NOT_MET
    return Verdict.MET if verdicts and Verdict.CANNOT_TELL not in verdicts else Verdict.CANNOT_TELL
