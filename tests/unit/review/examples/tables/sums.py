"""Examples of sums, of-which rows and deviations."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.review.subject import Subject
from tests.factories.reviewed import report, table
from tests.unit.review.examples import Examples

YEAR = ["Verksamhet", "Prognos helår 2023", "Budget helår 2023", "Avvikelse"]


def _year(
    *rows: Sequence[str], caption: str = "Driftsammandrag, belopp i mnkr", columns: Sequence[str] = YEAR
) -> Subject:
    return report(table(caption, columns, rows))


HOME_CARE = ["Hemtjänst", "181,4", "176,0", "−5,4"]
HOMES = ["Särskilt boende", "243,9", "247,5", "3,6"]
HEALTH = ["Hälso- och sjukvård", "62,3", "61,8", "−0,5"]
STAFF = ["Gemensam administration", "18,7", "19,2", "0,5"]

SUM = Examples(
    fires={
        "two digits of a total changed places": _year(
            HOME_CARE, HOMES, HEALTH, STAFF, ["Summa nettokostnader", "506,3", "540,5", "−1,8"]
        ),
        "a row was corrected but not the sum": _year(
            HOME_CARE, ["Särskilt boende", "249,3", "247,5", "−1,8"], HEALTH, STAFF,
            ["Summa nettokostnader", "506,3", "504,5", "−1,8"],
        ),
        "the sum that includes a row more": _year(
            HOME_CARE, HOMES, HEALTH, STAFF,
            ["Summa nettokostnader", "506,3", "504,5", "−1,8"],
            ["Resultat egen regi", "4,4", "0,0", "−4,4"],
            ["Summa inklusive egen regi", "510,7", "504,5", "6,2"],
        ),
        "a grand total of two subtotals": _year(
            ["Förskola", "312", "310", "−2"],
            ["Pedagogisk omsorg", "14", "15", "1"],
            ["Summa förskoleverksamhet", "326", "325", "−1"],
            ["Grundskola", "611", "602", "−9"],
            ["Fritidshem", "74", "76", "2"],
            ["Summa grundskola", "685", "678", "−7"],
            ["Summa totalt", "1 101", "1 003", "−8"],
        ),
        "a single column of amounts": _year(
            ["Lönemedel", "1 240"], ["Utbildning", "310"], ["Lokaler", "95"], ["Summa kostnader", "1 845"],
            caption="Kostnader för projektet, tkr", columns=["Kostnad", "Budget 2023"],
        ),
        "the column that adds up the others": _year(
            ["Centrum", "412", "88", "500"], ["Norr", "231", "54", "285"], ["Söder", "198", "61", "259"], ["Väster", "310", "40", "530"],
            caption="Antal beslut per område", columns=["Område", "Bifall", "Avslag", "Totalt"],
        ),
    },
    quiet={
        "each number rounded by itself": _year(
            ["Förskola", "10,4", "10,2", "−0,2"], ["Grundskola", "20,4", "20,1", "−0,3"], ["Gymnasieskola", "30,4", "30,3", "−0,1"],
            ["Summa nettokostnader", "61,3", "60,5", "−0,7"],
        ),
        "of-which rows do not count": _year(
            HOME_CARE, ["varav personal", "150,2", "148,0", "−2,2"], HOMES, HEALTH, STAFF,
            ["Summa nettokostnader", "506,3", "504,5", "−1,8"],
            ["varav kostnader", "590,1", "585,0", "−5,1"], ["varav intäkter", "−83,8", "−80,5", "3,3"],
        ),
        "a sum that includes the row between": _year(
            HOME_CARE, HOMES, HEALTH, STAFF,
            ["Summa nettokostnader", "506,3", "504,5", "−1,8"],
            ["Resultat egen regi", "4,4", "0,0", "−4,4"],
            ["Summa inklusive egen regi", "510,7", "504,5", "−6,2"],
        ),
        "a mean is no sum": _year(
            ["Hemtjänst", "8,9", "8,0", "7,5"], ["Särskilt boende", "9,4", "9,1", "7,5"], ["Totalt", "9,2", "8,7", "7,5"],
            caption="Sjukfrånvaro, %", columns=["Enhet", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
        ),
        "people who are in several units": _year(
            ["Daglig verksamhet", "214", "220"], ["Boendestöd", "160", "171"], ["Totalt antal personer", "302", "315"],
            caption="Antal personer med insats", columns=["Insats", "Augusti 2022", "Augusti 2023"],
        ),
        "a row without a value": _year(
            HOME_CARE, ["Särskilt boende", "I.U.", "247,5", "I.U."], HEALTH, STAFF, ["Summa nettokostnader", "506,3", "504,5", "−1,8"],
        ),
    },
    quotes={
        "two digits of a total changed places": ["540,5"],
        "a row was corrected but not the sum": ["506,3", "−1,8"],
        "the sum that includes a row more": ["6,2"],
        "a grand total of two subtotals": ["1 101"],
        "a single column of amounts": ["1 845"],
        "the column that adds up the others": ["530"],
    },
)  # fmt: skip

SUMMARY = ["Ekonomi", "Prognos helår", "Budget 2023", "Avvikelse"]
OF_WHICH = Examples(
    fires={
        "revenue with two digits swapped": _year(
            ["Verksamhetens nettokostnader", "470,9", "451,9", "−19,0"],
            ["varav kostnader", "504,0", "488,6", "−15,4"],
            ["varav intäkter", "−31,3", "−36,7", "5,4"],
            columns=SUMMARY,
        ),
        "more women than there are people": _year(
            ["Antal tillsvidareanställda", "241", "264"], ["varav kvinnor", "188", "291"],
            caption="Personal", columns=["Mått", "Helår 2022", "Augusti 2023"],
        ),
        "a net column that its two columns do not make": _year(
            ["Ombyggnad kök", "1 200", "−200", "1 000"], ["Inventarier", "450", "0", "450"], ["Fordon", "900", "−300", "1 200"],
            caption="Investeringar, tkr",
            columns=["Projekt", "Prognos 2023 utgifter", "Prognos 2023 inkomster", "Prognos 2023 netto"],
        ),
        "more of them than of all": _year(
            ["Antal elever", "1 350", "1 280"], ["varav på distans", "310", "2 800"],
            caption="Volymer", columns=["Mått", "Augusti 2022", "Augusti 2023"],
        ),
    },
    quiet={
        "costs and revenue make the net": _year(
            ["Verksamhetens nettokostnader", "470,9", "451,9", "−19,0"],
            ["varav kostnader", "504,0", "488,6", "−15,4"],
            ["varav intäkter", "−33,1", "−36,8", "−3,6"],
            columns=SUMMARY,
        ),
        "revenue printed without a minus": _year(
            ["Verksamhetens nettokostnader", "470,9", "451,9"], ["varav kostnader", "504,0", "488,6"], ["varav intäkter", "33,1", "36,7"],
            columns=["Ekonomi", "Prognos helår", "Budget 2023"],
        ),
        "staff costs above a net cost": _year(
            ["Arbetsmarknadsinsatser", "56,8", "72,0", "15,2"], ["varav personal", "61,4", "66,8", "5,4"], columns=SUMMARY
        ),
        "a part of a deviation may be greater": _year(
            ["Antal platser", "120", "130", "10"], ["varav dygnet runt", "80", "95", "15"],
            caption="Antal platser", columns=["Boende", "Utfall 2023", "Budget 2023", "Avvikelse"],
        ),
        "a share among counts": _year(
            ["Antal beslut", "12", "14"], ["varav överklagade, %", "25", "29"], caption="Beslut", columns=["Mått", "2022", "2023"]
        ),
    },
    quotes={
        "more women than there are people": ["291"],
        "a net column that its two columns do not make": ["1 200"],
        "more of them than of all": ["2 800"],
    },
)  # fmt: skip

DEVIATION = Examples(
    fires={
        "the sign is turned in one row": _year(HOME_CARE, ["Särskilt boende", "243,9", "247,5", "−3,6"], HEALTH, STAFF),
        "a forecast was changed but not its deviation": _year(HOME_CARE, HOMES, ["Hälso- och sjukvård", "64,3", "61,8", "−0,5"], STAFF),
        "a digit is lost": _year(
            ["Nämnden", "1 224", "1 724", "500"], ["Ekonomiskt bistånd", "297 454", "269 239", "−2 815"],
            ["Vuxna", "69 107", "65 207", "−3 900"], ["Förvaltningen", "7 040", "7 705", "665"],
            caption="Driftsammandrag, tkr",
        ),
        "outcome less budget, all rows but one": _year(
            ["Hemtjänst", "181,4", "176,0", "5,4"], ["Särskilt boende", "243,9", "247,5", "−3,6"],
            ["Hälso- och sjukvård", "62,3", "61,8", "0,5"], ["Administration", "18,7", "19,2", "0,5"],
        ),
        "against last year": _year(
            ["Försörjningsstöd", "206,1", "205,1", "−1,0"], ["Introduktion", "24,2", "30,7", "6,5"], ["Insatser", "68,2", "65,7", "2,5"],
            caption="Utfall i mnkr", columns=["Verksamhet", "Utfall aug 2023", "Utfall aug 2022", "Avvikelse mot 2022"],
        ),
    },
    quiet={
        "each number rounded by itself": _year(HOME_CARE, ["Särskilt boende", "243,9", "247,5", "3,7"], HEALTH, STAFF),
        "outcome less budget in all rows": _year(
            ["Hemtjänst", "181,4", "176,0", "5,4"], ["Särskilt boende", "243,9", "247,5", "−3,6"], ["Administration", "18,7", "19,2", "−0,5"]
        ),
        "a deviation in per cent": _year(
            ["Hemtjänst", "181,4", "176,0", "−3,1"], ["Särskilt boende", "243,9", "247,5", "1,5"], ["Administration", "18,7", "19,2", "2,6"],
            columns=["Verksamhet", "Prognos helår 2023", "Budget helår 2023", "Avvikelse, %"],
        ),
        "against the net and not the outcome": _year(
            ["Ombyggnad", "100", "1 200", "−200", "1 000", "1 500", "500"], ["Fordon", "0", "900", "−300", "600", "600", "0"],
            ["Kök", "50", "450", "0", "450", "400", "−50"], caption="Investeringar, tkr",
            columns=["Projekt", "Redovisat jan–aug 2023", "Prognos utgifter", "Prognos inkomster", "Prognos netto", "Investeringsram", "Avvikelse"],
        ),
        "a deviation that is not known yet": _year(HOME_CARE, ["Särskilt boende", "243,9", "247,5", "I.U."], HEALTH),
    },
    quotes={
        "the sign is turned in one row": ["−3,6"],
        "a forecast was changed but not its deviation": ["−0,5"],
        "a digit is lost": ["−2 815"],
        "outcome less budget, all rows but one": ["0,5"],
        "against last year": ["2,5"],
    },
)  # fmt: skip

PERIOD = ["Verksamhet", "Utfall jan–aug 2023", "Budget jan–aug 2023", "Avvikelse"]
SWAPPED = ["Verksamhet", "Budget jan–aug 2023", "Utfall jan–aug 2023", "Avvikelse"]
IN_PERIOD = [
    ["Hemtjänst", "121,0", "117,4", "−3,6"],
    ["Särskilt boende", "160,2", "165,0", "4,8"],
    ["Administration", "12,1", "12,8", "0,7"],
]
IN_YEAR = [HOME_CARE, HOMES, HEALTH, STAFF]
TURNED = Examples(
    fires={
        "the headings have changed places": report(
            table("Resultat augusti, mnkr", SWAPPED, IN_PERIOD), table("Prognos helår, mnkr", YEAR, IN_YEAR)
        ),
        "all signs turned in one table": report(
            table("Resultat augusti, mnkr", PERIOD, [["Hemtjänst", "121,0", "117,4", "3,6"], ["Boende", "160,2", "165,0", "−4,8"], ["Övrigt", "12,1", "12,8", "−0,7"]]),
            table("Prognos helår, mnkr", YEAR, IN_YEAR),
        ),
        "one of three": report(
            table("Resultat augusti, mnkr", PERIOD, IN_PERIOD),
            table("Prognos helår, mnkr", YEAR, IN_YEAR),
            table("Investeringar, mnkr", ["Projekt", "Prognos 2023", "Budget 2023", "Avvikelse"], [["Kök", "2,1", "3,0", "−0,9"], ["Fordon", "4,4", "4,0", "0,4"]]),
        ),
    },
    quiet={
        "all one way": report(table("Resultat augusti, mnkr", PERIOD, IN_PERIOD), table("Prognos helår, mnkr", YEAR, IN_YEAR)),
        "all the other way": report(
            table("Resultat augusti, mnkr", SWAPPED, IN_PERIOD), table("Prognos helår, mnkr", ["Verksamhet", "Budget 2023", "Prognos 2023", "Avvikelse"], IN_YEAR),
        ),
        "revenue above budget is a surplus": report(
            table("Intäkter augusti, mnkr", PERIOD, [["Avgifter", "12,0", "11,4", "0,6"], ["Hyror", "16,2", "16,0", "0,2"]]),
            table("Prognos helår, mnkr", YEAR, IN_YEAR),
        ),
        "too few rows to tell": report(
            table("Investeringar, mnkr", ["Projekt", "Prognos 2023", "Budget 2023", "Avvikelse"], [["Kök", "2,1", "3,0", "−0,9"]]),
            table("Prognos helår, mnkr", YEAR, IN_YEAR),
        ),
    },
)  # fmt: skip

EXAMPLES = {
    "table-deviation-turned": TURNED,
    "table-sum": SUM,
    "table-of-which": OF_WHICH,
    "table-deviation": DEVIATION,
}
