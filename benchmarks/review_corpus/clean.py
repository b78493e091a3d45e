"""Write a correct interim report of a made-up committee: as typed elsewhere, and as made here with its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from benchmarks.review_corpus.committees import KINDS
from benchmarks.review_corpus.facts import facts_of
from benchmarks.review_corpus.kind import GoalKind, Kind
from benchmarks.review_corpus.saying import Said
from benchmarks.review_corpus.script import Entry, Marked, Script
from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.voices import VOICES
from benchmarks.review_corpus.world import World, before_this, drawn
from tertial.common.periods import Period
from tertial.common.slugs import slug
from tertial.document.document import Document, Meta
from tertial.review.facts import Facts, PreviousReport
from tertial.review.subject import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Clean:
    """A correct report. `typed` has nothing bound; `own` is the same with figures, and has `facts`."""

    name: str
    voice: Voice
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
    voice = VOICES[name, period]
    unit = voice.pen.printed or ("tkr" if sum(map(ord, name + period)) % 2 else "mnkr")
    worlds = [
        drawn(kind if parts == 1 else _district(kind, number), Period.parse(period), lot, unit)
        for number in range(parts)
    ]
    pens = [voice.pen(world, lot) for world in worlds]
    script = pens[0].script
    for number, pen in enumerate(pens):
        pen.script = script
        if parts > 1:
            pen.whose = "distriktets"
        voice.write(pen, f" – {DISTRICTS[number]}" if parts > 1 else "")
    figures = {key: one for pen in pens for key, one in pen.figures.items()}
    typed, own = script.documents(_meta(worlds[0], voice))
    facts = facts_of(worlds, figures, voice)
    if parts == 1:
        facts = replace(
            facts, previous=_previous(name, period, seed, worlds[0], voice), digest=f"{name} {period} {seed}"
        )
    return Clean(f"{name} {period}", voice, worlds[0], typed, own, facts, tuple(script.marked), tuple(script.entries))


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


def _meta(world: World, voice: Voice) -> Meta:
    period, kind = world.period, world.kind
    return Meta(
        title=voice.title(period), subtitle="", municipality=f"{kind.municipality}s kommun", committee=kind.committee,
        committee_slug=slug(kind.committee), occasion=f"Delår {2 if period.month == 8 else 1} {period.year}", occasion_slug=str(period),
        dated=date(period.year, period.month or 12, 28), program_version="0",
    )  # fmt: skip


def _previous(name: str, period: str, seed: int, now: World, voice: Voice) -> PreviousReport:
    """The committee's report a year before, with its economy, goals and measures."""
    before = Period.parse(period).years_back(1)
    lot = Random(f"{name} {before} {seed} previous")  # noqa: S311
    world = before_this(drawn(KINDS[name], before, lot, voice.pen.printed or "tkr"), now)
    pen = voice.pen(world, lot)
    for chapter in (voice.economy, voice.goals, voice.volumes):
        chapter(pen, "")
    return PreviousReport(before, f"Delårsrapport {before}", pen.script.documents(_meta(world, voice))[1])


__all__ = ["ALL", "Clean", "Said", "Script", "report"]
