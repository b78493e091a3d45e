"""Profiles to and from JSON (and TOML, which holds the same), exactly: what can't be read is refused by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, cast

from tertial.common.errors import Refused
from tertial.economy.importers.profiles import CHOICES, OTHER_COLUMNS, CodeString, Column, Profile

FORMAT = "table"
"""What `format` says in the settings of a profile for CSV and XLSX."""

_COLUMNS = {*OTHER_COLUMNS, "months"}
_TEXTS = {"slug", "name", "description", "sheet", *CHOICES}
_SWITCHES = {"headings", "code_then_name", "credit_positive", "keep_text"}
_WHOLE = {"skip_rows", "year", "month"}
_WORD_LISTS = {"sum_words", "ignored_words", "personal", "keeps", "optional"}


def to_json(profile: Profile) -> dict[str, Any]:
    """The profile as JSON can hold it. A column with one name is that name, one with several a list."""
    plain: dict[str, Any] = {"format": FORMAT}
    for one in fields(profile):
        value = getattr(profile, one.name)
        default = one.default if one.default is not MISSING else {}
        if value != default:
            plain[one.name] = _plain(one.name, value)
    return plain


def from_json(settings: Mapping[str, Any]) -> Profile:
    """The profile that `to_json` gave. Raises `Refused` naming the setting that can't be read and what it may be."""
    if not isinstance(settings, Mapping):
        raise Refused(f"En profil är ett JSON-objekt med en inställning per namn, inte {settings!r:.60}.")
    if settings.get("format", FORMAT) != FORMAT:
        raise Refused(f"Profilen är för formatet {settings['format']!r:.40}, inte för CSV och XLSX.")
    known = {one.name for one in fields(Profile)}
    strange = sorted(str(name) for name in settings if name != "format" and name not in known)
    if strange:
        raise Refused(f"En profil har inget som heter ”{strange[0]:.60}”. Det som finns: {', '.join(sorted(known))}.")
    missing = [name for name in ("slug", "name") if name not in settings]
    if missing:
        raise Refused(f"Profilen saknar ”{missing[0]}”.")
    return Profile(**{name: _read(name, value) for name, value in settings.items() if name != "format"})


def _plain(name: str, value: Any) -> Any:
    if name in _COLUMNS:
        return _plain_column(value)
    if name == "codes":
        return {part: _plain_column(column) for part, column in value.items()}
    if isinstance(value, CodeString):
        cut = (
            {"separator": value.separator, "parts": list(value.parts)}
            if value.separator
            else {"positions": {part: list(ends) for part, ends in value.positions.items()}}
        )
        return {"column": _plain_column(value.column), **cut}
    return list(value) if isinstance(value, tuple) else value


def _plain_column(column: Column) -> Any:
    return column[0] if len(column) == 1 else list(column)


def _read(name: str, value: Any) -> Any:
    if name in _COLUMNS:
        return _column(name, value)
    if name == "codes":
        return {part: _column(f"codes.{part}", one) for part, one in _object(name, value).items()}
    if name == "code_string":
        return None if value is None else _code_string(_object(name, value))
    if name in _TEXTS:
        return _text(name, value)
    if name in _WORD_LISTS:
        return _texts(name, value)
    if name in _WHOLE:
        return None if value is None else _whole(name, value)
    assert name in _SWITCHES  # noqa: S101 - a field that is none of these was forgotten above
    if not isinstance(value, bool):
        raise Refused(f"{name} är {value!r:.60}. Det ska vara true eller false.")
    return value


def _code_string(value: Mapping[str, Any]) -> CodeString:
    strange = sorted(set(value) - {"column", "separator", "parts", "positions"})
    if strange:
        raise Refused(
            f"code_string har inget som heter ”{strange[0]:.60}”. Det som finns: column, separator, parts, positions."
        )
    positions: dict[str, tuple[int, int]] = {}
    for part, ends in _object("code_string.positions", value.get("positions", {})).items():
        if not isinstance(ends, list | tuple) or len(ends) != 2:
            raise Refused(f"code_string.positions.{part} är {ends!r:.60}. Skriv första och sista tecknet: [1, 4].")
        first, last = (_whole(f"code_string.positions.{part}", end) for end in ends)
        positions[part] = (first, last)
    return CodeString(
        column=_column("code_string.column", value.get("column", [])),
        separator=_text("code_string.separator", value.get("separator", "")),
        parts=_texts("code_string.parts", value.get("parts", [])),
        positions=positions,
    )


def _column(name: str, value: Any) -> Column:
    listed = value if isinstance(value, list | tuple) else [value]
    for one in listed:
        if isinstance(one, bool) or not isinstance(one, str | int):
            raise Refused(
                f"{name} är {one!r:.60}. En kolumn är en rubrik, en position från 1, eller en lista av sådana."
            )
    return tuple(listed)


def _object(name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Refused(f"{name} är {value!r:.60}. Det ska vara ett objekt med ett värde per namn.")
    return cast(Mapping[str, Any], value)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise Refused(f"{name} är {value!r:.60}. Det ska vara en text.")
    return value


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise Refused(f"{name} är {value!r:.60}. Det ska vara en lista med texter.")
    return tuple(_text(name, one) for one in value)


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(f"{name} är {value!r:.60}. Det ska vara ett heltal.")
    return value
