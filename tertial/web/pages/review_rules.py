"""The rules of the review: what each looks for, and how the municipality uses it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.common.errors import Refused
from tertial.common.numbers import read_number, swedish
from tertial.organisation.access import can, require
from tertial.organisation.permissions import Permission
from tertial.review.actions import set_limit, turn_off, turn_on
from tertial.review.finding import Severity
from tertial.review.queries import rules_off, settings
from tertial.review.rule import Family, Rule
from tertial.review.rules import RULES, rule_of
from tertial.web.place import Place, at_place


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule in the reader's language."""

    id: str
    severity: Severity
    title: str
    explanation: str
    example: str
    fix: str
    off: str


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """A limit of a rule: what it means, its own value, the municipality's, and between what it must be."""

    name: str
    meaning: str
    default: str
    value: str
    least: str
    most: str
    changed: bool


@at_place
def rules(request: HttpRequest, place: Place) -> HttpResponse:
    """All rules, family by family."""
    require(request.user, Permission.REVIEW_READ, unit=place.committee)
    language, off = _language(), _off(place)
    families = [
        (
            family.value,
            family.label.said(language),
            [_shown(one, language, off) for one in RULES if one.family is family],
        )
        for family in Family
    ]
    return render(request, "review/rules.html", {"families": families, "count": len(RULES)})


@at_place
def rule(request: HttpRequest, place: Place, rule: str) -> HttpResponse:
    """A rule: why it is there, an example, what to do, its limits."""
    require(request.user, Permission.REVIEW_READ, unit=place.committee)
    return _rule_page(request, place, rule_of(rule), {})


@at_place
@require_POST
def limit(request: HttpRequest, place: Place, rule: str, parameter: str) -> HttpResponse:
    """Set the municipality's own limit; an empty field goes back to the rule's own."""
    one = rule_of(rule)
    written = request.POST.get("value", "").strip()
    try:
        value = read_number(written) if written else None
        set_limit(
            municipality=place.municipality,
            rule=one.id,
            parameter=parameter,
            value=value,
            by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        )
    except Refused as error:
        return _rule_page(request, place, one, {"parameter": parameter, "error": error, "value": written}, status=400)
    messages.success(request, _("Gränsen är sparad och gäller hela kommunen."))
    return redirect(place.to(f"rapport/granskning/regler/{one.id}"))


@at_place
@require_POST
def use(request: HttpRequest, place: Place, rule: str) -> HttpResponse:
    """Let a rule rest in the municipality, with the reason, or use it again."""
    one = rule_of(rule)
    if "on" in request.POST:
        turn_on(municipality=place.municipality, rule=one.id, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Regeln används igen."))
        return redirect(place.to(f"rapport/granskning/regler/{one.id}"))
    reason = request.POST.get("reason", "")
    try:
        turn_off(municipality=place.municipality, rule=one.id, reason=reason, by=request.user)  # type: ignore[arg-type]
    except Refused as error:
        return _rule_page(request, place, one, {"parameter": "", "error": error, "value": reason}, status=400)
    messages.success(request, _("Regeln vilar i hela kommunen."))
    return redirect(place.to(f"rapport/granskning/regler/{one.id}"))


def _rule_page(
    request: HttpRequest, place: Place, one: Rule, form: dict[str, object], *, status: int = 200
) -> HttpResponse:
    language = _language()
    own = settings(place.municipality)
    limits = []
    for name, parameter in one.parameters.items():
        value = own.get((one.id, name))
        limits.append(
            ShownLimit(
                name=name,
                meaning=parameter.meaning.said(language),
                default=swedish(_plain(parameter.default)),
                value=swedish(_plain(value)) if value is not None else "",
                least=swedish(_plain(parameter.least)),
                most=swedish(_plain(parameter.most)),
                changed=value is not None,
            )
        )
    context = {
        "rule": _shown(one, language, _off(place)),
        "family": one.family.label.said(language),
        "limits": limits,
        # Rules and limits are the whole municipality's: a role at the committee is not enough.
        "may_change": can(place.person, Permission.REVIEW_RULES, unit=place.municipality.root),
        "form": form,
    }
    return render(request, "review/rule.html", context, status=status)


def _shown(rule: Rule, language: str, off: dict[str, str]) -> ShownRule:
    return ShownRule(
        rule.id,
        rule.severity,
        rule.title.said(language),
        rule.explanation.said(language),
        rule.example.said(language),
        rule.fix.said(language),
        off.get(rule.id, ""),
    )


def _off(place: Place) -> dict[str, str]:
    return {row.rule: row.reason for row in rules_off(place.municipality)}


def _language() -> str:
    return get_language() or "sv"


def _plain(value: Decimal) -> Decimal:
    """Without the zeros that the database keeps at the end."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
