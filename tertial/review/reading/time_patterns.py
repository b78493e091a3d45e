"""How time is written in Swedish reports: the patterns that `times` reads with, the most specific first."""

from __future__ import annotations

import re

from tertial.common.periods import MONTHS

MONTH = rf"(?:{'|'.join(MONTHS)})\b(?!-[^\W\d_])"
_SHORT = "jan|febr?|mar|apr|maj|juni?|juli?|aug|sept?|okt|nov|dec"
ANY_MONTH = rf"(?:{MONTH}|(?:{_SHORT})\b\.?)"
YEAR = r"(?:19|20)\d\d"
ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6,
    "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
}  # fmt: skip
# The months that people mean by a season; a school's spring begins in January. Winter lies in two years.
SEASONS: dict[str, tuple[int | None, int | None]] = {
    "vår": (1, 6),
    "sommar": (6, 8),
    "höst": (8, 12),
    "vinter": (None, None),
}
# What stands before a registration number, and before what may be one: "dnr KS 2021-12", "BIN 2017-08".
REGISTRATION = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|SFS|prop|nr|tel|telefon)\b[.:]?\s*(?:[A-ZÅÄÖ]{1,6}\s*)?$", re.IGNORECASE
)
BODY = re.compile(r"\b[A-ZÅÄÖ]{2,6}\s$")

_COUNT = "|".join(ORDINALS)
_TO = r"\s*(?:-|–|—|till|t\.?\s?o\.?\s?m\.?|till och med|och med)\s*"
_COUNTED = (
    "hushåll|personer|individer|elever|deltagare|klienter|barn|ungdomar|invånare|platser|ärenden|anställda|medarbetare|kvinnor|män"
    "|timmar|årsarbetare|beslut|ansökningar|stycken|tjänster|enheter|besök|samtal"
)
# Dates are written "31/8"; "1/2", "3/4" and "24/7" are as often something else.
_FRACTION = r"(?!(?:1/2|1/3|2/3|1/4|3/4|24/7)\b)"
_DATE_WORD = r"(?:(?<=den )|(?<=per )|(?<=till )|(?<=från )|(?<=efter )|(?<=före )|(?<=sedan ))"

# Most texts hold few of all these: what a pattern can't do without is looked for first, as any of some small letters.
_MONTHS = ""
_YEARS = "19|20"

_WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("date", r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", "-"),
    ("months", rf"(?<![\d.,])(?P<from_day>\d{{1,2}})\s+(?P<name>{ANY_MONTH})(?:\s+{YEAR})?{_TO}(?:den\s+)?(?P<day>\d{{1,2}})\s+(?P<last_name>{ANY_MONTH})(?:\s+(?P<year>{YEAR})\b)?", _MONTHS),
    ("date", rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\s?:?\s?[ae]\b)?\.?\s+(?P<name>{ANY_MONTH})(?:,?\s+(?P<year>{YEAR})\b)?", _MONTHS),
    ("date", rf"(?:{_FRACTION}|{_DATE_WORD})(?<![\d,./])\b(?P<day>\d{{1,2}})/(?P<month>1[0-2]|0?[1-9])\b(?![/,.]?\d)(?:(?:[\s-]+|,\s+)(?P<year>{YEAR})\b|-(?P<short_year>\d\d)\b)?", "/"),
    ("date", rf"\bsist[ae]\s+(?:dagen\s+i\s+)?(?P<name>{ANY_MONTH})(?:,?\s+(?P<year>{YEAR})\b)?", "sist"),
    ("months", rf"\b(?P<name>{ANY_MONTH})(?:\s+{YEAR})?{_TO}(?P<last_name>{ANY_MONTH})(?:,?\s+(?P<year>{YEAR})\b)?", _MONTHS),
    ("months", rf"\bårets\s+sista\s+(?P<last_count>{_COUNT}|\d\d?)\s+månader(?:na)?\b", "årets"),
    ("month", rf"(?<![\d-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d-])", "-"),
    ("month", rf"\b(?P<name>{MONTH})(?:,?\s+(?:månad\s+)?(?P<year>{YEAR})\b)?", _MONTHS),
    ("month", rf"\b(?P<name>{_SHORT})\b\.?[\s-]+(?P<year>{YEAR})\b", _MONTHS),
    ("month", rf"(?:(?<=t\.o\.m\. )|(?<=t o m )|(?<=\btom )|(?<=och med )|(?<=\bper )|(?<=utfall )|(?<=budget )|(?<=prognos ))(?P<name>{_SHORT})\b\.?(?![\s-]+\d)", _MONTHS),
    ("interim", rf"\bdelår(?:srapport(?:en)?|sbokslut(?:et)?|et)?\s*(?P<number>[1-3]|ett|två|tre)\b(?:,?\s+(?P<year>{YEAR})\b)?", "delår"),
    ("interim", rf"\b(?P<number>första|andra|tredje)\s+delår(?:et|srapport(?:en)?|sbokslut(?:et)?)?\b(?:\s+(?P<year>{YEAR})\b)?", "delår"),
    ("quarter", rf"\b(?:kvartal|kv\.?|Q)\s?(?P<number>[1-4]|ett|två|tre|fyra)\b(?:[,\s]+(?P<year>{YEAR})\b)?", "kv|q"),
    ("quarter", rf"\b(?P<number>första|andra|tredje|fjärde)\s+kvartalet?\b(?:\s+(?:år\s+)?(?P<year>{YEAR})\b)?", "kvartal"),
    ("tertial", rf"\btertial\s?(?P<number>[1-3])\b(?:[,\s]+(?P<year>{YEAR})\b)?", "tertial"),
    ("tertial", rf"\b(?P<number>första|andra|tredje)\s+tertialet?\b(?:\s+(?P<year>{YEAR})\b)?", "tertial"),
    ("half", rf"\b(?P<number>första|andra)\s+(?:halvåret?|halvan\s+av(?:\s+året|(?=\s+{YEAR})))\b(?:\s+(?P<year>{YEAR})\b)?", "halv"),
    ("half", r"\bårets\s+(?P<number>första|andra)\s+(?:halva|hälft)\b", "årets"),
    ("first_months", rf"\b(?:årets|de)\s+(?:första\s+(?P<count>{_COUNT}|\d\d?)|(?P<count_2>{_COUNT}|\d\d?)\s+första)\s+månader(?:na)?\b", "månader"),
    ("rolling", rf"\b(?:de\s+)?senaste\s+(?P<count>{_COUNT}|\d\d?)\s+(?:månader(?:na|s)?|(?P<years>år(?:en)?))\b", "senaste"),
    ("season", rf"\b(?P<season>våren|sommaren|hösten|vintern|vårterminen|höstterminen)\b(?:,?\s+(?P<year>{YEAR})\b)?", "vår|sommar|höst|vinter"),
    ("season", r"\bi\s+(?P<season>höstas|våras|somras|höst|sommar)\b", "vår|somra|höst|sommar"),
    ("whole_year", rf"\b(?:helår(?:et|sprognosen för)?|kalenderåret|verksamhetsåret|budgetåret|bokslut(?:et)?|årsskiftet)\s+(?P<year>{YEAR})\b(?![-–/]\d)", _YEARS),
    ("years", rf"\b(?P<year>{YEAR})\s*[-–—/]\s*(?P<last_year>{YEAR})\b", _YEARS),
    ("years", rf"(?<![\d.,:/§-])\b(?P<year>{YEAR})[-–/](?P<last_short>\d\d)\b(?![-–/:]?\d)", _YEARS),
    ("relative", rf"\b(?=[fiåsudnkh])(?:(?P<before>föregående\s+(?:kalender|verksamhets|budget)?år|förra\s+året|fjolåret|i\s+fjol|året\s+innan|året\s+före)|(?P<year_end>årets\s+slut|slutet\s+av\s+året|utgången\s+av\s+året)|(?P<now>innevarande\s+(?:kalender|verksamhets|budget)?år|detta\s+år|i\s+år(?!\s*\d)|under\s+året|hittills\s+i\s+år)|(?P<next>nästa\s+(?:kalender|verksamhets|budget)?år|nästkommande\s+år|kommande\s+år(?!\w|\s+\d)|nästföljande\s+år)|(?P<half_turn>halvårsskiftet)|(?P<year_turn>årsskiftet))\b(?:[,\s(]+(?P<year>{YEAR})\b)?", "år|fjol"),
    ("year", rf"(?<![\d.,:/§-])(?<!\d[ \u00a0])\b(?P<year>{YEAR})(?!\d|:\d|/|-\d|-tal|,\d|\.\d|[ \u00a0]?(?:%|kr\b|tkr|mnkr|kronor|procent|(?:{_COUNTED})\b|000\b))(?:[-:]?års)?(?!\w)", _YEARS),
)  # fmt: skip
PATTERNS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), tuple(filter(None, needs.split("|"))))
    for kind, pattern, needs in _WRITTEN
)
"""Kind, pattern, and of which letters a text must hold some for it; none where it must name a month (`NAMES_MONTH`)."""
NAMES_MONTH = re.compile(r"\b(?:jan|feb|mar(?:s|\b)|apr|maj\b|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
