"""Forecasts as a workbook: out, filled in, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tertial.common.errors import Faults, Refused
from tertial.cycle.actions import lock
from tertial.economy.actions import import_forecast, set_forecast
from tertial.economy.exchange.plan_preview import PlanPreview
from tertial.economy.exchange.write_forecast import write_forecast
from tertial.economy.models import LineAmount, LineKind, Measure
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, the_program
from tests.factories.plan_files import Rows, rewritten, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The forecasts of August: one made, with texts; one not made; their sum."""
    one = a_line("575", outcome=700, budget=650)
    a_line("600", order=2)
    a_line("total", order=3, kind=LineKind.TOTAL)
    an_amount(one, Measure.BUDGET, "2023", 1_000_00)
    set_forecast(line=one, occasion=an_occasion("2023-03"), amount_ore=1_000_00, by=the_program())
    set_forecast(
        line=one,
        occasion=an_occasion(),
        amount_ore=1_100_50,
        comment="Fler hushåll.\r\n=SUM(A1)",
        cause="Riksnormen",
        by=the_program(),
    )
    return exported(tmp_path)


def exported(folder: Path) -> Path:
    """Write the forecasts of August to a file."""
    file = folder / "prognos.xlsx"
    file.write_bytes(write_forecast(a_committee(), an_occasion()))
    return file


def taken(file: Path) -> PlanPreview:
    """Take a forecast file in."""
    return import_forecast(committee=a_committee(), occasion=an_occasion(), source=file, by=the_program())


def filled(file: Path, **cells: dict[int, object]) -> Path:
    """The file with some cells of a line changed: by the line's code with an underscore, and column."""

    def change(rows: Rows) -> Rows:
        return [[cells.get(f"_{row[1]}", {}).get(number, cell) for number, cell in enumerate(row)] for row in rows]

    return rewritten(file, "Prognos", change)


def test_the_file_has_what_a_forecast_is_made_from(file: Path) -> None:
    heading, *rows = rows_of(file, "Prognos")
    assert heading == [
        *("Nyckel", "Rad", "Radens namn", "Bokslut 2022", "Budget 2023", "Utfall jan–aug 2023", "Föregående prognos"),
        *("Prognos", "Kommentar", "Orsak till förändring"),
    ]
    assert rows[0][1:] == ["575", "Rad 575", "", 1_000, 700, 1_000, 1100.5, "Fler hushåll.\n=SUM(A1)", "Riksnormen"]
    assert [row[1] for row in rows] == ["575", "600", "total"]


def test_a_file_that_comes_back_untouched_changes_nothing(file: Path) -> None:
    before = everything()
    preview = taken(file)
    assert (preview.differences, preview.unchanged, preview.notes) == ((), 2, ("Utan prognos: Rad 600.",))
    assert changed(before, everything()) == {}


def test_what_is_filled_in_is_taken_and_what_is_emptied_is_taken_back(file: Path, tmp_path: Path) -> None:
    preview = taken(filled(file, _575={8: "Färre hushåll."}, _600={7: -20, 9: "Nytt bidrag"}))
    assert [(one.kind.value, one.what, one.before, one.after, one.details) for one in preview.differences] == [
        ("changed", "Rad 575", 1_100_50, 1_100_50, ("kommentaren",)),
        ("added", "Rad 600", None, -20_00, ()),
    ]
    assert preview.differences[1].place == "Prognos!H3"
    assert preview.sum_ore == 1_080_50
    new = LineAmount.objects.get(line__code="600")
    assert (new.amount_ore, new.cause, new.comment) == (-20_00, "Nytt bidrag", "")
    again = filled(exported(tmp_path), _575={7: "", 8: "", 9: ""})
    preview = taken(again)
    assert [(one.kind.value, one.before, one.after) for one in preview.differences] == [("removed", 1_100_50, None)]
    assert (preview.sum_ore, preview.notes) == (None, ("Utan prognos: Rad 575.",))
    assert not LineAmount.objects.filter(line__code="575", occasion=an_occasion()).exists()


def test_faults_have_addresses_and_nothing_is_taken(file: Path) -> None:
    before = everything()
    with pytest.raises(Faults) as faults:
        taken(filled(file, _575={7: "många"}, _600={8: "Text utan prognos."}))
    assert [str(fault) for fault in faults.value.faults] == [
        "Prognos!H2: ”många” är inte ett tal. Skriv till exempel 1\u00a0234,5.",
        "Prognos!H3: Prognosen för Rad 600 saknas, men det finns en text.",
    ]
    assert changed(before, everything()) == {}


def test_a_file_of_another_occasion_or_of_a_decided_one_is_refused(file: Path) -> None:
    with pytest.raises(Faults) as faults:
        import_forecast(committee=a_committee(), occasion=an_occasion("2023-10"), source=file, by=the_program())
    assert str(faults.value.faults[0]).startswith("Om filen, Tillfälle: Filen är skriven för 2023-08, inte")
    lock(committee=a_committee(), occasion=an_occasion(), decision_text="AMN § 95", by=the_program())
    with pytest.raises(Refused, match="Det som är beslutat kan inte ändras"):
        taken(filled(file, _600={7: 1}))


def test_a_plain_file_leaves_the_lines_that_it_does_not_name(file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "enkel.csv"
    plain.write_text("Helårsprognos 2023 tkr,Namn\n5,Rad 600\n7,Rad total\n,\n12,Summa allt\n", encoding="utf-8")
    preview = taken(plain)
    assert [(one.what, one.after, one.place) for one in preview.differences] == [("Rad 600", 5_000_00, "A2")]
    assert LineAmount.objects.get(line__code="575", occasion=an_occasion()).comment.startswith("Fler")
