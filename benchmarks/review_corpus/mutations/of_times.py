"""Faults in time: years, periods, interim numbers, dates of decisions, a text from the last report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.mutations.of_text import rewrite, with_role
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.saying import foreign
from benchmarks.review_corpus.script import Spot, edited
from tertial.document.blocks import Paragraph
from tertial.document.inline import Text, plain


def _other(role: str, kind: str) -> Callable[[Clean, Random], Iterator[Planted]]:
    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in with_role(clean, role):
            yield from rewrite(clean, kind, one, one.slot.other, one.sentence)

    return mutation


def year_of_period(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Last year's year after the months."""
    year = str(clean.period.year)
    for one in with_role(clean, "period"):
        yield from rewrite(
            clean, "year of the period", one, one.slot.text.replace(year, str(int(year) - 1)), one.sentence
        )


def next_year(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A year that has not come."""
    for one in with_role(clean, "year"):
        before = _words_before(clean, one.spot, 60).rpartition(". ")[2].lower()
        if any(word in before for word in ("helår", "prognos", "budget")):
            yield from rewrite(clean, "year to come", one, str(clean.period.year + 1), one.sentence)


def _words_before(clean: Clean, spot: Spot, count: int) -> str:
    block = next(chapter for chapter in clean.typed.chapters if chapter.id == spot.chapter).blocks[spot.block]
    return plain(block.content)[max(0, spot.start - count) : spot.start] if isinstance(block, Paragraph) else ""


def decision_elsewhere(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The year of a decision in its reference, beside the month in words."""
    for one in with_role(clean, "decision"):
        if any(
            other.slot.role == "decision_month" and other.sentence == one.sentence and other.slot.key == one.slot.key
            for other in clean.marked
        ):
            year = clean.world.decisions[one.slot.key].on.year
            wrong = one.slot.text.replace(str(year), str(year - 1))
            yield from rewrite(clean, "year of a decision", one, wrong, one.sentence)


def decision_date(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Another month in a decision's reference, beside the month in words."""
    for one in with_role(clean, "decision"):
        if any(
            other.slot.role == "decision_month" and other.sentence == one.sentence and other.slot.key == one.slot.key
            for other in clean.marked
        ):
            yield from rewrite(clean, "date of a decision", one, one.slot.other, one.sentence)


def left_over(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A paragraph on the economy from the report a year before."""
    previous = clean.facts.previous
    assert previous is not None
    old = [
        foreign(plain(block.content))
        for chapter in previous.document.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
        and str(previous.period.year) in plain(block.content)
        and any(word in plain(block.content) for word in clean.voice.money)
    ]
    blocks: dict[tuple[str, int], int] = {}
    for one in with_role(clean, "year", "period"):
        if any(other.slot.role == "amount" and other.sentence == one.sentence for other in clean.marked):
            blocks[one.spot.chapter, one.spot.block] = 1
    for chapter, block in blocks:
        text = lot.choice([words for words in old if re.search("nettokostnad|helår", words, re.IGNORECASE)] or old)
        document = edited(clean.typed, chapter, block, Paragraph((Text(text),)))
        yield Planted("text left from the last report", clean, document, (Spot(chapter, block),), text[:80])


def heading_year(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Last year in a column's heading that is of this year."""
    from tertial.document.blocks import Table

    for chapter in clean.typed.chapters:
        for number, block in enumerate(chapter.blocks):
            if not isinstance(block, Table):
                continue
            for place, column in enumerate(block.columns):
                if str(clean.period.year) in column.label and re.search(
                    "prognos|budget|mål", column.label, re.IGNORECASE
                ):
                    wrong = column.label.replace(str(clean.period.year), str(clean.period.year - 1))
                    columns = tuple(
                        replace(one, label=wrong) if at == place else one for at, one in enumerate(block.columns)
                    )
                    document = edited(clean.typed, chapter.id, number, replace(block, columns=columns))
                    yield Planted(
                        "year in a column's heading",
                        clean,
                        document,
                        (Spot(chapter.id, number, table=block.id),),
                        wrong,
                        (wrong,),
                    )


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "year": _other("year", "year"),
    "year to come": next_year,
    "year of the period": year_of_period,
    "months of the period": _other("period", "months of the period"),
    "number of the interim report": _other("interim", "number of the interim report"),
    "date of the report": _other("date", "date of the report"),
    "year that is compared with": _other("earlier_year", "year that is compared with"),
    "date of a decision": decision_date,
    "year of a decision": decision_elsewhere,
    "month of a decision": _other("decision_month", "month of a decision"),
    "text left from the last report": left_over,
    "year in a column's heading": heading_year,
}
