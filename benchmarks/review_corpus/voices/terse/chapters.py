"""The chapters of a report in the short voice: the economy first, then goals, assignments and measures, and last what has happened."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.review_corpus.saying import Slot, say
from benchmarks.review_corpus.voices.terse import economy, steering
from benchmarks.review_corpus.voices.terse.measures import sentences
from benchmarks.review_corpus.voices.terse.pen import TersePen
from benchmarks.review_corpus.writing.economy import significant
from benchmarks.review_corpus.writing.pen import Pen
from benchmarks.review_corpus.writing.stories import story_told


def write(pen: Pen, suffix: str) -> None:
    """All chapters."""
    assert isinstance(pen, TersePen)
    kind, script = pen.world.kind, pen.script
    _summary(pen, suffix)
    economy_chapter(pen, suffix)
    script.chapter(f"Investeringar{suffix}")
    told = economy.investments_said(pen)
    script.paragraph(*told, economy.investments_explained(pen), *pen.prose(1))
    economy.investments_table(pen)
    goals_chapter(pen, suffix)
    script.chapter(f"Uppdrag från fullmäktige{suffix}")
    steering.assignments(pen)
    volumes_chapter(pen, suffix)
    script.chapter(f"Personal{suffix}")
    steering.personnel(pen)
    script.chapter(f"Viktiga händelser{suffix}")
    for story in pen.events:
        story_told(pen, story)
    script.chapter(f"Framåtblick{suffix}")
    for story in kind.prospects:
        story_told(pen, story)
    script.chapter(f"Styrdokument{suffix}")
    for story in kind.plans:
        story_told(pen, story)
    script.heading("Årets aktiviteter")
    steering.activities(pen)
    script.paragraph(*pen.prose(2))
    script.chapter(f"Intern kontroll{suffix}")
    script.paragraph(say("Kontrollerna följer planen för {year}.", year=pen.year()), *pen.prose(2))
    steering.control(pen)


def _summary(pen: TersePen, suffix: str) -> None:
    script, kind = pen.script, pen.world.kind
    names = ", ".join(f"{name} ({short})" for name, short in kind.administrations)
    script.chapter(f"Sammanfattning{suffix}")
    script.paragraph(
        say("{Interim} för {committee}, {period}. Omfattar {names}.", interim=_capital(pen.interim()), committee=kind.committee, period=pen.months(), names=names),
        say("Nämndens ansvar enligt reglementet: {duties}.", duties="; ".join(kind.duties)),
    )  # fmt: skip
    script.paragraph(economy.net_of_year(pen), economy.net_of_period(pen), *pen.prose(1))
    economy.summary_table(pen)
    for line in significant(pen)[:3]:
        script.paragraph(*economy.line_of_year(pen, line))
    script.paragraph(
        say(
            "Mer under {chapter}.",
            chapter=Slot("reference", f"rubriken ”Ekonomi{suffix}”", other="rubriken ”Driftredovisning”"),
        )
    )
    script.paragraph(steering.counted_goals(pen), *pen.prose(2))
    for one in pen.lot.sample([m for goal in pen.world.goals for m in goal.measures], 4):
        script.paragraph(*sentences(pen, one, most=1), *pen.prose(1))


def _capital(one: Slot) -> Slot:
    return replace(one, text=one.text[0].upper() + one.text[1:], other=one.other[0].upper() + one.other[1:])


def economy_chapter(pen: Pen, suffix: str = "") -> None:
    """The forecast before the period."""
    assert isinstance(pen, TersePen)
    script = pen.script
    script.chapter(f"Ekonomi{suffix}")
    script.heading("Prognos")
    script.paragraph(economy.net_of_year(pen), economy.costs_and_revenue(pen), economy.revenue_explained(pen))
    economy.year_table(pen)
    for line in significant(pen):
        script.paragraph(*economy.line_of_year(pen, line), *pen.prose(1))
    script.paragraph(economy.two_together(pen), *pen.prose(1))
    script.heading(f"Utfall {pen.number}")
    script.paragraph(economy.net_of_period(pen), economy.since_last_year(pen))
    economy.period_table(pen)
    for line in pen.world.lines:
        script.paragraph(economy.line_of_period(pen, line), *pen.prose(1))
    script.heading("Kostnadsslag")
    script.paragraph(*economy.by_kind(pen))
    economy.kinds_table(pen)


def goals_chapter(pen: Pen, suffix: str = "") -> None:
    """The goals, each with its indicators."""
    assert isinstance(pen, TersePen)
    pen.script.chapter(f"Mål och indikatorer{suffix}")
    pen.script.paragraph(
        steering.counted_goals(pen), say("Bedömningen gäller helåret {year}.", year=pen.year()),
        say("Där värde saknas står det, med skälet i en not."),
    )  # fmt: skip
    steering.overview(pen)
    area = ""
    for one in pen.world.goals:
        if one.kind.area != area:
            area = one.kind.area
            pen.script.heading(f"Område {area.lower()}")
        steering.goal(pen, one)


def volumes_chapter(pen: Pen, suffix: str = "") -> None:
    """The volumes."""
    assert isinstance(pen, TersePen)
    pen.script.chapter(f"Verksamhetsmått{suffix}")
    steering.volumes(pen)
