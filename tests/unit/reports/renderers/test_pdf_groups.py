"""Group rows in PDF tables: any order of them, anywhere on a page."""

from __future__ import annotations

import pytest

from tertial.document.blocks import Column, Row, RowKind, Table
from tertial.document.inline import Text
from tertial.reports.renderers.pdf import render
from tests.factories.documents import one_block_document


def _group(name: str) -> Row:
    return Row(name, ((Text(name),),), RowKind.GROUP)


def _plain(name: str) -> Row:
    return Row(name, ((Text(name),), (Text("1"),)))


@pytest.mark.parametrize("above", [24, 26, 28, 30])
def test_group_rows_in_a_row_do_not_stop_the_compiler_at_a_page_break(above: int) -> None:
    # Two group rows of one level at the foot of a page made Typst 0.15 panic.
    rows = [_group("Mål"), _group("Del"), *(_plain(f"Rad {place}") for place in range(above))]
    rows += [_group("Nästa mål"), _group("Nästa del"), *(_plain(f"Rad {place + above}") for place in range(30))]
    table = Table("t", "Tabell", (Column("a", "Namn"), Column("b", "Värde")), tuple(rows))
    assert render(one_block_document(table)).startswith(b"%PDF-")
