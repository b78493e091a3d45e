"""Search among goals, indicators, lines and figures of a committee at an occasion."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.document.figure import Figure
from tertial.economy.queries import LineRow
from tertial.measurement.queries import Measured
from tertial.reports.source import Source, read
from tertial.steering.queries import GoalNode
from tertial.web.figure_search import matching
from tertial.web.place import Place, at_place

MOST_FIGURES = 30


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, by kind."""

    goals: list[GoalNode]
    indicators: list[Measured]
    lines: list[LineRow]
    figures: list[Figure]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.goals) + len(self.indicators) + len(self.lines) + len(self.figures)


@at_place
def search(request: HttpRequest, place: Place) -> HttpResponse:
    """Everything whose name holds every word."""
    query = " ".join(request.GET.get("q", "").split())[:100]
    hits = _search(read(place.committee, place.occasion), query) if query else None
    return render(request, "search/search.html", {"query": query, "hits": hits})


def _search(source: Source, query: str) -> Hits:
    words = query.casefold().split()

    def holds(text: str) -> bool:
        return all(word in text.casefold() for word in words)

    named = {one.slug: one for many in source.measured.values() for one in many if holds(one.name)}
    return Hits(
        goals=[goal for goal in source.goals if holds(f"{goal.name} {goal.council_goal}")],
        indicators=list(named.values()),
        lines=[row for row in source.economy.rows if holds(row.title)],
        figures=matching(source.book, query, MOST_FIGURES),
    )
