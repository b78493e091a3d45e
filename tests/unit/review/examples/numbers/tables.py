"""Tables as they stand in interim reports, for texts to be laid beside."""

from __future__ import annotations

from tertial.document.blocks import Table
from tests.factories.reviewed import table


def forecast() -> Table:
    """An operating summary for the whole year, in tkr."""
    return table(
        "Prognos för helår 2023",
        ["Driftsammandrag, netto tkr", "Prognos helår 2023", "Budget 2023", "Avvikelse", "Bokslut 2022"],
        [
            ["Nämnd och stab", "4 120", "4 300", "180", "4 015"],
            ["Förskola", "311 640", "318 620", "6 980", "302 455"],
            ["Hemtjänst", "297 454", "269 239", "-28 215", "278 720"],
            ["Särskilt boende", "402 310", "398 450", "-3 860", "390 112"],
            ["Kulturskola", "18 345", "18 900", "555", "17 960"],
            ["Summa nettokostnader", "1 033 869", "1 009 509", "-24 360", "993 262"],
        ],
    )


def period() -> Table:
    """The same committee until August, in mnkr."""
    return table(
        "Resultat 31 augusti 2023, mnkr",
        ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse", "Redovisat jan-aug 2022"],
        [
            ["Förskola", "205,1", "211,4", "6,3", "199,8"],
            ["Hemtjänst", "196,2", "179,5", "-16,7", "184,1"],
            ["Särskilt boende", "266,0", "264,6", "-1,4", "258,9"],
            ["Summa nettokostnader", "667,3", "655,5", "-11,8", "642,8"],
        ],
    )


def indicators() -> Table:
    """Indicators of a committee."""
    return table(
        "Nämndindikatorer",
        ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
        [
            ["E-handelstrohet, %", "71,2", "76,8", "83,5", "95"],
            ["Total sjukfrånvaro, %", "7,1", "7,6", "6,7", "6,5"],
            ["Antal hushåll med försörjningsstöd", "2 611", "2 385", "2 160", "2 200"],
            ["Andel nöjda elever i kulturskolan, %", "88", "91", "92", "90"],
        ],
    )
