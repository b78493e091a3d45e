"""Hypothesis strategies for whole documents: every block, every inline, every kind of figure."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tertial.document.blocks import (
    Block,
    Chapter,
    Chart,
    Column,
    ColumnKind,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Table,
    TableOfContents,
    specification,
)
from tertial.document.document import Document, Meta
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import (
    Content,
    DecisionReference,
    FigureText,
    Inline,
    LineBreak,
    NoteMark,
    SignWord,
    Status,
    StatusMark,
    Text,
)
from tertial.document.printing import Form

WORDS = st.text(max_size=12)
DAYS = st.dates(min_value=date(1971, 1, 1), max_value=date(2099, 12, 31))
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)
MISSING = st.builds(Missing, reason=st.sampled_from(MissingReason), text=WORDS, expected=st.none() | DAYS)
PROVENANCE = st.builds(
    Provenance,
    origin=st.sampled_from(Origin),
    source=WORDS,
    detail=WORDS,
    inputs=st.lists(WORDS, max_size=2).map(tuple),
)
FIGURES = st.builds(
    Figure,
    key=st.text(min_size=1, max_size=8),
    value=DECIMALS | WORDS | MISSING,
    unit=st.sampled_from(["kr", "%", "antal", ""]),
    period=st.sampled_from(["2023", "2023-08"]),
    label=WORDS,
    provenance=PROVENANCE,
    shown_in=st.sampled_from(["", "tkr", "mnkr"]),
    decimals=st.none() | st.integers(0, 3),
    with_unit=st.booleans(),
    wording=WORDS,
    previous_value=st.none() | DECIMALS,
)
FORMS = st.builds(
    Form,
    unit=st.sampled_from(["", "kr", "tkr", "mnkr"]),
    decimals=st.none() | st.integers(0, 3),
    absolute=st.booleans(),
    plus=st.booleans(),
    with_unit=st.none() | st.booleans(),
)
INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, text=WORDS, strong=st.booleans(), emphasis=st.booleans()),
    st.builds(FigureText, figure=FIGURES, form=st.none() | FORMS, strong=st.booleans()),
    st.builds(SignWord, figure=FIGURES, positive=WORDS, negative=WORDS, zero=WORDS),
    st.builds(StatusMark, status=st.sampled_from(Status), word=WORDS),
    st.builds(NoteMark, note=WORDS),
    st.builds(DecisionReference, body=WORDS, date=WORDS, paragraph=WORDS, registration=WORDS),
    st.just(LineBreak()),
)
CONTENTS: st.SearchStrategy[Content] = st.lists(INLINES, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose rows fit its columns."""
    columns = tuple(
        draw(
            st.lists(
                st.builds(
                    Column, id=WORDS, label=WORDS, kind=st.sampled_from(ColumnKind), width=st.floats(0.5, 4.0, width=16)
                ),
                min_size=1,
                max_size=3,
            )
        )
    )
    rows = []
    for kind in draw(st.lists(st.sampled_from(RowKind), max_size=3)):
        cells = 1 if kind is RowKind.GROUP else len(columns)
        rows.append(
            Row(
                draw(WORDS),
                tuple(draw(st.lists(CONTENTS, min_size=cells, max_size=cells))),
                kind,
                draw(st.integers(0, 2)),
            )
        )
    return Table(draw(WORDS), draw(WORDS), columns, tuple(rows), draw(WORDS))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.integers(2, 4), text=WORDS, id=WORDS),
    st.builds(Paragraph, content=CONTENTS, notice=st.booleans()),
    st.builds(List, items=st.lists(CONTENTS, max_size=2).map(tuple), ordered=st.booleans()),
    tables(),
    st.builds(
        Chart,
        id=WORDS,
        title=WORDS,
        specification=st.builds(
            lambda values: specification({"data": {"values": values}}), st.lists(st.integers(), max_size=2)
        ),
        table=tables(),
        sentence=WORDS,
    ),
    st.just(PageBreak()),
    st.builds(TableOfContents, title=WORDS),
)
METAS = st.builds(
    Meta,
    title=WORDS,
    subtitle=WORDS,
    municipality=WORDS,
    committee=WORDS,
    committee_slug=WORDS,
    occasion=WORDS,
    occasion_slug=WORDS,
    dated=DAYS,
    program_version=WORDS,
    notice=WORDS,
    decision=st.none() | st.builds(DecisionReference, body=WORDS, date=WORDS, paragraph=WORDS, registration=WORDS),
    fingerprint=st.sampled_from(["", "0" * 64]),
)
CHAPTERS = st.builds(Chapter, id=WORDS, title=WORDS, blocks=st.lists(BLOCKS, max_size=3).map(tuple))
DOCUMENTS = st.builds(Document, meta=METAS, chapters=st.lists(CHAPTERS, max_size=2).map(tuple))
