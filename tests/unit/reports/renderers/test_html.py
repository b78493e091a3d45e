"""The HTML of every block: sound, escaped, labelled, and the same in page and fragment."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest

from tertial.document.blocks import Block, Chapter, Chart, Column, ColumnKind, Heading, Paragraph, Row, Table
from tertial.document.document import Document, contents
from tertial.document.inline import Content, FigureText, LineBreak, plain
from tertial.reports.renderers.html import Options, render, render_blocks, render_body, render_contents
from tests.factories.document_blocks import HOUSEHOLDS, chart, economy_table, indicator_table, money, text
from tests.factories.documents import every_block, example_document, one_block_document
from tests.unit.reports.renderers import markup
from tests.unit.reports.renderers.hostile import hostile_document


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_is_sound_and_says_all_it_holds(block: Block) -> None:
    document = one_block_document(block)
    for rendered in (render_body(document), render(document)):
        root = markup.parsed(rendered)
        assert markup.faults(root) == []
        for reference in markup.every(root, "sup"):
            reference.drop_tree()
        said = markup.text(root)
        for content in contents(block):
            for part in plain(content).split("\n"):
                assert part.strip() in said


def test_the_whole_page_is_sound() -> None:
    root = markup.parsed(render(example_document()))
    assert markup.faults(root) == []
    assert root.get("lang") == "sv"
    assert [element.tag for element in markup.every(root, "header, nav.outline, main, footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    skip = markup.one(root, "a.skip")
    assert root.get_element_by_id(skip.get("href")[1:]).tag == "main"
    assert markup.text(markup.one(root, "h1")) == "Delårsrapport per den 31\u00a0augusti\u00a02023"
    assert not markup.every(root, "script, link, [src]")


def test_hostile_text_stays_text() -> None:
    rendered = render_body(hostile_document(), Options(figure_href=lambda key: f"/siffra/{key}"))
    for markup_text in (rendered, render(hostile_document())):
        assert "<script>" not in markup_text
        assert "<!--" not in markup_text
        assert "\x07" not in markup_text
        root = markup.parsed(markup_text)
        assert markup.faults(root) == []
        assert "<script>alert(1)</script>" in markup.text(markup.every(root, "main, .document")[0])


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(example_document()) == render(example_document())
    assert render_body(example_document()) == render_body(example_document())


def test_contents_point_into_the_fragment() -> None:
    document = example_document()
    links = markup.every(markup.parsed(render_contents(document)), "a")
    ids = {element.get("id") for element in markup.parsed(render_body(document)).iter()}
    assert [markup.text(link) for link in links][:3] == ["Om rapporten", "Bedömning och analys", "Det som avviker mest"]
    assert all(link.get("href")[1:] in ids for link in links)


def test_one_chapter_keeps_its_numbers_and_ids() -> None:
    root = markup.parsed(render_body(example_document(), Options(chapter="indikatorer")))
    assert [markup.text(heading) for heading in markup.every(root, "h2")] == ["Indikatorer"]
    assert [item.get("value") for item in markup.every(root, "ol.notes > li")] == ["1", "3"]


def test_every_printed_figure_carries_its_exact_value_and_key() -> None:
    root = markup.parsed(render_body(one_block_document(economy_table())))
    figure = markup.one(root, 'data[data-key="line/575/0"]')
    assert (figure.get("value"), markup.text(figure)) == ("168412650", "168,4")
    assert len(markup.every(root, "td data.figure")) == 9 * 7


def test_figures_link_to_where_they_come_from() -> None:
    options = Options(figure_href=lambda key: f"/siffra/{key}" if key.startswith("line/575") else None)
    root = markup.parsed(render_body(one_block_document(economy_table()), options))
    assert [link.get("href") for link in markup.every(root, "a.source")] == [f"/siffra/line/575/{i}" for i in range(7)]


def test_tables_have_captions_and_scopes() -> None:
    root = markup.parsed(render_body(one_block_document(economy_table())))
    assert markup.text(markup.one(root, "caption")).endswith("belopp i\u00a0mnkr")
    assert len(markup.every(root, 'thead th[scope="col"]')) == 8
    assert [markup.text(head) for head in markup.every(root, 'th[scope="rowgroup"]')] == [
        "Arbetsmarknad",
        "Ekonomiskt bistånd och stöd",
    ]
    assert len(markup.every(root, 'tbody th[scope="row"]')) == 9
    assert len(markup.every(root, "tbody")) == 2
    assert markup.text(markup.one(root, "tr.total th")) == "Summa nettokostnader"
    assert markup.text(markup.one(root, "tr.of-which th")) == "varav intäkter"
    frame = markup.one(root, ".table-frame")
    assert frame.get("tabindex") == "0"
    assert frame.get("aria-labelledby") == markup.one(root, "caption").get("id")


def test_a_deficit_is_marked_by_more_than_colour() -> None:
    def cell(kronor: int, key: str) -> str:
        figure = FigureText(money(key, kronor, "Avvikelse"))
        row = Row("rad", (text("Rad"), *((figure,) for _ in range(7))))
        return render_blocks([dataclasses.replace(economy_table(), rows=(row,))])

    assert cell(-1_000_000, "line/575/2023/forecast-deviation").count('class="deficit"') == 7
    assert "deficit" not in cell(-4_000, "line/575/2023/forecast-deviation")  # printed 0,0
    assert "deficit" not in cell(1_000_000, "line/575/2023/forecast-deviation")
    assert "deficit" not in cell(-1_000_000, "line/575/2023-08/outcome")  # revenue, not a deficit


def test_missing_values_tell_their_reason_to_everyone() -> None:
    root = markup.parsed(render_body(one_block_document(indicator_table(7))))
    missing = markup.one(root, ".missing")
    assert markup.text(missing) == "I.U. Nytt verksamhetssystem"
    assert missing.get("tabindex") == "0"
    assert markup.one(root, ".missing data").get("value") == ""
    assert markup.text(markup.one(root, ".missing-key")) == "I.U. Nytt verksamhetssystem."


def test_notes_share_numbers_and_lead_back() -> None:
    paragraph = Paragraph((*text("Ett"), HOUSEHOLDS, *text(" och två"), HOUSEHOLDS))
    root = markup.parsed(render_body(one_block_document(paragraph)))
    references = markup.every(root, "sup a")
    note = markup.one(root, "ol.notes > li")
    assert [markup.text(reference) for reference in references] == ["1", "1"]
    assert {reference.get("href") for reference in references} == {f"#{note.get('id')}"}
    assert [back.get("href")[1:] for back in markup.every(note, "a.back")] == [r.get("id") for r in references]
    assert [back.get("aria-label") for back in markup.every(note, "a.back")] == [
        "Tillbaka till not 1 i texten, ställe 1",
        "Tillbaka till not 1 i texten, ställe 2",
    ]


def test_headings_never_skip_a_level() -> None:
    document = Document(
        example_document().meta,
        (Chapter("a", "A", (Heading(4, "Fyra", "fyra"), Heading(2, "Två", "tva"), Heading(4, "Fyra", "fyra"))),),
    )
    root = markup.parsed(render_body(document))
    assert [element.tag for element in root.iter("h2", "h3", "h4", "h5")] == ["h2", "h3", "h3", "h4"]
    assert [element.get("id") for element in root.iter("h3", "h4")] == ["fyra", "tva", "fyra-2"]


def test_blocks_for_a_page_stand_under_its_heading_and_apart_from_each_other() -> None:
    first = render_blocks([Heading(2, "Under", "under"), Paragraph((*text("Ett"), HOUSEHOLDS))], level=3)
    second = render_blocks([Paragraph((*text("Två"), HOUSEHOLDS))])
    root = markup.parsed(f"<div>{first}{second}</div>")
    assert markup.faults(root) == []
    assert [element.tag for element in root.iter("h2", "h3", "h4", "h5")] == ["h4"]


def test_a_chart_has_a_text_alternative_a_table_and_its_specification() -> None:
    block: Chart = chart()
    root = markup.parsed(render_blocks([block]))
    picture = markup.one(root, '.picture[role="img"]')
    assert markup.text(root.get_element_by_id(picture.get("aria-labelledby"))) == block.title
    assert markup.text(root.get_element_by_id(picture.get("aria-describedby"))) == block.sentence
    assert len(markup.every(picture, 'svg[aria-hidden="true"]')) == 2
    assert len(markup.every(root, "details table")) == 1
    specification = json.loads(markup.one(root, "script.chart-spec").text)
    assert specification["wide"] == block.spec
    assert specification["narrow"]["width"] == 340
    assert specification["light"] != specification["dark"]
    assert "chart-spec" not in render_blocks([block], Options(live_charts=False))


def test_a_chart_takes_its_colours_from_the_style_sheet() -> None:
    drawn = render_blocks([chart()], Options(live_charts=False))
    assert 'fill="#0b5cad" opacity="1" class="fill-now"' in drawn
    assert 'stroke="#d9e0e6"' in drawn
    assert "stroke-line" in drawn


def test_qualitative_values_are_their_own_exact_value() -> None:
    figure = dataclasses.replace(money("x", 1, "x"), value="Vissa skillnader kan utläsas")
    assert 'value="Vissa skillnader kan utläsas"' in render_blocks([Paragraph((FigureText(figure),))])
    precise = dataclasses.replace(figure, value=Decimal("1E+3"))
    assert 'value="1000"' in render_blocks([Paragraph((FigureText(precise),))])


def test_a_value_in_words_may_wrap_and_a_number_may_not() -> None:
    def classes(content: Content) -> object:
        table = Table(
            "t", "T", (Column("a", "A"), Column("b", "B", ColumnKind.NUMBER)), (Row("r", (text("R"), content)),)
        )
        return markup.one(markup.parsed(render_blocks([table])), "td").get("class")

    assert classes(text("Vissa signifikanta skillnader kan utläsas")) == "number words"
    assert classes((*text("SOF (hela): 65,2"), LineBreak(), *text("UAF: 74,2"))) == "number"
