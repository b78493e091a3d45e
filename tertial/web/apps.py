"""The room as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "tertial.web"
    verbose_name = "Webb"
