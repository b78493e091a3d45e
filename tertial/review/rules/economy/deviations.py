"""Deviations that nobody explains, and deficits that nobody does anything about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Finding, Severity
from tertial.review.reading.lines import Amount, Line
from tertial.review.reading.remedies import tells_remedy
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_UNEXPLAINED = Says(
    "economy-unexplained-deviation",
    Severity.WARNING,
    Words(
        "Skriv i ekonomikapitlet vad avvikelsen beror på.",
        "Write in the chapter on economy what the deviation is due to.",
    ),
)
_NO_MEASURES = Says(
    "economy-deficit-without-measures",
    Severity.WARNING,
    Words(
        "Skriv vilka åtgärder som vidtas mot underskottet, eller varför inga behövs.",
        "Write which measures are taken against the deficit, or why none are needed.",
    ),
)


def _deviation(line: Line) -> tuple[Amount | None, Amount | None, str, str]:
    """The whole year's deviation with its budget where there is a forecast, else the period's."""
    if line.year_deviation is not None and line.forecast is not None:
        return line.year_deviation, line.year_budget, "helåret", "the whole year"
    return line.deviation, line.budget, "perioden", "the period"


def _unexplained(subject: Subject) -> Iterator[Finding]:
    if not subject.texts:
        return
    rule = _UNEXPLAINED.rule
    share, least = subject.limit(rule, "share") / 100, subject.limit(rule, "amount") * 1000
    for line in subject.lines:
        deviation, budget, when, when_en = _deviation(line)
        if not line.is_plain or deviation is None or budget is None or abs(deviation.value) < least:
            continue
        if abs(deviation.value) < share * abs(budget.value) or _is_explained(subject, line):
            continue
        part = abs(deviation.value / budget.value * 100) if budget.value else None
        of = f" ({part:.0f} % av budgeten)" if part is not None and part < 1000 else ""
        of_en = f" ({part:.0f} % of the budget)" if part is not None and part < 1000 else ""
        yield _UNEXPLAINED(
            deviation.place or line.place,
            deviation.text,
            Words(
                f"”{line.title}” avviker med {deviation.text} för {when}{of}, men ingen text förklarar varför.",
                f"“{line.title}” deviates by {deviation.text} for {when_en}{of_en}, but no text explains why.",
            ),
            deviation.evidence(f"{line.title}, avvikelse", f"{line.title}, deviation"),
            budget.evidence(f"{line.title}, budget", f"{line.title}, budget"),
        )


def _is_explained(subject: Subject, line: Line) -> bool:
    if "investering" in line.title.casefold():
        return True  # a row of the summary that is no operations: what is said of it is said of its projects
    return subject.texts.is_about_all(line) or subject.texts.explain(line)


def _without_measures(subject: Subject) -> Iterator[Finding]:
    rule = _NO_MEASURES.rule
    share, least = subject.limit(rule, "share") / 100, subject.limit(rule, "amount") * 1000
    total = next((line for line in subject.lines if line.is_total), None)
    if total is None or not subject.texts:
        return
    deviation, budget = total.year_deviation, total.year_budget
    if deviation is None or budget is None or total.forecast is None or deviation.value >= 0:
        return
    if -deviation.value < least or -deviation.value < share * abs(budget.value):
        return
    if any(passage.is_prose and tells_remedy(passage) for passage in subject.passages):
        return
    planned = subject.facts.measures if subject.facts is not None else 0
    sv = (
        f"Åtgärdsplanen har {planned} åtgärder, men rapporten nämner dem inte."
        if planned
        else "Ingen text nämner några åtgärder."
    )
    en = (
        f"The action plan has {planned} measures, but the report does not name them."
        if planned
        else "No text names any measures."
    )
    yield _NO_MEASURES(
        deviation.place or total.place,
        deviation.text,
        Words(
            f"Prognosen är ett underskott på {Amount(-deviation.value).text}. {sv}",
            f"The forecast is a deficit of {Amount(-deviation.value).text}. {en}",
        ),
        deviation.evidence(f"{total.title}, prognosens avvikelse", f"{total.title}, the forecast's deviation"),
    )


def _limits(share: str, amount: int) -> dict[str, Parameter]:
    return {
        "share": Parameter(
            Decimal(share), Decimal(0), Decimal(100),
            Words("Minst så många procent av budgeten", "At least so many percent of the budget"),
        ),
        "amount": Parameter(
            Decimal(amount), Decimal(0), Decimal(1_000_000), Words("Minst så många tusen kronor", "At least so many thousand kronor")
        ),
    }  # fmt: skip


RULES: tuple[Rule, ...] = (
    Rule(
        id=_UNEXPLAINED.rule,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words("Stor avvikelse utan förklaring", "Great deviation without explanation"),
        explanation=Words(
            "En rad som avviker mycket från budgeten ska förklaras. Regeln letar efter texter om pengar som nämner raden, också förkortad, och som säger "
            "en orsak eller vad som har blivit mer eller mindre; att bara upprepa beloppen är ingen förklaring. Gränserna ska överskridas båda två.",
            "A row that deviates much from its budget should be explained. The rule looks for texts about money that name the row, also in short, and that "
            "tell a cause or what has become more or less; to repeat the amounts explains nothing. Both limits must be passed.",
        ),
        example=Words(
            "Flyktingmottagande visar +6,2 mnkr av 42,3, men orden finns bara i tabellen.",
            "Reception of refugees shows +6.2 million of 42.3, but the words are in the table only.",
        ),
        fix=_UNEXPLAINED.fix,
        whole=_unexplained,
        parameters=_limits("3", 1000),
    ),
    Rule(
        id=_NO_MEASURES.rule,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words("Underskott utan åtgärder", "Deficit without measures"),
        explanation=Words(
            "En nämnd som väntar sig underskott ska besluta om åtgärder. Regeln säger till när prognosen är ett underskott över gränserna och ingen "
            "text talar om åtgärder mot det, besparingar eller hur det täcks. Åtgärder för annat, som arbetsmiljön, räknas inte.",
            "A committee that expects a deficit must decide on measures. The rule speaks when the forecast is a deficit beyond the limits and no text "
            "tells of measures against it, savings or how it is covered. Measures for other things, such as the working environment, don't count.",
        ),
        example=Words(
            "”Nämnden prognostiserar ett underskott på 19,0 mnkr”, och mer sägs inte.",
            "“The committee forecasts a deficit of 19.0 million”, and no more is said.",
        ),
        fix=_NO_MEASURES.fix,
        whole=_without_measures,
        parameters=_limits("0.5", 500),
    ),
)
