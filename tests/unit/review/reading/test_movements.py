"""What sentences say of how things moved and of reached targets."""

from __future__ import annotations

import pytest

from tertial.common.periods import Period
from tertial.review.reading.movements import Movement, movements_in
from tertial.review.reading.phrases import told_in
from tertial.review.reading.reachings import Reaching, reachings_in
from tests.factories.reviewed import chapter, p, report


def moved(text: str) -> list[Movement]:
    """The movements of a text."""
    (passage,) = report(chapter("Mål", p(text))).passages
    return list(movements_in(passage, Period(2023, 8)))


def reached(text: str) -> list[Reaching]:
    """What a text says of reaching targets."""
    (passage,) = report(chapter("Mål", p(text))).passages
    return list(reachings_in(passage))


@pytest.mark.parametrize(
    ("text", "way", "about"),
    [
        ("Sjukfrånvaron har minskat jämfört med 2022.", "down", {"sjukfrånvaro"}),
        ("På SFI har antalet elever sjunkit.", "down", {"sfi", "elev"}),
        ("Däremot har antalet långvariga hushåll ökat.", "up", {"långvar", "hushåll"}),
        ("De långvariga hushållen, de som fått bistånd länge, har ökat.", "up", {"långvar", "hushåll"}),
        ("Andelen nöjda är lägre än 2022.", "down", {"nöjd"}),
        ("Trivseln är i stort sett oförändrad.", "same", {"trivsel"}),
        ("Resultatet på nationella prov har försämrats.", "worse", {"nationell", "prov"}),
        ("Sjukfrånvaron ligger strax under målvärdet.", "below", {"sjukfrånvaro"}),
        ("Antalet anställda på IAF överstiger målvärdet för 2023.", "above", {"anställd", "iaf"}),
    ],
)
def test_ways(text: str, way: str, about: set[str]) -> None:
    (movement,) = moved(text)
    assert movement.way == way
    words = movement.words.partition(", de som")[0]
    assert told_in(words) == about


@pytest.mark.parametrize(
    "text",
    [
        "Sjukfrånvaron väntas minska.",
        "Målet är att sjukfrånvaron ska ha minskat.",
        "På grund av minskade intäkter stängs kaféet.",
        "Sjukfrånvaron har minskat sedan våren.",
        "Kostnaden är högre än budgeterat.",
        "Sjukfrånvaron har minskat under andra kvartalet.",
    ],
)
def test_what_is_no_fact_or_cannot_be_compared_is_left_out(text: str) -> None:
    assert moved(text) == []


def test_what_it_is_compared_with() -> None:
    assert moved("Sjukfrånvaron har minskat jämfört med samma period 2022.")[0].against.years == (2022,)
    assert moved("Sjukfrånvaron har minskat jämfört med samma period förra året.")[0].against.same_period
    assert moved("Sjukfrånvaron har minskat.")[0].against.any


@pytest.mark.parametrize(
    ("text", "future", "negated", "each"),
    [
        ("Chefsindex når målvärdet.", False, False, False),
        ("Chefsindex når inte målvärdet.", False, True, False),
        ("Målvärdet för chefsindex ser ut att nås vid årets slut.", True, False, False),
        ("Indikatorerna för kostnad per plats bedöms nå uppsatta målvärden.", True, False, True),
    ],
)
def test_reached(text: str, future: bool, negated: bool, each: bool) -> None:
    (one,) = reached(text)
    assert (one.future, one.negated, one.each) == (future, negated, each)


@pytest.mark.parametrize(
    "text",
    [
        "För att nå målvärdet krävs fler handledare.",
        "Flera av indikatorerna når sina målvärden.",
        "Chefsindex närmar sig målvärdet.",
        "Nämndmålet bedöms uppnås.",
        "Målvärdet för beläggningen sätts under året.",
    ],
)
def test_wishes_and_some_of_them_are_left_out(text: str) -> None:
    assert reached(text) == []
