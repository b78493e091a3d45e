"""The ledger's answers are kept on disk: another process need not start the engine, and no stale answer is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tertial.common.periods import Period
from tertial.economy.ledger import queries, remembered
from tertial.economy.ledger.sums import Sum
from tertial.economy.queries.outcome import ledger, window
from tertial.economy.selectors import parse
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee

pytestmark = pytest.mark.django_db
YEAR = window(Period(2023, 2))
SELECTORS = {"a": parse("konto 4*-8*"), "b": parse("verksamhet 575; konto 5*")}


@pytest.fixture(autouse=True)
def folder(own_data_folder: Path, db: None) -> Path:
    forget()
    a_committee()
    return own_data_folder / "answers"


def forget() -> None:
    """As another process would have it."""
    for question in (remembered.line_sums, remembered.month_sums, remembered.part_sums):
        question.cache_clear()


def answers() -> tuple[object, object, object]:
    """What the three questions say now."""
    book = ledger(a_committee(), 2023, 2023)
    return (
        dict(book.line_sums(SELECTORS, [YEAR])),
        {name: dict(months) for name, months in book.month_sums(SELECTORS, YEAR).items()},
        book.part_sums(["account", "service"], [YEAR], SELECTORS["a"]),
    )


def test_another_process_gets_the_same_without_the_engine(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    a_batch(Row(month=202301, account="5010", service="575", amount=1001), Row(month=202302, account="4510", amount=-3))
    first = answers()
    assert first[0] == {("a", YEAR): Sum(998, 2), ("b", YEAR): Sum(1001, 1)}
    forget()

    def never(*args: object, **named: object) -> None:
        raise AssertionError("asked again")

    for name in ("line_sums", "month_sums", "part_sums"):
        monkeypatch.setattr(queries, name, never)
    assert answers() == first
    assert any(folder.iterdir())


def test_an_import_and_an_answer_that_cannot_be_read_are_asked_anew(folder: Path) -> None:
    a_batch(Row(month=202301, account="5010", service="575", amount=1001))
    first = answers()
    forget()
    for file in folder.iterdir():
        file.write_text("{", encoding="utf-8")
    assert answers() == first
    a_batch(Row(month=202301, account="5010", service="575", amount=2002))
    assert answers()[0] == {("a", YEAR): Sum(2002, 1), ("b", YEAR): Sum(2002, 1)}


def test_another_engine_and_other_code_are_asked_anew(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    a_batch(Row(month=202301, account="5010", amount=1))
    answers()
    kept = len(list(folder.iterdir()))
    forget()
    monkeypatch.setattr(remembered, "_code", lambda: "other code")
    answers()
    assert len(list(folder.iterdir())) == kept + 3
