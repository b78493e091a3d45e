"""Version 1 of PxWeb's interface, which other authorities than SCB still have: a table is a path, a description a list of variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tertial.common.errors import Refused
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.faults import BadAnswer, Declined
from tertial.measurement.open_statistics.json_stat import Dataset, read_dataset
from tertial.measurement.open_statistics.pxweb import (
    CALLS,
    SECONDS,
    FoundTable,
    Limits,
    Selection,
    Table,
    Variable,
    area_variable,
    sex_variable,
)

_FOUND = 50
_MOST_CELLS = 100_000
"""What version 1 allows where its configuration does not say."""


@dataclass(frozen=True, slots=True)
class PxWeb1:
    """A service that speaks version 1."""

    client: Client

    def limits(self) -> Limits:
        """What `?config` says; careful limits where the service has no such answer."""
        try:
            told = self.client.get("", {"config": ""})
        except Declined:
            told = {}
        told = told if isinstance(told, dict) else {}
        return Limits(
            cells=_count(told.get("maxCells")) or _count(told.get("maxValues")) or _MOST_CELLS,
            calls=_count(told.get("maxCalls")) or CALLS,
            seconds=_count(told.get("timeWindow")) or SECONDS,
        )

    def search(self, words: str) -> list[FoundTable]:
        """The first fifty tables that the service finds; a table's code is its path."""
        answer = self.client.get("", {"query": words, "filter": "*"})
        if not isinstance(answer, list):
            raise BadAnswer(f"Svaret från {self.client.name} ser inte ut som det är beskrivet: det är ingen lista.")
        return [
            FoundTable(
                code="/".join(part for part in f"{one.get('path') or ''}/{one['id']}".split("/") if part),
                title=str(one.get("title") or one["id"]),
                updated=str(one.get("published") or "")[:10],
            )
            for one in answer[:_FOUND]
            if isinstance(one, dict) and one.get("id")
        ]

    def describe(self, table: str) -> Table:
        """The table's variables; the unit is not told in this version."""
        try:
            answer = self.client.get(_path(table))
        except Declined as error:
            raise Refused(f"{self.client.name} har ingen tabell ”{table}”. Sök efter den.") from error
        told = answer.get("variables") if isinstance(answer, dict) else None
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise BadAnswer(f"Svaret från {self.client.name} ser inte ut som det är beskrivet: det har inga variabler.")
        variables = tuple(self._variable(one) for one in told)
        return Table(
            code=table,
            title=str(answer.get("title") or table),
            variables=variables,
            time=next(
                (
                    one.code
                    for one, row in zip(variables, told, strict=True)
                    if row.get("time") is True or one.code.casefold() == "tid"
                ),
                "",
            ),
            area=area_variable(variables),
            sex=sex_variable(variables),
            measure=next((one.code for one in variables if one.code == "ContentsCode"), ""),
            units={},
            decimals={},
        )

    def cells(self, table: str, selection: Selection) -> Dataset:
        """The cells that a selection picks."""
        query = [
            {"code": name, "selection": {"filter": "item", "values": list(codes)}} for name, codes in selection.items()
        ]
        return read_dataset(self.client.post(_path(table), {"query": query, "response": {"format": "json-stat2"}}))

    def _variable(self, row: Mapping[str, Any]) -> Variable:
        codes, labels = row.get("values"), row.get("valueTexts")
        if not isinstance(codes, list) or not isinstance(row.get("code"), str):
            raise BadAnswer(f"Svaret från {self.client.name} har en variabel utan kod eller värden.")
        named = labels if isinstance(labels, list) and len(labels) == len(codes) else codes
        return Variable(
            code=row["code"],
            label=str(row.get("text") or row["code"]),
            labels={str(code): str(label) for code, label in zip(codes, named, strict=True)},
            can_be_left_out=row.get("elimination") is True,
        )


def _path(table: str) -> str:
    return "/".join(quote(part, safe="") for part in table.split("/") if part not in ("", ".", ".."))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
