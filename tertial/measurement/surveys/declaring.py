"""Read a survey's declaration. Every fault says the line, the key, what was found, and what exists."""

from __future__ import annotations

import tomllib
from decimal import Decimal

from tertial.measurement.extracts.declaring.parts import parts_of
from tertial.measurement.extracts.declaring.rule import KINDS, require_no_person, unreadable
from tertial.measurement.extracts.declaring.table import Table, fold
from tertial.measurement.surveys.rule import PART_KINDS, WHOLE, Scale, Sort, SurveyRule, SurveyValue

LEAST = 5
"""Fewer answers than this never make a value: see decision 0022."""
_KEYS = (
    "namn",
    "källa",
    "minst svar",
    "minst svarsfrekvens",
    "tillfrågade",
    "signifikansnivå",
    "skala",
    "delar",
    "värden",
)
_NOT_COUNTED, _NOT_POSITIVE = "räknas inte", "räknas som inte positiva"
_ROWS = "rader"


def parse(text: str) -> SurveyRule:
    """A rule of its declaration. Raises `Refused` with the line and the key of the first fault."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(str(error)) from None
    table = Table(text, values)
    require_no_person(table, values)
    table.only(_KEYS)
    scale = _scale(table)
    asked, are_rows = _asked(table)
    rule = SurveyRule(
        name=table.text_at("namn"),
        source=table.text_at("källa"),
        least=table.whole_at("minst svar", least=LEAST, most=100_000, default=10) or 10,
        least_rate=table.whole_at("minst svarsfrekvens", least=0, most=100, default=0) or 0,
        asked=asked,
        asked_are_rows=are_rows,
        level=_level(table),
        scale=scale,
        parts=parts_of(table.table_at("delar")),
        values=_values(table, scale),
    )
    _require_sense(table, rule)
    return rule


def _scale(table: Table) -> Scale:
    inner = table.table_at("skala")
    if inner is None:
        raise table.fault("Tabellen [skala] saknas. Den säger vad svaren betyder.")
    inner.only(("positiva", "negativa", "vet ej", "vet ej räknas", "poäng"))
    points = inner.table_at("poäng")
    numbers = None
    if points is not None:
        numbers = {}
        for answer, number in points.values.items():
            if isinstance(number, bool) or not isinstance(number, int | Decimal):
                raise points.fault("Här ska stå ett tal: svarets poäng.", answer)
            numbers[answer.strip()] = Decimal(number)
        if len(set(numbers.values())) < 2:
            raise inner.fault("Skalan behöver minst två svar med olika poäng.", "poäng")
    counted = inner.choice_at("vet ej räknas", (_NOT_COUNTED, _NOT_POSITIVE), default=_NOT_COUNTED)
    positive, negative, unsure = (inner.texts_at(name) for name in ("positiva", "negativa", "vet ej"))
    if bool(positive) != bool(negative):
        raise inner.fault("”positiva” och ”negativa” hör ihop: skriv båda, så att inget svar faller utanför.")
    if not positive and numbers is None:
        raise inner.fault("Skalan är tom. Skriv ”positiva” och ”negativa”, eller ”poäng”.")
    for one, other in ((positive, negative), (positive, unsure), (negative, unsure), (tuple(numbers or ()), unsure)):
        both = set(one) & set(other)
        if both:
            raise inner.fault(f"Svaret ”{min(both)}” står på två ställen i skalan.")
    return Scale(positive, negative, unsure, numbers, counted == _NOT_POSITIVE)


def _asked(table: Table) -> tuple[dict[str, int], bool]:
    """How many were asked: a number, a number for each part, or that each row is one."""
    key, value = table.find("tillfrågade")
    if value is None:
        return {}, False
    if isinstance(value, str) and fold(value) == _ROWS:
        return {}, True
    if isinstance(value, dict):
        inner = Table(table.text, value, (*table.path, key))
        named = {"alla": "", "kvinnor": "women", "män": "men"}
        found = {}
        for name in value:
            number = inner.whole_at(name, least=1, most=100_000_000)
            part = next((key for words, key in named.items() if fold(words) == fold(name)), name.strip())
            found[part] = number or 0
        return found, False
    return {"": table.whole_at("tillfrågade", least=1, most=100_000_000) or 0}, False


def _level(table: Table) -> Decimal:
    key, value = table.find("signifikansnivå")
    if value is None:
        return Decimal(5)
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 < value <= 20:
        raise table.fault("Här ska stå en nivå i procent, högst 20. Det vanliga är 5.", key)
    return Decimal(value)


def _values(table: Table, scale: Scale) -> tuple[SurveyValue, ...]:
    inner = table.table_at("värden")
    if inner is None or not inner.values:
        raise table.fault("Tabellen [värden] saknas. Skriv minst ett värde, som [värden.bemötande].")
    found = []
    for name in inner.values:
        one = inner.table_at(name)
        if one is None:
            raise inner.fault("Här ska stå en tabell med nycklar.", name)
        found.append(_value(one, name, scale))
    return tuple(found)


def _value(table: Table, name: str, scale: Scale) -> SurveyValue:
    table.only(("indikator", "slag", "del", "sort", "frågor", "decimaler", "på", "delar"))
    sort = Sort(table.choice_at("sort", [sort.value for sort in Sort]))
    questions = table.texts_at("frågor")
    if sort is not Sort.RATE and not questions:
        raise table.fault("”frågor” saknas: rubrikerna på de kolumner som räknas.")
    by_scale = (
        table.choice_at("på", ("positiva", "poäng"), default="positiva" if scale.positive else "poäng") == "poäng"
    )
    needs_points = sort in (Sort.INDEX, Sort.MEAN) or (sort is Sort.DIFFERENCE and by_scale)
    if needs_points and scale.points is None:
        raise table.fault("Skalan har inga ”poäng”. Skriv vilken poäng varje svar ger.", "sort")
    if not needs_points and sort is not Sort.RATE and not scale.positive:
        raise table.fault("Skalan har inga ”positiva” svar. Skriv vilka svar som är det.", "sort")
    return SurveyValue(
        name=name.strip(),
        indicator=table.text_at("indikator"),
        kind=KINDS[table.choice_at("slag", list(KINDS), default="nämndindikator")],
        part=table.text_at("del", default=""),
        sort=sort,
        questions=questions,
        decimals=table.whole_at("decimaler", least=0, most=8, default=0) or 0,
        by_scale=by_scale,
        parts=_wanted_parts(table, sort),
    )


def _wanted_parts(table: Table, sort: Sort) -> tuple[str, ...]:
    """The kinds of parts that a value is for: all that are declared where nothing is said."""
    if sort is Sort.DIFFERENCE:
        if table.has("delar"):
            raise table.fault("En skillnad mellan könen är ett värde för alla. Ta bort ”delar”.", "delar")
        return (WHOLE,)
    chosen = table.texts_at("delar")
    wanted = tuple(kind for kind in PART_KINDS if any(fold(kind) == fold(one) for one in chosen))
    if len(wanted) < len(chosen):
        raise table.fault(f"Delarna är några av: {', '.join(PART_KINDS)}.", "delar")
    return wanted or PART_KINDS


def _require_sense(table: Table, rule: SurveyRule) -> None:
    if rule.parts.group:
        raise table.fault("En enkät delas på kön och enhet. Ta bort [delar.grupp] och skriv ”del” vid värdet.", "delar")
    inner = table.table_at("värden") or table
    seen: set[tuple[str, str, str]] = set()
    for value in rule.values:
        at = Table(
            table.text,
            inner.values[next(key for key in inner.values if key.strip() == value.name)],
            (*inner.path, value.name),
        )
        if value.sort is Sort.RATE and not rule.asked and not rule.asked_are_rows:
            raise at.fault("Svarsfrekvensen räknas av hur många som tillfrågades. Skriv ”tillfrågade” överst.", "sort")
        if value.sort is Sort.DIFFERENCE and rule.parts.sex is None:
            raise at.fault("Skillnaden mellan könen kräver [delar.kön].", "sort")
        if (same := (value.kind, value.indicator, value.part)) in seen:
            raise at.fault("Ett annat värde i enkäten ger redan samma indikator och del.", "indikator")
        seen.add(same)
    if rule.least_rate and not rule.asked and not rule.asked_are_rows:
        raise table.fault("”minst svarsfrekvens” kräver att ”tillfrågade” är angivet.", "minst svarsfrekvens")
