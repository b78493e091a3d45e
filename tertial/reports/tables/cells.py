"""Cells and small pieces that several chapters print alike."""

from __future__ import annotations

from collections.abc import Iterable

from tertial.document.blocks import Column, ColumnKind
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, Inline, LineBreak, NoteMark, Text
from tertial.measurement.queries import Line


def number(label: str, identifier: str, width: float = 1.0) -> Column:
    """A column of numbers."""
    return Column(identifier, label, ColumnKind.NUMBER, width)


def deviation(label: str, identifier: str, width: float = 1.0) -> Column:
    """A column of deviations, where a deficit is marked."""
    return Column(identifier, label, ColumnKind.DEVIATION, width)


def words(label: str, identifier: str, width: float = 1.0) -> Column:
    """A column of text."""
    return Column(identifier, label, ColumnKind.TEXT, width)


def figure_cell(figure: Figure, *, strong: bool = False) -> Content:
    """A cell with one figure; empty when the amount does not exist."""
    return (FigureText(figure, strong=strong),) if figure.number is not None else ()


def value_cell(lines: Iterable[Line]) -> Content:
    """A measured cell: one line per value, with its unit of the organisation where named, and its notes."""
    parts: list[Inline] = []
    for line in lines:
        if parts:
            parts.append(LineBreak())
        if line.unit:
            parts.append(Text(f"{line.unit}:\u00a0"))
        parts.append(FigureText(line.figure))
        parts.extend(NoteMark(note) for note in line.notes)
    return tuple(parts)


def label_cell(label: str, notes: Iterable[str] = (), *, strong: bool = False) -> Content:
    """A row's label with its notes."""
    return (Text(label, strong=strong), *(NoteMark(note) for note in notes))
