"""Find what a row of a file is a value of: by its key, or by what its columns say."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple, NoReturn

from tertial.common.errors import Refused
from tertial.common.table_files.table import FileRow, Layout
from tertial.measurement.exchange.columns import NATURES, SEXES, words_of
from tertial.measurement.exchange.keys import RowKey
from tertial.measurement.models import Nature
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tertial.steering.parts import Part

_NATURES = {nature.value: nature for nature in Nature}


@dataclass(frozen=True, slots=True)
class PartMeant:
    """A part of an indicator with its rows, by slugs, and its key."""

    unit: Unit | None
    part: NamedPart | None
    sex: Sex
    named: Part = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        """Keep the part by slugs, and its key, for thousands of rows ask for them."""
        named = Part(self.unit.slug if self.unit else "", self.part.slug if self.part else "", self.sex.value)
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "key", named.key)

    @property
    def words(self) -> str:
        """The part in words: `IAF, Tillgänglighet, kvinnor`."""
        words = [self.unit.short_name if self.unit else "", self.part.name if self.part else ""]
        return ", ".join(word for word in (*words, words_of(SEXES, self.sex)) if word)


class Meant(NamedTuple):
    """What a row is a value of: `part_key` is the part's, `identity` what makes an observation the same observation."""

    indicator: Indicator
    definition: DefinitionVersion
    period: str
    nature: Nature
    of: PartMeant
    part_key: str
    identity: tuple[int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class _Series:
    """What all rows mean that name indicator and part in the same words, and the definitions by the years they are of."""

    indicator: Indicator
    of: PartMeant
    definitions: dict[str, DefinitionVersion]


class Indicators:
    """A committee's indicators, with all that they are called, their definitions and parts; the units of its municipality."""

    def __init__(self, committee: Unit, layout: Layout) -> None:
        self._definitions: dict[int, list[DefinitionVersion]] = defaultdict(list)
        self._parts: dict[int, dict[str, NamedPart]] = defaultdict(dict)
        self._called: list[dict[str, list[Indicator]]] = [defaultdict(list), defaultdict(list)]
        self._by_key: dict[tuple[str, str], Indicator] = {}
        self._places: dict[tuple[int, str], PartMeant] = {}
        self._series: dict[tuple[object, ...], _Series] = {}
        self._in_years: dict[tuple[int, int | None], dict[str, DefinitionVersion]] = defaultdict(dict)
        self._words = layout.picker("slug", "indicator", "definition", "unit", "part", "sex")
        self._when = layout.picker("period", "nature")
        indicators = Indicator.objects.filter(committee=committee).in_bulk()
        for indicator in indicators.values():
            indicator.committee = committee
            self._by_key[indicator.kind, indicator.slug] = indicator
            self._called[0][_plain(indicator.slug)].append(indicator)
        for version in DefinitionVersion.objects.filter(indicator__in=indicators).order_by("valid_from"):
            version.indicator = indicators[version.indicator_id]
            self._definitions[version.indicator_id].append(version)
            named = self._called[1][_plain(version.name)]
            if version.indicator not in named:
                named.append(version.indicator)
        for part in NamedPart.objects.filter(indicator__in=indicators):
            self._parts[part.indicator_id].update({part.slug: part, _plain(part.name): part})
        self._units = list(Unit.objects.filter(municipality=committee.municipality_id))
        self._units_names = {unit.slug: unit.short_name for unit in self._units}
        self._units_called: dict[str, list[Unit]] = defaultdict(list)
        for unit in self._units:
            for name in {_plain(name) for name in (unit.slug, unit.short_name, unit.name)} - {""}:
                self._units_called[name].append(unit)

    def meant(self, row: FileRow, hint: str = "", hinted_sex: str = "") -> Meant:
        """What a row is a value of; raises `Refused` whose `place` is the column that is wrong.

        `hint` is what the value's cell itself says of the part, `hinted_sex` the sex that it names: `45% (K)`.
        """
        key = row.get("key")
        found = self._by(RowKey.parse(key)) if key else self._by_columns(row, hint, hinted_sex)
        if key:
            _require_same(found, row)
        if hinted_sex and found.of.sex != hinted_sex:
            of = words_of(SEXES, found.of.sex) or "alla"
            _refuse(f"Värdet säger {words_of(SEXES, hinted_sex)}, men raden gäller {of}.", "value")
        return found

    def names(self, indicator: Indicator) -> Mapping[str, str]:
        """What units and the indicator's parts are called, by slug."""
        parts = {part.slug: part.name for part in self._parts[indicator.id].values()}
        return ChainMap(parts, self._units_names)

    def part(self, indicator: Indicator, key: str) -> PartMeant:
        """The part with a key; raises `Refused` for one that is not there."""
        found = self._places.get((indicator.pk, key))
        if found is None:
            found = self._places[indicator.pk, key] = self._part(indicator, key)
        return found

    def _by(self, key: RowKey) -> Meant:
        indicator = self._by_key.get((key.kind, key.slug))
        if indicator is None:
            _refuse(f"Indikatorn ”{key.slug}” finns inte här.", "key")
        definition = next((one for one in self._definitions[indicator.pk] if one.valid_from == key.valid_from), None)
        if definition is None:
            _refuse(f"{indicator} har ingen definition från {key.valid_from}.", "key")
        if key.nature not in Nature.values:
            _refuse(f"”{key.nature}” i nyckeln är inget slag av värde.", "key")
        return self._meant(indicator, definition, key.period, key.nature, self.part(indicator, key.part_key))

    def _by_columns(self, row: FileRow, hint: str, hinted_sex: str) -> Meant:
        period, nature = self._when(row.said)
        if not period:
            _refuse("Perioden saknas. Skriv till exempel 2023 eller 2023-08.", "period")
        words, year = self._words(row.said), period[:4]
        if hint:
            words = (*words, hint, hinted_sex)
        # Thousands of rows say the same thing in the same words.
        series = self._series.get(words)
        indicator = series.indicator if series else self._indicator(row)
        definitions = series.definitions if series else self._in_years[indicator.id, row.get("definition")]
        if year not in definitions:
            definitions[year] = self._definition(indicator, row.get("definition"), int(year))
        if series is None:
            of = self._of(indicator, row, hint, hinted_sex)
            self._places.setdefault((indicator.id, of.key), of)
            series = self._series[words] = _Series(indicator, of, definitions)
        return self._meant(indicator, definitions[year], period, nature or "outcome", series.of)

    def _meant(
        self, indicator: Indicator, definition: DefinitionVersion, period: str, nature: str, of: PartMeant
    ) -> Meant:
        key = of.key
        identity = (definition.indicator_id, definition.id, period, nature, key)
        return Meant(indicator, definition, period, _NATURES[nature], of, key, identity)

    def _indicator(self, row: FileRow) -> Indicator:
        for name, called in (("slug", self._called[0]), ("indicator", self._called[1]), ("indicator", self._called[0])):
            written = row.get(name) or ""
            found = called.get(_plain(written), []) if written else []
            if len(found) == 1:
                return found[0]
            if found:
                kinds = ", ".join(f"{one.kind}/{one.slug}" for one in found)
                _refuse(f"”{written}” kan vara flera: {kinds}. Skriv indikatorns kod.", name)
        written = row.get("slug") or row.get("indicator") or ""
        if not written:
            _refuse("Indikatorn saknas. Skriv dess namn eller kod.", "indicator")
        known = {name: one for called in self._called for name, some in called.items() for one in some}
        near = [known[name].slug for name in get_close_matches(_plain(written), known, n=3)]
        hint = f" Menar du {' eller '.join(dict.fromkeys(near))}?" if near else " Kontrollera namnet."
        raise Refused(f"Indikatorn ”{written}” finns inte.{hint}", place="slug" if row.get("slug") else "indicator")

    def _definition(self, indicator: Indicator, valid_from: int | None, year: int) -> DefinitionVersion:
        versions = self._definitions[indicator.pk]
        if not versions:
            _refuse(f"{indicator} har ingen definition än.", "indicator")
        if valid_from is None:
            return next((one for one in reversed(versions) if one.valid_from <= year), versions[0])
        found = next((one for one in versions if one.valid_from == valid_from), None)
        if found is None:
            there = ", ".join(str(one.valid_from) for one in versions)
            _refuse(f"{indicator} har ingen definition från {valid_from}. Det finns från {there}.", "definition")
        return found

    def _of(self, indicator: Indicator, row: FileRow, hint: str, hinted_sex: str) -> PartMeant:
        """The part that the columns for unit, part and sex say; the one for part may name any of them: `IAF, kvinnor`."""
        unit: Unit | None = None
        part: NamedPart | None = None
        sex = row.get("sex")
        if row.get("unit"):
            unit = self._unit(row.get("unit"))
        words = [word.strip() for word in (row.get("part") or "").split(",")]
        for word in [word for word in (*words, "" if hinted_sex else hint) if word]:
            from_part = self._parts[indicator.pk].get(_plain(word))
            if from_part is not None and part in (None, from_part):
                part = from_part
            elif _plain(word) in SEXES and sex in (None, SEXES[_plain(word)]):
                sex = SEXES[_plain(word)]
            elif unit is None and len(self._units_called.get(_plain(word), ())) == 1:
                unit = self._units_called[_plain(word)][0]
            elif word == hint:
                _refuse(f"”{word}” är ingen del av {indicator}. Skriv det i kolumnen Not om det är en not.", "value")
            else:
                there = ", ".join(dict.fromkeys(one.name for one in self._parts[indicator.pk].values()))
                ending = f" Delarna är: {there}." if there else " Indikatorn har inga egna delar."
                _refuse(f"”{word}” är ingen del av {indicator}.{ending}", "part")
        return PartMeant(unit, part, Sex(hinted_sex if sex is None else sex))

    def _unit(self, written: str) -> Unit:
        found = self._units_called.get(_plain(written), [])
        if len(found) == 1:
            return found[0]
        if found:
            _refuse(f"”{written}” kan vara flera enheter: {', '.join(one.slug for one in found)}.", "unit")
        near = [
            self._units_called[name][0].short_name for name in get_close_matches(_plain(written), self._units_called)
        ]
        hint = f" Menar du {' eller '.join(dict.fromkeys(near))}?" if near else ""
        raise Refused(f"Enheten ”{written}” finns inte.{hint}", place="unit")

    def _part(self, indicator: Indicator, key: str) -> PartMeant:
        unit: Unit | None = None
        part: NamedPart | None = None
        sex = Sex.ALL
        for segment in [one for one in key.split("/") if one]:
            named = self._parts[indicator.pk].get(segment)
            if segment in Sex.values:
                sex = Sex(segment)
            elif named is not None and named.slug == segment:
                part = named
            else:
                unit = next((one for one in self._units if one.slug == segment), None)
                if unit is None:
                    _refuse(f"Delen ”{segment}” i nyckeln finns inte.", "key")
        found = PartMeant(unit, part, sex)
        if found.key != key:
            _refuse(f"Nyckelns del ”{key}” är ingen del av {indicator}.", "key")
        return found


def nature_words(nature: str) -> str:
    """How a nature is written in a file."""
    return words_of(NATURES, nature)


def _require_same(found: Meant, row: FileRow) -> None:
    """Refuse a row whose key says one thing and its columns another: one that was copied and changed."""
    told = (
        ("period", found.period, row.get("period") or None),
        ("nature", found.nature.value, row.get("nature")),
        ("sex", found.of.sex.value, row.get("sex") or None),
        ("slug", found.indicator.slug, row.get("slug") or None),
        ("definition", found.definition.valid_from, row.get("definition")),
    )
    for name, by_key, written in told:
        if written is not None and written != by_key:
            _refuse(
                f"Raden har nyckeln för {found.definition.name} {found.period}, men här står {_told(written)}. "
                "Töm nyckeln om raden är ett nytt värde.",
                name,
            )


def _told(written: object) -> str:
    choices: Iterable[dict[str, str]] = (NATURES, SEXES)
    return next((words_of(one, str(written)) for one in choices if words_of(one, str(written))), str(written) or "alla")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _refuse(message: str, column: str) -> NoReturn:
    raise Refused(message, place=column)
