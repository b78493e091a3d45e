"""The room's tables."""

from tertial.steering.models.assessment import Assessment, Assignment, AssignmentFollowUp, AssignmentKind, ScaleWord
from tertial.steering.models.goal import CommitteeGoal, CouncilGoal, GoalArea
from tertial.steering.models.indicator import (
    DefinitionVersion,
    Direction,
    Indicator,
    IndicatorKind,
    NamedPart,
    Placement,
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
    "GoalArea",
    "Indicator",
    "IndicatorKind",
    "NamedPart",
    "Placement",
    "ScaleWord",
    "Sex",
    "Target",
]
