"""Examples of the frame beside the budget."""

from __future__ import annotations

from tertial.review.subject import Subject
from tests.factories.review_facts import facts, line
from tests.factories.reviewed import chapter, p, report, table
from tests.unit.review.examples import Examples

SUMMARY = table(
    "Driftsammandrag, prognos helår 2023, mnkr",
    ["Verksamhet", "Prognos helår 2023", "Budget 2023", "Avvikelse"],
    [
        ["Ekonomiskt bistånd", "313,0", "323,7", "10,7"],
        ["Vuxenutbildning", "307,6", "300,9", "-6,7"],
        ["Summa", "620,6", "624,6", "4,0"],
    ],
)


def rooms(frame: str, budget: str | None, printed: str = "624.6") -> Subject:
    """A report made here with a frame, a budget in force, and what the report prints."""
    total = line("Summa", forecast="620.6", year_budget=printed, is_total=True)
    return report(
        chapter("Ekonomi", p("Nämnden följer budgeten.")), facts=facts(lines=[total], frame=frame, budget=budget)
    )


def said(text: str) -> Subject:
    """A report from elsewhere with a text about the frame."""
    return report(chapter("Ekonomi", SUMMARY, p(text)))


EXAMPLES: dict[str, Examples] = {
    "economy-frame-differs": Examples(
        fires={
            "the budget is greater": rooms("624.6", "626.1", "626.1"),
            "the budget is less": rooms("624.6", "620.0", "620.0"),
            "the report prints another": rooms("624.6", "624.6", "623.6"),
            "no versions, but the report's budget": rooms("624.6", None, "626.1"),
            "a sentence, from elsewhere": said("Nämndens budgetram för 2023 uppgår till 642,6 mnkr."),
        },
        quiet={
            "equal": rooms("624.6", "624.6"),
            "equal to the thousand": rooms("624.6", "624.6004", "624.6004"),
            "a sentence that is right": said("Nämndens budgetram för 2023 uppgår till 624,6 mnkr."),
            "rounded": said("Nämndens budgetram uppgår till 625 mnkr."),
            "of another year": said("Nämndens budgetram för 2024 uppgår till 640,2 mnkr."),
            "the frame of investments": said("Av investeringsramen på 5,1 mnkr har 2,4 mnkr använts."),
        },
        quotes={"a sentence, from elsewhere": ["642,6 mnkr"]},
    ),
}
