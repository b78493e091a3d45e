"""Make a document of what was read: chapters, headings, tables with their captions, and where everything stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tertial.common.periods import Period
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Chapter, Heading, List, Paragraph
from tertial.document.document import Document, Meta
from tertial.document.inline import Content, StatusMark, plain
from tertial.review.foreign.cells import state_words, status_of
from tertial.review.foreign.parts import HeadingPart, ItemPart, ParagraphPart, Part, Span, TablePart

Origins = dict[tuple[str, int, str], str]
_COMMITTEE = re.compile(r"(?=[A-ZÅÄÖ])(?:[\w-]+[ ,-]+){0,5}[\w-]*(?:[Nn]ämnd(?:en)?|[Ss]tyrelsen?)")
_MUNICIPALITY = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)?s?) kommun(?:s|en|ens)?\b")


@dataclass(slots=True)
class _Chapter:
    title: str
    blocks: list[Block] = field(default_factory=list)
    spans: list[tuple[Span, dict[str, Span]]] = field(default_factory=list)


def document_of(parts: Iterable[Part], *, name: str, period: Period | None) -> tuple[Document, Origins]:
    """The document and its origins, as `reading.passages` wants them. `name` is the file's, used where there is no title."""
    listed = _captioned(_levelled(list(parts)))
    title = next((part.text for part in listed if isinstance(part, HeadingPart)), "") or name
    first = next((part for part in listed if isinstance(part, HeadingPart)), None)
    chapters: list[_Chapter] = []
    for part in listed:
        if isinstance(part, HeadingPart) and (part.level == 1 or part is first):
            if part is first and len(chapters) == 1:
                continue  # the title itself, under lines that stand above it
            chapters.append(_Chapter(part.text))
            continue
        if not chapters:
            chapters.append(_Chapter(title))
        _add(chapters[-1], part)
    names: set[str] = set()
    made, origins = [], Origins()
    for chapter in chapters:
        if not chapter.blocks and len(chapters) > 1 and chapter.title == title:
            continue  # the title of the report, with nothing under it
        identifier = slug(chapter.title, longest=60) or "kapitel"
        identifier = identifier if identifier not in names else f"{identifier}-{len(names) + 1}"
        names.add(identifier)
        made.append(Chapter(identifier, chapter.title, tuple(chapter.blocks)))
        for number, (span, rows) in enumerate(chapter.spans):
            origins[(identifier, number, "")] = span.words
            origins.update({(identifier, number, part): one.words for part, one in rows.items()})
    return Document(_meta(listed, title, period), tuple(made)), origins


def _add(chapter: _Chapter, part: Part) -> None:
    match part:
        case HeadingPart(level, text, span):
            status = status_of(text)
            if status is not None:  # a verdict that is set as a heading: "Uppnås delvis"
                chapter.blocks.append(Paragraph((StatusMark(status, text),)))
            else:
                chapter.blocks.append(
                    Heading(min(max(level, 2), 4), text, f"{slug(text, longest=60)}-{len(chapter.blocks)}")
                )
            chapter.spans.append((span, {}))
        case ParagraphPart(content, span):
            status = status_of(plain(content))
            chapter.blocks.append(
                Paragraph(content if status is None else (StatusMark(status, state_words(plain(content))),))
            )
            chapter.spans.append((span, {}))
        case ItemPart(content, span, ordered):
            last = chapter.blocks[-1] if chapter.blocks else None
            if isinstance(last, List) and last.ordered == ordered:
                before, rows = chapter.spans[-1]
                chapter.blocks[-1] = List((*last.items, content), ordered)
                rows[str(len(last.items))] = span
                chapter.spans[-1] = (before.to(span), rows)
            else:
                chapter.blocks.append(List((content,), ordered))
                chapter.spans.append((span, {"0": span}))
        case TablePart(table, span, rows):
            chapter.blocks.append(table)
            chapter.spans.append((span, rows))


def _levelled(parts: list[Part]) -> list[Part]:
    """Headings so that chapters are level 1: those under a title that stands over the whole report come up one step."""
    levels = [part.level for part in parts if isinstance(part, HeadingPart)]
    if not levels:
        return parts
    least = min(levels)
    shift = least - 1
    only_title = levels.count(least) == 1 and len(levels) > 1 and levels[0] == least
    made: list[Part] = []
    tops = 0
    for part in parts:
        if not isinstance(part, HeadingPart):
            made.append(part)
            continue
        level = part.level - shift
        tops += level == 1
        # The first top heading is the report's title when other headings of its own come right under it.
        under_title = tops == 1 and level > 1
        if under_title and (only_title or _opens(parts)):
            level -= 1
        made.append(HeadingPart(level, part.text, part.span))
    return made


def _opens(parts: list[Part]) -> bool:
    """Whether the document begins with its title: a heading, a few short lines, and then a heading of the next level."""
    seen = 0
    for place, part in enumerate(parts[:12]):
        if isinstance(part, HeadingPart):
            seen += 1
            if seen == 2:
                first = next(one for one in parts if isinstance(one, HeadingPart))
                return part.level > first.level and place <= 8
        elif isinstance(part, TablePart) or (isinstance(part, ParagraphPart) and len(plain(part.content)) > 200):
            return False
    return False


def _captioned(parts: list[Part]) -> list[Part]:
    """A short line right above a table, without a full stop, is the table's caption."""
    made: list[Part] = []
    for part in parts:
        if isinstance(part, TablePart) and not part.table.caption and made:
            above = made[-1]
            if isinstance(above, ParagraphPart) and _may_head(plain(above.content)):
                made.pop()
                part = _with_caption(part, above)
        made.append(part)
    return made


def _may_head(text: str) -> bool:
    words = text.strip()
    return 3 <= len(words) <= 160 and words[-1] not in ".:;,!?)" and words[0].isupper() and "\n" not in words


def _with_caption(part: TablePart, above: ParagraphPart) -> TablePart:
    from dataclasses import replace

    caption = " ".join(plain(above.content).split())
    return TablePart(
        replace(part.table, caption=caption),
        part.span if above.span.unit != part.span.unit else above.span.to(part.span),
        part.rows,
    )


def _meta(parts: list[Part], title: str, period: Period | None) -> Meta:
    head = [part.text if isinstance(part, HeadingPart) else _words(part) for part in parts[:40]]
    committee = next((line.strip() for line in head if len(line) < 80 and _COMMITTEE.fullmatch(line.strip())), "")
    named = Counter(match[1] for part in parts[:400] for match in _MUNICIPALITY.finditer(_words(part)))
    return Meta(
        title=title,
        subtitle="",
        municipality=f"{named.most_common(1)[0][0]} kommun" if named else "",
        committee=committee,
        committee_slug=slug(committee),
        occasion=period.words if period else "",
        occasion_slug=str(period) if period else "",
        dated=period.end if period else date.min,
        program_version="",
    )


def _words(part: Part) -> str:
    content: Content = part.content if isinstance(part, ParagraphPart | ItemPart) else ()
    return plain(content)
