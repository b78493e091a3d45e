"""Amounts of the committee as a whole in brief and in winding sentences, written signs, and an activity inside a longer name."""

from __future__ import annotations

from tertial.review.subject import Subject
from tests.factories.reviewed import p, report, table
from tests.unit.review.examples import Examples


def _told(*texts: str) -> Subject:
    rows = [
        ["Simhallar", "26 410", "24 735", "27 158", "-2 423"],
        ["Musikskola", "14 215", "15 046", "14 512", "534"],
        ["Summa", "40 625", "39 781", "41 670", "-1 889"],
    ]
    columns = ["Verksamhet, tkr", "Bokslut 2022", "Årsbudget 2023", "Årsprognos 2023", "Budgetavvikelse"]
    pupils = table("Volymer", ["Mått", "2022", "Aug 2023"], [["Antal elever i musikskola", "412", "431"]])
    return report(table("Årets prognos", columns, rows), pupils, *(p(text) for text in texts))


EXAMPLES: dict[str, Examples] = {
    "number-sign": Examples(
        fires={
            "a sign in brackets": _told("Simhallar: prognos 27 158 tkr, budget 24 735 tkr (+2 423 tkr). Dyrare el."),
            "a sign after the word": _told("Musikskola: avvikelse -534 tkr. Två tjänster har varit vakanta."),
            "beside last year's accounts": _told("Simhallarna väntas redovisa ett överskott om 2 423 tkr när året är slut."),
        },
        quiet={
            "a right sign in brackets": _told("Simhallar: prognos 27 158 tkr, budget 24 735 tkr (-2 423 tkr). Dyrare el."),
            "a right sign after the word": _told("Musikskola: avvikelse +534 tkr. Två tjänster har varit vakanta."),
            "a right word": _told("Simhallarna väntas redovisa ett underskott om 2 423 tkr när året är slut."),
        },
    ),
    "number-contradicts-table": Examples(
        fires={
            "brief": _told("Helårsprognos 2023 41 970 tkr, avvikelse -1 889 tkr mot budget 39 781 tkr."),
            "the committee in a clause": _told("Nämnden, vars budget för helåret 2023 är 39 181 tkr, räknar med ett underskott om 1 889 tkr."),
            "a clause about the budget": _told(
                "Mot årsbudgeten, som för simhallarna är 24 135 tkr, ska ställas nettokostnader som beräknas till 27 158 tkr."
            ),
            "within a longer name": _told("Med fler elever väntas musikskolan redovisa ett överskott om 584 tkr när året är slut."),
        },
        quiet={
            "brief, right": _told("Helårsprognos 2023 41 670 tkr, avvikelse -1 889 tkr mot budget 39 781 tkr."),
            "the committee in a clause, right": _told("Nämnden, vars budget för helåret 2023 är 39 781 tkr, räknar med ett underskott om 1 889 tkr."),
            "a clause about the budget, right": _told(
                "Mot årsbudgeten, som för simhallarna är 24 735 tkr, ska ställas nettokostnader som beräknas till 27 158 tkr."
            ),
            "within a longer name, right": _told("Med fler elever väntas musikskolan redovisa ett överskott om 534 tkr när året är slut."),
        },
    ),
}  # fmt: skip
