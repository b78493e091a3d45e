"""The room as a Django app."""

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Observed values of indicators."""

    name = "tertial.measurement"
    verbose_name = "Mätning"
