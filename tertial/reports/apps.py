"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports: texts, building, freezing."""

    name = "tertial.reports"
    verbose_name = "Rapporter"
