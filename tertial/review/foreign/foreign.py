"""Read a DOCX, PDF or text file that was not made here, so that it can be reviewed. The file is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tertial.common.errors import Refused, TertialError
from tertial.common.periods import Period
from tertial.document.document import Document
from tertial.document.inline import plain
from tertial.review.foreign.building import Origins, document_of
from tertial.review.foreign.decoding import decoded
from tertial.review.foreign.lines import lines_of
from tertial.review.foreign.parts import HeadingPart, ItemPart, ParagraphPart, Part
from tertial.review.foreign.period import period_of
from tertial.review.foreign.text import parts_of
from tertial.review.subject import Settings, Subject, subject_of

LARGEST = 50_000_000
"""Bytes of a file that is read. A report of 200 pages with pictures is a tenth of it."""
LARGEST_TEXT = 5_000_000
_TEXT = frozenset({"", ".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".log"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A document from elsewhere. `period` is None where it does not say; `origins` tells where each block, item and row stands in the
    file, as `reading.passages` wants it; `unread` what could not be read, in words."""

    document: Document
    period: Period | None
    origins: Origins
    unread: tuple[str, ...] = ()

    def subject(self, settings: Settings | None = None) -> Subject:
        """The document ready for review."""
        return subject_of(
            self.document, period=self.period, settings=settings, origins=dict(self.origins), unread=self.unread
        )


def read(path: Path) -> Foreign:
    """Read a file; its beginning tells what it is. Raises `TertialError` for one that is no document, is too large, locked or broken."""
    if not path.exists():
        raise Refused(f"Filen {path} finns inte.")
    if not path.is_file():
        raise Refused(f"{path} är ingen fil.")
    if path.stat().st_size > LARGEST:
        raise Refused(
            f"Filen {path.name} är större än {LARGEST // 1_000_000} MB och läses inte. Dela den i mindre delar."
        )
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(content: bytes, name: str) -> Foreign:
    """Read a file's content. `name` is what it is called: shown in errors, and the title where the document has none."""
    if len(content) > LARGEST:
        raise Refused(f"Filen {name} är större än {LARGEST // 1_000_000} MB och läses inte. Dela den i mindre delar.")
    if not content.strip():
        raise TertialError("Filen är tom.", place=name)
    unread: list[str] = []
    try:
        parts = _parts(content, name, unread)
    except TertialError as error:
        raise error if error.place else type(error)(error.message, place=name) from error
    if not parts:
        raise TertialError(" ".join(("Ingen text gick att läsa ur filen.", *unread)), place=name)
    head = [words for part in parts[:80] if (words := _words(part))]
    period = period_of(head) or period_of([Path(name).stem.replace("_", " ")])
    document, origins = document_of(parts, name=Path(name).stem, period=period)
    return Foreign(document=document, period=period, origins=origins, unread=tuple(dict.fromkeys(unread)))


def _parts(content: bytes, name: str, unread: list[str]) -> list[Part]:
    suffix = Path(name).suffix.casefold()
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from tertial.review.foreign.pdf import parts_of_pdf

        return parts_of_pdf(content, unread)
    if content.startswith(b"PK\x03\x04") or suffix == ".docx":
        from tertial.review.foreign.word import parts_of_word

        return parts_of_word(content, unread)
    if suffix == ".pdf":
        raise TertialError("Filen är ingen PDF, eller så är den trasig: den börjar inte som en PDF.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TertialError(
            "Filen är i det gamla Word-formatet (.doc) eller låst med lösenord. Spara den som .docx utan lösenord."
        )
    if suffix not in _TEXT:
        raise Refused(f"Filer av slaget {suffix} läses inte. Spara den som DOCX, PDF eller text.")
    if len(content) > LARGEST_TEXT:
        raise Refused(f"Textfilen är större än {LARGEST_TEXT // 1_000_000} MB och läses inte. Dela den i mindre delar.")
    text, faults = decoded(content)
    unread.extend(faults)
    return parts_of(lines_of(text), unread)


def _words(part: Part) -> str:
    match part:
        case HeadingPart(text=text):
            return text
        case ParagraphPart(content=content) | ItemPart(content=content):
            return plain(content)
        case _:
            return ""
