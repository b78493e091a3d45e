"""Find the line that a row of a file means: by its code, its printed code or its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches

from tertial.common.errors import Refused
from tertial.common.table_files.table import FileRow
from tertial.economy.models import OperatingLine


class Lines:
    """The lines of a committee and year, by everything that they are called."""

    def __init__(self, lines: Sequence[OperatingLine]) -> None:
        self._called: list[dict[str, list[OperatingLine]]] = []
        for names in (
            lambda line: (line.code,),
            lambda line: (line.printed_code,),
            lambda line: (line.title, line.label, f"{line.code} {line.label}", f"{line.printed_code} {line.label}"),
        ):
            by_name: dict[str, list[OperatingLine]] = defaultdict(list)
            for line in lines:
                for name in {_plain(name) for name in names(line)} - {""}:
                    by_name[name].append(line)
            self._called.append(by_name)

    def meant(self, row: FileRow) -> OperatingLine:
        """The line of a row; raises `Refused` that names what was found, and what may have been meant."""
        written = [text for text in (row.get("line", ""), row.get("title", "")) if text]
        for text in written:
            for by_name in self._called:
                found = by_name.get(_plain(text), [])
                if len(found) == 1:
                    return found[0]
                if found:
                    codes = ", ".join(line.code for line in found)
                    raise Refused(f"”{text}” kan vara flera rader: {codes}. Skriv radens kod.")
        if not written:
            raise Refused("Raden saknas. Skriv radens kod.")
        known = {name: line for by_name in self._called for name, lines in by_name.items() for line in lines}
        near = [known[name].code for name in get_close_matches(_plain(written[0]), known, n=3)]
        hint = f" Menar du {' eller '.join(dict.fromkeys(near))}?" if near else " Kontrollera koden."
        raise Refused(f"Raden ”{written[0]}” finns inte.{hint}")


def _plain(name: str) -> str:
    return " ".join(name.replace(" - ", " ").split()).casefold()
