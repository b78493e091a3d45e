"""The committee whose measures are meant: the one that is named, else the only one there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tertial.common.errors import NotFound

if TYPE_CHECKING:
    from tertial.organisation.models import Unit

committee_option = click.option(
    "--committee", metavar="NÄMND", default="", help="Nämnden; behövs bara om det finns flera."
)


def chosen_committee(slug: str) -> Unit:
    """The committee. Raises `NotFound` naming those that exist, where it has to be said which."""
    from tertial.organisation.queries import committee, committees

    if slug:
        return committee(slug)
    everyone = committees()
    if len(everyone) != 1:
        raise NotFound("Nämnden", "", [one.slug for one in everyone])
    return everyone[0]
