"""What counts of the ledger, against a plain replay of its batches."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tertial.economy.ledger.contents import Contents, hash_name, read_fingerprint
from tertial.economy.ledger.visible import Covered, Source, Visible, what_counts
from tests.oracles.ledger import Batch, ledger

MONTHS = (202211, 202212, 202301, 202302, 202303)


@st.composite
def batches(draw: st.DrawFn) -> list[Batch]:
    """Some imports in order: those that replace cover a stretch, those that add the months that they have rows in."""
    made = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        replaces = draw(st.booleans())
        row = st.tuples(st.sampled_from(MONTHS), st.integers(-5, 5))
        rows = tuple(sorted(draw(st.lists(row, min_size=1, max_size=6))))
        within = tuple(month for month in MONTHS if rows[0][0] <= month <= rows[-1][0])
        months = within if replaces else tuple(sorted({month for month, _ in rows}))
        made.append(Batch(number, replaces, months, rows, undone=draw(st.booleans())))
    return made


def seen(made: list[Batch]) -> Visible:
    """The same imports as the program sees them. A row's mark is told from its batch and amount."""
    covered = []
    for batch in made:
        source = Source(batch.number, f"fil-{batch.number}", f"{batch.number}.csv", date(2023, 1, batch.number))
        for month in batch.months:
            amounts = [amount for when, amount in batch.rows if when == month]
            mark = sum(1000 * batch.number + amount for amount in amounts)
            text = Contents(mark=mark).fingerprint
            covered.append(Covered(source, batch.replaces, month, len(amounts), sum(amounts), text))
    return what_counts(one for one in covered if not made[one.source.id - 1].undone)


@given(batches())
def test_the_same_months_hold_the_same_rows(made: list[Batch]) -> None:
    found, expected = seen(made), ledger(made)
    assert list(found.months) == sorted(expected)
    for month, rows in expected.items():
        assert found.months[month].contents == Contents(
            len(rows), sum(amount for _, amount in rows), sum(1000 * number + amount for number, amount in rows)
        )
        assert {number for number, _ in rows} <= set(found.months[month].sources)


@given(batches())
def test_the_files_to_read_hold_just_the_rows_that_count(made: list[Batch]) -> None:
    found = seen(made)
    read = sorted(
        (month, batch.number, amount)
        for batch in made
        for month, amount in batch.rows
        if f"fil-{batch.number}" in found.file_months
        and (
            found.file_months[f"fil-{batch.number}"] is None
            or month in (found.file_months[f"fil-{batch.number}"] or ())
        )
    )
    assert read == sorted((month, number, amount) for month, rows in ledger(made).items() for number, amount in rows)


@given(batches())
def test_a_file_of_which_nothing_counts_is_not_read(made: list[Batch]) -> None:
    found = seen(made)
    for batch in made:
        name = f"fil-{batch.number}"
        if name in found.file_months:
            months = found.file_months[name]
            own = {month for month, _ in batch.rows}
            assert months is None or (months and months < own)


def test_a_batch_that_adds_counts_on_top_until_its_month_is_replaced() -> None:
    replace = Batch(1, True, (202301, 202302), ((202301, 10), (202302, 20)))
    add = Batch(2, False, (202302,), ((202302, 5),))
    later = Batch(3, True, (202302,), ((202302, 30),))
    assert {month: held.sum_ore for month, held in seen([replace, add]).months.items()} == {202301: 10, 202302: 25}
    assert {month: held.sum_ore for month, held in seen([replace, add, later]).months.items()} == {
        202301: 10,
        202302: 30,
    }
    assert seen([replace, add, later]).file_months == {"fil-1": frozenset({202301}), "fil-3": None}


def test_a_month_that_was_emptied_is_covered_and_has_no_rows() -> None:
    full = Batch(1, True, (202301, 202302, 202303), ((202301, 1), (202302, 2), (202303, 3)))
    hollow = Batch(2, True, (202302, 202303), ((202303, 4),))
    months = seen([full, hollow]).months
    assert (months[202302].rows, months[202302].sum_ore, months[202302].sources) == (0, 0, (2,))


def test_where_months_come_from_is_told_with_the_latest_first() -> None:
    rows = ((202301, 1),)
    found = seen([Batch(1, True, (202301,), rows), *(Batch(number, False, (202301,), rows) for number in (2, 3, 4))])
    assert found.words((202301, 202312)) == "Huvudbok: 4.csv (2023-01-04), 3.csv (2023-01-03) och 2 till"
    assert found.words((202201, 202212)) == ""


def test_a_fingerprint_of_another_hash_is_not_read() -> None:
    assert read_fingerprint(Contents(mark=2**90).fingerprint) == 2**90
    assert read_fingerprint("00000000-ff") is None
    assert len(Contents(mark=2**104).fingerprint) <= 40
    source = Source(1, "fil", "1.csv", date(2023, 1, 1))
    covered = [
        Covered(source, True, 202301, 1, 5, "00000000-ff"),
        Covered(source, False, 202301, 1, 5, f"{hash_name()}-1"),
    ]
    assert what_counts(covered).months[202301].contents is None
