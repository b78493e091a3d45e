"""The outline: structure that shows, one line per paragraph and row."""

from __future__ import annotations

import pytest

from tertial.document.blocks import Block, List, Paragraph
from tertial.document.document import contents
from tertial.document.inline import LineBreak, Text, plain
from tertial.document.serialise import from_json
from tertial.reports.renderers import json, outline
from tests.factories.document_blocks import HOUSEHOLDS, chart, economy_table, indicator_table, text
from tests.factories.documents import every_block, example_document, one_block_document
from tests.unit.reports.renderers.hostile import hostile_document


def lines(block: Block) -> list[str]:
    """The outline of one block, without cover and colophon."""
    rendered = outline.render(one_block_document(block))
    return rendered.partition("# Kapitel\n\n")[2].partition("\n\n# Om dokumentet")[0].split("\n")


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_says_all_it_holds(block: Block) -> None:
    said = "\n".join(lines(block))
    for content in contents(block):
        assert plain(content).replace("\n", " / ") in said.replace("[1]", "").replace("[2]", "")


def test_a_table_is_its_caption_its_header_and_its_rows() -> None:
    assert lines(economy_table())[:4] == [
        "[tabell] Driftsammandrag januari–augusti och helårsprognos, belopp i\u00a0mnkr",
        "Verksamhet | Utfall jan–aug | Budget jan–aug | Avvikelse | Utfall jan–aug 2022 | Prognos | Budget | Avvikelse",
        "Arbetsmarknad",
        "Nämnden | 1,2 | 1,3 | 0,1 | 1,2 | 1,9 | 2,0 | 0,1",
    ]


def test_notes_stand_under_their_block_with_their_number() -> None:
    found = lines(indicator_table(7))
    assert (
        found[4]
        == "Andel deltagare som går vidare till arbete eller studier, grupp 3[1] | ≤ 30 | 6 | 3\u00a0333,25 | 9,3"
    )
    assert found[-2:] == [
        "[1] Avser hushåll som fått ekonomiskt bistånd någon gång under månaden.",
        "[2] Uppgiften saknas: nytt verksamhetssystem, mätningen börjar om i oktober 2023.",
    ]


def test_a_chart_is_title_sentence_and_table() -> None:
    assert lines(chart())[:5] == [
        "[diagram] Nettokostnad per verksamhet",
        chart().sentence,
        "[tabell] Nettokostnad per verksamhet, belopp i\u00a0mnkr",
        "Verksamhet | Januari–augusti 2023",
        "Nämnden | 1,2",
    ]


def test_lists_and_line_breaks() -> None:
    assert lines(List((text("Ett"), (Text("Två"), HOUSEHOLDS)))) == [
        "- Ett",
        "- Två[1]",
        f"[1] {HOUSEHOLDS.note}",
    ]
    assert lines(List((text("Ett"), text("Två")), ordered=True)) == ["1. Ett", "2. Två"]
    assert lines(Paragraph((Text("Ett"), LineBreak(), Text("två\ntre")))) == ["Ett / två / tre"]
    assert lines(Paragraph(text("Märk"), notice=True)) == ["! Märk"]


def test_the_whole_document_begins_with_its_cover_and_ends_with_a_new_line() -> None:
    rendered = outline.render(example_document())
    assert rendered.startswith(
        "Exempelkommunen\nArbetsmarknadsnämnden\nDelårsrapport per den 31\u00a0augusti\u00a02023\n"
    )
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")
    assert [line for line in rendered.split("\n") if line.startswith("#")] == [
        "# Om rapporten",
        "# Bedömning och analys",
        "## Det som avviker mest",
        "### Så går vi vidare",
        "#### Ansvar",
        "# Ekonomi",
        "## Drift",
        "# Indikatorer",
        "# Om dokumentet",
    ]


def test_hostile_text_cannot_make_lines_of_its_own() -> None:
    assert "\x07" not in outline.render(hostile_document())
    assert lines(Paragraph(text("Ett\n# Två"))) == ["Ett / # Två"]


def test_json_gives_the_document_back() -> None:
    assert from_json(json.render(example_document())) == example_document()
    assert json.render(example_document()) == json.render(example_document())
