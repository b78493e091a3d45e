"""Observations out in files and in again: by keys, by headings, and refused with addresses."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import Faults, Forbidden
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Given, Observed, import_observations, observe_many
from tertial.measurement.exchange.columns import read_observations
from tertial.measurement.exchange.compare_observations import compare_observations
from tertial.measurement.exchange.write_observations import write_csv, write_xlsx
from tertial.measurement.models import Nature, Observation, SourceRun, State
from tertial.measurement.observed import CONTENT
from tertial.organisation.models import Unit
from tertial.steering.actions import Definition, add_named_part
from tertial.steering.models import Indicator, IndicatorKind, Sex
from tests.factories.database import changed, everything, undone
from tests.factories.examples import examples
from tests.factories.measurement import a_run, a_source, observed
from tests.factories.observation_files import a_csv, an_xlsx, compared, stored, taken, told, wrong
from tests.factories.organisation import a_committee, a_person, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_target, an_indicator, redefined

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee() -> Unit:
    return a_committee()


def _stands() -> list[tuple[Any, ...]]:
    columns = ("indicator_id", "definition_id", "period", "nature", "part_key", "unit_id", "part_id", "sex")
    return sorted(Observation.objects.values_list(*columns, *[one for one in CONTENT if one != "demo"]), key=str)


# Out and in again

words = st.text(st.sampled_from("abcåäö =-+@'\n0123"), max_size=12)


def _many(indicators: list[Indicator]) -> st.SearchStrategy[list[Given]]:
    number = st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-99_999, 999_999), st.integers(0, 4)
    )
    value = st.one_of(
        number,
        st.sampled_from(["Har ökat något", "=summan är två"]),
        st.builds(Missing, st.sampled_from(list(MissingReason)), words, st.sampled_from([None, date(2023, 12, 31)])),
    )
    above = st.one_of(st.none(), st.integers(1, 10**6).map(lambda digits: Decimal(digits).scaleb(-2)))
    seen = st.builds(
        Observed,
        value,
        st.sampled_from(["", "89,6%", "-4,1\u00a0%"]),
        above,
        above,
        st.sampled_from([None, date(2023, 8, 31)]),
        words,
    )
    iaf = a_unit("iaf")

    def one(indicator: Indicator) -> st.SearchStrategy[Given]:
        return st.builds(
            Given,
            st.just(indicator),
            st.sampled_from(list(indicator.definitions.all())),
            st.sampled_from(["2022", "2023-08", "2023-08-31"]),
            seen,
            nature=st.sampled_from(list(Nature)),
            unit=st.sampled_from([None, iaf]),
            part=st.sampled_from([None, *indicator.named_parts.all()]),
            sex=st.sampled_from(list(Sex)),
            reference_period=st.sampled_from(["", "2021"]),
            source=words,
            note=words,
            state=st.sampled_from(list(State)),
        )

    return st.lists(st.sampled_from(indicators).flatmap(one), max_size=10)


def test_a_file_that_comes_back_untouched_changes_nothing_and_fills_an_empty_database(
    committee: Unit, tmp_path: Path
) -> None:
    """As CSV and as a workbook, with values, words, holes, notes, two definitions, and a volume of the same name."""
    first, second = an_indicator("a"), an_indicator("a", kind=IndicatorKind.VOLUME, unit="antal")
    redefined(first, 2023, unit="antal")
    add_named_part(indicator=first, slug="bemotande", name="Bemötande", order=1, by=the_program())
    run = a_run(a_source())

    @given(_many([first, second]))
    @settings(max_examples=examples(12), deadline=None)
    def holds(some: list[Given]) -> None:
        for name, write in (("ut.csv", write_csv), ("ut.xlsx", write_xlsx)):
            with undone():
                observe_many(committee=committee, given=some, run=run, by=the_program())
                file = tmp_path / name
                file.write_bytes(write(committee, reveal=True))
                same = compared(file)
                assert (same.faults, told(same)) == ((), [])
                assert same.unchanged == Observation.objects.count()
                before = _stands()
                Observation.objects.all().delete()
                back = taken(file, as_written=True)
                assert back.added == len(before)
                # A stored text may have spaces that a cell does not keep.
                assert [_plain(row) for row in _stands()] == [_plain(row) for row in before]

    holds()


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def test_a_file_out_of_the_door_has_a_key_and_what_a_reader_needs(committee: Unit) -> None:
    one = an_indicator("brukarenkat")
    observed(one, "2023-08", "89.0", sex=Sex.WOMEN, unit=a_unit("iaf"), note="En not")
    observed(one, "2022", Missing(MissingReason.MEASURED_LATER, "I höst", date(2023, 12, 1)))
    text = write_csv(committee, reveal=True).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert rows[1]["Nyckel"] == "indicator/brukarenkat/2019/2023-08/outcome/iaf/women"
    assert [rows[1][name] for name in ("Enhet", "Kön", "Period", "Värde", "Mätt i", "Läge", "Not")] == [
        "IAF",
        "kvinnor",
        "2023-08",
        "89,0",
        "%",
        "slutlig",
        "En not",
    ]
    assert [rows[0][name] for name in ("Värde", "Orsak", "Förklaring", "Väntas")] == [
        "I.U.",
        "mäts senare",
        "I höst",
        "2023-12-01",
    ]


def test_a_changed_value_is_shown_before_it_is_done_and_done_once(committee: Unit, tmp_path: Path) -> None:
    one = an_indicator("brukarenkat")
    observed(one, "2022", "88.0")
    observed(one, "2023-08", "89.6", note="En not")
    file = tmp_path / "ut.csv"
    text = write_csv(committee, reveal=True).decode("utf-8-sig").replace("89,6", "90,1").replace("En not", "Ny not")
    file.write_text(text, encoding="utf-8")
    shown = compared(file)
    assert told(shown) == [("changed", "Brukarenkat, jan–aug 2023", "89,6", "90,1")]
    assert shown.preview().differences[0].details == ("noten", "blir reviderad")
    assert shown.preview().differences[0].place == "K3"
    done = taken(file)
    assert (done.added, done.changed, done.unchanged) == (0, 1, 1)
    row = stored()
    assert (row.value, row.decimals, row.state, row.note) == (Decimal("90.1"), 1, State.REVISED, "Ny not")
    run = SourceRun.objects.get()
    assert (run.file_name, run.read, run.changed, run.unchanged, len(run.fingerprint)) == ("ut.csv", 2, 1, 1, 64)
    before = everything()
    assert taken(file).changes == ()
    assert changed(before, everything()) == {}


def test_a_printed_form_and_a_rule_go_with_the_value_that_they_were_of(committee: Unit, tmp_path: Path) -> None:
    one = an_indicator()
    value = Observed(
        Decimal("89.6"), reported_as="89,6%", numerator=Decimal(43), denominator=Decimal(48), rule="Räknat så"
    )
    some = [Given(one, one.definitions.get(), "2023-08", value)]
    observe_many(committee=committee, given=some, run=a_run(a_source()), by=the_program())
    taken(a_csv(tmp_path, "Indikator;Period;Värde", "Brukarenkat;2023-08;90,2"))
    row = stored()
    assert (row.value, row.reported_as, row.rule, row.numerator) == (Decimal("90.2"), "", "", None)


# By headings


def test_a_file_made_by_hand_is_read_by_its_headings(tmp_path: Path) -> None:
    an_indicator("brukarenkat")
    sfi = an_indicator("avklarade", definition=Definition(name="Avklarade kurser, SFI", unit="%"))
    add_named_part(indicator=sfi, slug="studievag-1", name="Studieväg 1", order=1, by=the_program())
    a_unit("iaf")
    file = a_csv(
        tmp_path,
        "Utfall augusti;;;;;",
        "",
        "Indikator;Del;Kön;Period;Värde;Orsak;Not",
        "Brukarenkat;;;aug 2023;89,6 %;;",
        "brukarenkat;IAF;K;202308;88;;",
        "Avklarade kurser, SFI;Studieväg 1, män;;2022;\u2212 4,1;;Ny metod",
        "avklarade;;;2023;I.U.;mäts senare;",
        "avklarade;;;2023-08;I.U. nytt verksamhetssystem;;",
    )
    assert [str(one) for one in compared(file).faults] == []
    taken(file)
    rows = Observation.objects.order_by("indicator__slug", "period", "part_key")
    assert [(row.indicator.slug, row.period, row.part_key, row.value, row.missing_reason) for row in rows] == [
        ("avklarade", "2022", "studievag-1/men", Decimal("-4.1"), ""),
        ("avklarade", "2023", "", None, "measured_later"),
        ("avklarade", "2023-08", "", None, "new_source_system"),
        ("brukarenkat", "2023-08", "", Decimal("89.6"), ""),
        ("brukarenkat", "2023-08", "iaf/women", 88, ""),
    ]


def test_a_workbook_keeps_numbers_as_they_were_typed(tmp_path: Path) -> None:
    one = an_indicator()
    observed(one, "2022", "88.6")
    file = an_xlsx(
        tmp_path,
        ["Indikator", "Period", "Värde"],
        ["brukarenkat", "2023-08", 90],
        ["brukarenkat", "2023-07", 0.1],
        ["brukarenkat", "2023-06", 0.886],
        formats={(3, 2): "0.0%"},
    )
    taken(file)
    values = {row.period: (str(row.value.normalize()), row.decimals) for row in Observation.objects.all() if row.value}
    # 90 has the decimal of the others; 0,886 is shown as 88,6 %.
    assert values == {"2022": ("88.6", 1), "2023-08": ("9E+1", 1), "2023-07": ("0.1", 1), "2023-06": ("88.6", 1)}


def test_a_number_that_a_formula_made_is_not_rounded_in_silence(tmp_path: Path) -> None:
    an_indicator()
    file = an_xlsx(tmp_path, ["Indikator", "Period", "Värde"], ["brukarenkat", "2023-08", 62 / 70 * 100])
    assert wrong(file) == [
        "Blad1!C2: 88.57142857142857 går inte att spara exakt: högst femton siffror, varav åtta decimaler."
    ]


def test_a_period_that_became_a_date_is_asked_about(tmp_path: Path) -> None:
    an_indicator()
    file = an_xlsx(
        tmp_path,
        ["Indikator", "Period", "Värde"],
        ["brukarenkat", date(2023, 8, 1), 90],
        ["brukarenkat", "2023-08", date(2023, 1, 5)],
        formats={(1, 1): "yyyy-mm-dd", (2, 2): "yyyy-mm-dd"},
    )
    first, second = wrong(file)
    assert first.startswith("Blad1!B2: Cellen är ett datum, 2023-08-01. Är det månaden, skriv 2023-08")
    assert second.startswith("Blad1!C3: Cellen är ett datum eller klockslag")


# What is refused


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("okand;2023-08;1;", "A2: Indikatorn ”okand” finns inte."),
        ("brukarenkta;2023-08;1;", "A2: Indikatorn ”brukarenkta” finns inte. Menar du brukarenkat?"),
        ("brukarenkat;;1;", "B2: Perioden saknas."),
        ("brukarenkat;2023-13;1;", "B2: ”2023-13” är ingen period."),
        ("brukarenkat;2023-08;1.234,5;", "C2: ”1.234,5” har både punkt och komma"),
        ("brukarenkat;2023-08;1,234.5;", "C2: ”1,234.5” har både punkt och komma"),
        ("brukarenkat;2023-08;1.234;", "C2: 1,234 kan också vara 1234, om tecknet skiljer tusental."),
        ("brukarenkat;2023-08;35 40;", "C2: ”35 40” är inte ett tal."),
        ("brukarenkat;2023-08;8B,6;", "C2: ”8B,6” är "),
        ("brukarenkat;2023-08;n/a;", "C2: ”n/a” är inte ett tal, och indikatorn mäts i %."),
        ("brukarenkat;2023-08;45 dagar;", "C2: ”45 dagar” är i dagar, men indikatorn mäts i %."),
        ("brukarenkat;2023-08;45 (uppsökande);", "C2: ”uppsökande” är ingen del av brukarenkat."),
        ("brukarenkat;2023-08;I.U.;", "C2: Värdet saknas. Skriv varför i kolumnen Orsak"),
        ("brukarenkat;2023-08;-;", "C2: Värdet saknas."),
        ("brukarenkat;2023-08;;sen", "D2: ”sen” är ingen orsak."),
        ("brukarenkat;2023-08;45;mäts senare", "D2: Här står både ett värde och en orsak"),
    ],
)
def test_a_fault_names_its_cell_and_what_to_do(line: str, why: str, tmp_path: Path) -> None:
    an_indicator()
    (fault,) = wrong(a_csv(tmp_path, "Indikator;Period;Värde;Orsak", line))
    assert fault.startswith(why)


def test_good_rows_are_shown_beside_the_faults_and_nothing_is_half_imported(tmp_path: Path) -> None:
    an_indicator()
    lines = ("Indikator;Period;Värde", "brukarenkat;2023-08;88", "brukarenkat;2023-08-40;1", "x;2022;2")
    file = a_csv(tmp_path, *lines)
    shown = compared(file)
    assert [one[1] for one in told(shown)] == ["Brukarenkat, jan–aug 2023"]
    assert [one.place for one in shown.faults] == ["B3", "A4"]
    before = everything()
    with pytest.raises(Faults, match=r"utfall.csv har 2 fel och är inte inläst\."):
        taken(file)
    assert changed(before, everything()) == {}


def test_the_same_value_twice_is_a_fault(tmp_path: Path) -> None:
    an_indicator()
    file = a_csv(tmp_path, "Indikator;Period;Värde", "brukarenkat;2023;1", "Brukarenkat;helår 2023;2")
    assert wrong(file) == ["A3: Samma värde står redan på rad 2. Ta bort den ena."]


def test_a_row_that_was_copied_with_its_key_is_asked_about(committee: Unit, tmp_path: Path) -> None:
    observed(an_indicator(), "2023-08", "88")
    file = tmp_path / "ut.csv"
    text = write_csv(committee, reveal=True).decode("utf-8-sig").replace(";2023-08;", ";2023-09;")
    file.write_text(text, encoding="utf-8")
    (fault,) = wrong(file)
    assert fault.startswith("H2: Raden har nyckeln för Brukarenkat 2023-08, men här står 2023-09. Töm nyckeln")


def test_an_empty_value_takes_nothing_away(committee: Unit, tmp_path: Path) -> None:
    observed(an_indicator(), "2023-08", "88")
    file = a_csv(tmp_path, "Indikator;Period;Värde", "brukarenkat;2023-08;", "brukarenkat;2023-09;")
    assert wrong(file) == [
        "C2: Värdet är tomt, men 88 står där redan. Skriv I.U. och en orsak om det saknas, eller ta bort raden."
    ]


def test_a_file_of_another_committee_is_refused(committee: Unit, tmp_path: Path) -> None:
    observed(an_indicator(), "2023-08", "88")
    file = tmp_path / "ut.xlsx"
    file.write_bytes(write_xlsx(committee, reveal=True))
    other = a_unit("annan-namnd")
    found = compare_observations(other, read_observations(file), reveal=True)
    assert str(found.faults[0]).startswith(f"Om filen, Nämnd: Filen är skriven för {committee.slug}")


def test_somebody_without_rights_imports_nothing(committee: Unit, tmp_path: Path) -> None:
    an_indicator()
    file = a_csv(tmp_path, "Indikator;Period;Värde", "brukarenkat;2023-08;1")
    with pytest.raises(Forbidden):
        import_observations(committee=committee, source=file, by=a_person())


# Queries


def test_a_file_is_written_and_compared_with_as_many_queries_whatever_its_rows(committee: Unit, tmp_path: Path) -> None:
    def asked() -> tuple[int, int]:
        file = tmp_path / "ut.xlsx"
        with queries() as asked_for:
            file.write_bytes(write_xlsx(committee, reveal=True))
        written = len(asked_for)
        with queries() as asked_for:
            found = compared(file)
        assert found.unchanged == Observation.objects.count()
        return written, len(asked_for)

    first = an_indicator("a")
    a_target(first, "90")
    observed(first, "2022", "88")
    few = asked()
    for slug in ("b", "c", "d"):
        one = an_indicator(slug)
        a_target(one, "90")
        for year in range(2019, 2024):
            observed(one, str(year), "88", unit=a_unit("iaf"), sex=Sex.WOMEN)
    assert asked() == few
    # Written: the values, the targets, their indicators' definitions. Compared: the committee, its indicators, definitions, named
    # parts, units, the values, and the follow-ups that are open.
    assert few == (3, 7)
