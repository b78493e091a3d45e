"""The budget as a workbook: it comes back as it went out, and what was changed in it becomes a change of the budget."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import Faults, TertialError
from tertial.common.numbers import NBSP
from tertial.common.table_files.differences import Kind
from tertial.economy.actions import set_post
from tertial.economy.actions.plan_imports import import_budget
from tertial.economy.exchange.compare_budget import compare_budget
from tertial.economy.exchange.plan_preview import PlanPreview
from tertial.economy.exchange.write_budget import write_budget
from tertial.economy.importers.plan_files.budget import read_budget
from tertial.economy.models import Block, BudgetPost, BudgetVersion, LineKind, SpreadMethod
from tertial.economy.queries import budget
from tests.factories.database import changed, everything, undone
from tests.factories.economy import a_line
from tests.factories.examples import examples
from tests.factories.organisation import a_committee, the_program
from tests.factories.plan_files import rewritten, rows_of
from tests.factories.plans import a_budget, a_frame_item, a_post, decided

pytestmark = pytest.mark.django_db

SUMMER = [0, 0, 0, 0, 0, 100_00, 200_00, 100_00, 0, 0, 0, 0]


@pytest.fixture
def exported(tmp_path: Path) -> Callable[[], Path]:
    """Write the budget of 2023 to a file."""

    def write() -> Path:
        file = tmp_path / "budget.xlsx"
        file.write_bytes(write_budget(a_committee(), 2023))
        return file

    return write


def taken(file: Path) -> PlanPreview:
    """Take a budget file in."""
    return import_budget(committee=a_committee(), year=2023, source=file, by=the_program())


def told(preview: PlanPreview) -> list[tuple[str, str, int | None, int | None]]:
    """The differences, short."""
    return [(one.kind.value, one.what, one.before, one.after) for one in preview.differences]


def a_small_budget() -> None:
    """Two lines: one with two posts of which one is by hand, decided and then changed; one with none."""
    line = a_line("575")
    a_line("600", order=2)
    a_post(line, 1_200, label="Löner", account="5")
    a_post(line, 400, label="Feriearbete", months_ore=SUMMER, comment="Sommaren.\nTvå rader; =1+1")
    a_post(line, 12, label="Löner", account="5", year=2024)
    decided(a_budget())
    a_post(line, -100, label="Löner", account="5", comment="Vakanser")


def test_a_file_that_comes_back_untouched_changes_nothing(exported: Callable[[], Path]) -> None:
    a_small_budget()
    file = exported()
    before = everything()
    preview = taken(file)
    assert (preview.differences, preview.unchanged, preview.changes_nothing) == ((), 3, True)
    assert changed(before, everything()) == {}
    decided(a_budget())
    before = everything()
    assert taken(exported()).changes_nothing
    assert changed(before, everything()) == {}


def test_the_file_has_every_post_and_a_row_for_each_line_without(exported: Callable[[], Path]) -> None:
    a_small_budget()
    heading, *rows = rows_of(exported(), "Budget")
    assert heading[1:8] == ["Rad", "Radens namn", "År", "Post", "Konto", "Belopp", "Fördelning"]
    assert [row[1:8] for row in rows] == [
        ["575", "Rad 575", 2023, "Löner", "5", 1100, "jämnt"],
        ["575", "Rad 575", 2023, "Feriearbete", "", 400, "för hand"],
        ["575", "Rad 575", 2024, "Löner", "5", 12, "jämnt"],
        ["600", "Rad 600", 2023, "", "", "", "jämnt"],
    ]
    assert rows[1][-1] == "Sommaren.\nTvå rader; =1+1"
    facts: dict[str, object] = {row[0]: row[1] for row in rows_of(exported(), "Om filen")}
    assert facts["Nämnd"] == "namnden"
    assert facts["Summa i kronor"] == 1500


def test_what_was_changed_becomes_a_change_of_what_is_decided(exported: Callable[[], Path]) -> None:
    line = a_line("575")
    other = a_line("600", order=2)
    a_post(line, 1_200, label="Löner")
    a_post(line, 400, label="Ferie", months_ore=SUMMER)
    a_post(line, 50, label="Bort")
    decided(a_budget())
    a_frame_item("Ram", 2_000)
    file = rewritten(
        exported(),
        "Budget",
        lambda rows: [
            *(
                [*row[:6], 1_212, *row[7:]] if row[4] == "Löner" else row
                for row in rows
                if row[4] != "Bort" and row[1] != "600"
            ),
            [None, "600", "", 2023, "Hyror", "60", 600, "jämnt"],
        ],
    )
    preview = taken(file)
    assert told(preview) == [
        ("changed", "Rad 575 2023, Löner", 1_200_00, 1_212_00),
        ("added", "Rad 600 2023, Hyror, konto 60", None, 600_00),
        ("removed", "Rad 575 2023, Bort", 50_00, None),
    ]
    assert preview.differences[0].place == "Budget!G2"
    assert (preview.sum_ore, preview.check) == (2_212_00, f"Budgeten är 212{NBSP}kr större än ramen.")
    change = BudgetVersion.objects.get(decision=None)
    assert (change.number, change.name) == (1, "Ändring 1")
    assert [(post.line, post.label, post.amount_ore, post.months_ore) for post in change.posts.order_by("label")] == [
        (line, "Bort", -50_00, [-ore for ore in BudgetPost.objects.get(label="Bort", amount_ore=50_00).months_ore]),
        (other, "Hyror", 600_00, [50_00] * 12),
        (line, "Löner", 12_00, [1_00] * 12),
    ]
    # What the file said is what the budget now would be, and the same file once more changes nothing.
    before = everything()
    assert taken(file).changes_nothing
    assert changed(before, everything()) == {}
    # Back again: the proposal is emptied, and the decided budget stands alone.
    decided_again = rewritten(
        exported(),
        "Budget",
        lambda rows: [
            *([*row[:6], 1_200, *row[7:]] if row[4] == "Löner" else row for row in rows if row[1] != "600"),
        ],
    )
    assert taken(decided_again).sum_ore == 1_600_00
    assert set(change.posts.values_list("label", flat=True)) == {"Bort"}


def test_an_amount_that_is_changed_keeps_the_shape_of_its_months(exported: Callable[[], Path]) -> None:
    line = a_line("575")
    set_post(
        budget=a_budget(),
        line=line,
        year=2023,
        amount_ore=400_00,
        method=SpreadMethod.SEASONAL,
        months_ore=SUMMER,
        by=the_program(),
    )
    taken(rewritten(exported(), "Budget", lambda rows: [[*row[:6], 800, *row[7:]] for row in rows]))
    post = BudgetPost.objects.get()
    assert (post.method, post.months_ore) == (SpreadMethod.SEASONAL, [2 * ore for ore in SUMMER])
    # Months that somebody changed are meant, and an even spread that is not even is one by hand.
    months = [800, *(0,) * 11]
    taken(rewritten(exported(), "Budget", lambda rows: [[*row[:7], "jämnt", *months, ""] for row in rows]))
    post.refresh_from_db()
    assert (post.method, post.months_ore) == (SpreadMethod.MANUAL, [ore * 100 for ore in months])
    # Another way of spreading with the months left as they are spreads them.
    taken(rewritten(exported(), "Budget", lambda rows: [[*row[:7], "jämnt", *row[8:]] for row in rows]))
    post.refresh_from_db()
    assert (post.method, sum(post.months_ore), max(post.months_ore) - min(post.months_ore)) == ("even", 800_00, 1)


def test_a_row_with_another_label_is_the_same_row(exported: Callable[[], Path]) -> None:
    a_post(a_line("575"), 100, label="Löner", account="5")
    file = rewritten(exported(), "Budget", lambda rows: [[*row[:4], "Personal", "50", *row[6:]] for row in rows])
    preview = taken(file)
    assert told(preview) == [("changed", "Rad 575 2023, Personal, konto 50", 100_00, 100_00)]
    assert preview.differences[0].details == ("hette Rad 575 2023, Löner, konto 5",)
    assert list(BudgetPost.objects.values_list("label", "account")) == [("Personal", "50")]


def test_a_copied_row_is_a_new_one(exported: Callable[[], Path]) -> None:
    a_post(a_line("575"), 100, label="Löner")
    file = rewritten(exported(), "Budget", lambda rows: [*rows, [*rows[0][:4], "Hyror", *rows[0][5:]]])
    assert told(taken(file)) == [("added", "Rad 575 2023, Hyror", None, 100_00)]
    assert BudgetPost.objects.count() == 2


def test_faults_have_addresses_and_nothing_is_taken(exported: Callable[[], Path]) -> None:
    a_post(a_line("575"), 1_200, label="Löner")
    a_line("varav", order=2, kind=LineKind.OF_WHICH)
    a_line("bidrag", order=3, block=Block.COST_KIND)
    file = rewritten(
        exported(),
        "Budget",
        lambda rows: [
            [*rows[0][:6], 1_300, "för hand", *rows[0][8:]],
            ["", "576", "", 2023, "", "", 1, ""],
            ["", "575", "", 2022, "", "", 1, ""],
            ["", "575", "", 2023, "A", "5*", "ett tusen", ""],
            ["", "575", "", 2023, "B", "5*", 1, ""],
            ["", "varav", "", 2023, "", "", 1, ""],
            ["", "575", "", 2023, "C", "", 0.005, "sen"],
            ["", "575", "", "i år", "D", "", 1, ""],
            ["", "575", "", 2023, "E", "", "", "", 1],
        ],
    )
    before = everything()
    with pytest.raises(Faults) as faults:
        taken(file)
    assert {fault.place for fault in faults.value.faults} == {
        *("Budget!G2", "Budget!B3", "Budget!D4", "Budget!G5", "Budget!F6", "Budget!B7"),
        *("Budget!G8", "Budget!H8", "Budget!D9", "Budget!G10"),
    }
    sentences = {fault.place: fault.message for fault in faults.value.faults}
    assert sentences["Budget!G2"].startswith("Månaderna summerar till 1")
    assert sentences["Budget!B3"] == "Raden ”576” finns inte. Menar du 575?"
    assert sentences["Budget!G5"].startswith("”ett tusen” är inte ett tal.")
    assert sentences["Budget!G8"].endswith("har delar av ett öre. Avrunda till hela ören.")
    assert str(faults.value) == "budget.xlsx har 10 fel och är inte inläst."
    assert changed(before, everything()) == {}


def test_two_rows_of_the_same_post_are_a_fault(exported: Callable[[], Path]) -> None:
    a_post(a_line("575"), 100)
    with pytest.raises(Faults) as faults:
        taken(rewritten(exported(), "Budget", lambda rows: [*rows, rows[0]]))
    assert [str(fault) for fault in faults.value.faults] == [
        "Budget!A3: Samma rad, år, post och konto står redan på rad 2. Ta bort den ena."
    ]
    assert str(faults.value) == "budget.xlsx har ett fel och är inte inläst."


def test_a_file_of_something_else_is_refused(exported: Callable[[], Path]) -> None:
    a_post(a_line("575"), 100)
    a_line("575", year=2024)
    file = exported()
    with pytest.raises(Faults) as faults:
        import_budget(committee=a_committee(), year=2024, source=file, by=the_program())
    assert "Om filen, År: Filen är skriven för 2023, inte budgeten för 2024." in map(str, faults.value.faults)
    other = a_committee("annan")
    with pytest.raises(Faults) as faults:
        import_budget(committee=other, year=2023, source=file, by=the_program())
    assert "Om filen, Nämnd: Filen är skriven för namnden, inte Annan." in map(str, faults.value.faults)


CSV = """Internbudget 2023;;;
;;;
Verksamhet;Benämning;Budget 2023 (tkr);Konto
100 ;;1 234,5;
;575 - Bistånd;−20;35
;"Försörjnings-
stöd";3;
Summa;;1 217,5;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_plain_file_without_ids_is_read_by_its_headings(tmp_path: Path, encoding: str) -> None:
    for order, (code, printed, label) in enumerate(
        (("namnd", "100", "Nämnd"), ("575", "575", "Bistånd"), ("stod", "", "Försörjnings- stöd"))
    ):
        line = a_line(code, order=order)
        line.printed_code, line.label = printed, label
        line.save()
    a_line("total", order=4, kind=LineKind.TOTAL)
    file = tmp_path / "budget.csv"
    text = CSV.replace("−", "-") if encoding == "cp1252" else CSV
    file.write_bytes(text.replace("Summa", "Rad total").encode(encoding))
    preview = taken(file)
    assert [one[0:4:3] for one in told(preview)] == [
        ("added", 1_234_500_00),
        ("added", -20_000_00),
        ("added", 3_000_00),
    ]
    assert preview.differences[1].place == "C5"
    assert BudgetVersion.objects.get().name == "Internbudget"
    before = everything()
    assert taken(file).changes_nothing
    assert changed(before, everything()) == {}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "har ingen tabell med rubrikerna ”Rad” eller ”Radens namn”, ”Belopp”"),
        (b"Konto;Kronor\n1;2\n", "har ingen tabell med rubrikerna"),
        (b"\x00\x01\x02", "varken en Excel-arbetsbok"),
        (b"PK\x03\x04 trasig", "trasig"),
    ],
)
def test_what_is_no_budget_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "budget.csv"
    file.write_bytes(content)
    with pytest.raises(TertialError, match=sentence):
        taken(file)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
ORE = st.integers(-(10**13), 10**13)
DRAWN = st.lists(
    st.tuples(st.integers(0, 1), WORDS, WORDS, ORE, ORE), max_size=5, unique_by=lambda one: " ".join(one[1].split())
)


def test_any_budget_comes_back_as_it_went_out(tmp_path: Path) -> None:
    lines = [a_line("575"), a_line("=1+1"[1:].replace("+", "-"), order=2)]
    file = tmp_path / "budget.xlsx"

    @given(DRAWN, DRAWN)
    @settings(max_examples=examples(25))
    def holds(original: list[tuple[int, str, str, int, int]], change: list[tuple[int, str, str, int, int]]) -> None:
        with undone():
            for drawn in (original, change):
                for line, label, comment, january, december in drawn:
                    set_post(
                        budget=a_budget(),
                        line=lines[line],
                        year=2023,
                        label=label,
                        amount_ore=january + december,
                        months_ore=[january, *(0,) * 10, december],
                        comment=comment,
                        by=the_program(),
                    )
                if drawn is original and drawn:
                    decided(a_budget())
            file.write_bytes(write_budget(a_committee(), 2023))
            before = everything()
            preview = compare_budget(a_committee(), 2023, read_budget(file)).preview
            assert (preview.differences, preview.faults) == ((), ())
            assert preview.sum_ore == budget(a_committee(), 2023).with_proposal(2023)
            assert taken(file).changes_nothing
            assert changed(before, everything()) == {}

    holds()


def test_an_empty_budget_can_be_filled_in(exported: Callable[[], Path]) -> None:
    a_line("575")
    file = rewritten(exported(), "Budget", lambda rows: [[*row[:6], 1_200, *row[7:]] for row in rows])
    assert [one.kind for one in taken(file).differences] == [Kind.ADDED]
    assert BudgetPost.objects.get().months_ore == [100_00] * 12


def test_the_workbook_is_protected_where_it_should_be(exported: Callable[[], Path]) -> None:
    from zipfile import ZipFile

    a_post(a_line("575"), 100)
    with ZipFile(io.BytesIO(exported().read_bytes())) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert 'insertRows="0"' in sheet
    assert '<col min="1" max="1"' in sheet
    assert 'hidden="1"' in sheet
    assert 'type="list"' in sheet
