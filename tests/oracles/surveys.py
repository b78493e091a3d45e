"""Slow and obvious sums over responses, and tests of two by two tables by counting every table there could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import comb


def share(answers: Sequence[str], *, positive: Sequence[str], negative: Sequence[str]) -> Fraction:
    """How many percent of those who said yes or no that said yes."""
    yes = no = 0
    for answer in answers:
        if answer in positive:
            yes += 1
        elif answer in negative:
            no += 1
    return Fraction(100 * yes, yes + no)


def index(answers: Sequence[str], points: Mapping[str, int]) -> Fraction:
    """The mean of the points, moved so that the lowest is 0 and the highest 100."""
    low, high = min(points.values()), max(points.values())
    total = sum((Fraction(points[answer] - low, high - low) * 100 for answer in answers), Fraction(0))
    return total / len(answers)


def fisher(women: int, positive_women: int, men: int, positive_men: int) -> Fraction:
    """How likely a table at least as uneven is, were the sexes alike: the sum over all tables with the same sums."""
    positive = positive_women + positive_men
    ways = {
        k: comb(women, k) * comb(men, positive - k) for k in range(max(0, positive - men), min(women, positive) + 1)
    }
    return Fraction(sum(way for way in ways.values() if way <= ways[positive_women]), comb(women + men, positive))


def holm(levels: Sequence[float]) -> list[float]:
    """The smallest times how many they are, the next times one fewer, and never less than the one before."""
    order = sorted(range(len(levels)), key=lambda place: levels[place])
    corrected, least = [0.0] * len(levels), 0.0
    for rank, place in enumerate(order):
        least = max(least, min(1.0, levels[place] * (len(levels) - rank)))
        corrected[place] = least
    return corrected
