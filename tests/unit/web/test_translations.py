"""Every text on screen has an English translation that holds the same names and marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.utils import translation

from tertial.web import translations
from tertial.web.translations import compile_translations
from tools.messages import CATALOGUE, catalogue, texts

TEXTS = sorted({text for _file, _line, text in texts()}, key=str)
NAMES = re.compile(r"%\(\w+\)[sd]|\*\*|\[\^|##")


def forms(message: Message) -> list[tuple[str, str]]:
    """The Swedish and English form, for one and for several."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(swedish, str(english)) for swedish, english in zip(message.id, message.string or (), strict=True)]


def ending(text: str) -> str:
    """The sign that a text ends with; empty when it ends with a letter."""
    return text[-1:] if text[-1:] in ".:!? " else ""


def test_the_texts_are_found() -> None:
    assert "Översikt" in TEXTS
    assert ("%(n)d mål är inte bedömt", "%(n)d mål är inte bedömda") in TEXTS
    assert "Controller" in TEXTS, "other rooms' texts too"


def test_every_text_has_an_english_translation() -> None:
    known = catalogue()
    lacking = []
    for text in TEXTS:
        message = known.get(text if isinstance(text, str) else list(text))
        if message is None or not all(english for _swedish, english in forms(message)):
            lacking.append(text)
    assert lacking == [], "write them in the catalogue: `python -m tools.messages` lists them"


def test_no_translation_is_left_over() -> None:
    known = {message.id for message in catalogue() if message.id}
    assert known - set(TEXTS) == set()


def test_translations_name_the_same_things() -> None:
    wrong = [
        swedish
        for message in catalogue()
        if message.id
        for swedish, english in forms(message)
        if sorted(NAMES.findall(swedish)) != sorted(NAMES.findall(english))
    ]
    assert wrong == []


def test_translations_begin_and_end_as_the_texts_do() -> None:
    """A colon, a full stop or a space that is lost shows on the page."""
    wrong = [
        swedish
        for message in catalogue()
        if message.id
        for swedish, english in forms(message)
        if ending(swedish) != ending(english)
    ]
    assert wrong == []


def test_compiling_writes_what_is_missing_or_old_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    assert compile_translations() == [folder / "django.mo"]
    assert compile_translations() == []
    (folder / "django.mo").unlink()
    assert compile_translations() == [folder / "django.mo"]


@pytest.mark.parametrize(("language", "wanted"), [("sv", "Översikt"), ("en", "Overview")])
def test_the_pages_speak_both_languages(language: str, wanted: str) -> None:
    with translation.override(language):
        assert translation.gettext("Översikt") == wanted
