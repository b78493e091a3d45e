"""What an upload would mean, made ready for its page: what differs first, what stays the same counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tertial.economy.calculations.stretches import Stretch, stretches
from tertial.economy.models import Upload

LISTED = 30


@dataclass(frozen=True, slots=True)
class AstrayRow:
    """A code string that falls on no line or on several, in words."""

    codes: str
    lines: tuple[str, ...]
    rows: int
    ore: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An upload's reading and preview. `told` is `economy.ledger.preview.Preview` as it was kept; empty for a faulty file.
    `summary` says the faults in one sentence, where there is one; `is_table` is whether somebody can say what its columns are.
    """

    told: Mapping[str, Any]
    faults: Sequence[Mapping[str, str]]
    fault_count: int
    facts: Mapping[str, str]
    is_table: bool
    summary: str
    notes: Sequence[str]
    dropped: Sequence[str]
    months: Sequence[Mapping[str, Any]] = ()
    same_months: tuple[Stretch, ...] = ()
    covers: tuple[Stretch, ...] = ()
    month_sum: Mapping[str, int] = field(default_factory=dict)
    lines: Sequence[Mapping[str, Any]] = ()
    same_lines: int = 0
    unknown: Sequence[Mapping[str, Any]] = ()
    in_no_line: Sequence[AstrayRow] = ()
    in_several_lines: Sequence[AstrayRow] = ()

    @property
    def one_year(self) -> int | None:
        """The only year that changes; None where there are several."""
        years = {month["month"] // 100 for month in self.months}
        return years.pop() if len(years) == 1 else None

    @property
    def short_facts(self) -> list[tuple[str, str]]:
        """The facts that have room under a heading: which column is what stands on a page of its own."""
        return [(name, fact) for name, fact in self.facts.items() if name != "Kolumner"]

    @property
    def same_sums(self) -> bool:
        """Whether vouchers change but no month's rows or net cost and no line's outcome."""
        return (
            self.is_change
            and not self.lines
            and all(
                month["covered"] and month["rows_before"] == month["rows_after"] and not month["net_difference"]
                for month in self.months
            )
        )

    @property
    def is_change(self) -> bool:
        """Whether reading the file in would change anything."""
        return bool(self.told.get("is_change"))


def shown(upload: Upload) -> Shown:
    """An upload that is read, ready or faulty."""
    kept = upload.preview
    told: Mapping[str, Any] = kept.get("told") or {}
    months, lines = told.get("months", ()), told.get("lines", ())
    titles = {(line["year"], line["code"]): line["title"] for line in lines}
    changed = [
        {**month, "net_difference": month["net_after"] - month["net_before"]} for month in months if month["is_change"]
    ]
    return Shown(
        told=told,
        faults=upload.faults[:LISTED],
        fault_count=kept.get("fault_count", len(upload.faults)),
        facts=kept.get("facts", {}),
        is_table=kept.get("format") in ("csv", "xlsx"),
        summary=kept.get("summary", ""),
        notes=kept.get("notes", ()),
        dropped=kept.get("dropped", ()),
        months=changed,
        same_months=stretches([month["month"] for month in months if not month["is_change"]]),
        covers=stretches([month["month"] for month in months]),
        month_sum={
            name: sum(month[name] for month in changed)
            for name in ("rows_before", "rows_after", "net_before", "net_after", "net_difference")
        },
        lines=[line for line in lines if line["ore_difference"]],
        same_lines=sum(1 for line in lines if not line["ore_difference"]),
        unknown=told.get("unknown", ())[:LISTED],
        in_no_line=[_astray(one, titles) for one in told.get("in_no_line", ())[:LISTED]],
        in_several_lines=[_astray(one, titles) for one in told.get("in_several_lines", ())[:LISTED]],
    )


def _astray(one: Mapping[str, Any], titles: Mapping[tuple[int, str], str]) -> AstrayRow:
    codes = "; ".join(f"{word} {code or 'ingen'}" for word, code in one["codes"].items())
    lines = tuple(titles.get((one["year"], code), code) for code in one["lines"])
    return AstrayRow(codes, lines, one["rows"], one["ore"])
