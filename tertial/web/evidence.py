"""What a goal's indicators alone would say, beside the assessment that people make; never instead of it."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.document.figure import Figure
from tertial.document.inline import Status
from tertial.measurement.queries import Line, Measured
from tertial.steering.calculations import Verdict, evidence
from tertial.steering.queries import GoalNode

_STATES = {
    Verdict.MET: Status.MET,
    Verdict.ON_THE_WAY: Status.PARTLY,
    Verdict.NOT_MET: Status.NOT_MET,
    Verdict.CANNOT_TELL: Status.CANNOT_BE_ASSESSED,
}


@dataclass(frozen=True, slots=True)
class Witness:
    """An indicator of a goal: what it is now, what is wanted, and whether it is there."""

    measured: Measured
    verdict: Verdict
    values: tuple[Line, ...]
    targets: tuple[Line, ...]

    @property
    def state(self) -> Status:
        """The verdict as a mark."""
        return _STATES[self.verdict]

    @property
    def figures(self) -> list[Figure]:
        """The values now."""
        return [line.figure for line in self.values]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A goal's indicators, and what they say together."""

    witnesses: list[Witness]
    status: Status
    met: int
    told: int


@dataclass(frozen=True, slots=True)
class AssessedGoal:
    """A goal with its evidence."""

    goal: GoalNode
    evidence: Evidence

    @property
    def differs(self) -> bool:
        """Whether people judge otherwise than the numbers alone would: then the motivation must say why."""
        if self.goal.status is None or Status.CANNOT_BE_ASSESSED in (self.goal.status, self.evidence.status):
            return False
        return self.goal.status is not self.evidence.status


def evidence_of(goal: GoalNode, measured: list[Measured], now: str) -> Evidence:
    """The evidence for a goal: the whole of each of its indicators, for the period `now`."""
    witnesses = [
        Witness(one, one.rows[0].verdict, one.rows[0].cells.get(now, ()), one.rows[0].cells.get("target", ()))
        for one in measured
        if one.goal_id == goal.id and one.rows
    ]
    told = [witness for witness in witnesses if witness.verdict is not Verdict.CANNOT_TELL]
    return Evidence(
        witnesses,
        evidence(witness.verdict for witness in witnesses),
        sum(witness.verdict is Verdict.MET for witness in told),
        len(told),
    )
