"""Whatever a document holds, the reviewer reads it without raising, changes nothing, and says the same again.

These are unit tests, in which a database can't be reached: the reviewer does not touch one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.review_corpus.clean import report
from tertial.common.periods import Period
from tertial.document.blocks import Block, Chapter, Column, ColumnKind, Heading, List, Paragraph, Row, RowKind, Table
from tertial.document.document import Document, Meta
from tertial.document.inline import NoteMark, Status, StatusMark, Text
from tertial.review.engine import Memory, review
from tertial.review.facts import PreviousReport
from tertial.review.finding import Finding
from tertial.review.subject import Subject, subject_of
from tests.factories.generated_documents import DOCUMENTS

ODD = (
    "",
    " ",
    "\u0000",
    "\u0000\u0001\u001f",
    "\ud800",
    "\udfff 12 %",
    "9" * 4000,
    "1 " * 600,
    "-" * 900,
    "(" * 400,
    "0,0000000000000000000000000000000000001 mnkr",
    "1" + " 000" * 300,
    "1e999999",
    "∞ %",
    "½ ² ٣٤٥ १२३ Ⅷ %",
    "\u202eöverskott på 12,5 mnkr\u202c",
    "שלום 12,3 % مرحبا",
    "I.U." * 200,
    "§ " * 300,
    "KS 2023-02-31 § 999999999999",
    "den 99 augusti 0000",
    "jan–aug 20232023",
    "19000231-0000 " * 40,
    "A" * 3000,
    "AB CD EF " * 300,
    "[999]" * 200,
    "mellan 10 och 5 procent, varav 12 kvinnor och -3 män av 0",
    "Av noll mål bedöms tusen uppnås.",
    "ökat från 5 till 3, en minskning med 400 procentenheter, över målvärdet I.U.",
    "”" * 500,
    "varav varav varav kostnader 1 2 3 4 5 mnkr tkr %",
    "\n\r\t\u2028\u2029" * 50,
    "å" + "\u0301" * 500,
)
LABELS = (
    "Andel, %",
    "Kvinnor",
    "Män",
    "Summa",
    "varav",
    "Antal",
    "Total sjukfrånvaro (%)",
    "575 - Ekonomiskt bistånd",
    *ODD,
)
HEADS = (
    "Avvikelse",
    "Budget 2023",
    "Prognos 99999",
    "Helår 0000",
    "Målvärde",
    "Status",
    "Bedömning",
    "Augusti 2023",
    "Nämndmål",
    *ODD,
)
TEXTS = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=40),
    st.text(st.characters(categories=("Cs", "Cc", "Nd", "No", "Sm", "Lu")), max_size=20),
    st.lists(st.sampled_from((*ODD, "12,5", "mnkr", "underskott", "2023", "målvärdet", "ökat")), max_size=6).map(
        " ".join
    ),
)
CONTENT = st.one_of(
    TEXTS.map(lambda text: (Text(text),)),
    st.builds(lambda text, note: (Text(text), NoteMark(note)), TEXTS, TEXTS),
    st.builds(lambda status, word: (StatusMark(status, word),), st.sampled_from(Status), TEXTS),
    st.just(()),
)


@st.composite
def odd_tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 5))
    columns = tuple(
        Column(f"c{number}", draw(st.sampled_from(HEADS)), draw(st.sampled_from(ColumnKind))) for number in range(width)
    )
    rows = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(RowKind))
        cells = [draw(CONTENT) for _ in range(1 if kind is RowKind.GROUP else width)]
        cells[0] = (Text(draw(st.sampled_from(LABELS))),)
        rows.append(Row(draw(st.sampled_from(("r", f"r{number}"))), tuple(cells), kind, draw(st.integers(0, 3))))
    return Table(
        draw(st.sampled_from(("t", "u"))),
        draw(TEXTS),
        columns,
        tuple(rows),
        draw(st.sampled_from(("", "tkr", "%", "\ud800"))),
    )


ODD_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    CONTENT.map(Paragraph),
    st.lists(CONTENT, max_size=4).map(lambda items: List(tuple(items))),
    st.builds(Heading, level=st.integers(2, 4), text=TEXTS, id=st.just("h")),
    odd_tables(),
)
META = Meta(
    title="\ud800", subtitle="", municipality="", committee="", committee_slug="", occasion="", occasion_slug="",
    dated=date(2023, 8, 31), program_version="",
)  # fmt: skip
ODD_DOCUMENTS = st.lists(
    st.builds(
        Chapter, id=st.sampled_from(("a", "b", "")), title=TEXTS, blocks=st.lists(ODD_BLOCKS, max_size=6).map(tuple)
    ),
    max_size=3,
).map(lambda chapters: Document(META, tuple(chapters)))
PERIODS = st.sampled_from([None, Period(2023, 8), Period(2023), Period(1, 1), Period(9999, 12), Period(2023, 8, 31)])
RICH = report("culture", "2024-03").facts


def same(one: tuple[Finding, ...], other: tuple[Finding, ...]) -> bool:
    return repr(one) == repr(other)


def looked_through(subject: Subject) -> None:
    before = repr(subject.document)
    memory: Memory = {}
    first = review(subject, memory=memory)
    again = review(subject_of(subject.document, period=subject.period, facts=subject.facts), memory=memory)
    fresh = review(subject_of(subject.document, period=subject.period, facts=subject.facts))
    assert same(first.findings, again.findings)
    assert same(first.findings, fresh.findings)
    assert repr(subject.document) == before
    for finding in first.findings:
        assert finding.message.sv
        assert finding.identity
        assert finding.place.words is not None


CALM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@CALM
@given(document=ODD_DOCUMENTS, period=PERIODS)
@example(document=Document(META, ()), period=None)
def test_odd_texts_and_tables(document: Document, period: Period | None) -> None:
    looked_through(subject_of(document, period=period))


@CALM
@given(document=ODD_DOCUMENTS, previous=ODD_DOCUMENTS)
def test_odd_documents_beside_what_the_rooms_know(document: Document, previous: Document) -> None:
    facts = replace(RICH, previous=PreviousReport(Period(2023, 3), "Förra", previous), digest=repr(previous)[:1000])
    looked_through(subject_of(document, period=Period(2024, 3), facts=facts))


@CALM
@given(document=DOCUMENTS, period=PERIODS)
def test_every_block_and_inline(document: Document, period: Period | None) -> None:
    looked_through(subject_of(document, period=period))


def test_every_odd_text_in_every_place() -> None:
    """Each of the texts that broke something somewhere, as a paragraph, an item, a note, a heading, a caption, a label and a value."""
    blocks: list[Block] = []
    for text in ODD:
        blocks += [
            Heading(2, text, "h"),
            Paragraph((Text(text), NoteMark(text))),
            List(((Text(text),), (Text(f"Underskottet är {text} mnkr."),))),
            Table(
                "t", text, (Column("a", text), Column("b", "Avvikelse", ColumnKind.DEVIATION), Column("c", text, ColumnKind.NUMBER)),
                (
                    Row("1", ((Text(text),), (Text(text),), (Text("12"),))),
                    Row("2", ((Text("Kvinnor"),), (Text(text),), ())),
                    Row("3", ((Text(f"Summa {text}"),), (Text("3"),), (Text(text), NoteMark(text))), RowKind.TOTAL),
                ),
            ),
        ]  # fmt: skip
    looked_through(
        subject_of(Document(META, (Chapter("a", "\ud800", tuple(blocks)),)), period=Period(2023, 8), facts=RICH)
    )


def test_an_edit_with_memory_gives_what_a_fresh_review_gives() -> None:
    clean = report("culture", "2023-08")
    memory: Memory = {}
    review(clean.own_subject(), memory=memory)
    chapter = clean.own.chapters[3]
    for number in range(len(chapter.blocks)):
        blocks = (
            *chapter.blocks[:number],
            Paragraph((Text("Underskottet är 999,9 mnkr 2019 enligt XQZ."),)),
            *chapter.blocks[number:],
        )
        if number % 9 == 0:
            chapters = tuple(replace(one, blocks=blocks) if one is chapter else one for one in clean.own.chapters)
            document = replace(clean.own, chapters=chapters)
            kept = review(clean.own_subject(document), memory=memory).findings
            assert same(kept, review(clean.own_subject(document)).findings)
