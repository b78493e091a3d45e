"""The markup of texts: blocks, strong and emphasis, notes, escapes, and faults with line and character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tertial.common.errors import Faults, NotFound
from tertial.common.numbers import NBSP
from tertial.document.blocks import Block, Chapter, Column, Heading, List, Paragraph, Table
from tertial.document.document import Document, contents
from tertial.document.inline import Content, FigureText, NoteMark, Text, plain
from tertial.document.serialise import from_json, to_json
from tertial.reports.texts.markup import blocks
from tests.factories.documents import example_meta
from tests.factories.figure_book import a_book

BOOK = a_book()
TOTAL = "{line/total/@year/forecast-deviation}"


def read(text: str) -> list[Block]:
    """The text as blocks."""
    return blocks(text, BOOK)


def paragraph(text: str) -> Content:
    """The content of a text that is one paragraph."""
    (block,) = read(text)
    assert isinstance(block, Paragraph)
    return block.content


def faults(text: str) -> list[str]:
    """The faults of a text that has some, as sentences."""
    with pytest.raises(Faults) as found:
        read(text)
    assert str(found.value) == f"Texten har {len(found.value.faults)} fel och är inte sparad."
    return [str(fault) for fault in found.value.faults]


def test_blocks_in_order() -> None:
    text = "Ett stycke\növer två rader.\n\n## Rubrik\nText direkt efter.\n- a\n- b\n  fortsätter\n\n\nSist."
    assert [(type(block), [plain(content) for content in contents(block)]) for block in read(text)] == [
        (Paragraph, ["Ett stycke över två rader."]),
        (Heading, []),
        (Paragraph, ["Text direkt efter."]),
        (List, ["a", "b fortsätter"]),
        (Paragraph, ["Sist."]),
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n \n", "\r\n"])
def test_no_text_is_no_blocks(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_reads_alike(end: str) -> None:
    assert read(end.join(["a", "", "- b", "- c"])) == read("a\n\n- b\n- c")


def test_strong_and_emphasis_nest_and_reach_the_numbers() -> None:
    assert paragraph("**fet *båda* fet** *kursiv* ***allt***") == (
        Text("fet ", strong=True),
        Text("båda", strong=True, emphasis=True),
        Text(" fet", strong=True),
        Text(" "),
        Text("kursiv", emphasis=True),
        Text(" "),
        Text("allt", strong=True, emphasis=True),
    )
    figures = [inline for inline in paragraph(f"**{TOTAL}** {TOTAL}") if isinstance(inline, FigureText)]
    assert [figure.strong for figure in figures] == [True, False]


def test_a_backslash_takes_the_meaning_from_a_sign() -> None:
    assert plain(paragraph(r"\{inte\} \*\*fet\*\* \[^not\] \\ 3 \* 4")) == r"{inte} **fet** [^not] \ 3 * 4"
    assert [plain(paragraph(text)) for text in (r"\- inget streck", r"\## ingen rubrik", r"\a")] == [
        "- inget streck",
        "## ingen rubrik",
        r"\a",
    ]


def test_notes_may_hold_numbers_and_run_over_lines() -> None:
    content = paragraph(f"Talet[^Se {TOTAL},\nhela *året*.].")
    assert [inline.note for inline in content if isinstance(inline, NoteMark)] == [f"Se 4,0{NBSP}mnkr, hela året."]


def test_headings_hold_numbers_and_have_addresses_of_their_own() -> None:
    found = blocks("## Läget {@year}\n\n## Läget {@year}\n\n## !!!", BOOK, heading_level=4, id_prefix="resultat-")
    assert found == [
        Heading(4, "Läget 2023", "resultat-laget-2023"),
        Heading(4, "Läget 2023", "resultat-laget-2023-2"),
        Heading(4, "!!!", "resultat-rubrik"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{x/y}", ["rad 1, tecken 1: Siffran"]),
        ("Ett {x/y}.", ["rad 1, tecken 5: Siffran"]),
        ("   {x/y}", ["rad 1, tecken 4: Siffran"]),
        ("a\n\nb\n  c {x/y}\n", ["rad 4, tecken 5: Siffran"]),
        ("- {x/y}", ["rad 1, tecken 3: Siffran"]),
        ("a\n- b\n-   c {x/y}\n  d {x/z}", ["rad 3, tecken 7: Siffran", "rad 4, tecken 5: Siffran"]),
        ("## R {x/y}", ["rad 1, tecken 6: Siffran"]),
        ("## R [^not]", ["rad 1, tecken 4: En not kan inte stå i en rubrik."]),
        ("a[^Se {x/y}]", ["rad 1, tecken 7: Siffran"]),
        ("a\r\n\r\nb {x/y}", ["rad 3, tecken 3: Siffran"]),
        ("a { b", ["rad 1, tecken 3: En klammer ”{” saknar sin andra."]),
        ("a } b", ["rad 1, tecken 3: En klammer ”}” saknar sin andra."]),
        ("{{@year}}", ["rad 1, tecken 1: En klammer", "rad 1, tecken 9: En klammer"]),
        ("a { b\n\nc }", ["rad 1, tecken 3: En klammer", "rad 3, tecken 3: En klammer"]),
        ("a **b", ["rad 1, tecken 3: En stjärna"]),
        ("**a** b\n*c", ["rad 2, tecken 1: En stjärna"]),
        ("3 * 4", ["rad 1, tecken 3: En stjärna"]),
        ("a[^not", ["rad 1, tecken 2: En not ”[^” saknar text eller sitt slut ”]”."]),
        ("a[^]", ["rad 1, tecken 2: En not ”[^” saknar text eller sitt slut ”]”."]),
        ("ab\x0bc", ["rad 1, tecken 3: Ett osynligt tecken (U+000B) kan inte skrivas ut."]),
        ("a\nb\x00", ["rad 2, tecken 2: Ett osynligt tecken (U+0000) kan inte skrivas ut."]),
        ("{@period | mnkr} {}", ["rad 1, tecken 1: ”@period", "rad 1, tecken 18: Klamrarna är tomma."]),
    ],
)
def test_every_fault_has_its_line_and_character(text: str, places: list[str]) -> None:
    found = faults(text)
    assert len(found) == len(places)
    assert [sentence[: len(place)] for sentence, place in zip(found, places, strict=True)] == places


def test_an_unknown_figure_names_those_that_resemble_it() -> None:
    (sentence,) = faults("{line/total/@year/forecast-deviations}")
    assert "line/total/2023/forecast-deviation" in sentence


MARKUP = st.lists(
    st.sampled_from(
        [*"{}*[]^\\-#| \n\r@/", "**", "## ", "- ", "[^", TOTAL, "{@year}", "ord", "\x0b", "\u2028", "\ufeff", "é"]
    ),
    max_size=30,
).map("".join)


@given(MARKUP | st.text())
@example("[^[^a]]")
@example("{a|b/c}")
@example("- \n- ")
@example("##\n## \n- ")
def test_any_text_is_read_or_its_faults_are_named(text: str) -> None:
    found: list[Block] = []
    places: list[str] = []
    try:
        found = read(text)
    except Faults as error:
        places = [fault.place for fault in error.faults] or ["no fault is named"]
    assert all(place.startswith("rad ") for place in places)
    document = Document(example_meta(), (Chapter("c", "C", tuple(found)),))
    assert from_json(to_json(document)) == document


@given(st.text(alphabet="abcåäö ,.1234567890(){}*[]^\\-#", max_size=60))
def test_escaped_text_is_printed_as_it_was_written(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in r"\{}*[]-#" else sign for sign in text)
    assert "".join(plain(content) for block in read(escaped) for content in contents(block)) == text.strip()


A_TABLE = Table("slag", "Efter slag", (Column("grupp", "Grupp"),), ())


def a_table(name: str) -> list[Block]:
    """The only table there is."""
    if name != "slag":
        raise NotFound("Tabellen", name, ["slag"])
    return [A_TABLE]


def test_a_table_stands_where_its_name_stands_alone() -> None:
    found = blocks("Före.\n\n{tabell slag}\n\nEfter.\n\n{ tabell  slag }", BOOK, id_prefix="text-", tables=a_table)
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph, Table]
    tables = [block for block in found if isinstance(block, Table)]
    assert len({table.id for table in tables}) == 2, "each has a name of its own"
    assert all(replace(table, id=A_TABLE.id) == A_TABLE for table in tables)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A.\n\n  {tabell finns-inte}", "rad 3, tecken 3: Tabellen ”finns-inte” finns inte. Det som finns: slag"),
        ("Se {tabell slag} här.", "rad 1, tecken 4: En tabell står ensam i sitt stycke"),
        ("Se\n{tabell slag}", "rad 2, tecken 1: En tabell står ensam i sitt stycke"),
        ("- {tabell slag}", "rad 1, tecken 3: En tabell står ensam i sitt stycke"),
    ],
)
def test_a_table_that_is_not_there_or_not_alone_is_a_fault(text: str, says: str) -> None:
    with pytest.raises(Faults) as found:
        blocks(text, BOOK, tables=a_table)
    assert [str(fault).startswith(says) for fault in found.value.faults] == [True], str(found.value.faults[0])


def test_texts_elsewhere_have_no_tables() -> None:
    assert faults("{tabell slag}")[0].startswith(
        "rad 1, tecken 1: En tabell står ensam i sitt stycke, i ett kapitels text"
    )
