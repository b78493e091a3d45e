"""No character in a text stops a report: what the fonts lack is printed as � and named in the colophon."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import page
import pytest

from tertial.document.blocks import Chapter, Paragraph
from tertial.document.document import Document
from tertial.document.inline import Text
from tertial.reports.renderers.pdf import render
from tertial.reports.renderers.pdf.glyphs import COVERED, Glyphs, is_covered
from tests.factories.document_blocks import chart
from tests.factories.documents import example_meta
from tests.unit.reports.renderers.pdf_tags import words


def _document(*texts: Text) -> Document:
    return Document(example_meta(), (Chapter("k", "Kapitel", tuple(Paragraph((text,)) for text in texts)),))


def _covered() -> str:
    found = []
    for part in COVERED.split():
        first, _, last = part.partition("-")
        found += [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]
    return "".join(char for char in found if is_covered(char))


def test_every_character_that_counts_as_covered_can_be_set_in_every_style(tmp_path: Path) -> None:
    characters = _covered()
    assert len(characters) > 4000
    styles = [(False, False), (True, False), (False, True), (True, True)]
    lines = [" ".join(characters[at : at + 50]) for at in range(0, len(characters), 50)]
    file = tmp_path / "tecken.pdf"
    file.write_bytes(
        render(_document(*(Text(line, strong, emphasis) for strong, emphasis in styles for line in lines)))
    )
    assert page.validate_pdf(str(file), profile="ua1").is_compliant


@pytest.mark.parametrize("sign", list("åäöÅÄÖéü≤≥−–§●◐○◌✓▲▼€½²→…”’№‰"))
def test_signs_of_swedish_reports_are_covered(sign: str) -> None:
    glyphs = Glyphs()
    assert glyphs.fit(sign) == sign
    assert glyphs.statement == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u0308", "ä"),  # composed
        ("rad\r\nbruten\toch", "rad  bruten och"),  # white space
        ("x\u200d\u200by\u202e\ufe0f", "xy"),  # joiners and direction marks
        ("mjukt\u00adbinde", "mjukt\u00adbinde"),
        ("bra 👍🏽!", "bra �!"),  # a skin tone goes with its thumb
        ("你好", "��"),
        ("z\u0337", "z�"),  # a mark that composes with nothing
        ("\x00\x07\ud800", "�"),
    ],
)
def test_text_is_fitted_to_the_fonts(typed: str, printed: str) -> None:
    assert Glyphs().fit(typed) == printed


def test_what_was_replaced_is_named_once_in_order() -> None:
    glyphs = Glyphs()
    glyphs.fit("😀 你 😀")
    assert "U+1F600 grinning face, U+4F60 cjk unified ideograph-4f60." in glyphs.statement
    glyphs.fit("".join(chr(code) for code in range(0x4E00, 0x4E10)))
    assert glyphs.statement.endswith("och 6 till.")


def test_a_report_with_any_text_is_made_and_says_what_it_left_out(tmp_path: Path) -> None:
    typed = Text("Emoji 😀, arabiska مرحبا, hebreiska שלום, kinesiska 你好, staplat z̷a̸l̴g̵o, \ud800 och \x00.")
    made = render(_document(typed, Text("fet 👍", strong=True), Text("kursiv ✓", emphasis=True)))
    file = tmp_path / "tecken.pdf"
    file.write_bytes(made)
    assert page.validate_pdf(str(file), profile="2a").is_compliant
    printed = words(made)
    assert "Emoji �," in printed
    assert "Tecken som dokumentets typsnitt saknar är utbytta mot �: U+1F600 grinning face" in printed


def test_labels_in_a_chart_are_fitted_too() -> None:
    drawn = chart()
    odd = type(drawn)(
        drawn.id,
        drawn.title,
        drawn.specification.replace("Nämnden", "Nämnden 😀"),
        drawn.table,
        drawn.sentence,
    )
    printed = words(render(Document(example_meta(), (Chapter("k", "Kapitel", (odd,)),))))
    assert "Nämnden �" in printed


def test_composed_forms_are_what_is_judged() -> None:
    assert not is_covered(unicodedata.normalize("NFC", "\u2329"))
