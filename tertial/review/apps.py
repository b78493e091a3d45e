"""The review room as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Accepted findings, a municipality's limits, and how reviews have gone."""

    name = "tertial.review"
    verbose_name = "Granskning"
