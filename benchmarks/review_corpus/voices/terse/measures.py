"""Sentences on what is measured, in the short voice: the name as in the table, figures in brackets."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.review_corpus.kind import MeasureKind, Sort
from benchmarks.review_corpus.saying import Said, Slot, say
from benchmarks.review_corpus.voices.terse.pen import TersePen
from benchmarks.review_corpus.world import MEN, WOMEN, Measure
from benchmarks.review_corpus.writing.measures import value
from tertial.common.numbers import NBSP, rounded, swedish

D = Decimal


def title(kind: MeasureKind) -> str:
    """The name without its unit and how it is counted."""
    return kind.name.split(", ")[0]


def unit_after(one: Measure) -> str:
    """What follows the number."""
    if one.kind.sort is Sort.SHARE:
        return f"{NBSP}%"
    return f" {one.kind.unit}" if one.kind.unit not in ("", "antal", "index") else ""


def sentences(pen: TersePen, one: Measure, *, stem: str = "indicator", most: int = 2) -> list[Said]:
    """Sentences on a measure, true of its values as they are printed."""
    if one.value("now") is None:
        last = value(pen, one, "last", stem=stem)
        return [
            say(
                "{title}: inget värde än, {year} var det {last}{unit}.",
                title=title(one.kind), year=pen.year(1), last=last, unit=unit_after(one),
            )
        ]  # fmt: skip
    found = [pen.lot.choice((_bracket, _moved, _apart))(pen, one, stem)]
    more: list[Said] = []
    if one.value("target") is not None:
        side = _beside_target(pen, one, stem) if pen.lot.random() < 0.5 else None
        more.append(side or _reaches(pen, one, stem))
    if one.kind.sexed:
        more.append(_sexes(pen, one, stem))
    return found + pen.lot.sample(more, min(len(more), most - 1))


def _bracket(pen: TersePen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        "{title}: {now}{unit} ({last}{unit} {year}), {move}.",
        title=title(one.kind), now=value(pen, one, "now", stem=stem), unit=unit_after(one), last=value(pen, one, "last", stem=stem),
        year=pen.year(1), move=pen.move(now, last, ("en ökning", "en minskning"), one.kind.name),
    )  # fmt: skip


def _moved(pen: TersePen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        "{title} har gått {move} från {last} till {now}{unit} sedan {year}.",
        title=title(one.kind), move=pen.move(now, last, ("upp", "ned"), one.kind.name), last=value(pen, one, "last", stem=stem),
        now=value(pen, one, "now", stem=stem), unit=unit_after(one), year=pen.year(1),
    )  # fmt: skip


def _apart(pen: TersePen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    apart = abs(now - last)
    share = one.kind.sort is Sort.SHARE
    unit = "procentenheter" if share else {"index": "enheter", "antal": "", "": ""}.get(one.kind.unit, one.kind.unit)
    return say(
        "{title} {now}{after}, {move} {apart}{space}{unit} sedan {year}.",
        title=title(one.kind), now=value(pen, one, "now", stem=stem), after=unit_after(one),
        move=pen.move(now, last, ("upp", "ned"), one.kind.name),
        apart=Slot("difference", swedish(rounded(apart, one.decimals), one.decimals), f"{one.kind.name}: now - last", apart, one.kind.unit, "", one.decimals),
        space=" " if unit else "", unit=Slot("points", unit, one.kind.name, apart, other="procent") if share else unit, year=pen.year(1),
    )  # fmt: skip


def _beside_target(pen: TersePen, one: Measure, stem: str) -> Said | None:
    now, target = one.value("now"), one.value("target")
    assert now is not None
    assert target is not None
    if rounded(now, one.decimals) == target:
        return None
    over = now > target
    return say(
        "Resultatet är {side} målet, {target}{unit}.",
        side=Slot("side", "över" if over else "under", one.kind.name, now - target, other="under" if over else "över"),
        target=value(pen, one, "target", stem=stem), unit=unit_after(one),
    )  # fmt: skip


def _reaches(pen: TersePen, one: Measure, stem: str) -> Said:
    reached = one.reached
    return say(
        "Målet {target}{unit} {reach}.",
        target=value(pen, one, "target", stem=stem), unit=unit_after(one),
        reach=Slot("reach", "nås" if reached else "nås inte", one.kind.name, other="nås inte" if reached else "nås"),
    )  # fmt: skip


def _sexes(pen: TersePen, one: Measure, stem: str) -> Said:
    women = value(pen, one, "now", WOMEN, role="women", stem=stem)
    men = value(pen, one, "now", MEN, role="men", stem=stem)
    if one.kind.sort is Sort.COUNT:
        return say(
            "{now}, varav {women} kvinnor och {men} män." if pen.lot.random() < 0.3 else "Fördelning: {women} kvinnor, {men} män.",
            now=value(pen, one, "now", stem=stem), women=women, men=men,
        )  # fmt: skip
    return say("Kvinnor {women}{unit}, män {men}{unit}.", women=women, men=men, unit=unit_after(one))
