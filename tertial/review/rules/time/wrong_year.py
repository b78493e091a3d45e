"""The rule for years that are not the report's: in assessments, forecasts, headings, tables, and right by a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.time.about_itself import OfItself, of_itself
from tertial.review.rules.time.column_years import heading_findings
from tertial.review.rules.time.compared_year import compared_findings
from tertial.review.rules.time.mending import with_own_year
from tertial.review.rules.time.money_years import money_findings
from tertial.review.rules.time.named_years import named_years
from tertial.review.rules.time.once import once
from tertial.review.rules.time.own_interim import is_plan
from tertial.review.rules.time.present_tense import next_year_expected, present_tense
from tertial.review.rules.time.printed_values import said
from tertial.review.rules.time.wrong_time_of_value import year_findings
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-wrong-year",
    Severity.WARNING,
    Words("Rätta året, eller skriv i förfluten tid om ett tidigare år avses.", "Correct the year, or use the past tense if an earlier year is meant."),
)  # fmt: skip
_WHOLE = (TimeKind.YEAR, TimeKind.WHOLE_YEAR, TimeKind.DATE, TimeKind.MONTH)
_GAP = r"(?:[^\W\d]+[ \u00a0]+){0,5}?"
# "bedöms delvis uppnått under", "förväntas nås vid"; a comparison or a ground between them is about something else.
ASSESSED = re.compile(
    rf"\b(?:bedöms|bedömas|beräknas|förväntas|väntas|prognost?i[sc]eras|spås)\s+{_GAP}(?:uppn\w+|uppfyll\w+|nå|nås|nådd\w*|infri\w+|klara\w*|målet|måluppfyllelse\w*)\s+{_GAP}"
    r"(?:vid|under|för|till|i|per|senast)\s+(?:den\s+)?(?:utgången av\s+|slutet av\s+|årets slut\s+)?$",
    re.I,
)
_FORECAST = re.compile(r"\b(?:helårs|års)?prognos(?:en)?\s+(?:(?:för|vid|per)\s+)?(?:år\s+|helåret\s+)?$", re.I)
_REACHED = re.compile(
    rf"\b(?:når|uppnår|klarar|uppfyller)\s+(?:inte\s+)?(?:\w+\s+)?(?:målet|målvärdet|målen|målvärdena)\s+{_GAP}(?:vid|under|för|till)\s+$",
    re.I,
)
_EXPECTED = re.compile(
    r"\b(?:prognost?i[sc]eras|prognost?i[sc]erar|väntas|förväntas|beräknas)\b.{0,90}\b(?:för|vid)\s+$", re.I
)
_EXPECTED_RESULT = re.compile(r"\bprognost?i[sc]erade\s+\w+\s+(?:per|för|vid)\s+(?:den\s+)?$", re.I)
# "mellan 2022 och 2022", "2022 jämfört med 2022": one of them was to be another.
_SAME = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s+(?:jämfört\s+med|jmf\.?\s+med|än(?:\s+(?:för|under|i))?|mot)\s+(?P=year)\b(?![-–/:])"
    r"|\b(?:mellan|från)\s+(?P<from>(?:19|20)\d\d)\s+(?:och|till)\s+(?P=from)\b(?![-–/:])"
)
_SAME_PERIOD = re.compile(
    r"^[^.!?]{0,90}\b(?:än|jämfört\s+med|mot)\s+(?:under\s+|för\s+)?(?:samma|motsvarande)\s+(?:period|tid|månader)\s+(?:år\s+)?$",
    re.I,
)
# "löper enligt planen för 2022": what is done now is done by this year's plan.
_FOLLOWS = re.compile(
    r"\b(?:följer|fortlöper enligt|fortgår enligt|pågår enligt|löper enligt|löper på enligt|genomförs enligt|bedrivs enligt)\s+(?:den\s+)?"
    r"(?:beslutade?\s+|fastställda?\s+|antagna?\s+)?[^\W\d_]*plan(?:en)?\s+(?:för\s+)?(?:år\s+)?$",
    re.I,
)
_IS_EXPECTED = re.compile(r"\s+(?:prognost?i[sc]eras|väntas|förväntas|beräknas|bedöms)\b", re.I)
_SPAN = re.compile(r"\s*[-–/]\s*\d")
_NOW = re.compile(r"^\s*(?:är|visar|pekar|uppgår|innebär|ligger|landar|bedöms|beräknas|på|räknar)\b", re.I)
# "Prognos helår 2022: 384 331 tkr": a label and its value.
_VALUE = re.compile(
    r"\s*:?\s*(?:[-+−–]|(?:ett\s)?(?:plus|minus|\w+skott)(?:\s(?:på|om))?)?\s*\d[\d\s.,]*(?:\wkr|mnkr|tus|mil)"
)
_GROUND = re.compile(r"\b(?:som|än|jämfört|sedan|baser\w+|utifrån|enligt|utgår)\b", re.I)
_TITLE = re.compile(
    r"\b(?P<name>[^\W\d_]*(?:delårsrapport|delårsbokslut|driftsammandrag|prognos|verksamhetsplan|internkontrollplan|internbudget|budget|plan)(?:en)?)\s+(?:(?:per|för|den|år|helår|av)\s+)*$",
    re.I,
)
_COMPARING = re.compile(r"\b(?:jmf|jämför\w*|mot|och|tidigare|föregående|bokslut|från|sedan|historik|kvarstår)\b", re.I)
_ASSESSMENT = Words("en bedömning av hur det går", "an assessment of how things go")


def _check(subject: Subject) -> Iterator[Finding]:
    return once(_findings(subject))


def _findings(subject: Subject) -> Iterator[Finding]:
    yield from year_findings(subject, _says)
    period = subject.period
    if period is None or is_plan(subject):
        return
    for one in of_itself(subject):
        if one.compares:
            yield _compared(one, period)
        elif one.time.year != period.year:
            yield _finding(one.passage, one.time, period, Words("det som rapporten visar", "what the report shows"))
    titles = _titles(subject)
    for passage in subject.passages:
        if not passage.is_written or not passage.times:
            continue
        yield from _of_pairs(passage)
        if passage.is_prose or passage.kind is PassageKind.CELL:
            yield from _of_prose(passage, period)
        elif passage.kind in (PassageKind.HEADING, PassageKind.CAPTION):
            yield from _of_heading(passage, period, titles)
    yield from heading_findings(subject, _says)
    yield from compared_findings(subject, _says)
    yield from money_findings(subject, _says)
    for present in (*present_tense(subject), *next_year_expected(subject), *named_years(subject)):
        if present.time.year not in (None, period.year) or present.is_named:
            what = present.what or Words("det som sägs om nu", "what is said of now")
            yield _finding(present.passage, present.time, period, what)


def _of_prose(passage: Passage, period: Period) -> Iterator[Finding]:
    for time in passage.times:
        if time.kind not in _WHOLE or time.year is None or time.year == period.year:
            continue
        if time.year > period.year:
            before = passage.text[max(0, time.start - 120) : time.start]
            before = re.split(r"[.!?;:]\s", before)[-1]
            # What is assessed is this year: "bedöms uppnås vid helår 2024" in a report of 2023.
            if time.year == period.year + 1 and time.kind is TimeKind.WHOLE_YEAR and ASSESSED.search(before):
                yield _finding(passage, time, period, _ASSESSMENT)
            continue
        if passage.bound_at(time.start, time.end) is not None:
            continue
        before = passage.text[max(0, time.start - 120) : time.start]
        before = re.split(r"[.!?;:]\s", before)[-1].replace("bedöms som ", "bedöms ")
        # The forms "helår 2022" and "helårsprognosen för 2022" are times with words of their own.
        ends_forecast = time.kind is TimeKind.WHOLE_YEAR and time.text.casefold().startswith("helårsprognos")
        assessed = ASSESSED.search(before) or _REACHED.search(before)
        expected = time.kind is TimeKind.WHOLE_YEAR and _EXPECTED.search(before)
        if time.kind is TimeKind.WHOLE_YEAR and _IS_EXPECTED.match(passage.text[time.end :]):
            yield _finding(passage, time, period, Words("en prognos", "a forecast"))
            continue
        follows = _FOLLOWS.search(before) and not _SPAN.match(passage.text[time.end :])
        if follows and time.year == period.year - 1:
            yield _finding(passage, time, period, Words("den plan som följs", "the plan that is followed"))
        elif not _GROUND.search(before) and (assessed or expected):
            yield _finding(passage, time, period, _ASSESSMENT)
        elif (ends_forecast or _FORECAST.search(before) or _EXPECTED_RESULT.search(before)) and (
            _NOW.match(passage.text[time.end : time.end + 20])
            or ((_FORECAST.match(before.lstrip()) or not before.strip()) and _VALUE.match(passage.text, time.end))
        ):
            yield _finding(passage, time, period, Words("en prognos", "a forecast"))


def _of_pairs(passage: Passage) -> Iterator[Finding]:
    """A year compared with itself, and a stretch of time that ends before it begins."""
    for match in _SAME.finditer(passage.text):
        year = match["year"] or match["from"]
        yield _pair(
            passage, match.start(), match.end(),
            Words(f"Jämförelsen är mellan {year} och {year}.", f"The comparison is between {year} and {year}."), year,
        )  # fmt: skip
    for time, following in pairwise(passage.times):
        # "för januari–augusti 2022, 15 tkr högre än samma period 2022"
        same = time.year is not None and time.year == following.year and following.kind is TimeKind.YEAR
        is_part = time.kind in (TimeKind.MONTHS, TimeKind.DATE)
        if same and is_part and _SAME_PERIOD.search(passage.text[time.end : following.start][-90:]):
            yield _pair(
                passage, time.start, following.end,
                Words(
                    f"”{time.text}” jämförs med samma period {following.year}, alltså med sig själv.",
                    f"“{time.text}” is compared with the same period of {following.year}, that is with itself.",
                ),
                str(time.year),
            )  # fmt: skip
    for time in passage.times:
        if time.kind not in (TimeKind.MONTHS, TimeKind.YEARS):
            continue
        years = re.findall(r"\b(?:19|20)\d\d\b", time.text)
        if len(years) == 2 and years[0] > years[1]:
            yield _pair(
                passage, time.start, time.end,
                Words(f"”{time.text}” slutar innan det börjar.", f"“{time.text}” ends before it begins."), years[1],
            )  # fmt: skip


def _pair(passage: Passage, start: int, end: int, message: Words, year: str) -> Finding:
    return _says(
        passage.at(start, end),
        passage.text[start:end],
        message,
        Evidence(year, Words("texten", "the text"), passage.at(start, end)),
        fix=Words("Rätta det ena årtalet.", "Correct one of the years."),
    )


def _of_heading(passage: Passage, period: Period, titles: dict[str, dict[int, Passage]]) -> Iterator[Finding]:
    """A heading with an earlier year, where the text elsewhere has the same name with the report's."""
    years = [time for time in passage.times if time.year is not None]
    if len(years) != 1 or years[0].year is None or years[0].year >= period.year or _COMPARING.search(passage.text):
        return
    time = years[0]
    match = _TITLE.search(passage.text[:200], 0, time.start) if time.start < 200 else None
    if match is None:
        return
    named = _name(match["name"])
    other = titles.get(named, {}).get(period.year)
    is_report = named.startswith(("delårsrapport", "delårsbokslut", "driftsammandrag")) or (
        named.endswith("prognos") and period.month is not None
    )
    if other is None and not is_report:
        return
    evidence = [Evidence(str(time.year), Words("rubriken", "the heading"), passage.at(time.start, time.end))]
    if other is not None:
        evidence.append(Evidence(str(period.year), Words(f"{other.place.words}", f"{other.place.words}"), other.place))
    else:
        evidence.append(Evidence(said(period).sv, Words("rapportens period", "the report's period")))
    yield _says(
        passage.at(time.start, time.end),
        passage.text if len(passage.text) <= 120 else time.text,
        Words(
            f"Rubriken säger {time.year}, men rapporten är för {said(period).sv}"
            + (f" och skriver ”{named} {period.year}” på annan plats." if other else "."),
            f"The heading says {time.year}, but the report is for {said(period).en}"
            + (f" and writes “{named} {period.year}” elsewhere." if other else "."),
        ),
        *evidence,
        fix=Words(f"Skriv {period.year} om det är årets som avses.", f"Write {period.year} if this year's is meant."),
    )


def _titles(subject: Subject) -> dict[str, dict[int, Passage]]:
    """Where plans, budgets and reports are named with each year."""
    found: dict[str, dict[int, Passage]] = defaultdict(dict)
    for passage in subject.passages:
        if not passage.is_written:
            continue
        for time in passage.times:
            if time.year is None:
                continue
            start = max(0, time.start - 80)
            if match := _TITLE.search(passage.text[start : time.start]):
                found[_name(match["name"])].setdefault(time.year, passage)
    return found


def _name(word: str) -> str:
    return word.casefold().removesuffix("en")


def _finding(passage: Passage, time: Time, period: Period, what: Words) -> Finding:
    sentence = passage.sentence_at(time.start)
    quote = (
        sentence.text if len(sentence.text) <= 120 else passage.text[max(sentence.start, time.start - 60) : time.end]
    )
    return _says(
        passage.at(time.start, time.end),
        quote.strip(),
        Words(
            f"”{time.text}” står i {what.sv}, men rapporten är för {said(period).sv}.",
            f"“{time.text}” stands in {what.en}, but the report is for {said(period).en}.",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(said(period).sv, Words("rapportens period", "the report's period")),
        fix=Words(f"Skriv {period.year} om det är årets som avses.", f"Write {period.year} if this year's is meant."),
        change=with_own_year(passage, time, period),
    )


def _compared(one: OfItself, period: Period) -> Finding:
    passage, time = one.passage, one.time
    start = max(one.sentence.start, time.start - 60)
    quote = one.sentence.text if len(one.sentence.text) <= 120 else passage.text[start : time.end]
    return _says(
        passage.at(time.start, time.end),
        quote.strip(),
        Words(
            f"Jämförelsen är med ”{time.text}”, men det är den tid som rapporten själv är för ({said(period).sv}).",
            f"The comparison is with “{time.text}”, but that is the time that the report itself is for ({said(period).en}).",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(said(period).sv, Words("rapportens period", "the report's period")),
        fix=Words("Skriv det år som jämförelsen är med.", "Write the year that the comparison is with."),
    )


WRONG_YEAR = Rule(
    id="time-wrong-year",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Fel år", "Wrong year"),
    explanation=Words(
        "En bedömning eller prognos gäller det år som rapporten är för. Står ett tidigare år där är texten oftast kvar från förra "
        "rapporten. Regeln ser också när ett tal, eller det som jämförs med, sägs vara för ett annat år än tabellen säger, när en rubrik bär "
        "fel år, och när en avvikelse räknas mellan olika år.",
        "An assessment or a forecast is for the report's own year. An earlier year there is mostly left from the last report. The rule "
        "also sees a number, or what is compared with, said to be of another year than its table says, a heading with the wrong year, and "
        "a deviation between different years.",
    ),
    example=Words(
        "I en rapport för 2023: ”Målet bedöms uppnås delvis vid helår 2022.”",
        "In a report for 2023: “The goal is assessed to be met in part at the end of 2022.”",
    ),
    fix=_says.fix,
    whole=_check,
)
