"""An indicator's definitions side by side, with what changed from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertial.steering.models import DefinitionVersion


@dataclass(frozen=True, slots=True)
class Cell:
    """What a definition says on one point; `changed` when the one before said otherwise. Text of people's is in Swedish."""

    words: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the definitions, with a cell for each, the earliest first."""

    label: str | Promise
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Versions:
    """The definitions that are compared, the earliest first, and the points that any of them says something on."""

    versions: list[DefinitionVersion]
    rows: list[Row]


def side_by_side(versions: Sequence[DefinitionVersion], parts: dict[int, list[str]]) -> Versions:
    """The definitions, given from the earliest; `parts` holds the names of the parts that each expects, by its id."""
    rows = []
    points = [*_POINTS, (gettext_lazy("Väntade delar"), lambda version: ", ".join(parts.get(version.pk, ())))]
    for label, words in points:
        said = [words(version) for version in versions]
        if any(said):
            rows.append(
                Row(label, [Cell(one, number > 0 and one != said[number - 1]) for number, one in enumerate(said)])
            )
    return Versions(list(versions), rows)


def _owner(version: DefinitionVersion) -> str:
    return version.owner.name if version.owner else ""


def _lag(version: DefinitionVersion) -> str:
    if not version.lag_years:
        return ""
    return _("uppgiften avser året före") if version.lag_years == 1 else _("%(n)d år") % {"n": version.lag_years}


def _thresholds(version: DefinitionVersion) -> str:
    if not version.about_people:
        return ""
    return _("värden om färre än %(count)d personer visas inte, och inte andelar av färre än %(of)d") % {
        "count": version.smallest_count,
        "of": version.smallest_denominator,
    }


_POINTS: tuple[tuple[str | Promise, Callable[[DefinitionVersion], str]], ...] = (
    (gettext_lazy("Namn"), lambda version: version.name),
    (gettext_lazy("Enhet"), lambda version: version.unit),
    (gettext_lazy("Slags tal"), lambda version: version.get_quantity_display()),
    (gettext_lazy("Riktning"), lambda version: version.get_direction_display()),
    (gettext_lazy("Det som räknas"), lambda version: version.numerator),
    (gettext_lazy("Av vad"), lambda version: version.denominator),
    (gettext_lazy("Bland vilka"), lambda version: version.population),
    (gettext_lazy("Ansvarig enhet"), _owner),
    (gettext_lazy("Källa"), lambda version: version.source),
    (gettext_lazy("Hur ofta"), lambda version: version.get_frequency_display()),
    (gettext_lazy("Mäts"), lambda version: version.measured_on),
    (gettext_lazy("Eftersläpning"), _lag),
    (gettext_lazy("Små tal"), _thresholds),
    (gettext_lazy("Noter"), lambda version: version.notes),
)
