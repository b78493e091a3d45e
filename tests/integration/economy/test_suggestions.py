"""Suggested forecasts from the ledger: the same months, worked out once, and set beside people's forecasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tertial.cycle.models import Occasion
from tertial.economy.forecasting import History, Method, Suggestion, Unsuggested, kept, suggest
from tertial.economy.models import LineKind, Measure, OperatingLine
from tertial.economy.queries import suggestions as asked
from tertial.economy.queries.suggestions import NOT_FROM_LEDGER, back_test, suggestions
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee

pytestmark = pytest.mark.django_db

MONTHS = [year * 100 + month for year in (2021, 2022, 2023) for month in range(1, 13)][:32]
AMOUNTS = [1_000_00 + place % 12 * 7_00 + place * 7919 % 2_11 for place in range(32)]


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "_folder", lambda: tmp_path / "suggestions")
    asked._under_way.clear()


@pytest.fixture
def occasion() -> Occasion:
    """A line from the ledger, one by hand, their sum; 32 months with a cost and a balance row each."""
    occasion = an_occasion()
    line = a_line("575", order=1)
    OperatingLine.objects.filter(pk=line.pk).update(selector="verksamhet 575")
    a_line("600", order=2)
    a_line("total", order=3, kind=LineKind.TOTAL)
    rows = zip(MONTHS, AMOUNTS, strict=True)
    a_batch(*(row for month, ore in rows for row in (Row(month, ore), Row(month, -ore, "1910"))))
    return occasion


def test_a_line_is_suggested_from_its_months_in_the_ledger(occasion: Occasion) -> None:
    found = suggestions(a_committee(), occasion)
    assert found.lines["575"] == suggest(History(tuple(AMOUNTS), 8))
    assert isinstance(found.lines["575"], Suggestion)
    assert found.lines["575"].method == Method.COMBINED
    assert found.lines["600"] == NOT_FROM_LEDGER
    assert "total" not in found.lines
    assert found.total is None, "a line of the sum has no suggestion"


def test_the_sum_is_suggested_where_every_line_is(occasion: Occasion) -> None:
    OperatingLine.objects.filter(code="600").update(selector="verksamhet 575")
    found = suggestions(a_committee(), occasion)
    one = found.lines["575"]
    assert isinstance(one, Suggestion)
    assert found.total is not None
    amount, low, high = found.total
    assert amount == 2 * one.amount_ore
    assert amount - low == high - amount < 2 * (one.high_ore - one.amount_ore)


def test_months_that_nobody_imported_are_unknown_and_empty_ones_are_zero(occasion: Occasion) -> None:
    OperatingLine.objects.filter(code="600").update(selector="verksamhet 600")
    assert suggestions(a_committee(), occasion).lines["600"] == suggest(History((0,) * 32, 8))
    later = suggestions(a_committee(), an_occasion("2023-10")).lines["575"]
    assert isinstance(later, Unsuggested)
    assert "inte inlästa" in later.reason


def test_the_budget_of_the_line_is_looked_at(occasion: Occasion) -> None:
    line = OperatingLine.objects.get(code="575")
    an_amount(line, Measure.BUDGET, "2023-08", 8_000_00)
    an_amount(line, Measure.BUDGET, "2023", 20_000_00)
    budget = (1_000_00,) * 8 + (3_000_00,) * 4
    assert suggestions(a_committee(), occasion).lines["575"] == suggest(History(tuple(AMOUNTS), 8, budget))


def test_an_answer_is_worked_out_once(occasion: Occasion, monkeypatch: pytest.MonkeyPatch) -> None:
    first = suggestions(a_committee(), occasion)
    monkeypatch.setattr(kept, "suggest", lambda history: pytest.fail("it is kept"))
    assert suggestions(a_committee(), occasion) == first


def test_a_changed_ledger_gives_another_answer(occasion: Occasion) -> None:
    first = suggestions(a_committee(), occasion)
    a_batch(Row(202308, 9_000_00), source="augusti")
    assert suggestions(a_committee(), occasion).lines["575"] != first.lines["575"]


def test_a_page_that_does_not_wait_gets_what_there_is(occasion: Occasion, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(type(asked.work_out), "enqueue", lambda task, *ids, **more: started.append((*ids, more)))
    first = suggestions(a_committee(), occasion, wait=False)
    assert first.is_pending
    assert first.lines["600"] == NOT_FROM_LEDGER
    suggestions(a_committee(), occasion, wait=False)
    assert started == [(a_committee().pk, occasion.pk, {})], "work that is under way is not begun again"
    asked.work_out.call(a_committee().pk, occasion.pk)
    again = suggestions(a_committee(), occasion, wait=False)
    assert not again.is_pending
    assert again == suggestions(a_committee(), occasion)


def test_work_at_once_leaves_nothing_pending(occasion: Occasion) -> None:
    """Where long work is done within the request, as at the command line, the answer is there when it is asked for."""
    assert not suggestions(a_committee(), occasion, wait=False).is_pending


def test_a_broken_file_is_worked_out_anew(occasion: Occasion, tmp_path: Path) -> None:
    first = suggestions(a_committee(), occasion)
    for file in (tmp_path / "suggestions").iterdir():
        file.write_text('{"amount_ore": 1', encoding="utf-8")
    assert suggestions(a_committee(), occasion) == first


def test_the_back_test_sets_peoples_forecasts_beside(occasion: Occasion) -> None:
    line = a_line("575", year=2022)
    an_amount(line, Measure.FORECAST, "2022", 12_500_00, occasion=an_occasion("2022-08"))
    trials = back_test(a_committee(), occasion)
    assert trials is not None
    assert [(trial.year, trial.month) for trial in trials] == [(y, m) for y in (2021, 2022) for m in (3, 8, 10)]
    assert [trial.human for trial in trials] == [None, None, None, None, 12_500_00, None]
    assert trials[4].actual == sum(AMOUNTS[12:24])
    assert trials[4].suggestion == suggest(History(tuple(AMOUNTS[:20]), 8))
    assert back_test(a_committee(), occasion, wait=False) == trials


def test_the_back_test_is_worked_out_beside(occasion: Occasion, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    with monkeypatch.context() as patched:
        patched.setattr(type(asked.work_out), "enqueue", lambda task, *ids, back: started.append(back))
        assert back_test(a_committee(), occasion, wait=False) is None
    asked.work_out.call(a_committee().pk, occasion.pk, back=True)
    assert started == [True]
    assert back_test(a_committee(), occasion, wait=False) == back_test(a_committee(), occasion)


def test_without_a_ledger_nothing_is_tried() -> None:
    occasion = an_occasion()
    a_line("575")
    assert back_test(a_committee(), occasion) == ()
    assert suggestions(a_committee(), occasion).lines == {"575": NOT_FROM_LEDGER}
