"""The table rules never fail, whatever stands in a table, and say the same each time."""

from __future__ import annotations

import random

import pytest

from tertial.document.inline import Content
from tertial.review.engine import review
from tertial.review.rules.tables import RULES
from tests.factories.reviewed import Words, chapter, content, p, report, table

VALUES = (
    "", "-", "–", "0", "0,0", "00", "0 12", "1 234", "12 34", "−7,2", "≥ 0", "9" * 400, "1" * 15, "1," + "3" * 12, "I.U.", "I.U. i höst",
    "IAF: 6,7 UTB (vux): 6,1", "IAF:", "5*", "5¹²", "\ud800", "NaN", "Infinity", "1e9", "٣", "½", "12 %", "1000000 %", "(5)", "1 850 (2 100)",
    "<1 %", ">=", "5–6", " ", "x", "**", "1)", "244 tkr/år", ":" * 50, " " * 200, "A: " * 60, "\n\n",
)  # fmt: skip
LABELS = (
    "Summa", "Summa inkl. allt", "varav kostnader", "varav intäkter", "Kvinnor", "Män", "Totalt", "Kvinnor, SOF", "Antal deltagare", "\ud800",
    "Andel kvinnor, %", "Andel män, %", "Avvikelse", "", "²", "Delsumma", "Antal svarande", "Index", "x" * 300, "Tid, antal dagar", "varav",
)  # fmt: skip
HEADINGS = (
    "Mått", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023", "Avvikelse", "Avvikelse, %", "Kvinnor", "Män", "Totalt", "Utgifter",
    "Inkomster", "Netto", "Budget 2023", "Prognos", "", "föregående år", "Antal svarande", "Andel, %", "Avvi- kelse", "20 000", "9999999",
)  # fmt: skip
NOTES = ("[^2021 visar]", "[^Avser 2020.]", "[^ ]", "")
TEXTS = (
    "67 % av 12 personer",
    "se tabell 99999",
    "avsnitt 1.2.3",
    "bilaga 4",
    "avsnittet ”",
    "”x”",
    "9 av 14 (74 %)",
    *VALUES,
)


@pytest.mark.parametrize("seed", range(40))
def test_nonsense(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same nonsense each time
    headings = [f"{chance.choice(HEADINGS)}{'.' * number}" for number in range(chance.randint(1, 8))]
    rows: list[list[Words | Content]] = [
        [chance.choice(LABELS), *(content(chance.choice(VALUES) + chance.choice(NOTES)) for _ in headings[1:])]
        for _ in range(chance.randint(0, 9))
    ]
    odd = table(
        chance.choice(("Tabell", "Utfall, tkr", "")), headings, rows, indents=[chance.randint(0, 2) for _ in rows]
    )
    text = p(" ".join(chance.choice(TEXTS) for _ in range(8)))
    subject = report(chapter("Ekonomi", odd, odd, text), period=chance.choice((None, "2023-08")))
    assert review(subject, rules=RULES) == review(subject, rules=RULES)
