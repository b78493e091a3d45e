"""What a row or indicator may be called in a text: its label, a short form in brackets, its initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tertial.common.periods import MONTHS
from tertial.review.reading.labels import STOP_WORDS, stem

_CODE = re.compile(r"^\s*\d{1,5}\s*[-–:.]?\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_SOURCE = re.compile(r"^(?:källa|tkr|mnkr|kr|%|antal|andel|index|netto)\b", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}[A-ZÅÄÖ]{1,4}")
# "…, utfall per sista månad", "…, antal dagar i genomsnitt": texts leave out how it is measured.
_HOW_MEASURED = re.compile(
    r"(?:utfall|medelvärde|medeltal|genomsnitt|i genomsnitt|antal (?:dagar|månader|timmar|år)|per (?:år|månad|sista)|helår|ackumulerat|%|procent|index|kr|tkr)\b|%",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Words that a label has and a text leaves out.
_LEFT_OUT = STOP_WORDS | frozenset(
    "summa delsumma netto tkr mnkr kr index kronor resultat övrigt övrig varav total totala källa st utfall".split()  # noqa: SIM905 - reads better
)
_LEFT_OUT |= frozenset(MONTHS)
_CUT_OFF = ("utb", "verks", "förv", "avd", "adm", "org", "åtg", "ers", "gymn", "komm", "kommunal")
_LAST_PARTS = ("förvaltning", "förvaltningen", "nämnd", "nämnden", "avdelning", "avdelningen", "centrum", "kontor")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to say it: stems that must all be met. Of a short form (`SFI`) they are the capitals as they are."""

    stems: frozenset[str]
    short: bool = False


@lru_cache(maxsize=20_000)
def names_of(label: str) -> tuple[Name, ...]:
    """The names of a label, the whole one first; none for a label that says nothing (`Totalt`, `Summa`)."""
    plain = _CODE.sub("", label)
    found: list[Name] = []
    inside = [piece.strip() for piece in _BRACKETS.findall(plain)]
    without = _BRACKETS.sub("", plain)
    shorts = [piece for piece in inside if _SHORT.fullmatch(piece)]
    told = [piece for piece in inside if piece not in shorts and not _SOURCE.match(piece)]
    whole = label_stems(" ".join((without, *told)))
    if not _says_something(whole):
        return ()
    found.append(Name(whole))
    tail = without.partition(",")[2]
    if (
        tail
        and "," not in tail
        and _HOW_MEASURED.match(tail.strip())
        and _says_something(head := label_stems(without.partition(",")[0]))
    ):
        found.append(Name(head))
    found += [Name(frozenset({short, *label_stems(tail)}), short=True) for short in shorts]
    if not shorts and not tail and (short := _initials(without)):
        found.append(Name(frozenset({short}), short=True))
    return tuple(dict.fromkeys(found))


_ROLES = frozenset(
    stem(word)
    for word in [
        "nettokostnad",
        "nettokostnader",
        "kostnad",
        "kostnader",
        "intäkt",
        "intäkter",
        "utgift",
        "utgifter",
        "inkomst",
        "inkomster",
        "budget",
        "prognos",
        "avvikelse",
        "ram",
        "verksamhetens",
        "verksamhet",
        "drift",
        "driften",
        "bruttokostnad",
        "bruttokostnader",
        "målvärde",
        "status",
        "inkl",
        "kommunala",
        "enheter",
        "kommunal",
    ]
)


def _says_something(stems: frozenset[str]) -> bool:
    return bool(stems - _ROLES) or (
        stem("enheter") in stems and not stems & {stem("inkl"), stem("kommunala"), stem("nettokostnader")}
    )


@lru_cache(maxsize=20_000)
def label_stems(text: str) -> frozenset[str]:
    """The stems of the words that a text must have to speak of the label."""
    return frozenset(
        stem(word) if not _SHORT.fullmatch(word) else word
        for word in _WORD.findall(text)
        if word.casefold() not in _LEFT_OUT and len(word) > 1
    )


@lru_cache(maxsize=100_000)
def meets(wanted: str, stemmed: str) -> bool:
    """Whether a text's word is a label's word, also one that the label cuts off (`vuxenutb`)."""
    return wanted == stemmed or (
        len(wanted) >= 4 and wanted.endswith(_CUT_OFF) and stemmed.startswith(wanted) and len(stemmed) > len(wanted)
    )


@lru_cache(maxsize=100_000)
def is_near(wanted: str, stemmed: str) -> bool:
    """Whether a text's word has something of a label's word in it: one begins or ends with the other, five letters or more."""
    if meets(wanted, stemmed):
        return True
    short, long = sorted((wanted, stemmed), key=len)
    return len(short) >= 5 and (long.startswith(short) or long.endswith(short))


def _initials(label: str) -> str:
    """`SFI` for Svenska för invandrare, `IAF` for Integrations- och arbetsmarknadsförvaltningen; empty for short labels."""
    words = re.findall(r"[^\W\d_]+", label)
    if len(words) < 3 or len(words) > 6:
        return ""
    letters = [word[0].upper() for word in words if word.casefold() not in ("och", "samt")]
    last = words[-1].casefold()
    ending = next((part for part in _LAST_PARTS if last.endswith(part) and last != part), "")
    if ending:
        letters.append(ending[0].upper())
    return "".join(letters) if len(letters) >= 3 else ""
