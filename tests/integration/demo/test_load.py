"""Loading the demo: everything or nothing, once, through actions that leave their trace."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from tertial.audit.models import Event
from tertial.common.errors import Refused
from tertial.cycle.queries import occasion
from tertial.demo import load as loader
from tertial.demo.ledger.ledger import ledger
from tertial.demo.load import is_demo, load
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.reports import load_reports
from tertial.demo.loading.rows import Progress
from tertial.economy.ledger.queries import codes_in_use, misplaced, month_sums
from tertial.economy.ledger.schema import CODE_PARTS
from tertial.economy.ledger.visible import visible
from tertial.economy.models import (
    Code,
    DeficitMeasure,
    FrameItem,
    InvestmentAmount,
    LedgerBatch,
    LineAmount,
    OperatingLine,
)
from tertial.economy.queries.budget import budget
from tertial.economy.queries.outcome import ledger as open_ledger
from tertial.economy.selectors import parse
from tertial.measurement.models import Observation, State
from tertial.organisation.models import Municipality, Person, RoleAssignment, Unit
from tertial.organisation.queries import committee
from tertial.organisation.roles import ROLES
from tertial.reports.queries import book, document
from tertial.steering.models import Indicator, Target


def silent(subject: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


@pytest.mark.django_db
def test_progress_ends_at_the_number_of_rows_and_a_fault_in_the_end_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: dict[str, tuple[int, int]] = {}

    def tell(subject: str, done: int, total: int) -> None:
        assert done > told.get(subject, (0, 0))[0]
        told[subject] = (done, total)

    def fail(data: DemoData, progress: Progress) -> None:
        load_reports(data, progress)
        assert Municipality.objects.exists()
        raise DatabaseError("disk full")

    monkeypatch.setattr(loader, "load_reports", fail)
    with pytest.raises(DatabaseError):
        load(progress=tell)
    assert len(told) > 20
    assert all(done == total > 0 for done, total in told.values())
    assert not Municipality.objects.exists()
    assert not Event.objects.exists()


def test_loading_twice_is_refused(demo: None, db: None) -> None:
    with pytest.raises(Refused, match="redan upplagd"):
        load(progress=silent)
    assert is_demo()


@pytest.mark.parametrize("which", ["2021-08", "2023-08"])
def test_every_text_can_be_read_with_the_figures_it_is_bound_to(demo: None, which: str) -> None:
    # Building raises with the text and the place when a bound figure does not exist.
    built = document(committee("arbetsmarknadsnamnden"), occasion(which))
    assert len(built.chapters) > 12


def test_every_change_is_in_the_log(demo: None) -> None:
    # The log may hold more: a correction leaves an event of its own.
    for model in (Unit, Indicator, Observation, Target, LineAmount):
        logged = Event.objects.filter(subject_type=model._meta.label_lower).count()
        assert logged >= model._default_manager.count() - (1 if model is Unit else 0), model


def test_a_preliminary_value_is_corrected_by_a_later_document(demo: None) -> None:
    row = Observation.objects.get(indicator__slug="hushall", indicator__kind="indicator", period="2018")
    assert row.value == 3130
    assert row.state == State.REVISED
    assert row.version == 2


def test_the_organisation_has_a_history(demo: None) -> None:
    former = Unit.objects.get(slug="uaf")
    assert {unit.slug for unit in former.successors.all()} == {"iaf", "utb-vux"}
    assert former.valid_to is not None


def test_there_is_a_person_for_each_role_but_no_password(demo: None) -> None:
    roles = set(RoleAssignment.objects.values_list("role", flat=True))
    assert roles == set(ROLES)
    assert not any(person.has_usable_password() for person in Person.objects.all())


def test_series_end_in_the_published_figures(demo: None) -> None:
    figures = book(committee("arbetsmarknadsnamnden"), occasion("2023-08"))
    for series, published in (
        ("series/hushall-manad/2023-08", "indicator/utbetalningshushall/2023-08"),
        ("series/langvariga-hushall/2023-08", "indicator/langvariga-hushall/2023-08"),
    ):
        assert figures.figure(series).number == figures.figure(published).number
    figures = book(committee("arbetsmarknadsnamnden"), occasion("2021-08"))
    for series, published in (
        ("series/hushall-manad/2021-08", "indicator/hushall/2021-08"),
        ("series/hushall-manad/2020-08", "volume/hushall/2020-08"),
        ("series/hushall-manad/2020-12", "indicator/hushall/2020"),
        ("series/langvariga-hushall/2021-08", "indicator/langvariga-hushall/2021-08"),
    ):
        assert figures.figure(series).number == figures.figure(published).number


def test_what_is_made_for_the_demo_says_so(demo: None) -> None:
    assert not Observation.objects.filter(indicator__kind="series", demo=False).exists()
    assert not Observation.objects.exclude(indicator__kind="series").filter(demo=True).exists()
    assert not LedgerBatch.objects.filter(demo=False).exists()
    assert not DeficitMeasure.objects.filter(demo=False).exists()
    published = LineAmount.objects.filter(demo=False).values_list("occasion__slug", flat=True)
    assert set(published) == {"2021-08", "2023-08"}


def test_every_number_has_one_home(demo: None) -> None:
    # Outcomes come from the ledger and budgets from the posts; what people give for a line is forecasts.
    assert set(LineAmount.objects.values_list("measure", flat=True)) == {"forecast"}
    assert not InvestmentAmount.objects.filter(measure="outcome").exists()


def test_the_ledger_is_there_month_by_month(demo: None) -> None:
    board = committee("arbetsmarknadsnamnden")
    held = visible(board)
    assert len(held.months) == 56
    assert min(held.months) == 201901
    assert max(held.months) == 202308
    assert sum(month.rows for month in held.months.values()) == len(ledger())
    assert not any(month.sum_ore for month in held.months.values())


@pytest.mark.parametrize("year", range(2019, 2024))
def test_every_row_falls_in_one_line_and_every_code_has_a_name(demo: None, year: int) -> None:
    board = committee("arbetsmarknadsnamnden")
    book = open_ledger(board, year, year)
    lines = OperatingLine.objects.filter(
        committee=board, year=year, kind="plain", block__in=["operations", "municipal_units"]
    )
    selectors = {line.code: parse(line.selector) for line in lines}
    last = 202308 if year == 2023 else 100 * year + 12
    assert misplaced(book.result_rows, selectors, (100 * year + 1, last), book.mapped) == []
    for part, found in codes_in_use(book.rows, CODE_PARTS, (100 * year + 1, last)).items():
        valid = set(
            Code.objects.filter(part=part, valid_from__lte=f"{year}-12-31")
            .exclude(valid_to__lt=f"{year}-01-01")
            .values_list("code", flat=True)
        )
        assert {code for code, _ in found} <= valid, part


def test_the_assistance_of_the_series_is_the_ledgers(demo: None) -> None:
    board = committee("arbetsmarknadsnamnden")
    book = open_ledger(board, 2019, 2023)
    months = month_sums(book.result_rows, {"45": parse("konto 45*")}, (201901, 202308))["45"]
    series = Observation.objects.filter(indicator__kind="series", indicator__slug="bistand-per-manad")
    assert {int(row.period.replace("-", "")): int(row.value or 0) * 100 for row in series} == months


def test_the_budgets_meet_the_frames(demo: None) -> None:
    board = committee("arbetsmarknadsnamnden")
    for year in (2019, 2023):
        frame = FrameItem.objects.filter(committee=board, budget_year=year, year=year, investment=False)
        assert budget(board, year).current(year) == sum(item.amount_ore for item in frame)
