"""The room as a Django app."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from tertial.web.translations import compile_translations


class WebConfig(AppConfig):
    """The pages."""

    name = "tertial.web"
    verbose_name = "Webb"

    def ready(self) -> None:
        """Make the translations ready, and the folder that WhiteNoise would warn about if it were missing."""
        compile_translations()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
