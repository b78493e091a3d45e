"""Find out what a file is by what stands in it, and read it with the importer for that."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tertial.common.errors import Refused
from tertial.economy.importers.csv.encoding import wide_without_mark
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.reading import Progress, Reading
from tertial.economy.importers.sie.profile import SieProfile

AnyProfile = Profile | SieProfile


class Format(StrEnum):
    """The formats that the ledger is read from; the value is what a batch keeps."""

    SIE = "sie"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file turned out to be, and what was read from it."""

    format: Format
    reading: Reading


_HEAD = 1 << 16
"""How much of a file is looked at."""

_PACKED = "Packa upp det och läs in filen som ligger i det."
_EXPORT = "Exportera huvudboken som SIE, CSV eller XLSX ur ekonomisystemet."
_KNOWN: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", f"ett gzip-arkiv. {_PACKED}"),
    (b"7z\xbc\xaf\x27\x1c", f"ett 7-Zip-arkiv. {_PACKED}"),
    (b"Rar!", f"ett RAR-arkiv. {_PACKED}"),
    (b"BZh", f"ett bzip2-arkiv. {_PACKED}"),
    (b"\xfd7zXZ", f"ett xz-arkiv. {_PACKED}"),
    (b"\x28\xb5\x2f\xfd", f"ett zstd-arkiv. {_PACKED}"),
    (b"%PDF", f"ett PDF-dokument. {_EXPORT}"),
    (b"PAR1", f"en Parquet-fil. {_EXPORT}"),
    (b"SQLite format 3", f"en SQLite-databas. {_EXPORT}"),
    (b"\x89PNG", f"en bild. {_EXPORT}"),
    (b"\xff\xd8\xff", f"en bild. {_EXPORT}"),
)
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SIE_LABEL = re.compile(rb"\s*#[A-Za-z]{2,}[ \t\r\n{\"]")
_MARKUP = re.compile(rb"\s*<(?P<name>[?!]?[A-Za-z]+)")


def read(
    source: Path,
    *,
    into: Path,
    profile: AnyProfile | None = None,
    own: Sequence[AnyProfile] = (),
    progress: Progress = lambda share: None,
) -> FileReading:
    """Read a file of any known format into `into`, a Parquet file in the columns of `ledger.schema`.

    SIE needs no profile. For CSV and XLSX, without a profile, the one that fits is taken: of the municipality's `own`, else of
    those that come with the program.
    Raises `Refused` for a file of another kind, and for a profile of another format.
    """
    found = format_of(source)
    if found is Format.SIE:
        from tertial.economy.importers.sie.read import read as read_sie

        if isinstance(profile, Profile):
            raise Refused(f"{source.name} är en SIE-fil, men profilen ”{profile.name}” är för CSV och XLSX.")
        return FileReading(found, read_sie(source, into=into, profile=profile or SieProfile(), progress=progress))
    if isinstance(profile, SieProfile):
        raise Refused(f"{source.name} är ingen SIE-fil, men profilen är för SIE. Välj en profil för CSV och XLSX.")
    tables = [one for one in own if isinstance(one, Profile)]
    if found is Format.CSV:
        from tertial.economy.importers.csv.read import read as read_csv

        return FileReading(found, read_csv(source, into=into, profile=profile, own=tables, progress=progress))
    from tertial.economy.importers.xlsx.read import read as read_xlsx

    return FileReading(found, read_xlsx(source, into=into, profile=profile, own=tables, progress=progress))


def format_of(source: Path) -> Format:
    """What a file is by its content, whatever its name. Raises `Refused` that says what it is instead and what to do."""
    with source.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Refused(f"{source.name} är tom. Exportera den på nytt ur ekonomisystemet.")
    for beginning, words in _KNOWN:
        if head.startswith(beginning):
            raise Refused(f"{source.name} är {words}")
    if head.startswith(_OLD_EXCEL):
        return Format.XLSX
    if head.startswith(_ZIP):
        return _zipped(source)
    text = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_WIDE) or wide_without_mark(head[:4096]):
        # Excel's "Unicode text". A SIE file is never wide.
        return Format.CSV
    if b"\0" in text:
        raise Refused(f"{source.name} är ingen textfil och ingen arbetsbok. {_EXPORT}")
    if _SIE_LABEL.match(text):
        return Format.SIE
    markup = _MARKUP.match(text)
    if markup:
        raise Refused(f"{source.name} är {_in_words(text, markup['name'])}")
    return Format.CSV


def profile_from(settings: Mapping[str, Any]) -> AnyProfile:
    """A profile from what `models.ImportProfile` keeps of it. Raises `Refused` naming what can't be read."""
    if settings.get("format") == Format.SIE:
        return SieProfile.from_settings({name: value for name, value in settings.items() if name != "format"})
    return Profile.from_json(settings)


def _zipped(source: Path) -> Format:
    try:
        with zipfile.ZipFile(source) as package:
            names = package.namelist()
    except zipfile.BadZipFile as error:
        raise Refused(f"{source.name} är avbruten eller skadad. Exportera den på nytt.") from error
    if any(name.startswith("xl/") for name in names) or {"content.xml", "mimetype"} <= {*names}:
        return Format.XLSX
    raise Refused(f"{source.name} är ett zip-arkiv. {_PACKED}")


def _in_words(text: bytes, name: bytes) -> str:
    """What a file in a markup language is."""
    if b"sie.se/sie5" in text[:4096].lower():
        return "SIE 5. Exportera den som SIE 4, som alla ekonomisystem också kan."
    if name.lower() in (b"html", b"!doctype", b"table", b"head", b"body"):
        return (
            "en webbsida, vad den än heter. Är det en tabell: öppna den i Excel eller LibreOffice och spara den som XLSX. "
            "Annars: exportera på nytt."
        )
    return f"en XML-fil. {_EXPORT}"
