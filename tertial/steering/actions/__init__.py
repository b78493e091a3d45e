"""The room's writes."""

from tertial.steering.actions.assessments import assess, follow_up_assignment, give_assignment, set_scale_word
from tertial.steering.actions.goals import add_committee_goal, add_council_goal, add_goal_area
from tertial.steering.actions.indicators import add_indicator, add_named_part, define, place, set_target

__all__ = [
    "add_committee_goal",
    "add_council_goal",
    "add_goal_area",
    "add_indicator",
    "add_named_part",
    "assess",
    "define",
    "follow_up_assignment",
    "give_assignment",
    "place",
    "set_scale_word",
    "set_target",
]
