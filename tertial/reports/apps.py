"""The room as a Django app."""

from django.apps import AppConfig
from django.conf import settings


class ReportsConfig(AppConfig):
    """Reports: texts, building, freezing."""

    name = "tertial.reports"
    verbose_name = "Rapporter"

    def ready(self) -> None:
        """Let drawn charts be kept in the data folder."""
        from tertial.reports.charts import kept

        kept.use(settings.DATA / "charts")
