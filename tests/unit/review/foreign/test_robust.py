"""Whatever is read, it ends in a document or in a sentence, and the file is as it was."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertial.common.errors import TertialError
from tertial.review.engine import review
from tertial.review.foreign import read, read_bytes
from tests.factories.foreign import read_text

_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_WORDS = st.sampled_from(
    ["Nämndmål", "Budget", "Avvikelse", "2023", "12", "3 456", "-7,5", "I.U.", "I.U.2", "87512", "\t", "  ", "   ", "<sup>2</sup>", "**fet**",
     "#", "##", "- ", "1.", "2 Källa", "\f", "|", "*", "_", "(", ")", "[^1]", "........ 4", "och", "för-", "sörjning", "Kvinnor", "SOF: 4,1",
     "&amp;", "$\\leq$", "\u00ad", "\x01", "\ud7ff", "Summa", "%", "\u2028", "Prognos helår", "a" * 200]
)  # fmt: skip
_LINES = st.lists(st.lists(_WORDS, max_size=8).map(" ".join), max_size=60).map("\n".join)


def _reads(content: bytes, name: str) -> None:
    try:
        found = read_bytes(content, name)
    except TertialError as error:
        assert str(error).endswith(".")  # noqa: PT017 - a sentence, whatever was wrong
        return
    found.subject()


@_SETTINGS
@given(_LINES)
def test_odd_texts(text: str) -> None:
    _reads(text.encode(), "a.txt")


@_SETTINGS
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    _reads(text.encode("utf-8", "replace"), "a.md")


@_SETTINGS
@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a"]))
def test_any_bytes(content: bytes, name: str) -> None:
    _reads(content, name)
    _reads(b"%PDF-1.7\n" + content, name)
    _reads(b"PK\x03\x04" + content, name)


@cache
def _word() -> bytes:
    document = docx.Document()
    document.add_heading("Bokslut 2022", 1)
    made = document.add_table(rows=2, cols=3)
    for row in made.rows:
        for cell in row.cells:
            cell.text = "12"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@_SETTINGS
@given(st.integers(min_value=0, max_value=60_000), st.binary(min_size=1, max_size=30))
def test_cut_and_scratched_word_files(place: int, scratch: bytes) -> None:
    whole = _word()
    at = place % len(whole)
    _reads(whole[:at], "a.docx")
    _reads(whole[:at] + scratch + whole[at + len(scratch) :], "a.docx")


def test_the_file_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text("Bokslut 2022\n\nVi har 12 skolor.\n", "utf-8")
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    review(read(file).subject())
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_a_file_that_is_not_there_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(TertialError, match="finns inte"):
        read(tmp_path / "borta.txt")
    with pytest.raises(TertialError, match="är ingen fil"):
        read(tmp_path)
    with pytest.raises(TertialError, match=r"slaget \.xlsx läses inte"):
        read_bytes(b"hej", "bok.xlsx")


def test_long_lines_and_many_marks_end() -> None:
    for piece in ("<sup>", "*", "**", "(", "12 ", "1 000 ", "a-", "I.U. ", "A: 1 ", "\t", "[x](", "$\\", "....", "| "):
        _reads((piece * 800).encode(), "a.txt")
        _reads(((piece * 20 + "\n") * 60).encode(), "a.txt")


def test_two_tables_with_nothing_in_them() -> None:
    assert read_text("a\tb\n\t\n\t\n\nrad\n").document.chapters
