"""Say a rule in plain Swedish, so that whoever reads a value can follow how it was made. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from tertial.common.numbers import swedish
from tertial.common.periods import swedish_date
from tertial.measurement.extracts.rule import (
    Calculation,
    Condition,
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
    Operator,
    PartColumn,
    PerMillion,
    Presence,
    Rule,
    Share,
    Span,
)

_SPANS = {
    Span.YEAR_TO_DATE: "Perioden är året till och med månaden.",
    Span.YEAR: "Perioden är hela året.",
    Span.MONTH: "Perioden är månaden; för ett år är det december.",
    Span.ROLLING: "Perioden är de tolv månader som slutar med månaden.",
}
_PART_WORDS = {"sex": "kön", "unit": "enhet", "grp": "grupp"}


def in_words(rule: Rule) -> str:
    """The rule as sentences."""
    return " ".join(sentences(rule))


def sentences(rule: Rule) -> tuple[str, ...]:
    """The rule sentence by sentence: what is calculated, of what, when, in which parts, how it is rounded."""
    told = [_calculation(rule.calculation)]
    if rule.population:
        told.append(f"Bara rader där {_all(rule.population)} räknas.")
    if not _is_of_the_whole_extract(rule.calculation):
        told.append(_SPANS[rule.span])
    if rule.lag:
        told.append(f"Värdet avser perioden {_months(rule.lag)} tidigare.")
    told.extend(_parts(rule))
    if rule.identities:
        told.append(
            f"{_listed([f'”{one}”' for one in rule.identities])} byts mot slumpade märken när filen läses och sparas inte."
        )
    told.append(_rounding(rule))
    return tuple(told)


def _calculation(calculation: Calculation) -> str:
    match calculation:
        case Count(on=on, of=of):
            return f"{_sized(_what(of))} {_in_period(on)}."
        case MonthlyAverage(presence=presence, of=of):
            return f"{_sized(_what(of))} varje månad ({_there(presence, 'någon dag i månaden')}), ihoplagt och delat med antalet månader."
        case LastMonth(presence=presence, of=of, longer_than=longer):
            when = "periodens sista månad" if presence.month else "periodens sista dag"
            since = f", och som då hade varit det i mer än {_months(longer)}" if longer else ""
            return f"{_sized(_what(of))} {when} ({_there(presence, 'den dagen')}){since}."
        case MedianMonths(presence=presence, months=months):
            when = "periodens sista månad" if presence.month else "periodens sista dag"
            how = f"”{months}”" if months else f"tiden sedan ”{presence.start}” i hela månader"
            return f"Medianen av {how}, för dem som är aktuella {when} ({_there(presence, 'den dagen')})."
        case NotReturning(person=person, start=start, end=end, within=within):
            return (
                f"Andelen olika ”{person}” vars tid tog slut (”{end}”) under perioden {_months(within)} tidigare och som inte fick en ny "
                f"(”{start}”) inom {_months(within)}. Den som redan hade en annan tid som fortsatte räknas inte som avslutad."
            )
        case MeanDays(start=start, end=end):
            return f"Medelvärdet av antalet dagar från ”{start}” till ”{end}”, för rader där ”{end}” ligger i perioden."
        case Exits(on=on, reason=reason, reasons=reasons, of=of, as_share=as_share):
            codes = _codes([code for part in reasons.values() for code in part])
            parts = f" Varje orsak för sig: {_listed(list(reasons))}." if "" not in reasons else ""
            if as_share:
                return f"Andelen där ”{reason}” är {codes}, av alla avslut ({_what(of)}) där ”{on}” ligger i perioden.{parts}"
            return f"{_sized(_what(of))} där ”{reason}” är {codes} och ”{on}” ligger i perioden.{parts}"
        case Occupancy(on=on, used=used, places=places):
            return f"Summan av ”{used}” som andel av summan av ”{places}”, för rader där ”{on}” ligger i perioden."
        case CostPerPlace(on=on, places=places, cost=cost):
            return (
                f"Nettokostnaden i huvudboken för perioden ({_costs(cost.values())}), delad med summan av ”{places}” per månad (”{on}”), "
                "gånger tolv: tusen kronor per plats och år."
            )
        case PerMillion(on=on, reason=reason, reasons=reasons, of=of, cost=cost):
            why = f" och ”{reason}” är {_codes(reasons)}" if reasons else ""
            return (
                f"{_sized(_what(of))} där ”{on}” ligger i perioden{why}, delat med nettokostnaden i huvudboken för samma period "
                f"({_costs(cost.values())}) i miljoner kronor."
            )
        case Share(on=on, numerator=numerator, of=of):
            return f"Andelen där {_all(numerator)}, av {_what(of)} {_in_period(on)}."
        case _ as never:
            assert_never(never)


def _is_of_the_whole_extract(calculation: Calculation) -> bool:
    return isinstance(calculation, Count | Share) and not calculation.on


def _parts(rule: Rule) -> Iterable[str]:
    columns = list(rule.parts.columns())
    if not columns:
        return
    told = _listed([f"{_PART_WORDS[name]} (”{column.column}”: {_coded(column)})" for name, column in columns])
    crossed = ", också korsade med varandra" if rule.parts.crossed and len(columns) > 1 else ""
    yield f"Värden ges per {told}{crossed}."
    others = sorted({code or "tomt" for _, column in columns for code in column.others})
    if others:
        yield f"Rader med {_listed([f'”{code}”' if code != 'tomt' else code for code in others])} räknas bara i helheten."
    if not rule.parts.whole:
        yield "Något värde för helheten ges inte."


def _coded(column: PartColumn) -> str:
    words = {"women": "kvinnor", "men": "män"}
    return "; ".join(
        f"{words.get(part, part)} är {_codes([code for code, of in column.codes.items() if of == part])}"
        for part in column.parts
    )


def _rounding(rule: Rule) -> str:
    if rule.decimals is None:
        return "Värdet avrundas inte."
    if rule.decimals == 0:
        return "Värdet avrundas till heltal, en halv uppåt."
    word = {1: "en decimal", 2: "två decimaler", 3: "tre decimaler"}.get(rule.decimals, f"{rule.decimals} decimaler")
    return f"Värdet avrundas till {word}, en halv uppåt."


def _what(of: Of) -> str:
    if of.sum:
        return f"summan av ”{of.sum}”"
    return f"antalet olika ”{of.distinct}”" if of.distinct else "antalet rader"


def _in_period(on: str) -> str:
    return f"där ”{on}” ligger i perioden" if on else "i hela utdraget"


def _there(presence: Presence, when: str) -> str:
    if presence.month:
        return f"månaden står i ”{presence.month}”"
    if not presence.end:
        return f"den som är med från och med ”{presence.start}”"
    return f"den som är med {when}: från och med ”{presence.start}” till och med ”{presence.end}”, eller tills vidare där det är tomt"


def _all(conditions: Sequence[Condition]) -> str:
    return _listed([_condition(condition) for condition in conditions])


def _condition(condition: Condition) -> str:
    column, bound = f"”{condition.column}”", condition.bound
    match condition.operator:
        case Operator.IN:
            return f"{column} är {_codes(bound if isinstance(bound, tuple) else ())}"
        case Operator.NOT_IN:
            return f"{column} inte är {_codes(bound if isinstance(bound, tuple) else ())}"
        case Operator.FILLED:
            return f"{column} {'är ifylld' if bound else 'är tom'}"
        case Operator.FROM:
            return f"{column} är tidigast {_bound(condition)}"
        case Operator.UNTIL:
            return f"{column} är senast {_bound(condition)}"
        case Operator.AT_LEAST:
            return f"{column} är minst {_bound(condition)}"
        case Operator.AT_MOST:
            return f"{column} är högst {_bound(condition)}"
        case Operator.ABOVE:
            return f"{column} är över {_bound(condition)}"
        case Operator.BELOW:
            return f"{column} är under {_bound(condition)}"


def _bound(condition: Condition) -> str:
    match condition.bound:
        case date() as day:
            return swedish_date(day)
        case Decimal() as number:
            return swedish(number)
        case other:
            return f"”{other}”"


def _codes(codes: Iterable[str]) -> str:
    return _listed([f"”{code}”" if code else "tomt" for code in codes], last="eller")


def _costs(asked: Iterable[str]) -> str:
    return _listed([f"”{one}”" for one in dict.fromkeys(asked)])


def _listed(words: Sequence[str], *, last: str = "och") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _months(count: int) -> str:
    return "en månad" if count == 1 else f"{count} månader"


def _sized(words: str) -> str:
    return words[:1].upper() + words[1:]
