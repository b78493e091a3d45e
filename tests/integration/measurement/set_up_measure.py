"""Set up a database with one measure, for commands that run in processes of their own: `python -m …`, TERTIAL_DATABASE set."""

from __future__ import annotations

import os

import django


def main() -> None:
    """Migrate, and declare a measure of a committee."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.factories.measures import a_measure
    from tests.factories.reports import a_place

    a_measure(committee=a_place().committee)


if __name__ == "__main__":
    main()
