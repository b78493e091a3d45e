"""What all chapters are written with: the world, its figures, words of time and direction, and prose that says no number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import ClassVar

from benchmarks.review_corpus.asides import asides_of
from benchmarks.review_corpus.kind import Story
from benchmarks.review_corpus.prose import ENDINGS, PREDICATES, PROSE, SUBJECTS, Filler
from benchmarks.review_corpus.saying import MNKR, TKR, Coin, Piece, Said, Slot, figure, money_slot, say, value_slot
from benchmarks.review_corpus.script import CellSaid, Script
from benchmarks.review_corpus.world import ALL, Line, Measure, World
from tertial.common.numbers import rounded
from tertial.common.periods import MONTHS
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance

D = Decimal
LENGTH = 5
"""How many sentences there are of each that a chapter asks for."""
ASIDES = 0.9
"""How often there is an aside among prose of some length; half as often among a little."""
_REPORTED = re.compile(r"\[([\d,]+)\|([^\]]+)\]")


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


class Pen:
    """Writes one report in the first voice. `printed` is the unit of its tables where the voice decides it, `whose` goals it tells of."""

    printed = ""
    no_value = "I.U."
    whose = "nämndens"
    parts: ClassVar[Mapping[str, str]] = {}
    length = LENGTH
    filler = Filler(PROSE, SUBJECTS, PREDICATES, ENDINGS)

    def __init__(self, world: World, lot: Random) -> None:
        self.world = world
        self.lot = lot
        self.script = Script()
        self.figures: dict[str, Figure] = {}
        self._prose = lot.sample(self.filler.whole, len(self.filler.whole))
        self._said: set[str] = set()
        self._remarks = lot.sample(world.kind.remarks, len(world.kind.remarks))
        self._apart = Random(f"{world.kind.committee} {world.period}")  # noqa: S311
        asides = asides_of(world.kind.committee, world.kind.municipality, world.period.year)
        self._asides = self._apart.sample(asides, len(asides))

    # ---- Time -------------------------------------------------------------------------------------------------------

    @property
    def events(self) -> list[Story]:
        """What can have happened by the period's end."""
        return [one for one in self.world.kind.events if one.since <= self.month]

    @property
    def number(self) -> int:
        """The report's year."""
        return self.world.period.year

    @property
    def month(self) -> int:
        """The report's last month."""
        return self.world.period.month or 12

    def year(self, back: int = 0) -> Slot:
        """A year in a sentence; a fault writes the one before."""
        return Slot("year" if not back else "earlier_year", str(self.number - back), other=str(self.number - back - 1))

    def months(self, back: int = 0) -> Slot:
        """`januari–augusti 2023`; a fault writes the other occasion's months."""
        wrong = "mars" if self.month == 8 else "augusti"
        year = self.number - back
        till = self.lot.choice(("–", " till "))
        return Slot(
            "period" if not back else "earlier_period",
            f"januari{till}{MONTHS[self.month - 1]} {year}",
            other=f"januari{till}{wrong} {year}",
        )

    def interim(self) -> Slot:
        """`delår 2`."""
        number = 2 if self.month == 8 else 1
        return Slot("interim", f"delår {number}", other=f"delår {3 - number}")

    def last_day(self) -> Slot:
        """`31 augusti 2023`; a fault writes another year."""
        return Slot(
            "date", f"31 {MONTHS[self.month - 1]} {self.number}", other=f"31 {MONTHS[self.month - 1]} {self.number - 1}"
        )

    def day(self) -> date:
        """A day in the period."""
        return date(self.number, self.lot.randint(1, self.month), self.lot.randint(2, 27))

    def decision(self, name: str) -> Slot:
        """`KS 2023-03-20 § 81`; a fault writes another day."""
        one = self.world.decisions[name]
        other = one.on.replace(month=one.on.month % 12 + 1)
        return Slot(
            "decision",
            f"{one.body} {one.on.isoformat()} § {one.paragraph}",
            name,
            other=f"{one.body} {other.isoformat()} § {one.paragraph}",
        )

    def decided_month(self, name: str) -> Slot:
        """`februari 2023`, the month of a decision whose reference stands in the same sentence."""
        on = self.world.decisions[name].on
        return Slot(
            "decision_month", f"{MONTHS[on.month - 1]} {on.year}", name, other=f"{MONTHS[on.month % 12]} {on.year}"
        )

    # ---- Figures ----------------------------------------------------------------------------------------------------

    def keep(self, one: Figure) -> Figure:
        """Remember a figure among the facts."""
        return self.figures.setdefault(one.key, one)

    def _column_period(self, column: str) -> tuple[str, str]:
        period = self.world.period
        return {
            "outcome": (str(period), "outcome"),
            "budget": (str(period), "budget"),
            "deviation": (str(period), "deviation"),
            "previous": (str(period.years_back(1)), "outcome"),
            "forecast": (str(period.year), "forecast"),
            "year_budget": (str(period.year), "budget"),
            "forecast_deviation": (str(period.year), "forecast-deviation"),
            "year_end": (str(period.year - 1), "outcome"),
        }[column]

    def line(self, line: Line, column: str) -> Figure:
        """A row's value in a column of the operating summary."""
        period, name = self._column_period(column)
        key = f"line/{line.kind.code}/{period}/{name}"
        return self.keep(figure(key, getattr(line, column), "kr", period, line.kind.title, shown=self.world.printed))

    def total(self, column: str, of: str = "total") -> Figure:
        """The committee's value in a column; `of` is `total`, `costs` or `revenue`."""
        period, name = self._column_period(column)
        value = {"total": self.world.total, "costs": self.world.costs.__getitem__, "revenue": self.world.revenue}[of](
            column
        )
        label = {"total": "Summa nettokostnader", "costs": "varav kostnader", "revenue": "varav intäkter"}[of]
        return self.keep(figure(f"line/{of}/{period}/{name}", value, "kr", period, label, shown=self.world.printed))

    def money(self, key: str, value: Decimal, label: str, period: str = "") -> Figure:
        """An amount that is no row of the operating summary."""
        return self.keep(figure(key, value, "kr", period or str(self.world.period), label, shown=self.world.printed))

    def measured(self, one: Measure, column: str, part: str = ALL, stem: str = "indicator") -> Figure | None:
        """A measure's value; None where there is none."""
        from tertial.common.slugs import slug

        value = one.value(column, part)
        if value is None:
            return None
        period = {
            "before": str(self.number - 2),
            "last": str(self.number - 1),
            "now": str(self.world.period),
            "target": f"{self.number}/target",
            "forecast": f"{self.number}/forecast",
        }[column]
        key = f"{stem}/{slug(one.kind.name)}/{period}" + ({"Kvinnor": "/women", "Män": "/men"}.get(part, ""))
        target = column == "target"
        places = one.decimals
        if target:
            places = max(0, -int(value.as_tuple().exponent))
            value = value.quantize(D(1).scaleb(-places))
        label = f"{one.kind.name}, {part.lower()}" if part else one.kind.name
        return self.keep(figure(key, value, one.kind.unit or "antal", period.split("/")[0], label, decimals=places))

    # ---- Words ------------------------------------------------------------------------------------------------------

    def sign(self, source: Figure, *, definite: bool = False) -> Slot:
        """`överskott` or `underskott` by the value's sign."""
        up, down = ("överskottet", "underskottet") if definite else ("överskott", "underskott")
        plus = (source.number or D(0)) > 0
        return Slot("sign", up if plus else down, source.key, source.number, "kr", down if plus else up)

    def move(self, now: Decimal, before: Decimal, words: tuple[str, str], key: str) -> Slot:
        """The first word where the value has risen."""
        more, less = words
        return Slot("move", more if now > before else less, key, now - before, "", less if now > before else more)

    def coin(self, value: Decimal) -> Coin:
        """In what an amount is told."""
        return MNKR if abs(value) >= 10**6 else TKR

    def amount(self, source: Figure, *, role: str = "amount", bound: bool = True) -> Slot:
        """An amount in a sentence, without its sign."""
        return money_slot(source, self.coin(source.number or D(0)), role=role, bound=bound)

    def prose(self, count: int) -> list[Said]:
        """Sentences that say no number, each used once in a report; as many as it takes for reports to be as long as real ones."""
        found = []
        for _ in range(count * self.length):
            lot = self.lot.random()
            if self._remarks and lot < 0.1:
                found.append(say(self._remarks.pop()))
            elif self._prose and lot < 0.5:
                found.append(say(self._prose.pop()))
            else:
                found.append(say(self._made()))
        if self._asides and self._apart.random() < ASIDES * (1 if count > 1 else 0.5):
            found.insert(self._apart.randint(0, len(found)), self._aside(self._asides.pop()))
        return found

    def _aside(self, text: str) -> Said:
        """An aside with the numbers in brackets as reported ones."""
        pieces: list[Piece] = []
        for number, piece in enumerate(_REPORTED.split(text)):
            if number % 3 == 0:
                pieces.append(piece)
            elif number % 3 == 1:
                value, unit = D(piece.replace(",", ".")), _REPORTED.split(text)[number + 1]
                key = f"other/aside/{text[:40]}/{number}/{self.world.period}"
                source = figure(key, value, unit, str(self.world.period), text[:40], decimals=max(0, -_exponent(value)))
                pieces.append(value_slot(self.keep(source), role="aside"))
        return Said(tuple(one for one in pieces if one != ""))

    def _made(self) -> str:
        while True:
            text = self.filler.made(self.lot)
            if text not in self._said:
                self._said.add(text)
                return text

    # ---- Cells ------------------------------------------------------------------------------------------------------

    def money_cell(self, source: Figure, role: str) -> CellSaid:
        """An amount in a table."""
        return CellSaid(figure=source, role=role, key=source.key, decimals=1 if self.world.printed == "mnkr" else 0)

    def value_cell(self, one: Measure, column: str, part: str, stem: str, notes: Sequence[str] = ()) -> CellSaid:
        """A measured value, `I.U.` with its note where it is missing, or nothing."""
        source = self.measured(one, column, part, stem)
        if source is not None:
            return CellSaid(figure=source, role=column, key=source.key, decimals=source.decimals or 0)
        if column == "now":
            return CellSaid(
                words=self.no_value,
                notes=(one.kind.later or "Värdet mäts senare.", *notes),
                role="missing",
                key=one.kind.name,
            )
        return CellSaid()

    def missing(self, one: Measure, stem: str) -> Figure:
        """The figure of a value that is not there yet."""
        from tertial.common.slugs import slug

        return Figure(
            key=f"{stem}/{slug(one.kind.name)}/{self.world.period}", value=Missing(MissingReason.MEASURED_LATER, one.kind.later),
            unit=one.kind.unit or "antal", period=str(self.world.period), label=one.kind.name,
            provenance=Provenance(Origin.OBSERVATION, "Corpus"),
        )  # fmt: skip

    def printed_value(self, one: Measure, column: str, part: str = ALL) -> Decimal | None:
        """A measure's value as it is printed."""
        value = one.value(column, part)
        return None if value is None else rounded(value, one.decimals)
