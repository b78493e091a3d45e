"""What kind of quantity a label names."""

from __future__ import annotations

import pytest

from tertial.review.reading.measures import Measure, Sex, is_change, measure_of, named_unit, row_unit, sex_of, whole_of


@pytest.mark.parametrize(
    ("label", "measure", "unit"),
    [
        ("Antal hushåll med bistånd, utfall per sista månad", Measure.COUNT, "antal"),
        ("Antal anställda per avdelning", Measure.COUNT, "antal"),
        ("Antal medarbetare per chef", Measure.MEAN, ""),
        ("Antal medarbetare per 1:a linjens chef", Measure.MEAN, ""),
        ("Väntetid till beslut, antal dagar", Measure.MEAN, ""),
        ("Andel godkända, %", Measure.SHARE, "%"),
        ("Hög egenförsörjningsgrad Antal deltagare som går till arbete", Measure.COUNT, "antal"),
        ("Sjukfrånvaro", Measure.SHARE, "%"),
        ("Attitydundersökning, index", Measure.MEAN, "index"),
        ("Summa nettokostnader, tkr", Measure.MONEY, "tkr"),
        ("Antal som går till arbete per miljoner kronor", Measure.MEAN, ""),
        ("Nämnden", Measure.UNKNOWN, ""),
    ],
)
def test_measure_and_unit_of_a_label(label: str, measure: Measure, unit: str) -> None:
    assert (measure_of(label), row_unit(label)) == (measure, unit)


@pytest.mark.parametrize(
    ("label", "sex", "rest"),
    [
        ("Kvinnor", Sex.WOMEN, ""),
        ("- varav män", Sex.MEN, ""),
        ("Kvinnor, SOF", Sex.WOMEN, "SOF"),
        ("Sjukfrånvaro, män", Sex.MEN, "Sjukfrånvaro"),
        ("Män 2023", Sex.MEN, "2023"),
        ("Andel kvinnor som är nöjda", Sex.ALL, ""),
        ("Mångfald", Sex.ALL, ""),
    ],
)
def test_for_whom_a_label_is(label: str, sex: Sex, rest: str) -> None:
    assert sex_of(label) == (sex, rest)


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Totalt", ""),
        ("Totalt 2023", "2023"),
        ("Sjukfrånvaro, totalt", "Sjukfrånvaro"),
        ("Sjukfrånvaro", "Sjukfrånvaro"),
    ],
)
def test_a_label_for_all(label: str, whole: str) -> None:
    assert whole_of(label) == whole


def test_units_in_captions() -> None:
    assert named_unit("Driftsammandrag, belopp i mkr") == "mnkr"
    assert named_unit("Andel i procent") == "%"
    assert named_unit("Antal per miljoner kronor") == ""


def test_an_application_is_no_increase() -> None:
    assert is_change("Avvikelse mot budget")
    assert is_change("Kostnadsökning")
    assert not is_change("Antal ansökningar")
