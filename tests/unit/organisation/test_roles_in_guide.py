"""The guide's table of permissions is what the roles really are."""

from __future__ import annotations

import re
from pathlib import Path

from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "delarsrapport.md"


def test_every_permission_stands_in_the_guide_with_the_roles_that_have_it() -> None:
    rows = dict(re.findall(r"^\| `([a-z.]+)` \|[^|]*\| ([^|]+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    everyone = [role for role in ROLES.values() if role.slug != "administrator"]
    for permission in Permission:
        names = {str(role.name).lower() for role in everyone if permission in role.permissions}
        told = set(rows.pop(permission.value).lower().split(", "))
        if permission is Permission.READ:
            assert told == {"alla"}
            assert len(names) == len(everyone)
        else:
            assert told == (names or {"administratör"})
    assert rows == {}
