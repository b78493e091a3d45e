"""The form of a profile: what stands in its fields, and the profile that they say. Columns come from `profile_columns`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tertial.common.errors import Refused
from tertial.economy.importers.profiles import WORDS, CodeString, Profile
from tertial.economy.ledger.schema import PART_NAMES

ENCODINGS = (
    ("", _("Känns igen")),
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("latin-1", "ISO 8859-1 (Latin-1)"),
    ("utf-16", "UTF-16"),
)
DELIMITERS = (
    ("", _("Känns igen")),
    (";", _("Semikolon")),
    (",", _("Komma")),
    ("\t", _("Tabb")),
    ("|", _("Lodstreck")),
)
HEADINGS = (
    ("find", _("Letas upp")),
    ("row", _("Efter så här många rader")),
    ("none", _("Det finns inga")),
)
DATES = (
    ("yyyy-mm-dd", "2023-08-31"),
    ("yyyymmdd", "20230831"),
    ("yymmdd", "230831"),
    ("d/m/yyyy", "31/8/2023"),
    ("m/d/yyyy", "8/31/2023"),
    ("excel", _("45169 (Excels dagnummer)")),
)
PERIODS = (
    ("yyyymm", "202308"),
    ("yyyy-mm", "2023-08"),
    ("yymm", "2308"),
    ("words", _("aug 2023, augusti-23")),
    ("m", _("8 (bara månaden)")),
)
DECIMALS = ((",", _("Komma: 1,50")), (".", _("Punkt: 1.50")))
THOUSANDS = (
    ("", _("Inget: 1234")),
    (" ", _("Mellanslag: 1 234")),
    (".", _("Punkt: 1.234")),
    (",", _("Komma: 1,234")),
    ("'", _("Apostrof: 1'234")),
)
SIGNS = (
    ("costs", _("Kostnader är plus, intäkter minus")),
    ("revenue", _("Intäkter är plus, kostnader minus")),
)
OPTIONS = {
    "encodings": ENCODINGS,
    "delimiters": DELIMITERS,
    "headings": HEADINGS,
    "dates": DATES,
    "periods": PERIODS,
    "decimals": DECIMALS,
    "thousands": THOUSANDS,
    "signs": SIGNS,
}
"""What can be chosen in each list of the form."""

_CHOSEN = ("encoding", "delimiter", "sheet", "date_form", "period_form", "decimal", "thousands")
_TICKED = ("code_then_name", "keep_text")
_LISTED = ("sum_words", "ignored_words", "personal", "keeps")
_CUT = re.compile(r"(.+?)\s+(\d{1,3})\s*[-–]\s*(\d{1,3})")
_PASSED_OVER = ("", "-", "–")


def values_of(profile: Profile) -> dict[str, Any]:
    """What stands in the fields for a profile, its columns apart."""
    where = "none" if not profile.headings else "find" if profile.skip_rows is None else "row"
    return {
        "name": profile.name,
        "description": profile.description,
        **{name: getattr(profile, name) for name in (*_CHOSEN, *_TICKED)},
        **{name: "; ".join(getattr(profile, name)) for name in _LISTED},
        "optional": "; ".join(WORDS[name] for name in profile.optional),
        "headings": where,
        "skip_rows": "" if profile.skip_rows is None else str(profile.skip_rows),
        "year": "" if profile.year is None else str(profile.year),
        "month": "" if profile.month is None else str(profile.month),
        "sign": "revenue" if profile.credit_positive else "costs",
        "separator": profile.code_string.separator if profile.code_string else "",
        "cut": _cut_in_words(profile.code_string) if profile.code_string else "",
    }


def written(post: QueryDict) -> dict[str, Any]:
    """What stands in the fields of a form that was sent, as `values_of` says it."""
    names = (*_CHOSEN, *_LISTED, "name", "description", "optional", "headings", "skip_rows", "year", "month", "sign")
    return {
        **{name: post.get(name, "") for name in (*names, "cut")},
        # A separator may be a blank.
        "separator": post.get("separator", ""),
        **{name: name in post for name in _TICKED},
    }


def settings_of(values: Mapping[str, Any], columns: Mapping[str, Any], *, slug: str) -> dict[str, Any]:
    """The settings that the fields say, with the columns as `Profile.from_json` reads them. Raises `Refused` naming the field."""
    columns = dict(columns)
    cut_up = columns.pop("code_string", None)
    settings: dict[str, Any] = {
        "slug": slug,
        "name": " ".join(values["name"].split()) or "Utan namn",
        "description": " ".join(values["description"].split()),
        **{name: values[name] for name in (*_CHOSEN, *_TICKED)},
        **{name: _listed(values[name]) for name in _LISTED},
        "optional": [_thing(word) for word in _listed(values["optional"])],
        "headings": values["headings"] != "none",
        "skip_rows": _skipped(values),
        "year": _number(values["year"], "År", "2023"),
        "month": _number(values["month"], "Månad för alla rader", "202308"),
        "credit_positive": values["sign"] == "revenue",
        **columns,
    }
    if cut_up is not None:
        settings["code_string"] = {"column": cut_up, **_cut(values["separator"], values["cut"])}
    return settings


def profile_of(values: Mapping[str, Any], columns: Mapping[str, Any], *, slug: str = "utan-namn") -> Profile:
    """The profile that the fields say. Raises `Refused` with what is missing or can't be."""
    return Profile.from_json(settings_of(values, columns, slug=slug))


def _skipped(values: Mapping[str, Any]) -> int | None:
    if values["headings"] == "find":
        return None
    return _number(values["skip_rows"], "Rader före rubrikerna", "2") or 0


def _number(text: str, field: str, example: str) -> int | None:
    plain = text.strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdecimal() or len(plain) > 6:
        raise Refused(f"{field}: ”{plain[:40]}” är inget heltal. Skriv till exempel {example}.")
    return int(plain)


def _listed(text: str) -> list[str]:
    return [word for word in (" ".join(part.split()) for part in text.split(";")) if word]


def _thing(word: str) -> str:
    """The name of what a column can be, by its Swedish word."""
    for name, known in WORDS.items():
        if known == word.casefold():
            return name
    raise Refused(f"Får saknas: ”{word}” är inget som en kolumn kan vara. Det som finns: {', '.join(WORDS.values())}.")


def _part(word: str) -> str:
    for part, known in PART_NAMES.items():
        if known == word.casefold():
            return part
    raise Refused(f"Kodsträngens delar: ”{word}” är ingen del. De som finns: {', '.join(PART_NAMES.values())}.")


def _cut(separator: str, text: str) -> dict[str, Any]:
    """How one column is taken apart: `konto; ansvar; –; projekt` by a separator, `konto 1–4; ansvar 5–8` by positions."""
    if separator:
        words = [" ".join(word.split()) for word in re.split("[;,]", text)]
        parts = ["" if word in _PASSED_OVER else _part(word) for word in words]
        return {"separator": separator, "parts": parts}
    positions = {}
    for piece in _listed(text.replace(",", ";")):
        found = _CUT.fullmatch(piece)
        if found is None:
            raise Refused(
                f"Kodsträngens delar: ”{piece}” går inte att förstå. Skriv ett skiljetecken, eller positioner: konto 1–4; ansvar 5–8."
            )
        positions[_part(found[1])] = [int(found[2]), int(found[3])]
    return {"positions": positions}


def _cut_in_words(code_string: CodeString) -> str:
    if code_string.separator:
        return "; ".join(PART_NAMES[part] if part else "–" for part in code_string.parts)
    return "; ".join(f"{PART_NAMES[part]} {first}–{last}" for part, (first, last) in code_string.positions.items())
