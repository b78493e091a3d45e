"""What a text says about time is found, whichever way it is written, and what only looks like time is left."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tertial.review.reading.times import TimeKind, times_in

K = TimeKind


def _told(text: str) -> list[tuple[str, TimeKind, dict[str, Any]]]:
    names = ("year", "first", "last", "day", "number", "last_year", "offset")
    found = times_in(text)
    for time in found:
        assert text[time.start : time.end] == time.text
    return [
        (time.text, time.kind, {name: getattr(time, name) for name in names if getattr(time, name) is not None})
        for time in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # dates
        ("per den 31 augusti 2023", ("31 augusti 2023", K.DATE, {"year": 2023, "first": 8, "last": 8, "day": 31})),
        ("den 31 augusti", ("31 augusti", K.DATE, {"first": 8, "last": 8, "day": 31})),
        ("den 3:e maj", ("3:e maj", K.DATE, {"first": 5, "last": 5, "day": 3})),
        ("fram till den 31/8", ("31/8", K.DATE, {"first": 8, "last": 8, "day": 31})),
        ("31/8 2023", ("31/8 2023", K.DATE, {"year": 2023, "first": 8, "last": 8, "day": 31})),
        ("31/8-23", ("31/8-23", K.DATE, {"year": 2023, "first": 8, "last": 8, "day": 31})),
        ("per 1/2 2023", ("1/2 2023", K.DATE, {"year": 2023, "first": 2, "last": 2, "day": 1})),
        ("KF 2023-04-25 § 154", ("2023-04-25", K.DATE, {"year": 2023, "first": 4, "last": 4, "day": 25})),
        ("per sista augusti", ("sista augusti", K.DATE, {"first": 8, "last": 8, "day": 31})),
        ("per siste februari 2024", ("siste februari 2024", K.DATE, {"year": 2024, "first": 2, "last": 2, "day": 29})),
        ("senast 31 juni", ("31 juni", K.DATE, {"first": 6, "last": 6, "day": 31})),
        # months and ranges of them
        ("i maj ökade det", ("maj", K.MONTH, {"first": 5, "last": 5})),
        ("Sep 2022", ("Sep 2022", K.MONTH, {"year": 2022, "first": 9, "last": 9})),
        ("till och med 2023-08", ("2023-08", K.MONTH, {"year": 2023, "first": 8, "last": 8})),
        ("januari till och med augusti 2023", ("januari till och med augusti 2023", K.MONTHS, {"year": 2023, "first": 1, "last": 8})),
        ("Redovisat jan.- aug. 2023", ("jan.- aug. 2023", K.MONTHS, {"year": 2023, "first": 1, "last": 8})),
        ("1 januari – 31 augusti 2023", ("1 januari – 31 augusti 2023", K.MONTHS, {"year": 2023, "first": 1, "last": 8})),
        ("årets första åtta månader", ("årets första åtta månader", K.FIRST_MONTHS, {"first": 1, "last": 8, "number": 8})),
        ("de 8 första månaderna", ("de 8 första månaderna", K.FIRST_MONTHS, {"first": 1, "last": 8, "number": 8})),
        ("årets sista fyra månader", ("årets sista fyra månader", K.MONTHS, {"first": 9, "last": 12, "number": 4})),
        ("de senaste 12 månaderna", ("de senaste 12 månaderna", K.ROLLING, {"number": 12})),
        ("de senaste två åren", ("de senaste två åren", K.ROLLING, {"number": 24})),
        # parts of a year
        ("kvartal 4 2023", ("kvartal 4 2023", K.QUARTER, {"year": 2023, "first": 10, "last": 12, "number": 4})),
        ("Q3", ("Q3", K.QUARTER, {"first": 7, "last": 9, "number": 3})),
        ("tredje kvartalet", ("tredje kvartalet", K.QUARTER, {"first": 7, "last": 9, "number": 3})),
        ("andra tertialet 2023", ("andra tertialet 2023", K.TERTIAL, {"year": 2023, "first": 5, "last": 8, "number": 2})),
        ("under första halvåret", ("första halvåret", K.HALF, {"first": 1, "last": 6, "number": 1})),
        ("andra halvan av 2023", ("andra halvan av 2023", K.HALF, {"year": 2023, "first": 7, "last": 12, "number": 2})),
        ("årets första halva", ("årets första halva", K.HALF, {"first": 1, "last": 6, "number": 1})),
        ("Delår två har präglats", ("Delår två", K.INTERIM, {"number": 2})),
        ("delårsrapport 1 2023", ("delårsrapport 1 2023", K.INTERIM, {"year": 2023, "number": 1})),
        ("det andra delåret", ("andra delåret", K.INTERIM, {"number": 2})),
        ("under hösten 2022", ("hösten 2022", K.SEASON, {"year": 2022, "first": 8, "last": 12})),
        ("vårterminen", ("vårterminen", K.SEASON, {"first": 1, "last": 6})),
        ("i höstas", ("i höstas", K.SEASON, {"first": 8, "last": 12})),
        # years
        ("vid helår 2022", ("helår 2022", K.WHOLE_YEAR, {"year": 2022})),
        ("i 2024 års budget", ("2024", K.YEAR, {"year": 2024})),
        ("plan för 2024–2028", ("2024–2028", K.YEARS, {"year": 2024, "last_year": 2028})),
        ("plan för 2024–28", ("2024–28", K.YEARS, {"year": 2024, "last_year": 2028})),
        ("läsåret 2020/21", ("2020/21", K.YEARS, {"year": 2020, "last_year": 2021})),
        ("jämfört med föregående år", ("föregående år", K.RELATIVE, {"offset": -1})),
        ("än i fjol", ("i fjol", K.RELATIVE, {"offset": -1})),
        ("under innevarande år", ("innevarande år", K.RELATIVE, {"offset": 0})),
        ("ökar i år", ("i år", K.RELATIVE, {"offset": 0})),
        ("inför nästa år", ("nästa år", K.RELATIVE, {"offset": 1})),
        ("vid årets slut", ("årets slut", K.RELATIVE, {"offset": 0, "first": 12, "last": 12, "day": 31})),
        ("vid halvårsskiftet", ("halvårsskiftet", K.RELATIVE, {"first": 6, "last": 6, "day": 30})),
    ],
)  # fmt: skip
def test_it_is_read(text: str, expected: tuple[str, TimeKind, dict[str, Any]]) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2 021 hushåll",
        "12 2021",
        "2021 hushåll fick bistånd",
        "2022 kronor",
        "2022 %",
        "dnr 2021:12",
        "dnr KS 2021-12",
        "BIN 2017-348",
        "SFS 2010:800",
        "en majoritet åt majs",
        "Maj-Britt",
        "1990-talet",
        "3/4 av deltagarna",
        "öppet 24/7",
        "den 20:e varje månad",
        "2023-13-05",
        "99 augustier",
        "i marsvin",
        "",
    ],
)
def test_it_is_no_time(text: str) -> None:
    assert times_in(text) == ()


def test_several_stand_in_order_and_never_overlap() -> None:
    text = "Mellan 1 april och 31 maj 2023 var det fler än under 2022, se KS 2023-03-20 § 81 (jan–aug 2021)."
    times = times_in(text)
    assert [time.text for time in times] == ["1 april", "31 maj 2023", "2022", "2023-03-20", "jan–aug 2021"]
    assert all(one.end <= other.start for one, other in pairwise(times))


def test_a_day_that_does_not_exist_is_known_as_one() -> None:
    days = ("31 juni", "30 februari 2023", "29 februari 2023", "29 februari 2024", "29 februari", "31 augusti")
    assert [times_in(day)[0].is_possible for day in days] == [False, False, False, True, True, True]


def test_what_is_counted_from_january() -> None:
    texts = (
        "januari–augusti",
        "första kvartalet",
        "årets första tre månader",
        "mars–augusti",
        "augusti",
        "andra halvåret",
    )
    assert [times_in(text)[0].is_since_january for text in texts] == [True, True, True, False, False, False]


def test_odd_input_is_read_in_linear_time() -> None:
    for text in (
        "1 " * 20_000,
        "2023-" * 10_000,
        "maj" * 10_000,
        " " * 40_000 + "maj",
        "1/2/" * 10_000,
        "\udc80 år 2023",
    ):
        times_in(text)
    many = " ".join(["den 31 augusti 2023"] * 5_000)
    assert len(times_in(many)) == 5_000
