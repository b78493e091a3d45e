"""Words by their stems, so that a text's words can be laid beside the labels of rows, indicators and units.

The stems are Snowball's for Swedish (M.F. Porter), by its own library.
"""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEMMER = snowballstemmer.stemmer("swedish")
_LEFT = (("et", 2), ("an", 2), ("on", 1), ("eln", 1), ("ad", 2))
# Words that say nothing of what a text is about.
STOP_WORDS = frozenset(
    """
    och i att det som en på är av för med till den har de inte om ett men var sig så vid från kan när under ska skulle
    efter år in hos då hade nu detta samt eller även mot ut upp vi denna dessa vilka vilken vilket där här sin sitt sina
    per ca cirka totalt total antal andel procent samtliga alla varav därav inkl inklusive exkl enligt genom mellan över
    innebär jämfört jämfördes beror bland annat främst framför allt också dock ha varit blir bli blev får få fick
    nämnden nämndens förvaltningen förvaltningens
    """.split()  # noqa: SIM905 - a list of some ninety words reads better as one text
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word: `hushållens` and `hushållet` give the same.

    Snowball leaves the definite endings of `biståndet`, `skolan` and `frånvaron`, takes the s of `kurs` but not of `kurser`, and the
    end of `grad` but not of `graden`; those are taken here, from every word alike, and the second m of `hemmen`.
    """
    stemmed: str = _STEMMER.stemWord(word.casefold())
    for ending, cut in _LEFT:
        if len(stemmed) > 5 and stemmed.endswith(ending):
            stemmed = stemmed[:-cut]
            break
    if len(stemmed) > 4 and stemmed.endswith(("mm", "nn")):
        return stemmed[:-1]  # hemmen and hem, programmet and program
    if len(stemmed) > 5 and stemmed.endswith("um"):
        return stemmed[:-2]  # museum and museet, gymnasium and gymnasiet
    return stemmed[:-1] if len(stemmed) > 3 and stemmed.endswith("s") else stemmed


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that tell something, without numbers and without the words of every sentence."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS and len(word) > 1)


def likeness(label: frozenset[str], words: frozenset[str]) -> float:
    """How much of a label stands among some words, 0–1. A long compound counts as met by its last part of five letters or more."""
    if not label:
        return 0.0
    met = sum(1.0 if one in words else 0.7 if any(_is_part(one, other) for other in words) else 0.0 for one in label)
    return met / len(label)


@lru_cache(maxsize=200_000)
def _is_part(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and (long.endswith(short) or long.startswith(short))
