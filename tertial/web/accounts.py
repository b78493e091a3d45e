"""Local login: people are added by an administrator, nobody signs up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignup(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
