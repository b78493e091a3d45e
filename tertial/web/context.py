"""What every page's frame needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Names for the frame around every page."""
    return {"demo_mode": settings.TERTIAL_DEMO}
