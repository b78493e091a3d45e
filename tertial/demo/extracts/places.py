"""Places for work training month by month: how many there are and how many are used."""

from __future__ import annotations

from datetime import date

from tertial.demo.extracts.drawing import Lot

HEADINGS = ("Månad", "Plats", "Slag", "Platser", "Använda")
MONTHS = range(1, 9)
PER_MONTH = {"Intern": 302, "Extern": 583}
"""Places each month. The ledger's costs by these make the printed cost per place."""
USED = {"Intern": 432, "Extern": 584}
"""Of a thousand place-months, so many were used: the printed occupancy."""
SITES = {
    "Intern": ("Verkstaden", "Köket", "Parkgruppen", "Återbruket"),
    "Extern": ("Kultur och fritid", "Äldreomsorgen", "Föreningar i IOP"),
}


def lifecare() -> list[tuple[str, ...]]:
    """Places of January to August 2023."""
    lot = Lot("lifecare-platser")
    rows: list[tuple[str, ...]] = []
    for sort, per_month in PER_MONTH.items():
        sites = SITES[sort]
        shares = [per_month // len(sites)] * len(sites)
        shares[0] += per_month - sum(shares)
        taken = round(per_month * len(MONTHS) * USED[sort] / 1000)
        each, rest = divmod(taken, len(MONTHS))
        for month in MONTHS:
            used = lot.spread(each + (month <= rest), len(sites), most=min(shares))
            for site, places, busy in zip(sites, shares, used, strict=True):
                rows.append((f"{date(2023, month, 1):%Y-%m}", site, sort, str(places), str(busy)))
    return rows
