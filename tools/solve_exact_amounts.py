"""Find exact amounts in kronor behind a table that was printed in mnkr, rounded cell by cell.

The interim report per 31 August 2023 prints eleven lines, their deviations and their sums with one decimal.
Each cell was rounded on its own, so the printed ones do not add up. This finds amounts that do: every printed cell is the
exact amount, the exact deviation or the exact sum, rounded half away from zero. Run it again when the cells change:

    .venv/bin/python -m tools.solve_exact_amounts

How: a linear programme looks for the widest margin that all cells can keep to their rounding borders at once. The corners
of the space that keeps a good part of that margin are found in many random directions with a fixed seed; a mean of them,
unevenly weighted, lies well inside, and its digits look like bookkeeping. Outcomes and forecasts become whole kronor, budgets whole thousands.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from scipy.optimize import linprog

from tertial.common.numbers import read_number, rounded

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "tests" / "data" / "published" / "economy.csv"
LINES = ROOT / "tertial" / "demo" / "data" / "lines.csv"

OCCASION = "2023-08"
MNKR = 1_000_000
HALF_STEP = 0.05
"""Half of the printed step, in mnkr."""
KEPT_MARGIN = 0.5
"""How much of the widest margin the chosen amounts keep; the rest is room for digits that look natural."""
DIRECTIONS = 60

Amount = tuple[str, str]
"""A line's code and the name of a column of amounts."""

COLUMNS = {
    "outcome": ("outcome", "2023-08", "ledger/targets"),
    "budget": ("budget", "2023-08", "budget_posts"),
    "previous": ("outcome", "2022-08", "ledger/targets"),
    "year-forecast": ("forecast", "2023", "forecasts"),
    "year-budget": ("budget", "2023", "budget_posts"),
    "year-previous": ("outcome", "2022", "ledger/targets"),
}
_PRINTED_COLUMNS: dict[tuple[str, str], dict[str, int]] = {
    ("period", "Redovisat jan.-aug. 2023"): {"outcome": 1},
    ("period", "Budget jan.-aug. 2023"): {"budget": 1},
    ("period", "Avvikelse"): {"budget": 1, "outcome": -1},
    ("period", "Redovisat samma period föregående år"): {"previous": 1},
    ("helar", "Prognos helår 2023"): {"year-forecast": 1},
    ("helar", "Budget helår 2023"): {"year-budget": 1},
    ("helar", "Avvikelse"): {"year-budget": 1, "year-forecast": -1},
    ("helar", "Bokslut 2022"): {"year-previous": 1},
}
_ZERO: frozenset[Amount] = frozenset({("921", "previous"), ("921", "year-previous"), ("enheter", "year-budget")})
"""Amounts that are nothing at all: the education administration had no part before 2023, units budget for zero."""
_SAID = (
    # What the report says in words about sums that no table prints.
    (("575", "600"), "period", 13.8),
    (("575", "600"), "helar", 17.0),
    (("470", "472", "474", "476"), "helar", 2.3),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed number in mnkr and the amounts that it is the rounded sum of."""

    place: str
    terms: dict[Amount, int]
    printed: float

    def exact(self, amounts: dict[Amount, int]) -> Decimal:
        """The cell's exact value in mnkr."""
        return Decimal(sum(sign * amounts[amount] for amount, sign in self.terms.items())) / MNKR

    def holds(self, amounts: dict[Amount, int]) -> bool:
        """Whether the exact value is printed as the cell was."""
        return rounded(self.exact(amounts), 1) == Decimal(str(self.printed))


def codes() -> list[str]:
    """The lines that carry amounts of their own."""
    with LINES.open(encoding="utf-8", newline="") as file:
        return [
            row["code"]
            for row in csv.DictReader(file)
            if row["year"] == "2023" and row["kind"] == "plain" and row["block"] in ("operations", "municipal_units")
        ]


def published_cells(lines: list[str]) -> Iterator[Cell]:
    """Every printed cell of the two operating summaries, and what the report says about other sums."""
    rows_of = {
        "Summa nettokostnader": [code for code in lines if code != "enheter"],
        "Resultat nämndens enheter": ["enheter"],
        "Summa nettokostnader inkl. kommunal verksamhet": lines,
    }
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            signs = _PRINTED_COLUMNS.get((row["table"], row["column"]))
            if row["occasion"] == OCCASION and signs:
                added = rows_of.get(row["row"]) or [row["row"].split(" - ")[0]]
                place = f"{row['table']}, {row['row']}, {row['column']}"
                yield Cell(place, _terms(added, signs), float(read_number(row["printed"])))
    for members, table, printed in _SAID:
        place = f"text, {' + '.join(members)}, {table}"
        yield Cell(place, _terms(members, _PRINTED_COLUMNS[table, "Avvikelse"]), printed)


def _terms(members: Iterable[str], signs: dict[str, int]) -> dict[Amount, int]:
    return {(code, column): sign for code in members for column, sign in signs.items()}


def solve(cells: list[Cell], *, seed: int = 2023) -> dict[Amount, int]:
    """Amounts in whole kronor that print every cell; raises `ValueError` when there are none."""
    names = sorted({amount for cell in cells for amount in cell.terms})
    free = [amount for amount in names if amount not in _ZERO]
    bound = [cell for cell in cells if any(amount not in _ZERO for amount in cell.terms)]
    widest = _best(bound, free, objective=[0.0] * len(free) + [-1.0], least_margin=0.0)[-1]
    chance = random.Random(seed)  # noqa: S311 - reproducible digits, not secrets
    corners = [
        _best(bound, free, [chance.uniform(-1, 1) for _ in free] + [0.0], least_margin=KEPT_MARGIN * widest)
        for _ in range(DIRECTIONS)
    ]
    weights = [chance.random() for _ in corners]
    middle = [
        sum(weight * corner[index] for weight, corner in zip(weights, corners, strict=True)) / sum(weights)
        for index in range(len(free))
    ]
    amounts = dict.fromkeys(names, 0)
    for amount, value in zip(free, middle, strict=True):
        step = 1_000 if "budget" in amount[1] else 1
        amounts[amount] = round(value * MNKR / step) * step
    wrong = [cell.place for cell in cells if not cell.holds(amounts)]
    if wrong:
        raise ValueError(f"these cells are not printed by the amounts found: {wrong}")
    return amounts


def _best(cells: Iterable[Cell], free: list[Amount], objective: list[float], least_margin: float) -> list[float]:
    """The amounts, in mnkr, and last the margin, that minimise the objective within all cells' rounding borders."""
    place = {amount: index for index, amount in enumerate(free)}
    rows: list[list[float]] = []
    limits: list[float] = []
    for cell in cells:
        weights = [0.0] * len(free)
        for amount, sign in cell.terms.items():
            if amount in place:
                weights[place[amount]] = float(sign)
        rows += [[*weights, 1.0], [*(-weight for weight in weights), 1.0]]
        limits += [cell.printed + HALF_STEP, HALF_STEP - cell.printed]
    result = linprog(
        objective, A_ub=rows, b_ub=limits, bounds=[(None, None)] * len(free) + [(least_margin, None)], method="highs"
    )
    if not result.success or result.x is None:
        raise ValueError(f"no amounts print all cells: {result.message}")
    return [float(value) for value in result.x]


def main() -> None:
    """Solve, and print the amounts of 2023 by the file of the demo's data where each has its home."""
    lines = codes()
    amounts = solve(list(published_cells(lines)))
    for column, (measure, period, home) in COLUMNS.items():
        print(f"{home}: {measure} {period}")
        for code in lines:
            print(f"  {code:<8} {amounts[code, column]:>13}")


if __name__ == "__main__":
    main()
