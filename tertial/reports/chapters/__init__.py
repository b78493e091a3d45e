"""The chapters of the interim report, in their order. One file per chapter; each answers with blocks.

A chapter with nothing to say is left out. The slots are the texts that people write in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.document.blocks import Block
from tertial.reports.chapters import (
    assignments,
    economy,
    goals,
    indicators,
    internal_control,
    investments,
    only_text,
    personnel,
    significant_events,
    summary,
    volumes,
)
from tertial.reports.source import Source


@dataclass(frozen=True, slots=True)
class ChapterType:
    """A chapter of a report type: its slug, title, builder, and the texts that people write in it."""

    id: str
    title: str
    build: Callable[[Source], Sequence[Block]]
    slots: tuple[str, ...] = ()


INTERIM_REPORT: tuple[ChapterType, ...] = (
    ChapterType("uppdrag", "Nämndens uppdrag", only_text.build("uppdrag"), ("uppdrag",)),
    ChapterType("sammanfattning", "Samlad bedömning och analys", summary.build, ("sammanfattning",)),
    ChapterType(significant_events.CHAPTER, "Händelser av väsentlig betydelse", significant_events.build),
    ChapterType(
        "forvantad-utveckling",
        "Förväntad utveckling",
        only_text.build("forvantad-utveckling"),
        ("forvantad-utveckling",),
    ),
    ChapterType("ekonomi", "Ekonomi", economy.build, ("intakter-och-kostnader", "resultat", "prognos", "bistand")),
    ChapterType("investeringar", "Investeringar", investments.build, ("investeringar",)),
    ChapterType("mal", "Målredovisning med prognos", goals.build, ("malredovisning",)),
    ChapterType("strategiska-uppdrag", "Strategiska utvecklingsuppdrag", assignments.build, ("strategiska-uppdrag",)),
    ChapterType(
        "planer-och-program", "Planer och program", only_text.build("planer-och-program"), ("planer-och-program",)
    ),
    ChapterType("internkontroll", "Internkontroll", internal_control.build, ("internkontroll",)),
    ChapterType(
        "privata-utforare",
        "Verksamhet som utförs av privata utförare",
        only_text.build("privata-utforare"),
        ("privata-utforare",),
    ),
    ChapterType(
        "kompetensforsorjning",
        "Personal- och kompetensförsörjning",
        only_text.build("kompetensforsorjning"),
        ("kompetensforsorjning",),
    ),
    ChapterType("volymer", "Volymutveckling", volumes.build, ("volymer",)),
    ChapterType("personal", "Personal", personnel.build, ("personal",)),
    ChapterType("indikatorer", "Nämndindikatorer", indicators.build, ("indikatorer",)),
    ChapterType("bilagor", "Bilagor", only_text.build("bilagor"), ("bilagor",)),
)

SLOTS: dict[str, ChapterType] = {slot: chapter for chapter in INTERIM_REPORT for slot in chapter.slots}

SLOT_TITLES: dict[str, str] = {
    **{slot: chapter.title for slot, chapter in SLOTS.items()},
    "intakter-och-kostnader": "Ekonomi: intäkter och kostnader",
    "resultat": "Ekonomi: periodens resultat",
    "prognos": "Ekonomi: helårsprognos",
    "bistand": "Ekonomi: ekonomiskt bistånd",
}


def slot_chapter(slot: str) -> ChapterType:
    """The chapter that a text stands in; raises `NotFound` naming the texts there are."""
    if slot not in SLOTS:
        raise NotFound("Kapitlet", slot, list(SLOTS))
    return SLOTS[slot]
