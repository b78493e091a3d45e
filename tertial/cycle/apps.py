"""The room as a Django app."""

from django.apps import AppConfig


class CycleConfig(AppConfig):
    """Plan periods, occasions, decisions and what happened."""

    name = "tertial.cycle"
    verbose_name = "Tid och beslut"
