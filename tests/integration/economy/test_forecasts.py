"""Forecasts: what was said at each occasion, how it changed, whether it hit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.errors import Conflict, Refused
from tertial.cycle.actions import lock
from tertial.economy.actions import clear_forecast, set_forecast
from tertial.economy.actions.forecasts import SUGGESTED
from tertial.economy.models import LineAmount, LineKind, Measure, OperatingLine
from tertial.economy.queries import accuracy, forecast_history, forecasts
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db


def a_forecast(line: OperatingLine, slug: str, kronor: int, *, comment: str = "", cause: str = "") -> LineAmount:
    """A forecast of a line at an occasion, in kronor."""
    return set_forecast(
        line=line,
        occasion=an_occasion(slug),
        amount_ore=kronor * 100,
        comment=comment,
        cause=cause,
        by=the_program(),
    )


def test_a_forecast_keeps_its_words_and_says_who_made_it() -> None:
    line, occasion = a_line("575"), an_occasion()
    row = a_forecast(line, "2023-08", 100, comment=" Fler hushåll. ", cause="Avtalet.")
    assert (row.comment, row.cause, row.source) == ("Fler hushåll.", "Avtalet.", "Prognos av Tertial")
    other = a_person("eva.ek", role="controller")
    row = set_forecast(line=line, occasion=occasion, amount_ore=100_00, comment="Färre.", by=other)
    assert (row.comment, row.cause, row.source) == ("Färre.", "Avtalet.", "Prognos av Tertial")
    row = set_forecast(line=line, occasion=occasion, amount_ore=200_00, by=other)
    assert (row.comment, row.source) == ("Färre.", "Prognos av Eva Ek")
    row = set_forecast(line=line, occasion=occasion, amount_ore=201_00, suggested=True, by=other)
    assert row.source == SUGGESTED
    row = set_forecast(line=line, occasion=occasion, amount_ore=202_00, by=other)
    assert row.source == "Prognos av Eva Ek"


def test_what_is_refused() -> None:
    line, occasion = a_line("575"), an_occasion()
    with pytest.raises(Refused, match="är en summa"):
        a_forecast(a_line("total", kind=LineKind.TOTAL), "2023-08", 1)
    with pytest.raises(Refused, match="annan nämnd eller ett annat år"):
        a_forecast(a_line("575", year=2024), "2023-08", 1)
    row = a_forecast(line, "2023-08", 1)
    with pytest.raises(Conflict, match="inte borttagen"):
        clear_forecast(line=line, occasion=occasion, by=the_program(), expected_version=row.version + 1)
    lock(committee=a_committee(), occasion=occasion, decision_text="AMN § 95", by=the_program())
    for attempt in (
        lambda: a_forecast(line, "2023-08", 2),
        lambda: clear_forecast(line=line, occasion=occasion, by=the_program()),
    ):
        with pytest.raises(Refused, match="Det som är beslutat kan inte ändras"):
            attempt()
    assert forecasts(a_committee(), occasion).locked_by == "AMN § 95"


def test_a_forecast_stands_beside_the_one_before() -> None:
    one, other = a_line("575", budget=800), a_line("600", order=2)
    a_line("total", order=3, kind=LineKind.TOTAL)
    an_amount(one, Measure.BUDGET, "2023", 110_00)
    a_forecast(one, "2023-03", 90, comment="Som budget.")
    a_forecast(other, "2023-03", 10)
    a_forecast(one, "2023-08", 100, cause="Fler hushåll.", comment="Riksnormen.")
    a_forecast(other, "2023-08", 15)
    read = forecasts(a_committee(), an_occasion("2023-08"))
    assert read.previous == an_occasion("2023-03")
    first, second, total = read.rows
    assert (first.previous.value, first.change.value) == (Decimal(90), Decimal(10))
    assert (first.comment, first.cause, first.previous_comment) == ("Riksnormen.", "Fler hushåll.", "Som budget.")
    assert first.figures.forecast_deviation.value == Decimal(10)
    assert [row.needs_cause for row in read.rows] == [False, True, False]
    assert (total.previous.value, total.change.value) == (Decimal(100), Decimal(15))
    assert first.change.provenance.inputs == ("line/575/2023/forecast", "line/575/2023/previous-forecast")
    assert {figure.key for figure in read.figures()} == {
        f"line/{code}/2023/{name}"
        for code in ("575", "600", "total")
        for name in ("previous-forecast", "forecast-change")
    }
    assert second.version == 1


def test_the_first_forecast_of_a_year_has_none_before() -> None:
    a_forecast(a_line("575", year=2022), "2022-10", 80)
    line = a_line("575")
    a_forecast(line, "2023-03", 90)
    (row,) = forecasts(a_committee(), an_occasion("2023-03")).rows
    assert (row.previous.number, row.change.number, row.needs_cause) == (None, None, False)
    clear_forecast(line=line, occasion=an_occasion("2023-03"), by=the_program())
    (row,) = forecasts(a_committee(), an_occasion("2023-03")).rows
    assert (row.version, row.figures.forecast.number) == (0, None)


def test_accuracy_is_counted_on_the_committees_budget_at_august_and_october() -> None:
    one, other = a_line("575"), a_line("600", order=2)
    for line, budget in ((one, 900), (other, 100)):
        an_amount(line, Measure.BUDGET, "2023", budget * 100)
    for slug, amounts in (("2023-03", (1, 1)), ("2023-08", (950, 100)), ("2023-10", (930, 90))):
        for line, kronor in zip((one, other), amounts, strict=True):
            a_forecast(line, slug, kronor, comment=slug)
    open_hits = accuracy(a_committee(), 2023)
    assert [(hit.occasion.slug, hit.percent, hit.missed_ore) for hit in open_hits[1:]] == [
        ("2023-08", None, None),
        ("2023-10", None, None),
    ]
    # How one line ended stands on its own line, how the other did as last year's column of the year after.
    an_amount(one, Measure.OUTCOME, "2023", 920_00)
    an_amount(a_line("600", year=2024), Measure.OUTCOME, "2023", 100_00)
    history = forecast_history(a_committee(), 2023)
    assert [occasion.slug for occasion in history.occasions] == ["2023-03", "2023-08", "2023-10"]
    assert (history.total.budget_ore, history.total.year_end_ore) == (1_000_00, 1_020_00)
    assert history.lines[0].told["2023-08"].comment == "2023-08"
    hits = {hit.occasion.slug: hit for hit in accuracy(a_committee(), 2023)}
    assert hits["2023-08"].percent == Decimal(3)
    assert hits["2023-08"].lines == {"575": 30_00, "600": 0}
    assert (hits["2023-10"].percent, hits["2023-10"].missed_ore) == (Decimal(0), 0)
    assert hits["2023-10"].lines == {"575": 10_00, "600": -10_00}
    assert hits["2023-08"].figure.key == "forecast-accuracy/2023-08"


def test_number_of_queries_is_the_same_for_one_line_and_twenty() -> None:
    committee, occasion = a_committee(), an_occasion()
    counts = []
    for lines in (1, 20):
        for number in range(lines):
            a_forecast(a_line(f"{lines}-{number}", order=lines + number), "2023-08", 1)
        with queries() as read:
            forecasts(committee, occasion)
            forecast_history(committee, 2023)
        counts.append(len(read))
    assert counts[0] == counts[1]
