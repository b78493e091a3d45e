"""The frame as a workbook: out, changed, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tertial.common.errors import Faults
from tertial.common.numbers import NBSP
from tertial.cycle.actions import add_decision
from tertial.economy.actions import import_frame
from tertial.economy.exchange.plan_preview import PlanPreview
from tertial.economy.exchange.write_frame import write_frame
from tertial.economy.models import FrameItem, Measure
from tests.factories.database import changed, everything
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, the_program
from tests.factories.plan_files import rewritten, rows_of
from tests.factories.plans import a_frame_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A frame of two parts with plan for a year, as a file."""
    a_frame_item("Ram", 1_000)
    a_frame_item("Index", 20)
    a_frame_item("Ram", 1_010, year=2024)
    file = tmp_path / "ram.xlsx"
    file.write_bytes(write_frame(a_committee(), 2023))
    return file


def taken(file: Path) -> PlanPreview:
    """Take a frame file in."""
    return import_frame(committee=a_committee(), year=2023, source=file, by=the_program())


def told(preview: PlanPreview) -> list[tuple[str, str, int | None, int | None, tuple[str, ...]]]:
    """The differences, short."""
    return [(one.kind.value, one.what, one.before, one.after, one.details) for one in preview.differences]


def test_a_file_that_comes_back_untouched_changes_nothing(file: Path) -> None:
    assert rows_of(file, "Ram")[1][1:] == ["drift", 2023, "Ram", 1_000, "internbudget"]
    assert rows_of(file, "Beslut") == [["internbudget", "Internbudget", "KF 2022-10-20"]]
    before = everything()
    preview = taken(file)
    assert (preview.differences, preview.unchanged, preview.sum_ore) == ((), 3, 1_020_00)
    assert preview.check == "Budgeten för 2023 är inte inlagd."
    assert changed(before, everything()) == {}


def test_what_was_changed_added_and_removed_is_told_and_done(file: Path) -> None:
    add_decision(
        municipality=a_committee().municipality,
        slug="kf-ram",
        title="Ramar",
        body="KF",
        decided_on=date(2022, 6, 14),
        paragraph="210",
        by=the_program(),
    )
    an_amount(a_line("575"), Measure.BUDGET, "2023", 1_000_00)
    preview = taken(
        rewritten(
            file,
            "Ram",
            lambda rows: [
                [*rows[0][:3], "Ram, KF", 1_005, "KF 2022-06-14 § 210"],
                *rows[2:],
                ["", "investering", 2023, "Investeringsram", 50, "ramar"],
                ["", "", "", "Summa", 1_005, ""],
            ],
        )
    )
    assert told(preview) == [
        ("changed", "Ram, KF, ram 2023", 1_000_00, 1_005_00, ("hette Ram", "beslutet är Ramar")),
        ("added", "Investeringsram, investeringsram 2023", None, 50_00, ()),
        ("removed", "Index, ram 2023", 20_00, None, ()),
    ]
    assert preview.check == f"Budgeten är 5{NBSP}kr mindre än ramen."
    assert list(FrameItem.objects.values_list("label", "year", "amount_ore", "decision__slug", "investment")) == [
        ("Ram, KF", 2023, 1_005_00, "kf-ram", False),
        ("Ram", 2024, 1_010_00, "internbudget", False),
        ("Investeringsram", 2023, 50_00, "kf-ram", True),
    ]
    before = everything()
    assert taken(file).changes_nothing
    assert changed(before, everything()) == {}


def test_faults_have_addresses_and_nothing_is_taken(file: Path) -> None:
    changed_file = rewritten(
        file,
        "Ram",
        lambda rows: [
            [*rows[0][:5], "KF 1999-01-01 § 1"],
            ["", "lån", 2023, "X", 1, ""],
            ["", "drift", 2022, "Y", 1, ""],
            ["", "drift", 2023, "", 1, ""],
        ],
    )
    before = everything()
    with pytest.raises(Faults) as faults:
        taken(changed_file)
    assert [fault.place for fault in faults.value.faults] == ["Ram!B3", "Ram!F2", "Ram!C4", "Ram!D5"]
    assert "är inte registrerat" in faults.value.faults[1].message
    assert changed(before, everything()) == {}


def test_a_plain_file_is_matched_by_its_words(file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "ram.csv"
    plain.write_text("År;Del av ramen;Ram (tkr)\n2023;ram;1\n2023;Index;0,02\n2024;Ram;1,01\n", encoding="utf-8")
    preview = taken(plain)
    assert told(preview) == [("changed", "ram, ram 2023", 1_000_00, 1_000_00, ("hette Ram",))]
    assert FrameItem.objects.exclude(decision=None).count() == 3, "a file that says nothing of decisions leaves them"


def test_a_year_without_a_frame_goes_out_and_comes_back_empty(tmp_path: Path) -> None:
    file = tmp_path / "ram.xlsx"
    file.write_bytes(write_frame(a_committee(), 2023))
    preview = taken(file)
    assert (preview.differences, preview.sum_ore, preview.check) == ((), None, "Ramen för 2023 är inte inlagd.")
