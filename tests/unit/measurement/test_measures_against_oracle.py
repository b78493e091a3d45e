"""Each calculation over an extract says what the slow, obvious way says, to the last digit."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.periods import Period
from tertial.document.figure import Missing
from tertial.measurement.calculations.quotient import rounded_fraction
from tertial.measurement.extracts.compute import Wanted, compute
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.outcome import exact
from tertial.measurement.extracts.periods import Days, days_of
from tertial.steering.parts import Part
from tests.factories.examples import examples
from tests.oracles import measures as oracle

HEADINGS = ("Id", "Kön", "Enhet", "Orsak", "Från", "Till", "Månad", "Tal", "Platser")
_FIRST = date(2021, 1, 1)

HEAD = """
namn = "Prov"
indikator = "prov"
"källa" = "prov"
identiteter = ["Id"]
"""
PARTS = """
[delar]
korsade = true
[delar."kön"]
kolumn = "Kön"
kvinnor = ["K", "Kvinna"]
"män" = ["M"]
"övriga" = ["", "X"]
[delar.enhet]
kolumn = "Enhet"
koder = { "1" = "amc", "2" = "osa", "3" = "osa" }
"övriga" = ["9"]
"""
UNITS = PARTS.replace(PARTS[PARTS.index('[delar."kön"]') : PARTS.index("[delar.enhet]")], "")
RULES = {
    "count of rows": HEAD + '["beräkning"]\nsort = "antal"\ndatum = "Till"\n' + PARTS,
    "count of the whole extract": HEAD + '["beräkning"]\nsort = "antal"\nolika = "Id"\n' + PARTS,
    "sum": HEAD + 'decimaler = 2\n["beräkning"]\nsort = "antal"\ndatum = "Till"\nsumma = "Tal"\n' + PARTS,
    "average of months": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "snitt per månad"\n"månad" = "Månad"\nolika = "Id"\n'
    + PARTS,
    "average of times": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "snitt per månad"\n"från" = "Från"\ntill = "Till"\n'
    + PARTS,
    "last month": HEAD + '["beräkning"]\nsort = "sista månaden"\n"månad" = "Månad"\nolika = "Id"\n' + PARTS,
    "last day, long": HEAD
    + '["beräkning"]\nsort = "sista månaden"\n"från" = "Från"\ntill = "Till"\n"mer än månader" = 5\n'
    + PARTS,
    "median of a column": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "median månader"\n"från" = "Från"\n"månader" = "Tal"\n'
    + PARTS,
    "median of times": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "median månader"\n"från" = "Från"\ntill = "Till"\n'
    + PARTS,
    "not returning": HEAD
    + 'period = "rullande 12 månader"\ndecimaler = 0\n["beräkning"]\nsort = "andel ej återaktualiserade"\nperson = "Id"\n'
    + '"från" = "Från"\ntill = "Till"\ninom = 4\n'
    + PARTS,
    "mean days": HEAD
    + 'decimaler = 1\n[population]\n"Till" = { tidigast = "Från" }\n["beräkning"]\nsort = "medel dagar"\n"från" = "Från"\ntill = "Till"\n'
    + PARTS,
    "exits": HEAD
    + '["beräkning"]\nsort = "avslut"\ndatum = "Till"\norsak = "Orsak"\norsaker = ["a", "b"]\nolika = "Id"\n'
    + PARTS,
    "exits by reason": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "avslut"\nsom = "andel"\ndatum = "Till"\norsak = "Orsak"\n'
    + 'orsaker = { arbete = ["a"], studier = ["b", "c"] }\n'
    + PARTS,
    "occupancy": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "beläggning"\ndatum = "Månad"\n"använda" = "Tal"\nplatser = "Platser"\n'
    + PARTS,
    "cost per place": HEAD
    + 'decimaler = 0\n["beräkning"]\nsort = "kostnad per plats"\ndatum = "Månad"\nplatser = "Platser"\n'
    + 'kostnad = { amc = "ansvar 75", osa = "ansvar 76" }\n'
    + UNITS.replace("[delar]", "[delar]\nhelhet = false"),
    "exits per million": HEAD
    + 'decimaler = 1\n["beräkning"]\nsort = "avslut per mnkr"\ndatum = "Till"\norsak = "Orsak"\norsaker = "a"\nkostnad = "rad x"\n',
    "share": HEAD
    + 'decimaler = 2\nperiod = "månad"\n[population]\n"Orsak" = { inte = ["c", ""] }\n["beräkning"]\nsort = "andel"\ndatum = "Till"\n'
    + '["beräkning"."täljare"]\n"Tal" = { "över" = 1.5, "högst" = 7 }\n"Från" = { senast = 2021-06-30 }\n'
    + PARTS,
    "share of persons": HEAD
    + 'decimaler = 1\n[population]\n"Till" = { fylld = true }\n"Tal" = { minst = 0, under = 8.25 }\n["beräkning"]\nsort = "andel"\nolika = "Id"\n'
    + '["beräkning"."täljare"]\n"Orsak" = ["a", "b"]\n'
    + PARTS,
}

days_in_two_years = st.integers(0, 730).map(lambda number: _FIRST + timedelta(days=number))
one_row = st.fixed_dictionaries(
    {
        "Id": st.sampled_from(["A1", "A2", "a 1", "B-7", "B7", "C", ""]),
        "Kön": st.sampled_from(["K", "Kvinna", "M", "X", "", " M "]),
        "Enhet": st.sampled_from(["1", "2", "3", "9"]),
        "Orsak": st.sampled_from(["a", "b", "c", ""]),
        "Från": days_in_two_years.map(str),
        "Till": st.one_of(st.just(""), days_in_two_years.map(lambda one: f"{one.day}/{one.month} {one.year}")),
        "Månad": days_in_two_years.map(lambda one: f"{one:%Y%m}"),
        "Tal": st.sampled_from(["0", "1", "1,5", "2.25", "7", "12", ""]),
        "Platser": st.sampled_from(["0", "3", "10", "2,5", ""]),
    }
)
periods = st.sampled_from(["2021", "2022", "2021-03", "2022-05", "2022-12"])


def cost(asked: str, days: Days) -> int | None:
    """A ledger that knows two costs centres: one with costs, one that lacks the first year."""
    if asked == "ansvar 76":
        return None if days.first.year == 2021 else 45_678_901
    return 123_456_789


@pytest.mark.parametrize("name", RULES)
def test_engine_equals_oracle(name: str) -> None:
    text = RULES[name]
    rule = parse(text)

    @given(
        st.lists(one_row, min_size=1, max_size=25),
        st.lists(periods, min_size=1, max_size=2, unique=True),
        st.booleans(),
    )
    @settings(max_examples=examples(15), deadline=None)
    def holds(rows: list[dict[str, str]], asked: list[str], quoted: bool) -> None:
        (outcome,) = compute(
            [Wanted(text, rule, cost)],
            content=as_csv(rows, quoted=quoted),
            file_name="prov.csv",
            periods=[Period.parse(one) for one in asked],
        )
        found = {(one.period, one.part): one for one in outcome.values}
        wanted = {
            (period, part): told
            for period in asked
            for part, told in oracle.expected(rule, rows, days_of(rule.span, Period.parse(period)), cost).items()
        }
        assert found.keys() == wanted.keys()
        for key, told in wanted.items():
            one = found[key]
            if told is None:
                assert isinstance(one.value, Missing)
                continue
            value, numerator, denominator = told
            assert one.value == (exact(value) if rule.decimals is None else rounded_fraction(value, rule.decimals)), key
            assert (one.numerator, one.denominator) == (_exact(numerator), _exact(denominator)), key

    holds()


def _exact(value: Fraction | None) -> object:
    return None if value is None else exact(value)


def as_csv(rows: list[dict[str, str]], *, quoted: bool = False, delimiter: str = ";") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out,
        HEADINGS,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def test_every_sort_of_calculation_is_proven() -> None:
    from tertial.measurement.extracts.declaring.calculation import SORTS

    assert {sort for sort in SORTS if not any(f'sort = "{sort}"' in text for text in RULES.values())} == set()


def test_parts_that_are_declared_are_there_even_without_rows() -> None:
    text = RULES["count of rows"]
    row = dict.fromkeys(HEADINGS, "") | {"Enhet": "9", "Från": "2021-01-01", "Till": "2021-01-02"}
    (outcome,) = compute(
        [Wanted(text, parse(text), cost)], content=as_csv([row]), file_name="x", periods=[Period(2021)]
    )
    values = {one.part: one.value for one in outcome.values}
    assert len(values) == 1 + 2 + 2 + 4
    assert values[Part()] == 1
    assert values[Part("amc", "", "women")] == 0
