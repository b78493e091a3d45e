"""Read how a measure is calculated: the table `[beräkning]`, whose `sort` says which other keys there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tertial.measurement.extracts.declaring.conditions import conditions_of
from tertial.measurement.extracts.declaring.table import Table
from tertial.measurement.extracts.rule import (
    Calculation,
    CostPerPlace,
    Count,
    Exits,
    LastMonth,
    MeanDays,
    MedianMonths,
    MonthlyAverage,
    NotReturning,
    Occupancy,
    Of,
    PerMillion,
    Presence,
    Role,
    Share,
)

LONGEST = 600
"""So many months at most: fifty years."""


def calculation_of(table: Table) -> Calculation:
    """The calculation. Raises a fault for a sort that there is none of, and for keys that it has no use for."""
    sort = table.choice_at("sort", list(_SORTS))
    keys, read = _SORTS[sort]
    table.only(("sort", *keys))
    return read(table)


def _of(table: Table) -> Of:
    distinct, added = table.text_at("olika", default=""), table.text_at("summa", default="")
    if distinct and added:
        raise table.fault(
            "Välj en av ”olika” och ”summa”: antingen räknas hur många olika, eller läggs tal ihop.", "summa"
        )
    return Of(distinct, added)


def _presence(table: Table) -> Presence:
    month, start = table.text_at("månad", default=""), table.text_at("från", default="")
    if bool(month) == bool(start):
        raise table.fault("Skriv antingen ”månad” (en rad per månad) eller ”från” och gärna ”till” (en rad per tid).")
    if month and table.has("till"):
        raise table.fault("”till” hör ihop med ”från”, inte med ”månad”.", table.find("till")[0])
    return Presence(month, start, table.text_at("till", default=""))


def _count(table: Table) -> Calculation:
    return Count(table.text_at("datum", default=""), _of(table))


def _average(table: Table) -> Calculation:
    return MonthlyAverage(_presence(table), _of(table))


def _last(table: Table) -> Calculation:
    presence = _presence(table)
    longer = table.whole_at("mer än månader", least=1, most=LONGEST, default=0) or 0
    if longer and not presence.start:
        raise table.fault(
            "”mer än månader” räknas från ett datum: skriv ”från” i stället för ”månad”.", "mer än månader"
        )
    return LastMonth(presence, _of(table), longer)


def _median(table: Table) -> Calculation:
    presence, months = _presence(table), table.text_at("månader", default="")
    if not months and not presence.start:
        raise table.fault("Skriv ”månader” (kolumnen med antal månader) eller ”från” (då räknas tiden därifrån).")
    return MedianMonths(presence, months)


def _not_returning(table: Table) -> Calculation:
    within = table.whole_at("inom", least=1, most=LONGEST, default=12) or 12
    return NotReturning(table.text_at("person"), table.text_at("från"), table.text_at("till"), within)


def _mean_days(table: Table) -> Calculation:
    return MeanDays(table.text_at("från"), table.text_at("till"))


def _reasons(table: Table) -> dict[str, tuple[str, ...]]:
    inner = table.find("orsaker")[1]
    if isinstance(inner, dict):
        named = Table(table.text, inner, (*table.path, "orsaker"))
        reasons = {part.strip(): named.texts_of(codes, part) for part, codes in inner.items()}
        if not reasons:
            raise table.fault("Listan är tom. Skriv minst en kod.", "orsaker")
    else:
        reasons = {"": table.texts_at("orsaker")}
        if not reasons[""]:
            raise table.fault("”orsaker” saknas: vilka koder som räknas.")
    every = [code for codes in reasons.values() for code in codes]
    twice = next((code for code in every if every.count(code) > 1), "")
    if twice:
        raise table.fault(f"Koden ”{twice}” står under två delar.", "orsaker")
    return reasons


def _exits(table: Table) -> Calculation:
    as_share = table.choice_at("som", ("antal", "andel"), default="antal") == "andel"
    of = _of(table)
    if of.sum:
        raise table.fault("Avslut räknas; de kan inte summeras. Ta bort ”summa”.", "summa")
    return Exits(table.text_at("datum"), table.text_at("orsak"), _reasons(table), of, as_share)


def _occupancy(table: Table) -> Calculation:
    return Occupancy(table.text_at("datum"), table.text_at("använda"), table.text_at("platser"))


def _cost(table: Table) -> Mapping[str, str]:
    inner = table.find("kostnad")[1]
    if not isinstance(inner, dict):
        return {"": table.text_at("kostnad")}
    by_unit = Table(table.text, inner, (*table.path, "kostnad"))
    return {unit.strip(): by_unit.text_at(unit) for unit in inner}


def _cost_per_place(table: Table) -> Calculation:
    return CostPerPlace(table.text_at("datum"), table.text_at("platser"), _cost(table))


def _per_million(table: Table) -> Calculation:
    of = _of(table)
    if of.sum:
        raise table.fault("Avslut räknas; de kan inte summeras. Ta bort ”summa”.", "summa")
    if table.has("orsak") != table.has("orsaker"):
        raise table.fault("”orsak” (kolumnen) och ”orsaker” (koderna) hör ihop: skriv båda eller ingen.")
    return PerMillion(
        table.text_at("datum"), table.text_at("orsak", default=""), table.texts_at("orsaker"), of, _cost(table)
    )


def _share(table: Table) -> Calculation:
    numerator = conditions_of(table.table_at("täljare"))
    if not numerator:
        raise table.fault("”täljare” saknas: villkoren för det som är andelen. Populationen är nämnaren.")
    return Share(table.text_at("datum", default=""), numerator, _of(table))


_WHAT = ("olika", "summa")
_WHEN = ("månad", "från", "till")
_SORTS: Mapping[str, tuple[tuple[str, ...], Callable[[Table], Calculation]]] = {
    "antal": (("datum", *_WHAT), _count),
    "snitt per månad": ((*_WHEN, *_WHAT), _average),
    "sista månaden": ((*_WHEN, *_WHAT, "mer än månader"), _last),
    "median månader": ((*_WHEN, "månader"), _median),
    "andel ej återaktualiserade": (("person", "från", "till", "inom"), _not_returning),
    "medel dagar": (("från", "till"), _mean_days),
    "avslut": (("datum", "orsak", "orsaker", "som", *_WHAT), _exits),
    "beläggning": (("datum", "använda", "platser"), _occupancy),
    "kostnad per plats": (("datum", "platser", "kostnad"), _cost_per_place),
    "avslut per mnkr": (("datum", "orsak", "orsaker", "kostnad", *_WHAT), _per_million),
    "andel": (("datum", "täljare", *_WHAT), _share),
}
SORTS = tuple(_SORTS)


def is_whole(calculation: Calculation) -> bool:
    """Whether the value is whole by itself and needs no rounding: a count of rows or persons. A sum may have decimals."""
    match calculation:
        case Count(of=of) | LastMonth(of=of):
            return not of.sum
        case Exits(as_share=as_share):
            return not as_share
        case _:
            return False


def uses(calculation: Calculation) -> Iterable[tuple[str, Role]]:
    """Each column that a calculation needs, with what its cells must be."""
    match calculation:
        case Count(on=on, of=of) | Share(on=on, of=of):
            yield from _used((on, Role.DATE), *_counted(of))
        case MonthlyAverage(presence=presence, of=of) | LastMonth(presence=presence, of=of):
            yield from _used(*_there(presence), *_counted(of))
        case MedianMonths(presence=presence, months=months):
            yield from _used(*_there(presence), (months, Role.NUMBER))
        case NotReturning(person=person, start=start, end=end):
            yield from _used((person, Role.IDENTITY), (start, Role.DATE), (end, Role.DATE))
        case MeanDays(start=start, end=end):
            yield from _used((start, Role.DATE), (end, Role.DATE))
        case Exits(on=on, reason=reason, of=of) | PerMillion(on=on, reason=reason, of=of):
            yield from _used((on, Role.DATE), (reason, Role.CODE), *_counted(of))
        case Occupancy(on=on, used=used, places=places):
            yield from _used((on, Role.DATE), (used, Role.NUMBER), (places, Role.NUMBER))
        case CostPerPlace(on=on, places=places):
            yield from _used((on, Role.DATE), (places, Role.NUMBER))


def _used(*columns: tuple[str, Role]) -> Iterable[tuple[str, Role]]:
    return [(column, role) for column, role in columns if column]


def _counted(of: Of) -> tuple[tuple[str, Role], ...]:
    return (of.distinct, Role.IDENTITY), (of.sum, Role.NUMBER)


def _there(presence: Presence) -> tuple[tuple[str, Role], ...]:
    return (presence.month, Role.DATE), (presence.start, Role.DATE), (presence.end, Role.DATE)
