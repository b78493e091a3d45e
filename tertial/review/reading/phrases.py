"""What a sentence speaks of before its verb, as stems, and which series that may be.

Precision first: every word that tells something must stand in the name of the series, so `antalet unga hushåll` is never
laid beside a row of all households.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.numbers import MONEY
from tertial.review.reading.series import Series

_WORD = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")
_BOUNDARY = re.compile(
    r"[;:–—]\s|\.\s|,\s(?=men\b|medan\b|vilket\b|och\b|samt\b|där\b|som\b|så\b)|\b(?:men|medan|samtidigt|däremot|dock|varav|eftersom|trots)\b"
    r"|\b(?:visar|visade|innebär|konstateras|konstatera|noteras|framgår|betyder|medför|ses|se|utläsa)(?:\s+\w+)?\s*,?\s+att\b",
    re.IGNORECASE,
)
# Words that say nothing of which series is meant: verbs, adverbs, and nouns that any measure could have.
_NEUTRAL = frozenset(
    stem(word)
    for word in """
    antalet antal andelen andel utfallet utfall resultatet resultaten resultat värdet värdena värde värden nivån nivå indikatorn indikatorerna
    indikator indikatorer nämndindikatorn nämndindikatorerna nämndindikator målvärdet målvärden målvärde målvärdena måltalet måltal mål målen
    uppsatta uppsatt uppställda satta satt beslutade beslutat årets hela helår helåret året år slut slutet perioden period
    kopplade kopplad gäller gällande avseende avser vad beträffande angående rörande inom kring ser ut ligger låg ligger legat är var varit blir blev
    har hade bedöms väntas förväntas beräknas prognostiseras kommer kan kunna ska bör fortsatt fortsätter fortsatte fortfarande också även redan
    något lite mycket kraftigt markant tydligt avsevärt väsentligt klart strax långt betydligt marginellt svagt stadigt successivt sakta nu nuläget idag
    behov kommunen kommunens kommun nämnd nämndens nämnden förvaltning förvaltningen förvaltningens verksamheten verksamheter verksamhet
    augusti mars oktober december januari båda både respektive totalt total totala samlade genomsnittliga genomsnitt snitt sammantaget
    utveckling utvecklingen utvecklas positivt negativt glädjande bra hög högre låg lägre gått gick upp ner nedåt uppåt
    ökat ökar ökade minskat minskar minskade stigit stiger sjunkit sjunker sjönk förbättrats försämrats jämfört än par två tre fyra fem sex del
    ligga nå når nås nått nåtts nådde nådda uppnår uppnås uppnått uppnådd uppnådda uppnå klarar klarat överträffar överträffat motsvarar uppfyller
    uppfyllt uppfylls uppfyllda överstiger understiger över under målnivån vid tid enligt
    först sedan dessutom däremot därmed därför således vidare ännu hittills helt nästan cirka drygt knappt samma motsvarande föregående förra
    """.split()  # noqa: SIM905 - a list of words reads better as one text
)
_LABEL_NEUTRAL = frozenset(
    stem(word)
    for word in """
    antal andel procent index utfall sista månad medelvärde medel genomsnitt källa attitydundersökning enkät per totalt total varav inkl år månader
    dagar kolada baserat under verksamheter
    """.split()  # noqa: SIM905
)
_COSTS = frozenset(
    stem(word) for word in ("kostnad", "kostnaden", "kostnader", "kostnaderna", "nettokostnad", "nettokostnaden")
)
_SEX = re.compile(r"\b(?:kvinn(?:or|a|ors|ornas)|m[äa]n(?:s|nen|nens)?|flick\w+|pojk\w+)\b", re.IGNORECASE)
LEAST_COVERED, NAMED = 0.25, 0.6
"""How much of a name the words must tell, and from how much they are taken to tell all of it."""
_UNIT_WORDS = re.compile(r"-(?:värdet|värde|indexet|index|talet|tal|gruppen|medarbetare|medarbetarna|nivå|nivån)$")


def before(text: str, end: int) -> str:
    """The clause's words before a place in a text: from the last boundary, at most 200 characters."""
    start = max(0, end - 200)
    piece = text[start:end]
    cut = 0
    for match in _BOUNDARY.finditer(piece):
        if match.end() < len(piece) - 2:
            cut = match.end()
    return piece[cut:]


def after(text: str, start: int) -> str:
    """The clause's words after a place in a text: until the next boundary, comma or full stop, at most 160 characters."""
    piece = text[start : start + 160]
    match = re.search(
        r"[.,;:(–—]|\b(?:men|medan|jämfört|jämfördes|sedan|än|till följd|på grund|vilket|då|eftersom|från|och)\b", piece
    )
    return piece[: match.start()] if match else piece


def told_in(words: str) -> frozenset[str]:
    """The stems that say which thing it is about."""
    found = set()
    for word in _WORD.findall(words):
        plain = _UNIT_WORDS.sub("", word.casefold())
        plain = re.sub(r":?s$", "", plain) if word.isupper() or ":" in word else plain
        if plain in STOP_WORDS or len(plain) < 2:
            continue
        found.add(stem(plain))
    return frozenset(found - _NEUTRAL)


def speaks_of_share(words: str) -> bool | None:
    """True where the words name a share, False where they name a count, None where neither."""
    if re.search(r"\bandel(?:en|ar)?\b|\bprocent", words, re.IGNORECASE):
        return True
    return False if re.search(r"\bantal(?:et)?\b|\bf(?:ärre|ler)\b", words, re.IGNORECASE) else None


_NUMBERED = re.compile(r"\b([^\W\d_]{4,40})\s+(\d{1,2})\b(?![.,]\d)")


class Names:
    """The series by the words of their names, to be found by a phrase in time that does not grow with how many there are."""

    def __init__(self, series: Iterable[Series]) -> None:
        self._by_start: dict[str, list[Series]] = {}
        for one in series:
            for start in {word[:5] for word in one.words}:
                self._by_start.setdefault(start, []).append(one)

    def meant(
        self, words: str, *, having: Callable[[Series], bool] | None = None, loosely: bool = False
    ) -> list[Series]:
        """The series that the words of a phrase may mean, wholes where there are wholes; empty where they tell too little or too much.

        `having` keeps only those that can answer what is asked. With `loosely` a single word of a long name is enough, for what is
        said of every one that has it.
        """
        words = _first_part(words)
        told = told_in(words)
        if told <= _COSTS and not re.search(r"\b(?:nämnd|total|saml|verksamhet)", words, re.IGNORECASE):
            return []  # "kostnaden" alone is that of what was spoken of before
        near = [self._by_start.get(word[:5], []) for word in told - _COSTS or told]
        if not near:
            return []
        share = speaks_of_share(words)
        told_of = [
            (covered, one)
            for one in min(near, key=len)
            if (having is None or having(one)) and (covered := _covered(one, told)) and _is_kind(one, share)
        ]
        found = [one for covered, one in told_of if loosely or covered >= LEAST_COVERED]
        best = max((covered for covered, _ in told_of), default=0.0)
        if best >= NAMED and not loosely:
            # Named nearly in full: a longer name with the same words is of something narrower.
            found = [one for covered, one in told_of if covered >= best - 0.15]
        for match in _NUMBERED.finditer(words):
            found = [one for one in found if _same_number(one, match[1], match[2])]
        named = [one for one in found if one.part and _names_part(one, told)]
        chosen = named or [one for one in found if not one.part] or found
        return [one for one in chosen if not _SEX.search(one.part)] or chosen if not _SEX.search(words) else chosen


def _same_number(one: Series, word: str, number: str) -> bool:
    """Whether a name with the word and a number has this number: `studieväg 2` is not `Studieväg 1`."""
    numbers = re.findall(rf"\b{re.escape(word)}\s+(\d+)\b", one.label, re.IGNORECASE)
    return not numbers or number in numbers


def _first_part(words: str) -> str:
    """Without what is set apart by a comma after what it is about: `hushållen, de som fått bistånd länge,`."""
    first, comma, _ = words.partition(",")
    return first if comma and told_in(first) else words


def same_word(one: str, other: str) -> bool:
    """Whether two stems are of the same word, or the one is begun by all of the other and only ends otherwise."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 6 and long.startswith(short) and len(long) - len(short) <= 3


def _covered(one: Series, told: frozenset[str]) -> float:
    """How much of the name the words tell, 0 where the name lacks one of them; a name of nothing but common words counts as told."""
    words = one.words
    if one.unit in MONEY and told - _COSTS:
        told = told - _COSTS  # the rows of a table of costs do not say that they are costs
    for word in told:
        if word not in words and not any(same_word(word, other) for other in words) and not _joined(word, words):
            return 0.0
    own = words - _LABEL_NEUTRAL
    return min(1.0, len(told) / len(own)) if own else 0.01


def _joined(word: str, words: frozenset[str]) -> bool:
    """Whether a word is two of the label's put together: `tillsvidareanställda` of `tillsvidare anställda`."""
    return len(word) >= 10 and any(
        len(first) >= 5 and word.startswith(first) and any(word.endswith(last) for last in words if len(last) >= 5)
        for first in words
    )


def _names_part(one: Series, told: frozenset[str]) -> bool:
    return any(word in told for word in told_in(one.part))


def _is_kind(one: Series, share: bool | None) -> bool:
    if share is None:
        return True
    is_share = one.unit == "%" or bool(
        re.search(r"\bandel\b|%|\bprocent\b|\w+grad\b|frånvaro", one.label, re.IGNORECASE)
    )
    return is_share is share


def contradicted(found: Sequence[Series], contradicts: Sequence[bool | None], *, any_of_them: bool = False) -> bool:
    """Whether what is said of the series is contradicted: by all of them, or where it is said of each by any.

    One that can't tell (None) stands in the way, but not where the same thing in another table can.
    """
    told = {one.label.casefold() for one, answer in zip(found, contradicts, strict=True) if answer is not None}
    answers = [
        answer
        for one, answer in zip(found, contradicts, strict=True)
        if answer is not None or one.label.casefold() not in told
    ]
    known = [answer for answer in answers if answer is not None]
    if not known:
        return False
    return any(known) if any_of_them else all(answers)
