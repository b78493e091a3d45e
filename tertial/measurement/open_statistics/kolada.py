"""Kolada, the municipalities' key figures (RKA), version 3 of its interface: search, areas and data.

Yearly values of some 6 000 key figures for municipalities, regions, groups and the country. A path takes at most 25 ids per
segment, years too; an answer holds at most 5 000 rows and names the next page; no more than five calls a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from tertial.common.errors import Refused
from tertial.measurement.open_statistics.answers import Area, Batch, Fetched, kept_exactly
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.faults import BadAnswer, Declined
from tertial.measurement.open_statistics.service_periods import kept_period

ADDRESS = "https://api.kolada.se/v3"
CALLS, SECONDS = 5, 1.0
MOST_IDS = 25
PER_PAGE = 5000
COUNTRY = "0000"
_MOST_PAGES = 1000
_FOUND = 100
_ID = re.compile(r"[NU][0-9]{5}", re.IGNORECASE)
_SEX = {"T": "", "K": "women", "M": "men"}


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure (nyckeltal) as Kolada describes it."""

    code: str
    title: str
    description: str
    area: str
    by_sex: bool
    for_municipalities: bool
    published: str


def search(client: Client, words: str) -> list[KeyFigure]:
    """Key figures with the words in their title, or the one with the code; at most a hundred."""
    asked = words.strip()
    if _ID.fullmatch(asked):
        return [key_figure(client, asked)]
    answer = client.get("kpi", {"title": asked, "per_page": _FOUND})
    return [_key_figure(one) for one in _rows(client, answer)][:_FOUND]


def key_figure(client: Client, code: str) -> KeyFigure:
    """The key figure with the code; raises `Refused`."""
    unknown = Refused(f"{client.name} har inget nyckeltal ”{code}”. Sök efter det med ord ur dess namn.")
    try:
        answer = client.get(f"kpi/{quote(code.upper(), safe='')}")
    except Declined:
        raise unknown from None
    # One id gives either the thing itself or a list of one.
    found = [answer] if isinstance(answer, dict) and "id" in answer else _rows(client, answer)
    if not found:
        raise unknown
    return _key_figure(found[0])


def municipalities(client: Client) -> list[Area]:
    """Every municipality, region and the country."""
    return [_area(one) for one in _all_rows(client, "municipality", {"per_page": PER_PAGE})]


def groups(client: Client, words: str = "") -> list[Area]:
    """Groups of municipalities with the words in their name, with their members."""
    asked = {"per_page": PER_PAGE, **({"title": words} if words else {})}
    return [_group(one) for one in _all_rows(client, "municipality_groups", asked)]


def data(
    client: Client,
    code: str,
    areas: Sequence[str],
    years: Sequence[int],
    cursor: Mapping[str, Any] | None = None,
) -> Iterator[Batch]:
    """The values of a key figure, answer by answer; `cursor` is where an earlier fetch of the same was broken off.

    Raises a `ServiceFault` where an answer does not come; what came before it has been given already.
    """
    parts = _paths(code, areas, years)
    step, page = int((cursor or {}).get("step", 0)), str((cursor or {}).get("next", ""))
    while step < len(parts):
        seen: set[str] = set()
        while True:
            answer = client.get(page) if page else client.get(parts[step], {"per_page": PER_PAGE})
            rows, page = _rows(client, answer), _next(client, answer)
            if page in seen or len(seen) > _MOST_PAGES:
                raise BadAnswer(f"{client.name} hänvisar till samma sida gång på gång.")
            seen.add(page)
            notes: list[str] = []
            values = tuple(value for row in rows for value in _values(client, row, code, notes))
            following: dict[str, Any] | None = {"step": step, "next": page} if page else {"step": step + 1, "next": ""}
            if not page and step + 1 == len(parts):
                following = None
            yield Batch(values, following, step + (not page), len(parts), tuple(notes))
            if not page:
                break
        step += 1


def _paths(code: str, areas: Sequence[str], years: Sequence[int]) -> list[str]:
    """One path per at most 25 areas and 25 years."""
    path = []
    for area in range(0, len(areas), MOST_IDS):
        for year in range(0, len(years), MOST_IDS):
            named = ",".join(quote(one, safe="") for one in areas[area : area + MOST_IDS])
            counted = ",".join(str(one) for one in years[year : year + MOST_IDS])
            path.append(f"data/kpi/{quote(code, safe='')}/municipality/{named}/year/{counted}")
    return path


def _values(client: Client, row: Any, code: str, notes: list[str]) -> Iterator[Fetched]:
    period, area, inner = row.get("period"), row.get("municipality"), row.get("values")
    if not isinstance(period, int | str) or not isinstance(area, str) or not isinstance(inner, list):
        raise _unlike(client, "en rad saknar kommun, period eller värden")
    if row.get("kpi", code) != code:
        raise _unlike(client, f"svaret gäller {row['kpi']}, inte {code}")
    for one in inner:
        if not isinstance(one, dict):
            raise _unlike(client, "ett värde är inget objekt")
        sex = _SEX.get(str(one.get("gender")))
        if sex is None:
            notes.append(f"{area} {period}: könet ”{one.get('gender')}” är okänt. Värdet är inte hämtat.")
            continue
        gone = one.get("isdeleted") is True
        value, decimals = _number(client, one.get("value"))
        members = one.get("count")
        yield Fetched(
            area=area,
            period=kept_period(str(period)),
            sex=sex,
            value=None if gone else value,
            decimals=0 if gone else decimals,
            status=str(one.get("status") or "")[:40],
            members=members if isinstance(members, int) and not isinstance(members, bool) and members >= 0 else None,
            gone=gone,
        )


def _number(client: Client, value: Any) -> tuple[Decimal | None, int]:
    if value is None:
        return None, 0
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _unlike(client, f"”{value}” är inte ett tal")
    try:
        return kept_exactly(value)
    except ValueError:
        raise _unlike(client, f"{Decimal(value):.3e} är större än någon statistik") from None


def _all_rows(client: Client, path: str, query: Mapping[str, object]) -> list[dict[str, Any]]:
    answer = client.get(path, query)
    rows, seen = _rows(client, answer), set[str]()
    while page := _next(client, answer):
        if page in seen or len(seen) > _MOST_PAGES:
            raise BadAnswer(f"{client.name} hänvisar till samma sida gång på gång.")
        seen.add(page)
        answer = client.get(page)
        rows += _rows(client, answer)
    return rows


def _rows(client: Client, answer: Any) -> list[dict[str, Any]]:
    found = answer.get("values") if isinstance(answer, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _unlike(client, "det har ingen lista som heter values")
    return list(found)


def _next(client: Client, answer: Mapping[str, Any]) -> str:
    page = answer.get("next_url")
    if page is not None and not isinstance(page, str):
        raise _unlike(client, "next_url är ingen adress")
    return page or ""


def _key_figure(row: Mapping[str, Any]) -> KeyFigure:
    return KeyFigure(
        code=str(row.get("id") or ""),
        title=str(row.get("title") or ""),
        description=str(row.get("description") or ""),
        area=str(row.get("operating_area") or ""),
        # Version 2 wrote 0 or 1.
        by_sex=row.get("is_divided_by_gender") in (True, 1),
        for_municipalities=str(row.get("municipality_type") or "K") != "L",
        published=str(row.get("publication_date") or ""),
    )


def _area(row: Mapping[str, Any]) -> Area:
    code = str(row.get("id") or "")
    kind = "country" if code == COUNTRY else "region" if row.get("type") == "L" else "municipality"
    return Area(code, str(row.get("title") or code), kind)


def _group(row: Mapping[str, Any]) -> Area:
    code, members = str(row.get("id") or ""), row.get("members")
    return Area(code, str(row.get("title") or code), "group", tuple(_member(one) for one in members or ()))


def _member(one: Any) -> str:
    """A member's code, whether the service gives codes or things with codes."""
    return str(one.get("member_id") or one.get("id") or "") if isinstance(one, dict) else str(one)


def _unlike(client: Client, what: str) -> BadAnswer:
    return BadAnswer(f"Svaret från {client.name} ser inte ut som det är beskrivet: {what}.")
