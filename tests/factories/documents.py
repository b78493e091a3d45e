"""Documents for the tests of renderers: a realistic one with every block and inline, and one around a single block."""

from __future__ import annotations

from datetime import date

from tertial.document.blocks import (
    Block,
    Chapter,
    Heading,
    List,
    PageBreak,
    Paragraph,
    TableOfContents,
)
from tertial.document.document import Document, Meta
from tertial.document.inline import (
    DecisionReference,
    FigureText,
    LineBreak,
    SignWord,
    Status,
    StatusMark,
    Text,
)
from tertial.document.printing import Form
from tests.factories.document_blocks import (
    HOUSEHOLDS,
    WHOLE_YEAR,
    chart,
    economy_table,
    goal_table,
    indicator_table,
    money,
    text,
)


def example_meta() -> Meta:
    """A decided and frozen report with a notice on the cover."""
    return Meta(
        title="Delårsrapport per den 31 augusti 2023",
        subtitle="Uppföljning av mål, ekonomi och verksamhet",
        municipality="Exempelkommunen",
        committee="Arbetsmarknadsnämnden",
        committee_slug="arbetsmarknadsnamnden",
        occasion="Delår 2, 31 augusti 2023",
        occasion_slug="2023-08",
        dated=date(2023, 9, 20),
        program_version="0.1.0",
        notice="Demonstration: siffrorna är publicerade, texterna är skrivna för demonstrationen.",
        decision=DecisionReference("AMN", "2023-09-20", "95", "AMN 2023-112"),
        fingerprint="3f1c9a" + "0b" * 29,
    )


def example_chapters() -> tuple[Chapter, ...]:
    """Chapters that hold every block and every inline."""
    forecast = money("line/total/2023/forecast-deviation", 4_012_345, "Avvikelse helår", with_unit=True)
    deficit = money("line/600/2023/forecast-deviation", -5_100_000, "Avvikelse stöd till vuxna", with_unit=True)
    return (
        Chapter(
            "innehall",
            "Om rapporten",
            (TableOfContents(), Paragraph(text("Siffror inom parentes avser 2022."), notice=True)),
        ),
        Chapter(
            "bedomning",
            "Bedömning och analys",
            (
                Paragraph(
                    (
                        Text("Nämnden räknar med ett "),
                        SignWord(forecast, "överskott", "underskott", "nollresultat"),
                        Text(" på "),
                        FigureText(forecast, Form(absolute=True), strong=True),
                        Text(" mot budget. Stöd till vuxna avviker med "),
                        FigureText(deficit),
                        Text(", trots att arbetsmarknadsåtgärderna "),
                        Text("kostat mindre än planerat", emphasis=True),
                        Text(". Antalet hushåll fortsätter att minska"),
                        HOUSEHOLDS,
                        Text(". Ramen beslutades i "),
                        DecisionReference("KF", "2022-06-14", "303"),
                        Text("."),
                        LineBreak(),
                        Text("Det samlade läget: "),
                        StatusMark(Status.PARTLY, "Uppnås delvis"),
                        Text("."),
                    )
                ),
                Heading(2, "Det som avviker mest", "avviker"),
                List(
                    (
                        text("Färre hushåll söker bistånd."),
                        (Text("Dyrare placeringar"), WHOLE_YEAR),
                        text("Lägre intäkter."),
                    )
                ),
                Heading(3, "Så går vi vidare", "vidare"),
                List((text("Se över avtalen."), text("Följ upp i oktober.")), ordered=True),
                Heading(4, "Ansvar", "ansvar"),
                Paragraph(text("Förvaltningen återkommer i november.")),
            ),
        ),
        Chapter(
            "ekonomi", "Ekonomi", (Heading(2, "Drift", "drift"), economy_table(), chart(), PageBreak(), goal_table())
        ),
        Chapter("indikatorer", "Indikatorer", (indicator_table(),)),
    )


def example_document() -> Document:
    """A rich and realistic document: every block, every inline, notes, wide and long tables, a chart."""
    return Document(example_meta(), example_chapters())


def one_block_document(block: Block) -> Document:
    """The smallest document around one block; a heading below level 2 gets the headings that must come before it."""
    before: tuple[Block, ...] = ()
    if isinstance(block, Heading):
        before = tuple(Heading(level, f"Nivå {level}", f"niva-{level}") for level in range(2, block.level))
    return Document(example_meta(), (Chapter("kapitel", "Kapitel", (*before, block)),))


def every_block() -> tuple[Block, ...]:
    """One block of every kind, and of every variant that renderers treat apart."""
    found: dict[str, Block] = {}
    for chapter in example_chapters():
        for block in chapter.blocks:
            variant = getattr(block, "level", "") or getattr(block, "notice", "") or getattr(block, "ordered", "")
            found.setdefault(f"{type(block).__name__} {variant}", block)
    return tuple(found.values())
