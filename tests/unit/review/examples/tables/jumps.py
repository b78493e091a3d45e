"""Examples of values that are impossible, or that leap from their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.review.subject import Subject
from tests.factories.reviewed import items, p, report, table
from tests.unit.review.examples import Examples

PERIODS = ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023"]


def _table(*rows: Sequence[str], columns: Sequence[str] = PERIODS, caption: str = "Indikatorer") -> Subject:
    return report(table(caption, columns, rows))


IMPOSSIBLE = Examples(
    fires={
        "a lost decimal comma": _table(["Andel positiva svar i enkäten, %", "90", "889", "91,2", "88"]),
        "a negative count": _table(["Antal avslutade till arbete", "44", "62", "−25", "100"]),
        "women and men are not all": _table(
            ["Andel kvinnor, %", "71", "70", "74"], ["Andel män, %", "29", "30", "36"], columns=["Personal", "2021", "2022", "2023"]
        ),
        "a percent that few can't give": _table(
            ["Akter utan genomförandeplan", "12", "62"], ["Beslut utan motivering", "15", "20"],
            columns=["Kontroll", "Antal granskade", "Andel fel, %"], caption="Internkontroll",
        ),
        "a digit is lost in front": _table(["Antal barn i hushåll med bistånd", "1 390", "0 342", "1 318", "1 490"]),
        "one index below nothing": _table(["Jag känner mig trygg i skolan, index", "88,2", "−88,5", "89,0", "90,0"]),
        "a share below nothing": _table(["Andel återaktualiserade, %", "24", "−26", "25", "23"]),
    },
    quiet={
        "a share of the budget": _table(["Andel förbrukat av budget, %", "98", "104", "71", "100"]),
        "a change may be negative": _table(["Förändring av antal hushåll", "−120", "−316", "−390", ""]),
        "deviation from the budget": _table(["Avvikelse mot budget, %", "−1,6 %", "2,6 %", "−1,1 %", "≥ 0"]),
        "all of them": _table(["Andel ärenden i tid, %", "100", "100,0", "99", "100"]),
        "a percent that few can give": _table(
            ["Akter utan genomförandeplan", "12", "67"], ["Beslut utan motivering", "15", "20"],
            columns=["Kontroll", "Antal granskade", "Andel fel, %"], caption="Internkontroll",
        ),
        "shares of two groups": _table(
            ["Andel kvinnor som är nöjda, %", "82", "80", "84"], ["Andel män som är nöjda, %", "77", "79", "80"], columns=["Enkät", "2021", "2022", "2023"]
        ),
        "an occupancy above what is paid for": _table(["Beläggningsgrad, %", "97", "104", "101", "95"]),
    },
    quotes={
        "a lost decimal comma": ["889"], "a negative count": ["−25"], "women and men are not all": ["36"],
        "a percent that few can't give": ["62"], "a share below nothing": ["−26"],
    },
)  # fmt: skip

FEW = Examples(
    fires={
        "out of twelve": report(p("Stickprovet visar att 62 % av 12 kontrollerade ärenden saknade plan.")),
        "the counts say otherwise": report(p("Av planen framgår att 9 av de 14 aktiviteterna (74 %) är genomförda.")),
        "in a list": report(items("Fyra chefer slutade.", "43 procent av de 8 enheterna har lämnat in sin plan.")),
        "which is": report(p("Under perioden fick 18 av 24 sökande plats, vilket motsvarar 65 procent.")),
    },
    quiet={
        "two thirds": report(p("Stickprovet visar att 67 % av 12 kontrollerade ärenden saknade plan.")),
        "the counts agree": report(p("Av planen framgår att 9 av de 14 aktiviteterna (64 %) är genomförda.")),
        "about": report(p("Ungefär 62 % av 12 kontrollerade ärenden saknade plan.")),
        "of money": report(p("Hittills har 62 % av 12 mnkr använts.")),
        "of posts": report(p("Bemanningen motsvarar 30 % av 12 tjänster.")),
        "of many": report(p("Av enkäten framgår att 62,4 % av 1 283 svarande är nöjda.")),
    },
    quotes={
        "out of twelve": ["62 % av 12"],
        "the counts say otherwise": ["9 av de 14 aktiviteterna (74 %"],
        "in a list": ["43 procent av de 8"],
    },
)

UNIT = Examples(
    fires={
        "thousands among millions": _table(
            ["Försörjningsstöd", "205,1", "206 100", "215,8"], ["Insatser", "65,7", "68,2", "68,6"],
            columns=["Verksamhet", "Utfall aug 2022", "Utfall aug 2023", "Budget aug 2023"], caption="Driftsammandrag, mnkr",
        ),
        "a lost decimal comma": _table(["Total sjukfrånvaro, %", "7,1", "6,9", "67", "6,5"]),
        "millions among thousands": _table(["Kostnad för placeringar", "12 410", "13 020", "12,9", "13 000"]),
        "a comma put in": _table(["Antal inskrivna barn", "1 390", "1 342", "131,8", "1 490"]),
    },
    quiet={
        "a growing count": _table(["Antal digitala ansökningar", "12", "140", "410", "600"]),
        "small counts": _table(["Antal avslag", "1", "1", "10", "5"]),
        "small beside large in other rows": _table(["Kostnad per plats, kr", "28 000", "27 500", "28 100", "25 000"], ["Antal platser", "28", "27", "28", "25"]),
        "a whole number among decimals": _table(["Andel positiva svar, %", "88,9", "90", "91,2", "88"]),
        "a change that is next to nothing": _table(
            ["Lokaler", "38 126", "38 197", "71"], ["Personal", "214 300", "221 050", "6 750"],
            columns=["Kostnadsslag", "Jan–aug 2022", "Jan–aug 2023", "Förändring"], caption="Kostnader, tkr",
        ),
        "a revenue": _table(["Resultat egen regi", "−16,1", "2,5", "−7,2", "0,0"]),
    },
    quotes={"thousands among millions": ["206 100"], "a lost decimal comma": ["67"], "millions among thousands": ["12,9"], "a comma put in": ["131,8"]},
)  # fmt: skip

LEAP = Examples(
    fires={
        "a wrong first digit": _table(["Antal utbetalningshushåll, sista månad", "2 535", "2 385", "7 160", "2 200"]),
        "an index": _table(["Jag känner mig trygg i skolan, index", "38,2", "88,5", "I.U.", "90,0"]),
        "days to a decision": _table(["Väntetid till beslut, antal dagar", "35,5", "15,5", "15,0", "16,0"]),
        "half of the others": _table(["Antal barn i hushåll med bistånd", "1 390", "342", "1 318", "1 490"]),
    },
    quiet={
        "a steady fall": _table(["Antal utbetalningshushåll, sista månad", "2 535", "1 900", "1 160", "1 200"]),
        "a target to reach for": _table(["Andel digitala ansökningar, %", "31", "32", "33", "80"]),
        "small counts": _table(["Antal chefer som slutat", "2", "2", "5", "2"]),
        "a number for each part of the year": _table(["Utbetalt bistånd, mnkr", "303,5", "302,1", "101,3", "310,0"]),
        "eight months of a count": _table(["Antal avslutade till arbete", "440", "452", "190", "450"]),
        "a year beside two Augusts": _table(
            ["Antal avslutade till arbete", "190", "452", "201"],
            columns=["Mått", "Augusti 2022", "Helår 2022", "Augusti 2023"],
        ),
        "two values only": _table(["Antal platser", "120", "I.U.", "244", ""]),
    },
    quotes={
        "a wrong first digit": ["7 160"],
        "an index": ["38,2"],
        "days to a decision": ["35,5"],
        "half of the others": ["342"],
    },
)

LINES = ["Nämnd", "Förskola", "Grundskola", "Fritidshem", "Gymnasium", "Vuxenutbildning", "Administration"]


def _amounts(*amounts: str, caption: str = "Driftsammandrag, mnkr") -> Subject:
    return _table(*zip(LINES, amounts, strict=True), columns=["Verksamhet", "Utfall 2023"], caption=caption)


DECIMALS = Examples(
    fires={
        "a decimal is missing": _amounts("1,3", "215,1", "625,0", "42", "241,8", "24,2", "14,3"),
        "a decimal too many": _amounts("1,3", "215,1", "625,0", "42,0", "241,84", "24,2", "14,3"),
        "decimals among thousands": _amounts(
            "1 149", "71 994", "179 492", "42 637", "5 137,4", "24 520", "1 960", caption="Utfall, tkr"
        ),
    },
    quiet={
        "all alike": _amounts("1,3", "215,1", "625,0", "42,0", "241,8", "24,2", "14,3"),
        "a bare nought": _amounts("1,3", "215,1", "625,0", "0", "241,8", "24,2", "14,3"),
        "as they come": _amounts("1,3", "215", "625,0", "42", "241,8", "24", "14,3"),
        "not money": _amounts("1,3", "215,1", "625,0", "42", "241,8", "24,2", "14,3", caption="Mått"),
    },
    quotes={"a decimal is missing": ["42"], "a decimal too many": ["241,84"], "decimals among thousands": ["5 137,4"]},
)

EXAMPLES = {
    "table-impossible": IMPOSSIBLE,
    "table-percent-of-few": FEW,
    "table-unit-jump": UNIT,
    "table-leap": LEAP,
    "table-decimals-jump": DECIMALS,
}
