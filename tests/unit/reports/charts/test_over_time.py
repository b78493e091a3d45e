"""Charts over time: months without clocks, gaps that stay gaps, targets, breaks, and their sentences."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from tertial.common.periods import Period
from tertial.document.inline import plain
from tertial.reports.charts.households_and_average_cost import Month, households_and_average_cost
from tertial.reports.charts.indicator_history import Break, Part, indicator_history
from tertial.reports.charts.months import month_axis
from tertial.reports.charts.rolling_twelve_months import MonthSum, rolling_twelve_months
from tertial.reports.charts.sparkline import sparkline
from tests.unit.reports.charts.figures import NOTHING, measured, mnkr

MONTHS = [Period(year, month) for year in (2022, 2023) for month in range(1, 13)][:20]
YEARS = [Period(2020), Period(2021), Period(2022), Period(2023, 8)]


def part(name: str, *values: str | None) -> Part:
    return Part(
        name,
        tuple(
            (period, measured(f"{name}/{period}", NOTHING if value is None else value))
            for period, value in zip(YEARS, values, strict=True)
        ),
    )


def test_the_month_axis_always_names_the_last_month() -> None:
    axis = month_axis(MONTHS)["axis"]
    assert axis["values"] == ["2022-01", "2022-04", "2022-07", "2022-10", "2023-01", "2023-04", "2023-08"]
    assert '"2023-08": ["aug", "2023"]' in axis["labelExpr"]
    assert '"2023-04": "apr"' in axis["labelExpr"]


@pytest.mark.parametrize("count", range(1, 20))
def test_month_labels_never_touch(count: int) -> None:
    shown = [MONTHS.index(Period.parse(value)) for value in month_axis(MONTHS[:count])["axis"]["values"]]
    assert shown[-1] == count - 1
    assert all(later - earlier >= 1 + count // 12 for earlier, later in pairwise(shown))


def test_rolling_twelve_months() -> None:
    sums = [MonthSum(month, mnkr(str(month), f"{320 - place}.04")) for place, month in enumerate(MONTHS)]
    chart = rolling_twelve_months(sums, what="ekonomiskt bistånd", unit="mnkr")
    assert chart.title == "Ekonomiskt bistånd, de senaste tolv månaderna"
    assert chart.sentence == (
        "Ekonomiskt bistånd: 301,0\u00a0mnkr de tolv månaderna till och med augusti 2023, "
        "12,0\u00a0mnkr mindre än ett år tidigare."
    )
    assert [row["text"] for row in chart.spec["data"]["values"] if row["named"]] == ["313,0", "301,0"]
    assert chart.spec["encoding"]["y"]["axis"]["title"] == "mnkr (axeln börjar vid 300)"
    assert plain(chart.table.rows[-1].cells[0]) == "Augusti 2023"


def test_rolling_twelve_months_before_a_year_has_passed() -> None:
    chart = rolling_twelve_months([MonthSum(MONTHS[0], mnkr("a", "1"))], what="bistånd", unit="mnkr")
    assert chart.sentence == "Bistånd: 1,0\u00a0mnkr de tolv månaderna till och med januari 2022."
    nothing = rolling_twelve_months([MonthSum(MONTHS[0], mnkr("a", NOTHING))], what="bistånd", unit="mnkr")
    assert nothing.sentence == "Bistånd: inga tolvmånaderssummor finns ännu."


def test_households_and_average_cost() -> None:
    months = [
        Month(
            month,
            measured(f"h/{month}", str(3000 - 20 * place), "antal"),
            measured(f"l/{month}", str(1500 - 10 * place), "antal"),
            mnkr(f"c/{month}", "0.0095", "kr"),
        )
        for place, month in enumerate(MONTHS)
    ]
    chart = households_and_average_cost(months)
    above, below = chart.spec["vconcat"]
    assert above["encoding"]["y"]["scale"]["domain"][0] == below["encoding"]["y"]["scale"]["domain"][0] == 0
    assert below["encoding"]["y"]["axis"]["title"] == "kr per hushåll"
    assert chart.sentence == (
        "I augusti 2023 fick 2\u00a0620 hushåll ekonomiskt bistånd, varav 1\u00a0310 långvarigt, till en kostnad av "
        "9\u00a0500\u00a0kr per hushåll; det är 240 hushåll färre än ett år tidigare."
    )
    assert [plain(cell) for cell in chart.table.rows[0].cells] == [
        "Januari 2022",
        "3\u00a0000",
        "1\u00a0500",
        "9\u00a0500",
    ]


def test_history_has_gaps_breaks_and_targets() -> None:
    chart = indicator_history(
        [part("Totalt", "31", None, "36", "38"), part("Kvinnor", "28", None, "33", "37.5")],
        title="Andel som går vidare",
        unit="%",
        targets=[(2022, measured("t1", "40")), (2023, measured("t2", "40", wording="≥ 40"))],
        breaks=[Break(Period(2022), "Nytt verksamhetssystem.")],
    )
    rows = chart.spec["data"]["values"]
    assert [row["value"] for row in rows[:4]] == [31.0, None, 36.0, 38.0]
    assert [row["stretch"] for row in rows[:4]] == ["0-0", "0-0", "0-1", "0-1"]
    assert rows[2]["place"] < rows[3]["place"]
    assert [cell.label for cell in chart.table.columns] == ["Period", "Totalt", "Kvinnor", "Målvärde"]
    assert [plain(cell) for cell in chart.table.rows[3].cells] == ["Augusti 2023", "38", "37,5", "≥ 40"]
    assert plain(chart.table.rows[1].cells[1]) == "I.U."
    assert chart.sentence == (
        "Andel som går vidare: 38\u00a0% augusti 2023, en ökning från 36\u00a0% helåret 2022 (kvinnor 37,5\u00a0%); "
        "målvärdet för 2023 är: ≥ 40; värde saknas för 1 av 4 perioder; serien bryts helåret 2022: nytt verksamhetssystem."
    )


def test_history_of_one_point_and_of_none() -> None:
    one = indicator_history([part("Totalt", None, None, None, "38.2")], title="Bemötande", unit="index")
    assert one.sentence == "Bemötande: 38,2\u00a0% augusti 2023; värde saknas för 3 av 4 perioder."
    none = indicator_history([part("Totalt", None, None, None, None)], title="Bemötande", unit="index")
    assert none.sentence == "Bemötande: inget värde är uppmätt."


def test_history_refuses_more_parts_than_can_be_told_apart() -> None:
    with pytest.raises(ValueError, match="5 parts"):
        indicator_history([part(str(i), "1", "2", "3", "4") for i in range(5)], title="x", unit="%")


def test_sparkline() -> None:
    drawn = sparkline([Decimal(1), Decimal(3), None, Decimal(2)], 'Från 1 till 2 "idag" & <nu>')
    assert 'aria-label="Från 1 till 2 &quot;idag&quot; &amp; &lt;nu&gt;"' in drawn
    assert drawn.count("M") == 2  # the gap lifts the pen
    assert sparkline([None], "tom") == ""
    assert "NaN" not in sparkline([Decimal(2)], "ett värde")
