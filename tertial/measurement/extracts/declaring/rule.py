"""Read a whole declaration. Every fault says the line, the key, what was found, and what exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tertial.common.errors import Refused
from tertial.measurement.extracts.declaring.calculation import calculation_of, is_whole, uses
from tertial.measurement.extracts.declaring.conditions import conditions_of
from tertial.measurement.extracts.declaring.parts import parts_of
from tertial.measurement.extracts.declaring.table import Table, fold
from tertial.measurement.extracts.personal import looks_personal
from tertial.measurement.extracts.rule import (
    ROLE_WORDS,
    Condition,
    CostPerPlace,
    Exits,
    Operator,
    Parts,
    PerMillion,
    Role,
    Rule,
    Share,
    Span,
)

KINDS = {"nämndindikator": "indicator", "volymmått": "volume", "personalmått": "personnel", "månadsserie": "series"}
_KEYS = (
    "namn",
    "indikator",
    "slag",
    "del",
    "definition",
    "källa",
    "identiteter",
    "period",
    "eftersläpning",
    "decimaler",
    "population",
    "beräkning",
    "delar",
)
_AT_LINE = re.compile(r"\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


def parse(text: str) -> Rule:
    """A rule of its declaration. Raises `Refused` with the line and the key of the first fault."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(str(error)) from None
    table = Table(text, values)
    require_no_person(table, values)
    table.only(_KEYS)
    inner = table.table_at("beräkning")
    if inner is None:
        raise table.fault("Tabellen [beräkning] saknas. Den säger hur måttet räknas.")
    calculation = calculation_of(inner)
    rule = Rule(
        name=table.text_at("namn"),
        indicator=table.text_at("indikator"),
        kind=KINDS[table.choice_at("slag", list(KINDS), default="nämndindikator")],
        part=table.text_at("del", default=""),
        definition=table.whole_at("definition", least=1900, most=2200),
        source=table.text_at("källa"),
        identities=table.texts_at("identiteter"),
        span=Span(table.choice_at("period", [span.value for span in Span], default=Span.YEAR_TO_DATE.value)),
        lag=table.whole_at("eftersläpning", least=0, most=120, default=0) or 0,
        decimals=table.whole_at("decimaler", least=0, most=8),
        calculation=calculation,
        population=conditions_of(table.table_at("population")),
        parts=parts_of(table.table_at("delar")),
    )
    _require_sense(table, rule)
    return Rule(**{name: getattr(rule, name) for name in Rule.__slots__ if name != "roles"}, roles=_roles(table, rule))


def unreadable(said: str) -> Refused:
    """What is wrong with a text that is no TOML, by what the reader of TOML said."""
    found = _AT_LINE.search(said)
    if found is None or not found["line"]:
        return Refused(
            "Regeln tar slut mitt i. Kontrollera att citattecken och klamrar är stängda.", place="sista raden"
        )
    return Refused(
        "Här går regeln inte att läsa. Nycklar med å, ä, ö eller blanksteg och alla texter ska stå inom citattecken.",
        place=f"rad {found['line']}, tecken {found['column']}",
    )


def require_no_person(table: Table, values: Any) -> None:
    """A rule is kept and shown: nobody's number may stand in it, as a code, a name or a comment."""
    for number, line in enumerate(table.text.splitlines(), start=1):
        if looks_personal(line):
            raise Refused(
                "Här står något som ser ut som ett personnummer. En regel sparas och visas; ta bort det.",
                place=f"rad {number}",
            )
    for text in _texts(values):
        if looks_personal(text):
            raise Refused("En kod i regeln ser ut som ett personnummer. En regel sparas och visas; ta bort den.")


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            yield str(value)


def _require_sense(table: Table, rule: Rule) -> None:
    calculation, parts = rule.calculation, rule.parts
    if rule.decimals is None and not is_whole(calculation):
        raise table.fault("”decimaler” saknas: hur många decimaler värdet avrundas till, 0 för hela tal.")
    if rule.decimals and is_whole(calculation):
        raise table.fault("Antalet är alltid ett heltal. Ta bort ”decimaler”.", "decimaler")
    if rule.part and parts.group:
        raise table.fault("Måttet har redan en fast del. Ta bort ”del” eller [delar.grupp].", "del")
    if isinstance(calculation, Exits) and "" not in calculation.reasons and (parts.group or rule.part):
        raise table.fault(
            "Orsakerna ger redan delar. Ta bort ”del” och [delar.grupp], eller skriv orsakerna som en lista."
        )
    if isinstance(calculation, CostPerPlace | PerMillion):
        _require_split_cost(table, parts, calculation)


def _require_split_cost(table: Table, parts: Parts, calculation: CostPerPlace | PerMillion) -> None:
    """Cost is known for the whole and for units; whoever asks for the cost of women asks in vain."""
    inner = table.table_at("beräkning") or table
    if parts.sex or parts.group:
        raise table.fault("Kostnaden kan inte delas på kön eller grupp. Ta bort de delarna.", "delar")
    units = set(parts.unit.parts) if parts.unit else set()
    for unit in calculation.cost:
        if unit and unit not in units:
            raise inner.fault(f"Enheten ”{unit}” finns inte bland delarna i [delar.enhet].", "kostnad")
    if missing := sorted(units - set(calculation.cost)):
        raise inner.fault(f'Kostnaden för ”{missing[0]}” saknas. Skriv kostnad = {{ {missing[0]} = "…" }}.', "kostnad")
    if parts.whole and "" not in calculation.cost:
        raise inner.fault(
            "Kostnaden för helheten saknas. Skriv helhet = false i [delar] om bara enheterna ska ha värden."
        )


def _roles(table: Table, rule: Rule) -> dict[str, Role]:
    """What each column's cells are. A column can only be one thing."""
    roles: dict[str, Role] = dict.fromkeys(rule.identities, Role.IDENTITY)
    asked = [*uses(rule.calculation)]
    asked += [(column.column, Role.CODE) for _, column in rule.parts.columns()]
    conditions = [*rule.population, *(rule.calculation.numerator if isinstance(rule.calculation, Share) else ())]
    for condition in conditions:
        asked += _asked(condition)
    for column, role in asked:
        if role is Role.IDENTITY and column not in rule.identities:
            raise table.fault(
                f"”{column}” skiljer personer eller hushåll åt. Lägg till den i identiteter.", "identiteter"
            )
        before = roles.setdefault(column, role)
        if before is Role.IDENTITY and role is not Role.IDENTITY:
            raise table.fault(
                f"”{column}” är en identitet. Den kan bara räknas, inte jämföras eller visas.", "identiteter"
            )
        if before is not role:
            raise table.fault(
                f"Kolumnen ”{column}” används både som {ROLE_WORDS[before]} och som {ROLE_WORDS[role]}. En kolumn är en sak."
            )
    for condition in conditions:
        if condition.operator is Operator.FILLED and condition.column not in roles:
            roles[condition.column] = Role.CODE
    # An identity that nothing counts is not read at all.
    used = {column for column, _ in asked} | {condition.column for condition in conditions}
    roles = {column: role for column, role in roles.items() if column in used}
    folded = [fold(column) for column in roles]
    twice = next((column for column in roles if folded.count(fold(column)) > 1), "")
    if twice:
        raise table.fault(f"Kolumnen ”{twice}” är skriven på två sätt. Skriv rubriken likadant överallt.")
    return roles


def _asked(condition: Condition) -> list[tuple[str, Role]]:
    asked = [(condition.column, condition.role)] if condition.role else []
    if condition.operator in (Operator.FROM, Operator.UNTIL) and isinstance(condition.bound, str):
        asked.append((condition.bound, Role.DATE))
    return [(column, role) for column, role in asked if role]
