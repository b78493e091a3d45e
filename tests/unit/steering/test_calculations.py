"""What the numbers alone say: verdicts by target and direction, evidence by verdicts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.document.inline import Status
from tertial.steering.calculations import Verdict, evidence, verdict
from tertial.steering.targets import TargetKind, parse

MET, NOT, CANNOT = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("target", "direction", "base", "below", "equal", "above"),
    [
        # The verdict for a value of 9, 10 and 11.
        ("10", "higher", None, NOT, MET, MET),
        ("10", "lower", None, MET, MET, NOT),
        ("10", "close", None, NOT, MET, NOT),
        ("10", "none", None, CANNOT, CANNOT, CANNOT),
        (">= 10", "lower", None, NOT, MET, MET),
        ("≤ 10", "higher", None, MET, MET, NOT),
        ("> 10", "none", None, NOT, NOT, MET),
        ("< 10 %", "none", None, MET, NOT, NOT),
        ("Ska öka", "lower", "10", NOT, NOT, MET),
        ("Ska minska", "higher", "10", MET, NOT, NOT),
        ("Ska inte öka", "none", "10", MET, MET, NOT),
        ("Ska inte minska", "none", "10", NOT, MET, MET),
        ("Ska öka", "higher", None, CANNOT, CANNOT, CANNOT),
        ("Ska minska", "lower", None, CANNOT, CANNOT, CANNOT),
        ("Ska inte öka", "lower", None, CANNOT, CANNOT, CANNOT),
        ("Ska inte minska", "lower", None, CANNOT, CANNOT, CANNOT),
        ("Stabiliseras", "close", "10", CANNOT, CANNOT, CANNOT),
        ("Inga signifikanta skillnader", "higher", "10", CANNOT, CANNOT, CANNOT),
        ("Målvärde sätts under 2023", "higher", "10", CANNOT, CANNOT, CANNOT),
    ],
)
def test_verdict(target: str, direction: str, base: str | None, below: Verdict, equal: Verdict, above: Verdict) -> None:
    told = [
        verdict(
            value=Decimal(value),
            target=parse(target),
            direction=direction,
            base=None if base is None else Decimal(base),
        )
        for value in (9, 10, 11)
    ]
    assert told == [below, equal, above]


def test_every_kind_of_target_has_an_answer_and_none_without_value_or_target() -> None:
    texts = ["1", ">=1", "≤1", ">1", "<1", "öka", "minska", "ej öka", "ej minska", "stabiliseras", "ord", "saknas"]
    assert {parse(text).kind for text in texts} == set(TargetKind)
    for text in texts:
        assert verdict(value=None, target=parse(text), direction="higher", base=Decimal(1)) is CANNOT
    assert verdict(value=Decimal(1), target=None, direction="higher", base=Decimal(1)) is CANNOT


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ([], Status.CANNOT_BE_ASSESSED),
        ([CANNOT, CANNOT], Status.CANNOT_BE_ASSESSED),
        ([MET], Status.MET),
        ([MET, CANNOT], Status.MET),
        ([MET, NOT], Status.PARTLY),
        ([MET, NOT, CANNOT], Status.PARTLY),
        ([NOT], Status.NOT_MET),
        ([NOT, NOT, CANNOT], Status.NOT_MET),
    ],
)
def test_evidence(verdicts: list[Verdict], status: Status) -> None:
    assert evidence(iter(verdicts)) is status
