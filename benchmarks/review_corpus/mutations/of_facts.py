"""Faults in a report that was made here: numbers typed over the data, and what differs from what the rooms know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.mutations.cells import with_table
from benchmarks.review_corpus.mutations.digits import says_other, slip
from benchmarks.review_corpus.mutations.of_text import with_role
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.script import Marked, Spot, block_at, edited, written_over
from tertial.common.numbers import swedish
from tertial.common.slugs import slug
from tertial.document.blocks import Paragraph, Table
from tertial.document.document import Document
from tertial.document.inline import FigureText, Inline, Text
from tertial.review.facts import Facts, TargetChange

D = Decimal


def _typed_over(clean: Clean, one: Marked, text: str) -> Document | None:
    """The report made here with a bound number replaced by what somebody typed."""
    block = block_at(clean.own, one.spot)
    if not isinstance(block, Paragraph):
        return None
    position = 0
    made: list[Inline] = []
    for inline in block.content:
        words = inline.text if isinstance(inline, FigureText | Text) else ""
        here = position == one.spot.start and isinstance(inline, FigureText)
        made.append(Text(text) if here else inline)
        position += len(words)
    return edited(clean.own, one.spot.chapter, one.spot.block, replace(block, content=tuple(made)))


def _over(role: str, kind: str) -> Callable[[Clean, Random], Iterator[Planted]]:
    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in with_role(clean, role):
            number = one.slot.number
            changed = slip(number, lot)
            whole = one.slot.text.replace(number, changed, 1)
            if says_other(whole.removesuffix(one.slot.coin), one.slot.printed or D(0), one.slot.decimals):
                document = _typed_over(clean, one, whole.removesuffix(one.slot.tail))
                if document is not None:
                    yield Planted(
                        kind, clean, document, (one.sentence,), f"{one.slot.text} → {changed}", (changed,), own=True
                    )

    return mutation


def _word(role: str, kind: str) -> Callable[[Clean, Random], Iterator[Planted]]:
    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in with_role(clean, role):
            document = written_over(clean.own, one.spot, one.slot.other)
            if document is not None:
                yield Planted(kind, clean, document, (one.sentence,), f"{one.slot.text} → {one.slot.other}", own=True)

    return mutation


def _facts(clean: Clean, kind: str, facts: Facts, spots: tuple[Spot, ...], told: str, *values: str) -> Planted:
    return Planted(
        kind, clean, clean.own, spots, told, values, own=True, facts=replace(facts, digest=f"{facts.digest} {told}")
    )


def frame(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The council's frame is another than the budget."""
    assert clean.facts.frame is not None
    for step in (-2_500_000, 1_300_000, 4_000_000):
        other = clean.facts.frame + step
        rows = tuple(
            replace(one.spot, column="") for one in clean.entries if one.role in ("total:year_budget", "total:forecast")
        )
        values = (swedish(other / 10**6, 1), swedish(other / 1000, 0), swedish(other, 0))
        yield _facts(
            clean,
            "frame and budget differ",
            replace(clean.facts, frame=other),
            rows,
            f"ram {other}",
            *(value.replace("\u00a0", " ") for value in values),
        )


def _rows(clean: Clean, kinds: tuple[str, ...], name: str) -> tuple[Spot, ...]:
    return tuple(replace(one.spot, column="") for one in clean.entries if one.kind in kinds and one.spot.row == name)


def indicator_left_out(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A decided indicator that the report has left out."""
    for goal in clean.world.goals:
        for measure in goal.measures:
            name = slug(measure.kind.name, longest=60)
            at = _rows(clean, ("indicators",), name)
            if at and len(goal.measures) > 1:
                document = with_table(clean.own, at[0], lambda table, gone=name: _without(table, gone))  # type: ignore[misc]
                yield Planted(
                    "decided indicator left out",
                    clean,
                    document,
                    (replace(at[0], row=""),),
                    name,
                    (measure.kind.name,),
                    own=True,
                )


def _without(table: Table, gone: str) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if row.id.split("/")[0] != gone))


def indicator_reworded(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A decided indicator that has another name in the report."""
    for one in clean.facts.indicators:
        at = _rows(clean, ("indicators",), slug(one.name, longest=60))
        if at and one.kind == "indicator":
            before = one.name.replace("Andel", "Andelen av alla").replace("Antal", "Totalt antal")
            if before != one.name:
                others = tuple(
                    replace(other, decided_name=before) if other is one else other for other in clean.facts.indicators
                )
                yield _facts(clean, "indicator reworded", replace(clean.facts, indicators=others), at, before, before)


def target_changed(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A target that was changed without a decision."""
    for one in clean.facts.indicators:
        part = one.parts[0]
        at = _rows(clean, ("indicators",), slug(one.name, longest=60))
        if at and part.target is not None and part.target.number is not None:
            now = swedish(part.target.number)
            before = swedish(part.target.number + 2)
            change = TargetChange(one.slug, "", before, now, "")
            yield _facts(
                clean,
                "target changed without decision",
                replace(clean.facts, target_changes=(change,)),
                at,
                f"{one.name}: {before} → {now}",
                before,
            )


def assignment_left_out(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An assignment that the report has left out."""
    for one in clean.entries:
        if one.role == "assignment":
            document = with_table(clean.own, one.spot, lambda table, gone=one.spot.row: _without(table, gone))  # type: ignore[misc]
            yield Planted(
                "assignment left out", clean, document, (replace(one.spot, row=""),), one.key, (one.key,), own=True
            )


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "typed over a bound amount": _over("amount", "typed over a bound amount"),
    "typed over a bound measure": _over("measure", "typed over a bound measure"),
    "surplus for deficit beside a bound amount": _word("sign", "surplus for deficit beside a bound amount"),
    "direction beside bound numbers": _word("move", "direction beside bound numbers"),
    "target side beside bound numbers": _word("side", "target side beside bound numbers"),
    "months beside bound numbers": _word("period", "months beside bound numbers"),
    "frame and budget differ": frame,
    "decided indicator left out": indicator_left_out,
    "indicator reworded": indicator_reworded,
    "target changed without decision": target_changed,
    "assignment left out": assignment_left_out,
}
