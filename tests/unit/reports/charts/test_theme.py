"""Colours that can be read, names that cannot be confused, and a spec that follows page and width."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest

from tertial.reports.charts.theme import DARK, LIGHT, Palette, config, roles, themed
from tertial.reports.renderers import html

STYLE = Path(html.__file__).parent / "style"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.1 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tokens(sheet: str, *, dark: bool) -> dict[str, str]:
    """The colours that a style sheet gives its tokens on screen."""
    text = (STYLE / sheet).read_text(encoding="utf-8").partition("@media print")[0]
    light, _, rest = text.partition("prefers-color-scheme: dark")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest.partition("\n}")[0] if dark else light))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_in_charts_can_be_read(palette: Palette) -> None:
    for ink in (palette.ink, palette.muted, palette.now, palette.women, palette.men):
        assert contrast(ink, palette.paper) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_series_can_be_seen(palette: Palette) -> None:
    assert len(palette.series) == 4
    for hue in palette.series:
        assert contrast(hue, palette.paper) >= 3  # WCAG 1.4.11, graphical objects


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_now_and_before_differ_in_lightness_alone(palette: Palette) -> None:
    assert contrast(palette.now, palette.before) >= 1.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_ink_of_the_page_can_be_read_on_every_ground(dark: bool) -> None:
    colours = tokens("tokens.css", dark=dark)
    for ink in ("ink", "muted", "accent", "met", "partly", "not-met", "unknown"):
        for ground in ("paper", "panel"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert contrast(colours["edge"], colours["paper"]) >= 3


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)], ids=["light", "dark"])
def test_the_page_and_the_charts_have_the_same_colours(dark: bool, palette: Palette) -> None:
    page, chart = tokens("tokens.css", dark=dark), tokens("charts.css", dark=dark)
    assert {name: page[name] for name in ("ink", "muted", "line", "paper")} == {
        name: getattr(palette, name) for name in ("ink", "muted", "line", "paper")
    }
    assert chart == {f"chart-{name}": getattr(palette, name) for name in ("now", "before", "women", "men")}


def test_no_two_roles_share_a_colour_and_each_has_its_rule() -> None:
    assert len(roles()) == len(fields(Palette))
    for one, other in combinations(roles(), 2):
        assert one != other
    sheet = (STYLE / "charts.css").read_text(encoding="utf-8")
    for role in roles().values():
        assert f".fill-{role} {{" in sheet
        assert f".stroke-{role} {{" in sheet


def test_light_and_dark_differ_in_colour_only() -> None:
    def without_colours(value: object) -> str:
        return re.sub(r"#[0-9a-f]{6}", "#", repr(value))

    assert without_colours(config(dark=False)) == without_colours(config(dark=True))


def test_narrow_specs_leave_data_and_original_alone() -> None:
    rows = [{"width": 9, "legend": {"columns": 3}}]
    spec = {"width": 500, "data": {"values": rows}, "layer": [{"mark": {"type": "bar", "width": 3}}]}
    narrow = themed(spec, width=300)
    assert narrow["width"] == 300
    assert narrow["data"] == {"values": rows}
    assert narrow["layer"] == spec["layer"]
    assert spec["width"] == 500
    assert themed({"vconcat": [{"width": 500}]}, width=300)["vconcat"][0]["width"] < 300
