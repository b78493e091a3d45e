"""Turn observations and targets into figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.measurement.models import Nature, Observation, State
from tertial.measurement.stored import Stored
from tertial.steering.models import DefinitionVersion, Target
from tertial.steering.parts import Part
from tertial.steering.targets import parse

REASON_WORDS = {
    MissingReason.MEASURED_LATER: "Värdet mäts senare",
    MissingReason.TOO_FEW_ANSWERS: "För få svar för att redovisas",
    MissingReason.NEW_INDICATOR: "Ny indikator, äldre värden saknas",
    MissingReason.NEW_SOURCE_SYSTEM: "Nytt verksamhetssystem",
    MissingReason.NO_EVENT: "Ingen händelse att mäta",
    MissingReason.NOT_MEASURED: "Värdet är inte mätt",
    MissingReason.NOT_APPLICABLE: "Ej aktuellt",
    MissingReason.SUPPRESSED: "Får inte visas, för få personer",
    MissingReason.OTHER: "Ingen uppgift",
}


_SEXES = {"": "", "women": "kvinnor", "men": "män"}


def exact(value: Decimal, decimals: int) -> Decimal:
    """The stored value with the decimals it was reported with; the column pads it with zeros."""
    return value.quantize(Decimal(1).scaleb(-decimals))


def missing(row: Observation | Stored) -> Missing:
    """Why the observation has no value, in the reporter's words or else the reason's own."""
    reason = MissingReason(row.missing_reason)
    return Missing(reason, row.missing_text or REASON_WORDS[reason], row.expected_on)


def part_words(row: Observation | Stored | Target) -> str:
    """The part in words: `IAF, kvinnor`."""
    # Asked by id first: most values are about the whole, and looking at what is not there takes time too.
    if not (row.unit_id or row.part_id):
        return _SEXES[row.sex]
    words = [row.unit.short_name] if row.unit_id and row.unit else []
    if row.part_id and row.part:
        words.append(row.part.name)
    if row.sex:
        words.append(_SEXES[row.sex])
    return ", ".join(words)


def part_of(row: Observation | Stored | Target) -> Part:
    """The part that a row describes."""
    unit = row.unit.slug if row.unit_id and row.unit else ""
    part = row.part.slug if row.part_id and row.part else ""
    return Part(unit, part, row.sex)


def not_shown() -> Missing:
    """What the public sees of a value that is hidden; the same for all, so that nobody can tell which are about few."""
    return Missing(MissingReason.SUPPRESSED, REASON_WORDS[MissingReason.SUPPRESSED])


def public_figure(figure: Figure) -> Figure:
    """The figure as the public sees it."""
    if not figure.revealed:
        return figure
    return replace(figure, value=not_shown(), wording="", previous_value=None, revealed=False)


def notes_of(row: Observation | Stored, *, reveal: bool) -> tuple[str, ...]:
    """The observation's notes, one per line. A note may tell the number, so that of a hidden value is hidden with it."""
    if row.hidden and not reveal:
        return (not_shown().text,)
    return tuple(line.strip() for line in row.note.splitlines() if line.strip())


def observation_figure(
    row: Observation | Stored,
    definition: DefinitionVersion,
    kind: str,
    slug: str,
    earlier: Observation | Stored | None = None,
    *,
    reveal: bool = False,
) -> Figure:
    """An observation as a figure, in the unit it was measured in; `definition` gives its name.

    `earlier` is the same period by the definition before, printed in parentheses when it has the same unit and is not hidden.
    A hidden value is only given with `reveal`, to who may see small cells, and is then marked.
    """
    value: Decimal | str | Missing
    if row.missing_reason:
        value = missing(row)
    elif row.hidden and not reveal:
        value = not_shown()
    else:
        value = row.text_value if row.value is None else exact(row.value, row.decimals)
    key = f"{kind}/{slug}/{row.period}"
    if row.nature != Nature.OUTCOME:
        key += f"/{row.nature}"
    if row.part_key:
        key += f"/{row.part_key}"
    origin = (
        Origin.DEMO_SERIES if row.demo else Origin.FORECAST if row.nature == Nature.FORECAST else Origin.OBSERVATION
    )
    words, period = part_words(row), _in_label(row.period)
    detail = [f"Avser {Period.parse(row.reference_period).words}"] if row.reference_period else []
    if row.state != State.FINAL:
        detail.append(State(row.state).label.capitalize())
    return Figure(
        key=key,
        value=value,
        unit=row.definition.unit,
        period=row.period,
        label=f"{definition.name}, {words}, {period}" if words else f"{definition.name}, {period}",
        provenance=Provenance(origin, row.source or definition.source, "; ".join(detail)),
        with_unit=definition.prints_unit,
        wording="" if row.hidden and not reveal else row.reported_as,
        previous_value=_previous(earlier, row),
        revealed=bool(row.hidden) and reveal and not row.missing_reason,
    )


@lru_cache(maxsize=2_000)
def _in_label(period: str) -> str:
    """A period as it stands at the end of a figure's name; the same few for all values of a page."""
    return Period.parse(period).heading.lower()


def _previous(earlier: Observation | Stored | None, row: Observation | Stored) -> Decimal | None:
    """The same quantity by the definition before, where it may stand in parentheses."""
    if earlier is None or earlier.value is None or earlier.hidden or row.hidden:
        return None
    return exact(earlier.value, earlier.decimals) if earlier.definition.unit == row.definition.unit else None


def target_figure(row: Target, definition: DefinitionVersion, kind: str, slug: str) -> Figure:
    """A decided target as a figure, printed as it was decided."""
    target = parse(row.text)
    value: Decimal | str | Missing = row.text
    if target.value is not None:
        value = target.value
    elif target.kind == "not_set":
        value = Missing(MissingReason.OTHER, row.note or "Målvärde är inte satt")
    segments = [kind, slug, str(row.year), "target"] + ([row.part_key] if row.part_key else [])
    return Figure(
        key="/".join(segments),
        value=value,
        unit=definition.unit,
        period=str(row.year),
        label=", ".join(part for part in (definition.name, part_words(row), f"målvärde {row.year}") if part),
        provenance=Provenance(Origin.DECISION, row.decision.reference.text or row.decision.title, row.decision.title),
        wording=row.text,
    )
