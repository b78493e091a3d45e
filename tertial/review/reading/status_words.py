"""How a goal is judged, in the words that reports use: as a mark of its own, or in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertial.document.inline import Status

_STEM = r"(?:uppn(?:ås|ått?s?|ådd|å)|uppfyll(?:s|as|d|t|da|er)?|nås|nåtts?)"
_PARTLY = r"(?:delvis|till\s+(?:viss|stor)\s+del|i\s+(?:hög\s+grad|viss\s+mån|huvudsak))"
_NOT = r"(?:ännu\s+inte|inte|ej|icke)"
_FULLY = r"(?:helt|fullt\s+ut|i\s+sin\s+helhet)"
_SAID = r"(?:bedöm(?:s|des|t|d|ts)|förväntas|väntas|prognosti[sc]eras|beräknas|anses|kommer|är|har|ser\s+ut|kan)"
_FILL = r"(?:också|därför|därmed|fortfarande|nu|som|att|vara|kunna|bli|blivit|ha|redan|sannolikt|troligen)"
_CANNOT = rf"(?:(?:kan|går)\s+(?:därför\s+)?{_NOT}\s+(?:ännu\s+)?(?:att\s+)?bedömas?|har\s+{_NOT}\s+kunnat\s+bedömas|{_NOT}\s+(?:bedömts?|bedömd|bedömbart?|möjligt\s+att\s+bedöma))"
_OF_TIME = r"(?:(?:(?:per|vid|under|för)\s+)?(?:hel)?år(?:et|ets\s+slut)?(?:\s+20\d\d)?|20\d\d)"
_OF_GOAL = r"(?:(?:nämnd|verksamhets|process|kommun|resultat|del)?målet)"
# What heads a judgement that stands by itself: `Bedömning: Kommer att nås`, `Måluppfyllelse – delvis`.
_HEAD = re.compile(
    r"^\W*(?:(?:nämndens|samlad|sammanfattande|vår)\s+)?(?:bedömning(?:en)?|måluppfyllelse(?:n)?|status|läge|målet)"
    r"(?:\s+(?:av\s+målet|för\s+målet|(?:hel)?år(?:et)?(?:\s+20\d\d)?|20\d\d))?\s*[:–—-]\s*",
    re.IGNORECASE,
)
_MARK = re.compile(
    rf"^\W*(?:{_OF_GOAL}\s+)?(?:(?P<cannot>{_CANNOT})"
    rf"|(?P<words>(?:(?:{_SAID}|{_FILL}|{_FULLY}|{_PARTLY}|{_NOT})\s+){{0,6}}{_STEM}(?:\s+(?:{_FULLY}|{_PARTLY}|{_NOT}))?|delvis))"
    rf"(?:\s+{_OF_TIME})?\W*$",
    re.IGNORECASE,
)
_SHORT = {
    "ja": Status.MET,
    "nej": Status.NOT_MET,
    "delvis": Status.PARTLY,
    "grön": Status.MET,
    "gul": Status.PARTLY,
    "röd": Status.NOT_MET,
    "grönt": Status.MET,
    "gult": Status.PARTLY,
    "rött": Status.NOT_MET,
}
_JUDGED = re.compile(
    rf"\b{_OF_GOAL}\b(?:\s+[”»][^”«»]{{1,80}}[”«])?\s+(?:(?P<cannot>{_CANNOT})"
    rf"|(?P<words>(?:(?:{_SAID}|{_FILL}|{_FULLY}|{_PARTLY}|{_NOT})\s+){{0,7}}{_STEM}\b(?:\s+(?:{_FULLY}|{_PARTLY}|{_NOT})\b)?))"
    r"(?!\s+(?:för|av|om)\s+(?:indikator|mått))",
    re.IGNORECASE,
)
# A sentence that is an assessment, not one of the many that tell whether an indicator reaches its target.
_ASSESSES = re.compile(
    r"\bbedöm(?:er|s|ning(?:en|ar)?|de|t)\b|\b(?:nämnd|verksamhets|process|resultat)målet\b|\bsamlad(?:e)?\b|\bsammantaget\b|\bslutsats(?:en)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement in a sentence and where its words stand in the text; `assesses` where the sentence plainly is the assessment of a goal."""

    status: Status
    start: int
    end: int
    text: str
    assesses: bool = False


def status_mark(text: str, *, in_column: bool = False) -> Status | None:
    """The state that a short text is the name of (`Uppnås delvis`, `Bedömning: ej uppfyllt`); `Ja` and `Delvis` too in a column for it."""
    if len(text) > 90:
        return None
    head = _HEAD.match(text)
    said = text[head.end() :] if head else text
    if len(said) > 60:
        return None
    if (in_column or head) and (short := _SHORT.get(said.strip(" .").casefold())):
        return short
    match = _MARK.match(said)
    return _status(match) if match else None


def judged_in(text: str) -> Judged | None:
    """The first sentence's judgement of the goal that the text is about (`Nämndmålet bedöms delvis uppnås under året`)."""
    match = _JUDGED.search(text[:2000])
    if match is None:
        return None
    return Judged(_status(match), match.start(), match.end(), match[0], bool(_ASSESSES.search(text[:2000])))


def _status(match: re.Match[str]) -> Status:
    if match["cannot"]:
        return Status.CANNOT_BE_ASSESSED
    words = match["words"]
    if re.search(_PARTLY, words, re.IGNORECASE):
        return Status.PARTLY
    return Status.NOT_MET if re.search(rf"\b{_NOT}\b", words, re.IGNORECASE) else Status.MET
