"""Bars by line and by kind: honest axes, printed values, and a sentence computed from the figures."""

from __future__ import annotations

import json

from tertial.document.inline import plain
from tertial.reports.charts.by_kind import by_kind
from tertial.reports.charts.net_cost_per_line import net_cost_per_line
from tertial.reports.charts.values import wrapped
from tests.unit.reports.charts.figures import NOTHING, mnkr

NOW, BEFORE = "januari–augusti 2023", "januari–augusti 2022"
LINES = [
    ("Ekonomiskt bistånd", mnkr("a", "206.06"), mnkr("b", "215.28")),
    ("Svenska för invandrare", mnkr("c", "39.0"), mnkr("d", "35.7")),
    ("Flyktingmottagande", mnkr("e", "-12.4"), mnkr("f", "-32.1")),
]


def test_bars_start_at_zero_and_carry_their_printed_value() -> None:
    chart = net_cost_per_line(LINES, now=NOW, before=BEFORE, unit="mnkr")
    domain = chart.spec["encoding"]["x"]["scale"]["domain"]
    assert domain[0] <= -32.1
    assert domain[1] > 215.28
    rows = chart.spec["data"]["values"]
    assert [(row["series"], row["text"]) for row in rows[:2]] == [(NOW, "206,1"), (BEFORE, "215,3")]
    assert rows[0]["value"] == 206.06  # drawn exactly, rounded only in print
    assert chart.spec["encoding"]["x"]["axis"]["title"] == "mnkr"


def test_the_table_holds_the_same_figures() -> None:
    chart = net_cost_per_line(LINES, now=NOW, before=BEFORE, unit="mnkr")
    assert [column.label for column in chart.table.columns] == [
        "Verksamhet",
        "Januari–augusti 2023",
        "Januari–augusti 2022",
    ]
    assert chart.table.unit == "mnkr"
    assert [plain(cell) for cell in chart.table.rows[2].cells] == ["Flyktingmottagande", "−12,4", "−32,1"]


def test_the_sentence_names_the_largest_and_what_changed_most() -> None:
    chart = net_cost_per_line(LINES, now=NOW, before=BEFORE, unit="mnkr")
    assert chart.sentence == (
        "Störst nettokostnad har Ekonomiskt bistånd med 206,1\u00a0mnkr (januari–augusti 2023); störst förändring mot "
        "januari–augusti 2022 har Flyktingmottagande, som har ökat med 19,7\u00a0mnkr."
    )


def test_the_sentence_when_the_largest_also_changed_most() -> None:
    chart = net_cost_per_line(LINES[:2], now=NOW, before=BEFORE, unit="mnkr")
    assert chart.sentence.endswith("som också har minskat mest, med 9,2\u00a0mnkr mot januari–augusti 2022.")


def test_a_missing_value_has_no_bar_but_its_mark() -> None:
    chart = net_cost_per_line([("Nämnd", mnkr("a", NOTHING), mnkr("b", "1.0"))], now=NOW, before=BEFORE, unit="mnkr")
    row = chart.spec["data"]["values"][0]
    assert (row["value"], row["text"]) == (None, "I.U.")
    assert chart.sentence == "Ingen verksamhet har någon nettokostnad (januari–augusti 2023)."


def test_amounts_follow_the_unit_of_the_chart() -> None:
    chart = net_cost_per_line(LINES, now=NOW, before=BEFORE, unit="tkr")
    assert chart.spec["data"]["values"][0]["text"] == "206\u00a0060"
    assert plain(chart.table.rows[0].cells[1]) == "206\u00a0060"
    assert "206\u00a0060\u00a0tkr" in chart.sentence


def test_revenue_is_drawn_and_printed_without_its_sign() -> None:
    kinds = [("Bidrag", mnkr("a", "-61.2"), mnkr("b", "-70.0")), ("Avgifter", mnkr("c", "-0.4"), mnkr("d", "-0.4"))]
    chart = by_kind(kinds, what="intäkter", now=NOW, before=BEFORE, unit="mnkr")
    assert [row["value"] for row in chart.spec["data"]["values"]] == [61.2, 70.0, 0.4, 0.4]
    assert plain(chart.table.rows[0].cells[1]) == "61,2"
    assert "som också har minskat mest, med 8,8\u00a0mnkr" in chart.sentence


def test_revenue_keeps_its_signs_when_one_amount_goes_the_other_way() -> None:
    kinds = [("Bidrag", mnkr("a", "-61.2"), mnkr("b", "-70.0")), ("Rättelse", mnkr("c", "0.4"), mnkr("d", "0"))]
    chart = by_kind(kinds, what="intäkter", now=NOW, before=BEFORE, unit="mnkr")
    assert [row["text"] for row in chart.spec["data"]["values"]] == ["−61,2", "−70,0", "0,4", "0,0"]


def test_cost_that_grows_is_said_to_grow() -> None:
    kinds = [("Köp", mnkr("a", "141"), mnkr("b", "140")), ("Löner", mnkr("c", "70.4"), mnkr("d", "60.2"))]
    sentence = by_kind(kinds, what="kostnader", now=NOW, before=BEFORE, unit="mnkr").sentence
    assert sentence.endswith("mest har Löner ökat, med 10,2\u00a0mnkr mot januari–augusti 2022.")


def test_a_demo_series_says_so_in_title_table_and_sentence() -> None:
    chart = net_cost_per_line(LINES, now=NOW, before=BEFORE, unit="mnkr", demo=True)
    assert chart.title == chart.table.caption == "Nettokostnad per verksamhet (demoserie)"
    assert chart.sentence.startswith("Demoserie")


def test_hostile_labels_stay_data() -> None:
    label = "'); alert(1) </script>"
    chart = net_cost_per_line([(label, *LINES[0][1:])], now=NOW, before=BEFORE, unit="mnkr")
    expression = chart.spec["encoding"]["y"]["axis"]["labelExpr"]
    assert json.loads(expression[1 : expression.index(")[datum.value]")]) == {"0": [label]}


def test_a_code_stays_with_its_name() -> None:
    assert wrapped("610 - Arbetsmarknadsåtgärder") == ["610\u00a0-\u00a0Arbetsmarknadsåtgärder"]
    assert wrapped("Gymnasial vuxenutbildning och påbyggnadsutbildning") == [
        "Gymnasial vuxenutbildning",
        "och påbyggnadsutbildning",
    ]
