"""What is said of a sentence that does not hold together by itself: women and men beside all, a percentage of a few, a range."""

from __future__ import annotations

from collections.abc import Iterator

from tertial.common.numbers import swedish
from tertial.review.finding import Evidence, Finding
from tertial.review.reading.numbers import Number
from tertial.review.reading.passages import Passage
from tertial.review.rule import Says
from tertial.review.rules.numbers.people import falling_ranges, impossible_shares, uneven_sexes
from tertial.review.words import Words

_MOST_NUMBERS = 200


def people(passage: Passage, says: Says) -> Iterator[Finding]:
    """Women and men beside all, a percentage of a few, and a range that begins with its end."""
    if len(passage.numbers) > _MOST_NUMBERS:
        return
    for sentence in passage.sentences:
        inside = [number for number in passage.numbers if sentence.start <= number.start < sentence.end]
        if len(inside) < 2 or all(_is_bound(passage, number) for number in inside):
            continue
        for wrong in uneven_sexes(passage, sentence, inside):
            first, second = wrong.parts
            total = swedish(wrong.right)
            yield says(
                passage.at(wrong.whole.start, second.end),
                passage.text[wrong.whole.start : second.end],
                Words(
                    f"{first.text} och {second.text} blir {total}, inte {wrong.whole.text}.",
                    f"{first.text} and {second.text} make {total}, not {wrong.whole.text}.",
                ),
                Evidence(wrong.whole.text, Words("alla", "all"), passage.at(wrong.whole.start, wrong.whole.end)),
                Evidence(total, Words("kvinnor och män tillsammans", "women and men together")),
            )
        for low, high in falling_ranges(passage, inside):
            yield says(
                passage.at(low.start, high.end),
                passage.text[low.start : high.end],
                Words(
                    f"Intervallet börjar med {low.text} och slutar med {high.text}, som är mindre.",
                    f"The range begins with {low.text} and ends with {high.text}, which is less.",
                ),
                Evidence(low.text, Words("början", "the beginning"), passage.at(low.start, low.end)),
                Evidence(high.text, Words("slutet", "the end"), passage.at(high.start, high.end)),
            )
        for wrong in impossible_shares(passage, sentence, inside):
            share, nearest = wrong.parts[0], swedish(wrong.right, max(1, wrong.parts[0].decimals))
            yield says(
                passage.at(share.start, share.end),
                share.text,
                Words(
                    f"Inget helt antal av {wrong.whole.text} är {share.text}; närmast är {nearest} %.",
                    f"No whole number of {wrong.whole.text} is {share.text}; the nearest is {nearest}%.",
                ),
                Evidence(
                    wrong.whole.text,
                    Words("så många är det", "so many there are"),
                    passage.at(wrong.whole.start, wrong.whole.end),
                ),
                Evidence(f"{nearest} %", Words("närmaste möjliga andel", "nearest possible share")),
            )


def _is_bound(passage: Passage, number: Number) -> bool:
    bound = passage.bound_at(*number.digits)
    return bound is not None and bound.figure is not None
