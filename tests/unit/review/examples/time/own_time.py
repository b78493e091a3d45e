"""What is said of now with another time, compared with another year than the tables', or headed with one; and what is rightly of another."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Table
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, p, report, table


def _tables() -> tuple[Table, ...]:
    return (
        table(
            "Driftredovisning, tkr",
            ["Verksamhet", "Utfall jan-apr 2022", "Utfall jan-apr 2023", "Budget jan-apr 2023", "Avvikelse"],
            [
                ["Grundskola", "61 470", "64 215", "63 880", "-335"],
                ["Fritidshem och öppen verksamhet", "9 804", "9 871", "10 020", "149"],
                ["Summa", "71 274", "74 086", "73 900", "-186"],
            ],
            unit="tkr",
        ),
        table(
            "Nyckeltal",
            ["Mått", "2021", "2022", "April 2023"],
            [
                ["Antal elever i grundskolan", "1 912", "1 956", "1 987"],
                ["Andel elever som trivs i skolan, %", "82,4", "85,7", "88,1"],
                ["Antal inskrivna på fritidshem", "I.U.", "611", "598"],
            ],
        ),
    )


def _says(*texts: str, period: str = "2023-04") -> Subject:
    return report(chapter("Ekonomi och verksamhet", *_tables(), *(p(text) for text in texts)), period=period)


def _headed(columns: Sequence[str], *rows: Sequence[str], period: str = "2023-04") -> Subject:
    return report(chapter("Ekonomi", table("Ekonomi i korthet, tkr", columns, rows, unit="tkr")), period=period)


WRONG_PERIOD_FIRES = {
    "a surplus of months that are not the report's": _says(
        "Fritidshemmen lämnar ett överskott på 149 tkr för januari–februari."
    ),
    "what is as at another day of this year": _says(
        "Per den 31 mars 2023 uppvisar grundskolan ett underskott på 335 tkr."
    ),
    "months that have not come": _says("Skolorna har för januari–augusti 2023 ett underskott på 186 tkr."),
    "what has been used until an earlier month": _says("Till och med januari har 1,1 mnkr av årets medel använts."),
}
WRONG_PERIOD_QUIET = {
    "told in the past tense": _says("För januari–februari hade fritidshemmen ett överskott på 90 tkr."),
    "what is so every year": _says(
        "Kostnaden för januari–mars är normalt högre, omkring 2,0 mnkr, på grund av snöröjning."
    ),
    "until when an agreement is in force": _says("Avtalet löper till och med december 2023 och är värt 3,0 mnkr."),
}
WRONG_YEAR_FIRES = {
    "a difference from the year before that": _says(
        "Grundskolans nettokostnad är 64,2 mnkr, 2,7 mnkr mer än motsvarande period 2021."
    ),
    "an earlier value with the wrong year in a clause after it": _says(
        "Andelen elever som trivs i skolan är 88,1 procent, vilket är högre än 2021, då den låg på 85,7 procent."
    ),
    "from one value to another since the wrong year": _says(
        "Sedan 2021 har antalet elever i grundskolan gått från 1 956 till 1 987."
    ),
    "a difference in points": _says(
        "Andelen elever som trivs i skolan har stigit med 2,4 procentenheter jämfört med 2021 och är nu 88,1 %."
    ),
    "the years in the table have changed places": _says(
        "Antalet inskrivna på fritidshem har ökat från 598 till 611 sedan 2022."
    ),
    "two values of this year's row": _says(
        "Av grundskolans budget om 63 880 tkr hade 64 215 tkr förbrukats den 30 april 2022."
    ),
    "what this report is for": _says(
        "I årets första delårsrapport, som avser tiden januari till och med april 2022, redogörs för läget."
    ),
    "a budget two years after its decision": _says(
        "Uppdragen gavs när budgeten för 2024 antogs (kommunfullmäktige den 21 november 2022, § 201)."
    ),
    "then and how much it has moved": _says(
        "Andelen elever som trivs i skolan har sedan 2021, då värdet var 85,7 procent, stigit med 2,4 procentenheter."
    ),
    "the change only": _says("Jämfört med samma period 2021 har grundskolans kostnader ökat med 2 745 tkr."),
    "by a word that only one row has": _says("Fritidshemmens utfall är 9 871 tkr, det är 67 tkr mer än 2021."),
    "a part of last year in the present tense": _says(
        "Grundskolan har för januari–april 2022 ett underskott på 335 tkr."
    ),
    "what has been used until a day of last year": _says(
        "Till och med den 30 april 2022 har 1,1 mnkr av årets ram för inventarier förbrukats."
    ),
    "a forecast for the year to come": _says("På helåret 2024 väntas ett underskott på 0,9 mnkr."),
    "this year by words and another by number": _says("I år, 2022, har trivseln fortsatt att öka."),
    "the year before by words and another by number": _says("Jämfört med föregående år (2021) är utfallet lägre."),
    "so far under another year": _says("Hittills under 2022 har två skolgårdar rustats upp."),
    "a target of last year that is assessed now": _says("Målvärdet för 2022 nås inte."),
    "the same months of the same year": _says(
        "Kostnaden är 64,2 mnkr för januari–april 2022, högre än samma period 2022."
    ),
    "a budget decided in its own autumn": _says(
        "Fullmäktige antog budgeten för 2022 i november (KF 2022-11-21 § 201)."
    ),
    "money left from two years ago": _says(
        "Nämnden fick i mars föra över medel från 2021, och de har förts över till årets ram."
    ),
    "a deviation between two years among several outcomes": _headed(
        ["Verksamhet", "Utfall jan-apr 2023", "Budget jan-apr 2022", "Avvikelse", "Utfall jan-apr 2022"],
        ["Grundskola", "64 215", "63 880", "-335", "61 470"],
        ["Fritidshem", "9 871", "10 020", "149", "9 804"],
    ),
    "a budget of last year beside a forecast that names no year": _headed(
        ["Verksamhet", "Prognos helår", "Budget 2022", "Avvikelse"],
        ["Grundskola", "193 400", "192 000", "-1 400"],
        ["Fritidshem", "29 900", "30 100", "200"],
    ),
    "the only forecast is of last year": _headed(
        ["Verksamhet", "Bokslut 2022", "Utfall apr 2023", "Prognos 2022"],
        ["Grundskola", "186 000", "64 215", "193 400"],
    ),
}
WRONG_YEAR_QUIET = {
    "the right year compared with": _says(
        "Grundskolans nettokostnad är 64,2 mnkr, 2,7 mnkr mer än motsvarande period 2022."
    ),
    "a year that the table has too": _says(
        "Andelen elever som trivs i skolan är 88,1 procent, vilket är högre än 2021, då den låg på 82,4 procent."
    ),
    "the change only, since the right year": _says(
        "Jämfört med samma period 2022 har grundskolans kostnader ökat med 2 745 tkr."
    ),
    "two values of last year's row": _says("Den 30 april 2022 hade grundskolan förbrukat 61 470 tkr av 62 000 tkr."),
    "a year that no table has": _says("Sedan 2015 har antalet elever i grundskolan gått från 1 640 till 1 987."),
    "last year's months in the past tense": _says("Grundskolan hade för januari–april 2022 ett underskott på 210 tkr."),
    "next year's frame": _says("För 2024 föreslås en ram på 225,0 mnkr."),
    "words and number agree": _says("I år, 2023, har trivseln ökat jämfört med föregående år (2022)."),
    "a target of last year that was not met": _says("Målvärdet för 2022 nåddes inte."),
    "a budget decided the year before": _says("Fullmäktige antog budgeten för 2023 i november (KF 2022-11-21 § 201)."),
    "a budget that was changed in its own year": _says(
        "Fullmäktige beslutade om ändring av budgeten för 2022 (KF 2022-10-24 § 180)."
    ),
    "money left from last year": _says(
        "Nämnden fick i mars föra över medel från 2022, och de har förts över till årets ram."
    ),
    "a budget and an outcome of last year side by side": _headed(
        ["Verksamhet", "Utfall jan-apr 2022", "Utfall jan-apr 2023", "Budget jan-apr 2023", "Avvikelse"],
        ["Grundskola", "61 470", "64 215", "63 880", "-335"],
        ["Fritidshem", "9 804", "9 871", "10 020", "149"],
    ),
    "last year's forecast beside this year's": _headed(
        ["Verksamhet", "Prognos 2022", "Utfall apr 2023", "Prognos 2023"],
        ["Grundskola", "187 500", "64 215", "193 400"],
    ),
}
