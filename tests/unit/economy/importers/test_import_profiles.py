"""A profile says how a file is read: to JSON and back without loss, and refused by name where it can't be."""

from __future__ import annotations

from typing import Any

import pytest

from tertial.common.errors import Refused
from tertial.economy.importers.profiles import CodeString, Profile
from tests.factories.exports import PLAIN, a_layout

FULL = a_layout(
    encoding="cp1252",
    delimiter="|",
    sheet="Blad",
    skip_rows=3,
    sum_words=("Summa",),
    codes={"account": ("Konto", 3)},
    code_string=CodeString(column=("Kod",), positions={"service": (1, 3)}),
    code_then_name=True,
    date=("Datum", 2),
    date_form="d/m/yyyy",
    period=("Period",),
    period_form="words",
    year=2023,
    amount=("Belopp",),
    side=("D/K",),
    decimal=".",
    thousands="'",
    credit_positive=True,
    keep_text=True,
    personal=("Ombud",),
    keeps=("Kundgrupp",),
    optional=(),
)


@pytest.mark.parametrize("profile", [FULL, a_layout(), a_layout(date=(), month=202308), a_layout(date_form="excel")])
def test_a_profile_comes_back_as_it_was(profile: Profile) -> None:
    assert Profile.from_json(profile.to_json()) == profile


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "Å"}, "går inte som kortnamn"),
        ({"name": ""}, "Ge profilen ett namn"),
        ({"decimal": ";"}, "går inte som decimal"),
        ({"thousands": ","}, "både decimaltecken och tusentalstecken"),
        ({"codes": {}}, "Säg vilken kolumn som har kontot"),
        ({"codes": {"account": ("Konto",), "plats": ("Plats",)}}, "ingen del av kodsträngen"),
        ({"date": ()}, "Säg var månaden står"),
        ({"month": 202308}, "Säg var månaden står"),
        ({"date": (), "month": 202313}, "är ingen månad"),
        ({"year": 1066}, "inget år"),
        ({"date": (), "period": ("Per",), "period_form": "m"}, "Säg vilket år filen gäller"),
        ({"amount": ()}, "Säg var beloppet står"),
        ({"debit": ("Debet",)}, "Säg var beloppet står"),
        ({"amount": (), "debit": ("Debet",)}, "Säg var beloppet står"),
        ({"amount": (), "debit": ("D",), "credit": ("K",), "side": ("S",)}, "behöver en kolumn med belopp"),
        ({"skip_rows": -1}, "hoppa över"),
        ({"sum_words": ("1",)}, "ord på en summarad"),
        ({"optional": ("account",)}, "kan inte vara valfri"),
        ({"amount": (0,)}, "Räkna från 1"),
        ({"amount": (" ",)}, "är tom"),
        ({"headings": False}, "Filen har inga rubriker"),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Profile(**{**PLAIN, **changes})


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"decimals": ","}, "inget som heter ”decimals”"),
        ({"headings": "ja"}, "true eller false"),
        ({"year": "2023"}, "heltal"),
        ({"year": True}, "heltal"),
        ({"codes": ["Konto"]}, "ett objekt"),
        ({"amount": {"a": 1}}, "En kolumn är en rubrik"),
        ({"sheet": "a\0"}, "Det ska vara en text"),
        ({"code_string": {"column": "Kod", "positions": {"account": [1]}}}, "Skriv första och sista tecknet"),
        ({"code_string": {"column": "Kod", "cut": "-"}}, "inget som heter ”cut”"),
        ({"format": "xml"}, "för formatet"),
    ],
)
def test_json_that_is_no_profile_is_refused_by_its_name(settings: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Profile.from_json({**a_layout().to_json(), **settings})
