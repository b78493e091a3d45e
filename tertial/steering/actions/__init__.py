"""The room's writes."""

from tertial.steering.actions.assessments import assess, follow_up_assignment, give_assignment, set_scale_word
from tertial.steering.actions.definitions import Definition, WantedPart, correct_definition, define, expect_parts
from tertial.steering.actions.goals import add_committee_goal, add_council_goal, add_goal_area
from tertial.steering.actions.indicators import add_indicator, add_named_part, remove_target, set_target
from tertial.steering.actions.placements import place, take_out

__all__ = [
    "Definition",
    "WantedPart",
    "add_committee_goal",
    "add_council_goal",
    "add_goal_area",
    "add_indicator",
    "add_named_part",
    "assess",
    "correct_definition",
    "define",
    "expect_parts",
    "follow_up_assignment",
    "give_assignment",
    "place",
    "remove_target",
    "set_scale_word",
    "set_target",
    "take_out",
]
