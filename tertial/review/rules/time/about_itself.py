"""What a report says of itself: the time that it shows, and what it compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.common.periods import Period
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.own_interim import own_interim
from tertial.review.rules.time.printed_values import when_of
from tertial.review.subject import Subject

REPORT = re.compile(
    r"^(?:(?:Den här|Denna|Årets)\s+)?(?:[Rr]apporten|[Dd]elårsrapporten|[Dd]elårsbokslutet|[Uu]ppföljningen|[Rr]edovisningen|Bedömning(?:en|arna)|(?:Helårs|Års)?[Pp]rognosen|Varje mål|Alla mål|Målen|Nämndmålen),?\s+"
    r"(?:som\s+)?(?:\w+\s+){0,2}?(?:visar|redovisar|beskriver|omfattar|gäller|avser|innehåller|bedöms|är en uppföljning|sammanfattar|följer)\b"
)
_THIS_REPORT = re.compile(
    r"\b(?:årets|denna|den\s+här|föreliggande)\s+(?:[^\W\d_]+\s+){0,2}?(?:[^\W\d_]*(?:rapport|bokslut|redovisning|uppföljning))[^\W\d_]*,?\s+(?:som\s+)?(?:avser|gäller|omfattar|är\s+för|för)"
    r"\s+(?:(?!jämför)[^\W\d_]+\s+){0,2}?$",
    re.I,
)
_SHOWN = re.compile(
    r"^(?:Av\s+(?:nedanstående|ovanstående|följande|tabellen|tabellerna|diagrammet|sammanställningen)(?:\s+\w+){0,2}?\s+framgår\b|(?:Tabellen|Tabellerna|Diagrammet|Diagrammen|I tabellen|I tabellerna|Nedan|Ovan|Nedanstående|Ovanstående|I detta avsnitt)\s+(?:\w+\s+){0,2}?"
    r"(?:visar|visas|redovisas|redovisar|framgår|syns|ses|anges|beskrivs|gäller|avser)\b)"
)
_WHOLES = (TimeKind.MONTHS, TimeKind.DATE, TimeKind.WHOLE_YEAR, TimeKind.FIRST_MONTHS)
# "Läget 2023-08-31:" over a list: a label of what stands under it.
_LABELS = re.compile(
    r"^(?:Läge\w*|Nuläge\w*|Status\w*|Ställning\w*|Avstäm\w+|Avläst|Uppdatera\w*|Redovisat|Rapporterat|Resultat\w*|Utfall\w*)\s+"
    r"(?:(?:per|den|vid|till|och|med|t\.?\s?o\.?\s?m\.?)\s+)*$",
    re.I,
)
_LABEL_END = re.compile(r"\s*[:.]?\s*$")
_NAMES_ITSELF = re.compile(r"^(?:I\s+)?(?:(?:årets|denna|den\s+här|föreliggande)\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|tom|fram\s+till|per)\s+(?:den\s+)?$", re.I)
_FROM = re.compile(r"\b(?:sedan|från|jämfört med|jämför\w*|mot|än|före|inför|mellan|både)\b", re.I)
_SELF = re.compile(
    r"\b(?:(?:mer|mindre|fler|färre|högre|lägre|större|bättre|sämre|längre|kortare|snabbare|oftare)(?:\s+\w+){0,4}?\s+än|jämfört med)\s+(?:(?:under|i|för|vid|år|hela|helåret|perioden)\s+){0,2}$",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:sjunkit|ökat|minskat|stigit|förbättrats|försämrats|fördubblats|halverats|vuxit|krympt)\s+(?:\w+\s+){0,2}?sedan\s+(?:år\s+)?$",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:nästa|kommande|nästkommande|väntas|förväntas|beräknas|bedöms|prognos\w*|budget\w*|plan\w*|kommer|ska|blir|spår|räknar)\b",
    re.I,
)


# "under januari–augusti med samma tid året före": what is compared with the year before is the report's own time.
_YEAR_BEFORE = re.compile(
    r"^\s*(?:,\s*)?(?:jämfört\s+)?med\s+(?:samma|motsvarande)\s+(?:tid|period)\s+(?:året\s+(?:före|innan)|föregående\s+år|förra\s+året|i\s+fjol)",
    re.I,
)


_SINCE_LAST = re.compile(
    r"\bjämfört\s+med\s+(?:samma|motsvarande)\s+(?:tid|period)\s+(?:föregående\s+år|förra\s+året|året\s+(?:före|innan)|i\s+fjol)",
    re.I,
)
_APART = re.compile(
    r"\b(?:sedan|från|jämfört|jämför\w*|mot|än|efter|inför|var|hade|visade|behandlades|och|medan)\b|;", re.I
)
_NEAR = 110
_OPENS = re.compile(r"^(?:För|Under)\s+(?:hela\s+)?(?:perioden\s+)?$")


@dataclass(frozen=True, slots=True)
class OfItself:
    """A time that cannot be what the report says of itself: it shows another time, or compares with its own."""

    passage: Passage
    sentence: Sentence
    time: Time
    compares: bool


def of_itself(subject: Subject) -> Iterator[OfItself]:
    """Each time in the texts that the report gives as its own and that is not, and each own time that it compares itself with."""
    period = subject.period
    if period is None:
        return
    own = own_interim(subject)
    columns: dict[str, set[tuple[int, int | None]]] = {}
    for grid in subject.grids:
        shown = columns.setdefault(grid.place.chapter, set())
        for column in grid.columns:
            when = when_of(column.time, period) if column.time else None
            if when is not None:
                shown.add((when.year, when.month))
    for passage in subject.passages:
        if not passage.is_prose or not passage.times:
            continue
        for sentence, times in times_by_sentence(passage):
            absolute = [time for time in times if time.kind not in (TimeKind.RELATIVE, TimeKind.INTERIM)]
            if len(absolute) == 1 and not passage.bound_at(absolute[0].start, absolute[0].end):
                opening, time = times[0], absolute[0]
                is_title = opening.kind is TimeKind.INTERIM and opening.number == own
                if is_title and names_itself(passage, sentence, opening, time) and _is_another(time, period):
                    yield OfItself(passage, sentence, time, compares=False)
                    continue
                yield from _of_sentence(
                    passage, sentence, absolute[0], period, columns.get(passage.place.chapter, set())
                )


def _of_sentence(
    passage: Passage, sentence: Sentence, time: Time, period: Period, shown: set[tuple[int, int | None]]
) -> Iterator[OfItself]:
    text = passage.text
    before = text[max(sentence.start, time.start - 100) : time.start]
    if (
        _is_own(time, period)
        and not _AHEAD.search(sentence.text[:2_000])
        and (_SELF.search(before) or _SINCE.search(before))
    ):
        yield OfItself(passage, sentence, time, compares=True)
        return
    when = when_of(time, period)
    if time.kind not in _WHOLES or time.year is None or when is None:
        return
    opens = _OPENS.match(text[sentence.start : time.start]) and _SINCE_LAST.search(text[time.end : sentence.end][:300])
    if time.kind is TimeKind.MONTHS and (opens or _YEAR_BEFORE.match(text[time.end : time.end + 60])):
        if not _is_own(time, period):
            yield OfItself(passage, sentence, time, compares=False)
        return
    if _FROM.search(before):
        return
    months = when.month or 12
    label = _LABELS.match(text[sentence.start : time.start]) and _LABEL_END.match(text[time.end : sentence.end][:20])
    wrong_year = when.year != period.year
    wrong_month = period.month is not None and time.kind is not TimeKind.WHOLE_YEAR and months != period.month
    if REPORT.match(sentence.text) or _THIS_REPORT.search(before):
        # A report until August may well assess the full year.
        if wrong_year or (wrong_month and time.is_since_january):
            yield OfItself(passage, sentence, time, compares=False)
    elif not (label or _SHOWN.match(sentence.text)) or (when.year, when.month) in shown:
        return
    elif ((shown or time.kind is TimeKind.DATE) and wrong_year and not wrong_month) or (
        not wrong_year and wrong_month and time.is_since_january
    ):
        yield OfItself(passage, sentence, time, compares=False)


def names_itself(passage: Passage, sentence: Sentence, interim: Time, time: Time) -> bool:
    """Whether a sentence opens with the name of an interim report and then tells its time: `Delårsrapport 2 för nämnden, januari–augusti 2023`."""
    text = passage.text
    between = text[interim.end : time.start]
    return (
        0 <= time.start - interim.end <= _NEAR
        and bool(_NAMES_ITSELF.match(text[sentence.start : interim.start]))
        and not _APART.search(between)
        and is_until(passage, time)
    )


def is_until(passage: Passage, time: Time) -> bool:
    """Whether it is the beginning of a year until some month or day: `januari–mars 2023`, `t.o.m. mars 2023`, `per 2023-03-31`."""
    if time.is_since_january:
        return True
    return time.kind in (TimeKind.MONTH, TimeKind.DATE) and bool(
        _UNTIL.search(passage.text[max(0, time.start - 30) : time.start])
    )


def _is_another(time: Time, period: Period) -> bool:
    return (time.year or period.year, time.last) != (period.year, period.month)


def _is_own(time: Time, period: Period) -> bool:
    """Whether it is the report's own time: its year, or its months of its year."""
    if time.year != period.year:
        return False
    if time.kind in (TimeKind.YEAR, TimeKind.WHOLE_YEAR):
        return True
    return time.kind is TimeKind.MONTHS and time.first == 1 and time.last == (period.month or 12)
