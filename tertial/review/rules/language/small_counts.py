"""The rule for counts of few clients, participants or children, by which somebody may be recognised."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Change, Evidence, Finding, Severity
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "language-small-count",
    Severity.HINT,
    Words(
        "Skriv ”färre än fem”, slå ihop med en annan grupp eller ta bort antalet, om någon kan kännas igen.",
        "Write “fewer than five”, join with another group or leave out the count, if anybody could be recognised.",
    ),
)
_CLIENTS = (
    r"klient(?:er|erna)?|(?:[a-zåäö]{3,18})?deltagar(?:e|na)|brukar(?:e|na)|(?:[a-zåäö]{3,18})?elev(?:er|erna)?|(?:förskole|skol|fritids|familjehems)?barn(?:en)?|ungdom(?:ar|arna)?|flick(?:or|orna)|pojk(?:ar|arna)|patient(?:er|erna)?"
    r"|vårdtagar(?:e|na)|biståndstagar(?:e|na)|försörjningsstödstagar(?:e|na)|omsorgstagar(?:e|na)|placera[dt](?:e|a)?|ensamkommande|nyanlända|flykting(?:ar|arna)?"
    r"|hyresgäst(?:er|erna)?|kursdeltagar(?:e|na)|arbetssökande|sökande|individ(?:er|erna)?"
)
_WIDE = r"person(?:er|erna)?|kvinn(?:or|orna)|män(?:nen)?|hushåll(?:en)?|familj(?:er|erna)?|boende|kunder(?:na)?|studerande|unga"
_ADJECTIVE = r"(?:(?!fler\b|färre\b|mer\b|mindre\b|nya\s+grupper)[a-zåäö]+(?:a|na|ande|de|ade|ta)[ \u00a0]+){0,2}"
_COUNTED = re.compile(
    rf"^(?:[ \u00a0]+(?:av|utav)(?:[ \u00a0]+(?:de|dessa|våra|[a-zåäö]+s))?)?[ \u00a0]+{_ADJECTIVE}(?P<noun>{_CLIENTS}|{_WIDE})(?![\w-])",
    re.I,
)
_ONE = re.compile(
    rf"\b(?:endast|bara|enbart)[ \u00a0]+(?P<count>en|ett|1)[ \u00a0]+(?:av[ \u00a0]+)?{_ADJECTIVE}(?P<noun>{_CLIENTS})(?![\w-])|\b(?P<count_2>en|ett)[ \u00a0]+av[ \u00a0]+(?P<noun_2>(?:[a-zåäö]{{3,18}})?deltagarna|klienterna|brukarna|(?:[a-zåäö]{{3,18}})?eleverna|barnen|ungdomarna|flickorna|pojkarna|patienterna)(?![\w-])",
    re.I,
)
# One person of whom something is told that happened: "En klient har vräkts". A rule or a right is told of anybody.
_EVENT = (
    r"vräkt|avhyst|omhänder|placera|polisanmäl|anmält|avlid|dött|dog|skada|misshandla|hota|våld|dömt|häkta|gripit|avstängt|avslag|missbruk|självmord|suicid|självskad"
    r"|olycka|fallit|smitta|utvis|avvis|tvångs|LVU|LVM|hemlös|vräkning|avhysning|orosanmäl|utsatt|inlag|återfall"
)
_PERSON = (
    r"(?P<noun>klient|[a-zåäö]{0,18}deltagare|brukare|[a-zåäö]{0,18}elev|barn|ungdom|flicka|pojke|patient|vårdtagare|biståndstagare|omsorgstagare|hyresgäst|sökande|person"
    r"|kvinna|man|familj|hushåll|individ|boende)(?![\w-])"
)
_ADJECTIVES = r"(?:(?!av\b|till\b)[a-zåäö]+(?:a|ande|ig|sk|år|at|en|d|t|l|ng)[ \u00a0]+){0,2}"
_SINGLE = re.compile(rf"(?<![\w-])(?P<count>en|ett|1)[ \u00a0]+{_ADJECTIVES}{_PERSON}", re.I)
_VERB = r"(?:har|hade|blev|fick|är|avled|dog|[^\W\d_]{3,20}(?:ades|tes|ogs|des))"
_VERB_AFTER = re.compile(
    rf"^(?:[ \u00a0]+(?!kan\b|ska\b|bör\b|får\b|måste\b|vars?\b)[\w-]+){{0,6}}?[ \u00a0]+{_VERB}\b", re.I
)
_VERB_BEFORE = re.compile(rf"\b{_VERB}[ \u00a0]+(?:också[ \u00a0]+|även[ \u00a0]+)?$", re.I)
_HAPPENED = re.compile(_EVENT, re.I)
_WIDE_ONLY = re.compile(_WIDE, re.I)
_OF_CLIENTS = re.compile(
    r"bistånd|insats|placera|vräk|avhys|missbruk|behandling|våld|skydd|åtgärd|inskriv|utskriv|avslut|studer|praktik|försörjning|sjukskriv|diagnos|hemlös|avlid|vård|omsorg|boende|stöd|självskad|orosanmäl"
    r"|avslag|anmäl|omhänder|avlid|smitta|skada|olyck|hota|gripit|avstäng|personkrets|beviljat|dömda|häkta|utsatt",
    re.I,
)
_STAFF = re.compile(
    r"medarbetar|anställ|tjänst|chef|handläggar|lärare|personal|rekryter|årsarbetar|vikari|ledamöter|politiker|pedagog|projekt(?:ledare|et)\b",
    re.I,
)
# Said of anybody, or of a kind: rules, sizes of groups, kinds of households, examples.
_GENERAL = re.compile(
    r"\b(?:minst|högst|max(?:imalt)?|upp till|som mest|fler än|mer än|mindre än|färre än|varje|per|familj med|hushåll med|familjer med|föräldrar med|hem med|riksnorm\w*|exempelvis|t\.?\s?ex"
    r"|till exempel|om|grupper (?:om|med)|ska|bör|kan|får|ytterligare|vartannat|mellan|ökat med|minskat med|ökning med|minskning med|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)\s+av)\s+(?:totalt\s+|de\s+)?$",
    re.I,
)
_AFTER = re.compile(
    r"^\s*(?:eller (?:fler|färre|mer)|per\b|åt gången|i taget|i varje|vardera|i genomsnitt|i snitt|till\b|år\b|gånger|fler\b|färre\b)",
    re.I,
)
_ANYBODY = re.compile(
    r"\b(?:om|när|ifall|kan|ska|skall|bör|måste|får|rätt\s+till|riskerar|exempelvis|till\s+exempel|t\.?\s?ex|genomsnitt\w*|varje|innebär|syftar|för\s+att)\b",
    re.I,
)
_AVERAGE = re.compile(
    r"\b(?:genomsnitt\w*|snitt\w*|medel\w*|riksnorm\w*|kostar|räkneexempel|typ(?:familj|hushåll))\b", re.I
)
_WORDS = {3: "tre", 4: "fyra", 5: "fem", 6: "sex", 7: "sju", 8: "åtta", 9: "nio", 10: "tio"}


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if not passage.is_prose:
        return
    least = int(subject.limit("language-small-count", "smallest"))
    if subject.facts is not None and ("language-small-count", "smallest") not in subject.settings:
        least = subject.facts.smallest_count
    starts = [sentence.start for sentence in passage.sentences]
    for number in passage.numbers:
        if _is_small(number, least) and (
            noun := _COUNTED.match(passage.text[number.digits[1] : number.digits[1] + 70])
        ):
            sentence = _sentence(passage, starts, number.start)
            before = passage.text[max(0, number.start - 24) : number.start]
            after = passage.text[number.digits[1] + noun.end() : number.digits[1] + noun.end() + 24]
            if _is_of_clients(sentence, noun["noun"], before, after):
                yield _finding(passage, number.start, number.digits[1], number.digits[1] + noun.end(), least, number)
    for match in _ONE.finditer(passage.text):
        name = "count" if match["count"] else "count_2"
        noun_at = match.group("noun" if match["noun"] else "noun_2")
        after = passage.text[match.end() : match.end() + 24]
        if _is_of_clients(_sentence(passage, starts, match.start()), noun_at, "", after):
            yield _finding(passage, match.start(name), match.end(name), match.end(), least, None)
    yield from _singles(passage, starts, least)


def _singles(passage: Passage, starts: list[int], least: int) -> Iterator[Finding]:
    """One person of whom it is told what happened."""
    for match in _SINGLE.finditer(passage.text):
        before = passage.text[max(0, match.start() - 40) : match.start()]
        after = passage.text[match.end() : match.end() + 90]
        if not _VERB_AFTER.match(after) and not _VERB_BEFORE.search(before):
            continue
        sentence = _sentence(passage, starts, match.start())
        happened = _HAPPENED.search(sentence) and not _ANYBODY.search(sentence) and not _AVERAGE.search(sentence)
        if happened and not _GENERAL.search(before[-24:]):
            yield _finding(passage, match.start(), match.end("count"), match.end(), least, None)


def _is_small(number: Number, least: int) -> bool:
    return (
        number.kind is NumberKind.QUANTITY
        and not number.unit
        and not number.ranged
        and not number.about
        and not number.decimals
        and 1 <= number.value < least
    )


def _sentence(passage: Passage, starts: list[int], at: int) -> str:
    place = bisect_right(starts, at) - 1
    return passage.sentences[place].text[:2_000] if place >= 0 else passage.text[:2_000]


def _is_of_clients(sentence: str, noun: str, before: str, after: str) -> bool:
    """Whether the count is of those whom the work is for, and of real ones."""
    if _STAFF.search(sentence) or _AVERAGE.search(sentence) or _GENERAL.search(before) or _AFTER.match(after):
        return False
    return not _WIDE_ONLY.fullmatch(noun) or bool(_OF_CLIENTS.search(sentence))


def _finding(passage: Passage, start: int, digits_end: int, end: int, least: int, number: Number | None) -> Finding:
    quote = passage.text[start:end]
    fewer = f"färre än {_WORDS.get(least, str(least))}"
    change = None
    if number is not None and passage.bound_at(start, digits_end) is None:
        begins = any(sentence.start == start for sentence in passage.sentences[:50])
        change = Change(
            passage.at(start, digits_end),
            fewer.capitalize() if begins else fewer,
            Words(f"Skriv ”{fewer}” i stället", f"Write “{fewer}” instead"),
        )
    return _says(
        passage.at(start, end),
        quote,
        Words(
            f"”{quote}” är färre än {least} personer, och någon kan kännas igen.",
            f"“{quote}” is fewer than {least} people, and somebody may be recognised.",
        ),
        Evidence(quote, Words("texten", "the text"), passage.at(start, end)),
        Evidence(str(least), Words("minsta antal som får visas", "the least count that may be shown")),
        change=change,
    )


SMALL_COUNT = Rule(
    id="language-small-count",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Litet antal personer", "A small count of people"),
    explanation=Words(
        "Tabellerna döljer antal på 1–4 personer, men samma antal kan stå i texten. Regeln gäller klienter, deltagare, elever och barn, "
        "inte personal, och hoppar över krav, gruppstorlekar och exempel. Gränsen är kommunens minsta antal.",
        "Tables hide counts of 1–4 people, but the same count may stand in the text. The rule is for clients, participants, pupils and "
        "children, not staff, and passes over requirements, sizes of groups and examples. The limit is the municipality's least count.",
    ),
    example=Words(
        "”Två av deltagarna har avslutats till arbete och tre barn är placerade.”",
        "“Two of the participants have gone on to work and three children are placed.”",
    ),
    fix=_says.fix,
    each_passage=_check,
    parameters={
        "smallest": Parameter(
            Decimal(5),
            Decimal(2),
            Decimal(20),
            Words("Minsta antal personer som får skrivas", "The least count of people that may be written"),
        )
    },
)
