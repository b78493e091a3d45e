"""Find an indicator by its slug, of one kind or of any."""

from __future__ import annotations

from contextlib import suppress

from tertial.common.errors import NotFound
from tertial.measurement.queries import indicator
from tertial.measurement.queries.measured import definitions_in
from tertial.organisation.models import Unit
from tertial.steering.models import Indicator, IndicatorKind

KINDS = (IndicatorKind.INDICATOR, IndicatorKind.VOLUME, IndicatorKind.PERSONNEL, IndicatorKind.SERIES)


def indicator_of_kind(committee: Unit, slug: str, kind: IndicatorKind) -> Indicator | None:
    """The indicator of that kind, or None."""
    with suppress(NotFound):
        return indicator(committee, slug, kind)
    return None


def indicator_of_any_kind(committee: Unit, slug: str) -> Indicator:
    """The indicator with the slug, else the volume, personnel measure or series; `NotFound` names the indicators."""
    for kind in KINDS:
        found = indicator_of_kind(committee, slug, kind)
        if found:
            return found
    return indicator(committee, slug)


def name_in(found: Indicator, year: int) -> str:
    """What the indicator is called by the definition in force a year; its slug before it has one. One query."""
    in_force = definitions_in([found.pk], year).get(found.pk)
    return in_force.definition.name if in_force else found.slug
