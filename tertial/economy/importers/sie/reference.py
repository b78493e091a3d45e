"""The obvious way to read: every line through the lexer, in order. Slow, and what the fast way must agree with."""

from __future__ import annotations

from tertial.economy.importers.sie.book import Book
from tertial.economy.importers.sie.checksum import Checksum
from tertial.economy.importers.sie.conclusion import Parsed, Prepared, conclude, whole
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.source import Source
from tertial.economy.importers.sie.tokens import lex, numbered


def parse(source: Source, profile: SieProfile, year: int | None = None) -> Parsed:
    """Read a whole file. `year` is the calendar year that the wanted financial year ends in."""
    checksum = Checksum(source.encoding.codec)
    book = Book(checksum)
    number, text = 1, ""
    for number, text in numbered(source.text):
        book.take(lex(number, text), text)
    whole(source, book, checksum, number, text)
    return conclude(source, book, Prepared.of(book, profile, year), profile)
