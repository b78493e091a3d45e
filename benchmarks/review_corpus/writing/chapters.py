"""The chapters of a report in the first voice: an even, official prose, amounts in mnkr, tables in the order of the summary."""

from __future__ import annotations

from benchmarks.review_corpus.saying import Slot, say
from benchmarks.review_corpus.writing import economy, steering
from benchmarks.review_corpus.writing.measures import sentences
from benchmarks.review_corpus.writing.pen import Pen
from benchmarks.review_corpus.writing.stories import story_told


def write(pen: Pen, suffix: str) -> None:
    """All chapters."""
    kind, script = pen.world.kind, pen.script
    script.chapter(f"Nämndens uppdrag{suffix}")
    script.paragraph(say("{body} ansvarar enligt reglementet för:", body=kind.committee))
    script.items([say(text) for text in kind.duties])
    _summary(pen, suffix)
    script.chapter(f"Händelser av väsentlig betydelse{suffix}")
    for story in pen.events:
        story_told(pen, story)
    script.chapter(f"Förväntad utveckling{suffix}")
    for story in kind.prospects:
        story_told(pen, story)
    economy_chapter(pen, suffix)
    script.chapter(f"Investeringar{suffix}")
    economy.investments_table(pen)
    told = economy.investments_said(pen)
    script.paragraph(*told[:2])
    script.paragraph(*told[2:], *pen.prose(1))
    goals_chapter(pen, suffix)
    script.chapter(f"Strategiska uppdrag{suffix}")
    steering.assignments(pen)
    script.chapter(f"Planer och program{suffix}")
    for story in kind.plans:
        story_told(pen, story)
    script.heading("Verksamhetsplan")
    script.paragraph(*pen.prose(2))
    steering.activities(pen)
    script.chapter(f"Internkontroll{suffix}")
    script.paragraph(say("Arbetet med internkontrollen följer planen för {year}.", year=pen.year()), *pen.prose(2))
    steering.control(pen)
    volumes_chapter(pen, suffix)
    script.chapter(f"Personal{suffix}")
    steering.personnel(pen)
    script.chapter(f"Nämndindikatorer{suffix}")
    script.paragraph(
        say("Tabellerna visar nämndens indikatorer per den {day}. I.U. betyder att ingen uppgift finns; skälet anges i en not.", day=pen.last_day()),
    )  # fmt: skip
    steering.indicator_tables(pen)


def volumes_chapter(pen: Pen, suffix: str = "") -> None:
    """The volumes."""
    pen.script.chapter(f"Volymutveckling{suffix}")
    steering.volumes(pen)


def _summary(pen: Pen, suffix: str) -> None:
    world, script = pen.world, pen.script
    names = " och ".join(f"{name} ({short})" for name, short in world.kind.administrations)
    script.chapter(f"Samlad bedömning och analys{suffix}")
    script.paragraph(
        say("Rapporten avser {interim}, {period}, och omfattar det som {names} gör på nämndens uppdrag.", interim=pen.interim(), period=pen.months(), names=names),
        *pen.prose(2),
    )  # fmt: skip
    script.heading("Ekonomi")
    script.paragraph(economy.net_of_period(pen), economy.net_of_year(pen), *pen.prose(1))
    script.paragraph(
        say(
            "En närmare redovisning finns i kapitlet {chapter}.",
            chapter=Slot("reference", f"”Ekonomi{suffix}”", other="”Resultaträkning”"),
        )
    )
    for line in economy.significant(pen)[:2]:
        script.paragraph(*economy.line_of_year(pen, line))
    economy.summary_table(pen)
    script.heading("Verksamhet")
    script.paragraph(steering.counted_goals(pen), *pen.prose(3))
    for one in pen.lot.sample([m for goal in world.goals for m in goal.measures], 3):
        script.paragraph(*sentences(pen, one, most=1), *pen.prose(2))
    script.heading("Medarbetare")
    for _name, short in world.kind.administrations:
        script.paragraph(say("Inom {short} fortsätter arbetet med arbetsmiljön.", short=short), *pen.prose(2))


def economy_chapter(pen: Pen, suffix: str = "") -> None:
    """The economy, with its tables."""
    script = pen.script
    script.chapter(f"Ekonomi{suffix}")
    script.heading("Kostnader per slag")
    economy.kinds_table(pen)
    script.paragraph(*economy.by_kind(pen))
    script.heading("Resultat för perioden")
    economy.period_table(pen)
    script.paragraph(economy.net_of_period(pen), economy.since_last_year(pen))
    for line in pen.world.lines:
        script.paragraph(economy.line_of_period(pen, line), *pen.prose(1))
    script.heading("Helårsprognos")
    economy.year_table(pen)
    script.paragraph(economy.net_of_year(pen), economy.costs_and_revenue(pen))
    for line in economy.significant(pen):
        script.heading(line.kind.title, 3)
        script.paragraph(*economy.line_of_year(pen, line), *pen.prose(1))
    script.paragraph(economy.two_together(pen), *pen.prose(2))


def goals_chapter(pen: Pen, suffix: str = "") -> None:
    """The goals, each with its judgement."""
    script = pen.script
    script.chapter(f"Målredovisning med prognos{suffix}")
    script.paragraph(
        say("Varje mål bedöms för helåret {year} genom en samlad bedömning av indikatorer och genomförda aktiviteter.", year=pen.year()),
        steering.counted_goals(pen),
    )  # fmt: skip
    steering.overview(pen)
    area = ""
    for one in pen.world.goals:
        if one.kind.area != area:
            area = one.kind.area
            script.heading(f"Målområde {area}")
        steering.goal(pen, one)
