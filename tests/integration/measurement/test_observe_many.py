"""Many values at once are recorded as each alone would be, all or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.audit.models import Event
from tertial.audit.queries import events_about
from tertial.common.errors import Conflict, Forbidden, Refused
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Counted, Given, Observed, observe, observe_many
from tertial.measurement.models import Nature, Observation, SourceRun, State
from tertial.measurement.observed import CONTENT
from tertial.steering.models import DefinitionVersion, Indicator, Sex
from tests.factories.database import changed, everything, undone
from tests.factories.examples import examples
from tests.factories.measurement import a_run, a_source, observed
from tests.factories.organisation import a_person, a_unit, the_program
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db

numbers = st.builds(
    lambda digits, decimals: Decimal(digits).scaleb(-decimals), st.integers(-999, 9999), st.integers(0, 3)
)
values = st.one_of(
    numbers,
    numbers,
    st.sampled_from(["Oförändrat", "Har ökat"]),
    st.builds(
        Missing,
        st.sampled_from(list(MissingReason)),
        st.sampled_from(["", "Mäts i höst"]),
        st.sampled_from([None, date(2023, 12, 31)]),
    ),
)
made_of = st.one_of(st.none(), st.integers(1, 99).map(Decimal))
observations = st.builds(
    Observed,
    values,
    st.sampled_from(["", "", "89,6%"]),
    made_of,
    made_of,
    st.sampled_from([None, date(2023, 8, 31)]),
    st.sampled_from(["", "Räknat"]),
)


def _given(indicator: Indicator) -> st.SearchStrategy[Given]:
    return st.builds(
        Given,
        st.just(indicator),
        st.just(indicator.definitions.get()),
        st.sampled_from(["2022", "2023-08"]),
        observations,
        nature=st.sampled_from([Nature.OUTCOME, Nature.OUTCOME, Nature.FORECAST]),
        unit=st.sampled_from([None, a_unit("iaf")]),
        sex=st.sampled_from(list(Sex)),
        reference_period=st.sampled_from(["", "2021"]),
        source=st.sampled_from(["", "Lifecare"]),
        note=st.sampled_from(["", "En not\nEn till"]),
        state=st.sampled_from([State.FINAL, State.FINAL, State.PRELIMINARY]),
        demo=st.booleans(),
        revises=st.booleans(),
    )


def _one_by_one(some: list[Given], run: SourceRun) -> None:
    for one in some:
        observe(
            indicator=one.indicator,
            definition=one.definition,
            period=one.period,
            observed=one.observed,
            nature=one.nature,
            unit=one.unit,
            part=one.part,
            sex=one.sex,
            reference_period=one.reference_period,
            source=one.source,
            note=one.note,
            state=one.state,
            demo=one.demo,
            revises=one.revises,
            run=run,
            by=the_program(),
        )


def _stands() -> list[tuple[Any, ...]]:
    columns = ("indicator_id", "definition_id", "period", "nature", "part_key", "unit_id", "part_id", "sex", "state")
    return sorted(Observation.objects.values_list(*columns, "version", "run_id", "hidden", *CONTENT), key=str)


def _told() -> list[str]:
    """What the log says of changed values, without the keys that differ: each before and after."""
    events = Event.objects.filter(action="measurement.observe", before__isnull=False)
    return sorted(
        str([(name, value) for name, value in side.items() if name != "id"])
        for event in events
        for side in (event.before, event.after)
        if side
    )


def test_many_at_once_are_as_each_alone() -> None:
    """With values that are there before, values that come twice, and values that are there already."""
    indicator = an_indicator()
    run = a_run(a_source())
    lists = st.lists(_given(indicator), max_size=8)

    @given(lists, lists)
    @settings(max_examples=examples(25), deadline=None)
    def holds(before: list[Given], then: list[Given]) -> None:
        with undone():
            _one_by_one(before, run)
            _one_by_one(then, run)
            wanted, told = _stands(), _told()
        with undone():
            observe_many(committee=indicator.committee, given=before, run=run, by=the_program())
            observe_many(committee=indicator.committee, given=then, run=run, by=the_program())
            assert (_stands(), _told()) == (wanted, told)
        with undone():
            _one_by_one(before, run)
            observe_many(committee=indicator.committee, given=then, run=run, by=the_program())
            assert (_stands(), _told()) == (wanted, told)

    holds()


def _one(indicator: Indicator, value: str, *, period: str = "2023-08", sex: Sex = Sex.ALL, **more: Any) -> Given:
    return Given(indicator, indicator.definitions.get(), period, Observed(Decimal(value)), sex=sex, **more)


def test_it_counts_what_was_new_changed_and_the_same() -> None:
    indicator, run = an_indicator(), a_run(a_source())
    observed(indicator, "2023-08", "1")
    observed(indicator, "2022", "2")
    some = [_one(indicator, "3"), _one(indicator, "2", period="2022"), _one(indicator, "4", sex=Sex.MEN)]
    done = observe_many(committee=indicator.committee, given=some, run=run, by=the_program())
    assert done == Counted(added=1, changed=1, unchanged=1)
    before = everything()
    again = observe_many(committee=indicator.committee, given=some, run=run, by=the_program())
    assert again == Counted(added=0, changed=0, unchanged=3)
    assert changed(before, everything()) == {}


def test_more_than_a_statement_takes_are_kept_as_they_are() -> None:
    """Rows are written some hundreds in a statement: whole ones, and those that are left over."""
    indicator, run = an_indicator(), a_run(a_source())
    later = Missing(MissingReason.MEASURED_LATER, "Mäts i höst", date(2023, 12, 31))
    some = [
        Given(
            indicator,
            indicator.definitions.get(),
            str(year),
            Observed(later if year % 7 == 0 else Decimal(year).scaleb(-(year % 4)), denominator=Decimal("1.5")),
        )
        for year in range(1500, 1903)
    ]
    done = observe_many(committee=indicator.committee, given=some, run=run, by=the_program())
    assert done == Counted(added=403, changed=0, unchanged=0)
    kept = Observation.objects.order_by("period").values_list("period", *CONTENT)
    assert list(kept) == [(one.period, *one.content) for one in some]


def test_the_log_tells_each_change_and_the_new_ones_together() -> None:
    indicator, run = an_indicator(), a_run(a_source())
    old = observed(indicator, "2023-08", "1.5")
    some = [_one(indicator, "2"), *(_one(indicator, "3", period=f"2023-0{month}") for month in range(1, 8))]
    observe_many(committee=indicator.committee, given=some, run=run, by=the_program())
    change = events_about(old)[0]
    assert change.before is not None
    assert change.after is not None
    assert (Decimal(change.before["value"]), Decimal(change.after["value"])) == (Decimal("1.5"), Decimal(2))
    assert (change.subject_label, change.after["run_id"]) == ("brukarenkat 2023-08", run.pk)
    together = Event.objects.get(action="measurement.observe_many")
    assert (together.subject_type, together.subject_id) == ("measurement.sourcerun", str(run.pk))
    assert together.after == {"added": 7, "file_name": "", "fingerprint": ""}
    assert set(run.observations.values_list("period", flat=True)) == {one.period for one in some}


@pytest.mark.parametrize(
    ("value", "why"),
    [("0.123456789", "går inte att spara exakt"), ("1E+15", "går inte att spara exakt")],
)
def test_one_that_cannot_be_kept_refuses_all(value: str, why: str) -> None:
    indicator, run = an_indicator(), a_run(a_source())
    before = everything()
    with pytest.raises(Refused, match=why):
        observe_many(
            committee=indicator.committee,
            given=[_one(indicator, "1"), _one(indicator, value, sex=Sex.MEN)],
            run=run,
            by=the_program(),
        )
    assert changed(before, everything()) == {}


def test_what_belongs_to_another_indicator_or_no_period_is_refused() -> None:
    one, other, run = an_indicator("a"), an_indicator("b"), a_run(a_source())
    strange: DefinitionVersion = other.definitions.get()
    for wrong, why in (
        (Given(one, strange, "2023", Observed(Decimal(1))), "är inte en definition av a"),
        (_one(one, "1", period="2023-13"), "är ingen period"),
        (Given(one, one.definitions.get(), "2023", Observed(" ")), "Värdet är tomt"),
        (Given(one, one.definitions.get(), "2023", Observed(Decimal(1), denominator=Decimal(0))), "Nämnaren är 0"),
    ):
        with pytest.raises(Refused, match=why):
            observe_many(committee=one.committee, given=[_one(one, "1"), wrong], run=run, by=the_program())
    assert not Observation.objects.exists()


def test_somebody_without_rights_gives_nothing() -> None:
    indicator, run = an_indicator(), a_run(a_source())
    with pytest.raises(Forbidden):
        observe_many(committee=indicator.committee, given=[_one(indicator, "1")], run=run, by=a_person())


def test_a_change_whose_event_cannot_be_written_is_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    indicator, run = an_indicator(), a_run(a_source())
    observed(indicator, "2023-08", "1")
    before = everything()

    def fail(*args: object, **more: object) -> None:
        raise DatabaseError("the log is full")

    monkeypatch.setattr(Event.objects, "bulk_create", fail)
    with pytest.raises(DatabaseError, match="the log is full"):
        observe_many(committee=indicator.committee, given=[_one(indicator, "2")], run=run, by=the_program())
    assert changed(before, everything()) == {}


def test_a_value_that_somebody_gave_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at the same time: what the other gave after the values were read stands, and nothing of the file is taken in."""
    from tertial.measurement.actions import observe_many as action

    indicator, run = an_indicator(), a_run(a_source())
    observed(indicator, "2023-08", "7")
    module = __import__("sys").modules[action.__module__]
    monkeypatch.setattr(module, "_there", lambda given: {})
    before = everything()
    with pytest.raises(Conflict, match="Någon annan lämnade ett av värdena samtidigt"):
        observe_many(committee=indicator.committee, given=[_one(indicator, "8")], run=run, by=the_program())
    assert changed(before, everything()) == {}


def test_the_number_of_queries_does_not_grow_with_the_values() -> None:
    indicator, run = an_indicator(), a_run(a_source())
    some = [_one(indicator, str(year), period=str(year)) for year in range(1900, 2100)]

    def asked(part: list[Given]) -> int:
        with (
            undone(),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            observe_many(committee=indicator.committee, given=part, run=run, by=the_program())
        # The rows themselves are one statement however many they are.
        return len([query for query in queries.captured_queries if "INSERT INTO" not in query["sql"]])

    assert asked(some[:2]) == asked(some)
