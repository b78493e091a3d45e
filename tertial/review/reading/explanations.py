"""Whether a text explains why a row of the operating summary deviates, or only says the numbers again.

To say that the forecast is a deficit of two million explains nothing. An explanation names a cause ("beror på"), or tells what has become
more or less, dearer or cheaper, or hasn't been as planned, where the deviation is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.sentences import Sentence

# How many sentences after the one that names the row are still about it, when nothing points back to it.
_AFTER = 2

_CAUSE = re.compile(
    r"\bbero(?:r|ende|tt|dde)?\b|\borsak\w*|\bförklar\w+|\banledning\w*|\btill\s+följd\b|\bsom\s+(?:en\s+)?följd\b|\bpå\s+grund\s+av\b|\bp\.?\s?g\.?\s?a\b"
    r"|\beftersom\b|\bdärför\b|\btack\s+vare\b|\beffekt(?:en|er)?\s+av\b|\bhärrör\w*|\bhärled\w+|\bhänför\w*|\bgrund(?:ar|as|at)\s+(?:sig\s+)?(?:i|på)\b"
    r"|\bi\s+och\s+med\b|\bbakom\s+(?:under|över)skott\w*|\bbakomliggande\b|\bdrivs\s+av\b|\bskyldig\w*|\bföranled\w+",
    re.IGNORECASE,
)
# Words that say a cause only where the deviation or its amount is in the same sentence; elsewhere they stand everywhere.
_CAUSE_BESIDE_MONEY = re.compile(
    r"\bgenom\b|\bdå\b|\bled(?:er|a|de)\s+till\b|\blett\s+till\b|\bmedför\w*|\bbidra\w*|\bpåverka\w*|\bbestår\s+av\b|\butgörs?\b|(?<!vad\s)(?<!det\s)\bavser\b|\bavs(?:åg|ett)\b"
    r"|(?<!vad\s)(?<!det\s)(?<!som\s)\bgäller\b|\bkopplat\s+till\b|\bfrämst\b|\bframför\s?allt\b|\bhuvudsak\w*|\bstår\s+för\b|\bdäribland\b|\binnebär\b|\bger\s+upphov\b|\bsamtidigt\s+som\b",
    re.IGNORECASE,
)
_MONEY_STATE = re.compile(
    r"under-?skott\w*|över-?skott\w*|avvik\w+|\bmnkr\b|\bmkr\b|\btkr\b|\bmiljoner\b|merkostnad\w*|fördyr\w+|dyrare|billigare|\bkost(?:ar|at|ade)\b"
    r"|\w*kostnad\w*|\w*intäkt\w*|\bbudget\w*|helårsprognos\w*|\bresultatet\b",
    re.IGNORECASE,
)
_DEVIATES = re.compile(
    r"under-?skott\w*|över-?skott\w*|avvik(?:er|elsen|a)\b|avvikelse\s+på|\bm(?:n)?kr\b|\btkr\b|\bmiljoner\b|merkostnad\w*|fördyr\w+|dyrare|billigare|\bän\s+budget\w*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:under|över)skottet\b|\bavvikelsen\b|\b(?:detta|det)\s+(?:beror|förklaras|är\s+en\s+följd)\b", re.IGNORECASE
)
_DRIVER = re.compile(
    r"\b(?!arbetsplats)\w*(?:kostnad|intäkt|lön|löne|hyr|hyror|pris|priser|volym|elev|barn|plats|platser|hushåll|placering|vakans|tjänst|frånvaro|vikarie|bemanning"
    r"|bidrag|ersättning|avgift|avgifter|taxa|ränt|avskrivning|avtal|konsult|köp|energi|elpris|livsmedel|inflation|snittkostnad|index|medlem|besök|beläggning"
    r"|beställning|insats|timmar|dygn|ärende|projekt|underhåll|reparation|försäljning|satsning|uppräkning|personal)"
    r"(?:er|ar|en|et|n|s|na|erna|arna|ens|ets|ernas|ande|ningar|ningen)?\b"
    r"|\bbrukare\b|\bbrukarna\b|\bkunder\b|\bdeltagare\b|\bsökande\b|\bbehovet\b|\befterfrågan\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:har|hade|är|blir|blev|blivit)\b.*?\b(?:ökat|minskat|stigit|sjunkit)\b|\b(?:ökad|ökade|ökat|ökar|öka|ökning\w*|minskad|minskade|minskat|minskar|minska|minskning\w*"
    r"|högre|lägre|hög|höga|högt|låg|låga|lågt|fler|färre|dyrare|billigare|stiger|stigit|sjunker|sjunkit|sjönk|steg|höjts|höjt|sänkts|sänkt|uteblivit|uteblivna"
    r"|utebli\w*|försena\w*|senarelag\w*|skjutits|tillkommit|tillkommer|(?:inte|ej)\s+(?:\w+\s+)?tillsat\w*|tillsatts?\s+(?:sen\w+|inte)|tillsättning\w*|obesat\w*|vakant\w*|vakans\w*|brist|extra|engångs\w*|oväntat|oförutse\w*|retroaktiv\w*"
    r"|överskrid\w*|understig\w*|saknas?|upphört|upphör|avslutats|halverats|fördubbl\w*|inte\s+(?:full\w*|kunnat|blivit|använt\w*|räcker))\b"
    r"|\bän\s+(?:budgeterat|planerat|beräknat|väntat|förväntat|budget)\b",
    re.IGNORECASE,
)
# What is said of costs that were kept down explains no deficit.
_SPARED = re.compile(
    r"\bhåll(?:as|its|a|it)\s+nere\b|\bbespar\w+|\båterhåll\w+|\beffektiviser\w+|\bminsk\w+\s+kostnad\w*|\bför\s+att\s+minska\b",
    re.IGNORECASE,
)
_SPARSE = frozenset(
    """
    väntas väntar ge är var blir blev vara varit bli blivit har hade ha haft på av om mot för med till i vid inom under över ett en den det de denna detta dessa som att
    och samt eller men också även dock så när nu än år året årets helår helåret perioden periodens period halvår halvåret tertialet delåret delår januari februari
    mars april maj juni juli augusti september oktober november december t.o.m tom till-och-med hela ger gav visar visade redovisar redovisas redovisade
    uppvisar uppgår uppgick beräknas beräknade väntas förväntas bedöms prognostiseras prognostiserar prognosticerar prognosticeras prognostiserade bedömer räknar
    prognos prognosen prognosens helårsprognos helårsprognosen utfall utfallet resultat resultatet nettokostnad nettokostnaden nettokostnader nettokostnaderna
    netto kostnad kostnaden kostnader kostnaderna kosta kostar kostat intäkt intäkter intäkterna budget budgeten budgeterat budgeterade internbudget internbudgeten
    avvikelse avvikelsen avviker avvika underskott underskottet överskott överskottet minus plus positiv positivt positiva negativ negativt negativa jämföra jämfört
    jämförelse samma föregående förra fjol fjolåret motsvarande motsvarar motsvara vilket vilken vilka innebär innebar totalt total sammanlagt tillsammans summa cirka
    ca drygt knappt omkring nästan ungefär runt tid tidpunkt tagit tar tas tagits anspråk förbrukat förbrukats förbrukas förbrukar använt använts gäller avser beträffande avseende rörande
    läggs lagts läggas samman ställas ställs ställa vad sedan först därefter finns återstår kvar slutar sluta lämnar gör göra nettot tilldelad tilldelade kronor kr mnkr mkr tkr miljon miljoner tusen tkr procent högre lägre mer mindre större sämre bättre netto ligger hamnar
    landar stannar bokslut bokslutet slut slutet fram hittills jan feb mar apr jun jul aug sep okt nov dec nämnden nämndens förvaltningen förvaltningens verksamheten
    verksamhetens verksamheterna verksamheter enheten enhetens avdelningen område området rad raden post posten ska skulle kan sig sin sitt sina skillnad skillnaden
    """.split()  # noqa: SIM905 - a list of words reads better as one text
)
# Compounds of the budget's own words: "årsbudgeten", "periodbudget", "avvikelserna", "bokslutsprognosen".
_OF_BUDGETS = re.compile(r"\w*budget\w*|\w*avvikelse\w*|\w*prognos\w*|netto\w+|helårs\w*|årets", re.IGNORECASE)
# What happens in spite of something isn't due to it.
_IN_SPITE = re.compile(
    r"\btrots\s+(?!att\b)(?:(?!är\b|har\b|blir\b|var\b)\w+\s+){0,2}?\w+(?=\s*[.,;]|\s+(?:är|har|blir|var)\b|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*")
# So many words beyond numbers, rows and the words of budgets make a sentence say something of its own.
_SAYS_SOMETHING = 3


def explains(passage: Passage, names: Callable[[str], bool], is_row_word: Callable[[str], bool]) -> bool:
    """Whether a passage tells why a row deviates.

    `names` says whether some words name the row, `is_row_word` whether a word belongs to the name of any row. A passage whose nearest heading
    names the row is about it all through, and so is one in which no single sentence does. A note is there to explain.
    """
    if passage.kind is PassageKind.NOTE:
        return not _is_bare(passage.text, is_row_word)
    sentences = passage.sentences
    under = bool(passage.headings) and names(passage.headings[-1])
    return any(
        _explained(sentences, place, is_row_word)
        if names(sentence.text) or (under and _DEVIATES.search(sentence.text))
        else under and _tells(sentence.text)
        for place, sentence in enumerate(sentences)
    )


def _explained(sentences: Sequence[Sentence], place: int, is_row_word: Callable[[str], bool]) -> bool:
    here = sentences[place].text
    before = sentences[place - 1].text if place else ""
    after = [one.text for one in sentences[place + 1 :] if not _is_bare(one.text, is_row_word)]
    if not _MONEY_STATE.search(here):
        # "Fler hushåll har fått bistånd under våren. Det kostar 3 mnkr mer än budgeterat."
        beside = (before, *(one.text for one in sentences[place + 1 : place + 2]))
        return _tells(here) and any(_DEVIATES.search(one) for one in beside)
    if _CAUSE.search(here) or _CAUSE_BESIDE_MONEY.search(here) or not _is_bare(here, is_row_word):
        return True
    if _tells(here) or _tells(before) or (after and _CAUSE.search(after[0]) is not None):
        return True
    return any(map(_tells, after[:_AFTER])) or any(_BACK.search(one) for one in after)


def _tells(text: str) -> bool:
    """Whether a sentence tells what has become more or less of what costs or brings in money."""
    if _CHANGE.search(text) is None or _SPARED.search(text):
        return False
    if (without := _IN_SPITE.sub(" ", text)) != text:
        return _tells(without)
    return any(driver[0].casefold() not in _SPARSE for driver in _DRIVER.finditer(text))


def _is_bare(text: str, is_row_word: Callable[[str], bool]) -> bool:
    """Whether a sentence holds nothing beyond numbers, rows' names and the words that every budget's sentence is made of."""
    if not _MONEY_STATE.search(text):
        return False
    left = [
        word
        for word in _WORD.findall(text)
        if word.casefold() not in _SPARSE and not is_row_word(word) and not _OF_BUDGETS.fullmatch(word)
    ]
    return len(left) < _SAYS_SOMETHING
