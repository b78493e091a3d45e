"""A document where every place that takes text is hostile, for the tests of escaping."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tertial.document.blocks import (
    Chapter,
    Chart,
    Column,
    Heading,
    List,
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
    NoteMark,
    SignWord,
    Status,
    StatusMark,
    Text,
)

EVIL = "\"'><script>alert(1)</script><!-- & \x07\u2028"


def _figure(value: Decimal | str | Missing) -> Figure:
    return Figure(
        key=f"x/{EVIL}",
        value=value,
        unit=EVIL,
        period=EVIL,
        label=EVIL,
        provenance=Provenance(Origin.LEDGER, EVIL),
        with_unit=True,
    )


def _content() -> Content:
    return (
        Text(EVIL, strong=True, emphasis=True),
        FigureText(_figure(Decimal(-1))),
        FigureText(_figure(EVIL)),
        FigureText(_figure(Missing(MissingReason.OTHER, EVIL))),
        SignWord(_figure(Decimal(1)), EVIL, EVIL, EVIL),
        StatusMark(Status.PARTLY, EVIL),
        NoteMark(EVIL),
        DecisionReference(EVIL, EVIL, EVIL, EVIL),
    )


def _table(identifier: str) -> Table:
    cells = (_content(), _content())
    return Table(
        identifier,
        EVIL,
        (Column(EVIL, EVIL), Column("b", EVIL)),
        (Row(EVIL, (_content(),), RowKind.GROUP), Row("r", cells), Row("s", cells, RowKind.TOTAL)),
        unit=EVIL,
    )


def hostile_document() -> Document:
    """Hostile ids, keys, texts, notes, units and reasons, in every block."""
    spec = {"data": {"values": [{"a": EVIL, "b": 1}]}, "mark": "bar", "encoding": {"y": {"field": "a"}}}
    blocks = (
        TableOfContents(EVIL),
        Heading(2, EVIL, EVIL),
        Heading(4, "Hoppar över en nivå", EVIL),
        Paragraph(_content()),
        Paragraph(_content(), notice=True),
        List((_content(), _content())),
        _table(EVIL),
        Chart(EVIL, EVIL, specification(spec), _table(EVIL), EVIL),
    )
    meta = Meta(
        title=EVIL,
        subtitle=EVIL,
        municipality=EVIL,
        committee=EVIL,
        committee_slug="x",
        occasion=EVIL,
        occasion_slug="x",
        dated=date(2023, 8, 31),
        program_version=EVIL,
        language="sv",
        notice=EVIL,
        decision=DecisionReference(EVIL, EVIL),
        fingerprint=EVIL,
    )
    return Document(meta, (Chapter(EVIL, EVIL, blocks), Chapter(EVIL, EVIL, blocks)))
