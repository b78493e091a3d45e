"""The protocol of the review: a short appendix for the committee, saying what was looked at and what was let stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tertial.common.numbers import swedish
from tertial.document.blocks import Block, Chapter, Column, Paragraph, Row, Table
from tertial.document.document import Document
from tertial.document.inline import Text
from tertial.reports.reviewing import Reviewed
from tertial.review.rules import rule_of

CHAPTER = "granskning"


def with_protocol(document: Document, reviewed: Reviewed) -> Document:
    """The document with the protocol as its last chapter."""
    chapters = tuple(chapter for chapter in document.chapters if chapter.id != CHAPTER)
    return replace(document, chapters=(*chapters, protocol(reviewed)))


def protocol(reviewed: Reviewed) -> Chapter:
    """What was reviewed, and every finding that was let stand with its reason. Names nobody: the log knows who."""
    review = reviewed.review
    numbers = review.numbers + review.values
    count = len(reviewed.let_stand)
    ending = (
        "Inga avvikelser har godtagits."
        if not count
        else "En avvikelse har godtagits. Skälet står i tabellen."
        if count == 1
        else f"{count} avvikelser har godtagits. Skälen står i tabellen."
    )
    told = (
        f"Rapporten är granskad mot data: {swedish(Decimal(numbers))} tal i texter och tabeller, "
        f"varav {swedish(Decimal(review.bound + review.values))} är skrivna ur data, med {len(review.rules)} regler. {ending}"
    )
    blocks: list[Block] = [Paragraph((Text(told),))]
    if count:
        blocks.append(_table(reviewed))
    return Chapter(CHAPTER, "Granskning", tuple(blocks))


def _table(reviewed: Reviewed) -> Table:
    rows = tuple(
        Row(
            finding.identity,
            (
                (Text(f"{rule_of(finding.rule).title.sv}. {finding.message.sv}"),),
                (Text(finding.place.words),),
                (Text(row.reason),),
            ),
        )
        for finding, row in reviewed.let_stand
    )
    return Table(
        id="godtagna-avvikelser",
        caption="Godtagna avvikelser",
        columns=(
            Column("anmarkning", "Anmärkning", width=2.4),
            Column("plats", "Plats", width=1.6),
            Column("skal", "Skäl", width=2),
        ),
        rows=rows,
    )
