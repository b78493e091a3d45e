"""A rule's faults name the line and the key; what it says, it says in plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.measurement.extracts.declaring.calculation import SORTS
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.periods import Days, days_of
from tertial.measurement.extracts.rule import Operator, Span
from tertial.measurement.extracts.wording import in_words
from tests.unit.measurement.test_measures_against_oracle import RULES

RULE = """namn = "Hushåll"
indikator = "hushall"
"källa" = "lifecare"
identiteter = ["Ärende"]

[population]
"Insats" = "Ekonomiskt bistånd"
"Barn" = { minst = 1 }

["beräkning"]
sort = "sista månaden"
"från" = "Aktuellt från"
till = "Aktuellt till"
olika = "Ärende"
"mer än månader" = 24

[delar."kön"]
kolumn = "Kön"
kvinnor = ["K", "Kvinna"]
"män" = "M"
"övriga" = ["", "Okänt"]
"""


def test_a_rule_says_what_it_does_in_words() -> None:
    assert in_words(parse(RULE)) == (
        "Antalet olika ”Ärende” periodens sista dag (den som är med den dagen: från och med ”Aktuellt från” till och med ”Aktuellt till”, "
        "eller tills vidare där det är tomt), och som då hade varit det i mer än 24 månader. "
        "Bara rader där ”Insats” är ”Ekonomiskt bistånd” och ”Barn” är minst 1 räknas. "
        "Perioden är året till och med månaden. "
        "Värden ges per kön (”Kön”: kvinnor är ”K” eller ”Kvinna”; män är ”M”). "
        "Rader med ”Okänt” och tomt räknas bara i helheten. "
        "”Ärende” byts mot slumpade märken när filen läses och sparas inte. "
        "Värdet avrundas inte."
    )


@pytest.mark.parametrize("name", RULES)
def test_every_sort_is_said_in_sentences(name: str) -> None:
    words = in_words(parse(RULES[name]))
    assert words.endswith(".")
    assert "None" not in words
    assert "Enum" not in words


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        (('sort = "sista månaden"', 'sort = "sist"'), "rad 11, ”sort”", "Det som finns: antal, snitt per månad"),
        (("minst", "mins"), "rad 8, ”mins”", "Nyckeln finns inte"),
        (("indikator =", "indkator ="), "rad 2, ”indkator”", "Nyckeln finns inte"),
        (('"M"', "1.5"), "rad 20, ”män”", "inte ett tal"),
        (('identiteter = ["Ärende"]', ""), "”identiteter”", "Lägg till den i identiteter"),
        (('olika = "Ärende"', 'olika = "Barn"'), "rad 4, ”identiteter”", "”Barn” skiljer personer"),
        (('"Barn" = {', '"Ärende" = {'), "rad 4, ”identiteter”", "Den kan bara räknas"),
        (('"Barn" = {', '"Barn = {'), "rad 8, tecken", "går regeln inte att läsa"),
        (("Ekonomiskt bistånd", "19900101-1234"), "rad 7", "ser ut som ett personnummer"),
        (('"Barn" = {', '"Kön" = {'), "", "används både som"),
        (('kvinnor = ["K", "Kvinna"]', 'kvinnor = ["M"]'), "rad 20, ”män”", "både under kvinnor och män"),
        (('namn = "Hushåll"', 'namn = "Hushåll"\ndecimaler = 1'), "rad 2, ”decimaler”", "alltid ett heltal"),
        (
            ('till = "Aktuellt till"', 'till = "Aktuellt till"\n"månad" = "M"'),
            "rad 10, [beräkning]",
            "antingen ”månad”",
        ),
        (('namn = "Hushåll"\n', ""), "", "”namn” saknas"),
        (('"mer än månader" = 24', '"mer än månader" = 0'), "rad 15", "mellan 1 och 600"),
    ],
)
def test_a_fault_names_the_line_and_what_exists(change: tuple[str, str], place: str, told: str) -> None:
    with pytest.raises(Refused) as error:
        parse(RULE.replace(*change))
    assert place in error.value.place
    assert told in error.value.message


def test_keys_may_be_written_without_dots_and_rings() -> None:
    plain = (
        RULE.replace('"beräkning"', "berakning")
        .replace('"källa"', "kalla")
        .replace('"kön"', "kon")
        .replace('"från"', "fran")
    )
    assert parse(plain) == parse(RULE)


def test_a_cost_has_to_be_known_for_every_part() -> None:
    rule = RULES["cost per place"]
    with pytest.raises(Refused, match="Kostnaden för ”osa” saknas"):
        parse(rule.replace(', osa = "ansvar 76"', ""))
    with pytest.raises(Refused, match="Kostnaden kan inte delas på kön"):
        parse(RULES["exits per million"] + '[delar."kön"]\nkolumn = "Kön"\nkvinnor = "K"\n"män" = "M"\n')


@pytest.mark.parametrize(
    ("span", "period", "lag", "first", "last"),
    [
        (Span.YEAR_TO_DATE, "2023-08", 0, date(2023, 1, 1), date(2023, 8, 31)),
        (Span.YEAR_TO_DATE, "2022", 0, date(2022, 1, 1), date(2022, 12, 31)),
        (Span.MONTH, "2024-02", 0, date(2024, 2, 1), date(2024, 2, 29)),
        (Span.MONTH, "2021-08", 1, date(2021, 7, 1), date(2021, 7, 31)),
        (Span.ROLLING, "2023-08", 0, date(2022, 9, 1), date(2023, 8, 31)),
        (Span.YEAR, "2023", 12, date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_period_is_whole_months(span: Span, period: str, lag: int, first: date, last: date) -> None:
    assert days_of(span, Period.parse(period), lag=lag) == Days(first, last)


def test_a_period_that_the_measure_has_no_values_for_is_refused() -> None:
    with pytest.raises(Refused, match="räknas för hela år: skriv 2023"):
        days_of(Span.YEAR, Period.parse("2023-08"))
    with pytest.raises(Refused, match="är en dag"):
        days_of(Span.MONTH, Period.parse("2023-08-31"))


def test_the_example_of_the_guide_is_a_rule() -> None:
    text = (Path(__file__).parents[3] / "docs" / "guide" / "matt.md").read_text(encoding="utf-8")
    rule = parse(text.split("```toml\n")[1].split("```")[0])
    assert rule.indicator == "langvariga-hushall-med-barn"


def test_the_guide_tells_of_every_sort_and_every_operator() -> None:
    text = (Path(__file__).parents[3] / "docs" / "guide" / "matt.md").read_text(encoding="utf-8")
    for word in (*SORTS, *(operator.value for operator in Operator), *(span.value for span in Span)):
        assert word in text
