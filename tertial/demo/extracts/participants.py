"""Participants in labour-market measures: when they came, when and why they left; and who was there each month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tertial.demo.extracts.drawing import Lot, names, written
from tertial.demo.extracts.printed import printed
from tertial.measurement.extracts.periods import last_day, months_later

HEADINGS = ("Deltagare", "Kön", "Enhet", "In", "Ut", "Avslutsorsak")
MONTHLY = ("Deltagare", "Månad")
REASONS = {
    "arbete-med-subvention": "Arbete med subvention",
    "arbete-utan-subvention": "Arbete utan subvention",
    "studier": "Studier",
}
OTHERS = ("Återgång till Arbetsförmedlingen", "Flyttat", "Sjukdom", "Eget val")

WITH_WORK = {
    # Year by year, by unit: how many went to work or studies. The ledger's costs of the units make the printed quotients of them.
    "AMC": {"2019": 98, "2020": 62, "2021-08": 29},
    "OSA": {"2019": 38, "2020": 23, "2021-08": 8},
}


def _left(lot: Lot, period: str) -> date:
    year = int(period[:4])
    return lot.day(date(year, 1, 1), date(year, 8, 31) if len(period) > 4 else date(year, 12, 31))


def _exits(
    system: str, definition: int, periods: Sequence[str], *, unknown: Sequence[str] = ()
) -> list[tuple[str, ...]]:
    """Exits by reason and sex; of the periods `unknown` the sex was not registered."""
    lot, identities = Lot(f"{system}-deltagare"), names("D")
    rows: list[tuple[str, ...]] = []

    def left(period: str, sex: str, reason: str) -> None:
        out = _left(lot, period)
        came = lot.day(months_later(out, -20), out - timedelta(days=14))
        rows.append((sex, lot.one(("Arena", "Praktik", "Verkstad")), written(came), written(out), reason))

    for indicator, reason in REASONS.items():
        for period in periods:
            for sex, letter in (("women", "K"), ("men", "M")):
                for _ in range(printed(indicator, definition, period, sex)):
                    left(period, letter, reason)
        for period in unknown:
            for _ in range(printed(indicator, definition, period)):
                left(period, "Okänt", reason)
    for period in (*periods, *unknown):
        for _ in range(130):
            left(period, lot.one(("K", "M")), lot.one(OTHERS))
    return [(next(identities), *row) for row in sorted(rows, key=lambda row: (row[2], row))]


def accorda() -> list[tuple[str, ...]]:
    """Participants of 2019 to August 2021; in 2019 nobody's sex was registered."""
    return _exits("accorda", 2021, ("2020", "2021-08"), unknown=("2019",))


def lifecare() -> list[tuple[str, ...]]:
    """Participants of 2021 to August 2023, those who are still there too."""
    rows = _exits("lifecare", 2023, ("2021", "2022", "2023-08"))
    lot, identities = Lot("lifecare-pagar"), names("E")
    still = printed("deltagare-i-insats", 2023, "2023-08", kind="volume")
    day = date(2023, 8, 31)
    rows += [
        (
            next(identities),
            lot.one(("K", "M")),
            lot.one(("Arena", "Praktik")),
            written(lot.day(months_later(day, -14), day)),
            "",
            "",
        )
        for _ in range(still)
    ]
    return rows


def accorda_to_work() -> list[tuple[str, ...]]:
    """Who went to work or studies from the units that have a cost in the ledger."""
    lot, identities = Lot("accorda-utslussade"), names("F")
    rows = [
        (next(identities), unit, written(_left(lot, period)), lot.one(("Arbete", "Studier")))
        for unit, periods in WITH_WORK.items()
        for period, many in periods.items()
        for _ in range(many)
    ]
    return sorted(rows, key=lambda row: (row[2], row))


def accorda_monthly() -> list[tuple[str, ...]]:
    """Who was enrolled each month of January to August 2020 and 2021; the mean of the months is as printed."""
    lot, identities = Lot("accorda-inskrivna"), names("G")
    rows: list[tuple[str, ...]] = []
    for year in (2020, 2021):
        mean = printed("deltagare", 2021, f"{year}-08", kind="volume")
        uneven = [lot.below(31) - 15 for _ in range(4)]
        everyone = [next(identities) for _ in range(mean + 40)]
        for month, more in enumerate((*uneven, *(-one for one in uneven)), start=1):
            there = lot.mixed(everyone)[: mean + more]
            rows += [(person, f"{last_day(date(year, month, 1)):%Y-%m}") for person in sorted(there)]
    return rows
