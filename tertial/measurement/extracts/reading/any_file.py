"""Find out what an extract is by what stands in it, and read it."""

from __future__ import annotations

import zipfile
from collections.abc import Collection

from tertial.common.errors import Refused
from tertial.measurement.extracts.reading.sheet import Sheet

LARGEST = 2_000_000_000
"""Bytes: an extract is held in memory whole."""

_OTHERS = (
    (b"\x1f\x8b", "ett gzip-arkiv. Packa upp det först."),
    (b"7z\xbc\xaf\x27\x1c", "ett 7-Zip-arkiv. Packa upp det först."),
    (b"%PDF", "ett PDF-dokument. Exportera utdraget som CSV, XLSX eller Parquet."),
    (b"\xd0\xcf\x11\xe0", "en gammal arbetsbok, eller en som är låst med lösenord. Spara den som XLSX utan lösenord."),
    (b"\x89PNG", "en bild. Exportera utdraget som CSV, XLSX eller Parquet."),
)


def read(content: bytes, wanted: Collection[str]) -> Sheet:
    """The wanted columns of an extract. Raises `Refused` for a file of another kind, and what each format's reader raises."""
    if not content.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Refused("Utdraget är tomt. Exportera det på nytt ur verksamhetssystemet.")
    for beginning, words in _OTHERS:
        if content.startswith(beginning):
            raise Refused(f"Utdraget är {words}")
    if content.startswith(b"PAR1"):
        from tertial.measurement.extracts.reading.parquet import read_parquet

        return read_parquet(content, wanted)
    if content.startswith(b"PK\x03\x04"):
        from tertial.measurement.extracts.reading.workbook import read_workbook

        damaged = False
        try:
            return read_workbook(content, wanted)
        except zipfile.BadZipFile:
            damaged = True
        if damaged:
            raise Refused("Arbetsboken är avbruten eller skadad. Exportera den på nytt.")
    from tertial.measurement.extracts.reading.text import read_text

    return read_text(content, wanted)
