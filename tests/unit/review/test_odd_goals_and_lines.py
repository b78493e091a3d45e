"""The rules of goals and economy end whatever they are shown, in time that grows with the length of it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertial.document.blocks import Block
from tertial.review.engine import review
from tertial.review.rules import economy, steering
from tertial.review.subject import Subject
from tests.factories.examples import examples
from tests.factories.review_facts import changed, facts, goal, indicator, line
from tests.factories.reviewed import chapter, h, p, report, table

RULES = (*steering.RULES, *economy.RULES)
WORDS = st.sampled_from(
    ["Nämndmålet", "bedöms", "uppnås", "delvis", "inte", "Sjukfrånvaron", "har", "ökat", "minskat", "från", "till", "7,1 %", "3,8 %", "2022", "målvärdet",
     "når", "ligger under", "för", "andelen", "nöjda", "jämfört med", "föregående år", ".", ",", ";", "och", "men", "att", "I.U.", "≤ 30", "IAF: 6,7 UTB: I.U.",
     "indikatorerna går inte att mäta", "underskott", "på", "mnkr", "budgetram", "uppgår till", "ändrats", "\ud7ff", "\u00ad", "9" * 60, "-", "Å" * 90, ""]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
HEADINGS = st.sampled_from(
    ["Nämndmål", "Mål uppnås", "Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde", "Status", "Avvikelse", "Prognos helår 2023",
     "Budget 2023", "Redovisat jan-aug 2023", "Bokslut 2022", "", "%", "tkr"]
)  # fmt: skip


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    """A report of odd texts and tables, with or without facts that fit or do not."""
    columns = draw(st.lists(HEADINGS, min_size=1, max_size=6))
    rows = draw(st.lists(st.lists(TEXTS, min_size=len(columns), max_size=len(columns)), max_size=6))
    known = None
    if draw(st.booleans()):
        name, target = (
            draw(TEXTS) or "Mål",
            draw(st.sampled_from(["", "80", "≥ 0", "Ska öka", "Sätts senare", "9" * 40])),
        )
        known = facts(
            goals=[goal(name, draw(st.sampled_from(["", "met", "not_met", "cannot_be_assessed"])))],
            indicators=[
                indicator(draw(TEXTS) or "Mått", name, now=draw(st.sampled_from(["", "0", "81", "-1"])), target=target)
            ],
            lines=[
                line(
                    draw(TEXTS) or "Rad",
                    outcome=draw(st.sampled_from(["0", "12"])),
                    before="3",
                    is_total=draw(st.booleans()),
                )
            ],
            target_changes=[changed("Mått", "80", "75")],
            frame="0",
            budget="1",
        )
    blocks: list[Block] = [h(draw(TEXTS) or "Rubrik", 3), *(p(text) for text in draw(st.lists(TEXTS, max_size=4)))]
    shown = table(draw(TEXTS) or "Tabell, mnkr", columns, rows)
    return report(
        chapter("Ekonomi och mål", *blocks, shown), period=draw(st.sampled_from(["2023-08", "2023", None])), facts=known
    )


@settings(
    max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(subjects())
def test_odd_reports(subject: Subject) -> None:
    found = review(subject, rules=RULES)
    assert found == review(subject, rules=RULES)
    for finding in found.findings:
        assert finding.quote
        assert finding.message.sv


def test_limits_of_nothing_change_nothing_but_the_findings() -> None:
    shown = table(
        "Driftsammandrag, mnkr", ["Verksamhet", "Prognos 2023", "Budget 2023", "Avvikelse"], [["Bad", "0", "0", "0"]]
    )
    limits = {(rule.id, name): Decimal(0) for rule in RULES for name in rule.parameters}
    review(report(chapter("Ekonomi", shown, p("Utfallet följer budget.")), settings=limits), rules=RULES)
