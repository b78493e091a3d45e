"""What a sentence says that a number is: a deviation, a budget, a target, an outcome, a change; a surplus or a deficit; of what time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tertial.review.reading.grids import Role
from tertial.review.reading.horizons import Horizon, Span
from tertial.review.reading.times import Time, TimeKind

_ROLE = re.compile(
    r"\b(?:(?P<surplus>överskott\w*|plusresultat\w*|plus(?=(?:\s+(?:på|om))?\s+$))"
    r"|(?P<deficit>underskott\w*|minusresultat\w*|minus(?=(?:\s+(?:på|om))?\s+$))"
    r"|(?P<deviation>(?:netto|budget|prognos)?avvikelsen?\b|(?:budget)?avvikelser(?:na)?\b)"
    r"|(?P<target>målvärde[tn]?\b|målvärden\b|måltal(?:et)?\b|målnivån?\b)"
    r"|(?P<budget>(?:intern|års|drift|helårs|period|netto|kostnads)?budget(?:en|ram(?:en)?)?\b|(?:kommunbidrags|investerings)?ram(?:en)?\b"
    r"|(?:investerings|personal|intäkts)budget(?:en)?\b|kommunbidrag(?:et)?\b|budgetera(?:de|d|t|ts)\b)"
    r"|(?P<forecast>(?:helårs|års|kostnads|resultat)?prognos(?:en|er|erna)?\b|räknar(?: \w+)? med\b)"
    r"|(?P<outcome>(?:verksamhetens )?[^\W\d_]*kostnad(?:en|er|erna)?\b|(?:periodens )?(?:utfall|resultat)(?:et)?\b|andel(?:en)?\b|antal(?:et)?\b"
    r"|kosta(?:r|de|t)?\b|[^\W\d_]*intäkter(?:na)?\b|förbruka(?:r|de|t|ts)?\b|använt\b|utgifter(?:na)?\b))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\bmot|\bmed|\bän|\btill|\bav|\bi förhållande till|\bjämfört med)\s+(?:(?:den|en|periodens|periodiserade?|årets|hela|sin|lagd|beslutad)\s+){0,2}$",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"^\s*(?:(?:(?:för|till|i|på|under|per|tom|helår)\s|t\.\s?o\.\s?m\.)\s*[^.,;:]{0,40}?\s+)?(?:(?:19|20)\d\d:?\s+)?(?:\(?[^\W\d]{0,12}\)?\s*)?(?:är|var|på|om|blir|blev|ligger på|uppgår(?: nu)? till|uppgick till|med|till|=|:)?\s*"
    r"(?:totalt|sammanlagt|samlat|hela|endast|bara|drygt|knappt|cirka|ca\.?|omkring|närmare|nästan|över|under)?\s*[-−–+±(]?\s*$",
    re.IGNORECASE,
)
_POSITIVE = re.compile(r"\b(?:positiv[at]?|plus)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:negativ[at]?|minus)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    r"(?:[,;(]\s*(?:upp|ned|ner)(?:\s+med)?|\b(?:ök|minsk|förbättr|försämr|sjunk|sjönk|stig|steg|höj|sänk|växt|väx|krymp|skriv|just|utök|reducer|effektiviser|spar|bespar|skilj|fall)\w*"
    r"(?:\s+(?:sin|sitt|sina|dess|ner|ned|upp|till viss del|ytterligare|något))?\s+(?:med|om)"
    r"|\b\w*(?:ökning|minskning|förändring|förbättring|försämring|skillnad|höjning|sänkning|besparing|effektivisering|neddragning|uppräkning|nedgång|uppgång|tillskott)\w*"
    r"(?:\s+(?:av|i|för|på|inom)\s+[^.,;:]{0,50}?)?\s+(?:på|om|med|av|är|blir|var|motsvarar))"
    r"\s+(?:totalt|sammanlagt|ytterligare|drygt|knappt|cirka|ca\.?|omkring|närmare|nästan|över|under|i snitt)?\s*[-−–+±]?$",
    re.IGNORECASE,
)
_UP_OR_DOWN = re.compile(r"[,;(]\s*(?:upp|ned|ner)\s+$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:i\s+)?(?:(?:fler|färre|mer|mindre|högre|lägre|dyrare|billigare|bättre|sämre|(?:över|under)\s+(?:mål|budget|snitt|genomsnitt|rik|förra|föregående|fjol|nivån)\w*|kortare|längre|snabbare|plus|minus)\b"
    r"|(?:ökning|minskning|besparing|effektivisering)\b)(?!\s+budget)",
    re.IGNORECASE,
)
_AGAINST_BUDGET = re.compile(
    r"^\s*(?P<word>lägre|bättre|mindre|under|billigare|högre|sämre|mer|över|dyrare)\s+(?:\w+\s+){0,2}?(?:än\s+)?(?:\w+\s+)?budget",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s*i\s+(?:(?P<surplus>överskott)|(?P<deficit>underskott)|(?P<budget>budget)|(?P<deviation>avvikelse))\b",
    re.IGNORECASE,
)
# "252 329 tkr mot budgeterade 255 167 tkr (+2 838 tkr)", "+637 tkr mot budget": a sign says that it is how far off it is.
_AGAINST_PLAN = re.compile(
    r"^\s*(?:mot|jämfört med|gentemot|i förhållande till)\s+(?:[^\W\d_]+\s+)?budget(?:en)?\b(?!\s*(?:på|om|\d))",
    re.IGNORECASE,
)
_BUDGET_AHEAD = re.compile(r"budget", re.IGNORECASE)
# "årsbudgeten, som för biblioteken är 14,2": what it is stands in a clause of its own.
_WHICH_IS = re.compile(
    r"\s*,\s+(?:som|vilken|vilket)\s+(?:(?:för|inom|i)\s+[^.,;:\d]{2,60}?\s+)?(?:är|var|uppgår till|uppgick till|ligger på|satts till)\s*$",
    re.IGNORECASE,
)
_SIGNS = "+-\u2212\u2013"
_FORWARD = re.compile(
    r"\b(?:\w*prognos\w*|väntas|förväntas|beräknas|bedöms|räknar med|helår\w*|årets slut|vid bokslutet|årsskiftet|hela året|kommer att|budgeterat för)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:perioden|periodens|hittills|delåret|ackumulerat|idag|i dag|i nuläget|efter (?:åtta|fyra|tre|sju|nio|tio)|per den|till och med|t\.?o\.?m)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"^\s*(?:(?:av|i)\s+[^.;]{3,60}?\s+)?(?:har\s+)?(?:gått åt|gå åt|går åt|använts|förbrukats|använt|investerats|betalats ut|upparbetats)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:och|samt|respektive|mot|till|jämfört med|medan)\b", re.IGNORECASE)
_UNSPENT = re.compile(r"(?:\bav|\b\w*budget\w*|\b\w*ram(?:en)?|anslag\w*)\s+(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE)
_TARGET_FOR = re.compile(
    r"\s+(?:som\s+(?:[^\W\d_]+\s+){1,4})?(?:för|på|om|avseende|gällande)\s+(?:(?:den|det|de)\s+)?(?:[^\W\d_]+\s+)?",
    re.IGNORECASE,
)
# "Målvärdet för andelen nöjda, 83 procent, nås": what it is of, and then how much.
_APPOSED_TARGET = re.compile(
    r"\s+(?:som\s+(?:[^\W\d_]+\s+){1,4})?(?:för|avseende|gällande)\s+[^.;:,\d]{3,120},\s*(?:nämligen\s+|alltså\s+|som är\s+)?$",
    re.IGNORECASE,
)
_FAR = 60
_PART_KINDS = (TimeKind.MONTHS, TimeKind.DATE, TimeKind.FIRST_MONTHS, TimeKind.INTERIM, TimeKind.MONTH)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A role with the sign that words give it: 1 for a surplus, -1 for a deficit, 0 for neither. `tied` where the word stands right by
    the number (`underskott på 28,2`); `start` and `end` are where the word stands in the sentence.
    """

    role: Role
    sign: int
    tied: bool
    start: int
    end: int


def role_of(sentence: str, start: int, end: int, before: int) -> Spoken | None:
    """What the sentence says that the number between `start` and `end` is; None where it says nothing.

    `before` is where the number before it ends, 0 for the first: what stands before that goes with the earlier number unless nothing
    else is said.
    """
    if after := _AFTER.match(sentence[end : end + 40]):
        name = after.lastgroup or ""
        return Spoken(_role(name), _sign(name, sentence, 0), True, end, end + after.end())
    if after := _AGAINST_BUDGET.match(sentence[end : end + 60]):
        better = after["word"].casefold() in ("lägre", "bättre", "mindre", "under", "billigare")
        return Spoken(Role.DEVIATION, 1 if better else -1, True, end, end + after.end())
    if sentence[start : start + 1] in _SIGNS and start < end:
        if after := _AGAINST_PLAN.match(sentence[end : end + 60]):
            return Spoken(Role.DEVIATION, 0, True, end, end + after.end())
        if 0 < before < start and sentence[start - 1] == "(" and not sentence[before : start - 1].strip():
            ahead = _BUDGET_AHEAD.search(sentence, 0, before)
            if ahead is not None:
                return Spoken(Role.DEVIATION, 0, True, ahead.start(), ahead.end())
    if (after := _SPENT.match(sentence[end : end + 110])) and not _UNSPENT.search(sentence[before:start]):
        return Spoken(Role.OUTCOME, 0, True, end, end + after.end())
    found = None
    for match in _ROLE.finditer(sentence, 0, start):
        tied = bool(_TIED.match(sentence[match.end() : start])) and start - match.end() < 70
        tied = tied or bool(_WHICH_IS.match(sentence[match.end() : start]))
        name = match.lastgroup or ""
        if not tied and match[0].casefold() in ("plus", "minus"):
            continue  # "hemtjänst plus hemsjukvård" adds
        if (
            name in ("budget", "forecast", "target")
            and not tied
            and _COMPARED.search(sentence[max(0, match.start() - 40) : match.start()])
        ):
            continue
        if name == "outcome" and found is not None and not tied and match.start() < before:
            continue
        if name == "outcome" and found is not None and _is_of_target(found, sentence[found.end : match.start()]):
            continue  # "målvärdet för andelen nöjda, 83 procent"
        if (
            name == "budget"
            and found is not None
            and found.role is Role.DEVIATION
            and found.start >= before
            and _COMPARED.search(sentence[max(0, match.start() - 40) : match.start()])
        ):
            found = replace(found, tied=tied)  # "en avvikelse jämfört med budget på 4,0"
            continue
        found = Spoken(_role(name), _sign(name, sentence, match.start()), tied, match.start(), match.end())
    if found is not None and found.role is Role.TARGET and _APPOSED_TARGET.match(sentence[found.end : start]):
        found = replace(found, tied=True)
    if found is not None and not found.tied and found.start < before:
        between = sentence[before:start]
        if len(between) > _FAR or not _GOES_ON.search(between):
            return None
    return found


def _is_of_target(found: Spoken, between: str) -> bool:
    """Whether what stands between a word for a target and the next word says that the latter is only what the target is of."""
    return found.role is Role.TARGET and bool(_TARGET_FOR.fullmatch(between))


def is_change(sentence: str, start: int, end: int) -> bool:
    """Whether the number says how much something changed or differs, not how much it is."""
    return bool(
        _UP_OR_DOWN.search(sentence[max(0, start - 12) : start])
        or _CHANGE_BEFORE.search(sentence[max(0, start - 120) : start])
        or _CHANGE_AFTER.match(sentence[end : end + 40])
    )


def horizon_of(sentence: str, times: tuple[Time, ...], start: int, role: Role | None, year: int | None) -> Horizon:
    """The time that a number is for, by the words before it in its sentence; `times` are the sentence's own, counted from its start.

    `year` is the report's, for a sentence that names none.
    """
    named = [time for time in times if time.year is not None]
    nearest = min(named, key=lambda time: abs(time.start - start), default=None)
    at = nearest.year if nearest is not None else year if not times else None
    if role in (Role.TARGET, Role.FORECAST):
        return Horizon(at, Span.YEAR)
    so_far = bool(_SO_FAR.search(sentence)) or any(time.kind in _PART_KINDS for time in times)
    forward = bool(_FORWARD.search(sentence)) or any(time.kind is TimeKind.WHOLE_YEAR for time in times)
    if so_far == forward:
        return Horizon(at)
    return Horizon(at, Span.YEAR if forward else Span.PART)


def _role(name: str) -> Role:
    return {
        "surplus": Role.DEVIATION,
        "deficit": Role.DEVIATION,
        "deviation": Role.DEVIATION,
        "target": Role.TARGET,
        "budget": Role.BUDGET,
        "forecast": Role.FORECAST,
    }.get(name, Role.OUTCOME)


def _sign(name: str, sentence: str, start: int) -> int:
    if name in ("surplus", "deficit"):
        return 1 if name == "surplus" else -1
    if name == "deviation":
        before = sentence[max(0, start - 30) : start]
        return 1 if _POSITIVE.search(before) else -1 if _NEGATIVE.search(before) else 0
    return 0
