"""Somebody who reads everything that is public, and reckons, can't work out a single value about few people."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client

from tertial.measurement.actions import Observed, observe
from tertial.measurement.disclosure.hide import hide
from tertial.measurement.models import Hidden, Nature, Observation
from tertial.reports.formats import FORMATS
from tertial.steering.actions import Definition
from tertial.steering.models import Direction, Indicator, Quantity, Sex
from tests.factories.organisation import a_municipality, a_person, a_unit, the_program
from tests.factories.reports import Place, a_place, a_report
from tests.factories.steering import a_goal, an_indicator
from tests.integration.cli.commands import run
from tests.oracles.attacker import Key, worked_out

pytestmark = pytest.mark.django_db

HERE = "/namnden/2023-08/"
UNITS = ("norr", "soder", "vaster")
SEXES = ("women", "men")
DIMENSIONS = (UNITS, (), SEXES)
PERIODS = ("2022", "2022-08", "2023-08")
# Far apart and unlike anything else on a page, so that one that slips out is found as text too.
LEAVES: dict[Key, int] = {
    ("norr", "", "women"): 2,
    ("norr", "", "men"): 41_287,
    ("soder", "", "women"): 36_914,
    ("soder", "", "men"): 3,
    ("vaster", "", "women"): 57_113,
    ("vaster", "", "men"): 62_459,
}


def full_table() -> dict[Key, int]:
    """Every cell, with the sums."""
    keys = product(("", *UNITS), ("",), ("", *SEXES))
    return {
        key: sum(v for leaf, v in LEAVES.items() if all(one in ("", two) for one, two in zip(key, leaf, strict=True)))
        for key in keys
    }


FULL = full_table()


@pytest.fixture
def place() -> Place:
    """A committee in a municipality that lets anybody read, with its report and two indicators about people."""
    a_municipality(public_reading=True)
    where = a_place()
    goal = a_goal("fler-i-arbete", order=2)
    for slug, quantity in (("deltagare", Quantity.COUNT), ("klara", Quantity.SHARE)):
        indicator = an_indicator(
            slug,
            goal=goal,
            definition=Definition(
                name=slug.capitalize(),
                unit="antal" if quantity is Quantity.COUNT else "%",
                direction=Direction.HIGHER,
                quantity=quantity,
                about_people=True,
            ),
        )
        fill(indicator, quantity)
    a_report(where, text="Norr har {indicator/deltagare/@period/norr/men} män.")
    return where


def fill(indicator: Indicator, quantity: Quantity) -> None:
    """Every cell for every period, some with what they were before, notes that tell the number, and forecasts."""
    units = {slug: a_unit(slug) for slug in UNITS}
    for number, (period, (key, value)) in enumerate(product(PERIODS, FULL.items())):
        given = Observed(Decimal(value), reported_as=f"{value} st" if number % 5 == 0 else "")
        if quantity is Quantity.SHARE:
            part = Decimal(value // 3)
            share = round(part * 100 / value, 1)
            given = Observed(share, numerator=part, denominator=Decimal(value), rule=f"{part} av {value}")
        natures = (Nature.OUTCOME, Nature.FORECAST) if period == "2023-08" else (Nature.OUTCOME,)
        for nature in natures:
            observe(
                indicator=indicator,
                definition=indicator.definitions.get(),
                period="2023" if nature is Nature.FORECAST else period,
                nature=nature,
                observed=given,
                unit=units.get(key[0]),
                sex=Sex(key[2]),
                note=f"Det var {value} personer." if key[2] and quantity is Quantity.COUNT else "",
                by=the_program(),
            )


def pages(client: Client, *, files: bool = True) -> Iterator[tuple[str, bytes]]:
    """Every page that links lead to from the first page, and every file; else no files, and no pages of one figure."""
    waiting, seen = [HERE, "/"], {HERE, "/"}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        if response.status_code != 200:
            continue
        content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        yield address, content
        if "html" in response.headers["Content-Type"]:
            for link in re.findall(r'(?:href|src|data-[a-z-]+)="(/[^"#]*)', content.decode()):
                found = html.unescape(link)
                # The figures of money lead nowhere near the indicators, and are many.
                money = "/siffra/" in found and "/indicator/" not in found
                seldom = found.startswith((f"{HERE}rapport/", f"{HERE}siffra/"))
                wanted = not money and "/ekonomi" not in found and (files or not seldom)
                if found.startswith(HERE) and found not in seen and wanted:
                    seen.add(found)
                    waiting.append(found)


def text_of(content: bytes) -> str:
    """What stands in a file, whatever it is: a workbook and a document are archives of marked-up text."""
    if content[:4] == b"%PDF":
        return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    return content.decode("utf-8", "ignore")


def outputs(place: Place, capsys: pytest.CaptureFixture[str], *, files: bool = True) -> dict[str, str]:
    """Everything that is public, by where it was found; without `files`, what is enough to reckon from."""
    client = Client(headers={"accept-language": "sv"})
    found = {address: text_of(content) for address, content in pages(client, files=files)}
    if files:
        assert all(f"{HERE}rapport/{name}" in found for name in FORMATS), "the report was read in every format"
    found["figures"] = run(capsys, "figures", "namnden", "2023-08").out
    found["figures --json"] = run(capsys, "figures", "namnden", "2023-08", "--json").out
    for key in Observation.objects.values_list("part_key", flat=True).distinct():
        command = run(capsys, "figure", f"indicator/deltagare/2023-08/{key}".rstrip("/"))
        found[f"figure {key}"] = command.out
    return {where: html.unescape(text).replace("\u00a0", "").replace(" ", "") for where, text in found.items()}


def shown(everything: dict[str, str], slug: str, period: str) -> dict[Key, Fraction]:
    """The cells of an indicator that can be read somewhere: by key in the list of figures, and by link on the pages."""
    values: dict[Key, Fraction] = {}
    texts: list[tuple[str, str]] = [
        (one["key"], one["value"] or "") for one in json.loads(everything["figures --json"])
    ]
    for where, text in everything.items():
        if where.startswith("/"):
            texts += re.findall(rf'href="{HERE}siffra/([^"]+)"[^>]*>([^<]*)</a>', text)
    for key, value in texts:
        segments = unquote(key).split("/")
        if segments[:3] != ["indicator", slug, period] or not re.match(r"[\d.,]+", value):
            continue
        unit = next((one for one in segments[3:] if one in UNITS), "")
        sex = next((one for one in segments[3:] if one in SEXES), "")
        values[unit, "", sex] = Fraction(re.match(r"[\d.,]+", value)[0].replace(",", "."))  # type: ignore[index]
    return values


def small(found: dict[Key, Fraction]) -> dict[Key, Fraction]:
    return {key: value for key, value in found.items() if 0 < FULL[key] < 5}


def test_nothing_public_tells_a_value_about_few(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    everything = outputs(place, capsys)
    rows = Observation.objects.filter(indicator__slug="deltagare", nature=Nature.OUTCOME)
    away = {int(value) for value in rows.exclude(hidden="").values_list("value", flat=True) if value is not None}
    assert set(rows.values_list("hidden", flat=True)) == set(Hidden.values), "something is hidden of each kind"
    for value in away:
        if value >= 1000:
            written = [where for where, text in everything.items() if re.search(rf"(?<!\d){value}(?!\d)", text)]
            assert not written, f"{value} is written in {written}"
    for where, text in everything.items():
        assert "Detvar2personer" not in text, where
        assert "Detvar3personer" not in text, where
    for period in PERIODS:
        known = shown(everything, "deltagare", period)
        assert ("", "", "") in known, "the attacker reads the pages"
        hidden = dict.fromkeys((key for key in FULL if key not in known), 1)
        assert small(worked_out(DIMENSIONS, known, least=hidden)) == {}
        assert not any(0 < value < 5 for value in known.values())


@pytest.mark.slow
def test_shares_of_few_can_not_be_worked_out_from_those_of_many(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """Though somebody should know how many there are in all, and how large a part, of each that is shown."""
    everything = outputs(place, capsys)
    known = {key: Fraction(FULL[key]) for key in shown(everything, "klara", "2023-08")}
    assert known
    assert small(worked_out(DIMENSIONS, known, least=dict.fromkeys((key for key in FULL if key not in known), 1))) == {}


def test_the_attack_succeeds_where_only_the_small_cells_themselves_are_hidden(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    hide(Indicator.objects.values_list("pk", flat=True), secondary=False)
    known = shown(outputs(place, capsys, files=False), "deltagare", "2023-08")
    found = worked_out(DIMENSIONS, known, least=dict.fromkeys((key for key in FULL if key not in known), 1))
    assert small(found) == {("norr", "", "women"): 2, ("soder", "", "men"): 3}


def test_who_may_see_small_cells_sees_them_marked(place: Place) -> None:
    inside = Client(headers={"accept-language": "sv"})
    inside.force_login(a_person("britt.berg", role="developer"), backend=settings.AUTHENTICATION_BACKENDS[0])
    page = inside.get(f"{HERE}indikatorer/deltagare").content.decode()
    assert "dold för allmänheten" in page
    assert "41\u00a0287" in page or "41 287" in page
    assert "41\u00a0287" in inside.get(f"{HERE}siffra/indicator/deltagare/2023-08/norr/men").content.decode()
    outside = Client(headers={"accept-language": "sv"}).get(f"{HERE}indikatorer/deltagare").content.decode()
    assert "dold för allmänheten" not in outside
    assert "Får inte visas, för få personer" in outside


def test_a_frozen_report_holds_nothing_hidden(place: Place) -> None:
    from tertial.document.serialise import encode
    from tertial.measurement.queries import measured
    from tertial.steering.models import IndicatorKind

    revealed = measured(place.committee, place.occasion, [IndicatorKind.INDICATOR], reveal=True)
    hidden = [figure for one in revealed for figure in one.figures() if figure.revealed]
    assert hidden
    for figure in hidden:
        with pytest.raises(ValueError, match="not for the public"):
            encode(figure)
