"""What is told of a measure beside its values in the tables: other municipalities, coming years, earlier ones, roundings; all of it true."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.review_corpus.kind import Sort
from benchmarks.review_corpus.saying import Said, say
from benchmarks.review_corpus.world import Measure
from benchmarks.review_corpus.writing.measures import hedged_share, unit_after, value
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.numbers import rounded, swedish

D = Decimal
_OFTEN = 0.4


def beside(pen: Pen, one: Measure, stem: str = "indicator") -> list[Said]:
    """At most one sentence beside those on a measure's values."""
    if one.value("now") is None or pen.lot.random() > _OFTEN:
        return []
    makers = [_two_years_ago, _others, _roughly] if one.kind.sort is Sort.SHARE else [_two_years_ago]
    if one.kind.sort is Sort.COUNT:
        makers.append(_about)
    if one.value("target") is not None and one.kind.sort is Sort.SHARE:
        makers.append(_coming_target)
    said = pen.lot.choice(makers)(pen, one, stem)
    return [said] if said is not None else []


def _two_years_ago(pen: Pen, one: Measure, stem: str) -> Said | None:
    if stem != "indicator" or one.value("before") is None:
        return None
    return say(
        pen.lot.choice(("År {year} var värdet {before}{unit}.", "Längre tillbaka, {year}, noterades {before}{unit}.")),
        year=str(pen.number - 2), before=value(pen, one, "before", role="earlier", stem=stem), unit=unit_after(one, pen),
    )  # fmt: skip


def _others(pen: Pen, one: Measure, stem: str) -> Said:
    now = one.value("now")
    assert now is not None
    low, high = max(D(0), now - pen.lot.randint(4, 9)), min(D(99), now + pen.lot.randint(4, 9))
    return say(
        pen.lot.choice(
            (
                "Bland jämförbara kommuner varierade värdet {year} mellan {low} och {high} procent.",
                "I länets kommuner låg motsvarande andel {year} i spannet {low}–{high} procent.",
            )
        ),
        year=str(pen.number - 1), low=swedish(rounded(low, 0), 0), high=swedish(rounded(high, 0), 0),
    )  # fmt: skip


def _roughly(pen: Pen, one: Measure, stem: str) -> Said | None:
    slot = hedged_share(one)
    return (
        None if slot is None else say(pen.lot.choice(("Det är alltså {value}.", "Resultatet är {value}.")), value=slot)
    )


def _about(pen: Pen, one: Measure, stem: str) -> Said | None:
    now = one.value("now")
    assert now is not None
    near = rounded(now, -2 if now > 1500 else -1)
    if now < 200 or near == now:
        return None
    return say(pen.lot.choice(("Det är alltså omkring {near}.", "I runda tal är det {near}.")), near=swedish(near, 0))


def _coming_target(pen: Pen, one: Measure, stem: str) -> Said:
    target = one.value("target")
    assert target is not None
    lower = one.kind.wanted == "lower"
    coming = max(D(1), target - 1) if lower else min(D(100), target + 2)
    return say(
        pen.lot.choice(
            (
                "För {year} har nämnden beslutat målvärdet {coming} procent.",
                "Ambitionen är att nå {coming} procent år {year}.",
            )
        ),
        year=str(pen.number + pen.lot.choice((1, 2))), coming=swedish(rounded(coming, 0), 0),
    )  # fmt: skip
