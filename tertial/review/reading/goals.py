"""The goals of a report: how each is judged and where, what is said for it, and what its indicators show.

A goal is known by the facts, or by the document: a heading above a word such as `Uppnås delvis` or above `Nämndmålet bedöms …`, and the
tables of goals and indicators. All that speaks of one goal is put together by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tertial.document.blocks import RowKind
from tertial.document.inline import Status
from tertial.review.facts import Facts, GoalFact
from tertial.review.finding import Place
from tertial.review.reading.columns import Role, goal_column
from tertial.review.reading.grids import Cell, Grid
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.series import Series
from tertial.review.reading.status_words import judged_in, status_mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that says in a word or a sentence how the goal is judged; `told` for a sentence of the motivation."""

    status: Status
    text: str
    place: Place
    told: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with all that the report says of it. `status` is its judgement: the facts', else its first mark; None for none.

    `motivation` are the passages under its heading; `series` its indicators, whole and parts; `place` its heading, else where it is first
    named. `fact` is the room's goal, where there are facts.
    """

    name: str
    place: Place
    status: Status | None
    marks: tuple[Mark, ...]
    motivation: tuple[Passage, ...]
    series: tuple[Series, ...]
    fact: GoalFact | None = None

    @property
    def word(self) -> str:
        """How the judgement is printed."""
        return self.fact.word if self.fact and self.fact.word else (self.marks[0].text if self.marks else "")

    @property
    def mark_place(self) -> Place:
        """Where the judgement stands, else the goal."""
        return self.marks[0].place if self.marks else self.place


@dataclass(slots=True)
class _Found:
    """What is gathered of one goal while the document is read."""

    name: str
    place: Place
    marks: list[Mark] = field(default_factory=list)
    motivation: list[Passage] = field(default_factory=list)
    headed: bool = False


_LABELLED = re.compile(
    r"^\W*(?:(?:nämnd|verksamhets|resultat)?mål(?:et)?)\s*\d{0,2}(?:\.\d{1,2})?\s*[:.–—-]\s*", re.IGNORECASE
)
_IN_ALL = re.compile(
    r"\b(?:nämnd|verksamhets|resultat)målet\b|\bsamman(?:taget|fattningsvis)|\bsamlad|\bbakgrund|\bslutsats|\bi sin helhet\b"
    r"|\b(?:under|för|per|i)\s+(?:hel)?(?:år(?:et)?|20\d\d)\b",
    re.IGNORECASE,
)


def plain_name(name: str) -> str:
    """A goal's name to compare by: small letters, `och` for `&`, no signs."""
    return " ".join(re.sub(r"[^\w\s]", " ", name.casefold().replace("&", " och ")).split())


def goals_of(
    passages: Sequence[Passage], grids: Sequence[Grid], series: Sequence[Series], facts: Facts | None
) -> tuple[Goal, ...]:
    """Every goal of a report, in the order of the facts, else of the document."""
    reading = _Reading([goal.name for goal in facts.goals] if facts else [])
    reading.titles_in(grids)
    reading.flow(passages)
    reading.tables(grids)
    by_goal: dict[str, list[Series]] = {}
    under = {} if facts and facts.goals else reading.tables_of_one(grids)
    for one in series:
        goal = one.goal or (under.get(one.place.table, "") if one.kind != "row" or one.target else "")
        if goal:
            by_goal.setdefault(goal, []).append(one)
    if facts and facts.goals:
        return tuple(_with_facts(goal, reading.found, by_goal) for goal in facts.goals)
    named: dict[str, list[Series]] = {}
    for goal, many in by_goal.items():
        if (key := reading.key_of(goal)) is not None:
            named.setdefault(key, []).extend(many)
    return tuple(
        Goal(
            one.name,
            one.place,
            one.marks[0].status if one.marks else None,
            tuple(one.marks),
            tuple(one.motivation),
            tuple(named.get(key, ())),
        )
        for key, one in reading.found.items()
    )


def _with_facts(goal: GoalFact, found: dict[str, _Found], by_goal: dict[str, list[Series]]) -> Goal:
    one = found.get(plain_name(goal.name))
    return Goal(
        goal.name,
        one.place if one else Place(described=f"målet ”{goal.name}”"),
        goal.status,
        tuple(one.marks) if one else (),
        tuple(one.motivation) if one else (),
        tuple(by_goal.get(goal.slug, ())),
        goal,
    )


class _Reading:
    """Gathers the goals by their plain names; `names` are those that the facts know, which no others may be."""

    def __init__(self, names: Iterable[str]) -> None:
        self.known = {plain_name(name): name for name in names}
        self.found: dict[str, _Found] = {}
        self.titles: dict[str, str] = {}

    def titles_in(self, grids: Sequence[Grid]) -> None:
        """Learn what goals are called from the tables that judge them, so that their headings are known wherever the judgement stands."""
        for grid in grids:
            head, status = goal_column(grid.columns), grid.column(Role.STATUS)
            for row in grid.rows if head is not None and status is not None else ():
                if head is not None and row.kind is not RowKind.GROUP and head < len(row.cells):
                    name = " ".join(row.cells[head].text.partition(" · ")[0].split())
                    if name and len(name) <= 200 and self._may_be(name):
                        self.titles.setdefault(plain_name(name), name)

    def tables_of_one(self, grids: Sequence[Grid]) -> dict[str, str]:
        """The goal that a table of indicators is for, by the table: its caption names it, or the heading that it stands under."""
        found: dict[str, str] = {}
        for grid in grids:
            if grid.column(Role.TARGET) is None or any(row.kind is RowKind.GROUP for row in grid.rows):
                continue
            for text in (grid.caption.partition(":")[2] or grid.caption, *reversed(grid.headings)):
                key = plain_name(unlabelled(text))
                if key in self.found:
                    found[grid.id] = self.found[key].name
                    break
        return found

    def key_of(self, text: str) -> str | None:
        """The goal that a text names: alone, or first, with a description or a judgement after it."""
        plain = plain_name(text.partition(" · ")[0])
        keys = self.known or self.found
        if plain in keys:
            return plain
        words = plain.split()[:60]
        for many in range(len(words) - 1, 0, -1):
            if (begun := " ".join(words[:many])) in keys:
                return begun
        if len(plain) > 400 or len(keys) > 300:
            return None
        # A narrow column breaks words where no hyphen tells: `arbetsmarknadsåt gärder`.
        squeezed = plain.replace(" ", "")
        return next((key for key in keys if len(key) >= 15 and squeezed.startswith(key.replace(" ", ""))), None)

    def flow(self, passages: Sequence[Passage]) -> None:
        """Read headings and texts in their order."""
        current: _Found | None = None
        before: Passage | None = None
        for passage in passages:
            if passage.place.table or not passage.is_written or passage.kind is PassageKind.NOTE:
                continue
            if before is not None and before.place.chapter != passage.place.chapter:
                before, current = None, None
            mark = _mark(passage, current, before)
            titled = current is not None and plain_name(current.name) in self.titles
            heads = (
                mark is not None
                and before is not None
                and (before.kind is PassageKind.HEADING or not titled)
                and _is_title(before)
                and self._may_be(before.text)
            )
            if mark is not None and before is not None and heads:
                if current is not None and current.motivation and current.motivation[-1] is before:
                    current.motivation.pop()
                name = unlabelled(before.text)
                current = self._goal(name if plain_name(name) in self.titles else before.text, before.place)
                current.headed = True
            elif passage.kind is PassageKind.HEADING and status_mark(passage.text) is None:
                key = plain_name(unlabelled(passage.text))
                if key in self.titles:
                    current = self._goal(self.titles[key], passage.place)
                elif not (titled and current and current.name in map(unlabelled, passage.headings)):
                    current = self.found.get(plain_name(passage.text)) if current is None else None
            if current is not None and mark is not None:
                current.marks.append(mark)
            if current is not None and not (mark is not None and not mark.told):
                current.motivation.append(passage)
            before = passage

    def tables(self, grids: Sequence[Grid]) -> None:
        """Read the tables that name goals: of assessments, and of indicators by goal."""
        for grid in grids:
            head = goal_column(grid.columns)
            status = grid.column(Role.STATUS)
            for row in grid.rows:
                if row.kind is RowKind.GROUP:
                    cell = row.cells[0] if row.cells else None
                    if cell is None or cell.status is None:
                        continue
                    name = cell.text.partition(" · ")[0]
                    key = self.key_of(name)
                    one = self.found.get(key) if key else None
                    if one is None and (key or not self.known):
                        one = self._goal(self.known.get(key or "", name), cell.place)
                    if one is not None and cell.status is not None:
                        one.marks.append(Mark(cell.status.status, cell.status.word, cell.place))
                elif head is not None and head < len(row.cells) and row.cells[head].text.strip():
                    self._row(row.cells[head].text, row.cells[head].place, status, row.cells)

    def _row(self, text: str, place: Place, status: int | None, cells: Sequence[Cell]) -> None:
        name = " ".join(text.split())
        key = self.key_of(name)
        if key is None and self.known:
            return
        one = self.found.get(key) if key else None
        if one is None:
            one = self._goal(self.known.get(key or "", name.partition(" · ")[0]), place)
        if status is None or status >= len(cells):
            return
        cell = cells[status]
        said = cell.status.status if cell.status else status_mark(cell.text, in_column=True)
        if said is not None:
            one.marks.append(Mark(said, cell.text.strip(), cell.place))

    def _may_be(self, text: str) -> bool:
        return not self.known or plain_name(text) in self.known

    def _goal(self, name: str, place: Place) -> _Found:
        name = " ".join(name.split()).strip(" *_")
        return self.found.setdefault(plain_name(name), _Found(name, place))


def unlabelled(title: str) -> str:
    """A heading without the word that says that it is a goal's: `Mål 3: Goda liv` is `Goda liv`."""
    return _LABELLED.sub("", title, count=1).strip(" *_")


def _is_title(passage: Passage) -> bool:
    text = passage.text.strip()
    if status_mark(text) is not None:
        return False
    if passage.kind is PassageKind.HEADING:
        return not re.match(r"målområde\b", text, re.IGNORECASE)
    return (
        passage.kind is PassageKind.PARAGRAPH
        and len(text) <= 160
        and len(text.split()) <= 16
        and text[-1:] not in ":;?!"
    )


def _mark(passage: Passage, current: _Found | None, before: Passage | None) -> Mark | None:
    """The judgement that a passage is, or that its first sentence says; a motivation says it once."""
    bound = next((one for one in passage.bound if one.status is not None), None)
    if bound is not None and bound.status is not None and len(passage.text) <= 60:
        return Mark(bound.status.status, bound.status.word, passage.place)
    said = status_mark(passage.text)
    if said is not None:
        return Mark(said, passage.text.strip(" *_"), passage.place)
    told = current is not None and any(mark.told for mark in current.marks)
    if not passage.is_prose or (told and (before is None or not _is_title(before))):
        return None
    for number, sentence in enumerate(passage.sentences):
        judged = judged_in(sentence.text) if "målet" in sentence.text.casefold() else None
        if judged is None:
            continue
        opens = number == 0 and judged.start <= 25
        if opens or (current is not None and judged.assesses and _IN_ALL.search(sentence.text[:2000])):
            start, end = sentence.start + judged.start, sentence.start + judged.end
            return Mark(judged.status, judged.text, passage.at(start, end), told=True)
    return None
