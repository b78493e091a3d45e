"""Dates of decisions, days that do not exist, and plans for what is over."""

from __future__ import annotations

from datetime import date

from tertial.document.inline import DecisionReference
from tertial.review.facts import DecisionFact, Facts
from tertial.review.subject import Subject
from tests.factories.reviewed import items, p, report, table
from tests.unit.review.examples import Examples


def _says(*texts: str, period: str | None = "2023-08") -> Subject:
    return report(*(p(text) for text in texts), period=period)


_REGISTERED = Facts(
    committee="Socialnämnden",
    municipality="Provköping",
    decisions=(DecisionFact("Överföring av medel", "KS", date(2023, 3, 20), "81", "", "KS 2023-03-20 § 81"),),
)

EXAMPLES: dict[str, Examples] = {
    "time-decision-date": Examples(
        fires={
            "a month in words against the reference": _says(
                "Internbudgeten redovisades för kommunstyrelsen i april (2023-05-09, KS §148)."
            ),
            "a day in words against the reference": _says(
                "Fullmäktige antog programmet den 25 april 2023 (KF 2023-04-26 § 91)."
            ),
            "a day that does not exist": _says("Planen ska vara klar senast den 31 juni 2024."),
            "a decision on a day that does not exist": _says("Ramen utökades (KS 2023-02-30 § 12)."),
            "the wrong weekday": _says("Nämnden sammanträdde onsdagen den 31 augusti 2023."),
            "one paragraph with two dates": _says(
                "Ramen utökades (KS 2023-03-20 § 81).",
                "Leveransen dröjer, se KS 2023-03-20 § 81.",
                "Beslutet (KS 2023-03-02 § 81) gäller bilar.",
            ),
            "a decision long after the report": _says("Medel har överförts till nämnden (KS 2024-03-20 § 81)."),
            "the same decision in two years": _says(
                "Ramen utökades (KS 2023-03-20 § 81).", "Leveransen dröjer, se KS 2022-03-20 § 81."
            ),
            "a decision that is registered with another year": report(
                p("Medel har överförts till nämnden (KS 2022-03-20 § 81)."), facts=_REGISTERED
            ),
            "a bound decision against its month": report(
                p("Målvärdet höjdes i mars (", DecisionReference("KF", "2023-04-25", "91"), ").")
            ),
            "a decision that is registered with another date": report(
                p("Medel har överförts till nämnden (KS 2023-03-02 § 81)."), facts=_REGISTERED
            ),
        },
        quiet={
            "a decision as it is registered": report(
                p("Medel har överförts till nämnden (KS 2023-03-20 § 81)."), facts=_REGISTERED
            ),
            "the same month": _says("Internbudgeten redovisades i april 2023 (KF 2023-04-25 § 154)."),
            "the same day": _says("Fullmäktige antog programmet den 25 april 2023 (KF 2023-04-25 § 91)."),
            "a month that belongs to something else": _says(
                "Sedan internbudgeten antogs i mars har ramen utökats för bilar vars leverans dröjer (KS 2023-04-20 § 81)."
            ),
            "a leap day": _says("Avtalet gäller till den 29 februari 2024."),
            "the right weekday": _says("Nämnden sammanträdde torsdagen den 31 augusti 2023."),
            "two decisions of one paragraph in different years": _says(
                "Se KS 2022-03-21 § 81.", "Se även KS 2023-03-20 § 81."
            ),
            "a registration number": _says("Programmet finns i diariet (dnr KS 2023-145) sedan i april."),
            "a decision to come": _says("Avtalet ska tas upp för beslut (KS 2024-03-20 § 81)."),
            "two decisions in one sentence": _says(
                "Den redovisades för fullmäktige i april 2023 (KF 2023-04-25 § 154) och för styrelsen i maj (KS 2023-05-09 § 148)."
            ),
        },
        quotes={"the wrong weekday": ["onsdagen den 31 augusti 2023"], "a day that does not exist": ["31 juni 2024"]},
    ),
    "time-future-as-past": Examples(
        fires={
            "last autumn": _says("Brukarundersökningen kommer att genomföras under hösten 2022."),
            "a note": report(
                table(
                    "Indikatorer",
                    ["Indikator", "Augusti 2023"],
                    [["Genomströmning[^Ny, basvärden tas fram under hösten 2022]", "0,6"]],
                )
            ),
            "a month that has passed": _says("Utbildningen av handledare ska genomföras i mars."),
            "the time stands first": _says("Under hösten 2022 kommer avtalsförslag att tas fram för hela länet."),
            "a quarter that has passed": _says(
                "Kartläggningen planeras till kvartal 1 2023 och görs av en extern part."
            ),
            "no preposition": _says("Kommunen väntas ta emot omkring 150 nyanlända 2022 genom anvisning."),
            "done in a time to come": _says("Verksamhetssystemet infördes i november 2023 i alla enheter."),
            "has come of a day to come": _says(
                "Omorganisationen den 1 december 2023 har inte kunnat genomföras som tänkt."
            ),
            "an item": report(items("Nya rutiner ska tas fram under våren 2022.", "Arbetet pågår.")),
        },
        quiet={
            "this autumn": _says("Brukarundersökningen kommer att genomföras under hösten 2023."),
            "it was done": _says("Brukarundersökningen genomfördes under hösten 2022."),
            "what was planned, told as such": _says(
                "Starten, som skulle ha skett våren 2023 och var planerad till mars, är uppskjuten."
            ),
            "every year": _says("Handlingsplanen ska varje år redovisas i mars."),
            "a decision that is told of": _says("Nämnden beslutade att planen ska vara klar i juni."),
            "what could not be done": _says("Säkra uppgifter har inte kunnat tas fram per sista december 2022."),
            "what is reckoned to have happened": _says("Pandemin bedöms ha minskat deltagandet under 2021."),
            "the month after the period": _says("Avtalet beslutades i september 2023 och gäller i fyra år."),
            "put off to next year": _says("Starten flyttades till hösten 2024, och avtalet förlängdes till 2025."),
            "next year, without preposition": _says("Kommunen väntas ta emot omkring 150 nyanlända 2024."),
            "a budget of an earlier year": _says(
                "Nämnden ska fullfölja uppdraget i Budget 2021 med plan för 2022–2024."
            ),
            "next spring": _says("Utbildningen ska genomföras i mars 2024."),
            "counted among those of last year": _says("Måttet visar hur många som avslutas under 2022."),
            "a plan for a year to come": report(p("En redovisning ska lämnas senast i oktober 2022."), period=None),
        },
    ),
}
