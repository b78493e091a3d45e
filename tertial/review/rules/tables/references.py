"""Does what a text points at exist: a heading in quotation marks, a numbered table, diagram, section or appendix?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import short
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Skriv rubriken, numret eller bilagan som den heter i rapporten, eller ta bort hänvisningen.",
    "Write the heading, number or appendix as it is called in the report, or take the reference away.",
)
_says = Says("table-broken-reference", Severity.WARNING, _FIX)

_QUOTED = re.compile(
    r"\b(?P<kind>avsnitt(?:et)?|kapit(?:el|let)|rubrik(?:en)?|tabell(?:en)?|diagram(?:met)?)\s+[”\"“](?P<title>[^”\"“\n]{3,140})[”\"“]",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?P<kind>tabell|diagram|figur|bilaga|avsnitt|kapitel)\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?![\d/:])", re.I
)
_OWN_NUMBER = re.compile(r"^\s*(?P<kind>tabell|diagram|figur|bilaga)\s+(?P<number>\d{1,2})\b", re.I)
_HEADING_NUMBER = re.compile(r"^\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\S")
# What is said of another document is not looked for in this one.
_ELSEWHERE = re.compile(
    r"^\s*(?:,|\(|i|till|från|ur)?\s*(?:i |till |från |ur )(?:nämndens |kommunens |kommunfullmäktiges |förvaltningens |den |det |föregående |förra )?"
    r"[\w-]*(?:internbudget|budget|verksamhetsplan|verksamhetsberättelse|årsredovisning|delårsrapport|rapport|beslut|ärende|plan|program|avtal|handling"
    r"|protokoll|reglemente|strategi|policy|lag|förordning|dokument)",
    re.I,
)
_WORD = re.compile(r"\w+")


def _plain(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold())).replace(" och ", " ").replace(" & ", " ")


def _check(subject: Subject) -> Iterable[Finding]:
    titles = _titles(subject)
    listed = _listed(subject)
    numbers = _heading_numbers(subject)
    for passage in subject.passages:
        if passage.is_prose:
            yield from _quoted(passage, titles)
            yield from _numbered(passage, listed, numbers)


def _titles(subject: Subject) -> set[str]:
    """Every heading, caption and chapter title in plain words, with and without its number."""
    found = [chapter.title for chapter in subject.document.chapters]
    found += [
        passage.text
        for passage in subject.passages
        if passage.kind in (PassageKind.HEADING, PassageKind.CAPTION, PassageKind.GENERATED)
    ]
    found += [grid.caption for grid in subject.grids]
    found += [row.label for grid in subject.grids for row in grid.rows if row.is_heading]
    found += [
        passage.text
        for passage in subject.passages
        if passage.is_prose and len(passage.text) <= 140 and passage.text[-1:] not in ".!?:"
    ]
    plain = {_plain(title) for title in found}
    return plain | {re.sub(r"^(?:\d+ )+", "", title) for title in plain}


def _listed(subject: Subject) -> dict[str, set[int]]:
    """The numbers that tables, diagrams, figures and appendices have in headings, captions and lists."""
    found: dict[str, set[int]] = {}
    for passage in subject.passages:
        match = _OWN_NUMBER.match(passage.text)
        if match and (passage.kind is not PassageKind.PARAGRAPH or len(passage.text) <= 140):
            found.setdefault(match["kind"].casefold(), set()).add(int(match["number"]))
    return found


def _heading_numbers(subject: Subject) -> set[str]:
    """The numbers of numbered headings, empty where fewer than three are numbered."""
    headings = [chapter.title for chapter in subject.document.chapters]
    headings += [passage.text for passage in subject.passages if passage.kind is PassageKind.HEADING]
    found = {match["number"] for heading in headings if (match := _HEADING_NUMBER.match(heading))}
    return found if len(found) >= 3 else set()


def _quoted(passage: Passage, titles: set[str]) -> Iterator[Finding]:
    for match in _QUOTED.finditer(passage.text):
        title = _plain(match["title"])
        if not title or title in titles or _ELSEWHERE.match(passage.text[match.end() : match.end() + 80]):
            continue
        if any(title in one or (10 * len(one) > 7 * len(title) and one in title) for one in titles):
            continue
        yield _says(
            passage.at(match.start("title"), match.end("title")),
            match[0],
            Words(
                f"Det finns ingen rubrik som heter ”{match['title']}” i rapporten.",
                f"There is no heading called “{match['title']}” in the report.",
            ),
            Evidence(match["title"], Words("rubriken som texten hänvisar till", "the heading that the text refers to")),
        )


def _numbered(passage: Passage, listed: dict[str, set[int]], numbers: set[str]) -> Iterator[Finding]:
    for match in _NUMBERED.finditer(passage.text):
        kind, number = match["kind"].casefold(), match["number"]
        before, after = passage.text[: match.start()], passage.text[match.end() : match.end() + 80]
        if not before.strip() or _ELSEWHERE.match(after):
            continue
        if kind in ("avsnitt", "kapitel"):
            is_there = not numbers or number in numbers or any(one.startswith(f"{number}.") for one in numbers)
            there = ", ".join(sorted(numbers)[:12])
        else:
            own = listed.get(kind, set())
            is_there = not own or "." in number or int(number) in own
            there = ", ".join(str(one) for one in sorted(own)[:12])
        if not is_there:
            yield _says(
                passage.at(match.start(), match.end()),
                match[0],
                Words(
                    f"{match[0].capitalize()} finns inte i rapporten.",
                    f"{match[0].capitalize()} does not exist in the report.",
                ),
                Evidence(short(there), Words(f"de nummer som finns ({kind})", f"the numbers that exist ({kind})")),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-broken-reference",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Hänvisningen leder ingenstans", "The reference leads nowhere"),
        explanation=Words(
            "När avsnitt döps om och tabeller och bilagor tas bort blir hänvisningarna till dem kvar i texten. Regeln letar efter rubriken, numret eller "
            "bilagan i rapporten.",
            "When sections are renamed and tables and appendices are removed, references to them stay in the text. The rule looks for the heading, "
            "the number or the appendix in the report.",
        ),
        example=Words(
            "”Åtgärderna redovisas i bilaga 4” i en rapport med tre bilagor.",
            "“Åtgärderna redovisas i bilaga 4” in a report with three appendices.",
        ),
        fix=_FIX,
        whole=_check,
    ),
)
