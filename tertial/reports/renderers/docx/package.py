"""The file itself: parts, their relationships, properties, and a zip with fixed times."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as OpcPackage

from tertial.document.document import Meta
from tertial.reports.renderers.docx.fonts import embedded_fonts, font_table
from tertial.reports.renderers.wording import printable

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold; the time of writing is not part of a document
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_LONGEST_PROPERTY = 255


class Package:
    """A Word file being put together around its body."""

    def __init__(self, body: bytes) -> None:
        self._package = OpcPackage()
        self._body = self._part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, body)
        self._package.relate_to(self._body, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def _part(self, name: str, content_type: str, blob: bytes) -> Part:
        return Part(PackURI(name), content_type, blob, self._package)

    def add(self, name: str, blob: bytes, *, relationship: str = "") -> None:
        """Add a part of the body by its name in Word (`styles`, `footnotes`); `relationship` if the body refers to it."""
        part = self._part(f"/word/{name}.xml", getattr(CONTENT_TYPE, f"WML_{name.upper()}"), blob)
        self._relate(part, getattr(RELATIONSHIP_TYPE, name.upper()), relationship)

    def add_picture(self, number: int, blob: bytes, *, relationship: str) -> None:
        """Add a PNG that the body refers to."""
        part = self._part(f"/word/media/chart{number}.png", CONTENT_TYPE.PNG, blob)
        self._relate(part, RELATIONSHIP_TYPE.IMAGE, relationship)

    def add_fonts(self) -> None:
        """Add the font table and the faces it embeds."""
        table = self._part("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, font_table())
        self._relate(table, RELATIONSHIP_TYPE.FONT_TABLE)
        for number, font in enumerate(embedded_fonts(), 1):
            face = self._part(f"/word/fonts/font{number}.odttf", _FONT_TYPE, font.blob)
            table.load_rel(_FONT_RELATIONSHIP, face, font.relationship)

    def _relate(self, part: Part, kind: str, name: str = "") -> None:
        if name:
            self._body.load_rel(kind, part, name)
        else:
            self._body.relate_to(part, kind)

    def describe(self, meta: Meta, language: str) -> None:
        """Fill in the file's properties. Created and modified are the document's date, for no clock is read."""
        properties = self._package.core_properties
        properties.title = _property(meta.title)
        properties.subject = _property(meta.subtitle)
        properties.author = properties.last_modified_by = _property(meta.committee)
        properties.category = _property(meta.occasion)
        properties.comments = _property(meta.notice)
        properties.content_status = "Beslutad" if meta.decision else "Utkast"
        properties.identifier = meta.fingerprint
        properties.language = language
        properties.version = _property(meta.program_version)
        properties.created = properties.modified = datetime.combine(meta.dated, time())

    def save(self) -> bytes:
        """The bytes of the file: the parts in order, without times."""
        written = BytesIO()
        self._package.save(written)
        result = BytesIO()
        with ZipFile(written) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                info = ZipInfo(name, date_time=_NO_TIME)
                info.compress_type = ZIP_DEFLATED
                target.writestr(info, source.read(name))
        return result.getvalue()


def _property(text: str) -> str:
    """A property's text; Word takes no more than 255 characters."""
    words = " ".join(printable(text).split())
    return words if len(words) <= _LONGEST_PROPERTY else words[: _LONGEST_PROPERTY - 1] + "…"
