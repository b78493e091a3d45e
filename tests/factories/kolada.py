"""A small Kolada on this machine, which answers in the shapes that version 3 is documented to have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.factories.open_services import Asked, Reply, Row, Service, served


@dataclass
class Kolada:
    """A small Kolada. `values` are by key figure, area, year and gender; None is missing. `page` rows fit on a page."""

    figures: dict[str, Row] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    values: dict[tuple[str, str, int, str], float | int | None] = field(default_factory=dict)
    deleted: set[tuple[str, str, int, str]] = field(default_factory=set)
    page: int = 5000
    service: Service | None = None

    def __call__(self, asked: Asked) -> Reply:
        """Answer as version 3 is documented."""
        segments = asked.path.strip("/").split("/")[1:]  # after /v3
        match segments:
            case ["kpi"]:
                words = asked.query.get("title", [""])[0].casefold()
                return self._paged(asked, [one for one in self.figures.values() if words in one["title"].casefold()])
            case ["kpi", code]:
                found = self.figures.get(code)
                return Reply({"detail": "Not found"}, 404) if found is None else self._paged(asked, [found])
            case ["municipality"]:
                listed = [
                    {"id": code, "title": name, "type": "L" if code == "0000" else "K"}
                    for code, name in self.areas.items()
                ]
                return self._paged(asked, listed)
            case ["municipality_groups"]:
                words = asked.query.get("title", [""])[0].casefold()
                return self._paged(
                    asked,
                    [
                        {
                            "id": code,
                            "title": title,
                            "members": [{"id": one, "title": self.areas[one]} for one in members],
                        }
                        for code, (title, members) in self.groups.items()
                        if words in title.casefold()
                    ],
                )
            case ["data", "kpi", codes, "municipality", areas, "year", years]:
                wanted = [part.split(",") for part in (codes, areas, years)]
                if any(len(part) > 25 for part in wanted):
                    return Reply({"detail": "Too many ids"}, 400)
                return self._paged(asked, list(self._data(*wanted)))
        return Reply({"detail": "Not found"}, 404)

    def _data(self, codes: list[str], areas: list[str], years: list[str]) -> Iterator[Row]:
        for code in codes:
            for area in areas:
                for year in years:
                    inner = [
                        {
                            "gender": gender,
                            "count": 1,
                            "status": "",
                            "value": self.values[key],
                            "isdeleted": key in self.deleted,
                        }
                        for gender in "TKM"
                        if (key := (code, area, int(year), gender)) in self.values
                    ]
                    if inner:
                        yield {"kpi": code, "municipality": area, "period": int(year), "values": inner}

    def _paged(self, asked: Asked, rows: list[Row]) -> Reply:
        number = int(asked.query.get("page", ["1"])[0])
        size = min(self.page, int(asked.query.get("per_page", ["5000"])[0]))
        shown = rows[(number - 1) * size : number * size]
        following = None
        if number * size < len(rows) and self.service is not None:
            following = f"{self.service.address}{asked.path}?page={number + 1}&per_page={size}"
        return Reply({"values": shown, "next_url": following, "previous_url": None, "count": len(shown)})


def a_key_figure(code: str = "N18409", title: str = "Elever på SFI, andel (%)", **more: Any) -> Row:
    """A key figure in the documented shape."""
    return {
        "id": code,
        "title": title,
        "description": f"Beskrivning av {code}",
        "auspice": "X",
        "is_divided_by_gender": True,
        "municipality_type": "K",
        "operating_area": "Vuxenutbildning",
        "perspective": "Resultat",
        "publication_date": "2023-09-01",
        "prel_publication_date": None,
        "publ_period": "2022",
        "has_ou_data": False,
        **more,
    }


@contextmanager
def a_kolada(page: int = 5000) -> Iterator[tuple[Kolada, Service]]:
    """A Kolada with one key figure for the example municipality, two others and the country; one value is missing."""
    content = Kolada(page=page)
    content.figures = {
        "N18409": a_key_figure(),
        "N00945": a_key_figure("N00945", "Invånare, antal", is_divided_by_gender=False),
    }
    content.areas = {"0000": "Riket", "0999": "Exempelkommunen", "0581": "Norrköping", "0680": "Jönköping"}
    content.groups = {"G9001": ("Liknande kommuner SFI, Exempelkommunen", ["0581", "0680"])}
    for area, numbers in {
        "0999": (33.8, 33.4, 35.0),
        "0581": (30.1, None, 31.25),
        "0680": (40.0, 41.5, 42.0),
        "0000": (35.2, 35.6, 36.1),
    }.items():
        for year, number in zip((2021, 2022, 2023), numbers, strict=True):
            content.values["N18409", area, year, "T"] = number
            content.values["N18409", area, year, "K"] = None if number is None else round(number + 5, 2)
            content.values["N18409", area, year, "M"] = None if number is None else round(number - 5, 2)
    with served(content) as service:
        content.service = service
        yield content, service
