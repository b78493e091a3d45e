"""Load the municipality, its units with their successors, and one invented person per role."""

from __future__ import annotations

from datetime import date

from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked
from tertial.organisation.actions import add_person, add_unit, found_municipality, give_role, succeed
from tertial.organisation.models import UnitKind


def load_organisation(progress: Progress) -> DemoData:
    """Found the municipality and build its tree; refused by the action when there is a municipality already."""
    (body,) = rows("municipality.csv")
    root, system = found_municipality(
        code=body["code"], name=body["name"], public_reading=body["public_reading"] == "1", notice=body["notice"]
    )
    data = DemoData(by=system, municipality=root.municipality, units={root.slug: root})
    found = rows("units.csv")
    for row in tracked("Organisation", found, progress):
        data.units[row["slug"]] = add_unit(
            parent=data.units[row["parent"]],
            kind=UnitKind(row["kind"]),
            slug=row["slug"],
            name=row["name"],
            short_name=row["short_name"],
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            by=system,
        )
    for row in found:
        if row["successors"]:
            successors = [data.units[slug] for slug in row["successors"].split()]
            succeed(unit=data.units[row["slug"]], successors=successors, by=system)
    for row in tracked("Personer", rows("people.csv"), progress):
        unit = data.units[row["unit"]]
        person = add_person(
            username=row["username"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            unit=unit,
            by=system,
        )
        give_role(person=person, role=row["role"], unit=unit, by=system)
    return data
