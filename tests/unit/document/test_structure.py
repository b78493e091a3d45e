"""What a document can be asked: its notes and their numbers, its figures, its tables, its plain text."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from tertial.document.blocks import Block, Chapter, Chart, Column, List, Paragraph, Row, RowKind, Table, specification
from tertial.document.document import Document, figures_in, note_numbers, notes_in, tables_in
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import (
    Content,
    DecisionReference,
    FigureText,
    LineBreak,
    NoteMark,
    SignWord,
    Status,
    StatusMark,
    Text,
    plain,
)
from tests.factories.documents import example_meta

A = Figure(key="a", value=Decimal(-2), unit="%", period="2023", label="A", provenance=Provenance(Origin.LEDGER, "x"))
B = dataclasses.replace(A, key="b", value=Decimal(3))


def cell(words: str, *notes: str) -> Content:
    """Text with notes after it."""
    return (Text(words), *(NoteMark(note) for note in notes))


def a_table(identifier: str, *rows: Row) -> Table:
    """A table of two columns."""
    return Table(identifier, "Tabell", (Column("x", "X"), Column("y", "Y")), rows)


def a_document(*chapters: tuple[Block, ...]) -> Document:
    """A document with the blocks of each chapter."""
    return Document(
        example_meta(), tuple(Chapter(f"c{place}", "Kapitel", blocks) for place, blocks in enumerate(chapters))
    )


TABLE = a_table(
    "t",
    Row("g", (cell("Grupp", "i gruppen"),), RowKind.GROUP),
    Row("r", (cell("Rad", "först"), (FigureText(A), NoteMark("igen")))),
)
CHART = Chart("d", "Diagram", specification({}), a_table("d-t", Row("r", (cell("x", "igen"), (FigureText(B),)))), "Så.")


def test_notes_are_numbered_through_the_document_and_equal_notes_share_a_number() -> None:
    document = a_document(
        (Paragraph(cell("p", "först")), List((cell("a", "igen"), cell("b", "först", "listan")))), (TABLE, CHART)
    )
    assert note_numbers(document) == {"först": 1, "igen": 2, "listan": 3, "i gruppen": 4}


def test_notes_of_a_block_stand_once_each_in_order() -> None:
    assert notes_in(TABLE) == ["i gruppen", "först", "igen"]
    assert notes_in(CHART) == ["igen"]


def test_figures_are_listed_once_by_key_in_reading_order() -> None:
    document = a_document((Paragraph((SignWord(B, "+", "-", "0"),)), TABLE), (Paragraph((FigureText(A),)),))
    assert list(figures_in(document)) == ["b", "a"]


def test_tables_of_charts_are_tables_too() -> None:
    document = a_document((TABLE,), (CHART,))
    assert [(chapter.id, table.id) for chapter, table in tables_in(document)] == [("c0", "t"), ("c1", "d-t")]


def test_plain_text_of_every_inline() -> None:
    content: Content = (
        Text("Ett "),
        SignWord(A, "överskott", "underskott", "noll"),
        Text(" "),
        FigureText(A),
        NoteMark("not"),
        LineBreak(),
        StatusMark(Status.MET, "Uppnås"),
        Text(" "),
        DecisionReference("KF", "2020-12-08", "303", "KS 2020-1"),
    )
    tail = "\nUppnås KF 2020-12-08 §\u00a0303 dnr\u00a0KS 2020-1"
    assert plain(content) == f"Ett underskott −2{tail}"
    assert plain(content, {"not": 7}) == f"Ett underskott −2[7]{tail}"


def test_a_row_must_fit_its_table() -> None:
    with pytest.raises(ValueError, match="table t, row r: 1 cells, expected 2"):
        a_table("t", Row("r", (cell("x"),)))
    with pytest.raises(ValueError, match="table t, row g: 2 cells, expected 1"):
        a_table("t", Row("g", (cell("x"), cell("y")), RowKind.GROUP))


def test_chart_data_by_address_is_refused_however_deep_it_stands() -> None:
    with pytest.raises(ValueError, match="must stand inline"):
        specification({"layer": [{"mark": "bar"}, {"data": {"url": "data.csv"}}]})
    assert specification({"b": 1, "a": {"data": {"values": []}}}) == '{"a":{"data":{"values":[]}},"b":1}'
