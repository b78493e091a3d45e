"""Run the compiler in a process of its own and turn its failures into sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from tertial.reports.renderers.pdf.faults import PdfFailed

_HERE = Path(__file__).parent
_PDF_START = b"%PDF-"
_LONGEST_SECONDS = 120  # a report takes a third of a second; a thousand pages some ten


@cache
def fonts_folder() -> Path:
    """The folder with the Source Sans files; raises `PdfFailed` when the installation lacks them."""
    try:
        folder = Path(str(files("font_source_sans_pro"))) / "files"
    except ModuleNotFoundError as error:
        raise PdfFailed("Typsnittet Source Sans saknas i installationen. Installera Tertial på nytt.") from error
    if not (folder / "SourceSansPro-Regular.ttf").is_file():
        raise PdfFailed(
            "Typsnittet Source Sans saknas i installationen. Installera Tertial på nytt.", detail=str(folder)
        )
    return folder


@contextmanager
def compiler(dated: date) -> Iterator[Callable[[bytes], bytes]]:
    """A compiler that gets ready while the report's data are written; call it with them, once, for the PDF.

    The PDF is dated at midnight UTC of the day that the report carries. Raises `PdfFailed` when there will be none.
    """
    timestamp = int(datetime(dated.year, dated.month, dated.day, tzinfo=UTC).timestamp())
    # By path and isolated (-I): `-m` would import the whole package first, which takes longer than Typst's own start.
    command = [
        sys.executable,
        "-I",
        str(_HERE / "compile.py"),
        str(_HERE / "templates"),
        str(fonts_folder()),
        str(timestamp),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise PdfFailed("PDF-programmet kunde inte startas.", detail=str(error)) from error

    def finish(data: bytes) -> bytes:
        try:
            pdf, complaint = process.communicate(data, timeout=_LONGEST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise PdfFailed(
                f"PDF-programmet blev inte klart på {_LONGEST_SECONDS} sekunder. Dela dokumentet."
            ) from error
        if process.returncode == 0 and pdf.startswith(_PDF_START):
            return pdf
        raise _failure(process.returncode, complaint.decode(errors="replace"))

    with process:
        try:
            yield finish
        finally:
            if process.poll() is None:  # it took too long, or the data could not be written
                process.kill()


def _failure(code: int, stderr: str) -> PdfFailed:
    if code < 0:
        return PdfFailed(
            "PDF-programmet avbröts innan dokumentet var klart, troligen för att minnet tog slut. Försök igen.",
            detail=f"signal {-code}\n{stderr}",
        )
    try:
        answer = json.loads(stderr)
        message = str(answer["message"])
        detail = "\n".join([message, *answer["hints"], *answer["trace"]])
    except (ValueError, KeyError, TypeError):
        message, detail = "", stderr
    if "could not be displayed" in message:
        return PdfFailed("Dokumentet har ett tecken som inget typsnitt kan visa. Ta bort tecknet.", detail=detail)
    return PdfFailed(
        "Dokumentet kunde inte göras till PDF. Felet är vårt: skicka detaljerna till supporten.", detail=detail
    )
