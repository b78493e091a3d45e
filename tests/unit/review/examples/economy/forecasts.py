"""Examples of forecasts beside the budget, the trend and the forecast before."""

from __future__ import annotations

from tertial.review.facts import LineFact
from tertial.review.subject import Subject
from tests.factories.review_facts import facts, line
from tests.factories.reviewed import chapter, p, report, table
from tests.unit.review.examples import Examples

ELSEWHERE = (
    table(
        "Driftsammandrag jan-aug 2023, mnkr",
        ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse"],
        [
            ["Kulturskolan", "11,2", "9,8", "-1,4"],
            ["Bibliotek", "20,1", "20,3", "0,2"],
            ["Summa", "31,3", "30,1", "-1,2"],
        ],
    ),
    table(
        "Driftsammandrag, prognos helår 2023, mnkr",
        ["Verksamhet", "Prognos helår 2023", "Budget 2023", "Avvikelse"],
        [
            ["Kulturskolan", "14,9", "14,9", "0,0"],
            ["Bibliotek", "30,4", "30,4", "0,0"],
            ["Summa", "45,3", "45,3", "0,0"],
        ],
    ),
)


def rooms(*lines: LineFact, text: str = "Nettokostnaden för perioden är något högre än budget.") -> Subject:
    """A report made here with rows and a text."""
    return report(chapter("Ekonomi", p(text)), facts=facts(lines=lines))


def row(
    *,
    outcome: str = "12",
    budget: str = "10",
    forecast: str = "15",
    previous: str = "9",
    before: str | None = None,
    cause: str = "",
) -> LineFact:
    """Skolskjuts with 15 million in budget, two thirds of it until August."""
    return line(
        "Skolskjuts",
        outcome=outcome,
        budget=budget,
        forecast=forecast,
        year_budget="15",
        previous=previous,
        year_end="14",
        before=before,
        cause=cause,
    )


EXAMPLES: dict[str, Examples] = {
    "economy-forecast-equals-budget": Examples(
        fires={
            "the period costs more": rooms(row()),
            "the period costs less": rooms(row(outcome="8")),
            "a document from elsewhere": report(
                chapter("Ekonomi", *ELSEWHERE, p("Resultatet för perioden är ett underskott."))
            ),
        },
        quiet={
            "the period follows the budget": rooms(row(outcome="10.1")),
            "a forecast of its own": rooms(row(forecast="17")),
            "a text about the row tells of the rest of the year": rooms(
                row(),
                text="Skolskjutsen visar ett underskott, men i höst sänks priset så att kostnaden vid årets slut är i balans.",
            ),
            "told of in a document from elsewhere": report(
                chapter(
                    "Ekonomi",
                    *ELSEWHERE,
                    p(
                        "Kulturskolans underskott beror på att avgifterna faktureras sent och väntas jämnas ut till årsskiftet."
                    ),
                )
            ),
        },
    ),
    "economy-forecast-against-trend": Examples(
        fires={
            "points higher": rooms(row(outcome="14", forecast="16", before="16")),
            "points lower": rooms(row(outcome="7", forecast="16", before="16")),
            "only the budget to go by": rooms(row(outcome="14", forecast="16", previous="", before="16")),
        },
        quiet={
            "changed since then": rooms(row(outcome="14", forecast="19", before="16")),
            "no forecast before": rooms(row(outcome="14", forecast="16")),
            "last year says that it is right": rooms(row(outcome="12.8", forecast="16", previous="12.8", before="16")),
            "a text says why": rooms(
                row(outcome="14", forecast="16", before="16"),
                text="Skolskjutsens kostnad sjunker under hösten, när det nya avtalet gäller.",
            ),
        },
    ),
    "economy-forecast-change-unexplained": Examples(
        fires={
            "raised": rooms(row(forecast="18", before="15")),
            "lowered": rooms(row(forecast="12", before="15.5")),
            "the cause is written at the forecast only": rooms(
                row(forecast="18", before="15", cause="Nytt avtal från juli")
            ),
        },
        quiet={
            "the same": rooms(row(forecast="15.2", before="15")),
            "explained": rooms(
                row(forecast="18", before="15"),
                text="Prognosen för skolskjuts har höjts sedan delår 1, för det nya avtalet blev dyrare.",
            ),
            "compared with the forecast before": rooms(
                row(forecast="18", before="15"),
                text="Jämfört med föregående prognos kostar skolskjutsen mer, vilket beror på nya avtal.",
            ),
            "no forecast before": rooms(row(forecast="18")),
        },
    ),
}
