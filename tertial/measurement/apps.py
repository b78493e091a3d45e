"""The room as a Django app."""

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Observed values of indicators."""

    name = "tertial.measurement"
    verbose_name = "Mätning"

    def ready(self) -> None:
        """Hear when targets and definitions change."""
        from tertial.measurement.consequences import settle
        from tertial.steering.listeners import listen

        listen(settle)
