"""The room as a Django app."""

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Observed values of indicators."""

    name = "tertial.measurement"
    verbose_name = "Mätning"

    def ready(self) -> None:
        """Hear when targets and definitions change, and when there is a new occasion to stand at."""
        from tertial.cycle import listeners as occasions
        from tertial.measurement.consequences import settle, settle_at
        from tertial.steering import listeners as indicators

        indicators.listen(settle)
        occasions.listen(settle_at)
