"""Decisions whose day is written in words, and labels with a time and a colon."""

from __future__ import annotations

from tertial.review.subject import Subject
from tests.factories.reviewed import p, report, table
from tests.unit.review.examples import Examples


def _says(*texts: str) -> Subject:
    return report(*(p(text) for text in texts), period="2023-08")


_NET = table(
    "Nettokostnader till och med april och augusti, tkr",
    ["Verksamhet", "Utfall jan–aug 2022", "Utfall jan–aug 2023", "Utfall jan–apr 2023"],
    [["Färdtjänst", "8 214", "9 436", "4 718"], ["Bibliotek", "12 305", "12 871", "6 402"]],
)

EXAMPLES: dict[str, Examples] = {
    "time-decision-date": Examples(
        fires={
            "a day in words in brackets": _says("Riktlinjerna antogs i maj 2023 (socialnämnden den 14 juni 2023, § 61)."),
            "what was decided after the month": _says(
                "Beslutet i maj 2023 om nya öppettider (kommunstyrelsen den 14 maj 2022, § 61) gäller fortfarande."
            ),
            "in figures too": _says("Nämndens beslut i maj om nya öppettider (KS 2023-06-14 § 61) gäller fortfarande."),
            "two days for one paragraph": _says(
                "Avgiften höjdes (kommunfullmäktige den 24 april 2023, § 90).",
                "Taxan (KF 2023-04-24, § 90) gäller från juli.",
                "Höjningen (fullmäktige den 25 april 2023, § 90) ger 300 tkr.",
            ),
        },
        quiet={
            "the month of the day": _says("Riktlinjerna antogs i juni 2023 (socialnämnden den 14 juni 2023, § 61)."),
            "a month that it is about": _says(
                "De avgifter som införs i oktober ger bättre täckning (socialnämnden den 14 juni 2023, § 61)."
            ),
            "a day to come": _says("Planen ska antas av kommunstyrelsen den 14 juni 2025, § 61 i utkastet till kallelse."),
            "days without a paragraph": _says("Nämnden möttes den 14 juni 2023 och arbetsutskottet den 7 september 2023."),
        },
    ),
    "time-wrong-period": Examples(
        fires={
            "a label with a colon": report(_NET, p("Färdtjänst januari–april 2023: 9 436 tkr."), period="2023-08"),
            "and words before the number": report(
                _NET, p("Bibliotek t.o.m. april 2023: nettokostnad 12 871 tkr."), period="2023-08"
            ),
            "and short months": report(_NET, p("Bibliotek jan–apr 2023: en kostnad på 12 871 tkr."), period="2023-08"),
        },
        quiet={
            "a label with the right months": report(_NET, p("Färdtjänst januari–augusti 2023: 9 436 tkr."), period="2023-08"),
            "a label with its own value": report(_NET, p("Färdtjänst januari–april 2023: 4 718 tkr."), period="2023-08"),
            "a colon before another time": report(
                _NET, p("Jämfört med januari–april 2023: färdtjänstens utfall för hela perioden är nu 9 436 tkr."), period="2023-08"
            ),
        },
    ),
    "time-wrong-year": Examples(
        fires={
            "a forecast's label": _says("Prognos helår 2022: 41 250 tkr mot budget 40 900 tkr."),
            "with a word for the sign": _says("Helårsprognos 2022 minus 350 tkr. Färdtjänsten är dyrare."),
            "a result beside its budget": report(_NET, p("Utfall januari–augusti 2022: 20 519 tkr mot budget 20 150 tkr.")),
            "with a surplus": _says("Årsprognos 2022: ett överskott på 1 200 tkr."),
        },
        quiet={
            "this year's label": _says("Prognos helår 2023: 41 250 tkr mot budget 40 900 tkr."),
            "last year's result": report(_NET, p("Utfall januari–augusti 2022: 20 519 tkr. I år är det 22 307 tkr.")),
            "compared with": _says("Överskottet är större än enligt prognos 2022, 1 200 tkr."),
            "what it came to": _says("I bokslutet 2022 blev nettokostnaden 41 250 tkr."),
        },
    ),
}  # fmt: skip
