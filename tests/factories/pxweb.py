"""A small statistics database on this machine, which answers as versions 1 and 2 of PxWeb are documented to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.factories.open_services import Asked, Reply, Row, Service, served


@dataclass
class PxWeb:
    """A small statistics database with one table: people by region, sex, age and year. `limit` cells fit in an answer."""

    values: dict[tuple[str, str, str], float | int | None] = field(default_factory=dict)
    limit: int = 150_000
    sparse: bool = False
    regions: dict[str, str] = field(
        default_factory=lambda: {"00": "Riket", "0999": "Exempelkommunen", "0581": "Norrköping"}
    )
    sexes: dict[str, str] = field(default_factory=lambda: {"1": "män", "2": "kvinnor", "1+2": "totalt"})
    years: list[str] = field(default_factory=lambda: ["2020", "2021", "2022"])

    def __call__(self, asked: Asked) -> Reply:
        """Answer as version 1 or 2 is documented, by the address."""
        return self._version_1(asked) if asked.path.startswith("/v1/") else self._version_2(asked)

    def _version_2(self, asked: Asked) -> Reply:
        match asked.path.removeprefix("/api/v2").strip("/").split("/"):
            case ["config"]:
                return Reply(
                    {"apiVersion": "2.0", "maxDataCells": self.limit, "maxCallsPerTimeWindow": 300, "timeWindow": 1}
                )
            case ["tables"]:
                found = "befolkning" in asked.query.get("query", [""])[0].casefold()
                table = {
                    "type": "Table",
                    "id": "TAB638",
                    "label": "Folkmängden efter region, kön och år",
                    "updated": "2024-02-22T07:00:00Z",
                    "firstPeriod": "2020",
                    "lastPeriod": "2022",
                    "variableNames": ["region", "kön", "tabellinnehåll", "år"],
                }
                return Reply({"language": "sv", "tables": [table] if found else [], "page": {"pageNumber": 1}})
            case ["tables", "TAB638", "metadata"]:
                return Reply(self._described(self.regions, self.sexes, self.years))
            case ["tables", "TAB638", "data"]:
                chosen = {one["variableCode"]: one["valueCodes"] for one in asked.body["selection"]}
                return self._data(chosen)
            case ["codelists", "vs_RegionKommun07"]:
                values = [{"code": code, "label": name, "valueMap": [code]} for code, name in self.regions.items()]
                return Reply({"id": "vs_RegionKommun07", "label": "Kommuner", "type": "Valueset", "values": values})
        return Reply({"type": "about:blank", "title": "Non-existent table", "status": 404}, 404)

    def _version_1(self, asked: Asked) -> Reply:
        if "config" in asked.query:
            return Reply(
                {"maxValues": self.limit, "maxCells": self.limit, "maxCalls": 300, "timeWindow": 1, "CORS": True}
            )
        if "query" in asked.query:
            return Reply(
                [
                    {
                        "id": "Folk",
                        "path": "/BE/BE0101",
                        "title": "Folkmängden efter region",
                        "score": 1,
                        "published": "2024-02-22",
                    }
                ]
            )
        if not asked.path.endswith("/BE/BE0101/Folk"):
            return Reply({"error": "Parameter error"}, 404)
        if asked.method == "GET":
            variables = [
                _variable("Region", "region", self.regions, elimination=True),
                _variable("Kon", "kön", self.sexes, elimination=True),
                _variable("ContentsCode", "tabellinnehåll", {"N1": "Folkmängd"}),
                {**_variable("Tid", "år", {year: year for year in self.years}), "time": True},
            ]
            return Reply({"title": "Folkmängden efter region, kön och år", "variables": variables})
        return self._data({one["code"]: one["selection"]["values"] for one in asked.body["query"]})

    def _data(self, chosen: dict[str, list[str]]) -> Reply:
        regions = {code: self.regions[code] for code in chosen["Region"]}
        sexes = {code: self.sexes[code] for code in chosen.get("Kon", ["1+2"])}
        count = len(regions) * len(sexes) * len(chosen["Tid"])
        if count > self.limit:
            return Reply({"title": "Too many cells selected", "status": 403}, 403)
        values = [self.values.get((region, sex, year)) for region in regions for sex in sexes for year in chosen["Tid"]]
        told = self._described(regions, sexes, chosen["Tid"])
        missing = {str(place): ".." for place, value in enumerate(values) if value is None}
        sparse = {str(place): value for place, value in enumerate(values) if value is not None}
        return Reply({**told, "value": sparse if self.sparse else values, "status": missing})

    def _described(self, regions: dict[str, str], sexes: dict[str, str], years: list[str]) -> Row:
        return {
            "version": "2.0",
            "class": "dataset",
            "label": "Folkmängden efter region, kön och år",
            "source": "SCB",
            "updated": "2024-02-22T07:00:00Z",
            "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
            "id": ["Region", "Kon", "ContentsCode", "Tid"],
            "size": [len(regions), len(sexes), 1, len(years)],
            "dimension": {
                "Region": _dimension("region", regions, elimination=True),
                "Kon": _dimension("kön", sexes, elimination=True),
                "ContentsCode": {
                    "label": "tabellinnehåll",
                    "category": {
                        "index": {"N1": 0},
                        "label": {"N1": "Folkmängd"},
                        "unit": {"N1": {"base": "antal", "decimals": 0}},
                    },
                },
                "Tid": _dimension("år", {year: year for year in years}),
            },
        }


def _dimension(label: str, labels: dict[str, str], *, elimination: bool = False) -> Row:
    index = {code: place for place, code in enumerate(labels)}
    return {"label": label, "category": {"index": index, "label": labels}, "extension": {"elimination": elimination}}


def _variable(code: str, text: str, labels: dict[str, str], *, elimination: bool = False) -> Row:
    return {
        "code": code,
        "text": text,
        "values": list(labels),
        "valueTexts": list(labels.values()),
        "elimination": elimination,
    }


@contextmanager
def a_pxweb(**settings: Any) -> Iterator[tuple[PxWeb, Service]]:
    """A statistics database with values for three regions, both sexes and three years; one value is missing."""
    content = PxWeb(**settings)
    for place, region in enumerate(content.regions):
        for year in content.years:
            women, men = 100 * (place + 1) + int(year) % 100, 90 * (place + 1) + int(year) % 100
            content.values |= {(region, "2", year): women, (region, "1", year): men, (region, "1+2", year): women + men}
    content.values["0581", "1+2", "2021"] = None
    with served(content) as service:
        yield content, service
