"""Both demo reports are accessible PDFs, judged by an independent validator, and the same bytes every time."""

from __future__ import annotations

import page
import pytest

from tertial.cycle.queries import occasion
from tertial.document.blocks import Chart
from tertial.document.document import Document, tables_in
from tertial.organisation.queries import committee
from tertial.reports.queries import document
from tertial.reports.renderers.pdf import render
from tests.unit.reports.renderers.pdf_tags import reader, tags


@pytest.fixture(scope="module", params=("2021-08", "2023-08"))
def report(request: pytest.FixtureRequest, demo: None) -> Document:
    return document(committee("arbetsmarknadsnamnden"), occasion(request.param))


@pytest.fixture(scope="module")
def pdf(report: Document) -> bytes:
    return render(report)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_validator_finds_nothing(pdf: bytes, profile: str) -> None:
    found = page.validate_pdf_bytes(pdf, profile=profile)
    assert found.is_compliant, found


def test_it_has_a_title_and_speaks_swedish(pdf: bytes, report: Document) -> None:
    read = reader(pdf)
    assert read.metadata is not None
    assert report.meta.title in str(read.metadata.title)
    assert str(read.root_object["/Lang"]).startswith("sv")


def test_every_table_has_column_headings_and_every_chart_says_what_it_shows(pdf: bytes, report: Document) -> None:
    root = tags(pdf)
    tables = list(root.all("Table"))
    assert len(tables) == len(list(tables_in(report)))
    for table in tables:
        assert list(table.all("TH")), "a table without headings"
    charts = [block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Chart)]
    assert len(charts) == 5
    spoken = {figure.alt for figure in root.all("Figure") if figure.alt}
    assert {chart.sentence for chart in charts} <= spoken


def test_the_same_report_gives_the_same_bytes(pdf: bytes, report: Document) -> None:
    assert render(report) == pdf
