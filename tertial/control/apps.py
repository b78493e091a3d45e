"""The room as a Django app."""

from django.apps import AppConfig


class ControlConfig(AppConfig):
    """Internal control: control points and their results."""

    name = "tertial.control"
    verbose_name = "Internkontroll"
