"""Drawings are kept by everything they depend on, whole or not at all, and never stand in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tertial.reports.charts import draw, kept, worker
from tests.factories.document_blocks import chart


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, own_data_folder: Path) -> Iterator[Path]:
    kept.use(tmp_path / "charts")
    draw._svg.cache_clear()
    yield tmp_path / "charts"
    draw._svg.cache_clear()
    kept.use(own_data_folder / "charts")


def test_a_chart_that_was_drawn_before_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    first = draw.svg(chart())
    draw._svg.cache_clear()  # as another process would have it

    def never(request: worker.Request) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(worker, "draw", never)
    assert draw.svg(chart()) == first
    assert kept.any_in(folder)


def test_another_specification_format_or_program_is_another_drawing() -> None:
    names = {
        kept.name({"format": "svg", "spec": {"a": 1}}, "1"),
        kept.name({"format": "svg", "spec": {"a": 2}}, "1"),
        kept.name({"format": "png", "spec": {"a": 1}}, "1"),
        kept.name({"format": "svg", "spec": {"a": 1}}, "2"),
    }
    assert len(names) == 4


def test_a_folder_that_can_not_be_used_is_no_reason_to_fail(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    assert draw.svg(chart()).startswith("<svg")
    assert kept.find("anything") is None


def test_a_broken_drawing_is_drawn_anew(folder: Path) -> None:
    drawn = draw.svg(chart())
    for file in folder.iterdir():
        file.write_bytes(b"\xff\xfe")
    draw._svg.cache_clear()
    assert draw.svg(chart()) == drawn


def test_the_oldest_half_goes_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(kept, "MOST", 10)
    for number in range(11):
        kept.keep(str(number), "drawn")
    assert len(list(folder.iterdir())) == 6


def test_nothing_is_kept_where_no_folder_is_chosen(folder: Path) -> None:
    kept.use(None)
    kept.keep("name", "drawn")
    assert kept.find("name") is None
    assert not folder.exists()
