"""The demo reports' texts: all there, readable by the markup, and with every number bound unless it is a plain fact."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

import tertial.demo
from tertial.common.periods import Period
from tertial.document.figure import Figure, Origin, Provenance
from tertial.reports.chapters import SLOTS
from tertial.reports.texts.markup import blocks

DATA = Path(tertial.demo.__file__).parent / "data"
TEXTS = DATA / "texts"
OCCASIONS = ("2021-08", "2023-08")
FILES = sorted(file.relative_to(TEXTS).as_posix() for file in TEXTS.rglob("*.txt"))

LEFT_OUT = {("2021-08", "privata-utforare"): "adult education came to the committee in 2022"}

PLAIN_NUMBERS = {
    "2021-08/bistand.txt": ({"2019"}, "the year of the peak, before the years that can be bound"),
    "2021-08/forvantad-utveckling.txt": ({"2010", "0,3"}, "facts about the country"),
    "2021-08/handelser/04-arbetsformedlingen-och-jobbsparen.txt": (
        {"13", "2.0", "16", "36", "23", "67", "69", "50"},
        "a project's name and counts told once, with no figure in the data",
    ),
    "2021-08/handelser/05-unga-och-utsatta-omraden.txt": ({"90"}, "a rule of the employment service"),
    "2021-08/handelser/06-sprakutvecklare.txt": ({"2.0"}, "a project's name"),
    "2021-08/handelser/08-kvotflyktingar.txt": ({"150"}, "the state's plan"),
    "2021-08/mal/hog-egenforsorjningsgrad.txt": ({"16", "67", "50"}, "counts told once"),
    "2021-08/planer-och-program.txt": ({"3"}, "the name pm3"),
    "2021-08/sammanfattning.txt": ({"2019"}, "the year before the pandemic"),
    "2023-08/forvantad-utveckling.txt": (
        {"2023", "2024", "2025"},
        "years of a forecast for the country, and its title",
    ),
    "2023-08/handelser/05-projekt-i-europa-och-ostergotland.txt": ({"13"}, "the municipalities of the county"),
    "2023-08/indikatorer.txt": ({"2021"}, "the last year of the former administrations"),
    "2023-08/investeringar.txt": ({"1,3"}, "one decision's amount, with no figure of its own"),
    "2023-08/mal/kunskap-och-kompetens.txt": ({"2"}, "the name of a study path"),
    "2023-08/planer-och-program.txt": ({"19", "39", "40", "45"}, "street numbers"),
    "2023-08/resultat.txt": ({"575", "600"}, "codes of two lines"),
    "2023-08/volymer.txt": ({"20"}, "the day of the month when pupils are counted"),
}
_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_NO_FIGURE = re.compile(
    rf"\{{[^{{}}]*\}}|\((?:KF|KS) \d{{4}}-\d\d-\d\d § \d+\)|\b\d{{1,2}} (?:{_MONTH})\b|[Bb]ilag\w+ \d(?: och \d)?"
)
_KEY = re.compile(r"(line|investment|indicator|volume|personnel|series|goals)/([^/\s]+)/([^\s|}]+)")


class AnyBook:
    """A book that has every figure, for tests of what can be read rather than of what exists."""

    def __init__(self, occasion: str) -> None:
        self.period = Period.parse(occasion)
        self.asked: set[str] = set()

    def figure(self, key: str) -> Figure:
        """The figure 1, in kronor where the key is of money."""
        self.asked.add(key)
        unit = "kr" if key.startswith(("line/", "investment/")) else "antal"
        source = Provenance(Origin.CALCULATION, "test")
        return Figure(key=key, value=Decimal(1), unit=unit, period=str(self.period), label=key, provenance=source)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(file: str) -> str:
    return (TEXTS / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_slot_has_a_text_and_no_other_file_lies_beside(occasion: str) -> None:
    expected = {slot for slot in SLOTS if (occasion, slot) not in LEFT_OUT}
    assert {file.stem for file in (TEXTS / occasion).glob("*.txt")} == expected


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_assessed_goal_has_a_motivation(occasion: str) -> None:
    assessed = {row["goal"] for row in rows("assessments.csv") if row["occasion"] == occasion}
    assert assessed
    assert {file.stem for file in (TEXTS / occasion / "mal").glob("*.txt")} == assessed


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_events_are_numbered_and_have_a_title(occasion: str) -> None:
    files = sorted((TEXTS / occasion / "handelser").glob("*.txt"))
    assert [int(file.name[:2]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        title, empty, body = file.read_text(encoding="utf-8").split("\n", 2)
        assert title, file.name
        assert not title.endswith("."), file.name
        assert (empty, bool(body.strip())) == ("", True), file.name


@pytest.mark.parametrize("file", FILES)
def test_text_can_be_read(file: str) -> None:
    assert blocks(text(file), AnyBook(file[:7]))


@pytest.mark.parametrize("file", FILES)
def test_numbers_are_bound_unless_they_are_plain_facts(file: str) -> None:
    found = set(re.findall(r"\d+(?:[.,]\d+)?", _NO_FIGURE.sub("", text(file))))
    allowed, _reason = PLAIN_NUMBERS.get(file, (set(), ""))
    assert found == allowed, "bind the number with braces, or list it with a reason"


@pytest.mark.parametrize("file", FILES)
def test_bound_figures_belong_to_what_the_demo_holds(file: str) -> None:
    occasion = file[:7]
    known = {"line": {row["code"] for row in rows("lines.csv") if row["year"] == occasion[:4]}}
    known["investment"] = {row["code"] for row in rows("investments.csv") if row["year"] == occasion[:4]} | {"total"}
    known["goals"] = {occasion}
    for row in rows("placements.csv"):
        if row["plan_period"] == occasion[:4]:
            known.setdefault(row["kind"], set()).add(row["indicator"])
    book = AnyBook(occasion)
    blocks(text(file), book)
    for key in book.asked:
        match = _KEY.fullmatch(key)
        assert match, key
        assert match[2] in known[match[1]], f"{key} in {file}"


@pytest.mark.parametrize("file", FILES)
def test_texts_keep_the_tone_of_a_report(file: str) -> None:
    words = set(re.findall(r"\w+", text(file).lower()))
    assert not words & {"vi", "vår", "vårt", "våra", "oss"}
    assert "!" not in text(file)
