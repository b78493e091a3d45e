"""Does a number in a text go against what the tables and the data give for the same row, role and time?"""

from __future__ import annotations

from collections.abc import Iterator

from tertial.common.numbers import swedish
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.matching.changes import binding_of
from tertial.review.matching.faults import FaultKind
from tertial.review.matching.saying import evidence_of, role_in, said, what
from tertial.review.matching.sex_pairs import wrong_pairs
from tertial.review.reading.grids import Role
from tertial.review.reading.numbers import Number
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.numbers.beside_rows import exchanged_years, misfits, not_the_sum, wrong_ranges
from tertial.review.rules.numbers.goals_counted import miscounted
from tertial.review.rules.numbers.over_all import shares_over_all
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Rätta talet i texten, eller bind det till siffran så att det alltid stämmer. Är det tabellen som har fel, rätta underlaget.",
    "Correct the number in the text, or bind it to the figure so that it is always right. If the table is wrong, correct what it is made from.",
)
_MOST_SHOWN = 2
_against_table = Says("number-contradicts-table", Severity.WARNING, _FIX)
_against_plan = Says(
    "number-decided-plan",
    Severity.WARNING,
    Words(
        "Skriv det beslutade värdet, eller hänvisa till beslutet som ändrade det.",
        "Write the decided value, or refer to the decision that changed it.",
    ),
)


def _check(says: Says, passage: Passage, subject: Subject, *, decided: bool) -> Iterator[Finding]:
    for claim in subject.claims(passage):
        fault = subject.fault(claim)
        if fault is None or fault.kind is not FaultKind.VALUE:
            continue
        is_decided = claim.role in (Role.BUDGET, Role.TARGET) and subject.facts is not None
        if is_decided is not decided:
            continue
        if fault.total is not None:
            yield not_the_sum(passage, claim, fault.values, fault.total, says)
            continue
        nearest = fault.values[0]
        name, role = what(claim), role_in(claim, nearest)
        value = said(abs(nearest.value) if claim.sign else nearest.value, claim.number, nearest)
        where = (
            Words("beslutat är", "what is decided is")
            if decided
            else Words("tabellerna och underlaget har", "the tables and the data have")
        )
        yield says(
            passage.at(claim.number.start, claim.number.end),
            claim.quote,
            Words(
                f"Texten säger {claim.quote} om {name.sv}, men {where.sv} {value} ({role.sv}).",
                f"The text says {claim.quote} of {name.en}, but {where.en} {value} ({role.en}).",
            ),
            *(evidence_of(one, claim.number) for one in fault.values[:_MOST_SHOWN]),
            change=binding_of(claim, nearest, subject) if len(fault.values) == 1 else None,
            severity=Severity.ERROR if fault.certain else None,
        )


def _tables(passage: Passage, subject: Subject) -> Iterator[Finding]:
    for wrong in miscounted(passage, subject):
        quote = " ".join(passage.text[wrong.number.start : wrong.number.end].split())
        yield _against_table(
            passage.at(wrong.number.start, wrong.number.end),
            quote,
            Words(
                f"Texten säger {quote} mål, men det är {wrong.count} mål som {wrong.what.sv}.",
                f"The text says {quote} goals, but there are {wrong.count} that {wrong.what.en}.",
            ),
            Evidence(str(wrong.count), Words("bedömningarna av målen", "the assessments of the goals")),
            severity=Severity.ERROR,
        )
    yield from _check(_against_table, passage, subject, decided=False)
    yield from misfits(passage, subject, _against_table)
    yield from _sexes(passage, subject)
    yield from exchanged_years(passage, subject, _against_table)
    yield from shares_over_all(passage, _against_table)
    yield from wrong_ranges(passage, subject, _against_table)


def _sexes(passage: Passage, subject: Subject) -> Iterator[Finding]:
    """Women's and men's numbers that the tables have exchanged, or of which they have one beside another."""
    if not passage.is_prose or subject.period is None:
        return
    for wrong in wrong_pairs(passage, subject.sex_pairs, subject.period.year):
        if all(_is_bound(passage, one) for one in (wrong.women, wrong.men)):
            continue
        women, men = swedish(wrong.known.women), swedish(wrong.known.men)
        start, end = min(wrong.women.start, wrong.men.start), max(wrong.women.end, wrong.men.end)
        turned = (
            Words("Kvinnor och män är ombytta: ", "Women and men have changed places: ")
            if wrong.exchanged
            else Words("", "")
        )
        yield _against_table(
            passage.at(start, end),
            passage.text[start:end],
            Words(
                f"{turned.sv}texten säger {wrong.women.text} för kvinnor och {wrong.men.text} för män, men ”{wrong.known.label}” har {women} och {men}.",
                f"{turned.en}the text says {wrong.women.text} for women and {wrong.men.text} for men, but “{wrong.known.label}” has {women} and {men}.",
            ),
            Evidence(women, Words("kvinnor", "women"), wrong.known.place),
            Evidence(men, Words("män", "men"), wrong.known.place),
        )


def _is_bound(passage: Passage, number: Number) -> bool:
    bound = passage.bound_at(*number.digits)
    return bound is not None and bound.figure is not None


def _plan(passage: Passage, subject: Subject) -> Iterator[Finding]:
    yield from _check(_against_plan, passage, subject, decided=True)


RULES: tuple[Rule, ...] = (
    Rule(
        id=_against_table.rule,
        family=Family.NUMBERS,
        severity=Severity.ERROR,
        title=Words("Talet säger emot tabellen", "The number contradicts the table"),
        explanation=Words(
            "Ett tal i texten gäller samma rad, samma slag av värde och samma tid som ett tal i tabellerna, men är ett annat. "
            "Läsaren vet inte vilket som gäller. Regeln är ett fel när det inte går att läsa på annat sätt, annars en varning. "
            "Tal som stämmer efter avrundning, och summor och skillnader av några rader, godtas.",
            "A number in the text is about the same row, kind of value and time as a number in the tables, but is another. "
            "The reader can't know which one holds. It is an error where there is no other way to read it, else a warning. "
            "Numbers that agree when rounded, and sums and differences of a few rows, are accepted.",
        ),
        example=Words(
            "”Hemtjänsten prognostiserar ett underskott på 25,2 mnkr”, när tabellen har avvikelsen −28 215 tkr.",
            "”Home care forecasts a deficit of 25.2 million”, when the table has the deviation −28,215 thousand.",
        ),
        fix=_FIX,
        each_passage=_tables,
    ),
    Rule(
        id=_against_plan.rule,
        family=Family.NUMBERS,
        severity=Severity.WARNING,
        title=Words("Talet är inte det beslutade", "The number is not what was decided"),
        explanation=Words(
            "Texten anger en budget eller ett målvärde som inte är det som nämnden har beslutat. Målvärden och ramar ändras genom beslut, "
            "och rapporten ska visa dem som gäller.",
            "The text gives a budget or a target that is not what the committee has decided. Targets and frames are changed by decisions, "
            "and the report must show those that hold.",
        ),
        example=Words(
            "”E-handelstroheten nådde inte målvärdet 90 procent”, när det beslutade målvärdet är 95.",
            "”The share of electronic orders did not reach the target of 90 per cent”, when the decided target is 95.",
        ),
        fix=_against_plan.fix,
        each_passage=_plan,
        needs_facts=True,
    ),
)
