"""The room as a Django app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Municipality, units, people and their rights."""

    name = "tertial.organisation"
    verbose_name = "Organisation"
