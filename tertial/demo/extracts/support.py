"""Times with economic assistance per person, and applications: who came back, who waited, who sent by the web."""

from __future__ import annotations

from datetime import date, timedelta

from tertial.demo.extracts.drawing import Lot, names, written
from tertial.demo.extracts.printed import printed
from tertial.measurement.extracts.periods import months_later

TIMES = ("Person", "Kön", "Från", "Till")
APPLICATIONS = ("Ansökan", "Person", "Inkom", "Beslut", "Väg in", "Nytt ärende")


def ended(system: str, left: date, persons: int, stayed_away: int) -> list[tuple[str, ...]]:
    """Persons who left during the twelve months up to a day, of whom some stayed away for a year; and some who never left."""
    lot, identities = Lot(f"{system}-stod"), names("B")
    rows: list[tuple[str, str, date, date | None]] = []
    for number in range(persons):
        person, sex = next(identities), lot.one(("K", "M"))
        end = lot.day(months_later(left, -12) + timedelta(days=1), left)
        rows.append((person, sex, lot.day(months_later(end, -40), months_later(end, -1)), end))
        if number >= stayed_away:
            again = lot.day(end + timedelta(days=20), months_later(end, 12))
            rows.append((person, sex, again, lot.day(again, months_later(again, 5)) if lot.below(2) else None))
        elif lot.below(6) == 0:
            rows.append(
                (
                    person,
                    sex,
                    lot.day(months_later(end, 12) + timedelta(days=1), months_later(end, 12) + timedelta(days=25)),
                    None,
                )
            )
    for _ in range(persons // 3):
        rows.append((next(identities), lot.one(("K", "M")), lot.day(date(left.year - 4, 1, 1), left), None))
    return [(person, sex, written(start), written(end)) for person, sex, start, end in lot.mixed(rows)]


def treserva_ended() -> list[tuple[str, ...]]:
    """Those who left in September 2019 to August 2020."""
    share = printed("ej-ateraktualiserade", 2021, "2021-08")
    return ended("treserva", date(2020, 8, 31), 412, round(412 * share / 100))


def lifecare_ended() -> list[tuple[str, ...]]:
    """Those who left in September 2021 to August 2022."""
    share = printed("ej-ateraktualiserade", 2023, "2023-08")
    return ended("lifecare", date(2022, 8, 31), 655, round(655 * share / 100))


def applications(
    system: str, year: int, *, many: int, by_web: int, new_in_month: int = 0, month: int = 7, days: int = 0
) -> list[tuple[str, ...]]:
    """Applications of January to August. Of those on paper so many are new cases decided in a month, after so many days on average."""
    lot, sent, persons = Lot(f"{system}-ansokningar"), names("S"), names("C")
    rows: list[tuple[date, date, str, str]] = []
    waits = lot.spread(days * new_in_month, new_in_month, most=3 * days) if new_in_month else []
    for wait in waits:
        decided = lot.day(date(year, month, 1), date(year, month, 31))
        came = max(decided - timedelta(days=wait), date(year, 1, 1))
        rows.append((came, decided, "Papper", "ja"))
    for number in range(many - len(rows)):
        came = lot.day(date(year, 1, 1), date(year, 8, 31))
        rows.append((came, came + timedelta(days=lot.below(24)), "E-tjänst" if number < by_web else "Papper", "nej"))
    rows.sort()
    return [(next(sent), next(persons), written(came), written(decided), way, new) for came, decided, way, new in rows]


def treserva_applications() -> list[tuple[str, ...]]:
    """Applications of 2021."""
    many, wait = 1812, printed("vantetid", 2021, "2021-08")
    by_web = round(many * printed("e-ansokningar", 2021, "2021-08") / 100)
    return applications("treserva", 2021, many=many, by_web=by_web, new_in_month=83, days=wait)


def lifecare_applications() -> list[tuple[str, ...]]:
    """Applications of 2023."""
    many = 2406
    return applications(
        "lifecare", 2023, many=many, by_web=round(many * printed("e-ansokningar", 2023, "2023-08") / 100)
    )
