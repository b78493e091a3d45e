"""Lay out an indicator's observations and targets as rows of figures, with what they say about the targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing
from tertial.measurement.figures import notes_of, observation_figure, part_of, target_figure
from tertial.measurement.layout import row_order, units_are_rows
from tertial.measurement.models import Nature, Observation
from tertial.measurement.stored import Stored, StoredUnit
from tertial.organisation.models import Unit
from tertial.steering.calculations import Earlier, Evaluation, Known, Verdict, bases, evaluate
from tertial.steering.models import DefinitionVersion, Placement, Target
from tertial.steering.parts import Part
from tertial.steering.targets import parse

Row = TypeVar("Row", Observation, Stored)


@dataclass(frozen=True, slots=True)
class Line:
    """One value in a cell: the unit it is for (where the cell names units), the figure, its notes.

    `comparable` is False for a value from before a break in the series.
    """

    unit: str
    figure: Figure
    notes: tuple[str, ...]
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row of an indicator: the whole or a part. `cells` holds lines by column: a period, `forecast` or `target`.

    `evaluations` says of each value now whether it meets its target and by what rule, with the unit where the cell names units.
    """

    part: Part
    label: str
    cells: dict[str, tuple[Line, ...]]
    evaluations: tuple[tuple[str, Evaluation], ...]

    @property
    def verdict(self) -> Verdict:
        """The row's verdict: not met where any unit's is, else what can be told of all of them."""
        told = {evaluation.verdict for _unit, evaluation in self.evaluations}
        for one in (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.ON_THE_WAY, Verdict.MET):
            if one in told:
                return one
        return Verdict.CANNOT_TELL

    @property
    def rule(self) -> str:
        """The rule that gave the verdict in words, unit by unit; empty where there is nothing to evaluate."""
        return " ".join(
            f"{unit}: {evaluation.words}" if unit else evaluation.words for unit, evaluation in self.evaluations
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its rows at an occasion, in one of its places (`placement` is the place's id).

    `goal_id` is None for volumes, personnel and series.
    """

    placement: int
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


@dataclass(frozen=True, slots=True)
class InForce:
    """The definition in force a year, and the first year whose definition it can be compared with."""

    definition: DefinitionVersion
    unbroken_since: int


def choose_definition(rows: Iterable[Row], current: DefinitionVersion) -> list[tuple[Row, Row | None]]:
    """One observation per period, nature and part: by the current definition, else by the latest other one.

    With each comes the same quantity by the definition before, where both were measured.
    """
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.period, row.nature, row.part_key].append(row)
    chosen: list[tuple[Row, Row | None]] = []
    for group in groups.values():
        if len(group) == 1:
            chosen.append((group[0], None))
            continue
        group.sort(key=lambda row: (row.definition_id == current.pk, row.definition.valid_from), reverse=True)
        chosen.append((group[0], group[1]))
    return chosen


def lines_of(text: str) -> tuple[str, ...]:
    """Notes as they are stored, one per line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def measured_of(
    placement: Placement,
    in_force: InForce,
    observations: list[Stored],
    targets: list[Target],
    now: str,
    *,
    reveal: bool = False,
) -> Measured:
    """An indicator with its rows; `now` is the period that its targets are compared with.

    Without `reveal` hidden values are missing, also where they are compared with targets.
    """
    definition = in_force.definition
    kind, slug = placement.indicator.kind, placement.indicator.slug
    columns: dict[str, dict[Part, Line]] = defaultdict(dict)
    decided: dict[Part, list[Earlier]] = defaultdict(list)
    names: dict[str, str] = {}
    named_order: dict[str, int] = {}
    units: dict[str, Unit | StoredUnit] = {}
    for row, earlier in choose_definition(observations, definition):
        column = "forecast" if row.nature == Nature.FORECAST else row.period
        figure = observation_figure(row, definition, kind, slug, earlier, reveal=reveal)
        notes = notes_of(row, reveal=reveal)
        if row.missing_reason and not notes:
            notes = (figure.value.text,) if isinstance(figure.value, Missing) else ()
        comparable = row.definition.valid_from >= in_force.unbroken_since
        part = part_of(row)
        if row.nature == Nature.BASE:
            decided[part].append(_earlier(row.period, figure, comparable, decided=True))
            continue
        columns[column][part] = Line("", figure, notes, comparable)
    for target in targets:
        columns["target"][part_of(target)] = Line(
            "", target_figure(target, definition, kind, slug), lines_of(target.note)
        )
    everything: list[Stored | Target] = [*observations, *targets]
    for item in everything:
        if item.part_id and item.part:
            names[item.part.slug], named_order[item.part.slug] = item.part.name, item.part.order
        if item.unit_id and item.unit:
            units[item.unit.slug] = item.unit
    unit_names = {unit.slug: unit.short_name for unit in sorted(units.values(), key=lambda unit: unit.path)}
    return Measured(
        placement=placement.pk,
        slug=slug,
        kind=kind,
        name=definition.name,
        unit=definition.unit,
        direction=definition.direction,
        source=definition.source,
        notes=lines_of(definition.notes),
        section=placement.section,
        goal_id=placement.goal_id,
        rows=_rows(columns, names, named_order, unit_names, _evaluations(columns, decided, definition.direction, now)),
    )


def _rows(
    columns: dict[str, dict[Part, Line]],
    names: dict[str, str],
    named_order: dict[str, int],
    unit_names: dict[str, str],
    evaluations: dict[Part, Evaluation],
) -> tuple[MeasuredRow, ...]:
    split = units_are_rows({column: parts.keys() for column, parts in columns.items()})
    unit_order = {slug: place for place, slug in enumerate(unit_names)}
    cells: dict[Part, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    told: dict[Part, list[tuple[str, Evaluation]]] = defaultdict(list)
    for column, parts in columns.items():
        for part, line in sorted(parts.items(), key=lambda pair: unit_order.get(pair[0].unit, -1)):
            if split or not part.unit:
                cells[part][column].append(line)
            else:
                named = Line(unit_names[part.unit], line.figure, line.notes, line.comparable)
                cells[Part("", part.named, part.sex)][column].append(named)
    for part, evaluation in sorted(evaluations.items(), key=lambda pair: unit_order.get(pair[0].unit, -1)):
        if split or not part.unit:
            told[part].append(("", evaluation))
        else:
            told[Part("", part.named, part.sex)].append((unit_names[part.unit], evaluation))
    rows = []
    for part in sorted(cells, key=lambda part: row_order(part, named_order, unit_order)):
        words = [names.get(part.named, ""), {"": "", "women": "Kvinnor", "men": "Män"}[part.sex]]
        words.append(unit_names.get(part.unit, ""))
        lines = {column: tuple(found) for column, found in cells[part].items()}
        rows.append(MeasuredRow(part, ", ".join(word for word in words if word), lines, tuple(told[part])))
    return tuple(rows)


def _earlier(period: str, figure: Figure, comparable: bool, *, decided: bool = False) -> Earlier:
    why = figure.value.text if isinstance(figure.value, Missing) else ""
    return Earlier(period, figure.number, comparable, decided, why)


def _evaluations(
    columns: dict[str, dict[Part, Line]], decided: dict[Part, list[Earlier]], direction: str, now: str
) -> dict[Part, Evaluation]:
    """What each part's value now says about its target, by the rules of `steering.calculations.evaluation`."""
    period = Period.parse(now)
    periods = [column for column in columns if column not in ("target", "forecast", now)]
    found = {}
    for part, line in columns.get(now, {}).items():
        target = columns.get("target", {}).get(part)
        # Most parts have no target of their own, and then there is nothing to look back for.
        earlier = [
            _earlier(column, before.figure, before.comparable)
            for column in (periods if target else ())
            if (before := columns[column].get(part)) is not None
        ]
        chosen = bases([*earlier, *(decided.get(part, ()) if target else ())], period)
        forecast = columns.get("forecast", {}).get(part)
        value = line.figure.value
        found[part] = evaluate(
            Known(
                value=None if isinstance(value, Missing) else value,
                target=parse(target.figure.wording) if target else None,
                direction=direction,
                base=chosen.base,
                year_base=chosen.year_base,
                like_base=chosen.like_base,
                forecast=forecast.figure.number if forecast else None,
                interim=period.month not in (12, None),
                broken=chosen.broken,
                why=value.text if isinstance(value, Missing) else "",
                base_why=chosen.why,
            )
        )
    return found
