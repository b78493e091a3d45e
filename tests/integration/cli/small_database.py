"""Set up a small database for commands that run in processes of their own: `python -m … `, TERTIAL_DATABASE set."""

from __future__ import annotations

import os

import django


def main() -> None:
    """Migrate, and open the report of a committee with something in every room."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
    django.setup()
    from django.core.management import call_command

    from tests.factories.reports import a_place, a_report

    call_command("migrate", verbosity=0)
    a_report(a_place())


if __name__ == "__main__":
    main()
