"""Read what people have decided about findings, and how earlier reviews went."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.cycle.models import Occasion
from tertial.organisation.models import Municipality, Unit
from tertial.review.models import AcceptedFinding, KeptReview, RuleSetting
from tertial.review.subject import OFF, Settings


def accepted(committee: Unit, occasion: Occasion) -> dict[str, AcceptedFinding]:
    """The accepted findings of a report by identity, oldest first. One query."""
    rows = AcceptedFinding.objects.filter(committee=committee, occasion=occasion).select_related("accepted_by")
    return {row.identity: row for row in rows}


def settings(municipality: Municipality) -> Settings:
    """The municipality's own limits, by rule and parameter; a rule that is off has one under `OFF`. One query."""
    rows = RuleSetting.objects.filter(municipality=municipality)
    return {(rule, parameter): value for rule, parameter, value in rows.values_list("rule", "parameter", "value")}


def rules_off(municipality: Municipality) -> Sequence[RuleSetting]:
    """The rules that the municipality does not use, with the reason why."""
    return list(RuleSetting.objects.filter(municipality=municipality, parameter=OFF))


def kept_reviews(committee: Unit, occasion: Occasion) -> list[KeptReview]:
    """How the report's reviews have gone, oldest first."""
    return list(KeptReview.objects.filter(committee=committee, occasion=occasion))


def latest_review(committee: Unit, occasion: Occasion) -> KeptReview | None:
    """How the review went when somebody last changed the report or accepted something; None when it has not been kept. One query."""
    return KeptReview.objects.filter(committee=committee, occasion=occasion).last()
