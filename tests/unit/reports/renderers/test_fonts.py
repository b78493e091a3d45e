"""The page's own fonts: unchanged tables, whole in a packed file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import font_source_sans_pro
from fontTools.ttLib import TTFont

from tertial.reports.renderers.html.fonts import font_faces, woff


def test_a_packed_font_is_the_same_font() -> None:
    original = (Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-It.ttf").read_bytes()
    packed = woff(original)
    assert len(packed) < 0.6 * len(original)
    before, after = TTFont(BytesIO(original)), TTFont(BytesIO(packed))
    assert after.flavor == "woff"
    tags = list(before.reader.keys())
    assert [after.reader[tag] for tag in tags] == [before.reader[tag] for tag in tags]


def test_the_three_faces_that_the_page_uses() -> None:
    assert font_faces().count("@font-face") == 3
