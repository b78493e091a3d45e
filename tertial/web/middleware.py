"""Turn a `TertialError` into a page with a sentence and the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import Conflict, Forbidden, NotFound, TertialError

_STATUS = {NotFound: 404, Forbidden: 403, Conflict: 409}


class ErrorPages:
    """Answer every error that a user can put right with a page that says what happened and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises."""
        if not isinstance(exception, TertialError):
            return None
        status = next((code for kind, code in _STATUS.items() if isinstance(exception, kind)), 400)
        return render(request, "error.html", {"error": exception, "status": status}, status=status)
