"""What a file of observations is read with care for: footnotes glued to numbers, small cells, values that do not fit together."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tertial.measurement.exchange.columns import read_observations
from tertial.measurement.exchange.write_observations import write_csv, write_xlsx
from tertial.measurement.models import Hidden, Observation
from tertial.organisation.models import Unit
from tertial.steering.actions import Definition
from tertial.steering.models import Indicator, Quantity, Sex
from tests.factories.measurement import observed
from tests.factories.observation_files import a_csv, compared, stored, taken, told, wrong
from tests.factories.organisation import a_committee
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee() -> Unit:
    return a_committee()


# Footnotes


def _counts() -> Indicator:
    one = an_indicator("hushall", unit="antal hushåll")
    observed(one, "2021", "1586")
    observed(one, "2022", "1510")
    return one


@pytest.mark.parametrize(
    ("written", "note", "value"),
    [
        ("1550¹", "", "1550"),
        ("1 550 1)", "", "1550"),
        ("1550*", "", "1550"),
        ("15501", "1 Ny mätmetod", "1550"),
        ("1550", "1 Ny mätmetod", "1550"),
        ("2600", "", "2600"),
    ],
)
def test_a_footnote_is_parted_from_its_number_where_that_is_certain(
    written: str, note: str, value: str, tmp_path: Path
) -> None:
    _counts()
    taken(a_csv(tmp_path, "Indikator;Period;Värde;Not", f"hushall;2023-08;{written};{note}"))
    assert stored().value == Decimal(value)


def test_a_footnote_is_parted_where_the_value_is_there_already(tmp_path: Path) -> None:
    observed(_counts(), "2023-08", "1550")
    assert told(compared(a_csv(tmp_path, "Indikator;Period;Värde", "hushall;2023-08;15501"))) == []


def test_a_doubtful_number_is_refused_with_what_is_doubtful_and_may_be_told_right(tmp_path: Path) -> None:
    _counts()
    file = a_csv(tmp_path, "Indikator;Period;Värde", "hushall;2023-08;15501")
    (fault,) = wrong(file)
    assert fault.startswith(
        "C2: 15501 kan också vara 1550 med fotnot 1, för värdet bredvid är 1\u00a0510. Skriv bara talet, och noten i kolumnen Not."
    )
    assert told(compared(file, as_written=True)) == [("added", "Hushall, jan–aug 2023", None, "15\u00a0501")]


def test_a_decimal_too_many_is_doubtful(tmp_path: Path) -> None:
    one = an_indicator()
    observed(one, "2022", "4.8")
    (fault,) = wrong(a_csv(tmp_path, "Indikator;Period;Värde", "brukarenkat;2023-08;5,01"))
    assert fault.startswith("C2: 5,01 kan också vara 5,0 med fotnot 1, för indikatorns andra värden har en decimal.")


# Small cells


def _with_a_small_cell() -> Observation:
    definition = Definition(name="Deltagare", unit="antal", quantity=Quantity.COUNT, about_people=True)
    one = an_indicator("deltagare", definition=definition)
    observed(one, "2023-08", "40")
    observed(one, "2023-08", "3", sex=Sex.WOMEN, note="Tre kvinnor")
    observed(one, "2023-08", "37", sex=Sex.MEN)
    Observation.objects.filter(sex=Sex.WOMEN).update(hidden=Hidden.PRIMARY)
    Observation.objects.filter(sex=Sex.MEN).update(hidden=Hidden.SECONDARY)
    return Observation.objects.get(sex=Sex.WOMEN)


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_public_file_says_hidden_and_changes_nothing_when_it_comes_back(
    write: Any, committee: Unit, tmp_path: Path
) -> None:
    _with_a_small_cell()
    file = tmp_path / ("ut.csv" if write is write_csv else "ut.xlsx")
    file.write_bytes(write(committee, reveal=False))
    table = read_observations(file)
    assert [row.get("value") for row in table.rows][1:] == ["dolt", "dolt"]
    assert not {"numerator", "denominator", "rule"} & table.columns
    assert not any(row.get("note") for row in table.rows)
    for reveal in (True, False):
        shown = compared(file, reveal=reveal)
        assert (shown.changes, shown.faults, shown.unchanged) == ((), (), 3)
        assert shown.notes == ("2 värden är dolda i filen och läses inte in.",)


def test_who_may_not_see_a_small_cell_may_not_write_over_it_nor_read_it_in_a_preview(tmp_path: Path) -> None:
    _with_a_small_cell()
    file = a_csv(tmp_path, "Indikator;Period;Kön;Värde", "deltagare;2023-08;kvinnor;3", "deltagare;2023-08;män;")
    faults = wrong(file, reveal=False)
    assert faults[0].startswith("D2: Värdet handlar om få personer och är dolt för dig.")
    assert faults[1].startswith("D3: Värdet är tomt, men dolt står där redan.")
    assert told(compared(file)) == []


# Values that do not fit together


def test_values_that_do_not_fit_together_are_told_and_taken_in_all_the_same(tmp_path: Path) -> None:
    definition = Definition(name="Deltagare", unit="antal", quantity=Quantity.COUNT)
    observed(an_indicator("deltagare", definition=definition), "2023-08", "28")
    rows = ("deltagare;2023-08;kvinnor;12", "deltagare;2023-08;män;15")
    file = a_csv(tmp_path, "Indikator;Period;Kön;Värde", *rows)
    assert compared(file).notes == ("Deltagare, jan–aug 2023: Kvinnor 12 och män 15 blir 27, men alla är 28.",)
    assert taken(file).added == 2
