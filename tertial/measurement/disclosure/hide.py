"""Read indicators' values, and write which of them the public may not see."""

from __future__ import annotations

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from tertial.document.figure import MissingReason
from tertial.measurement.disclosure.calculations import Cell, Kind, Limits, Place, Protected, protect
from tertial.measurement.disclosure.calculations.cells import Amounts
from tertial.measurement.disclosure.calculations.lattice import Lattice
from tertial.measurement.models import Hidden, Observation
from tertial.steering.models import DefinitionVersion, Quantity

KINDS = {
    Quantity.COUNT: Kind.COUNT,
    Quantity.AMOUNT: Kind.AMOUNT,
    Quantity.SHARE: Kind.SHARE,
    Quantity.MEAN: Kind.MEAN,
    Quantity.INDEX: Kind.MEAN,
    Quantity.WORDS: Kind.MEAN,
}
_CHUNK = 500
"""How many keys stand in one statement; SQLite allows some thousands."""


class _Row(NamedTuple):
    """The columns of an observation that decide whether it may be seen."""

    pk: int
    indicator: int
    definition: int
    period: str
    nature: str
    unit: str | None
    path: str | None
    part: str | None
    sex: str
    value: object
    decimals: int
    numerator: object
    denominator: object
    missing: str
    words: str
    hidden: str


_COLUMNS = (
    "pk",
    "indicator_id",
    "definition_id",
    "period",
    "nature",
    "unit__slug",
    "unit__path",
    "part__slug",
    "sex",
    "value",
    "decimals",
    "numerator",
    "denominator",
    "missing_reason",
    "text_value",
    "hidden",
)


def hide(indicator_ids: Iterable[int], *, secondary: bool = True) -> None:
    """Decide anew which values of these indicators are hidden, in the caller's transaction; write only what changed.

    One query where none of them is about people. `secondary` is only switched off to show what it is for.
    """
    versions = _versions(list(indicator_ids))
    if not versions:
        return
    about_people = {version.indicator_id for version in versions.values() if version.about_people}
    concerned = {version.indicator_id for version in versions.values()}
    tables: dict[tuple[int, str], list[_Row]] = defaultdict(list)
    rows = Observation.objects.filter(indicator__in=concerned).order_by("pk").values_list(*_COLUMNS)
    for row in map(_Row._make, rows.iterator()):
        tables[row.indicator, row.period[:4]].append(row)
    changed: dict[str, list[int]] = defaultdict(list)
    for (indicator, _year), table in tables.items():
        wanted = _wanted(table, versions, secondary=secondary) if indicator in about_people else {}
        for row in table:
            now = wanted.get(row.pk, Hidden.NO.value)
            if now != row.hidden:
                changed[now].append(row.pk)
    for hidden, keys in changed.items():
        for start in range(0, len(keys), _CHUNK):
            Observation.objects.filter(pk__in=keys[start : start + _CHUNK]).update(hidden=hidden)


def _versions(ids: list[int]) -> dict[int, DefinitionVersion]:
    """All definitions of the indicators of which one is about people, or of which something is hidden since before."""
    about = DefinitionVersion.objects.filter(indicator=OuterRef("indicator"), about_people=True)
    hidden = Observation.objects.filter(indicator=OuterRef("indicator")).exclude(hidden="")
    found: dict[int, DefinitionVersion] = {}
    for start in range(0, len(ids), _CHUNK):
        chosen = DefinitionVersion.objects.filter(indicator__in=ids[start : start + _CHUNK])
        found |= {version.pk: version for version in chosen.filter(Q(Exists(about)) | Q(Exists(hidden)))}
    return found


def _wanted(rows: list[_Row], versions: Mapping[int, DefinitionVersion], *, secondary: bool) -> dict[int, str]:
    """The rows of an indicator's year that are to be hidden, by key."""
    places: dict[Place, int] = {}
    series: dict[str, list[Cell]] = defaultdict(list)
    for row in rows:
        cell = _cell(row, versions[row.definition])
        places[cell.place] = row.pk
        series[cell.place.series].append(cell)
    parents = _parents(rows)
    found = _protected(series, parents, secondary=secondary)
    wanted = {places[place]: Hidden.SECONDARY.value for place in found.secondary}
    return wanted | {places[place]: Hidden.PRIMARY.value for place in found.primary}


_kept: OrderedDict[bytes, Protected] = OrderedDict()
_MOST_KEPT = 4_000


def _protected(series: Mapping[str, list[Cell]], parents: Mapping[str, str], *, secondary: bool) -> Protected:
    """What to hide in a year's tables. Somebody who mends one value of one year need not wait for all the others' to be worked out.

    The answer follows from the cells alone, so that it can be kept by their fingerprint: never wrong, in whatever process.
    """
    facts = repr((sorted(series.items()), sorted(parents.items()), secondary))
    fingerprint = hashlib.blake2b(facts.encode()).digest()
    found = _kept.get(fingerprint)
    if found is None:
        found = protect([Lattice(cells, parents) for cells in series.values()], secondary=secondary)
        _kept[fingerprint] = found
        while len(_kept) > _MOST_KEPT:
            with suppress(KeyError):  # another thread was first
                _kept.popitem(last=False)
    return found


def _parents(rows: Iterable[_Row]) -> dict[str, str]:
    """For each unit in the table the closest one above it in the table."""
    paths = {row.path: row.unit for row in rows if row.path and row.unit}
    return {unit: next((paths[path] for path in _above(own) if path in paths), "") for own, unit in paths.items()}


def _above(path: str) -> Iterator[str]:
    """The paths above one, the closest first: `/000001/000004/` is below `/000001/`."""
    steps = path.strip("/").split("/")
    for length in range(len(steps) - 1, 0, -1):
        yield "/" + "/".join(steps[:length]) + "/"


def _cell(row: _Row, version: DefinitionVersion) -> Cell:
    kind = KINDS[Quantity(version.quantity)]
    # A definition that is not about people has nothing to guard, but may tell what another one guards.
    few = Limits(version.smallest_count, version.smallest_denominator) if version.about_people else Limits(0, 0)
    return Cell(
        place=Place(f"{row.nature}/{row.definition}", row.period, row.unit or "", row.part or "", row.sex),
        kind=kind,
        limits=few,
        amounts=_amounts(row, kind, version.unit),
        shown=not row.missing,
        step=Fraction(1, 10**row.decimals),
        withheld=version.about_people and row.missing == MissingReason.SUPPRESSED,
    )


def _amounts(row: _Row, kind: Kind, unit: str) -> Amounts | None:
    """What adds up over parts, as far as it is known."""
    value, numerator, denominator = _exact(row.value), _exact(row.numerator), _exact(row.denominator)
    if row.missing:
        return None
    if kind is Kind.COUNT:
        return (value,) if value is not None and value >= 0 else None
    if denominator is None:
        return None
    if kind is not Kind.SHARE:
        return (denominator,)
    if numerator is None and value is not None:
        # Anybody who knows how many there are can reckon how many the share is.
        numerator = Fraction(round(denominator * value / (100 if "%" in unit else 1)))
    if numerator is None or not 0 <= numerator <= denominator:
        return None
    return (numerator, denominator - numerator)


def _exact(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))
