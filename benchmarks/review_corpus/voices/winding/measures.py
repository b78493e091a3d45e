"""Sentences on what is measured, in the long-winded voice: last year before this one, in subordinate clauses."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.review_corpus.kind import Sort
from benchmarks.review_corpus.saying import Said, Slot, say
from benchmarks.review_corpus.voices.winding.pen import WindingPen
from benchmarks.review_corpus.world import MEN, WOMEN, Measure
from benchmarks.review_corpus.writing.measures import value
from tertial.common.numbers import NBSP, rounded, swedish

D = Decimal


def unit_after(pen: WindingPen, one: Measure) -> str:
    """What follows the number: one writer has the word, the other the sign."""
    if one.kind.sort is Sort.SHARE:
        return " procent" if pen.in_words else f"{NBSP}%"
    return f" {one.kind.unit}" if one.kind.unit not in ("", "antal", "index") else ""


def sentences(pen: WindingPen, one: Measure, *, stem: str = "indicator", most: int = 2) -> list[Said]:
    """Sentences on a measure, true of its values as they are printed."""
    if one.value("now") is None:
        last = value(pen, one, "last", stem=stem)
        return [
            say(
                "Något värde för {the} finns ännu inte, men vid den senaste mätningen, som avsåg {year}, var det {last}{unit}.",
                the=one.kind.phrase, year=pen.year(1), last=last, unit=unit_after(pen, one),
            )
        ]  # fmt: skip
    found = [pen.lot.choice((_after, _while, _apart))(pen, one, stem)]
    more: list[Said] = []
    if one.value("target") is not None:
        side = _beside_target(pen, one, stem) if pen.lot.random() < 0.5 else None
        more.append(side or _reaches(pen, one, stem))
    if one.kind.sexed:
        more.append(_sexes(pen, one, stem))
    return found + pen.lot.sample(more, min(len(more), most - 1))


def _after(pen: WindingPen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        "Efter att {year} ha uppgått till {last}{unit} har {the} {move} och är vid mätningen i {month} {now}{unit}.",
        year=pen.year(1), last=value(pen, one, "last", stem=stem), unit=unit_after(pen, one), the=one.kind.phrase,
        move=pen.move(now, last, ("ökat", "minskat"), one.kind.name), month=pen.month_name, now=value(pen, one, "now", stem=stem),
    )  # fmt: skip


def _while(pen: WindingPen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        "Från att för helåret {year} ha legat på {last}{unit} är {the}, som nu uppmäts till {now}{unit}, {move}.",
        year=pen.year(1), last=value(pen, one, "last", stem=stem), unit=unit_after(pen, one), the=one.kind.phrase,
        now=value(pen, one, "now", stem=stem), move=pen.move(now, last, ("högre", "lägre"), one.kind.name),
    )  # fmt: skip


def _apart(pen: WindingPen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    apart = abs(now - last)
    share = one.kind.sort is Sort.SHARE
    unit = "procentenheter" if share else {"index": "enheter", "antal": "", "": ""}.get(one.kind.unit, one.kind.unit)
    return say(
        "{The} har sedan {year}, då värdet var {last}{after}, {move} med {apart}{space}{unit}.",
        the=one.kind.phrase, year=pen.year(1), last=value(pen, one, "last", stem=stem), after=unit_after(pen, one),
        move=pen.move(now, last, ("stigit", "sjunkit"), one.kind.name),
        apart=Slot("difference", swedish(rounded(apart, one.decimals), one.decimals), f"{one.kind.name}: now - last", apart, one.kind.unit, "", one.decimals),
        space=" " if unit else "", unit=Slot("points", unit, one.kind.name, apart, other="procent") if share else unit,
    )  # fmt: skip


def _beside_target(pen: WindingPen, one: Measure, stem: str) -> Said | None:
    now, target = one.value("now"), one.value("target")
    assert now is not None
    assert target is not None
    if rounded(now, one.decimals) == target:
        return None
    over = now > target
    return say(
        "Därmed ligger {the} {side} det målvärde om {target}{unit} som nämnden har lagt fast.",
        the=one.kind.phrase, side=Slot("side", "över" if over else "under", one.kind.name, now - target, other="under" if over else "över"),
        target=value(pen, one, "target", stem=stem), unit=unit_after(pen, one),
    )  # fmt: skip


def _reaches(pen: WindingPen, one: Measure, stem: str) -> Said:
    reached = one.reached
    return say(
        "Det målvärde som gäller för {the}, nämligen {target}{unit}, {reach}.",
        the=one.kind.phrase, target=value(pen, one, "target", stem=stem), unit=unit_after(pen, one),
        reach=Slot("reach", "uppnås" if reached else "uppnås inte", one.kind.name, other="uppnås inte" if reached else "uppnås"),
    )  # fmt: skip


def _sexes(pen: WindingPen, one: Measure, stem: str) -> Said:
    women = value(pen, one, "now", WOMEN, role="women", stem=stem)
    men = value(pen, one, "now", MEN, role="men", stem=stem)
    if one.kind.sort is Sort.COUNT:
        return say(
            "Könsfördelningen är sådan att männen är {men} och kvinnorna {women} av sammanlagt {now}.",
            men=men, women=women, now=value(pen, one, "now", stem=stem),
        )  # fmt: skip
    return say(
        "Ser man till könen är värdet {men}{unit} för männen och {women}{unit} för kvinnorna.",
        men=men, women=women, unit=unit_after(pen, one),
    )  # fmt: skip
