"""The chapters of a report in the long-winded voice: what has happened before the figures, the tables last in their chapters."""

from __future__ import annotations

from benchmarks.review_corpus.saying import Slot, say
from benchmarks.review_corpus.voices.winding import economy, steering
from benchmarks.review_corpus.voices.winding.measures import sentences
from benchmarks.review_corpus.voices.winding.pen import WindingPen
from benchmarks.review_corpus.writing.economy import significant
from benchmarks.review_corpus.writing.pen import Pen
from benchmarks.review_corpus.writing.stories import story_told


def write(pen: Pen, suffix: str) -> None:
    """All chapters."""
    assert isinstance(pen, WindingPen)
    kind, script = pen.world.kind, pen.script
    _introduction(pen, suffix)
    script.chapter(f"Väsentliga händelser under perioden{suffix}")
    for story in pen.events:
        story_told(pen, story)
    goals_chapter(pen, suffix)
    script.chapter(f"Uppdrag{suffix}")
    steering.assignments(pen)
    volumes_chapter(pen, suffix)
    script.chapter(f"Nämnden som arbetsgivare{suffix}")
    steering.personnel(pen)
    economy_chapter(pen, suffix)
    script.chapter(f"Investeringsredovisning{suffix}")
    script.paragraph(*economy.investments_said(pen), economy.investments_explained(pen), *pen.prose(1))
    economy.investments_table(pen)
    script.chapter(f"Utveckling framåt{suffix}")
    for story in kind.prospects:
        story_told(pen, story)
    script.chapter(f"Planer som nämnden följer{suffix}")
    for story in kind.plans:
        story_told(pen, story)
    script.heading("Aktiviteter")
    steering.activities(pen)
    script.chapter(f"Nämndens internkontroll{suffix}")
    script.paragraph(
        say("De kontroller som har utförts ingår i den plan som gäller för {year}.", year=pen.year()), *pen.prose(2)
    )
    steering.control(pen)
    script.chapter(f"Bilaga: indikatorer{suffix}")
    script.paragraph(
        say(
            "Redovisningen avser läget {day}. Ett streck betyder att värde saknas, av det skäl som anges i noten.",
            day=pen.last_day(),
        )
    )
    steering.indicator_tables(pen)


def _introduction(pen: WindingPen, suffix: str) -> None:
    script, kind = pen.script, pen.world.kind
    names = " och ".join(f"{name} ({short})" for name, short in kind.administrations)
    script.chapter(f"Inledning och sammanfattande bedömning{suffix}")
    script.paragraph(
        say(
            "I {interim}, som avser tiden {period}, lämnar {committee} en redogörelse för den verksamhet som {names} bedriver på nämndens uppdrag.",
            interim=pen.interim(), period=pen.months(), committee=kind.committee, names=names,
        ),
        say("Till nämndens ansvarsområde hör enligt reglementet följande."),
    )  # fmt: skip
    script.items([say(text) for text in kind.duties])
    script.heading("Verksamheten")
    script.paragraph(steering.counted_goals(pen), *pen.prose(3))
    for one in pen.lot.sample([m for goal in pen.world.goals for m in goal.measures], 3):
        script.paragraph(*sentences(pen, one, most=1), *pen.prose(3))
    script.heading("Ekonomin")
    script.paragraph(economy.net_of_period(pen), economy.net_of_year(pen), *pen.prose(1))
    for line in significant(pen)[:2]:
        script.paragraph(*economy.line_of_year(pen, line))
    script.paragraph(
        say(
            "För en utförligare beskrivning hänvisas till avsnittet {chapter}.",
            chapter=Slot("reference", f"”Ekonomisk redovisning{suffix}”", other="”Fördjupad budgetanalys”"),
        )
    )  # fmt: skip
    economy.summary_table(pen)


def economy_chapter(pen: Pen, suffix: str = "") -> None:
    """The period, the year and the kinds of cost, each table after what is said of it."""
    assert isinstance(pen, WindingPen)
    script = pen.script
    script.chapter(f"Ekonomisk redovisning{suffix}")
    script.heading("Periodens utfall")
    script.paragraph(economy.net_of_period(pen), economy.since_last_year(pen), *pen.prose(1))
    for line in pen.world.lines:
        script.paragraph(economy.line_of_period(pen, line), *pen.prose(1))
    economy.period_table(pen)
    script.heading("Årets prognos")
    script.paragraph(economy.net_of_year(pen), economy.costs_and_revenue(pen), economy.revenue_explained(pen))
    for line in significant(pen):
        script.paragraph(*economy.line_of_year(pen, line), *pen.prose(1))
    script.paragraph(economy.two_together(pen), *pen.prose(2))
    economy.year_table(pen)
    script.heading("Kostnadernas utveckling")
    script.paragraph(*economy.by_kind(pen))
    economy.kinds_table(pen)


def goals_chapter(pen: Pen, suffix: str = "") -> None:
    """The goals, each with its reasons before its judgement."""
    assert isinstance(pen, WindingPen)
    pen.script.chapter(f"Uppföljning av nämndens mål{suffix}")
    pen.script.paragraph(
        say("Bedömningarna, som avser helåret {year}, görs av nämnden i sin helhet.", year=pen.year()),
        steering.counted_goals(pen),
    )
    steering.overview(pen)
    area = ""
    for one in pen.world.goals:
        if one.kind.area != area:
            area = one.kind.area
            pen.script.heading(f"Målområdet {area.lower()}")
        steering.goal(pen, one)


def volumes_chapter(pen: Pen, suffix: str = "") -> None:
    """The volumes."""
    assert isinstance(pen, WindingPen)
    pen.script.chapter(f"Verksamhetens omfattning{suffix}")
    steering.volumes(pen)
