"""Accept findings and take that back, set a municipality's limits, keep how a review went."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from tertial.audit.actions import record, snapshot
from tertial.common.errors import NotFound, Refused
from tertial.common.numbers import swedish
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission
from tertial.review.engine import Review
from tertial.review.finding import Finding, Severity
from tertial.review.models import AcceptedFinding, KeptReview, RuleSetting
from tertial.review.rules import rule_of
from tertial.review.subject import OFF

_LONGEST_REASON = 2_000


@transaction.atomic
def accept(*, committee: Unit, occasion: Occasion, finding: Finding, reason: str, by: Person) -> AcceptedFinding:
    """Let a finding stand, with the reason. Accepting it again changes the reason.

    Refused: an empty reason, and a report that is decided.
    """
    require(by, Permission.REVIEW_ACCEPT, unit=committee)
    require_open(committee, occasion)
    words = reason.strip()
    if not words:
        raise Refused("Skriv varför anmärkningen godtas.", place="reason")
    if len(words) > _LONGEST_REASON:
        raise Refused(f"Skälet är {len(words)} tecken, och högst {_LONGEST_REASON} får plats.", place="reason")
    values = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "place": finding.place.words[:500],
        "quote": finding.quote,
        "message": finding.message.sv,
        "reason": words,
        "accepted_by": by,
        "accepted_at": timezone.now(),
    }
    row, created = AcceptedFinding.objects.select_for_update().get_or_create(
        committee=committee, occasion=occasion, identity=finding.identity, defaults=values
    )
    before = None if created else snapshot(row)
    if not created:
        if row.reason == words:
            return row
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    record(action="review.accept", subject=row, by=by, before=before, after=snapshot(row), reason=words)
    return row


@transaction.atomic
def take_back(*, committee: Unit, occasion: Occasion, identity: str, by: Person) -> None:
    """Take back that a finding was accepted: it is open again. Refused when the report is decided; `NotFound` when it is not accepted."""
    require(by, Permission.REVIEW_ACCEPT, unit=committee)
    require_open(committee, occasion)
    row = AcceptedFinding.objects.filter(committee=committee, occasion=occasion, identity=identity).first()
    if row is None:
        raise NotFound("Den godtagna anmärkningen", identity)
    record(action="review.take_back", subject=row, by=by, before=snapshot(row))
    row.delete()


@transaction.atomic
def set_limit(*, municipality: Municipality, rule: str, parameter: str, value: Decimal | None, by: Person) -> None:
    """Set the municipality's own value of a rule's limit; None goes back to the rule's own.

    Raises `NotFound` for an unknown rule or parameter, `Refused` for a value outside what the parameter allows.
    """
    require(by, Permission.REVIEW_RULES, unit=municipality.root)
    parameters = rule_of(rule).parameters
    if parameter not in parameters:
        raise NotFound("Gränsen", parameter, list(parameters))
    allowed = parameters[parameter]
    if value is not None and not allowed.least <= value <= allowed.most:
        raise Refused(
            f"Gränsen ska vara mellan {swedish(allowed.least)} och {swedish(allowed.most)}, inte {swedish(value)}.",
            place=parameter,
        )
    _set(municipality, rule, parameter, value, "", by)


@transaction.atomic
def turn_off(*, municipality: Municipality, rule: str, reason: str, by: Person) -> None:
    """Let a rule rest in the whole municipality, with the reason; an empty reason is refused."""
    require(by, Permission.REVIEW_RULES, unit=municipality.root)
    rule_of(rule)
    if not reason.strip():
        raise Refused("Skriv varför regeln inte ska användas.", place="reason")
    _set(municipality, rule, OFF, Decimal(0), reason.strip(), by)


@transaction.atomic
def turn_on(*, municipality: Municipality, rule: str, by: Person) -> None:
    """Use a rule again that was turned off; one that is in use stays so."""
    require(by, Permission.REVIEW_RULES, unit=municipality.root)
    rule_of(rule)
    _set(municipality, rule, OFF, None, "", by)


@transaction.atomic
def keep_review(
    *,
    committee: Unit,
    occasion: Occasion,
    review: Review,
    open_findings: tuple[Finding, ...],
    digest: str,
    by: Person,
    frozen: bool = False,
) -> KeptReview | None:
    """Keep how a review went, for the trend. None when the latest one kept was of the same state (`digest`) and nothing is frozen."""
    require(by, Permission.REPORT_TEXT, unit=committee)
    latest = KeptReview.objects.filter(committee=committee, occasion=occasion).last()
    counts = {severity: sum(one.severity is severity for one in open_findings) for severity in Severity}
    told = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "hints": counts[Severity.HINT],
        "accepted": len(review.findings) - len(open_findings),
        "numbers": review.numbers,
        "bound": review.bound,
    }
    if (
        latest
        and latest.digest == digest
        and not frozen
        and all(getattr(latest, name) == value for name, value in told.items())
    ):
        return None
    row = KeptReview.objects.create(
        committee=committee, occasion=occasion, at=timezone.now(), digest=digest, frozen=frozen, **told
    )
    record(action="review.keep_review", subject=row, by=by, after=snapshot(row))
    return row


def _set(municipality: Municipality, rule: str, parameter: str, value: Decimal | None, reason: str, by: Person) -> None:
    row = (
        RuleSetting.objects.select_for_update()
        .filter(municipality=municipality, rule=rule, parameter=parameter)
        .first()
    )
    if value is None:
        if row is not None:
            record(action="review.clear_setting", subject=row, by=by, before=snapshot(row))
            row.delete()
        return
    before = snapshot(row) if row else None
    if row is None:
        row = RuleSetting(municipality=municipality, rule=rule, parameter=parameter)
    elif row.value == value and row.reason == reason:
        return
    row.value, row.reason = value, reason
    row.save()
    record(action="review.set_setting", subject=row, by=by, before=before, after=snapshot(row), reason=reason)
