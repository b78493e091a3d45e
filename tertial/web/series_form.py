"""The form for a series of open statistics: what it is called, which years, whom it is compared with, which indicator it feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.measurement.actions import Series
from tertial.measurement.actions.open_statistics import YEARS
from tertial.measurement.models import OpenSeries
from tertial.measurement.open_statistics.answers import Area
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart
from tertial.web.forms import words

_EARLIEST, _LATEST = 1950, 2200


@dataclass(frozen=True, slots=True)
class Feeds:
    """An indicator, or a part of one, that a series can give its values: the value of the choice, and its words."""

    value: str
    label: str


def definition_fed(row: OpenSeries) -> DefinitionVersion | None:
    """The latest definition of the indicator that a series gives values; None where it gives none."""
    if row.indicator is None:
        return None
    return max(row.indicator.definitions.all(), key=lambda version: version.valid_from, default=None)


def indicators_to_feed(committee: Unit) -> list[Feeds]:
    """The committee's indicators by name, each followed by its named parts. Three queries."""
    rows = Indicator.objects.filter(committee=committee).prefetch_related("definitions", "named_parts")
    found = []
    for row in rows:
        versions = sorted(row.definitions.all(), key=lambda version: version.valid_from)
        name = versions[-1].name if versions else row.slug
        found.append(Feeds(str(row.pk), name))
        found += [Feeds(f"{row.pk}/{part.pk}", f"{name}: {part.name}") for part in row.named_parts.all()]
    return sorted(found, key=lambda one: one.label.casefold())


def new_values(*, title: str, unit: str, by_sex: bool, decimals: str, this_year: int) -> dict[str, Any]:
    """What the form shows for a series that is not chosen yet."""
    return {
        "title": title,
        "unit": unit,
        "by_sex": by_sex,
        "decimals": decimals,
        "first_year": this_year - YEARS + 1,
        "last_year": "",
        "lag_years": 0,
        "feeds": "",
    }


def values_of(row: OpenSeries) -> dict[str, Any]:
    """What the form shows for a series that is there."""
    return {
        "title": row.title,
        "unit": row.unit,
        "by_sex": row.by_sex,
        "decimals": row.query.get("decimals", ""),
        "first_year": row.query.get("first_year", ""),
        "last_year": row.query.get("last_year", ""),
        "lag_years": row.lag_years,
        "feeds": f"{row.indicator_id}/{row.part_id}" if row.part_id else str(row.indicator_id or ""),
    }


def written_values(request: HttpRequest) -> dict[str, Any]:
    """What somebody wrote in the form, to be shown again."""
    names = ("title", "unit", "decimals", "first_year", "last_year", "lag_years", "feeds")
    return {**{name: words(request, name) for name in names}, "by_sex": "by_sex" in request.POST}


def series_from(
    committee: Unit, values: Mapping[str, Any], *, description: str, areas: Sequence[Area], query: Mapping[str, Any]
) -> Series:
    """The series that the form says; `query` is what the service's own part of the form adds. Raises `Refused`."""
    indicator, part = _fed(committee, str(values["feeds"]))
    asked: dict[str, Any] = {"first_year": _number(values["first_year"], _("Första året"), _EARLIEST, _LATEST)}
    if values["last_year"]:
        asked["last_year"] = _number(values["last_year"], _("Sista året"), asked["first_year"], _LATEST)
    if values["decimals"] != "":
        asked["decimals"] = _number(values["decimals"], _("Decimaler"), 0, 8)
    return Series(
        title=values["title"],
        description=description,
        unit=values["unit"],
        query={**asked, **query},
        by_sex=bool(values["by_sex"]),
        indicator=indicator,
        part=part,
        areas=areas,
        lag_years=_number(values["lag_years"] or 0, _("Eftersläpningen"), 0, 5),
    )


def _fed(committee: Unit, value: str) -> tuple[Indicator | None, NamedPart | None]:
    if not value:
        return None, None
    key, _slash, part_key = value.partition("/")
    row = Indicator.objects.filter(committee=committee, pk=key).first() if key.isdecimal() else None
    part = row.named_parts.filter(pk=part_key).first() if row is not None and part_key.isdecimal() else None
    if row is None or (part_key and part is None):
        raise Refused(_("Indikatorn finns inte längre. Läs in sidan på nytt."))
    return row, part


def _number(value: object, what: str, least: int, most: int) -> int:
    text = str(value)
    if not (text.isascii() and text.isdecimal() and least <= int(text[:9]) <= most):
        raise Refused(
            _("%(what)s är ”%(found)s”. Skriv ett tal mellan %(least)d och %(most)d.")
            % {"what": what, "found": text, "least": least, "most": most}
        )
    return int(text)
