"""Examples of women and men that make the whole, or do not."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.review.subject import Subject
from tests.factories.reviewed import report, table
from tests.unit.review.examples import Examples

PERIODS = ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023"]


def _indicators(*rows: Sequence[str], columns: Sequence[str] = PERIODS, indents: Sequence[int] = ()) -> Subject:
    return report(table("Indikatorer", columns, rows, indents=indents))


COUNT = Examples(
    fires={
        "women and men are more than all": _indicators(
            ["Antal personer som går till arbete", "84", "71", "38", "80"], ["Kvinnor", "44", "30", "24", "40"], ["Män", "40", "41", "19", "40"],
        ),
        "two digits changed places in one of the parts": _indicators(
            ["Antal personer som går till studier", "61", "58", "47", "60"], ["Kvinnor", "35", "33", "29", "30"], ["Män", "26", "52", "18", "30"],
        ),
        "the total stands in a column": _indicators(
            ["Hemtjänst", "212", "38", "250"], ["Särskilt boende", "305", "54", "359"], ["Daglig verksamhet", "61", "27", "98"],
            columns=["Antal tillsvidareanställda", "Kvinnor", "Män", "Totalt"],
        ),
        "the total comes last": _indicators(
            ["Antal långtidsarbetslösa"], ["Kvinnor", "310", "298", "281"], ["Män", "352", "340", "333"], ["Totalt", "662", "638", "641"],
            columns=["Antal", "Augusti 2021", "Augusti 2022", "Augusti 2023"],
        ),
    },
    quiet={
        "they add up": _indicators(
            ["Antal personer som går till arbete", "84", "71", "43", "80"], ["Kvinnor", "44", "30", "24", "40"], ["Män", "40", "41", "19", "40"],
        ),
        "households have no sex": _indicators(
            ["Antal hushåll med bistånd", "2 917", "2 527", "2 480", ""], ["Kvinnor", "1 120", "1 010", "980", ""], ["Män", "1 433", "1 204", "1 190", ""],
        ),
        "a mean is no count": _indicators(
            ["Antal medarbetare per chef", "16", "14", "15", "30"], ["Kvinnor", "15", "15", "14", "30"], ["Män", "22", "13", "17", "30"],
        ),
        "a part is not known": _indicators(
            ["Antal personer som går till arbete", "84", "71", "43", "80"], ["Kvinnor", "44", "30", "I.U.", "40"], ["Män", "40", "41", "19", "40"],
        ),
        "targets of their own": _indicators(
            ["Antal platser", "84", "71", "43", "≥ 80"], ["Kvinnor", "44", "30", "24", "≥ 45"], ["Män", "40", "41", "19", "≥ 45"],
        ),
    },
    quotes={
        "women and men are more than all": ["38"],
        "two digits changed places in one of the parts": ["58"],
        "the total stands in a column": ["98"],
        "the total comes last": ["641"],
    },
)  # fmt: skip

SHARE = Examples(
    fires={
        "above both": _indicators(["Andel godkända, %", "86,0", "81,1", "87,1", "86,0"], ["Kvinnor", "88,7", "82,6", "83,5", "90,0"], ["Män", "79,7", "77,3", "77,9", "85,0"]),
        "below both, per unit": _indicators(
            ["Total sjukfrånvaro, %", "", "", "", ""], ["SOC", "8,1", "6,9", "3,1", "6,0"], ["Kvinnor, SOC", "8,3", "7,3", "3,9", ""],
            ["Män, SOC", "6,6", "3,3", "3,8", ""], indents=[0, 1, 1, 1],
        ),
        "in one of a cell's units": _indicators(
            ["Andel heltidsanställningar, %", "VO: 97,4 GF: 95,1", "VO: 97,3 GF: 99,2"], ["Kvinnor", "VO: 97,4 GF: 94,8", "VO: 97,4 GF: 96,0"],
            ["Män", "VO: 97,5 GF: 95,6", "VO: 97,1 GF: 96,9"], columns=["Indikator", "Helår 2022", "Augusti 2023"],
        ),
        "a mean age": _indicators(["Medelålder vid pension", "64,7", "65,1", "68,0", ""], ["Kvinnor", "65,0", "65,2", "65,4", ""], ["Män", "64,5", "65,0", "67,0", ""]),
    },
    quiet={
        "between": _indicators(["Andel godkända, %", "86,0", "81,1", "81,7", "86,0"], ["Kvinnor", "88,7", "82,6", "83,5", "90,0"], ["Män", "79,7", "77,3", "77,9", "85,0"]),
        "equal to one of them, rounded": _indicators(["Andel godkända, %", "83,6", "81", "77,9", ""], ["Kvinnor", "83,5", "81,4", "77,9", ""], ["Män", "77,9", "81,2", "77,9", ""]),
        "targets are decided, not worked out": _indicators(["Andel nöjda, %", "80", "81", "82", "95"], ["Kvinnor", "82", "83", "84", "90"], ["Män", "77", "78", "79", "85"]),
        "a difference lies between nothing": _indicators(["Förändring av andel nöjda, %", "1,2", "3,0", "2,0", ""], ["Kvinnor", "0,8", "1,0", "1,0", ""], ["Män", "1,0", "2,0", "1,5", ""]),
        "units named in the total only": _indicators(
            ["Total sjukfrånvaro, %", "IFO: 4,8 ADM: 2,7", "9,0"], ["Kvinnor", "7,0", "IFO: 5,5"], ["Män", "8,7", "IFO: 6,0"], columns=["Indikator", "2022", "2023"],
        ),
    },
    quotes={"above both": ["87,1"], "below both, per unit": ["3,1"], "in one of a cell's units": ["99,2"], "a mean age": ["68,0"]},
)  # fmt: skip

WEIGHT = Examples(
    fires={
        "one year turned round": _indicators(["Andel godkända, %", "86,0", "81,1", "81,7", "86,0"], ["Kvinnor", "88,7", "82,6", "77,9", "90,0"], ["Män", "79,7", "77,3", "83,5", "85,0"]),
        "the middle year turned round": _indicators(["Andel med arbete efter sex månader, %", "82,8", "77,4", "81,0", ""], ["Kvinnor", "82,5", "72,9", "82,6", ""], ["Män", "83,5", "79,3", "77,4", ""]),
        "a total that leaps toward the men": _indicators(["Andel godkända, %", "86,0", "81,1", "78,1", ""], ["Kvinnor", "88,7", "82,6", "83,5", ""], ["Män", "79,7", "77,3", "77,9", ""]),
        "two periods that mirror each other": _indicators(["Sjukfrånvaro, %", "8,4", "6,6"], ["Kvinnor", "9,0", "5,0"], ["Män", "6,0", "7,0"], columns=["Indikator", "Helår 2022", "Augusti 2023"]),
    },
    quiet={
        "steady": _indicators(["Andel godkända, %", "86,0", "81,1", "81,7", "86,0"], ["Kvinnor", "88,7", "82,6", "83,5", "90,0"], ["Män", "79,7", "77,3", "77,9", "85,0"]),
        "men ahead one year, as many women": _indicators(["Andel godkända, %", "82,8", "77,4", "81,0", ""], ["Kvinnor", "82,5", "79,3", "82,6", ""], ["Män", "83,5", "72,9", "77,4", ""]),
        "too alike to tell": _indicators(["Sjukfrånvaro, %", "6,9", "3,8", "3,9", ""], ["Kvinnor", "7,3", "3,9", "3,9", ""], ["Män", "3,3", "3,8", "3,9", ""]),
        "half of each": _indicators(["Andel nöjda, %", "75,0", "74,0", "76,0", ""], ["Kvinnor", "80,0", "70,0", "81,0", ""], ["Män", "70,0", "78,0", "71,0", ""]),
        "a slow change": _indicators(["Andel nöjda, %", "77,0", "76,6", "76,0", ""], ["Kvinnor", "80,0", "80,0", "80,0", ""], ["Män", "70,0", "70,0", "70,0", ""]),
    },
    quotes={"one year turned round": ["77,9"], "the middle year turned round": ["72,9"]},
)  # fmt: skip

EXAMPLES = {"table-parts-count": COUNT, "table-parts-share": SHARE, "table-implied-weight": WEIGHT}
