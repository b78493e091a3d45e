"""The parts of the reading: periods, hyphens, splitting, headings of columns, states."""

from __future__ import annotations

import pytest

from tertial.document.inline import Status
from tertial.review.foreign.cells import status_of
from tertial.review.foreign.header import columns_of
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.period import period_of
from tertial.review.foreign.splitting import chosen, partings


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Delårsrapport per den 31 augusti 2023", "2023-08"),
        ("Delårsrapport per den 31 augusti med prognos för helår 2023", "2023-08"),
        ("Delårsrapport januari–april 2024", "2024-04"),
        ("Delårsbokslut 2022-08-31", "2022-08"),
        ("Tertialrapport 1 2024", "2024-04"),
        ("Delårsrapport 2, 2021", "2021-08"),
        ("Verksamhetsberättelse 2022", "2022"),
        ("Verksamhetsberättelse för socialnämnden 2022", "2022"),
        ("Årsredovisning 2020", "2020"),
        ("Månadsuppföljning oktober 2023", "2023-10"),
        ("Bokslut per den 31 december 2021", "2021"),
        ("Delårsrapport 1 2023", None),  # ends in March, April or June, as the municipality has it
        ("Protokoll från sammanträdet", None),
        ("Rapport om 31 barn", None),
    ],
)
def test_the_period_of_a_title(title: str, period: str | None) -> None:
    found = period_of([title])
    assert (None if found is None else str(found)) == period


def test_a_title_over_two_lines() -> None:
    assert str(period_of(["Kommunen", "Delårsrapport per den", "31 augusti 2023"])) == "2023-08"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("kostnaderna forts-", "ätter att öka", "kostnaderna fortsätter att öka"),
        ("drift-", "och underhåll", "drift- och underhåll"),
        ("IT-", "upphandling", "IT-upphandling"),
        ("e-", "ansökningar", "e-ansökningar"),
        ("Covid-", "19 minskar", "Covid-19 minskar"),
        ("för-\u00ad".replace("-\u00ad", "\u00ad"), "sörjning", "försörjning"),
        ("ett ord", "till", "ett ord till"),
        ("2020 -", "2022", "2020 - 2022"),
    ],
)
def test_lines_joined(first: str, second: str, joined: str) -> None:
    assert Words(()).join(first, second) == joined


def test_the_document_tells_which_words_have_a_hyphen() -> None:
    words = Words(["Vi har ett av-och-till-arbete med non-stop drift."])
    assert words.join("non-", "stop") == "non-stop"


def test_splitting_by_columns_and_sums() -> None:
    tokens = ["470", "865", "451", "865", "-19", "000"]
    assert chosen(partings(tokens, 3), (0, 1, 2)) == ("470 865", "451 865", "-19 000")
    ways = partings(["4", "693", "5", "137", "444", "4", "624"], 4)
    assert len(ways) > 1
    assert chosen(partings(["1", "200", "300", "400"], 2), None) is None
    years = partings(["287", "859", "287", "882", "287", "900", "287", "900"], 4)
    assert chosen(years, None) == ("287 859", "287 882", "287 900", "287 900")
    assert chosen(ways, (0, 1, 2)) == ("4 693", "5 137", "444", "4 624")
    assert partings(["1", "000", "549"], 3) == []


def test_a_heading_of_three_rows() -> None:
    label, columns = columns_of(
        [
            "Investeringar Redovisat",
            "jan-aug",
            "Prognos Prognos",
            "Investe-",
            "rings-",
            "Avvi-",
            "kelse",
            "Belopp tkr 2023 2023 2023 ram",
            "Utgifter Inkomster Netto 2023",
        ],
        Words(()),
    )
    assert label == "Investeringar Belopp"
    assert columns == [
        "Redovisat jan-aug 2023 Utgifter",
        "Prognos 2023 Inkomster",
        "Prognos 2023 Netto",
        "Investeringsram 2023",
        "Avvikelse",
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Uppnås delvis", Status.PARTLY),
        ("delvis uppnått", Status.PARTLY),
        ("● Uppnås", Status.MET),
        ("Nej", Status.NOT_MET),
        ("Kan ej bedömas", Status.CANNOT_BE_ASSESSED),
        ("pågår", Status.ONGOING),
        ("Kvarstår", Status.REMAINS),
        ("Målet uppnås inte i år", None),
        ("", None),
    ],
)
def test_states(words: str, status: Status | None) -> None:
    assert status_of(words) is status
