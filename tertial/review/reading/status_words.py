"""How a goal is judged, in the words that reports use: as a mark of its own, or in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertial.document.inline import Status

_STEM = r"(?:uppn(?:ås|ått?s?|ådd|å)|uppfyll(?:s|as|d|t|da|er)?|nås|nåtts?)"
_MARK = re.compile(
    rf"^\W*(?:(?:nämnd|verksamhets|process)?målet\s+)?(?:bedöms\s+|har\s+|är\s+|kommer\s+att\s+)?"
    rf"(?:(?P<cannot>(?:kan|går)\s+(?:ej|inte|icke)\s+(?:att\s+)?bedömas?|ej\s+bedömt|ej\s+bedömd|ej\s+bedömbart)"
    rf"|(?P<partly>delvis(?:\s+(?:vara\s+)?{_STEM})?|{_STEM}\s+(?:till\s+viss\s+del|delvis|i\s+hög\s+grad|i\s+viss\s+mån))"
    rf"|(?P<not_met>(?:ej|inte|icke)\s+(?:vara\s+)?{_STEM}|{_STEM}\s+(?:ej|inte|icke))"
    rf"|(?P<met>(?:helt\s+|vara\s+)?{_STEM}(?:\s+helt)?))"
    rf"(?:\s+(?:per\s+|vid\s+|under\s+)?(?:hel)?år(?:et)?(?:\s+20\d\d)?)?\W*$",
    re.IGNORECASE,
)
_SHORT = {
    "ja": Status.MET,
    "nej": Status.NOT_MET,
    "delvis": Status.PARTLY,
    "grön": Status.MET,
    "gul": Status.PARTLY,
    "röd": Status.NOT_MET,
}
_OF_GOAL = r"\b(?:nämnd|verksamhets|process|kommun)?\s?målet\b(?:\s+[”»][^”«»]{1,80}[”«])?\s+"
_JUDGED = re.compile(
    rf"{_OF_GOAL}(?:"
    rf"(?P<cannot>(?:kan|går)\s+(?:ej|inte|ännu\s+inte)\s+(?:att\s+)?(?:bedömas?)|har\s+inte\s+kunnat\s+bedömas)"
    rf"|(?P<judged>(?:bedöms?|bedömdes|förväntas|väntas|prognosti[sc]eras|beräknas|anses|kommer(?:\s+att)?|är|har)\b)"
    rf"(?P<words>(?:\s+(?:också|därför|fortfarande|nu|som|att|vara|kunna|bli|ha|helt|delvis|inte|ej|icke|till\s+viss\s+del|i\s+huvudsak))*)"
    rf"\s+{_STEM}\b(?P<after>(?:\s+(?:till\s+viss\s+del|delvis|inte|ej|helt))?)"
    rf"|(?P<bare>uppnås|nås|uppfylls)\b(?P<rest>(?:\s+(?:till\s+viss\s+del|delvis|inte|ej|helt))?)"
    rf")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement in a sentence and where its words stand in the text."""

    status: Status
    start: int
    end: int
    text: str


def status_mark(text: str, *, in_column: bool = False) -> Status | None:
    """The state that a short text is the name of (`Uppnås delvis`, `Ej uppfyllt`); `Ja` and `Delvis` too in a column for it."""
    if len(text) > 60:
        return None
    if in_column and (short := _SHORT.get(text.strip(" .").casefold())):
        return short
    match = _MARK.match(text)
    if match is None:
        return None
    for name in ("cannot", "partly", "not_met", "met"):
        if match[name]:
            return Status.CANNOT_BE_ASSESSED if name == "cannot" else Status(name)
    return None


def judged_in(text: str) -> Judged | None:
    """The first sentence's judgement of the goal that the text is about (`Nämndmålet bedöms delvis uppnås under året`)."""
    match = _JUDGED.search(text[:2000])
    if match is None:
        return None
    if match["cannot"]:
        status = Status.CANNOT_BE_ASSESSED
    else:
        words = " ".join(filter(None, (match["words"], match["after"], match["rest"]))).casefold()
        if re.search(r"\bdelvis\b|viss del|huvudsak", words):
            status = Status.PARTLY
        elif re.search(r"\b(?:inte|ej|icke)\b", words):
            status = Status.NOT_MET
        else:
            status = Status.MET
    return Judged(status, match.start(), match.end(), match[0])
