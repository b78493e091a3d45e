"""The Word file says what the PDF says: the same text in the same order."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tertial.cycle.queries import occasion
from tertial.document.blocks import Block, Chart
from tertial.document.document import Document, contents, note_numbers, tables_in
from tertial.document.inline import plain
from tertial.organisation.queries import committee
from tertial.reports.queries import document
from tertial.reports.renderers import docx, pdf
from tests.unit.reports.renderers.word_file import WordFile

OCCASIONS = ("2021-08", "2023-08")
_PAGE_FOOT = re.compile(r"^Sida \d+ av \d+$", re.MULTILINE)


@pytest.fixture(scope="module", params=OCCASIONS)
def report(request: pytest.FixtureRequest, demo: None) -> Document:
    return document(committee("arbetsmarknadsnamnden"), occasion(request.param))


def squashed(text: str) -> str:
    """The text without white space, hyphens that a line's end put in, and the marks of deficits."""
    return re.sub(r"\s|\u00ad|▼", "", text)


def pdf_text(data: bytes, head: str) -> str:
    """The PDF's text in the order of its content, without page heads and page feet."""
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    pages = [_PAGE_FOOT.sub("", page) for page in raw.split("\f")]
    # The head stands first on every page but the cover.
    return squashed("\n".join([pages[0], *(page.replace(head, "", 1) for page in pages[1:])]))


def with_marks(report: Document) -> dict[str, set[str]]:
    """Each line's text without marks of notes, as Word's is read, with the forms it has on paper, marks and all."""
    numbers = note_numbers(report)
    forms: dict[str, set[str]] = defaultdict(set)
    for block in blocks(report):
        for content in contents(block):
            marked = plain(content, numbers)
            forms[squashed(plain(content))].add(squashed(re.sub(r"\[(\d+)\]", r"\1", marked)))
    for note, number in numbers.items():  # a note that returns is printed again under its block
        forms[squashed(note)].add(squashed(f"{number}{note}"))
    return forms


def blocks(report: Document) -> Iterator[Block]:
    for chapter in report.chapters:
        yield from chapter.blocks


def test_every_line_of_the_word_file_stands_in_the_pdf_in_the_same_order_and_nothing_else_does(
    report: Document,
) -> None:
    word = WordFile(docx.render(report))
    text = pdf_text(pdf.render(report), f"{report.meta.committee} · {report.meta.title}")
    forms, numbers = with_marks(report), note_numbers(report)
    notes = {squashed(f"{number}{note}") for note, number in numbers.items()}
    heads = {squashed("".join(column.label for column in table.columns)) for _, table in tables_in(report)}
    charts = {squashed(block.title) for block in blocks(report) if isinstance(block, Chart)}

    place, last, style, missing, extra = 0, "", "", [], []
    for paragraph in word.lines():
        line = squashed(paragraph.text)
        places = [(at, form) for form in forms.get(line, {line}) if (at := text.find(form, place)) >= 0]
        if not places:
            missing.append(line)
            continue
        found, form = min(places, key=lambda one: (one[0], -len(one[1])))
        # A chart's own labels are a picture: its numbers stand in the table below it. Word itself fills in the
        # page numbers of the contents.
        between = text[place:found]
        if between and last not in charts and not (style.startswith("TOC") and between.isdigit()):
            extra.append(between)
        place, last, style = found + len(form), line, paragraph.style
    assert missing == []
    assert [rest for gap in extra if (rest := without(gap, notes | heads | {"•"}))] == []
    assert {squashed(note) for note in word.footnotes()} == {squashed(note) for note in numbers}


def without(gap: str, allowed: set[str]) -> str:
    """What is left of the text between two lines when notes, repeated heading rows and bullets are taken away."""
    for piece in sorted(allowed, key=len, reverse=True):
        gap = gap.replace(piece, "")
    return gap
