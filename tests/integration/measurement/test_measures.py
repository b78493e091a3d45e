"""Measures are declared, changed, run and removed; a run gives values that say how they were made, and keeps what people wrote."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.audit.models import Event
from tertial.common.errors import Conflict, Forbidden, NotFound, Refused
from tertial.document.figure import Missing, MissingReason
from tertial.economy.queries.net_cost import net_cost
from tertial.measurement.actions import change_measure, declare_measure, fail_measure, remove_measure, run_measure
from tertial.measurement.models import Measure, Observation, RunState, SourceRun, State
from tertial.measurement.queries.measures import Change, compared, measure, runs_of
from tests.factories.database import changed, everything
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.measurement import observed
from tests.factories.measures import CSV, RULE, a_measure, followed
from tests.factories.organisation import a_person, the_program
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Measure:
    an_indicator()
    return a_measure()


def values(row: Measure) -> dict[str, Observation]:
    return {one.part_key: one for one in row.indicator.observations.filter(period="2023-08")}


def test_a_run_gives_values_with_what_they_are_made_of(row: Measure) -> None:
    ran = run_measure(measure=row, outcome=followed(row, file_name="lista 850101-2393.csv"), by=the_program())
    assert ran.run is not None
    assert (ran.counted.added, ran.counted.changed, ran.counted.unchanged) == (3, 0, 0)
    assert (ran.run.state, ran.run.read, ran.run.file_name) == (RunState.DONE, 3, "lista [borttaget].csv")
    assert len(ran.run.fingerprint) == 64
    whole, women, men = (values(row)[key] for key in ("", "women", "men"))
    assert (whole.value, whole.decimals, whole.numerator, whole.denominator) == (
        Decimal("66.7"),
        1,
        Decimal(2),
        Decimal(3),
    )
    assert (women.value, men.value, men.numerator, men.denominator) == (
        Decimal(100),
        Decimal(0),
        Decimal(0),
        Decimal(1),
    )
    assert whole.rule.startswith("Andelen där ”Väg in” är ”E-tjänst”, av antalet rader där ”Inkom” ligger i perioden.")
    assert whole.rule.endswith("Räknat ur ett utdrag med 3 rader.")
    assert (whole.source, whole.run) == ("Lifecare", ran.run)
    assert [one.pk for one in runs_of(row)] == [ran.run.pk]


def test_the_same_extract_again_changes_nothing(row: Measure) -> None:
    run_measure(measure=row, outcome=followed(row), by=the_program())
    before = everything()
    assert run_measure(measure=row, outcome=followed(row), by=the_program()).run is None
    assert changed(before, everything()) == {}


def test_a_value_that_is_the_same_keeps_what_people_wrote_about_it(row: Measure) -> None:
    observed(row.indicator, "2023-08", "66.7", note="Ackumulerat")
    rows = {one.key: one.change for one in compared(row, followed(row))}
    assert rows == {"2023-08": Change.EXPLAINED, "2023-08/women": Change.NEW, "2023-08/men": Change.NEW}
    run_measure(measure=row, outcome=followed(row), leave={"2023-08/women"}, by=the_program())
    assert values(row).keys() == {"", "men"}
    whole = values(row)[""]
    assert (whole.note, whole.state, whole.numerator) == ("Ackumulerat", State.FINAL, Decimal(2))


def test_a_value_that_differs_is_corrected_and_the_log_keeps_the_old(row: Measure) -> None:
    observed(row.indicator, "2023-08", "60.0")
    run_measure(measure=row, outcome=followed(row), by=the_program())
    assert (values(row)[""].value, values(row)[""].state) == (Decimal("66.7"), State.REVISED)
    event = Event.objects.filter(action="measurement.observe", subject_id=str(values(row)[""].pk)).latest("pk")
    assert event.before is not None
    assert Decimal(event.before["value"]) == 60


def test_nobody_to_count_is_missing_and_never_zero(row: Measure) -> None:
    run_measure(measure=row, outcome=followed(row, CSV.replace(";M;", ";K;")), by=the_program())
    men = values(row)["men"]
    assert (men.value, men.missing_reason, men.denominator) == (None, MissingReason.NO_EVENT, None)


def test_an_outcome_of_another_rule_is_refused(row: Measure) -> None:
    outcome = followed(row)
    change_measure(measure=row, rule=RULE.replace("decimaler = 1", "decimaler = 0"), by=the_program())
    before = everything()
    with pytest.raises(Refused, match="Regeln har ändrats"):
        run_measure(measure=row, outcome=outcome, by=the_program())
    assert changed(before, everything()) == {}


def test_an_edit_of_an_old_version_loses_and_both_rules_are_shown(row: Measure) -> None:
    first = row.version
    change_measure(
        measure=row, rule=RULE.replace("decimaler = 1", "decimaler = 2"), by=the_program(), expected_version=first
    )
    mine = RULE.replace("decimaler = 1", "decimaler = 0")
    with pytest.raises(Conflict) as conflict:
        change_measure(measure=row, rule=mine, by=the_program(), expected_version=first)
    assert conflict.value.mine == mine
    assert "decimaler = 2" in conflict.value.theirs


def test_a_measure_that_gave_values_stays_what_it_is_about(row: Measure) -> None:
    an_indicator("annan")
    run_measure(measure=row, outcome=followed(row), by=the_program())
    with pytest.raises(Refused, match="kan inte tas bort"):
        remove_measure(measure=row, by=the_program())
    with pytest.raises(Refused, match="kan inte byta indikator"):
        change_measure(measure=row, rule=RULE.replace("brukarenkat", "annan"), by=the_program())


def test_a_failed_run_does_not_make_a_measure_used(row: Measure) -> None:
    run = fail_measure(
        measure=row, error=Refused("Fel.", place="rad 3"), file_name="x.csv", fingerprint="a" * 64, by=the_program()
    )
    assert (run.state, run.message) == (RunState.FAILED, "rad 3: Fel.")
    remove_measure(measure=row, by=the_program())
    assert not Measure.objects.exists()
    assert SourceRun.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("brukarenkat", "finns-inte", "Indikatorn ”finns-inte” finns inte"),
        ('"lifecare"', '"treserva"', "Verksamhetssystemet ”treserva” finns inte. Det som finns: lifecare"),
        ("decimaler = 1", 'decimaler = 1\ndel = "ingen"', "Delen av brukarenkat ”ingen” finns inte"),
        ("decimaler = 1", "decimaler = 1\ndefinition = 2031", "från ”2031” finns inte. Det som finns: 2019"),
    ],
)
def test_what_a_rule_names_must_exist(row: Measure, old: str, new: str, told: str) -> None:
    with pytest.raises(NotFound, match=told):
        declare_measure(committee=row.committee, rule=RULE.replace(old, new), slug="ny", by=the_program())


def test_percent_and_counts_are_not_mixed_up(row: Measure) -> None:
    an_indicator("antal", unit="antal")
    with pytest.raises(Refused, match="Måttet ger procent, men Antal mäts i antal"):
        declare_measure(committee=row.committee, rule=RULE.replace("brukarenkat", "antal"), slug="ny", by=the_program())
    count = RULE.replace('sort = "andel"', 'sort = "antal"').replace("decimaler = 1\n", "")
    count = count.replace('["beräkning"."täljare"]\n"Väg in" = "E-tjänst"\n', "")
    with pytest.raises(Refused, match="mäts i procent"):
        declare_measure(committee=row.committee, rule=count, slug="ny", by=the_program())


def test_the_same_name_twice_is_refused(row: Measure) -> None:
    with pytest.raises(Refused, match="Det finns redan ett mått"):
        declare_measure(committee=row.committee, rule=RULE, by=the_program())
    with pytest.raises(NotFound, match="Måttet ”x” finns inte"):
        measure(row.committee, "x")


def test_rules_are_for_those_who_edit_sources_and_runs_for_those_who_give_values(row: Measure) -> None:
    manager = a_person("samir", role="unit-manager")
    with pytest.raises(Forbidden):
        change_measure(measure=row, rule=RULE + "\n", by=manager)
    run_measure(measure=row, outcome=followed(row), by=manager)
    with pytest.raises(Forbidden):
        run_measure(measure=row, outcome=followed(row), by=a_person("mikael", role="politician"))


def test_cost_comes_from_the_ledger_and_is_missing_where_a_month_is(row: Measure) -> None:
    an_indicator("kostnad", unit="tkr/år")
    rule = """namn = "Kostnad"\nindikator = "kostnad"\n"källa" = "lifecare"\ndecimaler = 1
["beräkning"]\nsort = "kostnad per plats"\ndatum = "Månad"\nplatser = "Platser"\nkostnad = "verksamhet 575"\n"""
    cost = declare_measure(committee=row.committee, rule=rule, by=the_program())
    csv = "Månad;Platser\n2023-01;10\n2023-02;10\n"
    a_batch(Row(202301, 400_000_00))
    (none,) = followed(cost, csv, "2023-02").values
    assert none.value == Missing(MissingReason.NOT_MEASURED, "Huvudboken har inte alla månader i januari–februari 2023")
    a_batch(Row(202302, 100_000_50), Row(202302, 7, service="610"))
    (found,) = followed(cost, csv, "2023-02").values
    assert (found.value, found.numerator, found.denominator) == (Decimal("300.0"), Decimal("6000.006"), Decimal(20))


def test_a_line_is_asked_for_by_its_code(row: Measure) -> None:
    a_line("575")
    for asked, told in (("rad 999", "999"), ("rad 575", "inget eget urval"), ("strunt 1", "strunt")):
        with pytest.raises((NotFound, Refused), match=told):
            net_cost(row.committee, asked, 202301, 202302)
