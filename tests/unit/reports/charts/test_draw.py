"""Drawing: the same bytes every time, Swedish numbers, no other fonts, here or in the process beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tertial.common.periods import Period
from tertial.document.blocks import Chart, specification
from tertial.reports.charts import draw, worker
from tertial.reports.charts.net_cost_per_line import net_cost_per_line
from tertial.reports.charts.rolling_twelve_months import MonthSum, rolling_twelve_months
from tests.factories.document_blocks import chart as plain_chart
from tests.unit.reports.charts.figures import mnkr

BARS = net_cost_per_line(
    [("Bistånd & <stöd>", mnkr("a", "1206.06"), mnkr("b", "-215.28"))], now="2023", before="2022", unit="mnkr"
)
LINE = rolling_twelve_months(
    [MonthSum(Period(2023, month), mnkr(str(month), f"{2100 + month}.5")) for month in range(1, 9)],
    what="bistånd",
    unit="mnkr",
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    def clear() -> None:
        draw._svg.cache_clear()
        draw._png.cache_clear()

    clear()
    yield
    worker.stop()
    clear()


@pytest.mark.parametrize("chart", [BARS, LINE], ids=["bars", "line"])
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    first = draw.svg(chart), draw.png(chart)
    draw.svg(LINE, dark=True)  # moves Vega's own counters on
    draw._svg.cache_clear()
    draw._png.cache_clear()
    assert (draw.svg(chart), draw.png(chart)) == first


def test_numbers_are_swedish() -> None:
    drawn = draw.svg(BARS)
    assert "1\u00a0206,1" in drawn
    assert "\u2212215,3" in drawn
    assert re.search(r">1\u00a0000<", drawn)  # an axis label, formatted by Vega and not by us
    assert not re.search(r">-\d", drawn)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ufffe", "\ud800"])
def test_a_character_that_cannot_be_drawn_is_left_out(character: str) -> None:
    """Without this the process ends at once: vl-convert aborts on what XML cannot hold."""
    label = f"Före{character}efter"
    chart = net_cost_per_line([(label, mnkr("a", "1"), mnkr("b", "2"))], now="2023", before="2022", unit="mnkr")
    assert "Föreefter" in draw.svg(chart)
    assert draw.png(chart)


def test_text_is_text_in_source_sans_and_escaped() -> None:
    drawn = draw.svg(BARS)
    assert set(re.findall(r'font-family="([^"]+)"', drawn)) == {"Source Sans Pro"}
    assert "Bistånd &amp; &lt;stöd&gt;" in drawn
    assert "style=" not in drawn  # the page's policy allows no style attribute


def test_dark_is_the_same_picture_in_other_colours() -> None:
    def without_colours(drawn: str) -> str:
        return re.sub(r"#[0-9a-f]{6}", "#", drawn)

    light, dark = draw.svg(BARS), draw.svg(BARS, dark=True)
    assert light != dark
    assert without_colours(light) == without_colours(dark)


def test_narrow_is_narrower() -> None:
    def width(drawn: str) -> float:
        found = re.search(r'width="([\d.]+)"', drawn)
        assert found
        return float(found[1])

    assert width(draw.svg(BARS, width=340)) <= 360 < width(draw.svg(BARS))


def test_png_has_the_wanted_scale() -> None:
    def size(picture: bytes) -> tuple[int, int]:
        assert picture.startswith(b"\x89PNG")
        return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])

    once, twice = size(draw.png(plain_chart(), 1)), size(draw.png(plain_chart(), 2))
    assert abs(twice[0] - 2 * once[0]) <= 2
    assert abs(twice[1] - 2 * once[1]) <= 2


def test_the_process_beside_draws_the_same() -> None:
    here = draw.svg(BARS), draw.png(BARS)
    draw._svg.cache_clear()
    draw._png.cache_clear()
    draw.warm()
    draw.warm()  # asking twice starts one
    assert (draw.svg(BARS), draw.png(BARS)) == here


def test_a_dead_process_beside_is_done_without() -> None:
    draw.warm()
    assert worker._beside is not None
    worker._beside._process.kill()
    worker._beside._process.wait()
    assert draw.svg(BARS).startswith("<svg")


@pytest.mark.parametrize("beside", [False, True])
def test_a_wrong_spec_is_an_error(beside: bool) -> None:
    if beside:
        draw.warm()
    with pytest.raises(worker.ChartError):
        worker.draw({"format": "svg", "spec": {"mark": 7}})


def test_data_by_address_is_never_fetched() -> None:
    with pytest.raises(ValueError, match="inline"):
        specification({"data": {"url": "https://example.org/data.json"}})
