"""Which part of the code string each dimension is.

First what the profile says, then the dimension's name, then the standard's numbers: 1 is ansvar, 6 is projekt. Dimensions
of persons (employee, customer, supplier, invoice) are dropped unless the profile says otherwise, whatever they are called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from tertial.economy.importers.sie.book import Book, Fault
from tertial.economy.importers.sie.profile import SPLITTABLE, SieProfile
from tertial.economy.importers.sie.records import Pairs, Wrong
from tertial.economy.ledger.schema import PART_NAMES

Codes = tuple[str, ...]
"""A code for each of `SPLITTABLE`, empty where there is none."""

NO_CODES: Codes = ("",) * len(SPLITTABLE)

PERSONAL = {7: "anställd", 8: "kund", 9: "leverantör", 10: "faktura"}
_STANDARD = {1: "Kostnadsställe", 2: "Kostnadsbärare", 6: "Projekt", **PERSONAL}
_BY_NUMBER = {1: "cost_centre", 6: "project"}
_BY_NAME = {
    "ansvar": "cost_centre",
    "ansvarskod": "cost_centre",
    "ansvarsställe": "cost_centre",
    "kostnadsställe": "cost_centre",
    "verksamhet": "service",
    "verksamhetskod": "service",
    "verksamhetsområde": "service",
    "aktivitet": "activity",
    "aktivitetskod": "activity",
    "projekt": "project",
    "projektkod": "project",
    "objekt": "object",
    "objektkod": "object",
    "motpart": "counterpart",
    "motpartskod": "counterpart",
    "fri": "free",
    "fri kod": "free",
    "frikod": "free",
    "friobjekt": "free",
}
_PERSONAL_NAME = re.compile(
    r"anställd|anställning|arbetstagare|medarbetare|personal|person\b|personnummer|kund|leverantör|faktura|brukare"
    r"|employee|customer|supplier|invoice"
)


@dataclass(slots=True)
class _Declared:
    name: str
    line: int = 1
    parent: int | None = None


@dataclass
class Dimensions:
    """What the dimensions of one file are; `faults` where two of them would be the same part."""

    parts: dict[int, str]
    """The part of the code string, for each dimension that is one."""
    under: dict[int, int]
    """The dimension above, for a sub-dimension that is no part itself but whose objects tell the one above."""
    personal: dict[int, str]
    """What is dropped for telling of persons, with its word."""
    names: dict[int, str]
    faults: list[Fault] = field(default_factory=list)
    used: set[int] = field(default_factory=set, compare=False)
    """The dimensions that rows had so far."""

    @cached_property
    def _place(self) -> dict[int, int]:
        return {number: SPLITTABLE.index(part) for number, part in self.parts.items()}

    def word(self, number: int) -> str:
        """The dimension as a person knows it."""
        name = self.names.get(number, "")
        return f"dimension {number} ({name})" if name else f"dimension {number}"

    @property
    def dropped(self) -> tuple[str, ...]:
        """The words of what rows had and persons are protected from."""
        return tuple(dict.fromkeys(self.personal[number] for number in sorted(self.used) if number in self.personal))

    @property
    def notes(self) -> tuple[str, ...]:
        """Say which dimensions rows had that are no part of the code string."""
        read = {*self.parts, *self.personal, *(one for one, above in self.under.items() if above in self.parts)}
        return tuple(
            f"D{self.word(number)[1:]} är ingen del av kodsträngen och läses inte in. Säg i profilen vilken del den är."
            for number in sorted(self.used - read)
        )

    def codes(self, pairs: Pairs, line: int) -> Codes:
        """The parts of the code string that the objects give. Raises `Wrong` for two objects of the same dimension.

        A sub-object's code begins with that of the object above, which is why it stands in for it where it stands alone.
        """
        if not pairs:
            return NO_CODES
        codes = list(NO_CODES)
        seen: dict[int, str] = {}
        self.used.update(number for number, _code in pairs)
        for number, code in pairs:
            if seen.setdefault(number, code) != code:
                raise Wrong(line, f"Raden har två objekt i {self.word(number)}: {seen[number]} och {code}.")
            if (place := self._place.get(number)) is not None:
                codes[place] = code
        for number, code in pairs:
            above = self._place.get(self.under.get(number, number))
            if number in self.under and above is not None and not codes[above]:
                codes[above] = code
        return tuple(codes)


def dimensions(book: Book, profile: SieProfile) -> Dimensions:
    """Decide what each dimension of the file is.

    The profile goes before a name, and a name before a number. Two dimensions with the same right to a part are a fault.
    """
    found = Dimensions({}, {}, {}, {})
    declared = _declared(book, found)
    found.names.update({number: one.name for number, one in declared.items()})
    claims: dict[str, dict[int, list[int]]] = {}
    for number in sorted({*declared, *_STANDARD, *profile.dimensions}):
        one = declared.get(number) or _Declared(_STANDARD.get(number, ""))
        if number in profile.dimensions:
            part, strength = profile.dimensions[number], 0
        elif number in PERSONAL or _PERSONAL_NAME.search(one.name.lower()):
            found.personal[number] = PERSONAL.get(number, one.name.lower())
            continue
        elif number in declared and (named := _BY_NAME.get(" ".join(one.name.lower().split()))):
            part, strength = named, 1
        elif one.parent is not None:
            found.under[number] = one.parent
            continue
        else:
            part, strength = _BY_NUMBER.get(number, ""), 2
        if part:
            claims.setdefault(part, {}).setdefault(strength, []).append(number)
    for part, by_strength in claims.items():
        first, *others = by_strength[min(by_strength)]
        found.parts[first] = part
        if others:
            both = f"{found.word(first)} och {found.word(others[0])}"
            line = declared[others[0]].line if others[0] in declared else 1
            message = f"Både {both} skulle bli {PART_NAMES[part]}. Säg i profilen vilken som är det."
            found.faults.append(Fault(line, message))
    return found


def _declared(book: Book, found: Dimensions) -> dict[int, _Declared]:
    declared: dict[int, _Declared] = {}
    for record in (*book.records.get("#DIM", ()), *book.records.get("#UNDERDIM", ())):
        try:
            parent = record.number("parent") if record.label == "#UNDERDIM" else None
            declared[record.number("dimension")] = _Declared(record.text("name"), record.line, parent)
        except Wrong as wrong:
            found.faults.append(Fault(wrong.line, wrong.message))
    return declared
