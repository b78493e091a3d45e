"""Find a figure by words, and write the binding that survives to the next report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.periods import Period
from tertial.document.figure import Figure, Origin, Provenance
from tertial.reports.figures import FigureBook
from tertial.web.figure_search import binding, matching, picks

AUGUST = Period(2023, 8)


def figure(key: str, label: str, kronor: int = 1_500_000) -> Figure:
    return Figure(
        key=key,
        value=Decimal(kronor),
        unit="kr",
        period="2023",
        label=label,
        provenance=Provenance(Origin.LEDGER, "Ekonomisystemet"),
        shown_in="mnkr",
    )


FIGURES = [
    figure("line/575/2023/forecast", "575 - Ekonomiskt bistånd, prognos helår 2023"),
    figure("line/575/2023-08/outcome", "575 - Ekonomiskt bistånd, redovisat januari–augusti 2023"),
    figure("line/total/2023/forecast", "Summa nettokostnader, prognos helår 2023", 620_600_000),
]


def test_every_word_must_be_found_in_label_or_key() -> None:
    assert matching(FIGURES, "bistånd PROGNOS") == [FIGURES[0]]
    assert matching(FIGURES, "line/total") == [FIGURES[2]]
    assert matching(FIGURES, "skola") == []


def test_labels_that_begin_with_the_word_come_first() -> None:
    assert matching(FIGURES, "s")[0] is FIGURES[2]


def test_without_a_query_the_sums_are_offered() -> None:
    (pick,) = picks(FigureBook(AUGUST, FIGURES), " ")
    assert pick.printed == "620,6\u00a0mnkr"
    assert pick.binding == "{line/total/@year/forecast}"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("line/575/2023-08/deviation", "{line/575/@period/deviation}"),
        ("line/575/2022-08/outcome", "{line/575/@previous-period/outcome}"),
        ("line/575/2022/outcome", "{line/575/@previous-year/outcome}"),
        ("indicator/hme/2021/women", "{indicator/hme/2021/women}"),
        ("goals/2023-08/met", "{goals/@period/met}"),
    ],
)
def test_periods_of_the_report_are_written_by_name(key: str, written: str) -> None:
    assert binding(key, AUGUST) == written
