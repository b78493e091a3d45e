"""Texts in SQL. No heading, file name or word of a user reaches SQL but through `literal` or `pattern`."""

from __future__ import annotations

import re


def literal(text: str) -> str:
    """The text as an SQL string, whatever it holds. NUL can't stand in one and is refused as a programming error."""
    if "\0" in text:
        raise ValueError("NUL in a text for SQL")
    return "'" + text.replace("'", "''") + "'"


def exactly(text: str) -> str:
    """A pattern that matches just this text, for DuckDB's regular expressions and Python's alike."""
    return re.sub(r"([^\w\s])", r"\\\1", text)


def pattern(expression: str) -> str:
    """A regular expression as an SQL string."""
    return literal(expression)


def cell(index: int) -> str:
    """The name that a column of the source has in SQL: its place, never its heading."""
    return f"c{index}"
