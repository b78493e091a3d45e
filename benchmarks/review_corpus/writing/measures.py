"""Sentences on what is measured: values, comparisons with the year before, targets, women and men."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.review_corpus.kind import Sort
from benchmarks.review_corpus.saying import Said, Slot, figure, say, value_slot
from benchmarks.review_corpus.world import ALL, MEN, WOMEN, Measure
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.numbers import NBSP, rounded, swedish

D = Decimal


def unit_after(one: Measure, pen: Pen) -> str:
    """What follows the number in a sentence."""
    if one.kind.sort is Sort.SHARE:
        return pen.lot.choice((" procent", f"{NBSP}%"))
    return f" {one.kind.unit}" if one.kind.unit not in ("", "antal", "index") else ""


def value(pen: Pen, one: Measure, column: str, part: str = ALL, *, role: str = "", stem: str = "indicator") -> Slot:
    """A measured value as a slot."""
    source = pen.measured(one, column, part, stem)
    assert source is not None
    return value_slot(source, role=role or ("target" if column == "target" else "measure"))


def sentences(pen: Pen, one: Measure, *, stem: str = "indicator", most: int = 2) -> list[Said]:
    """Sentences on a measure, true of its values as they are printed."""
    if one.value("now") is None:
        last = value(pen, one, "last", stem=stem)
        return [
            say(
                "{The} har ännu inget värde för året; {year} var det senaste värdet {last}{unit}.",
                the=one.kind.phrase, year=pen.year(1), last=last, unit=unit_after(one, pen),
            )
        ]  # fmt: skip
    makers = [_compared, _moved, _difference] if one.kind.sort is not Sort.COUNT else [_compared, _moved, _counted]
    found: list[Said | None] = [pen.lot.choice(makers)(pen, one, stem)]
    if one.value("target") is not None:
        found.append(pen.lot.choice((_beside_target, _reaches))(pen, one, stem))
    if one.kind.sexed:
        found.append(_sexes(pen, one, stem))
    hedged = _hedged(pen, one, stem)
    if hedged is not None and len(found) < most:
        found.append(hedged)
    kept = found[:1] + pen.lot.sample(found[1:], min(len(found) - 1, most - 1))
    return [said for said in kept if said is not None]


def _compared(pen: Pen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        "{The} är {now}{unit}, vilket är {move} än {year} då {it} var {last}{unit}.",
        the=one.kind.phrase, now=value(pen, one, "now", stem=stem), unit=unit_after(one, pen),
        move=pen.move(now, last, ("högre", "lägre"), one.kind.name), year=pen.year(1), last=value(pen, one, "last", stem=stem),
        it="det" if one.kind.phrase.startswith(("antalet", "index", "nöjdkund", "hållbart")) else "den",
    )  # fmt: skip


def _moved(pen: Pen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    return say(
        pen.lot.choice(
            (
                "{The} har {move} från {last} till {now}{unit} sedan {year}.",
                "Sedan {year} har {the} {move} från {last} till {now}{unit}.",
            )
        ),
        the=one.kind.phrase, move=pen.move(now, last, ("ökat", "minskat"), one.kind.name), last=value(pen, one, "last", stem=stem),
        now=value(pen, one, "now", stem=stem), unit=unit_after(one, pen), year=pen.year(1),
    )  # fmt: skip


def _difference(pen: Pen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    apart = abs(now - last)
    text = swedish(rounded(apart, one.decimals), one.decimals)
    share = one.kind.sort is Sort.SHARE
    unit = "procentenheter" if share else {"index": "enheter", "antal": "", "": ""}.get(one.kind.unit, one.kind.unit)
    return say(
        "{The} har {move} med {apart}{space}{unit} jämfört med {year} och är nu {now}{after}.",
        the=one.kind.phrase, move=pen.move(now, last, ("ökat", "minskat"), one.kind.name),
        apart=Slot("difference", text, f"{one.kind.name}: now - last", apart, one.kind.unit, "", one.decimals),
        space=" " if unit else "", unit=Slot("points", unit, one.kind.name, apart, other="procent") if share else unit, year=pen.year(1),
        now=value(pen, one, "now", stem=stem), after=unit_after(one, pen),
    )  # fmt: skip


def _counted(pen: Pen, one: Measure, stem: str) -> Said:
    now, last = one.now_and_last()
    apart = abs(now - last)
    return say(
        "{The} är {now}, {apart} {move} än {year}.",
        the=one.kind.phrase, now=value(pen, one, "now", stem=stem),
        apart=Slot("difference", swedish(apart, 0), f"{one.kind.name}: now - last", apart, "antal"),
        move=pen.move(now, last, ("fler", "färre"), one.kind.name), year=pen.year(1),
    )  # fmt: skip


def _beside_target(pen: Pen, one: Measure, stem: str) -> Said | None:
    now, target = one.value("now"), one.value("target")
    assert now is not None
    assert target is not None
    if rounded(now, one.decimals) == target:
        return None
    over = now > target
    return say(
        pen.lot.choice(
            ("Det är {side} målvärdet {target}{unit}.", "Utfallet {now}{unit} ligger {side} målvärdet, som är {target}.")
        ),
        side=Slot("side", "över" if over else "under", one.kind.name, now - target, other="under" if over else "över"),
        target=value(pen, one, "target", stem=stem), unit=unit_after(one, pen), now=value(pen, one, "now", stem=stem),
    )  # fmt: skip


def _reaches(pen: Pen, one: Measure, stem: str) -> Said:
    reached = one.reached
    return say(
        "Målvärdet för {the}, {target}{unit}, {reach}.",
        the=one.kind.phrase, target=value(pen, one, "target", stem=stem), unit=unit_after(one, pen),
        reach=Slot("reach", "nås" if reached else "nås inte", one.kind.name, other="nås inte" if reached else "nås"),
    )  # fmt: skip


def _sexes(pen: Pen, one: Measure, stem: str) -> Said:
    women, men = (
        value(pen, one, "now", WOMEN, role="women", stem=stem),
        value(pen, one, "now", MEN, role="men", stem=stem),
    )
    if one.kind.sort is Sort.COUNT:
        return say(
            "Av {now} är {women} kvinnor och {men} män.",
            now=value(pen, one, "now", stem=stem), women=women, men=men,
        )  # fmt: skip
    return say(
        "Bland kvinnor är andelen {women}{unit} och bland män {men}{unit}.",
        women=women,
        men=men,
        unit=unit_after(one, pen),
    )


def hedged_share(one: Measure) -> Slot | None:
    """`drygt 82 procent`, `knappt 83 procent`; None where neither would be true of the value."""
    now = one.value("now")
    assert now is not None
    if one.kind.sort is not Sort.SHARE:
        return None
    whole, part = int(now), now - int(now)
    if D("0.1") < part < D("0.4"):
        return Slot("hedge", f"drygt {whole} procent", one.kind.name, now, "%", f"knappt {whole} procent")
    if D("0.6") < part < D("0.9"):
        return Slot("hedge", f"knappt {whole + 1} procent", one.kind.name, now, "%", f"drygt {whole + 1} procent")
    return None


def _hedged(pen: Pen, one: Measure, stem: str) -> Said | None:
    slot = hedged_share(one)
    if slot is None:
        return None
    return say("{The} ligger på {value}.", the=one.kind.phrase, value=slot)


def range_of(pen: Pen, measures: list[Measure], what: str) -> Said | None:
    """The least and the most of the same measure in several administrations."""
    found = [(one.value("now"), one) for one in measures]
    told = sorted(((now, one) for now, one in found if now is not None), key=lambda pair: pair[0])
    if len(told) < 2 or rounded(told[0][0], 1) == rounded(told[-1][0], 1):
        return None

    return say(
        "{What} ligger mellan {low} och {high} procent i de båda verksamheterna.",
        what=what, low=end_of_range(pen, told[0][1], told[0][0], what), high=end_of_range(pen, told[-1][1], told[-1][0], what),
    )  # fmt: skip


def end_of_range(pen: Pen, one: Measure, place: Decimal, what: str) -> Slot:
    """The least or the most of the same measure in several administrations."""
    key = f"range/{what}/{place:.4f}"
    source = figure(key, place, one.kind.unit, str(pen.world.period), what, decimals=one.decimals)
    return value_slot(pen.keep(source), role="range")
