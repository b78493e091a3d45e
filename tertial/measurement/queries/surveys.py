"""Read surveys, their runs, and what a run would mean beside the values that are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from tertial.common.errors import NotFound, Refused
from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing
from tertial.measurement.figures import REASON_WORDS, exact, observation_figure, part_words
from tertial.measurement.models import Nature, Observation, RunState, Source, SourceKind, SourceRun, Survey
from tertial.measurement.queries.measured import definitions_in
from tertial.measurement.queries.measures import Change
from tertial.measurement.surveys.declaring import parse
from tertial.measurement.surveys.outcome import SurveyOutcome, SurveyResult
from tertial.measurement.surveys.rule import Sort, SurveyRule, SurveyValue
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, IndicatorKind, NamedPart, Sex

ABOUT_SURVEY = "survey"
"""The key in a run's `cursor` that says which survey it ran."""


def surveys(committee: Unit) -> list[Survey]:
    """The committee's surveys by name, with source. One query."""
    return list(Survey.objects.filter(committee=committee).select_related("source", "committee__municipality"))


def survey(committee: Unit, slug: str) -> Survey:
    """The survey with the slug; raises `NotFound` naming those that exist."""
    everyone = surveys(committee)
    found = next((one for one in everyone if one.slug == slug), None)
    if found is None:
        raise NotFound("Enkäten", slug, [one.slug for one in everyone])
    return found


def survey_sources(committee: Unit) -> list[Source]:
    """The sources that are surveys. One query."""
    return list(Source.objects.filter(committee=committee, kind=SourceKind.SURVEY))


def survey_runs(row: Survey, *, most: int = 10) -> list[SourceRun]:
    """The survey's latest runs, newest first, failed ones too. One query."""
    return list(SourceRun.objects.filter(_of(row)).select_related("started_by")[:most])


def survey_is_used(row: Survey) -> bool:
    """Whether the survey ever gave a value."""
    return SourceRun.objects.filter(_of(row), state=RunState.DONE).exists()


def _of(row: Survey) -> Q:
    return Q(source=row.source_id, **{f"cursor__{ABOUT_SURVEY}": row.slug})


@dataclass(frozen=True, slots=True)
class SurveyMeant:
    """What a rule's names stand for: its source, its units, and for each value its indicator and part."""

    source: Source
    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    parts: dict[str, NamedPart | None]


def survey_meant(committee: Unit, rule: SurveyRule) -> SurveyMeant:
    """Find what a rule names. Raises `NotFound` naming what exists, `Refused` for a value in another unit than its indicator's."""
    sources = {source.slug: source for source in survey_sources(committee)}
    if rule.source not in sources:
        raise NotFound("Källan av slaget enkät", rule.source, list(sources))
    everyone = Indicator.objects.filter(committee=committee).prefetch_related("named_parts", "definitions")
    known = {(row.kind, row.slug): row for row in everyone}
    indicators, parts = {}, {}
    for value in rule.values:
        found = known.get((IndicatorKind(value.kind), value.indicator))
        if found is None:
            raise NotFound("Indikatorn", value.indicator, [slug for kind, slug in known if kind == value.kind])
        named = {part.slug: part for part in found.named_parts.all()}
        if value.part and value.part not in named:
            raise NotFound(f"Delen av {found.slug}", value.part, list(named))
        _require_unit(found, value)
        indicators[value.name], parts[value.name] = found, named.get(value.part)
    wanted = set(rule.parts.unit.parts if rule.parts.unit else ())
    there = {unit.slug: unit for unit in Unit.objects.filter(municipality=committee.municipality)} if wanted else {}
    for slug in sorted(wanted - there.keys()):
        raise NotFound("Enheten", slug, sorted(there))
    return SurveyMeant(sources[rule.source], {slug: there[slug] for slug in wanted}, indicators, parts)


def _require_unit(indicator: Indicator, value: SurveyValue) -> None:
    version = max(indicator.definitions.all(), key=lambda one: one.valid_from, default=None)
    if version is None:
        raise Refused(f"{indicator.slug} har ingen definition än. Definiera den först.")
    percent = value.sort in (Sort.SHARE, Sort.RATE)
    if percent and version.unit != "%":
        raise Refused(f"Värdet ”{value.name}” är i procent, men {version.name} mäts i {version.unit}.")
    if not percent and version.unit == "%":
        raise Refused(f"Värdet ”{value.name}” är inte i procent, men {version.name} mäts i %.")


def follow_survey(
    row: Survey, *, content: bytes, file_name: str, period: str, dated: date | None = None
) -> SurveyOutcome:
    """Follow a survey's rule over a file of responses. Nothing is written. Raises what `surveys.compute` raises."""
    # The statistics library is heavy; pages that only show rules do without.
    from tertial.measurement.surveys.compute import compute

    return compute(row.rule, parse(row.rule), content=content, file_name=file_name, period=period, dated=dated)


@dataclass(frozen=True, slots=True)
class SurveyCompared:
    """A result beside the value that is there, of the same definition, period and part. `change` as for measures."""

    result: SurveyResult
    definition: DefinitionVersion
    unit: Unit | None
    part: NamedPart | None
    sex: Sex
    before: Observation | None
    change: Change

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
        reason = next((words for reason, words in REASON_WORDS.items() if reason == self.before.missing_reason), "I.U.")
        return self.before.text_value or self.before.missing_text or reason


def survey_compared(row: Survey, outcome: SurveyOutcome) -> list[SurveyCompared]:
    """An outcome's results beside what is there. Raises what `survey_meant` raises. A fixed number of queries."""
    found = survey_meant(row.committee, parse(outcome.rule))
    ids = {indicator.pk for indicator in found.indicators.values()}
    in_force = definitions_in(ids, Period.parse(outcome.period).year)
    there = {
        (one.definition_id, one.part_key): one
        for one in Observation.objects.filter(
            indicator__in=ids, nature=Nature.OUTCOME, period=outcome.period
        ).select_related("unit", "part")
    }
    listed = []
    for result in outcome.results:
        version = in_force[found.indicators[result.name].pk].definition
        before = there.get((version.pk, result.part.key))
        listed.append(
            SurveyCompared(
                result=result,
                definition=version,
                unit=found.units.get(result.part.unit),
                part=found.parts[result.name],
                sex=Sex(result.part.sex),
                before=before,
                change=_change(result, before),
            )
        )
    return listed


def _change(one: SurveyResult, before: Observation | None) -> Change:
    if before is None:
        return Change.NEW
    if isinstance(one.value, Missing):
        return Change.SAME if before.missing_reason else Change.CHANGED
    if isinstance(one.value, str):
        same = before.text_value == one.value
    else:
        exponent = one.value.as_tuple().exponent
        same = before.value == one.value and before.decimals == max(0, -int(exponent))
    if not same:
        return Change.CHANGED
    made_of = (one.numerator, one.denominator, one.words) == (before.numerator, before.denominator, before.rule)
    return Change.SAME if made_of else Change.EXPLAINED


@dataclass(frozen=True, slots=True)
class SurveyGave:
    """A value that a survey gave, with how it was made; `made` is empty where the value is hidden from who reads."""

    figure: Figure
    part: str
    made: str


def survey_values(row: Survey, *, reveal: bool = False, most: int = 60) -> list[SurveyGave]:
    """The latest values that the survey gave, the latest period first. One query."""
    given = (
        Observation.objects.filter(run__source=row.source_id, **{f"run__cursor__{ABOUT_SURVEY}": row.slug})
        .select_related("unit", "part", "definition", "indicator")
        .order_by("-period", "indicator__slug", "part_key")
    )
    return [
        SurveyGave(
            figure=observation_figure(one, one.definition, one.indicator.kind, one.indicator.slug, reveal=reveal),
            part=part_words(one),
            made="" if one.hidden and not reveal else one.rule,
        )
        for one in given[:most]
    ]
