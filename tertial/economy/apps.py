"""The room as a Django app."""

from django.apps import AppConfig


class EconomyConfig(AppConfig):
    """Operating lines, amounts, frame and investments."""

    name = "tertial.economy"
    verbose_name = "Ekonomi"
