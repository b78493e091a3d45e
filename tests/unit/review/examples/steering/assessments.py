"""Examples of assessments beside what is measured."""

from __future__ import annotations

from tertial.document.blocks import Block, Chapter
from tertial.review.subject import Subject
from tests.factories.review_facts import facts, goal, indicator
from tests.factories.reviewed import chapter, h, p, report, table
from tests.unit.review.examples import Examples

NAME = "Trygga elever"
COLUMNS = ["Nämndmål", "Mål uppnås", "Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"]


def told(mark: str, *motivation: str, name: str = NAME) -> Chapter:
    """A chapter with a goal's heading, mark and motivation."""
    return chapter("Målredovisning", h(name, 3), p(mark), *(p(text) for text in motivation))


def shown(now: str, target: str, *, status: str = "Ja", indicator: str = "Andel trygga elever, %") -> Chapter:
    """A chapter with the table of the goal's only indicator."""
    blocks: list[Block] = [
        table(
            "Nämndindikatorer",
            COLUMNS,
            [[NAME, status, indicator, "78", now, target], ["", "", "Antal enkätsvar", "410", now, target]],
        )
    ]
    return chapter("Indikatorer", *blocks)


def own(mark: str, status: str, *motivation: str, now: str, target: str = "80", wanted: str = "higher") -> Subject:
    """A report made here: a goal with one indicator."""
    return report(
        told(mark, *motivation),
        facts=facts(
            goals=[goal(NAME, status)],
            indicators=[indicator("Andel trygga elever", NAME, now=now, target=target, wanted=wanted)],
        ),
    )


EXAMPLES: dict[str, Examples] = {
    "assessment-unmeasured": Examples(
        fires={
            "met": own("Uppnås", "met", "Målet bedöms uppnås. Bedömningen baseras på nämndindikatorer.", now=""),
            "partly": own("Uppnås delvis", "partly", "Målet bedöms delvis uppnås, för arbetet löper på.", now=""),
            "a document from elsewhere": report(
                told("Uppnås", "Nämndmålet bedöms uppnått under 2023. Bedömningen baseras på nämndindikatorer."), shown("I.U.", "80")
            ),
        },
        quiet={
            "something is measured": own("Uppnås", "met", "Målet bedöms uppnås.", now="84"),
            "not assessed": own("Kan ej bedömas", "cannot_be_assessed", "Målet kan inte bedömas.", now=""),
            "measured in a document from elsewhere": report(told("Uppnås", "Nämndmålet bedöms uppnått."), shown("84", "80")),
            "empty cells tell nothing": report(told("Uppnås", "Nämndmålet bedöms uppnått."), shown("", "80")),
        },
    ),
    "assessment-cannot-be-measured-but-judged": Examples(
        fires={
            "the motivation says so": own(
                "Uppnås delvis", "partly", "Målet bedöms delvis uppnås. Indikatorerna för målet går inte att mäta vid tidpunkten.", now=""
            ),
            "a survey to come": own("Uppnås", "met", "Målet bedöms uppnås. Årets enkät är ännu inte redovisad.", now=""),
            "words alone, from elsewhere": report(
                told("Uppnås", "Nämndmålet bedöms uppnås vid helår. Indikatorerna kan inte mätas ännu."), period=None
            ),
        },
        quiet={
            "not assessed": own(
                "Kan ej bedömas", "cannot_be_assessed", "Målet kan inte bedömas. Indikatorerna går inte att mäta ännu.", now=""
            ),
            "one of several": own(
                "Uppnås", "met", "Målet bedöms uppnås. Indikatorn om nyanställda går inte att mäta förrän vid årets slut.", now="84"
            ),
            "it can be measured": own("Uppnås", "met", "Målet bedöms uppnås. Indikatorerna mäts i augusti varje år.", now="84"),
            "one of several, from elsewhere": report(
                told("Uppnås", "Målet bedöms uppnås. Indikatorn ”andel nyanställda kvar” går ej att mäta förrän vid årets slut."),
                period=None,
            ),
        },
    ),
    "assessment-against-evidence": Examples(
        fires={
            "all missed but met": own("Uppnås", "met", "Målet bedöms uppnås. Arbetet har pågått hela året.", now="62"),
            "all met but not met": own("Uppnås ej", "not_met", "Målet bedöms inte uppnås. Arbetet fortsätter.", now="84"),
            "said to rest on the indicators and on what is done": own(
                "Uppnås",
                "met",
                "Målet bedöms uppnås. Bedömningen grundas på nämndindikatorer och genomförda aktiviteter.",
                now="62",
            ),
            "a reason for something else": own(
                "Uppnås",
                "met",
                "Målet bedöms uppnås.",
                "Rastvärdarna har blivit fler, även om några tjänster är vakanta, och skolgården har byggts om.",
                now="62",
            ),
            "from elsewhere, without a word of why": report(told("Uppnås", "Nämndmålet bedöms uppnås."), shown("62", "80")),
        },
        quiet={
            "as the indicators say": own("Uppnås", "met", "Målet bedöms uppnås.", now="84"),
            "the motivation says why": own(
                "Uppnås", "met", "Målet bedöms uppnås, även om tryggheten ännu ligger under målvärdet.", now="62"
            ),
            "it rests on what is done": own(
                "Uppnås", "met", "Målet bedöms uppnås. Bedömningen vilar på de insatser som har genomförts.", now="62"
            ),
            "weighed together": own(
                "Uppnås", "met", "Vid en samlad bedömning uppnås målet, där indikatorn är en del.", now="62"
            ),
            "what is expected of the indicator": own(
                "Uppnås", "met", "Målet bedöms uppnås. Utfallet väntas stiga när höstens enkät är klar.", now="62"
            ),
            "partly is between": own("Uppnås delvis", "partly", "Målet bedöms delvis uppnås.", now="62"),
            "nothing can be told": own("Uppnås", "met", "Målet bedöms uppnås.", now="62", target="Målvärde sätts under 2023"),
        },
    ),
    "assessment-word-differs": Examples(
        fires={
            "the motivation says another": report(told("Uppnås", "Nämndmålet bedöms delvis uppnås under 2023."), period=None),
            "the table says another": report(
                told("Uppnås", "Nämndmålet bedöms uppnås."), shown("84", "80", status="Delvis"), period=None
            ),
            "beside what was assessed": own("Uppnås", "met", "Målet bedöms inte uppnås, eftersom färre svarar.", now="84"),
        },
        quiet={
            "the same in other words": report(told("Uppnås delvis", "Nämndmålet bedöms som delvis uppfyllt vid helår 2023."), period=None),
            "ja and met": report(told("Uppnås", "Nämndmålet bedöms uppnått."), shown("84", "80", status="Ja"), period=None),
            "a part of the goal": own(
                "Uppnås delvis", "partly", "Målet bedöms uppnås delvis. Målet avseende sjukfrånvaro bedöms uppnås.", now="84"
            ),
            "another goal's": report(
                chapter(
                    "Målredovisning",
                    h("Trygga elever", 3), p("Uppnås"), p("Nämndmålet bedöms uppnås."),
                    h("Fler i arbete", 3), p("Uppnås delvis"), p("Nämndmålet bedöms delvis uppnås."),
                ),
                period=None,
            ),
        },
        quotes={"the motivation says another": ["Nämndmålet bedöms delvis uppnås"], "the table says another": ["Delvis"]},
    ),
}  # fmt: skip
