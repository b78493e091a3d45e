"""The room as a Django app."""

from django.apps import AppConfig

from tertial.web.translations import compile_translations


class WebConfig(AppConfig):
    """The pages."""

    name = "tertial.web"
    verbose_name = "Webb"

    def ready(self) -> None:
        """Make the translations ready before the first page asks for them."""
        compile_translations()
