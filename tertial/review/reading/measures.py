"""What kind of quantity a label names: a count that adds up, a share or a mean that does not, money; and for which sex."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from tertial.common.periods import MONTHS


class Sex(StrEnum):
    """The part that a row or a column is for, by its label."""

    ALL = ""
    WOMEN = "women"
    MEN = "men"


class Measure(StrEnum):
    """How the parts of a quantity make the whole: counts and money add up, a mean (a share too) lies between its parts."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    MONEY = "money"
    UNKNOWN = ""

    @property
    def lies_between(self) -> bool:
        """Whether the whole lies between its parts."""
        return self in (Measure.SHARE, Measure.MEAN)


_MONEY_WORD = re.compile(
    r"(?<!per )(?<!/)\b(tkr|kkr|mnkr|mkr|mdkr|miljoner kronor|tusen kronor|miljarder kronor|kr|kronor)(?!/)\b", re.I
)
_MONEY = {
    "kkr": "tkr", "mkr": "mnkr", "miljoner kronor": "mnkr", "tusen kronor": "tkr", "kronor": "kr", "miljarder kronor": "mdkr",
}  # fmt: skip
_SHARE = re.compile(
    r"%|\bandel(?:en|ar)?\b|\bprocent\b|\bgrad\b|\w{4,}grad(?:en)?\b|frånvaro|personalomsättning|(?:avtals|e-handels|leverantörs)trohet",
    re.I,
)
_TIMES = "|".join(MONTHS)
# "per år" says when it is counted and "per avdelning" how it is divided; "per chef" says that it is a ratio.
_RATIO = re.compile(
    rf"\bper (?!(?:den|sista|siste|senaste|sist|år|helår|månad|dag|dygn|vecka|kvartal|termin|läsår|delår|område|enhet|avdelning"
    rf"|verksamhet|förvaltning|nämnd|kön|ålder|kategori|typ|slag|distrikt|stadsdel|{_TIMES}"
    rf"|{'|'.join(month[:3] for month in MONTHS)}|\d(?!:)))\w|/[^\W\d_]{{3,}}",
    re.I,
)
_MEAN = re.compile(
    r"medel(?:värde|tal|ålder|tid|kostnad|betyg|lön)|genomsnitt|median|\bsnitt|\bindex\b|index\)?$|\bålder\b|\w+ålder\b|\bkvot\b|\blängd\b"
    r"|väntetid|handläggningstid|\w+tid\b|antal (?:dagar|månader|år|timmar|minuter|veckor)\b|\bpoäng\b|betygspoäng|\bHME\b",
    re.I,
)
_COUNT = re.compile(
    r"^(?:summa |totalt )?antal(?:et)?\b|\b(?:antal|st)\)?$|,\s*antal\b|\(antal\b|^(?:personer|deltagare|elever|anställda)\b",
    re.I,
)
_CHANGE = re.compile(
    r"förändr|differens|skillnad|avvik|(?<!ans)ökning(?:ar|en)?\b|minskning|utveckling|tillväxt|träffsäkerhet|jämfört med|netto|prognossäker",
    re.I,
)


@lru_cache(maxsize=20_000)
def named_unit(words: str) -> str:
    """The unit that a heading or caption names: money in its short form, `%`, or none. `per miljoner kronor` names none."""
    found = _MONEY_WORD.search(words)
    if found and not re.search(r"\bper\s+(?:\w+\s+)?$", words[: found.start()], re.I):
        plain = found[1].casefold()
        return _MONEY.get(plain, plain)
    return "%" if "%" in words or re.search(r"\bprocent\b", words, re.I) else ""


@lru_cache(maxsize=20_000)
def row_unit(label: str) -> str:
    """The unit that a row's label names: also `index` and `antal`."""
    label = _quantity(label)
    if unit := named_unit(label):
        return unit
    if re.search(r"\bindex\b", label, re.I):
        return "index"
    measure = measure_of(label)
    if measure is Measure.COUNT or (
        re.match(r"antal(?:et)? (?!dagar|månader|år\b|timmar)", label, re.I) and not _RATIO.search(label)
    ):
        return "antal"
    return "%" if measure is Measure.SHARE else ""


@lru_cache(maxsize=20_000)
def measure_of(label: str, unit: str = "") -> Measure:
    """What kind of quantity a label names, with the unit that its table or column says; unknown where neither tells."""
    label = _quantity(label)
    own = unit or named_unit(label)
    if own in ("kr", "tkr", "mnkr", "mdkr"):
        return Measure.MEAN if _RATIO.search(label) or _MEAN.search(label) else Measure.MONEY
    if own == "%" or (_SHARE.search(label) and not re.match(r"antal(?:et)?\b", label, re.I)):
        return Measure.SHARE
    if _MEAN.search(label) or _RATIO.search(label) or own == "index":
        return Measure.MEAN
    return Measure.COUNT if _COUNT.search(label) or own in ("antal", "st") else Measure.UNKNOWN


def _quantity(label: str) -> str:
    """The label from where its quantity begins: a goal's name often runs into the indicator's (`Hög egenförsörjningsgrad Antal …`)."""
    found = [match.start() for match in re.finditer(r"(?<=\S )(?:Antal(?:et)?|Andel(?:en)?)\b", label)]
    return label[found[-1] :] if found else label


@lru_cache(maxsize=20_000)
def is_change(label: str) -> bool:
    """Whether a label names a change or a difference, which may be below 0 and lies between nothing."""
    return bool(_CHANGE.search(label))


_WOMEN = frozenset({"kvinnor", "kvinna", "flickor", "kv"})
_MEN = frozenset({"män", "man", "pojkar"})
_ALL = frozenset(
    {"totalt", "total", "alla", "samtliga", "båda könen", "båda", "summa", "kvinnor och män", "män och kvinnor"}
)


@lru_cache(maxsize=20_000)
def sex_of(label: str) -> tuple[Sex, str]:
    """For which sex a label is, and what else it says: `Kvinnor, SOF` is for women and says `SOF`; `Män 2023` says `2023`.

    A label that says more than a few words beside the sex (`Andel kvinnor som …`) is a quantity of its own, for all.
    """
    plain = re.sub(r"^\s*(?:[-–—•]\s*)?(?:(?:varav|därav)\s+)?", "", label, flags=re.I).strip().rstrip(":")
    lowered = plain.casefold()
    if lowered in _ALL:
        return Sex.ALL, ""
    for words, sex in ((_WOMEN, Sex.WOMEN), (_MEN, Sex.MEN)):
        for word in words:
            if lowered == word:
                return sex, ""
            if re.match(
                rf"{word}(?:\s*[,:(–-]|\s+(?:19|20)\d\d|\s+(?:helår|jan|aug|målvärde|utfall|prognos))", lowered
            ):
                return sex, _rest(plain[len(word) :])
            if re.search(rf"(?:[,:–-]\s*|\((?:varav |därav )?|,\s*(?:varav|därav) ){word}\)?$", lowered):
                return sex, _rest(plain[: lowered.rindex(word)])
    return Sex.ALL, ""


@lru_cache(maxsize=20_000)
def whole_of(label: str) -> str:
    """A label for all without the words that say so: `Sjukfrånvaro, totalt` is `Sjukfrånvaro`, `Totalt` is nothing."""
    plain = label.strip().rstrip(":")
    if plain.casefold() in _ALL:
        return ""
    found = re.search(r"[,(–-]\s*(?:totalt|total|alla|samtliga|båda könen)\)?$", plain, re.I)
    if found:
        return _rest(plain[: found.start()])
    found = re.match(r"(?:totalt|alla|samtliga|båda könen)\s*(?:[,:]|(?=\s(?:19|20)\d\d))\s*", plain, re.I)
    return _rest(plain[found.end() :]) if found else plain


def is_of(label: str, part: str) -> bool:
    """Whether a label for all is that of a part: `SOF` and `Sjukfrånvaro, SOF` are of `SOF`, `Sjukfrånvaro, totalt` of `Sjukfrånvaro`."""
    whole, wanted = whole_of(label).casefold(), part.casefold()
    return whole == wanted or whole.endswith((f", {wanted}", f" {wanted}"))


def _rest(words: str) -> str:
    return " ".join(words.split()).strip(" ,:()–-")
