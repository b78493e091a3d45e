"""Write a correct interim report of a made-up committee: as typed elsewhere, and as made here with its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from benchmarks.review_corpus.committees import KINDS
from benchmarks.review_corpus.facts import facts_of
from benchmarks.review_corpus.kind import GoalKind, Kind, Story
from benchmarks.review_corpus.saying import Said, Slot, figure, say, value_slot
from benchmarks.review_corpus.script import Entry, Marked, Script
from benchmarks.review_corpus.world import World, before_this, drawn
from benchmarks.review_corpus.writing import economy, steering
from benchmarks.review_corpus.writing.measures import sentences
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.numbers import rounded, swedish
from tertial.common.periods import MONTHS, Period, swedish_date
from tertial.common.slugs import slug
from tertial.document.document import Document, Meta
from tertial.document.inline import NoteMark
from tertial.review.facts import Facts, PreviousReport
from tertial.review.subject import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Clean:
    """A correct report. `typed` has nothing bound; `own` is the same with figures, and has `facts`."""

    name: str
    world: World
    typed: Document
    own: Document
    facts: Facts
    marked: tuple[Marked, ...]
    entries: tuple[Entry, ...]

    @property
    def period(self) -> Period:
        """The report's period."""
        return self.world.period

    def subject(self, document: Document | None = None) -> Subject:
        """The typed document, or a changed one, as from elsewhere."""
        return subject_of(document or self.typed, period=self.period)

    def own_subject(self, document: Document | None = None, facts: Facts | None = None) -> Subject:
        """The document made here, or a changed one, with the facts."""
        return subject_of(document or self.own, period=self.period, facts=facts or self.facts)


ALL = tuple((kind, period) for kind in KINDS for period in ("2023-08", "2024-03"))
"""The clean reports by committee and period."""


def report(name: str, period: str, *, seed: int = 0, parts: int = 1) -> Clean:
    """A committee's report of 25 printed pages; with `parts` as many times as long, of as many districts."""
    lot = Random(f"{name} {period} {seed}")  # noqa: S311
    kind = KINDS[name]
    unit = "tkr" if sum(map(ord, name + period)) % 2 else "mnkr"
    worlds = [
        drawn(kind if parts == 1 else _district(kind, number), Period.parse(period), lot, unit)
        for number in range(parts)
    ]
    pens = [Pen(world, lot) for world in worlds]
    script = pens[0].script
    for number, pen in enumerate(pens):
        pen.script = script
        _write(pen, f" – {DISTRICTS[number]}" if parts > 1 else "")
    figures = {key: one for pen in pens for key, one in pen.figures.items()}
    typed, own = script.documents(_meta(worlds[0]))
    facts = facts_of(worlds, figures)
    if parts == 1:
        facts = replace(facts, previous=_previous(name, period, seed, worlds[0]), digest=f"{name} {period} {seed}")
    return Clean(f"{name} {period}", worlds[0], typed, own, facts, tuple(script.marked), tuple(script.entries))


DISTRICTS = (
    "Norra distriktet", "Södra distriktet", "Östra distriktet", "Västra distriktet", "Centrala distriktet",
    "Kustdistriktet", "Skogsdistriktet", "Slättdistriktet", "Sjödistriktet", "Bergsdistriktet",
)  # fmt: skip


def _district(kind: Kind, number: int) -> Kind:
    """The same committee's work in one district, with names and codes of its own."""
    where = DISTRICTS[number].lower()

    def goal(one: GoalKind) -> GoalKind:
        return replace(
            one, name=f"{one.name} i {where}", council=f"{one.council}, {where}",
            measures=tuple(replace(m, name=_named(m.name, where), phrase=f"{m.phrase} i {where}") for m in one.measures),
        )  # fmt: skip

    return replace(
        kind,
        lines=tuple(
            replace(one, code=f"{one.code}{number}", title=f"{one.title} {where}", phrase=f"{one.phrase} i {where}") for one in kind.lines
        ),
        projects=tuple((f"{name}, {where}", f"{phrase} i {where}", level) for name, phrase, level in kind.projects),
        volumes=tuple(replace(m, name=_named(m.name, where), phrase=f"{m.phrase} i {where}") for m in kind.volumes),
        goals=tuple(goal(one) for one in kind.goals),
    )  # fmt: skip


def _named(name: str, where: str) -> str:
    stem, comma, unit = name.rpartition(", ")
    return f"{stem} i {where}, {unit}" if comma else f"{name} i {where}"


def _meta(world: World) -> Meta:
    period, kind = world.period, world.kind
    day = swedish_date(period.end)
    return Meta(
        title=f"Delårsrapport per den {day}", subtitle="", municipality=f"{kind.municipality}s kommun", committee=kind.committee,
        committee_slug=slug(kind.committee), occasion=f"Delår {2 if period.month == 8 else 1} {period.year}", occasion_slug=str(period),
        dated=date(period.year, period.month or 12, 28), program_version="0",
    )  # fmt: skip


def _previous(name: str, period: str, seed: int, now: World) -> PreviousReport:
    """The committee's report a year before, with its economy, goals and measures."""
    before = Period.parse(period).years_back(1)
    lot = Random(f"{name} {before} {seed} previous")  # noqa: S311
    world = before_this(drawn(KINDS[name], before, lot, "tkr"), now)
    pen = Pen(world, lot)
    _economy(pen, "")
    _goals(pen, "")
    pen.script.chapter("Volymutveckling")
    steering.volumes(pen)
    return PreviousReport(before, f"Delårsrapport {before}", pen.script.documents(_meta(world))[1])


# ---- Chapters -------------------------------------------------------------------------------------------------------


def _write(pen: Pen, suffix: str) -> None:
    kind, script = pen.world.kind, pen.script
    script.chapter(f"Nämndens uppdrag{suffix}")
    script.paragraph(say("{body} ansvarar enligt reglementet för:", body=kind.committee))
    script.items([say(text) for text in kind.duties])
    _summary(pen, suffix)
    script.chapter(f"Händelser av väsentlig betydelse{suffix}")
    for story in kind.events:
        _story(pen, story)
    script.chapter(f"Förväntad utveckling{suffix}")
    for story in kind.prospects:
        _story(pen, story)
    _economy(pen, suffix)
    script.chapter(f"Investeringar{suffix}")
    economy.investments_table(pen)
    told = economy.investments_said(pen)
    script.paragraph(*told[:2])
    script.paragraph(*told[2:], *pen.prose(1))
    _goals(pen, suffix)
    script.chapter(f"Strategiska uppdrag{suffix}")
    steering.assignments(pen)
    script.chapter(f"Planer och program{suffix}")
    for story in kind.plans:
        _story(pen, story)
    script.heading("Verksamhetsplan")
    script.paragraph(*pen.prose(2))
    steering.activities(pen)
    script.chapter(f"Internkontroll{suffix}")
    script.paragraph(say("Arbetet med internkontrollen följer planen för {year}.", year=pen.year()), *pen.prose(2))
    steering.control(pen)
    script.chapter(f"Volymutveckling{suffix}")
    steering.volumes(pen)
    script.chapter(f"Personal{suffix}")
    steering.personnel(pen)
    script.chapter(f"Nämndindikatorer{suffix}")
    script.paragraph(
        say("Tabellerna visar nämndens indikatorer per den {day}. I.U. betyder att ingen uppgift finns; skälet anges i en not.", day=pen.last_day()),
    )  # fmt: skip
    steering.indicator_tables(pen)


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


def _economy(pen: Pen, suffix: str) -> None:
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


def _goals(pen: Pen, suffix: str) -> None:
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


def _story(pen: Pen, story: Story) -> None:
    pen.script.heading(story.title)
    for text in story.paragraphs:
        whole = pen.lot.randint(24, 190)
        women = whole * pen.lot.randint(40, 65) // 100
        day = pen.day()
        slots: dict[str, Slot | str | NoteMark] = {
            "n": _loose(pen, "loose_count", whole, f"{story.title}, antal"),
            "women": _loose(pen, "loose_women", women, f"{story.title}, kvinnor"),
            "men": _loose(pen, "loose_men", whole - women, f"{story.title}, män"),
            "share": swedish(rounded(steering.share_of(women, whole), 0), 0),
            "day": Slot("loose_day", f"{day.day} {MONTHS[day.month - 1]}"),
            "year": pen.year(),
        }
        pen.script.paragraph(say(text, **slots), *pen.prose(2))


def _loose(pen: Pen, role: str, count: int, label: str) -> Slot:
    """A count that stands in no table; in a report that was made here it has been reported and is bound."""
    source = pen.keep(
        figure(f"other/{slug(label)}/{pen.world.period}", Decimal(count), "antal", str(pen.world.period), label)
    )
    return value_slot(source, role=role)


def stories(kind: Kind) -> Iterable[Story]:
    """All of a committee's stories."""
    yield from (*kind.events, *kind.prospects, *kind.plans)


__all__ = ["ALL", "Clean", "Said", "Script", "report", "stories"]
