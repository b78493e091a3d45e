"""What a sentence says of reaching a target: that something has reached it, has not, or will."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence

_TARGET = (
    r"(?:målvärde(?:t|n|na)?|måltal(?:et|en)?|målnivå(?:n|er|erna)?|(?:uppsatta?|uppställda?|satta?|beslutade?|årets|sitt|sina)\s+mål(?:et|en)?"
    r"|mål\s+för\s+året)"
)
_REACH = (
    r"(?:når(?:\s+upp\s+till)?|nås|nått|nåtts|nådde|nåddes|nådda|att\s+nå(?:s)?(?:\s+upp\s+till)?|nå(?=\s+(?:upp|uppsatta|sitt|sina|målvärde|måltal))"
    r"|uppnår|uppnås|uppnått|uppnåtts|uppnådd|uppnådda|uppnå|uppfyller|uppfylls|uppfyllt|uppfyllda?|klarar|klarat|överträffar|överträffat"
    r"|motsvarar|passerat|infri(?:ar|at|as|ats))"
)
_NUMBER = r"[<>≤≥]?\s?\d[\d\s]*(?:,\d+)?\s*(?:%|[^\W\d_]{1,12})?"
# "Målvärdet för andelen som har tid, 67 procent, nås inte": what it is of may hold verbs and numbers; how much it is stands beside.
_TARGET_TOLD = re.compile(
    rf"\b(?P<target>{_TARGET})(?:\s+20\d\d)?(?:\s+som\s+gäller)?\s+(?:för|avseende|gällande|rörande)\s+(?P<subject>[^.;:]{{3,160}}?),\s+"
    rf"(?:(?:nämligen|alltså|dvs\.?|som\s+är|på)\s+)?{_NUMBER}\s*,?\s+"
    rf"(?P<verb>(?:(?:inte|ej|därmed|alltså|dock)\s+){{0,2}}(?:nås|nåddes|uppnås|uppnåddes|uppfylls|klaras|infrias)\b)(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_NP_FIRST = re.compile(
    rf"(?P<subject>[^.;:]{{3,160}}?)\s(?P<verb>{_REACH})\s+(?:\w+\s+){{0,4}}?(?P<target>{_TARGET})\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_TARGET_FIRST = re.compile(
    rf"\b(?P<target>{_TARGET})(?:\s+20\d\d)?(?:\s+som\s+gäller)?\s+(?:för|avseende|gällande|om|rörande|kopplade?\s+till|på|i|inom)\s+(?P<subject>[^.;:]{{3,140}}?)\s"
    rf"(?P<verb>(?:är|har|blir|ser\s+ut|bedöms|väntas|förväntas|beräknas|kommer|nås|nåddes|uppnås|uppfylls|klaras|infrias)\b[^.;]{{0,60}}?)"
    rf"(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
# "… är 74 procent, vilket innebär att målvärdet nås": what it is of stands before.
_BARE = re.compile(
    r"\b(?P<target>målvärdet|måltalet|målnivån|målet(?=\s+[<>≤≥]?\s?\d))(?:(?:\s*,)?\s+(?:(?:på|om|är|som\s+är)\s+)?[<>≤≥]?\s?\d[\d\s]*(?:,\d+)?(?:\s*(?:%|[^\W\d_]{1,10}(?=\s+(?:inte\s+|ej\s+)?(?:nås|uppnås|är|har))))?,?)?\s+"
    r"(?P<verb>(?:(?:inte|ej|därmed|alltså|dock)\s+){0,2}(?:nås|nåddes|uppnås|uppnåddes|uppfylls|klaras)\b"
    r"|(?:är|har)\s+(?:(?:inte|ej|därmed|alltså|redan|dock)\s+){0,3}(?:nått|nåtts|uppnått|uppnåtts|uppfyllt|uppfyllts)\b)(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_REACHED = re.compile(rf"\b{_REACH}\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:bedöms|bedömer|väntas|förväntas|beräknas|prognosti[sc]eras|kommer\s+att|ser\s+ut\s+att|räknar\s+med\s+att|tros|på\s+väg|antas)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:för\s+att|om|ska|skall|bör|borde|skulle|måste|krävs|behöver|kan|kunna|kunde|syftar|i\s+syfte|målet\s+är|när|ifall|svårt|möjlighet|förutsättning"
    r"\w*|strävan|ambition\w*|arbeta(?:r|t)?|risk\w*|utmaning\w*|hinner|inför)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:inte|ej|aldrig|varken|knappast|långt\s+ifrån|långt\s+från|ännu\s+inte|inga|ingen|inget|ingendera|utan)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s*,?\s*(?:(?:därmed|alltså|dock|därför|ännu|alltså|heller|således|i\s+år)\s+){0,2}(?:inte|ej)\b", re.IGNORECASE
)
_ONLY_NUMBER = re.compile(r"\s*[<>≤≥]?[\d\s,]+(?:%|procent)?\s*,?\s*$", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:delvis|flera|flertalet|vissa|några|någon|de\s+flesta|majoriteten|merparten|hälften|en\s+av|två\s+av|tre\s+av|nästan|nära|snart|nästan"
    r"|endast|bara|enbart|till\s+viss\s+del|nedan|år\s+20\d\d)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:indikatorerna|indikatorer|målvärden(?:a)?|måltalen|samtliga|alla|båda|både)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?P<words>[^.;,:\d]{4,120}?)(?:\s+(?:är|var|blev|ligger|uppgår|uppgick|har|hade|landar)\b|\s*:|\s+(?=\d))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^.*\b(?:visar|visade|innebär|konstateras|framgår|noteras|bedömer|bedömningen\s+är|räknar\s+med)\b[^,]{0,20}?\batt\s+|^.*\b(?:men|medan|däremot|dock)\s+|^.*,\s+(?:och|samt)\s+",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reaching:
    """What is said of reaching a target: of what (`words`, one or several things), in the future or not, and whether it is denied.

    `bare` where the target is told without what it is of, so that the words are those before it, to be trusted only beside its value. `each` when it is said of every one that the words name. `start` and `end` span the words in the passage.
    """

    start: int
    end: int
    words: tuple[str, ...]
    future: bool
    negated: bool
    each: bool
    bare: bool = False


def reachings_in(passage: Passage) -> Iterator[Reaching]:
    """What the sentences of a passage say of reaching targets. Wishes, conditions and what is said of some only are left out."""
    for sentence in passage.sentences:
        text = sentence.text[:1200]
        if not _REACHED.search(text) or not re.search(r"mål", text, re.IGNORECASE):
            continue
        for pattern in (_TARGET_TOLD, _TARGET_FIRST, _NP_FIRST):
            match = pattern.search(text)
            if match is None or _ONLY_NUMBER.match(match["subject"]):
                continue
            found = _reaching(match, text, sentence.start)
            if found is not None:
                yield found
            break
        else:
            if (told := _BARE.search(text)) is not None:
                found = _bare(told, passage, sentence, text)
                if found is not None:
                    yield found


def _bare(match: re.Match[str], passage: Passage, sentence: Sentence, text: str) -> Reaching | None:
    said = text[: match.end("verb")]
    if _WISH.search(said) or _PARTLY.search(said) or _FUTURE.search(said):
        return None
    words = _told_of(text[: match.start()])
    if not words:
        earlier = next((one for one in reversed(passage.sentences) if one.end <= sentence.start), None)
        words = _told_of(earlier.text[:300]) if earlier is not None else ""
    if not words:
        return None
    negated = bool(_NOT.search(match["verb"])) or bool(_NOT_AFTER.match(match["rest"]))
    start, end = sentence.start + match.start(), sentence.start + match.end("verb")
    return Reaching(start, end, (words,), future=False, negated=negated, each=False, bare=True)


def _told_of(text: str) -> str:
    """What a sentence is about: its words before its first verb of being; `""` where it has none."""
    match = _ABOUT.match(text)
    return match["words"] if match else ""


def _reaching(match: re.Match[str], text: str, offset: int) -> Reaching | None:
    verb, subject = match["verb"], match["subject"]
    if match.re is not _NP_FIRST:
        said = f"{verb} {match['rest']}"
        reached = _REACHED.search(said)
        if reached is None:
            return None
        said = said[: reached.end()]
        begin, end = match.start(), min(len(text), match.start("verb") + len(said))
        around = f"{text[: match.start()][-40:]} {said}"
    else:
        lead = _LEAD.match(subject)
        begin = match.start() + (lead.end() if lead else 0)
        end = match.end("target")
        subject = subject[lead.end() :] if lead else subject
        around = text[max(0, match.start() + (lead.start() if lead else 0)) : end]
        said = text[begin:end]
    future = bool(_FUTURE.search(said)) or bool(
        re.search(r"årets\s+slut|helår|bokslutet", text[end : end + 40], re.IGNORECASE)
    )
    wish = _WISH.search(_FUTURE.sub(" ", f"{subject} {said}" if match.re is _NP_FIRST else said))
    if wish is not None or _PARTLY.search(around) or re.search(r"\bnärma\w*|\bmot\s+mål", around, re.IGNORECASE):
        return None
    if match.re is _NP_FIRST and (
        of := re.match(r"\s+(?:för|avseende|gällande|om)\s+(?!20\d\d)([^.;,]{3,80})", match["rest"])
    ):
        subject = f"{subject} {of[1]}"  # "IAF når inte målvärdet för chefsindex"
    each = bool(_EACH.search(f"{match['target']} {subject} {text[: match.start()][-30:]}"))
    things = tuple(piece for piece in re.split(r"\b(?:och|samt|respektive)\b", subject) if piece.strip())
    negated = bool(_NOT.search(said)) or bool(_NOT.search(text[end : end + 8])) or bool(_NOT_AFTER.match(text, end))
    return Reaching(offset + begin, offset + end, things, future, negated, each)
