"""The room as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who changed what, when."""

    name = "tertial.audit"
    verbose_name = "Händelselogg"
