"""What can go wrong when a PDF is made, in words for the person who asked for it."""

from __future__ import annotations

from tertial.common.errors import TertialError


class PdfFailed(TertialError):
    """The PDF could not be made; `detail` has the typesetter's own words for whoever looks into it."""

    def __init__(self, message: str, *, detail: str = "", place: str = "") -> None:
        super().__init__(message, place=place)
        self.detail = detail
        if detail:
            self.add_note(detail)
