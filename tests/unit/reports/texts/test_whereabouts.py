"""Which text a block was written in, and words replaced there and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tertial.document.blocks import Block, Chapter, Heading, Paragraph
from tertial.document.inline import Text
from tertial.reports.texts.whereabouts import Written, occurrence, replaced, whereabouts
from tests.factories.reviewed import chapter, content, document, figure, h, items, p

SUMMARY, ECONOMY = Written("slot", "sammanfattning"), Written("slot", "resultat")


def test_each_block_is_found_in_its_text() -> None:
    economy = (p("Det blev dyrare."), items("ett", "två"))
    made = document(
        chapter("Sammanfattning", p("Inledning"), h("Ekonomi")), chapter("Ekonomi", h("Resultat"), *economy, p("Mer."))
    )
    found = whereabouts(made, {SUMMARY: [p("Inledning"), h("Ekonomi")], ECONOMY: economy})
    assert found.begins == {SUMMARY: ("sammanfattning", 0), ECONOMY: ("ekonomi", 1)}
    assert found.of_block[("ekonomi", 2)] == ECONOMY
    assert ("ekonomi", 3) not in found.of_block


def test_equal_texts_are_told_apart_by_their_order() -> None:
    same = (p("Inga avvikelser."),)
    made = document(chapter("Mål", h("A"), *same, h("B"), *same))
    first, second = Written("goal", "a"), Written("goal", "b")
    assert whereabouts(made, {first: same, second: same}).of_block == {("mal", 1): first, ("mal", 3): second}


def test_a_text_that_the_document_lacks_is_nowhere() -> None:
    assert whereabouts(document(chapter("A", p("x"))), {SUMMARY: [p("y")]}).of_block == {}


def test_a_title_leads_to_its_text_and_is_no_part_of_it() -> None:
    made = document(chapter("A", Heading(2, "Flytt", "handelse-flytt"), p("Så var det.")))
    event = Written("event", "flytt")
    found = whereabouts(made, {event: [p("Så var det.")]}, {"handelse-flytt": event})
    assert (found.at("a", 0), found.at("a", 1), found.at("a", 2)) == (event, event, None)
    assert found.of_block == {("a", 1): event}


def test_the_time_that_is_meant_is_counted_among_what_is_written() -> None:
    blocks = [p("Först 4,0 mnkr, bundet ", figure("4.0"), ".[^Not om 4,0 mnkr.]"), p("Sedan 4,0 mnkr och 4,0 mnkr.")]
    text = content("Sedan 4,0 mnkr och 4,0 mnkr.")[0]
    assert isinstance(text, Text)
    last = text.text.rindex("4,0 mnkr")
    assert occurrence(blocks, 1, -1, last, "4,0 mnkr") == 3
    body = "Först 4,0 mnkr, bundet {key/4.0 | mnkr}.[^Not om 4,0 mnkr.]\n\nSedan 4,0\nmnkr och 4,0 mnkr."
    assert replaced(body, "4,0 mnkr", 3, "{x}") == body[: body.rindex("4,0 mnkr")] + "{x}."
    assert replaced(body, "4,0 mnkr", 2, "{x}") == body.replace("4,0\nmnkr", "{x}")
    assert replaced(body, "4,0 mnkr", 4, "{x}") is None


def test_items_of_a_list_are_counted_in_their_order() -> None:
    blocks: list[Block] = [items("7 av 12", "12 av 12"), Paragraph((Text("12"),))]
    assert occurrence(blocks, 0, 1, 6, "12") == 2
    assert occurrence(blocks, 1, -1, 0, "12") == 3


@given(st.text("ab 1{}\n", max_size=40), st.integers(0, 5))
def test_only_what_stands_outside_braces_is_replaced(body: str, which: int) -> None:
    after = replaced(body, "1", which, "X")
    if after is not None:
        assert after.count("X") == 1
        assert after.replace("X", "1") == body


def test_a_heading_is_found_too() -> None:
    made = document(Chapter("a", "A", (Heading(2, "Läget", "laget"),)))
    assert whereabouts(made, {SUMMARY: [Heading(2, "Läget", "laget")]}).begins == {SUMMARY: ("a", 0)}
