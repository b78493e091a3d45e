"""Forecasts beside the trend, the budget and the forecast before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.lines import Amount, Line
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_EQUAL = Says(
    "economy-forecast-equals-budget",
    Severity.WARNING,
    Words(
        "Skriv varför avvikelsen väntas försvinna under resten av året, eller ändra prognosen.",
        "Write why the deviation is expected to vanish during the rest of the year, or change the forecast.",
    ),
)
_TREND = Says(
    "economy-forecast-against-trend",
    Severity.WARNING,
    Words(
        "Pröva prognosen mot utfallet, och skriv vad som talar för att resten av året blir annorlunda.",
        "Try the forecast against the outcome, and write what speaks for the rest of the year being otherwise.",
    ),
)
_CHANGED = Says(
    "economy-forecast-change-unexplained",
    Severity.WARNING,
    Words(
        "Skriv vad som har ändrat prognosen sedan förra tillfället.",
        "Write what has changed the forecast since the occasion before.",
    ),
)
_YEAR_TALK = re.compile(
    r"prognos|helår|årets\s+slut|årsskift|bokslut|resten\s+av\s+året|hösten|balans|nollresultat|tas?\s+igen|jämnas?\s+ut",
    re.IGNORECASE,
)
_CHANGE_TALK = re.compile(
    r"(?:föregående|förra|tidigare|senaste)\s+(?:prognos\w*|delår\w*|tillfäll\w*|uppföljning\w*|rapport\w*|bedömning\w*)|jämfört\s+med\s+prognos"
    r"|prognos\w*\s+(?:\w+\s+){0,6}?(?:förbättra\w*|försämra\w*|ändra\w*|höj\w*|sänk\w*|justera\w*|sämre|bättre|ner|upp)"
    r"|(?:förbättra|försämra|ändra|höj|sänk|justera)\w*\s+(?:\w+\s+){0,3}?prognos|delår\s*1|marsprognos\w*|i\s+våras",
    re.IGNORECASE,
)


def _equals_budget(subject: Subject) -> Iterator[Finding]:
    rule = _EQUAL.rule
    share, least = subject.limit(rule, "share") / 100, subject.limit(rule, "amount") * 1000
    for line in subject.lines:
        forecast, budget, deviation = line.forecast, line.year_budget, line.deviation
        if not line.is_plain or forecast is None or budget is None or deviation is None or line.budget is None:
            continue
        if forecast.value != budget.value or abs(deviation.value) < least:
            continue
        if abs(deviation.value) < share * abs(line.budget.value) or _speaks(subject.texts.about(line), _YEAR_TALK):
            continue
        expected = budget.value - deviation.value
        yield _EQUAL(
            forecast.place or line.place,
            forecast.text,
            Words(
                f"Prognosen för ”{line.title}” är exakt budgeten, {forecast.text}, men perioden avviker med {deviation.text}. Följer resten av året "
                f"budgeten blir det {Amount(expected).text}.",
                f"The forecast of “{line.title}” is exactly the budget, {forecast.text}, but the period deviates by {deviation.text}. If the rest of the year "
                f"follows the budget it will be {Amount(expected).text}.",
            ),
            forecast.evidence(f"{line.title}, prognos", f"{line.title}, forecast"),
            deviation.evidence(f"{line.title}, periodens avvikelse", f"{line.title}, the period's deviation"),
        )


def _against_trend(subject: Subject) -> Iterator[Finding]:
    rule = _TREND.rule
    share, least = subject.limit(rule, "share") / 100, subject.limit(rule, "amount") * 1000
    for line in subject.lines:
        before = line.fact.forecast_before if line.fact is not None else None
        forecast, budget = line.forecast, line.year_budget
        if not line.is_plain or before is None or forecast is None or budget is None or forecast.value != before:
            continue
        if forecast.value == budget.value:
            continue  # economy-forecast-equals-budget tells of those
        expected = _expected(line)
        if not expected:
            continue
        # Every way to see the rest of the year must say the same before we speak.
        gaps = [one - forecast.value for one in expected]
        nearest = min(gaps, key=abs)
        if (min(gaps) < 0) != (max(gaps) < 0) or abs(nearest) < least or abs(nearest) < share * abs(budget.value):
            continue
        if _speaks(subject.texts.about(line), _YEAR_TALK):
            continue
        likely = Amount(forecast.value + nearest)
        yield _TREND(
            forecast.place or line.place,
            forecast.text,
            Words(
                f"Prognosen för ”{line.title}” är densamma som förra gången, {forecast.text}, men utfallet hittills pekar mot {likely.text}.",
                f"The forecast of “{line.title}” is the same as the time before, {forecast.text}, but the outcome so far points to {likely.text}.",
            ),
            forecast.evidence(f"{line.title}, prognos", f"{line.title}, forecast"),
            Evidence(
                Amount(before).text, Words("Prognosen vid förra tillfället", "The forecast at the occasion before")
            ),
            Evidence(
                likely.text,
                Words(
                    "Utfallet och resten av året som budgeten eller förra året",
                    "The outcome, and the rest as the budget or last year",
                ),
            ),
        )


def _expected(line: Line) -> list[Decimal]:
    """The year as the outcome points: with the rest as budgeted, and with the rest as it was last year beside the same months."""
    found = []
    if line.outcome is not None and line.deviation is not None and line.year_budget is not None:
        found.append(line.year_budget.value - line.deviation.value)
    if line.outcome is not None and line.previous is not None and line.year_end is not None and line.previous.value > 0:
        rest = line.year_end.value - line.previous.value
        if rest > 0:
            found.append(line.outcome.value + rest * line.outcome.value / line.previous.value)
    return found


def _change_unexplained(subject: Subject) -> Iterator[Finding]:
    rule = _CHANGED.rule
    share, least = subject.limit(rule, "share") / 100, subject.limit(rule, "amount") * 1000
    said_at_all = any(passage.is_prose and _CHANGE_TALK.search(passage.text) for passage in subject.passages)
    for line in subject.lines:
        before = line.fact.forecast_before if line.fact is not None else None
        forecast, budget = line.forecast, line.year_budget
        if (
            line.of_which
            or before is None
            or forecast is None
            or budget is None
            or (line.is_sum and (said_at_all or not line.is_total))
        ):
            continue
        moved = forecast.value - before
        if abs(moved) < least or abs(moved) < share * abs(budget.value):
            continue
        about = subject.texts.about(line)
        if not line.is_sum and _speaks(about, _CHANGE_TALK):
            continue
        cause = line.fact.cause.strip() if line.fact is not None else ""
        sv = (
            f"Vid prognosen står orsaken ”{cause}”, men den finns inte i rapporten."
            if cause
            else "Ingen text säger varför."
        )
        en = f"At the forecast the cause is “{cause}”, but it is not in the report." if cause else "No text says why."
        higher, higher_en = ("höjts", "raised") if moved > 0 else ("sänkts", "lowered")
        yield _CHANGED(
            forecast.place or line.place,
            forecast.text,
            Words(
                f"Prognosen för ”{line.title}” har {higher} med {Amount(abs(moved)).text} sedan förra tillfället. {sv}",
                f"The forecast of “{line.title}” has been {higher_en} by {Amount(abs(moved)).text} since the occasion before. {en}",
            ),
            forecast.evidence(f"{line.title}, prognos", f"{line.title}, forecast"),
            Evidence(
                Amount(before).text, Words("Prognosen vid förra tillfället", "The forecast at the occasion before")
            ),
        )


def _speaks(passages: list[Passage], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(passage.text) for passage in passages)


def _limits(share: int, amount: int, what: Words) -> dict[str, Parameter]:
    return {
        "share": Parameter(Decimal(share), Decimal(0), Decimal(100), what),
        "amount": Parameter(
            Decimal(amount),
            Decimal(0),
            Decimal(1_000_000),
            Words("Minst så många tusen kronor", "At least so many thousand kronor"),
        ),
    }


_OF_BUDGET = Words("Minst så många procent av årets budget", "At least so many percent of the year's budget")

RULES: tuple[Rule, ...] = (
    Rule(
        id=_EQUAL.rule,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words(
            "Prognosen är budgeten fast perioden avviker", "The forecast is the budget although the period deviates"
        ),
        explanation=Words(
            "När perioden avviker tydligt men prognosen är exakt lika med budgeten är den ofta inte gjord, bara ifylld. Regeln är tyst när en text om "
            "raden talar om prognosen eller resten av året.",
            "When the period deviates clearly but the forecast is exactly the budget it has often not been made, only filled in. The rule is silent when a "
            "text about the row tells of the forecast or the rest of the year.",
        ),
        example=Words(
            "Arbetsmarknadscentrum: +1,1 mnkr för perioden, prognos 0 och budget 0.",
            "Labour market centre: +1.1 million for the period, forecast 0 and budget 0.",
        ),
        fix=_EQUAL.fix,
        whole=_equals_budget,
        parameters=_limits(
            5,
            500,
            Words("Minst så många procent av periodens budget", "At least so many percent of the period's budget"),
        ),
    ),
    Rule(
        id=_TREND.rule,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words("Oförändrad prognos mot trenden", "Unchanged forecast against the trend"),
        explanation=Words(
            "Prognosen är densamma som vid förra tillfället, fast utfallet pekar åt ett annat håll. Trenden räknas både med resten av året som "
            "budgeterat och som förra året, och regeln talar bara när båda säger detsamma.",
            "The forecast is the same as at the occasion before, although the outcome points another way. The trend is counted both with the rest of the "
            "year as budgeted and as last year, and the rule speaks only when both say the same.",
        ),
        example=Words(
            "Prognos 24,0 mnkr i mars och i augusti, när utfallet pekar mot 28.",
            "Forecast 24.0 million in March and in August, when the outcome points to 28.",
        ),
        fix=_TREND.fix,
        whole=_against_trend,
        needs_facts=True,
        parameters=_limits(5, 1000, _OF_BUDGET),
    ),
    Rule(
        id=_CHANGED.rule,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words("Ändrad prognos utan förklaring", "Changed forecast without explanation"),
        explanation=Words(
            "En prognos som har ändrats mycket sedan förra tillfället ska förklaras, annars vet nämnden inte vad som hänt. Finns orsaken skriven vid "
            "prognosen visas den.",
            "A forecast that has changed much since the occasion before should be explained, else the committee can't know what happened. If the cause is "
            "written at the forecast it is shown.",
        ),
        example=Words(
            "Prognosen är 4,2 mnkr högre än i mars, och texten nämner bara årets avvikelse mot budget.",
            "The forecast is 4.2 million higher than in March, and the text names the year's deviation from the budget only.",
        ),
        fix=_CHANGED.fix,
        whole=_change_unexplained,
        needs_facts=True,
        parameters=_limits(2, 1000, _OF_BUDGET),
    ),
)
