"""The council's frame, its adjustments, and the budget beside it."""

from __future__ import annotations

import pytest

from tertial.common.errors import Conflict, Refused
from tertial.common.numbers import NBSP
from tertial.economy.actions import add_frame_item, change_frame_item, remove_frame_item
from tertial.economy.models import Block, LineKind, Measure
from tertial.economy.queries import frame_and_budget
from tests.factories.economy import a_line, a_project, an_amount, invested
from tests.factories.organisation import a_committee, the_program
from tests.factories.plans import a_budget, a_frame_item, a_post, decided
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db


def test_the_program_says_whether_the_budget_is_the_frame() -> None:
    line = a_line("575")
    assert frame_and_budget(a_committee(), 2023).operations.words(2023) == "Ramen för 2023 är inte inlagd."
    a_frame_item("Ram", 1_000)
    index = a_frame_item("Index", 200)
    assert frame_and_budget(a_committee(), 2023).operations.words(2023) == "Budgeten för 2023 är inte inlagd."
    for kronor, sentence in (
        (1_000, f"Budgeten är 200{NBSP}kr mindre än ramen."),
        (1_200, "Budgeten är lika med ramen."),
        (1_200.5, f"Budgeten är 0,50{NBSP}kr större än ramen."),
    ):
        an_amount(line, Measure.BUDGET, "2023", int(kronor * 100))
        assert frame_and_budget(a_committee(), 2023).operations.words(2023) == sentence
    change_frame_item(item=index, label="Index", amount_ore=200_50, decision=None, by=the_program())
    read = frame_and_budget(a_committee(), 2023).operations
    assert (read.frame(2023), read.budget(2023), read.difference(2023)) == (1_200_50, 1_200_50, 0)


def test_decided_posts_are_the_budget_and_the_bridge_spans_the_plan() -> None:
    line = a_line("575")
    a_line("enheter", order=2, block=Block.MUNICIPAL_UNITS)
    a_line("total", order=3, kind=LineKind.TOTAL)
    for year, index in ((2023, 20), (2024, 30)):
        a_frame_item("Ram", 1_000, year=year, order=1)
        a_frame_item("Index", index, year=year, order=2)
    a_frame_item("Flytt", -5, year=2024, order=3)
    a_post(line, 1_020)
    a_post(line, 1_000, year=2024)
    decided(a_budget())
    read = frame_and_budget(a_committee(), 2023).operations
    assert read.years == (2023, 2024)
    assert [(row.label, row.amount(2023), row.amount(2024)) for row in read.rows] == [
        ("Ram", 1_000_00, 1_000_00),
        ("Index", 20_00, 30_00),
        ("Flytt", None, -5_00),
    ]
    assert [read.difference(year) for year in read.years] == [0, 25_00]
    figures = {figure.key: figure for figure in frame_and_budget(a_committee(), 2023).figures()}
    assert figures["frame/2024/total"].provenance.inputs == ("frame/2024/1", "frame/2024/2", "frame/2024/3")
    assert str(figures["frame/2024/difference"].value) == "25"


def test_investments_have_a_frame_of_their_own() -> None:
    add_frame_item(
        committee=a_committee(),
        budget_year=2023,
        year=2023,
        label="Investeringsram",
        amount_ore=500,
        investment=True,
        by=the_program(),
    )
    invested(a_project(), Measure.BUDGET, "2023", 400)
    read = frame_and_budget(a_committee(), 2023)
    assert (read.investments.frame(2023), read.investments.difference(2023)) == (500, 100)
    assert read.operations.rows == ()


def test_items_are_added_last_changed_and_removed_with_care() -> None:
    first, second = a_frame_item("Ram"), a_frame_item("Index")
    assert (first.order, second.order) == (1, 2)
    with pytest.raises(Refused, match="Plats 2 i ramen för 2023 är upptagen av ”Index”"):
        a_frame_item("Annat", order=2)
    with pytest.raises(Refused, match="Benämningen saknas"):
        a_frame_item("  ")
    with pytest.raises(Refused, match="2022 hör inte till budgeten"):
        a_frame_item(year=2022)
    change_frame_item(item=first, label="Ramen", amount_ore=5, decision=None, by=the_program(), expected_version=1)
    with pytest.raises(Conflict):
        change_frame_item(item=first, label="Ram", amount_ore=6, decision=None, by=the_program(), expected_version=1)
    with pytest.raises(Conflict):
        remove_frame_item(item=first, by=the_program(), expected_version=1)
    remove_frame_item(item=first, by=the_program(), expected_version=2)
    with pytest.raises(Refused, match="är borttagen ur ramen"):
        remove_frame_item(item=first, by=the_program())


def test_number_of_queries() -> None:
    line, committee = a_line("575"), a_committee()
    a_frame_item()
    an_amount(line, Measure.BUDGET, "2023", 1)
    # 1 the items with their decisions · 2 the posts · 3 the budgets given by hand · 4 the lines · 5 the investments
    with queries() as read:
        frame_and_budget(committee, 2023)
    assert len(read) == 5
