"""Faults in running text: digits, units, words of sign and direction, number words, hedges, sexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.mutations.digits import can_be_share, read, says_other, slip
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.saying import Slot
from benchmarks.review_corpus.script import Marked, Spot, written_over
from tertial.common.numbers import rounded, swedish

D = Decimal


def rewrite(
    clean: Clean, kind: str, one: Marked, text: str, *also: Spot, values: tuple[str, ...] = ()
) -> Iterator[Planted]:
    """The typed report with another text in a marked place; a finding may point at the same quantity elsewhere too."""
    document = written_over(clean.typed, one.spot, text)
    if document is not None and text != one.slot.text:
        spot = replace(one.spot, end=one.spot.start + max(len(text), 1))
        yield Planted(kind, clean, document, (spot, *also), f"{one.slot.text} → {text}", values or (text,))


def sentence(one: Marked) -> Spot:
    """The whole sentence."""
    return one.sentence


def same_quantity(clean: Clean, one: Marked) -> list[Marked]:
    """Other places in the text that tell the same quantity."""
    return [
        other
        for other in clean.marked
        if other.slot.key == one.slot.key and other is not one and other.slot.value is not None
    ]


def with_role(clean: Clean, *roles: str) -> list[Marked]:
    """The marked pieces with a role."""
    return [one for one in clean.marked if one.slot.role in roles]


def _digits(role: str, kind: str) -> Callable[[Clean, Random], Iterator[Planted]]:
    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in with_role(clean, role):
            number = one.slot.number
            changed = one.slot.text.replace(number, slip(number, lot), 1)
            if can_be_seen(clean, one.slot, changed):
                yield from rewrite(clean, kind, one, changed.replace("\u00a0", " "), one.sentence)

    return mutation


def can_be_seen(clean: Clean, slot: Slot, changed: str) -> bool:
    """Whether a reader with the document alone can see that the changed number is wrong.

    It must differ from the exact value as it is printed, and by more than the rounding of the tables allows: of an amount that stands in a
    table of mnkr a reader does not know the thousands, and of a difference between two printed values not the last decimal.
    """
    assert slot.printed is not None
    if not says_other(changed.removesuffix(slot.coin), slot.printed, slot.decimals):
        return False
    apart = abs(abs(read(changed)) - abs(slot.printed))
    if slot.unit == "kr":
        step = (D(100_000) if clean.world.printed == "mnkr" else D(1000)) / slot.scale
    else:
        step = D(1).scaleb(-slot.decimals)
    return apart > step * (D("1.6") if slot.role in ("difference", "sum_of_two") else D("0.6"))


def repeated(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A number that stands in two chapters is changed in one of them."""
    for one in with_role(clean, "amount"):
        if any(other.spot.chapter != one.spot.chapter for other in same_quantity(clean, one)):
            number = one.slot.number
            changed = one.slot.text.replace(number, slip(number, lot), 1)
            if can_be_seen(clean, one.slot, changed):
                yield from rewrite(clean, "repeated number changed", one, changed.replace("\u00a0", " "), one.sentence)


def unit_of_money(clean: Clean, lot: Random) -> Iterator[Planted]:
    """tkr where it is mnkr, and the other way."""
    for one in with_role(clean, "amount"):
        text = one.slot.text.removesuffix(one.slot.coin).replace("\u00a0", " ") + one.slot.other
        yield from rewrite(clean, "unit of money", one, text, one.sentence)


def percentage_points(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Per cent where it is percentage points, unless that would be true too."""
    for one in with_role(clean, "points"):
        apart = one.slot.value
        now = next(
            (
                m.slot.value
                for m in clean.marked
                if m.spot.chapter == one.spot.chapter and m.sentence == one.sentence and m.slot.role == "measure"
            ),
            None,
        )
        if apart is None or now is None:
            continue
        bases = (now, now - apart, now + apart)
        if all(abs(100 * apart / base - apart) > D("0.6") for base in bases if base):
            yield from rewrite(clean, "per cent for percentage points", one, "procent", one.sentence)


def _other(role: str, kind: str, *, values: bool = False) -> Callable[[Clean, Random], Iterator[Planted]]:
    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in with_role(clean, role):
            if _large_enough(clean, one.slot):
                yield from rewrite(clean, kind, one, one.slot.other.replace("\u00a0", " "), one.sentence)

    return mutation


def surplus(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A surplus is called a deficit, unless the tables print the deviation as nothing: then nobody could tell from the document."""
    for one in with_role(clean, "sign"):
        if _large_enough(clean, one.slot):
            yield from rewrite(clean, "surplus for deficit", one, one.slot.other, one.sentence)


def _large_enough(clean: Clean, slot: Slot) -> bool:
    """Whether a sign can be seen in rounded tables: that of an amount which stands in one, or of the difference of two that do."""
    step = 100_000 if clean.world.printed == "mnkr" else 1000
    if ": " in slot.key:
        return abs(slot.value or D(0)) >= step * 3 / 2
    return slot.unit != "kr" or abs(slot.value or D(0)) >= step / 2


def sexes(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Women's and men's values change places in a sentence."""
    for women in with_role(clean, "women"):
        men = next((m for m in with_role(clean, "men") if m.sentence == women.sentence), None)
        if men is None or men.slot.text == women.slot.text:
            continue
        # The later one first, whichever it is: numbers of other lengths move what stands after them.
        pairs = ((women.spot, men.slot.text), (men.spot, women.slot.text))
        (late, first_text), (early, second_text) = sorted(pairs, key=lambda one: -one[0].start)
        first = written_over(clean.typed, late, first_text.replace("\u00a0", " "))
        second = written_over(first, early, second_text.replace("\u00a0", " ")) if first else None
        if second is not None:
            yield Planted(
                "women and men exchanged in text",
                clean,
                second,
                (women.sentence,),
                f"{women.slot.text} ↔ {men.slot.text}",
            )


def loose_parts(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Women and men that do not add up in a sentence."""
    for one in with_role(clean, "loose_women", "loose_men"):
        yield from rewrite(clean, "parts that do not add up in a sentence", one, slip(one.slot.text, lot), one.sentence)


def range_end(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An end of a range."""
    for one in with_role(clean, "range"):
        changed = slip(one.slot.text, lot)
        if one.slot.value is not None and says_other(changed, one.slot.value, one.slot.decimals):
            yield from rewrite(clean, "end of a range", one, changed, one.sentence)


def impossible_share(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A percentage that no whole number of those looked at can give."""
    for one in with_role(clean, "possible_share"):
        people = int(one.slot.key)
        for _ in range(30):
            changed = slip(one.slot.text, lot)
            if D(5) < read(changed) < 100 and not can_be_share(read(changed), people, 1):
                yield from rewrite(clean, "share of no whole number of people", one, changed, one.sentence)
                break


def sign_and_number(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A minus or plus before an amount that says the contrary of its word, or of what is known where it stands alone."""
    for one in with_role(clean, "amount"):
        if one.slot.text[0] in "+-−":
            other = "-" if one.slot.text[0] == "+" else "+"
            text = other + one.slot.text[1:].replace("\u00a0", " ")
            yield from rewrite(clean, "sign before an amount", one, text, one.sentence)
    for one in with_role(clean, "sign"):
        amount = next(
            (m for m in with_role(clean, "amount") if m.sentence == one.sentence and m.slot.key == one.slot.key), None
        )
        if amount is None or not _large_enough(clean, one.slot) or amount.slot.text[0] in "+-−":
            continue
        sign = "+" if (amount.slot.value or D(0)) < 0 else "-"
        yield from rewrite(
            clean, "sign before an amount", amount, sign + amount.slot.text.replace("\u00a0", " "), one.sentence
        )


def over_hundred(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A share over 100 in a sentence: the comma is lost."""
    for one in with_role(clean, "measure"):
        if one.slot.unit == "%" and "," in one.slot.text and (one.slot.value or D(0)) > 10:
            yield from rewrite(clean, "share over 100 in text", one, one.slot.text.replace(",", ""), one.sentence)


def target_in_text(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Another target in the text than in the table."""
    for one in with_role(clean, "target"):
        value = one.slot.value
        if value is not None:
            step = D(1) if value >= 20 else D("0.5")
            changed = swedish(rounded(value + lot.choice((-3, -2, 2, 3)) * step, one.slot.decimals), one.slot.decimals)
            if read(changed) != value and read(changed) > 0:
                yield from rewrite(clean, "target in text", one, changed.replace("\u00a0", " "), one.sentence)


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "digit in an amount": _digits("amount", "digit in an amount"),
    "digit in a measure": _digits("measure", "digit in a measure"),
    "digit in a part": _digits("women", "digit in a part"),
    "digit in a difference": _digits("difference", "digit in a difference"),
    "digit in a sum of two": _digits("sum_of_two", "digit in a sum of two"),
    "repeated number changed": repeated,
    "unit of money": unit_of_money,
    "per cent for percentage points": percentage_points,
    "surplus for deficit": surplus,
    "sign before an amount": sign_and_number,
    "word of direction": _other("move", "word of direction"),
    "above for below the target": _other("side", "above for below the target"),
    "claim that a target is reached": _other("reach", "claim that a target is reached"),
    "about, on the wrong side": _other("hedge", "about, on the wrong side"),
    "number word": _other("count_word", "number word"),
    "women and men exchanged in text": sexes,
    "parts that do not add up in a sentence": loose_parts,
    "end of a range": range_end,
    "share of no whole number of people": impossible_share,
    "share over 100 in text": over_hundred,
    "target in text": target_in_text,
    "reference to no heading": _other("reference", "reference to no heading"),
}
