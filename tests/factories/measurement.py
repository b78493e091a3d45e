"""Observations, made by the room's own action."""

from __future__ import annotations

from decimal import Decimal

from tertial.document.figure import Missing
from tertial.measurement.actions import Observed, observe
from tertial.measurement.models import Nature, Observation, State
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tests.factories.organisation import the_program


def observed(
    indicator: Indicator,
    period: str,
    value: str | Missing,
    *,
    words: bool = False,
    definition: DefinitionVersion | None = None,
    unit: Unit | None = None,
    part: NamedPart | None = None,
    sex: Sex = Sex.ALL,
    nature: Nature = Nature.OUTCOME,
    state: State = State.FINAL,
    note: str = "",
    demo: bool = False,
    expected_version: int | None = None,
) -> Observation:
    """A value of an indicator: a number written with its decimals, words, or a missing value.

    By the definition given, else by the indicator's latest that was valid the period's year.
    """
    versions = indicator.definitions.filter(valid_from__lte=int(period[:4]))
    chosen = definition or versions.order_by("-valid_from").first() or indicator.definitions.earliest("valid_from")
    return observe(
        indicator=indicator,
        definition=chosen,
        period=period,
        observed=Observed(value if words or isinstance(value, Missing) else Decimal(value)),
        unit=unit,
        part=part,
        sex=sex,
        nature=nature,
        state=state,
        note=note,
        demo=demo,
        expected_version=expected_version,
        by=the_program(),
    )
