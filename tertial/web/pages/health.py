"""Whether the program answers and reaches its database, for whatever watches over it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from tertial import __version__


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok"}`, or 503 with what is wrong. One query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database", "version": __version__}, status=503)
    return JsonResponse({"status": "ok", "version": __version__})
