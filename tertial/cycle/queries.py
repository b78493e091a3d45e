"""Read plan periods, occasions, decisions and events."""

from __future__ import annotations

from tertial.common.errors import NotFound, Refused
from tertial.cycle.models import Decision, Lock, Occasion, PlanPeriod, SignificantEvent
from tertial.organisation.models import Unit


def occasions() -> list[Occasion]:
    """All occasions, oldest first."""
    return list(Occasion.objects.select_related("plan_period", "municipality"))


def occasion(slug: str) -> Occasion:
    """The occasion with the slug; raises `NotFound` naming those that exist."""
    everything = occasions()
    for found in everything:
        if found.slug == slug:
            return found
    raise NotFound("Uppföljningstillfället", slug, [found.slug for found in everything])


def previous_occasion(current: Occasion) -> Occasion | None:
    """The occasion before this one, whatever its year."""
    return (
        Occasion.objects.filter(municipality=current.municipality, period_end__lt=current.period_end)
        .select_related("plan_period", "municipality")
        .last()
    )


def plan_period(slug: str) -> PlanPeriod:
    """The plan period with the slug."""
    found = PlanPeriod.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound("Planperioden", slug, list(PlanPeriod.objects.values_list("slug", flat=True)))
    return found


def decision(slug: str) -> Decision:
    """The decision with the slug."""
    found = Decision.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound("Beslutet", slug, list(Decision.objects.values_list("slug", flat=True)))
    return found


def significant_events(committee: Unit, occasion: Occasion) -> list[SignificantEvent]:
    """The committee's significant events in the period, in their order."""
    return list(SignificantEvent.objects.filter(committee=committee, occasion=occasion))


def significant_event(committee: Unit, occasion: Occasion, slug: str) -> SignificantEvent:
    """The committee's event with the slug; raises `NotFound` naming those that exist."""
    everything = significant_events(committee, occasion)
    for found in everything:
        if found.slug == slug:
            return found
    raise NotFound("Händelsen", slug, [found.slug for found in everything])


def require_open(committee: Unit, occasion: Occasion) -> None:
    """Raise `Refused` when what the committee reported at the occasion is decided."""
    lock = Lock.objects.filter(committee=committee, occasion=occasion).first()
    if lock:
        raise Refused(
            f"{committee.name} har beslutat om {occasion} ({lock.decision_text}). Det som är beslutat kan inte ändras."
        )


def open_periods(committee: Unit) -> frozenset[str]:
    """The periods of the follow-ups that the committee has not decided: what is given for them is still being worked on."""
    waiting = Occasion.objects.filter(municipality=committee.municipality_id).exclude(locks__committee=committee)
    return frozenset(str(occasion.period) for occasion in waiting)
