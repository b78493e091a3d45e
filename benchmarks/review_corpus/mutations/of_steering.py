"""Faults in goals, targets, assignments and explanations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.mutations.cells import row_of, with_cell, with_table
from benchmarks.review_corpus.mutations.of_text import rewrite, with_role
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.script import Marked, Spot, block_at, edited, written_over
from benchmarks.review_corpus.world import Goal
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Heading, List, Paragraph, Table
from tertial.document.document import Document
from tertial.document.inline import NoteMark, Status, StatusMark, Text, plain


def _goal_places(clean: Clean, goal: Goal) -> tuple[tuple[str, int], Spot]:
    """The chapter and block of a goal's heading, and its row in the overview."""
    for chapter in clean.typed.chapters:
        for number, block in enumerate(chapter.blocks):
            if isinstance(block, Heading) and block.text.endswith(goal.kind.name):
                overview = next(one.spot for one in clean.entries if one.role == "status" and one.key == goal.kind.name)
                return (chapter.id, number), overview
    raise LookupError(goal.kind.name)


def _spots(clean: Clean, goal: Goal) -> tuple[Spot, ...]:
    (chapter, heading), overview = _goal_places(clean, goal)
    rows = tuple(row_of(one.spot) for one in clean.entries if one.spot.row == slug(goal.kind.name))
    measures = tuple(
        row_of(one.spot)
        for one in clean.entries
        if one.kind == "indicators" and one.spot.row in {slug(m.kind.name, longest=60) for m in goal.measures}
    )
    groups = tuple(replace(spot, row=slug(goal.kind.name)) for spot in measures)
    return (
        *(Spot(chapter, heading + step) for step in range(4)),
        replace(overview, column=""), *rows, *measures, *groups,
    )  # fmt: skip


def _at(clean: Clean, role: str, goal: Goal) -> Spot:
    """Where a goal's judgement stands, by itself or in its motivation."""
    return next(one.spot for one in with_role(clean, role) if one.slot.key == goal.kind.name)


def _rejudged(clean: Clean, document: Document, goal: Goal, status: Status) -> Document:
    """The goal judged otherwise in its own section."""
    spot = _at(clean, "status", goal)
    before = block_at(clean.typed, spot)
    assert isinstance(before, Paragraph)
    mark = StatusMark(status, clean.voice.judged[status])
    return edited(document, spot.chapter, spot.block, Paragraph((*before.content[:-1], mark)))


def _judged(clean: Clean, goal: Goal, motivation: str) -> Document:
    """The goal judged met wherever its judgement stands, with another motivation."""
    _, overview = _goal_places(clean, goal)
    document = with_cell(clean.typed, overview, (StatusMark(Status.MET, clean.voice.judged[Status.MET]),))
    told = _at(clean, "status_word", goal)
    document = edited(document, told.chapter, told.block, Paragraph((Text(motivation.format(year=clean.period.year)),)))
    return _rejudged(clean, document, goal, Status.MET)


def status_in_table(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The overview judges otherwise than the goal's own section."""
    for goal in clean.world.goals:
        _, overview = _goal_places(clean, goal)
        other = lot.choice(
            [status for status in (Status.MET, Status.PARTLY, Status.NOT_MET) if status is not goal.status]
        )
        document = with_cell(clean.typed, overview, (StatusMark(other, clean.voice.judged[other]),))
        yield Planted("judgement in the overview", clean, document, _spots(clean, goal), f"{goal.status} → {other}")


def status_of_section(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The word under the goal's heading is another than in its motivation and the overview."""
    for goal in clean.world.goals:
        other = lot.choice(
            [status for status in (Status.MET, Status.PARTLY, Status.NOT_MET) if status is not goal.status]
        )
        document = _rejudged(clean, clean.typed, goal, other)
        yield Planted("judgement under the heading", clean, document, _spots(clean, goal), f"{goal.status} → {other}")


def status_in_motivation(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The motivation says otherwise than the judgement."""
    for goal in clean.world.goals:
        one = next(each for each in with_role(clean, "status_word") if each.slot.key == goal.kind.name)
        (chapter, heading), _ = _goal_places(clean, goal)
        yield from rewrite(
            clean,
            "judgement in the motivation",
            one,
            one.slot.other,
            replace(_at(clean, "status", goal), start=0, end=0),
            Spot(chapter, heading),
        )


def nothing_measured(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Judged met although none of its indicators has a value."""
    for goal in clean.world.goals:
        if goal.status is not Status.MET:
            continue
        document = _judged(clean, goal, clean.voice.met)
        names = {slug(m.kind.name, longest=60) for m in goal.measures}
        for one in clean.entries:
            if one.kind == "indicators" and one.role in ("now", "missing") and one.spot.row.split("/")[0] in names:
                document = with_cell(
                    document, one.spot, (Text(clean.voice.pen.no_value), NoteMark("Värdet mäts senare under året."))
                )
        yield Planted("met with nothing measured", clean, document, _spots(clean, goal), goal.kind.name)


def all_missed(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Judged met although every target is missed."""
    for goal in clean.world.goals:
        if goal.status is Status.NOT_MET:
            yield Planted(
                "met with every target missed",
                clean,
                _judged(clean, goal, clean.voice.met),
                _spots(clean, goal),
                goal.kind.name,
            )


def target_dropped(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An indicator without its target."""
    for one in clean.entries:
        if one.kind == "indicators" and one.role == "target":
            yield Planted("target dropped", clean, with_cell(clean.typed, one.spot, ()), (row_of(one.spot),), one.text)


def assignment_status(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An assignment without its status."""
    for one in clean.entries:
        if one.role == "assignment":
            yield Planted(
                "assignment without status", clean, with_cell(clean.typed, one.spot, ()), (row_of(one.spot),), one.key
            )


def goal_without_indicators(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A goal whose indicators are left out of the table."""
    for goal in clean.world.goals:
        names = {slug(m.kind.name, longest=60) for m in goal.measures}
        at = next((one.spot for one in clean.entries if one.kind == "indicators" and one.spot.row in names), None)
        if at is not None:
            document = with_table(
                clean.typed, at, lambda table, gone=names: replace(table, rows=tuple(row for row in table.rows if row.id.split("/")[0] not in gone))  # type: ignore[misc]
            )  # fmt: skip
            yield Planted(
                "goal without indicators",
                clean,
                document,
                (*_spots(clean, goal), Spot(at.chapter, at.block, table=at.table)),
                goal.kind.name,
                (goal.kind.name,),
            )


def _without(document: Document, sentences: list[Marked]) -> Document | None:
    """The document without some sentences; later ones of a passage first, so that places hold."""
    made: Document | None = document
    for one in sorted(sentences, key=lambda one: -one.sentence.start):
        made = written_over(made, one.sentence, "") if made is not None else None
    return made


_OF_MEASURES = re.compile(
    r"åtgärd|handlingsplan|bespar|återhåll|effektiviser|kostnader för vikarier|övertid|inköpsstopp|återbesätt|obesatt", re.IGNORECASE
)  # fmt: skip


def _without_words(document: Document) -> Document:
    """The document without every sentence that could be read as measures against a deficit."""

    def kept(block: Block) -> Block:
        if isinstance(block, Paragraph) and all(isinstance(one, Text) for one in block.content):
            told = re.split(r"(?<=[.!?])\s+", plain(block.content))
            return Paragraph((Text(" ".join(one for one in told if not _OF_MEASURES.search(one))),))
        if isinstance(block, List):
            return replace(block, items=tuple(one for one in block.items if not _OF_MEASURES.search(plain(one))))
        if isinstance(block, Table):
            rows = tuple(row for row in block.rows if not any(_OF_MEASURES.search(plain(cell)) for cell in row.cells))
            return replace(block, rows=rows)
        return block

    return replace(
        document, chapters=tuple(replace(one, blocks=tuple(map(kept, one.blocks))) for one in document.chapters)
    )


def no_explanation(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A large deviation that is told but nowhere explained."""
    for key in dict.fromkeys(one.slot.key for one in with_role(clean, "explained")):
        gone = [one for one in with_role(clean, "explained", "measure_taken") if one.slot.key == key]
        document = _without(clean.typed, gone)
        if document is None:
            continue
        code = key.split("/")[1]
        line = next(row for row in clean.world.lines if row.kind.code == code)
        if line.forecast_deviation > -(10**6) or line.forecast_deviation > -line.year_budget * 3 / 100:
            continue
        told = tuple(replace(one.sentence, end=0) for one in clean.marked if one.slot.key == key)
        rows = tuple(row_of(one.spot) for one in clean.entries if one.spot.row == code and one.kind == "operating")
        yield Planted("deviation without explanation", clean, document, (*told, *rows), key)


def no_measures(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A deficit for the year and nowhere a word of what is done about it."""
    if clean.world.total("forecast_deviation") > -clean.world.total("year_budget") / 100:
        return
    document = _without(clean.typed, with_role(clean, "measure_taken"))
    if document is not None:
        document = _without_words(document)
        rows = tuple(
            row_of(one.spot) for one in clean.entries if one.role.startswith(("line:forecast", "total:forecast"))
        )
        told = tuple(replace(one.sentence, end=0) for one in clean.marked if "forecast-deviation" in one.slot.key)
        yield Planted("deficit without measures", clean, document, (*told, *rows), "inga åtgärder")


def row_twice(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An indicator's row stands twice, the second time with another value."""
    for one in clean.entries:
        if one.kind == "indicators" and one.role == "now" and "/" not in one.spot.row and one.value is not None:

            def change(table: Table, name: str = one.spot.row, column: str = one.spot.column) -> Table:
                place = next(number for number, row in enumerate(table.rows) if row.id == name)
                at = next(number for number, head in enumerate(table.columns) if head.id == column)
                cells = list(table.rows[place].cells)
                cells[at] = (Text(plain(cells[at - 1])),)
                again = replace(table.rows[place], id=f"{name}-2", cells=tuple(cells))
                after = next(
                    (number for number in range(place + 1, len(table.rows)) if table.rows[number].indent == 0),
                    len(table.rows),
                )
                return replace(table, rows=(*table.rows[:after], again, *table.rows[after:]))

            document = with_table(clean.typed, one.spot, change)
            yield Planted(
                "row that stands twice",
                clean,
                document,
                (row_of(one.spot), replace(one.spot, row=f"{one.spot.row}-2", column="")),
                one.spot.row,
            )


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "judgement in the overview": status_in_table,
    "judgement under the heading": status_of_section,
    "judgement in the motivation": status_in_motivation,
    "met with nothing measured": nothing_measured,
    "met with every target missed": all_missed,
    "target dropped": target_dropped,
    "assignment without status": assignment_status,
    "goal without indicators": goal_without_indicators,
    "deviation without explanation": no_explanation,
    "deficit without measures": no_measures,
    "row that stands twice": row_twice,
}
