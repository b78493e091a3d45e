"""A file that was sent, shown, and waits for somebody to take it in or throw it away. One for each visitor and purpose."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.web.upload_limit import too_large

_WAITING = "plan_file"
_KEPT = 24 * 3600
"""Seconds that a file waits for somebody to decide; then the next one sweeps it away."""
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")


def keep(request: HttpRequest, purpose: str, *, suffixes: Sequence[str] = SUFFIXES) -> Path:
    """Put the file that came where it can wait, under a name of our own. Raises `Refused` where there is none to keep."""
    sent = request.FILES.get("file")
    if too_large(request):
        raise Refused(_("Filen är för stor. Dela upp den i flera filer."))
    if not isinstance(sent, UploadedFile):
        raise Refused(_("Välj en fil."))
    suffix = Path(sent.name or "").suffix.lower()
    if suffix not in suffixes:
        raise Refused(
            _("”%(name)s” är ingen arbetsbok. Spara den som XLSX eller CSV och försök igen.") % {"name": sent.name}
        )
    drop(request)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - _KEPT:
            old.unlink(missing_ok=True)
    file = folder / f"{secrets.token_hex(12)}{suffix}"
    with file.open("wb") as target:
        for piece in sent.chunks():
            target.write(piece)
    request.session[_WAITING] = {"file": file.name, "kind": purpose, "name": Path(sent.name or "").name[:120]}
    return file


def waiting(request: HttpRequest, purpose: str) -> Path:
    """The file that waits; raises `Refused` when there is none for this purpose any more."""
    told = request.session.get(_WAITING) or {}
    file = _folder() / str(told.get("file", ""))
    if not told or told.get("kind") != purpose or not file.is_file():
        raise Refused(_("Filen finns inte kvar. Välj den en gång till."))
    return file


def name_of(request: HttpRequest) -> str:
    """What the file that waits was called by whoever sent it; empty when none does."""
    return str(request.session.get(_WAITING, {}).get("name", ""))


def drop(request: HttpRequest) -> None:
    """Throw away the file that waits, if one does."""
    told = request.session.pop(_WAITING, None)
    if told:
        (_folder() / str(told["file"])).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA) / "plan-files"
