"""The room's tables."""

from tertial.steering.models.assessment import Assessment, Assignment, AssignmentFollowUp, AssignmentKind, ScaleWord
from tertial.steering.models.goal import CommitteeGoal, CouncilGoal, GoalArea
from tertial.steering.models.indicator import (
    DefinitionVersion,
    Direction,
    ExpectedPart,
    Frequency,
    Indicator,
    IndicatorKind,
    NamedPart,
    Placement,
    Quantity,
    Sex,
    Target,
)

__all__ = [
    "Assessment",
    "Assignment",
    "AssignmentFollowUp",
    "AssignmentKind",
    "CommitteeGoal",
    "CouncilGoal",
    "DefinitionVersion",
    "Direction",
    "ExpectedPart",
    "Frequency",
    "GoalArea",
    "Indicator",
    "IndicatorKind",
    "NamedPart",
    "Placement",
    "Quantity",
    "ScaleWord",
    "Sex",
    "Target",
]
