"""Keep what a service answered: its values as they came, and the municipality's own as outcomes of the indicator.

Called by `fetch_series` within its transaction. A value that the service no longer has is never taken away silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from tertial.common.errors import Refused, TertialError
from tertial.common.numbers import rounded, swedish
from tertial.common.periods import Period
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions.observe_many import observe_many
from tertial.measurement.models import Nature, Observation, OpenSeries, OpenValue, SourceRun
from tertial.measurement.observed import Given, Observed
from tertial.measurement.open_statistics.answers import Fetched
from tertial.measurement.queries.open_statistics import DEMO, area_names, own_code
from tertial.organisation.models import Person
from tertial.steering.models import DefinitionVersion, Indicator, Sex

_COMPARED = ("value", "decimals", "status", "members")
_TOLD = 40


@dataclass
class Kept:
    """What came of an answer: values that were new, changed and as before; outcomes given and changed; what should be looked at."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    observed: int = 0
    corrected: int = 0
    faults: list[TertialError] = field(default_factory=list)


def keep_answer(series: OpenSeries, run: SourceRun, values: Sequence[Fetched], by: Person) -> Kept:
    """Keep the values of one answer, and give the indicator its own."""
    kept = Kept()
    known = {
        (row.area, row.period, row.sex): row
        for row in OpenValue.objects.filter(series=series, period__in={value.period for value in values})
    }
    new: list[OpenValue] = []
    changed: list[OpenValue] = []
    same: list[int] = []
    # The same cell twice in an answer is the service's mistake; the later counts.
    for key, value in {(value.area, value.period, value.sex): value for value in values}.items():
        fields = {name: getattr(value, name) for name in _COMPARED}
        row = known.get(key)
        if row is None:
            new.append(OpenValue(series=series, area=key[0], period=key[1], sex=key[2], run=run, **fields))
        elif value.value is None and row.value is not None:
            kept.faults.append(_gone(series, row))
            same.append(row.pk)
        elif all(getattr(row, name) == fields[name] for name in _COMPARED):
            same.append(row.pk)
        else:
            for name, found in fields.items():
                setattr(row, name, found)
            row.run = run
            changed.append(row)
    OpenValue.objects.bulk_create(new)
    OpenValue.objects.bulk_update(changed, [*_COMPARED, "run"])
    OpenValue.objects.filter(pk__in=same).update(run=run)
    kept.added, kept.changed, kept.unchanged = len(new), len(changed), len(same)
    if series.indicator is not None:
        own = [value for value in values if value.area == own_code(series) and (series.by_sex or not value.sex)]
        _give(series, series.indicator, run, own, by, kept)
    return kept


def tell_disappeared(series: OpenSeries, run: SourceRun) -> list[TertialError]:
    """Values that were there before and were not in any answer, though they were asked for. They stay."""
    first, last = run.cursor["asked"]["years"]
    asked = OpenValue.objects.filter(series=series, area__in=run.cursor["asked"]["areas"], value__isnull=False)
    lost = asked.exclude(run__in=[run.pk, *run.cursor["runs"]])
    told: list[TertialError] = [_gone(series, row) for row in lost if str(first) <= row.period[:4] <= str(last)]
    return told[:_TOLD]


def _gone(series: OpenSeries, row: OpenValue) -> TertialError:
    value = "" if row.value is None else swedish(rounded(row.value, row.decimals))
    return Refused(
        f"Värdet {value} finns inte längre hos {series.source.name}. Det är kvar här; rätta utfallet om det ska bort.",
        place=_place(series, row.area, row.period, row.sex),
    )


def _place(series: OpenSeries, area: str, period: str, sex: str) -> str:
    named = area_names(series.source.kind, [area]).get(area)
    words = [named.name if named else area, period, {"women": "kvinnor", "men": "män"}.get(sex, "")]
    return " ".join(word for word in words if word)


def _give(
    series: OpenSeries, indicator: Indicator, run: SourceRun, own: Sequence[Fetched], by: Person, kept: Kept
) -> None:
    """Give the indicator the municipality's own values, save where somebody has given another value by hand."""
    versions = sorted(indicator.definitions.all(), key=lambda version: version.valid_from)
    if not versions:
        kept.faults.append(Refused(f"{indicator} har ingen definition, så den kan inte få några utfall."))
        return
    rows = indicator.observations.filter(nature=Nature.OUTCOME, unit=None, part=series.part).select_related("run")
    known = {(row.definition_id, row.period, row.sex): row for row in rows}
    source = f"{series.source.name} {series.code}, hämtad {timezone.localtime(run.started_at).date()}"[:200]
    given: list[Given] = []
    for value in own:
        try:
            described = Period.parse(value.period)
        except Refused:
            sentence = f"Perioden ”{value.period}” är varken år, månad eller kvartal, så värdet blir inget utfall."
            kept.faults.append(Refused(sentence, place=series.code))
            continue
        printed = described.years_back(-series.lag_years)
        definition = _in_force(versions, printed.year)
        found = known.get((definition.pk, str(printed), value.sex))
        one = Given(
            indicator=indicator,
            definition=definition,
            period=str(printed),
            observed=_observed(series, value),
            part=series.part,
            sex=Sex(value.sex),
            reference_period=str(described) if series.lag_years else "",
            source=source,
            demo=value.status == DEMO,
        )
        if found is None or _may_change(series, found, one):
            given.append(one)
        elif _differs(found, one) and not (_is_ours(series, found) and value.value is None):
            kept.faults.append(_by_hand(series, found, one, value))
    counted = observe_many(committee=series.source.committee, given=given, run=run, by=by)
    kept.observed += counted.added
    kept.corrected += counted.changed


def _observed(series: OpenSeries, value: Fetched) -> Observed:
    """The outcome: rounded to the series' decimals, and then saying what it was rounded from; missing where the service has none."""
    if value.value is None:
        return Observed(Missing(MissingReason.OTHER, f"{series.source.name} har inget värde för {value.period}"))
    exact = value.value.quantize(Decimal(1).scaleb(-value.decimals))
    decimals = series.query.get("decimals")
    if decimals is None or value.decimals <= int(decimals):
        return Observed(exact)
    return Observed(
        rounded(exact, int(decimals)),
        rule=f"{series.source.name} har {swedish(exact)}, avrundat till {decimals} decimaler.",
    )


def _may_change(series: OpenSeries, found: Observation, one: Given) -> bool:
    """Whether an outcome may be changed by what was fetched: it is missing, or an earlier fetch gave it; and it is another value.

    The same value again changes nothing, not even the day it was fetched. A value that is missing now takes none away.
    """
    if not _differs(found, one) or isinstance(one.observed.value, Missing):
        return False
    return bool(found.missing_reason) or _is_ours(series, found)


def _is_ours(series: OpenSeries, found: Observation) -> bool:
    return found.run is not None and found.run.source_id == series.source_id


def _differs(found: Observation, one: Given) -> bool:
    wanted = one.observed.value
    if isinstance(wanted, Decimal):
        return found.value != wanted
    return not found.missing_reason


def _by_hand(series: OpenSeries, found: Observation, one: Given, value: Fetched) -> TertialError:
    place = _place(series, value.area, value.period, value.sex)
    here = found.text_value or ("" if found.value is None else swedish(rounded(found.value, found.decimals)))
    if isinstance(one.observed.value, Missing):
        return Refused(f"{series.source.name} har inget värde längre. Utfallet {here} är kvar.", place=place)
    there = swedish(one.observed.value) if isinstance(one.observed.value, Decimal) else ""
    return Refused(
        f"Utfallet är {here}, men {series.source.name} har {there}. Utfallet är kvar, för det är lämnat på annat sätt.",
        place=place,
    )


def _in_force(versions: Sequence[DefinitionVersion], year: int) -> DefinitionVersion:
    """The definition in force a year: the latest valid from then or before, else the first."""
    return ([version for version in versions if version.valid_from <= year] or list(versions[:1]))[-1]
