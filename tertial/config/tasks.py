"""Read the setting for long work: in a thread, at once, or where a named backend puts it."""

from __future__ import annotations

from typing import Any

_KNOWN = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "thread": "tertial.config.background.ThreadBackend",
}


def tasks(setting: str) -> dict[str, dict[str, Any]]:
    """Django's task settings for `thread`, `immediate` or the dotted path of a backend.

    Raises ValueError with a sentence for anything else.
    """
    if setting not in _KNOWN and "." not in setting:
        raise ValueError(f"TERTIAL_TASKS is {setting!r}; it must be thread, immediate or the dotted path of a backend")
    return {"default": {"BACKEND": _KNOWN.get(setting, setting)}}
