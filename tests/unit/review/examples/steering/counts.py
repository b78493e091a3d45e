"""Examples of how many goals a text says are met."""

from __future__ import annotations

from tertial.document.inline import Inline
from tertial.review.subject import Subject
from tests.factories.review_facts import facts, goal
from tests.factories.reviewed import chapter, figure, h, p, report
from tests.unit.review.examples import Examples

GOALS = {
    "Trygga elever": "met",
    "Fler i arbete": "met",
    "God ekonomi": "partly",
    "Hållbart resande": "partly",
    "Goda arbetsplatser": "not_met",
}
MARKS = {"met": "Uppnås", "partly": "Uppnås delvis", "not_met": "Uppnås ej"}


def said(*parts: str | Inline) -> Subject:
    """A report made here with five goals, two of them met, two partly and one not."""
    known = facts(goals=[goal(name, status) for name, status in GOALS.items()])
    return report(chapter("Sammanfattning", p(*parts)), facts=known)


def elsewhere(text: str) -> Subject:
    """The same goals in a document from elsewhere."""
    blocks = [
        block
        for name, status in GOALS.items()
        for block in (h(name, 3), p(MARKS[status]), p("Arbetet löper enligt plan."))
    ]
    return report(chapter("Sammanfattning", p(text)), chapter("Målredovisning", *blocks), period=None)


EXAMPLES: dict[str, Examples] = {
    "assessment-counts-differ": Examples(
        fires={
            "one too many met": said("Av nämndens 5 mål bedöms 3 uppnås, 1 uppnås delvis och 1 inte uppnås."),
            "in words": said("Av nämndens fem mål bedöms tre uppnås."),
            "partly": said("Nämnden bedömer att två mål uppnås och tre delvis uppnås."),
            "from elsewhere": elsewhere("Av nämndens fem mål bedöms två uppnås, tre uppnås delvis."),
        },
        quiet={
            "as they are judged": said("Av nämndens 5 mål bedöms 2 uppnås, 2 uppnås delvis och 1 inte uppnås."),
            "in words": said("Av nämndens fem mål bedöms två uppnås, två delvis uppnås och ett inte uppnås."),
            "bound to the assessments": said(
                "Av nämndens fem mål bedöms ", figure("3", "", key="goals/2023-08/met"), " uppnås."
            ),
            "an area's goals": said("Inom målområdet Medborgare finns tre mål, och 1 bedöms uppnås."),
            "of indicators": said("Av nämndens 14 indikatorer för målen bedöms 9 uppnås."),
            "from elsewhere": elsewhere("Av nämndens fem mål bedöms två uppnås och två uppnås delvis."),
        },
        quotes={"in words": ["tre"]},
    ),
}
