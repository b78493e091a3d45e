"""A deficit among deviations is marked by shape and colour beside its minus sign, in every format that has them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.document.blocks import Column, ColumnKind, Row, RowKind, Table
from tertial.document.document import Document
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import Content, FigureText, Text
from tertial.reports.renderers import docx, html, outline, pdf, xlsx
from tests.factories.documents import one_block_document
from tests.unit.reports.renderers.pdf_tags import words
from tests.unit.reports.renderers.word_file import WordFile


def amount(name: str, kronor: int) -> Content:
    figure = Figure(
        key=f"line/{name}/2023/forecast-deviation",
        value=Decimal(kronor),
        unit="kr",
        period="2023",
        label=name,
        provenance=Provenance(Origin.CALCULATION, "Budget minus prognos"),
        shown_in="mnkr",
    )
    return (FigureText(figure),)


@pytest.fixture
def document() -> Document:
    columns = (
        Column("a", "Rad"),
        Column("b", "Netto", ColumnKind.NUMBER),
        Column("c", "Avvikelse", ColumnKind.DEVIATION),
    )
    rows = [Row("g", ((Text("Grupp"),),), RowKind.GROUP)]
    rows += [
        Row(name, ((Text(name),), amount(name, -9_000_000), amount(name, kronor)))
        for name, kronor in (("under", -1_200_000), ("over", 1_200_000), ("intet", -40_000))
    ]
    return one_block_document(Table("t", "Tabell", columns, tuple(rows), unit="mnkr"))


def test_only_a_deviation_that_is_printed_as_a_deficit_is_marked(document: Document) -> None:
    # Revenue has a minus sign without being a deficit, and −0,04 mnkr is printed 0,0.
    assert words(pdf.render(document)).count("▼") == 1
    assert "▼ −1,2" in words(pdf.render(document)).replace("\u00a0", " ")
    assert [text for text in WordFile(docx.render(document)).text() if "▼" in text] == ["▼\u00a0−1,2"]
    page = html.render(document)
    assert page.count('class="number deficit"') == 1
    assert b"PK" in xlsx.render(document)[:2]


def test_plain_text_has_the_sign_alone(document: Document) -> None:
    assert "▼" not in outline.render(document)
    assert "under | −9,0 | −1,2" in outline.render(document)
