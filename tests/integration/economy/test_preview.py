"""What an import would mean, told before it is done, is what it does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tertial.cycle.actions import lock
from tertial.economy.ledger.preview import Preview, preview
from tertial.economy.ledger.scratch import rows_of
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Block, Code, LineKind, Mode, OperatingLine, Part
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything, undone
from tests.factories.examples import examples
from tests.factories.ledger import Row, a_batch, an_import, staged
from tests.factories.organisation import a_committee, the_program

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH = 202301, 202302, 202303


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder for each test."""
    monkeypatch.setattr(settings, "DATA", tmp_path)


def told(*rows: Row, mode: Mode = Mode.REPLACE, sha256: str = "") -> Preview:
    """What importing the rows would mean."""
    return preview(staged(rows), committee=a_committee(), mode=mode, sha256=sha256)


def a_line(
    code: str, selector: str, *, year: int = 2023, kind: LineKind = LineKind.PLAIN, block: Block = Block.OPERATIONS
) -> None:
    """A line that takes rows."""
    OperatingLine.objects.create(
        committee=a_committee(),
        year=year,
        code=code,
        label=code,
        selector=selector,
        kind=kind,
        block=block,
        order=OperatingLine.objects.count(),
    )


def names(part: Part, *codes: str) -> None:
    """Give codes a name."""
    municipality = a_committee().municipality
    Code.objects.bulk_create(Code(municipality=municipality, part=part, code=code, name="Namn") for code in codes)


def test_the_first_import_is_all_new() -> None:
    found = told(Row(JANUARY, 10_00), Row(JANUARY, 5, number="2"), Row(MARCH, -1, number="3"))
    assert (found.rows, found.ore, found.is_change, found.mode) == (3, 1004, True, "replace")
    assert [(one.month, one.covered, one.rows_before, one.rows_after, one.ore_difference) for one in found.months] == [
        (JANUARY, False, 0, 2, 1005),
        (FEBRUARY, False, 0, 0, 0),
        (MARCH, False, 0, 1, -1),
    ]
    assert (found.vouchers.new, found.vouchers.changed, found.vouchers.gone) == (3, 0, 0)
    assert found.years_without_lines == (2023,)
    assert (found.in_no_line_count, found.unknown_count) == (0, 0)


def test_vouchers_are_new_changed_and_gone() -> None:
    a_batch(
        Row(JANUARY, 1, number="1"),
        Row(JANUARY, 2, number="2"),
        Row(FEBRUARY, 2, number="2"),
        Row(FEBRUARY, 3, number="3"),
        Row(MARCH, 4, number="4"),
    )
    found = told(
        Row(JANUARY, 1, number="1"),
        Row(JANUARY, 2, number="2"),
        Row(FEBRUARY, 2, number="2", account="5020"),
        Row(FEBRUARY, 9, number="4"),
        Row(FEBRUARY, 5, number="5"),
        Row(FEBRUARY, 5, series="B", number="1"),
    )
    # Number 4 has its rows of March still: it is changed, not new.
    assert (found.vouchers.new, found.vouchers.changed, found.vouchers.gone) == (2, 2, 1)
    assert [(one.month, one.is_change) for one in found.months] == [(JANUARY, False), (FEBRUARY, True)]


def test_rows_without_vouchers_are_counted_as_rows() -> None:
    plain = {"series": "", "number": ""}
    a_batch(Row(JANUARY, 1, **plain), Row(JANUARY, 1, **plain), Row(JANUARY, 2, **plain))
    found = told(Row(JANUARY, 1, **plain), Row(JANUARY, 3, **plain), Row(JANUARY, 3, **plain))
    assert (found.vouchers.new_rows, found.vouchers.gone_rows, found.vouchers.new) == (2, 2, 0)


def test_the_same_voucher_number_another_year_is_another_voucher() -> None:
    a_batch(Row(202212, 1))
    assert told(Row(JANUARY, 1)).vouchers.new == 1


def test_lines_are_told_for_the_whole_year_and_so_is_what_falls_beside_them() -> None:
    a_line("575", "verksamhet 575")
    a_line("lon", "verksamhet 575; konto 50*", kind=LineKind.OF_WHICH)
    a_line("921", "verksamhet 921")
    a_line("bada", "verksamhet 9*", block=Block.MUNICIPAL_UNITS)
    a_line("trasig", "verksamhet")
    a_batch(Row(JANUARY, 100), Row(FEBRUARY, 10, account="6010", service="921"))
    found = told(
        Row(FEBRUARY, 7),
        Row(FEBRUARY, 20, account="6010", service="921"),
        Row(FEBRUARY, 3, account="6010", service="600"),
        Row(FEBRUARY, 4, account="6010", service="600"),
        Row(FEBRUARY, -34, account="2440", service=""),
    )
    assert [(one.code, one.ore_before, one.ore_after, one.ore_difference) for one in found.lines] == [
        ("575", 100, 107, 7),
        ("lon", 100, 107, 7),
        ("921", 10, 20, 10),
        ("bada", 10, 20, 10),
    ]
    # Balance accounts fall on no line by right.
    assert [(one.codes, one.rows, one.ore) for one in found.in_no_line] == [({"verksamhet": "600"}, 2, 7)]
    assert [(one.codes, one.lines) for one in found.in_several_lines] == [({"verksamhet": "921"}, ("921", "bada"))]
    assert found.years_without_lines == ()


def test_a_code_counts_as_what_it_is_mapped_to() -> None:
    a_line("575", "verksamhet 575")
    names(Part.SERVICE, "575")
    Code.objects.create(
        municipality=a_committee().municipality, part=Part.SERVICE, code="57X", name="Fel", counts_as="575"
    )
    found = told(Row(JANUARY, 5, service="57X"))
    assert (found.lines[0].ore_after, found.in_no_line_count, found.unknown_count) == (5, 0, 0)


def test_codes_without_a_name_are_told_for_parts_that_have_a_table() -> None:
    names(Part.ACCOUNT, "5010")
    names(Part.PROJECT, "1")
    found = told(Row(JANUARY, 5), Row(JANUARY, 100, account="5099"), Row(JANUARY, -200, project="7"), Row(202401, 1))
    assert [(one.year, one.part, one.code, one.rows, one.ore) for one in found.unknown] == [
        (2023, "projekt", "7", 1, -200),
        (2023, "konto", "5099", 1, 100),
    ]
    assert found.unknown_count == 2


def test_nothing_is_told_as_nothing() -> None:
    rows = (Row(JANUARY, 1), Row(MARCH, 2))
    a_batch(*rows)
    found = told(*reversed(rows))
    assert (found.is_change, [one.is_change for one in found.months]) == (False, [False] * 3)
    assert found.vouchers == type(found.vouchers)()


def test_a_file_that_is_added_already_is_named() -> None:
    batch = a_batch(Row(JANUARY, 1), mode=Mode.ADD, source="rättelse.csv")
    found = told(Row(JANUARY, 1), mode=Mode.ADD, sha256=batch.source_sha256)
    assert (found.is_change, found.already.startswith("rättelse.csv (")) == (False, True)
    again = told(Row(JANUARY, 1), mode=Mode.ADD, sha256="another")
    assert (again.is_change, again.already) == (True, "")


def test_a_locked_occasion_whose_period_changes_is_named_and_refuses_nothing() -> None:
    for slug in ("2023-08", "2023-10"):
        occasion = an_occasion(slug)
        lock(committee=a_committee(), occasion=occasion, decision_text="AMN § 1", by=the_program())
    assert told(Row(202309, 1)).locked == ("Oktoberprognos, 31 oktober 2023 (AMN § 1)",)
    assert len(told(Row(202308, 1)).locked) == 2
    assert told(Row(202311, 1)).locked == ()
    assert told(Row(202208, 1)).locked == ()
    assert an_import(Row(202308, 1)) is not None


def test_it_can_be_kept_as_json_and_changes_nothing() -> None:
    a_line("575", "verksamhet 999")
    names(Part.ACCOUNT, "1")
    a_batch(Row(JANUARY, 1))
    before = everything()
    kept = told(Row(JANUARY, 2)).as_json()
    assert changed(before, everything()) == {}
    again = json.loads(json.dumps(kept))
    assert again["months"][0]["ore_difference"] == 1
    assert again["in_no_line"][0]["codes"] == {"verksamhet": "575"}
    assert again["vouchers"] == {"new": 0, "changed": 1, "gone": 0, "new_rows": 0, "gone_rows": 0}


row = st.builds(
    Row,
    month=st.sampled_from((202212, JANUARY, FEBRUARY, MARCH)),
    amount=st.integers(-3, 3),
    service=st.sampled_from(("575", "921")),
    number=st.sampled_from(("1", "2")),
    account=st.sampled_from(("5010", "2440")),
)
imports = st.lists(
    st.tuples(st.lists(row, min_size=1, max_size=4), st.sampled_from((Mode.REPLACE, Mode.ADD))), min_size=1, max_size=4
)


@hypothesis_settings(
    max_examples=examples(6), phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(imports)
def test_what_is_told_is_what_happens(several: Sequence[tuple[Sequence[Row], Mode]]) -> None:
    """Each import leaves the months and the lines that its preview said, and is a change just when it said so."""
    with undone():
        for number, (rows, mode) in enumerate(several):
            for year in (2022, 2023):
                OperatingLine.objects.get_or_create(
                    committee=a_committee(), year=year, code="575", selector="verksamhet 575", order=1
                )
            found = told(*rows, mode=mode)
            before = visible(a_committee())
            batch = an_import(*rows, mode=mode, source=f"{number}")
            after = visible(a_committee())
            assert found.is_change == (batch is not None)
            for one in found.months:
                was, now = before.months.get(one.month), after.months[one.month]
                assert (one.rows_before, one.ore_before) == ((was.rows, was.sum_ore) if was else (0, 0))
                assert (one.rows_after, one.ore_after) == (now.rows, now.sum_ore)
            for line in found.lines:
                assert line.ore_after == taken(line.year)


def taken(year: int) -> int:
    """What stands on verksamhet 575 and not in the balance sheet in a year, read from the files."""
    with duckdb.connect() as opened:
        ((ore,),) = opened.execute(
            f"SELECT coalesce(sum(amount), 0) FROM ({rows_of(visible(a_committee()).files)}) "  # noqa: S608
            f"WHERE service = '575' AND account = '5010' AND month // 100 = {year}"
        ).fetchall()
    return int(ore)
