"""Find figures by words, and write the binding that puts one in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.document.printing import Form, printed
from tertial.reports.figures import FigureBook

MOST = 40


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure to pick: what it is, how it is printed now, and what is written in the text."""

    figure: Figure
    printed: str
    binding: str


def matching(figures: Iterable[Figure], query: str, most: int = MOST) -> list[Figure]:
    """Figures whose label or key holds every word of the query; those that begin with it first."""
    words = query.casefold().split()
    found = [figure for figure in figures if all(word in f"{figure.label} {figure.key}".casefold() for word in words)]
    first = words[0] if words else ""
    found.sort(key=lambda figure: not figure.label.casefold().startswith(first))
    return found[:most]


def picks(book: FigureBook, query: str) -> list[Pick]:
    """Figures to pick among; without a query those that texts need most: sums, deviations, goals."""
    chosen = matching(book, query) if query.strip() else _common(list(book))
    return [Pick(figure, printed(figure, Form(with_unit=True)), binding(figure.key, book.period)) for figure in chosen]


def _common(figures: Sequence[Figure]) -> list[Figure]:
    first = [figure for figure in figures if figure.key.startswith(("line/total/", "line/grand-total/", "goals/"))]
    return (first or list(figures))[:MOST]


def binding(key: str, period: Period) -> str:
    """The key in braces, with its year and period as names, so that the text survives to the next report."""
    names = {
        str(period): "@period",
        str(period.years_back(1)): "@previous-period",
        str(period.year): "@year",
        str(period.year - 1): "@previous-year",
    }
    return "{" + "/".join(names.get(segment, segment) for segment in key.split("/")) + "}"
