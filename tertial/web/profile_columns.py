"""Which column is what, as a form says it: one choice per column of a file, or one line of headings per thing where there is no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.months import month_of
from tertial.economy.importers.personal import tells_of_people
from tertial.economy.importers.profiles import EVERY_MONTH, OTHER_COLUMNS, WORDS, Column, Profile
from tertial.economy.ledger.schema import PART_NAMES
from tertial.economy.uploads.sample import FileColumn, Sample

ROLES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Kodsträngen"), (*PART_NAMES, "code_string")),
    (_("Tid"), ("period", "date")),
    (_("Belopp"), ("amount", "debit", "credit", "side", "months")),
    (_("Verifikation"), ("series", "number", "text")),
)
"""What a column can be, in groups as they are shown."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of a file with what it is said to be; `personal`: its heading seems to tell of people."""

    column: FileColumn
    role: str
    personal: bool


def choices_of(columns: Sequence[FileColumn], roles: Mapping[int, str]) -> list[ColumnChoice]:
    """Each column with its role."""
    return [ColumnChoice(one, roles.get(one.place, ""), tells_of_people(one.heading)) for one in columns]


def laid(profile: Profile, sample: Sample) -> dict[int, str]:
    """What each column of a file is by a profile; empty where it does not fit the file."""
    from tertial.economy.importers.table.layout import lay_out

    # The text is wanted here though it is left out of the reading.
    try:
        layout = lay_out([cells for _, cells in sample.rows], profile)
    except TertialError:
        return {}
    found = {place: name for name, place in layout.columns.items()} | dict.fromkeys(layout.months.values(), "months")
    texts = [_plain(str(one)) for one in profile.text]
    for place, heading in enumerate(layout.headings):
        if place not in found and _plain(heading) in texts:
            found[place] = "text"
            break
    return found


def written_roles(post: QueryDict, columns: Sequence[FileColumn]) -> dict[int, str]:
    """What each column was said to be in a form that was sent; those that are not read left out."""
    found = {one.place: post.get(f"role-{one.place}", "") for one in columns}
    return {place: role for place, role in found.items() if role in WORDS}


def columns_of(
    roles: Mapping[int, str], columns: Sequence[FileColumn], *, base: Profile | None, sample: Sample, year: int | None
) -> dict[str, Any]:
    """The columns as a profile's settings, by heading where it is the only one of its name, else by position.

    What `base` calls the same column is kept, with the other headings that it knows. Raises `Refused` where two columns are one thing.
    """
    before = laid(base, sample) if base else {}
    by_role: dict[str, list[FileColumn]] = {}
    for one in columns:
        if role := roles.get(one.place):
            by_role.setdefault(role, []).append(one)
    settings: dict[str, Any] = {"codes": {}}
    for role, found in by_role.items():
        if role == "months":
            settings["months"] = _months(found, columns, year)
            continue
        if len(found) > 1:
            named = " och ".join(f"”{one.heading or one.place + 1}”" for one in found[:2])
            raise Refused(f"Två kolumner är {WORDS[role]}: {named}. Välj en av dem.")
        kept = _known(base, role) if before.get(found[0].place) == role else ()
        column = list(kept) or [_reference(found[0], columns)]
        if role in PART_NAMES:
            settings["codes"][role] = column
        else:
            settings[role] = column
    return settings


def fields_of(profile: Profile) -> dict[str, str]:
    """The headings that a profile knows of each thing, as they are written where there is no file."""
    found = profile.columns | {"months": profile.months}
    return {name: "; ".join(_in_words(one) for one in found.get(name, ())) for name in WORDS}


def written_fields(post: QueryDict) -> dict[str, str]:
    """What stands in those fields in a form that was sent."""
    return {name: post.get(f"column-{name}", "") for name in WORDS}


def columns_in(fields: Mapping[str, str]) -> dict[str, Any]:
    """The columns as a profile's settings from what stands in the fields."""
    settings: dict[str, Any] = {"codes": {}}
    for name, text in fields.items():
        column = list(_references(text))
        if not column:
            continue
        if name in PART_NAMES:
            settings["codes"][name] = column
        else:
            settings[name] = column
    return settings


def field_groups(fields: Mapping[str, str]) -> list[tuple[str | Promise, list[tuple[str, str, str]]]]:
    """The fields in groups, each as its name, its word and what stands in it."""
    return [(title, [(name, WORDS[name], fields.get(name, "")) for name in names]) for title, names in ROLES]


def role_groups() -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """What a column can be, in groups, each as its name and its word."""
    return [(title, [(name, WORDS[name]) for name in names]) for title, names in ROLES]


def _known(base: Profile | None, role: str) -> Column:
    if base is None:
        return ()
    found: Column = base.codes.get(role, ()) if role in PART_NAMES else ()
    if role == "code_string":
        return base.code_string.column if base.code_string else ()
    return found or (getattr(base, role) if role in OTHER_COLUMNS else ())


def _reference(one: FileColumn, columns: Sequence[FileColumn]) -> str | int:
    same = [other for other in columns if _plain(other.heading) == _plain(one.heading)]
    return one.heading if one.heading and len(same) == 1 else one.place + 1


def _months(found: Sequence[FileColumn], columns: Sequence[FileColumn], year: int | None) -> list[str | int]:
    """All headings that are months, where those are what was chosen; else the columns in order from January."""
    are_months = [one.place for one in columns if one.heading and month_of(one.heading, year or 2000)]
    if [one.place for one in found] == are_months:
        return [EVERY_MONTH]
    return [_reference(one, columns) for one in found]


def _in_words(one: str | int) -> str:
    """A column in its field: a heading as it is, in quotation marks where it would be taken for a position."""
    return f'"{one}"' if isinstance(one, str) and one.strip().isdecimal() else str(one)


def _references(text: str) -> Iterable[str | int]:
    for piece in text.split(";"):
        plain = " ".join(piece.split())
        if plain.isascii() and plain.isdecimal() and len(plain) < 5:
            yield int(plain)
        elif plain:
            quoted = len(plain) > 2 and plain[0] == plain[-1] == '"'
            yield plain[1:-1] if quoted else plain


def _plain(heading: str) -> str:
    return " ".join(heading.split()).strip(".: ").casefold()
