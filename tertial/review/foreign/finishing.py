"""Make parts of runs of text and raw tables: pieces joined, sentences that a page broke put together, tables made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.markup import content_of, is_bold, is_italic, plain_of
from tertial.review.foreign.parts import HeadingPart, ItemPart, ParagraphPart, Part, RawTable, Span
from tertial.review.foreign.tables import homes_of, table_part

_FINISHED = re.compile(r"[.!?:;…][”\"')\]]*(?:<sup>\d+</sup>)?$")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Raw:
    """A run of text on its way: what it is, its lines as text, where they stand."""

    kind: str
    pieces: list[str]
    span: Span
    level: int = 0


def finished(
    found: list[Raw | RawTable], words: Words, notes: Mapping[str, str], used: set[str], unread: list[str]
) -> list[Part]:
    """The parts: pieces joined, sentences that a page broke put together, tables made, notes that no mark of `used` refers to told last."""
    parts: list[Part] = []
    tables = 0
    mended = _mended(found)
    homes = homes_of(one for one in mended if isinstance(one, RawTable))
    for place, one in enumerate(mended):
        if isinstance(one, RawTable):
            tables += 1
            part = table_part(one, tables, notes, homes, unread)
            if part is not None:
                parts.append(part)
            continue
        text = words.joined(one.pieces)
        match one.kind:
            case "heading" | "guessed" if one.kind == "heading" or not _heads_table(mended, place):
                if title := plain_of(text):
                    parts.append(HeadingPart(one.level, title, one.span))
            case "paragraph" if _is_set_as_heading(text) and not _heads_table(mended, place):
                parts.append(HeadingPart(4, plain_of(text), one.span))
            case "paragraph" | "guessed":
                if content := content_of(text, notes):
                    parts.append(ParagraphPart(content, one.span))
            case _:
                if content := content_of(text, notes):
                    parts.append(ItemPart(content, one.span, one.kind == "numbered"))
    for number in notes:
        if number not in used and parts:
            parts.append(
                ParagraphPart(content_of(f"{number.translate(_SUPERSCRIPT)} {notes[number]}", {}), parts[-1].span)
            )
    return parts


def _heads_table(found: list[Raw | RawTable], place: int) -> bool:
    return place + 1 < len(found) and isinstance(found[place + 1], RawTable)


def _is_set_as_heading(raw: str) -> bool:
    """Whether a paragraph is a heading by its look: short, wholly bold or emphasised, and no sentence."""
    words = plain_of(raw)
    return (is_bold(raw) or is_italic(raw)) and 3 <= len(words) <= 110 and not _FINISHED.search(words)


def _mended(found: list[Raw | RawTable]) -> list[Raw | RawTable]:
    """A run that ends within a sentence goes on with the next run when that begins with a small letter."""
    made: list[Raw | RawTable] = []
    for one in found:
        last = made[-1] if made else None
        if (
            isinstance(one, Raw)
            and isinstance(last, Raw)
            and one.kind == "paragraph"
            and last.kind not in ("heading", "guessed")
            and one.pieces[0][:1].islower()
            and not _FINISHED.search(last.pieces[-1])
            and len(plain_of(last.pieces[-1])) > 25
        ):
            last.pieces.extend(one.pieces)
            last.span = last.span.to(one.span)
            continue
        made.append(one)
    return made
