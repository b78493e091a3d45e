"""The internal budget: versions, decisions, posts and their months, and what each line has of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.audit.queries import events_about
from tertial.common.errors import Conflict, Refused
from tertial.common.periods import Period
from tertial.economy.actions import (
    add_budget_version,
    remove_budget_version,
    remove_post,
    rename_post,
    set_post,
    set_selector,
    spread_post,
)
from tertial.economy.models import Block, BudgetPost, BudgetVersion, LineKind, Measure, SpreadMethod
from tertial.economy.queries import budget
from tertial.economy.queries.budget_amounts import budget_amounts
from tests.factories.cycle import a_decision
from tests.factories.database import changed, everything, undone
from tests.factories.economy import a_line, an_amount
from tests.factories.examples import examples
from tests.factories.organisation import a_committee, the_program
from tests.factories.plans import a_budget, a_post, decided
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db

AUGUST = Period(2023, 8)
SUMMER = (0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0)


def test_versions_are_the_original_and_its_changes() -> None:
    line = a_line("575")
    with pytest.raises(Refused, match="”Internbudget” har inga poster"):
        decided(a_budget())
    a_post(line, 1_200)
    with pytest.raises(Refused, match="”Internbudget” är inte beslutad"):
        add_budget_version(committee=a_committee(), year=2023, by=the_program())
    decided(a_budget())
    change = a_budget()
    a_post(line, -200)
    read = budget(a_committee(), 2023)
    assert [(one.number, one.name, one.is_decided) for one in read.versions] == [
        (0, "Internbudget", True),
        (1, "Ändring 1", False),
    ]
    (row,) = read.lines
    assert (row.amount(2023, 0), row.amount(2023, 1)) == (1_200_00, -200_00)
    assert (row.current(2023), row.with_proposal(2023)) == (1_200_00, 1_000_00)
    assert read.proposal is not None
    assert read.proposal.id == change.pk
    decided(change, a_decision("andring"))
    read = budget(a_committee(), 2023)
    assert (read.proposal, read.current(2023)) == (None, 1_000_00)


def test_what_is_decided_is_not_edited() -> None:
    line = a_line("575")
    post, version = a_post(line, 1_200), a_budget()
    stale = BudgetVersion.objects.get()
    decided(version)
    before = everything()
    for attempt in (
        lambda: a_post(line, 1, budget=stale),
        lambda: spread_post(post=post, method=SpreadMethod.SEASONAL, weights=SUMMER, by=the_program()),
        lambda: rename_post(post=post, label="Ny", account="", by=the_program()),
        lambda: remove_post(post=post, by=the_program()),
        lambda: remove_budget_version(budget=stale, by=the_program()),
        lambda: decided(stale, a_decision()),
    ):
        with pytest.raises(Refused, match=r"”Internbudget” är beslutad \(Internbudget\) och ändras inte"):
            attempt()
    assert changed(before, everything()) == {}


def test_a_removed_proposal_is_kept_in_the_log_with_its_posts() -> None:
    a_post(a_line("575"), 1_200)
    version = a_budget()
    remove_budget_version(budget=version, by=the_program())
    assert (BudgetVersion.objects.count(), BudgetPost.objects.count()) == (0, 0)
    event = events_about(version)[0]
    assert event.before is not None
    assert [post["amount_ore"] for post in event.before["posts"]] == [1_200_00]
    with pytest.raises(Refused, match="är borttagen"):
        remove_budget_version(budget=version, by=the_program())


def test_a_post_is_spread_and_keeps_its_shape_when_its_amount_changes() -> None:
    line = a_line("575")
    post = a_post(line, 1_200)
    assert (post.method, post.months_ore) == (SpreadMethod.EVEN, [100_00] * 12)
    spread_post(post=post, method=SpreadMethod.SEASONAL, weights=SUMMER, by=the_program())
    post = a_post(line, 400)
    assert (post.method, post.months_ore) == (
        SpreadMethod.SEASONAL,
        [0, 0, 0, 0, 0, 100_00, 200_00, 100_00, 0, 0, 0, 0],
    )
    by_hand = a_post(line, 300, months_ore=[400_00, -100_00] + [0] * 10)
    assert (by_hand.pk, by_hand.method) == (post.pk, SpreadMethod.MANUAL)
    assert a_post(line, 300).months_ore == by_hand.months_ore
    with pytest.raises(Refused, match="Månaderna summerar till"):
        a_post(line, 300, months_ore=[1] * 12)
    with pytest.raises(Refused, match="En säsong anges med tolv vikter"):
        spread_post(post=post, method=SpreadMethod.SEASONAL, weights=[0] * 12, by=the_program())


def test_a_post_follows_the_latest_whole_year() -> None:
    line = a_line("575")
    with pytest.raises(Refused, match="Det finns inget utfall månad för månad för Rad 575"):
        a_post(line, 1_300, method=SpreadMethod.LAST_YEAR)
    for month in range(1, 13):
        an_amount(line, Measure.OUTCOME, f"2021-{month:02d}", 100 * min(month, 6))
    an_amount(line, Measure.OUTCOME, "2022", 1)
    assert a_post(line, 6, method=SpreadMethod.LAST_YEAR).months_ore == [100] * 6 + [0] * 6
    with pytest.raises(Refused, match="på konto 5 för Rad 575"):
        a_post(line, 1_300, method=SpreadMethod.LAST_YEAR, account="5")


def test_posts_stand_on_plain_lines_of_the_year() -> None:
    parent = a_line("575")
    budget = a_budget()
    for line, sentence in (
        (a_line("varav", kind=LineKind.OF_WHICH), "Rad varav räknas av andra rader"),
        (a_line("bidrag", block=Block.COST_KIND), "Rad bidrag räknas av andra rader"),
        (a_line("total", kind=LineKind.TOTAL), "Rad total räknas av andra rader"),
        (a_line("575", year=2024), "hör till en annan nämnd eller ett annat år"),
        (a_line("575", committee=a_committee("annan")), "hör till en annan nämnd eller ett annat år"),
    ):
        with pytest.raises(Refused, match=sentence):
            a_post(line, 1, budget=budget)
    with pytest.raises(Refused, match="2022 hör inte till budgeten för 2023"):
        a_post(parent, 1, year=2022)
    with pytest.raises(Refused, match="”5 0” är inget konto"):
        a_post(parent, 1, account="5 0")
    with pytest.raises(Refused, match="är för stort"):
        a_post(parent, 10**14)
    with pytest.raises(Refused, match="Benämningen är 201 tecken"):
        a_post(parent, 1, label="x" * 201)


def test_a_renamed_post_may_not_become_another() -> None:
    line = a_line("575")
    post = a_post(line, 1, label="Löner", account="5")
    a_post(line, 2, label="Hyror", account="60")
    with pytest.raises(Refused, match="har redan en post med benämningen ”Hyror”"):
        rename_post(post=post, label=" Hyror ", account="60", by=the_program())
    assert rename_post(post=post, label="Hyror", account="61", by=the_program()).account == "61"
    with pytest.raises(Conflict, match="inte borttagen"):
        remove_post(post=post, by=the_program(), expected_version=1)
    remove_post(post=post, by=the_program(), expected_version=2)
    with pytest.raises(Refused, match="är borttagen"):
        remove_post(post=post, by=the_program())


def test_the_budget_of_a_period_is_the_sum_of_its_months_over_all_decided_versions() -> None:
    one, other = a_line("575"), a_line("600", order=2)
    assert budget_amounts(a_committee(), 2023, AUGUST) == {}
    a_post(one, 1_200)
    a_post(one, 12, year=2024)
    assert budget_amounts(a_committee(), 2023, AUGUST) == {}
    decided(a_budget())
    # A line that the decision gives nothing has the budget 0, not none.
    assert budget_amounts(a_committee(), 2023, AUGUST) == {
        one.pk: {"2023": 1_200_00, "2023-08": 800_00, "2024": 12_00},
        other.pk: {"2023": 0, "2023-08": 0, "2024": 0},
    }
    change = a_budget()
    a_post(one, 100, months_ore=[0] * 11 + [100_00])
    a_post(other, -100, months_ore=[-100_00] + [0] * 11)
    decided(change)
    read = budget_amounts(a_committee(), 2023, AUGUST)
    assert (read[one.pk]["2023-08"], read[one.pk]["2023"]) == (800_00, 1_300_00)
    assert (read[other.pk]["2023-08"], read[other.pk]["2023"]) == (-100_00, -100_00)
    assert budget_amounts(a_committee(), 2023, Period(2024, 3))[one.pk]["2024-03"] == 3_00


def test_rows_by_kind_and_of_which_have_what_the_accounts_put_in_them() -> None:
    by = the_program()
    line = set_selector(line=a_line("610"), selector="verksamhet 610", by=by)
    other = set_selector(line=a_line("575", order=2), selector="verksamhet 575", by=by)
    staff = a_line("610-personal", order=3, kind=LineKind.OF_WHICH)
    staff.parent = line
    staff.save()
    set_selector(line=staff, selector="verksamhet 610; konto 5*", by=by)
    revenue = set_selector(line=a_line("varav-intakter", kind=LineKind.OF_TOTAL), selector="konto 3*", by=by)
    grants = set_selector(line=a_line("bidrag", block=Block.REVENUE_KIND), selector="konto 35*", by=by)
    unknown = a_line("ovrigt", block=Block.COST_KIND)
    a_post(line, 900, account="5")
    a_post(line, -300, account="35")
    a_post(other, 500, account="45")
    a_post(other, -100, account="3")
    decided(a_budget())
    read = budget_amounts(a_committee(), 2023, Period(2023))
    assert read[staff.pk]["2023"] == 900_00
    assert read[revenue.pk]["2023"] == -400_00
    # Whether the revenue on account 3 is a grant, nobody can tell; and what has no selector has no share.
    assert grants.pk not in read
    assert unknown.pk not in read
    change = a_budget()
    a_post(other, 100, account="3")
    a_post(other, -100, account="351")
    decided(change)
    assert grants.pk not in budget_amounts(a_committee(), 2023, Period(2023)), "two posts do not cancel out"


ORE = st.integers(-(10**10), 10**10)
POSTS = st.lists(st.tuples(st.sampled_from(["575", "600"]), st.sampled_from([0, 1]), ORE, ORE), min_size=1, max_size=8)


def test_sums_of_random_posts_are_their_own_sums() -> None:
    lines = {code: a_line(code, order=number) for number, code in enumerate(("575", "600"))}

    @given(POSTS)
    @settings(max_examples=examples(15))
    def holds(drawn: list[tuple[str, int, int, int]]) -> None:
        with undone():
            for version in (0, 1):
                proposal = a_budget()
                for number, (code, of, january, december) in enumerate(drawn):
                    if of == version:
                        set_post(
                            budget=proposal,
                            line=lines[code],
                            year=2023,
                            label=str(number),
                            amount_ore=january + december,
                            months_ore=[january] + [0] * 10 + [december],
                            by=the_program(),
                        )
                if proposal.posts.exists():
                    decided(proposal)
            read = budget_amounts(a_committee(), 2023, AUGUST)
            whole = budget(a_committee(), 2023)
        for code, line in lines.items():
            assert read[line.pk]["2023"] == sum(one[2] + one[3] for one in drawn if one[0] == code)
            assert read[line.pk]["2023-08"] == sum(one[2] for one in drawn if one[0] == code)
        assert whole.current(2023) == sum(one[2] + one[3] for one in drawn)

    holds()


def test_figures_have_keys_of_their_own_and_sums_say_what_they_are_of() -> None:
    a_post(a_line("575"), 1_200)
    decided(a_budget())
    a_post(a_line("600", order=2), 100)
    figures = {figure.key: figure for figure in budget(a_committee(), 2023).figures()}
    assert sorted(figures) == sorted(
        f"budget/{line}/2023/{name}" for line in ("575", "600", "total") for name in ("0", "1", "current")
    )
    assert str(figures["budget/total/2023/current"].value) == "1200"
    assert figures["budget/total/2023/0"].provenance.inputs == ("budget/575/2023/0", "budget/600/2023/0")
    assert figures["budget/575/2023/current"].provenance.inputs == ("budget/575/2023/0",)
    assert figures["budget/600/2023/1"].provenance.source == "Ändring 1, ett förslag som inte är beslutat"


def test_number_of_queries_is_the_same_for_one_line_and_twenty() -> None:
    a_post(a_line("1"), 1)
    for number in range(2, 21):
        a_post(a_line(str(number), order=number), 1)
    decided(a_budget())
    # 1 the versions with their decisions · 2 the posts · 3 the lines
    with queries() as read:
        budget(a_committee(), 2023)
    assert len(read) == 3 + 1  # the committee itself
    # 1 the posts · 2 the lines
    committee = a_committee()
    with queries() as read:
        budget_amounts(committee, 2023, AUGUST)
    assert len(read) == 2
