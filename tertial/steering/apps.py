"""The room as a Django app."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """Goals, indicators, targets, assessments and assignments."""

    name = "tertial.steering"
    verbose_name = "Styrning"
