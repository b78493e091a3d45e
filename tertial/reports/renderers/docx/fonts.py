"""The typeface, embedded, so that the file looks the same on a computer that does not have it.

Source Sans is free to embed. Word keeps an embedded font as the file itself with its first 32 bytes masked by
a key that stands in the font table (ECMA-376 part 4, font embedding); the mask hides nothing, it is the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import font_source_sans_pro

from tertial.reports.renderers.docx.look import FONT
from tertial.reports.renderers.docx.xml import part

_FACES = {"Regular": "Regular", "Bold": "Bold", "Italic": "It", "BoldItalic": "BoldIt"}
_MASKED = 32


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One face: its role in the font table, key, and masked bytes."""

    role: str
    key: UUID
    blob: bytes

    @property
    def relationship(self) -> str:
        """The name by which the font table refers to the face."""
        return f"rId{list(_FACES).index(self.role) + 1}"


def masked(font: bytes, key: UUID) -> bytes:
    """The font with its first 32 bytes masked by the key, last byte of the key first."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ veil for byte, veil in zip(font[:_MASKED], mask, strict=True)) + font[_MASKED:]


@cache
def embedded_fonts() -> tuple[EmbeddedFont, ...]:
    """The four faces; the keys follow from their names, so that the same document gives the same bytes."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return tuple(
        EmbeddedFont(role, key, masked((folder / f"SourceSansPro-{face}.ttf").read_bytes(), key))
        for role, face in _FACES.items()
        for key in [uuid5(NAMESPACE_URL, f"tertial:font:{face}")]
    )


def font_table() -> bytes:
    """The font table: what the typeface is, what to use in its place, and where its faces are."""
    faces = "".join(
        f'<w:embed{font.role} r:id="{font.relationship}" w:fontKey="{{{str(font.key).upper()}}}"/>'
        for font in embedded_fonts()
    )
    return part(
        "fonts",
        f'<w:font w:name="{FONT}"><w:altName w:val="Calibri"/><w:panose1 w:val="020B0503030403020204"/>'
        f'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font>',
    )
