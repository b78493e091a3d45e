"""What becomes of a value when some of the cells that tell about it are written in. Without database, so that it is easy to follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.numbers import read_number
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed
from tertial.measurement.calculations.quotient import RULE_BEGINS, quotient, rounded_fraction, rule_words
from tertial.measurement.entry_text import Measured, NeedsReason, read_day, read_entry

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
REASON, WHY, EXPECTED = "reason", "why", "expected"
LONGEST_WHY = 500

T = TypeVar("T")
Value = Decimal | str | Missing


@dataclass(frozen=True, slots=True)
class Usual:
    """How an indicator is measured: as `Measured`, and with how many decimals its values usually are given."""

    measured: Measured
    decimals: int


def edited(before: Observed | None, texts: Mapping[str, str], usual: Usual) -> Observed | None:
    """The value after the edit, None where nothing stands there any more.

    A number or words replace a reason, a reason replaces a value, and a numerator with a denominator gives a value where
    none is written: rounded to the usual decimals, the two kept as they are, and the rule says how. Raises `Faults` with a
    sentence for each cell that can't be read or does not fit the others.
    """
    return _Edit(before, texts, usual).outcome()


class _Edit:
    def __init__(self, before: Observed | None, texts: Mapping[str, str], usual: Usual) -> None:
        self._before = before
        self._texts = texts
        self._usual = usual
        self._faults: list[TertialError] = []

    def outcome(self) -> Observed | None:
        """The value after the edit; see `edited`."""
        value = self._value()
        numerator, denominator = self._number(NUMERATOR), self._number(DENOMINATOR)
        self._raise()
        value = self._explained(value)
        if (
            isinstance(value, Missing)
            and self._texts.keys() <= {NUMERATOR, DENOMINATOR}
            and None
            not in (
                numerator,
                denominator,
            )
        ):
            # Numbers written where a value was said to be missing give the value, unless its reason was written with them.
            value = None
        rule = self._before.rule if self._before and value == self._before.value else ""
        if isinstance(value, Missing):
            numerator = denominator = None
        elif value is None or (
            rule.startswith(RULE_BEGINS) and self._texts.keys() & {NUMERATOR, DENOMINATOR} and VALUE not in self._texts
        ):
            value, rule = self._made(numerator, denominator)
        self._raise()
        if value is None:
            return None
        same = self._before if self._before and self._before.value == value else None
        return Observed(
            value,
            reported_as=same.reported_as if same else "",
            numerator=numerator,
            denominator=denominator,
            measured_on=same.measured_on if same else None,
            rule=rule,
        )

    def _value(self) -> Value | None:
        """What the value and its reason say together, before they are explained."""
        reason = self._reason()
        was = self._before.value if self._before else None
        if VALUE not in self._texts:
            if reason:
                return replace(was, reason=reason) if isinstance(was, Missing) else Missing(reason)
            return None if REASON in self._texts and isinstance(was, Missing) else was
        try:
            typed = read_entry(self._texts[VALUE], self._usual.measured)
        except NeedsReason as refused:
            if reason:
                return replace(was, reason=reason) if isinstance(was, Missing) else Missing(reason)
            if isinstance(was, Missing) and REASON not in self._texts:
                return was
            self._refuse(VALUE, refused.message)
            return None
        except Refused as refused:
            self._refuse(VALUE, refused.message)
            return None
        if reason is None or isinstance(typed, Missing):
            return replace(typed, reason=reason) if reason and isinstance(typed, Missing) else typed
        if typed is not None:
            self._refuse(REASON, _("Här står både ett värde och varför det saknas. Ta bort det ena."))
            return None
        return Missing(reason)

    def _reason(self) -> MissingReason | None:
        text = self._texts.get(REASON, "")
        if text and text not in set(MissingReason):
            self._refuse(REASON, _("Välj en av orsakerna."))
            return None
        return MissingReason(text) if text else None

    def _explained(self, value: Value | None) -> Value | None:
        """The missing value with what more was written about it."""
        for name in (WHY, EXPECTED):
            text = " ".join(self._texts.get(name, "").split())
            if name not in self._texts:
                continue
            if not isinstance(value, Missing):
                if text:
                    self._refuse(name, _("Det hör till ett värde som saknas. Välj först en orsak."))
            elif name == EXPECTED:
                value = replace(value, expected=self._read(EXPECTED, read_day))
            elif len(text) > LONGEST_WHY:
                self._refuse(WHY, _("Förklaringen är längre än %(most)s tecken. Korta den.") % {"most": LONGEST_WHY})
            else:
                value = replace(value, text=text)
        return value

    def _number(self, name: str) -> Decimal | None:
        if name not in self._texts:
            return getattr(self._before, name) if self._before else None
        return self._read(name, lambda text: read_number(text) if text.strip() else None)

    def _made(self, numerator: Decimal | None, denominator: Decimal | None) -> tuple[Decimal | None, str]:
        """The value made of the two, with the rule; nothing where neither is given."""
        if numerator is None or denominator is None:
            if numerator is not None:
                self._refuse(NUMERATOR, _("Fyll i nämnaren också, så räknas värdet av de två."))
            elif denominator is not None:
                self._refuse(DENOMINATOR, _("Fyll i täljaren också, så räknas värdet av de två."))
            return None, ""
        unit, decimals = self._usual.measured.unit, self._usual.decimals
        try:
            exact = quotient(numerator=numerator, denominator=denominator, unit=unit)
        except Refused as refused:
            self._refuse(DENOMINATOR, refused.message)
            return None, ""
        rule = rule_words(numerator=numerator, denominator=denominator, unit=unit, decimals=decimals)
        return rounded_fraction(exact, decimals), rule

    def _read(self, name: str, read: Callable[[str], T | None]) -> T | None:
        try:
            return read(self._texts[name])
        except Refused as refused:
            self._refuse(name, refused.message)
            return None

    def _refuse(self, name: str, message: str) -> None:
        place = name if name in self._texts else next(iter(self._texts), name)
        self._faults.append(Refused(message, place=place))

    def _raise(self) -> None:
        if self._faults:
            raise Faults(_("Några celler går inte att läsa."), self._faults)
