"""Read measures, their runs, and what a run would mean beside the values that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db.models import Q

from tertial.common.errors import NotFound
from tertial.common.periods import Period
from tertial.document.figure import Missing
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.net_cost import net_cost_of
from tertial.measurement.extracts.outcome import Computed, Outcome
from tertial.measurement.extracts.rule import Rule
from tertial.measurement.figures import REASON_WORDS, exact
from tertial.measurement.models import Measure, Nature, Observation, RunState, Source, SourceKind, SourceRun
from tertial.measurement.queries.measured import definitions_in
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, IndicatorKind, NamedPart, Sex

ABOUT_MEASURE = "measure"
"""The key in a run's `cursor` that says which measure it ran."""


def measures(committee: Unit) -> list[Measure]:
    """The committee's measures by name, with source and indicator. One query."""
    return list(Measure.objects.filter(committee=committee).select_related("source", "indicator", "part"))


def measure(committee: Unit, slug: str) -> Measure:
    """The measure with the slug; raises `NotFound` naming those that exist."""
    everyone = measures(committee)
    found = next((one for one in everyone if one.slug == slug), None)
    if found is None:
        raise NotFound("Måttet", slug, [one.slug for one in everyone])
    return found


def runs_of(row: Measure, *, most: int = 10) -> list[SourceRun]:
    """The measure's latest runs, newest first, failed ones too. One query."""
    runs = SourceRun.objects.filter(_of(row)).select_related("started_by")
    return list(runs[:most])


def is_used(row: Measure) -> bool:
    """Whether the measure ever gave a value: then it stays, for values say that they come from it."""
    return SourceRun.objects.filter(_of(row), state=RunState.DONE).exists()


def _of(row: Measure) -> Q:
    return Q(source=row.source_id, **{f"cursor__{ABOUT_MEASURE}": row.slug})


def extract_sources(committee: Unit) -> list[Source]:
    """The source systems that extracts come from. One query."""
    return list(Source.objects.filter(committee=committee, kind=SourceKind.EXTRACT))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a rule's names stand for: its indicator, source, and parts by slug."""

    indicator: Indicator
    source: Source
    part: NamedPart | None
    units: dict[str, Unit]
    parts: dict[str, NamedPart]
    version: DefinitionVersion | None


def meant(committee: Unit, rule: Rule) -> Meant:
    """Find what a rule names. Raises `NotFound` naming what exists for an indicator, a source, a unit, a part or a definition that there is none of."""
    indicators = Indicator.objects.filter(committee=committee, kind=IndicatorKind(rule.kind))
    indicator = indicators.filter(slug=rule.indicator).first()
    if indicator is None:
        raise NotFound("Indikatorn", rule.indicator, list(indicators.values_list("slug", flat=True)))
    sources = {source.slug: source for source in extract_sources(committee)}
    if rule.source not in sources:
        raise NotFound("Verksamhetssystemet", rule.source, list(sources))
    named = {part.slug: part for part in indicator.named_parts.all()}
    asked = {rule.part, *getattr(rule.calculation, "reasons", ())} if _names_parts(rule) else {rule.part}
    asked |= set(rule.parts.group.parts if rule.parts.group else ())
    for slug in sorted(asked - {""}):
        if slug not in named:
            raise NotFound(f"Delen av {indicator.slug}", slug, list(named))
    wanted = set(rule.parts.unit.parts if rule.parts.unit else ())
    units = {unit.slug: unit for unit in Unit.objects.filter(municipality=committee.municipality, slug__in=wanted)}
    for slug in sorted(wanted - units.keys()):
        there = Unit.objects.filter(municipality=committee.municipality)
        raise NotFound("Enheten", slug, list(there.order_by("slug").values_list("slug", flat=True)))
    version = None
    if rule.definition is not None:
        versions = {one.valid_from: one for one in indicator.definitions.all()}
        if rule.definition not in versions:
            raise NotFound(
                f"Definitionen av {indicator.slug} från", str(rule.definition), [str(one) for one in versions]
            )
        version = versions[rule.definition]
    return Meant(indicator, sources[rule.source], named.get(rule.part), units, named, version)


def _names_parts(rule: Rule) -> bool:
    """Whether the reasons of a rule are by part; a list of codes is not."""
    return isinstance(getattr(rule.calculation, "reasons", None), dict)


def follow(
    rows: Sequence[Measure], *, content: bytes, file_name: str, periods: Sequence[Period], dated: date | None = None
) -> list[Outcome]:
    """Follow measures' rules over one extract. Nothing is written. Raises what `extracts.compute` raises."""
    # The engines are heavy; pages that only show rules do without.
    from tertial.measurement.extracts.compute import Wanted, compute

    cost = net_cost_of(rows[0].committee)
    wanted = [Wanted(row.rule, parse(row.rule), cost) for row in rows]
    return compute(wanted, content=content, file_name=file_name, periods=periods, dated=dated)


class Change(StrEnum):
    """What a computed value means to the one that is there."""

    NEW = "new"
    SAME = "same"
    EXPLAINED = "explained"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Compared:
    """A computed value beside the one that is there, of the same definition, period and part.

    `change` is `EXPLAINED` where the value is the same, but what it is made of is new.
    """

    computed: Computed
    definition: DefinitionVersion
    unit: Unit | None
    part: NamedPart | None
    sex: Sex
    before: Observation | None
    change: Change

    @property
    def key(self) -> str:
        """The period and the part, as a form names them."""
        return "/".join(segment for segment in (self.computed.period, self.computed.part.key) if segment)

    @property
    def part_words(self) -> str:
        """The part in words, empty for the whole: `AMC, kvinnor`."""
        words = [self.unit.short_name if self.unit else "", self.part.name if self.part else ""]
        words.append({Sex.WOMEN: "kvinnor", Sex.MEN: "män"}.get(self.sex, ""))
        return ", ".join(word for word in words if word)

    @property
    def was(self) -> Decimal | str | None:
        """What stands there now: a number, words, or why it is missing; None where nothing does."""
        if self.before is None:
            return None
        if self.before.value is not None:
            return exact(self.before.value, self.before.decimals)
        return self.before.text_value or self.before.missing_text or _reason(self.before)


def _reason(row: Observation) -> str:
    return next((words for reason, words in REASON_WORDS.items() if reason == row.missing_reason), "I.U.")


def compared(row: Measure, outcome: Outcome) -> list[Compared]:
    """An outcome's values beside those that are there, period by period. Raises what `meant` raises. A fixed number of queries."""
    found = meant(row.committee, parse(outcome.rule))
    versions = {
        period: found.version or _in_force(found.indicator, period) for period in {one.period for one in outcome.values}
    }
    there = {
        (one.definition_id, one.period, one.part_key): one
        for one in Observation.objects.filter(
            indicator=found.indicator, nature=Nature.OUTCOME, period__in=list(versions)
        ).select_related("unit", "part")
    }
    result = []
    for one in outcome.values:
        version = versions[one.period]
        before = there.get((version.pk, one.period, one.part.key))
        result.append(
            Compared(
                computed=one,
                definition=version,
                unit=found.units.get(one.part.unit),
                part=found.parts.get(one.part.named),
                sex=Sex(one.part.sex),
                before=before,
                change=_change(one, before, outcome.words),
            )
        )
    return result


def _in_force(indicator: Indicator, period: str) -> DefinitionVersion:
    in_force = definitions_in([indicator.pk], Period.parse(period).year)
    if indicator.pk not in in_force:
        raise NotFound("En definition av indikatorn", indicator.slug)
    return in_force[indicator.pk].definition


def _change(one: Computed, before: Observation | None, words: str) -> Change:
    if before is None:
        return Change.NEW
    if not is_same(one, before):
        return Change.CHANGED
    if isinstance(one.value, Missing):
        return Change.SAME
    made_of = (one.numerator, one.denominator, words) == (before.numerator, before.denominator, before.rule)
    return Change.SAME if made_of else Change.EXPLAINED


def is_same(one: Computed, before: Observation) -> bool:
    """Whether a computed value is the one that is there, to its last digit; two that are missing are the same."""
    if isinstance(one.value, Missing):
        return bool(before.missing_reason)
    exponent = one.value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return before.value == one.value and before.decimals == decimals
