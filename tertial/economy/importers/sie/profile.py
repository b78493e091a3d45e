"""How a municipality's SIE files are read. The defaults take what the standard says and drop what tells of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from tertial.common.errors import Refused
from tertial.economy.ledger.schema import CODE_PARTS

SPLITTABLE = CODE_PARTS[1:]
"""The parts of the code string that a dimension can be; the account has a field of its own."""


@dataclass(frozen=True, slots=True)
class SieProfile:
    """Choices beyond the standard.

    - `dimensions`: which part of the code string a dimension is (`{20: "service"}`); the empty string drops it. What is
      said here goes before the dimension's name and number, also for the dimensions of persons (7–10).
    - `keep_text`: keep the rows' texts, which may name persons.
    - `content`: `budget` reads the period budget (#PBUDGET) instead of what was booked.
    - `day`: `row` books a row on its own date, `voucher` on its voucher's, for programs that put another date there.
    - `part_of_year`: the vouchers are a part of the year that the balances cover, so the two are not compared.
    - `part_of_accounts`: the file has some of the accounts only, so its balances need not sum to zero (types 1–3).
    - `split_by`: the dimensions that period balances are split by, where a file splits them in several ways.
    """

    dimensions: Mapping[int, str] = field(default_factory=dict)
    keep_text: bool = False
    content: Literal["outcome", "budget"] = "outcome"
    day: Literal["row", "voucher"] = "row"
    part_of_year: bool = False
    part_of_accounts: bool = False
    split_by: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for number, part in self.dimensions.items():
            if part and part not in SPLITTABLE:
                raise Refused(f"Dimension {number} kan inte vara ”{part}”. Det som finns: {', '.join(SPLITTABLE)}.")

    def settings(self) -> dict[str, Any]:
        """The profile as JSON can hold it; `from_settings` reads it back."""
        plain = asdict(self)
        return {**plain, "dimensions": {str(number): part for number, part in self.dimensions.items()}}

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> SieProfile:
        """A profile from its `settings`. Raises `Refused` for a name or a value that no profile has."""
        known = cls.__slots__
        strange = sorted(set(settings) - set(known))
        if strange:
            raise Refused(f"En SIE-profil har inget som heter ”{strange[0]}”. Det som finns: {', '.join(known)}.")
        values = dict(settings)
        for name, allowed in (("content", ("outcome", "budget")), ("day", ("row", "voucher"))):
            if values.get(name, allowed[0]) not in allowed:
                raise Refused(f"”{values[name]}” går inte som {name} i en SIE-profil. Välj {' eller '.join(allowed)}.")
        try:
            if "dimensions" in values:
                values["dimensions"] = {int(number): str(part) for number, part in values["dimensions"].items()}
            if "split_by" in values:
                values["split_by"] = tuple(int(number) for number in values["split_by"])
        except (AttributeError, TypeError, ValueError) as error:
            raise Refused(f"En dimension i en SIE-profil är ett nummer: {error}") from error
        return cls(**values)
