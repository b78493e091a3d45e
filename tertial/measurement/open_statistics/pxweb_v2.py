"""Version 2 of PxWeb's interface, as SCB has it: descriptions and data as JSON-stat."""

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
    MOST_CELLS,
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
_LANGUAGE = {"lang": "sv"}


@dataclass(frozen=True, slots=True)
class PxWeb2:
    """A service that speaks version 2."""

    client: Client

    def limits(self) -> Limits:
        """What `/config` says; the documented limits of SCB for what it leaves out."""
        told = self._object(self.client.get("config"))
        return Limits(
            cells=_count(told.get("maxDataCells")) or MOST_CELLS,
            calls=_count(told.get("maxCallsPerTimeWindow")) or CALLS,
            seconds=_count(told.get("timeWindow")) or SECONDS,
        )

    def search(self, words: str) -> list[FoundTable]:
        """The first fifty tables that the service finds."""
        answer = self._object(self.client.get("tables", {"query": words, "pageSize": _FOUND, **_LANGUAGE}))
        found = answer.get("tables")
        if not isinstance(found, list):
            raise BadAnswer(f"Svaret från {self.client.name} har ingen lista som heter tables.")
        return [_found(one) for one in found if isinstance(one, dict) and one.get("id")]

    def describe(self, table: str) -> Table:
        """The table's variables, from its metadata."""
        try:
            answer = self.client.get(
                f"tables/{quote(table, safe='')}/metadata", {"outputFormat": "json-stat2", **_LANGUAGE}
            )
        except Declined as error:
            raise Refused(f"{self.client.name} har ingen tabell ”{table}”. Sök efter den.") from error
        told = read_dataset(answer)
        variables = tuple(Variable(one.code, one.label, one.labels, one.can_be_left_out) for one in told.dimensions)
        measure = told.measure or next((one.code for one in variables if one.code == "ContentsCode"), "")
        measures = {one.code: one for one in told.dimensions}.get(measure)
        return Table(
            code=table,
            title=told.label,
            variables=variables,
            time=told.time or next((one.code for one in variables if one.code.casefold() == "tid"), ""),
            area=told.area or area_variable(variables),
            sex=sex_variable(variables),
            measure=measure,
            units=measures.units if measures else {},
            decimals=measures.decimals if measures else {},
            source=told.source,
            updated=told.updated[:10],
        )

    def code_list(self, code: str) -> dict[str, str]:
        """The codes of a code list, with what they are called: how a table groups municipalities, for one."""
        answer = self._object(self.client.get(f"codelists/{quote(code, safe='')}", _LANGUAGE))
        values = answer.get("values")
        if not isinstance(values, list):
            raise BadAnswer(f"Svaret från {self.client.name} har ingen lista som heter values.")
        return {
            str(one.get("code")): str(one.get("label") or one.get("code")) for one in values if isinstance(one, dict)
        }

    def cells(self, table: str, selection: Selection) -> Dataset:
        """The cells that a selection picks; asked by POST, for an address has not room for every municipality."""
        question = {
            "selection": [{"variableCode": name, "valueCodes": list(codes)} for name, codes in selection.items()]
        }
        address = f"tables/{quote(table, safe='')}/data"
        return read_dataset(self.client.post(address, question, {"outputFormat": "json-stat2", **_LANGUAGE}))

    def _object(self, answer: Any) -> Mapping[str, Any]:
        if isinstance(answer, dict):
            return answer
        raise BadAnswer(f"Svaret från {self.client.name} ser inte ut som det är beskrivet: det är inget objekt.")


def _found(one: Mapping[str, Any]) -> FoundTable:
    names = one.get("variableNames")
    return FoundTable(
        code=str(one["id"]),
        title=str(one.get("label") or one["id"]),
        variables=tuple(str(name) for name in names) if isinstance(names, list) else (),
        first=str(one.get("firstPeriod") or ""),
        last=str(one.get("lastPeriod") or ""),
        updated=str(one.get("updated") or "")[:10],
    )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
