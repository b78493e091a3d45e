"""Assessments of goals, and assignments with their follow-up."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.cycle.models import Decision, Occasion, PlanPeriod
from tertial.document.inline import Status
from tertial.organisation.models import Municipality, Unit
from tertial.steering.models.goal import CommitteeGoal

GOAL_STATES = (Status.MET, Status.PARTLY, Status.NOT_MET, Status.CANNOT_BE_ASSESSED)


class ScaleWord(models.Model):
    """The municipality's own word for a state: Uppnås, Uppnås delvis, Uppnås ej, Kan ej bedömas."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="scale_words")
    status = models.CharField(max_length=20, choices=[(state.value, state.value) for state in GOAL_STATES])
    word = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "status"), name="one_word_per_state"),)

    def __str__(self) -> str:
        return self.word


class Assessment(Versioned):
    """The committee's weighed judgement of a goal at an occasion, with its motivation (which may hold bound numbers)."""

    goal = models.ForeignKey(CommitteeGoal, models.PROTECT, related_name="assessments")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=20, choices=[(state.value, state.value) for state in GOAL_STATES])
    motivation = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("goal", "occasion"), name="one_assessment_per_occasion"),)

    def __str__(self) -> str:
        return f"{self.goal} {self.occasion}"


class AssignmentKind(models.TextChoices):
    """Whether all committees or only this one got the assignment."""

    COMMON = "common", "kommungemensamt"
    SPECIFIC = "specific", "nämndspecifikt"


class Assignment(models.Model):
    """A strategic assignment given to the committee, with the decided wording."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    plan_period = models.ForeignKey(PlanPeriod, models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=10, choices=AssignmentKind)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("kind", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("committee", "plan_period", "kind", "number"), name="assignment_number_unique"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class AssignmentFollowUp(Versioned):
    """An assignment's state at an occasion, in the reporter's word, with a comment."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="follow_ups")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="assignment_follow_ups")
    status = models.CharField(max_length=20, choices=[(state.value, state.value) for state in Status])
    word = models.CharField(max_length=100)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assignment", "occasion"), name="one_follow_up_per_occasion"),)

    def __str__(self) -> str:
        return f"{self.assignment} {self.occasion}: {self.word}"
