"""The standard tables of the economy: each on a page, as Excel and as CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import NotFound
from tertial.document.blocks import Chart, Table
from tertial.reports.tables.standard import STANDARD_TABLES, Books, standard_table
from tertial.web.document_tables import table_file
from tertial.web.place import Place, at_place
from tertial.web.reading import blocks_html
from tertial.web.table_files import table_response


@at_place
def tables(request: HttpRequest, place: Place) -> HttpResponse:
    """What tables there are."""
    return render(request, "economy/tables.html", {"tables": STANDARD_TABLES.values()})


@at_place
def table(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """One table with its chart."""
    chosen = standard_table(slug)
    blocks = chosen.build(Books(place.committee, place.occasion))
    context = {
        "table": chosen,
        "tables": STANDARD_TABLES.values(),
        "content": blocks_html(blocks, place),
        "has_chart": any(isinstance(block, Chart) for block in blocks),
        "base": f"ekonomi/tabeller/{slug}",
        "unit": place.occasion.money_unit,
    }
    return render(request, "economy/table.html", context)


@at_place
def download(request: HttpRequest, place: Place, slug: str, wanted: str) -> HttpResponse:
    """The table as a file. Raises `NotFound` while there is nothing in it."""
    chosen = standard_table(slug)
    blocks = chosen.build(Books(place.committee, place.occasion))
    found = next((block for block in blocks if isinstance(block, Table)), None) or next(
        (block for block in blocks if isinstance(block, Chart)), None
    )
    if found is None:
        raise NotFound("Tabellen", chosen.title)
    return table_response(table_file(slug, found), place, wanted)
