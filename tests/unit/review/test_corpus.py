"""The reviewer finds planted faults and leaves correct reports alone: a sample of the corpus, and all of it among the slow tests."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import islice

import pytest

from benchmarks.review_corpus.clean import ALL, Clean, report
from benchmarks.review_corpus.mutations import MUTATIONS, planted
from benchmarks.review_corpus.mutations.digits import can_be_share, read, says_other
from benchmarks.review_corpus.swedish import SWEDISH
from benchmarks.review_corpus.voices import VOICES
from benchmarks.review_corpus.voices.official import OFFICIAL
from tertial.document.document import contents
from tertial.document.inline import plain
from tertial.review.engine import Memory, review
from tertial.review.finding import Finding

LEAST_FOUND = 0.95
"""Of all planted faults; `docs/review.md` has the figures by kind."""
MOST_FALSE_ALARMS = 2
FEW = (("culture", "2024-03"),)


def share_found(reports: tuple[tuple[str, str], ...], *, every: int = 1) -> tuple[float, list[str]]:
    """How many of the planted faults are found, and what is missed; of all of them, or of every second, third, …"""
    memories: dict[tuple[str, bool], Memory] = {}
    before: dict[tuple[str, bool], tuple[Finding, ...]] = {}
    missed: list[str] = []
    count = 0
    for fault in islice(planted(reports=reports), 0, None, every):
        key = (fault.clean.name, fault.own)
        if key not in before:
            memories[key] = {}
            clean = fault.clean.own_subject() if fault.own else fault.clean.subject()
            before[key] = review(clean, memory=memories[key]).findings
        count += 1
        if fault.found_in(review(fault.subject, memory=memories[key]).findings, before[key]) is None:
            missed.append(f"{fault.kind}: {fault.told} ({fault.clean.name})")
    return 1 - len(missed) / count, missed


@pytest.mark.parametrize("own", [False, True], ids=["typed", "own"])
@pytest.mark.parametrize(("name", "period"), ALL, ids=lambda part: str(part))
def test_correct_reports_are_left_alone(name: str, period: str, own: bool) -> None:
    clean = report(name, period)
    findings = review(clean.own_subject() if own else clean.subject()).findings
    assert len(findings) <= MOST_FALSE_ALARMS, [f"{one.rule}: {one.message.sv}" for one in findings]


def test_planted_faults_are_found() -> None:
    share, missed = share_found(FEW, every=2)
    assert share >= LEAST_FOUND, missed


@pytest.mark.slow
def test_planted_faults_are_found_in_all_reports() -> None:
    share, missed = share_found(ALL)
    assert share >= LEAST_FOUND, missed


def test_there_are_enough_faults_of_enough_kinds() -> None:
    kinds = Counter(fault.kind for fault in planted())
    assert sum(kinds.values()) >= 400
    assert len(kinds) >= 20
    assert set(kinds) == set(MUTATIONS) == set(SWEDISH)


def test_a_correct_report_is_as_long_as_a_real_one() -> None:
    for name, period in ALL:
        clean = report(name, period)
        words = sum(
            len(plain(content).split())
            for chapter in clean.typed.chapters
            for block in chapter.blocks
            for content in contents(block)
        )
        assert 7_500 < words < 11_000, (name, period, words)


def test_every_fault_changes_the_report() -> None:
    for fault in planted(reports=FEW):
        clean: Clean = fault.clean
        assert (fault.document, fault.facts) != (clean.own if fault.own else clean.typed, None), fault.kind
        assert fault.spots


def test_what_means_nothing_is_no_fault() -> None:
    assert not says_other("28,2", Decimal("-28.2149"), 1)
    assert says_other("28,3", Decimal("-28.2149"), 1)
    assert can_be_share(Decimal("66.7"), 12, 1)
    assert not can_be_share(Decimal("66.9"), 12, 1)
    assert read("-1\u00a0234,5 mnkr") == Decimal("-1234.5")


ONE_OF_EACH_VOICE = (("schools", "2024-03"), ("elderly", "2024-03"), ("schools", "2023-08"), ("culture", "2024-03"))


def test_half_of_the_reports_are_in_other_voices_than_the_first() -> None:
    assert set(VOICES) == set(ALL)
    count = Counter(voice.pen.__name__ for voice in VOICES.values())
    assert count == {"Pen": 5, "TersePen": 3, "WindingPen": 2}
    assert len({name for (name, _), voice in VOICES.items() if voice is not OFFICIAL}) == 5


@pytest.mark.parametrize(("name", "period"), ONE_OF_EACH_VOICE)
def test_both_forms_read_the_same(name: str, period: str) -> None:
    """The typed report has the same words in the same places as the one that is made here, but for spaces and minus signs."""
    clean = report(name, period)
    for typed, own in zip(clean.typed.chapters, clean.own.chapters, strict=True):
        for one, other in zip(typed.blocks, own.blocks, strict=True):
            for first, second in zip(contents(one), contents(other), strict=True):
                assert plain(first) == plain(second).replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(("name", "period"), ONE_OF_EACH_VOICE)
def test_marked_places_hold_what_they_say(name: str, period: str) -> None:
    clean = report(name, period)
    for one in clean.marked:
        block = next(chapter for chapter in clean.own.chapters if chapter.id == one.spot.chapter).blocks[one.spot.block]
        text = plain(next(iter(contents(block))))
        assert text[one.spot.start : one.spot.end] == one.slot.text
