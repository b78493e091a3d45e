"""Read a PDF: by its tags where it has them, else by the places of the words on each page. Pictures of pages can't be read."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import DependencyError

from tertial.common.errors import Refused, TertialError
from tertial.review.foreign.lines import Line
from tertial.review.foreign.parts import Part, Span
from tertial.review.foreign.pdf_tags import parts_of_tags
from tertial.review.foreign.text import parts_of

_MOST_PAGES = 1_500
_BROKEN = "PDF-filen är trasig eller inte hel. Öppna den i en PDF-läsare och spara den på nytt."
# pypdf tells of every oddity in a file; what a reader of the review needs is said in `unread`.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def parts_of_pdf(content: bytes, unread: list[str]) -> list[Part]:
    """The parts of a PDF. Raises `TertialError` for one that is locked, broken or only pictures, `Refused` for too many pages."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("PDF-filen är låst med lösenord. Spara den utan lösenord.")
        pages = len(reader.pages)
    except TertialError:
        raise
    except DependencyError as error:
        raise Refused("PDF-filen är låst på ett sätt som inte går att läsa. Spara den utan lås.") from error
    except RecursionError as error:
        raise TertialError(_BROKEN) from error
    except Exception as error:  # a broken file makes pypdf stumble in any way
        raise TertialError(_BROKEN) from error
    if pages == 0:
        raise TertialError("PDF-filen har inga sidor.")
    if pages > _MOST_PAGES:
        raise Refused(f"PDF-filen har {pages} sidor; högst {_MOST_PAGES} läses. Dela den i mindre delar.")
    told: list[str] = []
    parts = parts_of_tags(reader, told)
    if parts is not None:
        unread.extend(told)
        return parts
    return parts_of(_lines(reader, unread), unread)


def _lines(reader: PdfReader, unread: list[str]) -> list[Line]:
    """The lines of every page as they stand, with spaces between what stands apart."""
    lines: list[Line] = []
    empty: list[int] = []
    broken: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        try:
            text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
        except Exception:  # noqa: BLE001 - a broken page makes pypdf stumble in any way; the page is told of
            text = None
        if text is None:
            broken.append(number)
            continue
        if not text.strip():
            empty.append(number)
            continue
        for order, line in enumerate(_dedented(text.replace("\x00", "").split("\n"))):
            lines.append(Line(Span("sida", number, number), line.rstrip(), number, order == 0))
    if len(empty) + len(broken) == len(reader.pages):
        raise TertialError(
            "PDF-filen har ingen text: sidorna är troligen inskannade bilder. Kör textigenkänning (OCR) på den först."
            if empty
            else _BROKEN
        )
    if empty:
        unread.append(f"Sidor utan läsbar text: {_listed(empty)}.")
    if broken:
        unread.append(f"Sidor som är trasiga: {_listed(broken)}.")
    return lines


def _dedented(lines: list[str]) -> list[str]:
    """The lines without the page's left margin."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[margin:] for line in lines]


def _listed(pages: list[int]) -> str:
    shown = ", ".join(str(page) for page in pages[:15])
    return f"{shown} med flera" if len(pages) > 15 else shown
