"""Read the event log."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Event


def events_about(subject: models.Model, *, most: int = 50) -> list[Event]:
    """The latest events about a row, newest first."""
    return list(Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))[:most])
