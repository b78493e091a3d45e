"""Turn a `TertialError` into a page with a sentence and the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import Conflict, Forbidden, NotFound, TertialError

_STATUS = {NotFound: 404, Forbidden: 403, Conflict: 409}


class ErrorPages:
    """Answer every error that a user can put right with a page that says what happened and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; only what views raise is of interest here."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises. Who is not logged in is asked to, instead of being refused."""
        if not isinstance(exception, TertialError):
            return None
        if isinstance(exception, Forbidden) and request.user.is_anonymous and request.method == "GET":
            return redirect_to_login(request.get_full_path())
        status = next((code for kind, code in _STATUS.items() if isinstance(exception, kind)), 400)
        context = {"error": exception, "status": status, "faults": getattr(exception, "faults", ())}
        return render(request, "error.html", context, status=status)
