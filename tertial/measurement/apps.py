"""The room as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MeasurementConfig(AppConfig):
    """Observed values of indicators."""

    name = "tertial.measurement"
    verbose_name = "Mätning"

    def ready(self) -> None:
        """Hear when targets and definitions change, and when there is a new occasion to stand at."""
        from tertial.cycle import listeners as occasions
        from tertial.measurement.consequences import settle, settle_at
        from tertial.measurement.upgrading import settle_what_was_there
        from tertial.steering import listeners as indicators

        indicators.listen(settle)
        occasions.listen(settle_at)
        post_migrate.connect(settle_what_was_there, sender=self)
