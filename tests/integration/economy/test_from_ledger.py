"""The economy's tables from the ledger: lines, sums, investments, kinds, months and vouchers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.errors import Forbidden, NotFound, Refused
from tertial.cycle.models import Occasion
from tertial.document.figure import Missing, Origin
from tertial.economy.actions import add_code, map_code, undo_batch
from tertial.economy.models import Block, LineKind, Mode, OperatingLine, Part
from tertial.economy.queries import economy, vouchers
from tertial.economy.queries.accounts import by_kind, ledger_figures, row_accounts, row_months
from tertial.economy.queries.outcome import Ledger, ledger
from tertial.economy.queries.taken import taken
from tertial.economy.queries.vouchers import VoucherRow, Vouchers, row_vouchers, voucher
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, a_project
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person, the_program

pytestmark = pytest.mark.django_db

MONTHS = [2022 * 100 + month for month in range(1, 13)] + [2023 * 100 + month for month in range(1, 9)]


def selected(code: str, selector: str, **more: object) -> OperatingLine:
    """A line whose outcome comes from the ledger."""
    line = a_line(code, **more)  # type: ignore[arg-type]
    OperatingLine.objects.filter(pk=line.pk).update(selector=selector)
    line.refresh_from_db()
    return line


@pytest.fixture
def occasion() -> Occasion:
    return an_occasion()


@pytest.fixture
def book(occasion: Occasion) -> Ledger:
    """Two lines, their sum, a unit and the sum of all; 20 months, each with a cost, a revenue and a balance row."""
    selected("575", "verksamhet 575, 574", order=1)
    selected("600", "verksamhet 600", order=2)
    selected("personal", "verksamhet 575; konto 50-59", order=3, kind=LineKind.OF_WHICH)
    a_line("total", kind=LineKind.TOTAL, order=4)
    selected("enheter", "verksamhet 926", order=5, block=Block.MUNICIPAL_UNITS)
    a_line("grand-total", kind=LineKind.GRAND_TOTAL, order=6, block=Block.MUNICIPAL_UNITS)
    rows = []
    for place, month in enumerate(MONTHS):
        number = f"{month}1"
        rows += [
            Row(month, 1000_00 + place, "5010", "575", number=number),
            Row(month, 200_00, "4510", "575", number=number),
            Row(month, -300_00, "3510", "600", number=number),
            Row(month, 7_00, "7510", "926", number=number),
            Row(month, -907_00 - place, "1910", "575", number=number),
        ]
    a_batch(*rows)
    return ledger(a_committee(), 2021, 2023)


def number(code: str, name: str, occasion: Occasion) -> Decimal | None:
    value: Decimal | None = getattr(economy(a_committee(), occasion).row(code).figures, name).number
    return value


def test_lines_and_sums_have_what_their_rows_say(book: Ledger, occasion: Occasion) -> None:
    cost_now = 8 * 1200 + Decimal(sum(range(12, 20))) / 100
    cost_before = 8 * 1200 + Decimal(sum(range(8))) / 100
    assert number("575", "outcome", occasion) == cost_now
    assert number("575", "previous", occasion) == cost_before
    assert number("575", "year_end", occasion) == 12 * 1200 + Decimal(sum(range(12))) / 100
    assert number("personal", "outcome", occasion) == cost_now - 8 * 200
    assert number("600", "outcome", occasion) == -2400
    assert number("total", "outcome", occasion) == cost_now - 2400
    assert number("grand-total", "outcome", occasion) == cost_now - 2400 + 56


def test_balance_accounts_are_no_outcome(book: Ledger, occasion: Occasion) -> None:
    selected("allt", "verksamhet 575", order=9)
    assert number("allt", "outcome", occasion) == number("575", "outcome", occasion)


def test_a_period_that_is_not_imported_whole_has_no_outcome(occasion: Occasion) -> None:
    selected("575", "verksamhet 575")
    a_batch(*(Row(month, 1_00) for month in MONTHS[:-1]))
    outcome = economy(a_committee(), occasion).row("575").figures.outcome
    assert isinstance(outcome.value, Missing)
    a_batch(Row(202308, 2_00), source="augusti")
    assert number("575", "outcome", occasion) == 9


def test_a_later_import_shows_at_once_and_an_undone_one_no_more(book: Ledger, occasion: Occasion) -> None:
    before = number("600", "outcome", occasion)
    batch = a_batch(Row(202308, -10_00, "3510", "600"), mode=Mode.ADD, source="rättelse")
    assert number("600", "outcome", occasion) == -2410
    undo_batch(batch=batch, by=the_program())
    assert number("600", "outcome", occasion) == before


def test_a_code_that_counts_as_another(book: Ledger, occasion: Occasion) -> None:
    a_batch(Row(202308, 50_00, "5010", "579"), mode=Mode.ADD, source="ny kod")
    without = number("575", "outcome", occasion)
    add_code(unit=a_committee(), part=Part.SERVICE, code="575", name="Ekonomiskt bistånd", by=the_program())
    map_code(unit=a_committee(), part=Part.SERVICE, code="579", counts_as="575", by=the_program())
    assert without is not None
    assert number("575", "outcome", occasion) == without + 50


def test_where_an_outcome_comes_from(book: Ledger, occasion: Occasion) -> None:
    provenance = economy(a_committee(), occasion).row("575").figures.outcome.provenance
    assert provenance.origin is Origin.LEDGER
    assert provenance.source.startswith("Huvudbok: huvudbok.csv (")


def test_an_investment_by_its_selector(occasion: Occasion) -> None:
    project = a_project("1250")
    type(project).objects.filter(pk=project.pk).update(selector="projekt 1250")
    a_batch(
        *(Row(month, 0, "1210") for month in MONTHS),
        Row(202308, 500_00, "1210", project="1250"),
        Row(202308, -80_00, "3570", project="1250"),
        Row(202308, 1_00, "1210", project="1251"),
    )
    row = economy(a_committee(), occasion).investments[0]
    assert [one.outcome.number for one in (row.expenses, row.income, row.net)] == [
        Decimal(500),
        Decimal(-80),
        Decimal(420),
    ]


def test_by_kind_has_every_group_and_adds_up(book: Ledger, occasion: Occasion) -> None:
    kinds = by_kind(book, occasion)
    assert kinds is not None
    assert [(row.code, row.now.number) for row in kinds.revenue] == [("35", Decimal(-2400))]
    assert [row.code for row in kinds.costs] == ["45", "50", "75"]
    costs = kinds.cost_sum.now.number
    assert costs == sum((row.now.number or 0) for row in kinds.costs)
    assert kinds.net.now.number == number("grand-total", "outcome", occasion)
    assert kinds.net.change.number == Decimal(sum(range(12, 20)) - sum(range(8))) / 100


def test_accounts_of_a_line_and_of_a_sum_add_up_to_it(book: Ledger, occasion: Occasion) -> None:
    for code in ("575", "total", "grand-total"):
        accounts = row_accounts(book, taken(a_committee(), 2023, code), occasion)
        assert sum((row.now.number or 0) for row in accounts) == number(code, "outcome", occasion)
        assert sum((row.before.number or 0) for row in accounts) == number(code, "previous", occasion)
    assert [row.code for row in row_accounts(book, taken(a_committee(), 2023, "575"), occasion)] == ["4510", "5010"]


def test_months_and_rolling_twelve_months(book: Ledger, occasion: Occasion) -> None:
    months = row_months(book, taken(a_committee(), 2023, "575"), occasion)
    assert [str(row.month) for row in months] == [f"{month // 100}-{month % 100:02d}" for month in MONTHS]
    assert months[0].rolling is None
    last = months[-1]
    assert last.outcome.number == Decimal(1200_19) / 100
    assert last.rolling is not None
    assert last.rolling.number == sum((row.outcome.number or 0) for row in months[-12:])


def test_a_rolling_sum_never_bridges_a_hole(occasion: Occasion) -> None:
    selected("575", "verksamhet 575")
    for month in MONTHS:
        if month != 202303:
            a_batch(Row(month, 1_00), source=str(month))
    book = ledger(a_committee(), 2021, 2023)
    months = row_months(book, taken(a_committee(), 2023, "575"), occasion)
    assert [str(row.month) for row in months if row.rolling] == ["2022-12", "2023-01", "2023-02"]


def test_keys_are_unique_and_lie_beside_those_of_the_lines(book: Ledger, occasion: Occasion) -> None:
    keys = [figure.key for figure in ledger_figures(a_committee(), occasion)]
    assert len(keys) == len(set(keys))
    assert {"kind/35/2023-08/outcome", "month/575/2023-08", "rolling/total/2023-08"} <= set(keys)


def test_vouchers_are_for_those_who_may_see_them(book: Ledger) -> None:
    row = taken(a_committee(), 2023, "575")
    with pytest.raises(Forbidden):
        row_vouchers(book, row, (202301, 202308), reader=a_person("pia.politiker", role="politician"))
    with pytest.raises(Forbidden):
        voucher(book, a_committee(), 2023, "A", "2023081", reader=a_person("pia.politiker"))
    controller = a_person("carl.controller", role="controller")
    found = row_vouchers(book, row, (202301, 202308), reader=controller, account="5010")
    amounts = [Decimal(1000_00 + place) / 100 for place in range(19, 11, -1)]
    assert [one.amount for one in found.rows] == amounts
    assert (found.count, found.total, found.more) == (len(amounts), sum(amounts), False)


def test_vouchers_come_page_by_page_or_all_at_once(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    row = taken(a_committee(), 2023, "575")
    everything = row_vouchers(book, row, (202301, 202308), reader=the_program(), page=None)
    assert everything.count == len(everything.rows) > 3
    monkeypatch.setattr(vouchers, "PAGE", 3)
    pages: list[VoucherRow] = []
    for page in range(1, 100):
        found = row_vouchers(book, row, (202301, 202308), reader=the_program(), page=page)
        pages.extend(found.rows)
        assert (found.count, found.total) == (everything.count, everything.total)
        if not found.more:
            break
    assert tuple(pages) == everything.rows
    monkeypatch.setattr(vouchers, "LARGEST_FILE", everything.count - 1)
    with pytest.raises(Refused, match="Välj ett konto eller en kortare period"):
        row_vouchers(book, row, (202301, 202308), reader=the_program(), page=None)


def test_a_voucher_has_both_its_sides(book: Ledger) -> None:
    rows = voucher(book, a_committee(), 2023, "A", "2023081", reader=the_program())
    assert sum(row.amount for row in rows) == 0
    assert len(rows) == 5
    with pytest.raises(NotFound, match="Verifikationen ”B 1” finns inte"):
        voucher(book, a_committee(), 2023, "B", "1", reader=the_program())


def test_an_empty_ledger_says_nothing_and_breaks_nothing(occasion: Occasion) -> None:
    selected("575", "verksamhet 575")
    book = ledger(a_committee(), 2021, 2023)
    assert book.is_empty
    assert by_kind(book, occasion) is None
    row = taken(a_committee(), 2023, "575")
    assert row_accounts(book, row, occasion) == []
    assert row_months(book, row, occasion) == []
    assert list(ledger_figures(a_committee(), occasion)) == []
    assert row_vouchers(book, row, (202301, 202308), reader=the_program()) == Vouchers(())
    with pytest.raises(NotFound, match=r"Raden ”576” finns inte\. Det som finns: 575"):
        taken(a_committee(), 2023, "576")
