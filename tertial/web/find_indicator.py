"""Find an indicator by its slug, of one kind or of any."""

from __future__ import annotations

from contextlib import suppress

from tertial.common.errors import NotFound
from tertial.measurement.queries import indicator
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
