"""Cells of the workbook: exact numbers that show as they are printed, and names that Excel takes."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.numbers import MINUS, swedish
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import FigureText, LineBreak, NoteMark, Status, StatusMark, Text
from tertial.document.printing import Form, printed
from tertial.reports.renderers.xlsx.cells import Cell, cell, figure_cell
from tertial.reports.renderers.xlsx.names import LONGEST, address, sheet_name


def figure(
    value: Decimal | str | Missing,
    *,
    unit: str = "kr",
    shown_in: str = "",
    decimals: int | None = None,
    with_unit: bool = False,
    wording: str = "",
    previous_value: Decimal | None = None,
) -> Figure:
    return Figure(
        key="k",
        value=value,
        unit=unit,
        period="2023",
        label="k",
        provenance=Provenance(Origin.LEDGER, "Ekonomisystemet"),
        shown_in=shown_in,
        decimals=decimals,
        with_unit=with_unit,
        wording=wording,
        previous_value=previous_value,
    )


def shown(held: Cell) -> str:
    """What Excel in Swedish shows for a cell: told once more from the rules of its number formats, for those we use."""
    assert isinstance(held.value, Decimal)
    value = Decimal(f"{float(held.value):.15g}")
    sections = held.pattern.split(";")
    section = sections[1 if value < 0 else 2 if value == 0 and len(sections) > 2 else 0]
    match = re.fullmatch(r'(?:"([^"]*)")?#,##0(?:\.(0+))?(?:"([^"]*)")?', section)
    assert match, section
    return (match[1] or "") + swedish(abs(value), len(match[2] or "")) + (match[3] or "")


AMOUNTS = st.decimals(min_value=-2_000_000_000, max_value=2_000_000_000, places=2)


@given(
    value=AMOUNTS,
    unit=st.sampled_from(["kr", "kr", "tkr", "mnkr"]),
    shown_in=st.sampled_from(["", "kr", "tkr", "mnkr"]),
    decimals=st.sampled_from([None, 0, 1, 2]),
    with_unit=st.booleans(),
    form=st.none()
    | st.builds(
        Form,
        unit=st.sampled_from(["", "tkr", "mnkr"]),
        decimals=st.sampled_from([None, 0, 1, 3]),
        absolute=st.booleans(),
        plus=st.booleans(),
        with_unit=st.sampled_from([None, True, False]),
    ),
)
def test_an_amount_shows_as_it_is_printed(
    value: Decimal, unit: str, shown_in: str, decimals: int | None, with_unit: bool, form: Form | None
) -> None:
    amount = figure(value, unit=unit, shown_in=shown_in, decimals=decimals, with_unit=with_unit)
    assert shown(figure_cell(amount, form)) == printed(amount, form)


@given(
    value=st.decimals(min_value=-10_000, max_value=10_000, places=3), unit=st.sampled_from(["%", "antal", "dagar", ""])
)
def test_a_measured_value_shows_as_it_is_printed(value: Decimal, unit: str) -> None:
    measured = figure(value, unit=unit, with_unit=True)
    assert shown(figure_cell(measured)) == printed(measured)


@pytest.mark.parametrize(
    ("value", "held"),
    [("168412650.55", "168.41265055"), ("-3915000", "-3.915"), ("-1", "-0.000001"), ("0", "0")],
)
def test_an_amount_is_scaled_and_not_rounded(value: str, held: str) -> None:
    assert figure_cell(figure(Decimal(value), shown_in="mnkr")).value == Decimal(held)


def test_a_value_that_rounds_to_zero_has_no_sign() -> None:
    assert shown(figure_cell(figure(Decimal(-40_000), shown_in="mnkr"))) == "0,0"
    assert shown(figure_cell(figure(Decimal(-50_000), shown_in="mnkr"))) == f"{MINUS}0,1"


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (figure(Decimal(30), unit="%", wording="≤ 30"), "≤ 30"),
        (figure(Decimal("95.1"), unit="%", previous_value=Decimal("94.5")), "95,1 (94,5)"),
        (figure("Ska öka", unit="text"), "Ska öka"),
        (figure(Missing(MissingReason.NEW_INDICATOR), unit="%"), "I.U."),
        (figure(Missing(MissingReason.NOT_APPLICABLE), unit="%"), "–"),
        (figure(Decimal("1234567890.1234567890"), unit="index"), "1\u00a0234\u00a0567\u00a0890,1234567890"),
    ],
)
def test_what_is_not_one_number_is_text_as_printed(what: Figure, text: str) -> None:
    held = figure_cell(what)
    assert held.value == text
    assert held.pattern == ""


def test_notes_do_not_make_a_number_text() -> None:
    value = FigureText(figure(Decimal(5), unit="antal"))
    assert cell((value, NoteMark("Preliminärt."))).value == Decimal(5)


def test_several_inlines_are_text() -> None:
    value = FigureText(figure(Decimal(5), unit="antal"))
    assert cell((value, Text(" av "), value)).value == "5 av 5"
    assert cell((Text("ett"), LineBreak(), Text("två"))).value == "ett\ntvå"
    assert cell(()).value == ""


def test_a_status_is_its_word_shown_with_its_shape_and_ink() -> None:
    assert cell((StatusMark(Status.PARTLY, "Uppnås delvis"),)) == Cell("Uppnås delvis", '"◐\u00a0"@', "#8a5a00")


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Resultat", "1 Resultat"),
        ("Resultat [mnkr]: 2022/2023?", "1 Resultat mnkr 2022 2023"),
        ("Nämndindikatorer inom målområdet Medborgare", "1 Nämndindikatorer inom…"),
        ("Nämndens driftsammandrag januari–augusti", "1 Nämndens driftsammandrag…"),
        ("Verksamhetsutvecklingsprocesserna", "1 Verksamhetsutvecklingsproces…"),
        ("'", "1"),
        ("", "1"),
        ("a\x00\x0b\nb", "1 a b"),
    ],
)
def test_sheet_names(caption: str, name: str) -> None:
    assert sheet_name(1, caption) == name


@given(number=st.integers(1, 999), caption=st.text(max_size=80))
def test_any_caption_gives_a_name_that_excel_takes(number: int, caption: str) -> None:
    name = sheet_name(number, caption)
    assert name.startswith(str(number))
    assert len(name.encode("utf-16-le")) // 2 <= LONGEST
    assert not set(name) & set("[]:*?/\\")
    assert not name.endswith("'")


def test_an_address_doubles_apostrophes() -> None:
    assert address("1 L'été") == "internal:'1 L''été'!A1"
