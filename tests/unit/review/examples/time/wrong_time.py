"""Periods, years and interim numbers that are not the report's, and those that are or that tell of before."""

from __future__ import annotations

from tertial.document.blocks import Table
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, figure, h, p, report, table
from tests.unit.review.examples import Examples
from tests.unit.review.examples.time.own_time import (
    WRONG_PERIOD_FIRES,
    WRONG_PERIOD_QUIET,
    WRONG_YEAR_FIRES,
    WRONG_YEAR_QUIET,
)


def _result() -> Table:
    return table(
        "Driftsammandrag, mnkr",
        ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse", "Redovisat jan-aug 2022"],
        [
            ["Hemtjänst", "118,4", "121,9", "3,5", "114,2"],
            ["Särskilt boende", "293,8", "290,1", "-3,7", "281,6"],
            ["Summa nettokostnader", "412,3", "412,0", "-0,2", "395,8"],
        ],
        unit="mnkr",
    )


def _year() -> Table:
    return table(
        "Helårsprognos, mnkr",
        ["Verksamhet", "Prognos helår 2023", "Budget helår 2023", "Avvikelse", "Bokslut 2022"],
        [
            ["Hemtjänst", "179,2", "182,8", "3,6", "171,3"],
            ["Summa nettokostnader", "618,4", "618,0", "-0,4", "595,7"],
        ],
        unit="mnkr",
    )


def _persons() -> Table:
    return table(
        "Volymer",
        ["Mått", "Helår 2022", "Augusti 2023"],
        [["Antal hushåll med hemtjänst", "2 385", "2 160"], ["Andel nöjda brukare, %", "76,8", "83,5"]],
    )


def _says(*texts: str, period: str | None = "2023-08") -> Subject:
    return report(chapter("Ekonomi", _result(), _year(), _persons(), *(p(text) for text in texts)), period=period)


EXAMPLES: dict[str, Examples] = {
    "time-wrong-period": Examples(
        fires={
            **WRONG_PERIOD_FIRES,
            "an amount of eight months said to be of three": _says(
                "Nämndens resultat för perioden januari till mars 2023 är 412,3 mnkr, i nivå med budgeten."
            ),
            "the amount comes first": _says("Nettokostnaden uppgår till 412,3 mnkr för januari–april 2023."),
            "the first three months, without a number": _says(
                "Det ekonomiska resultatet under årets första tre månader innebär en positiv avvikelse mot periodens budget."
            ),
            "a bound amount": report(
                chapter(
                    "Ekonomi",
                    _result(),
                    p(
                        "Hemtjänstens nettokostnad per den 31 mars är ",
                        figure("118.4", key="line/hemtjanst/2023-08"),
                        ".",
                    ),
                    table(
                        "Hemtjänsten",
                        ["Rad", "Jan-aug 2023"],
                        [["Hemtjänst", (figure("118.4", key="line/hemtjanst/2023-08"),)]],
                    ),
                )
            ),
            "a quarter": _says("Under första kvartalet 2023 är nettokostnaden för särskilt boende 293,8 mnkr."),
            "a heading": report(chapter("Ekonomi", h("Resultat per den 31 mars 2023"), _result())),
            "what the report says that it shows": _says(
                "Rapporten visar hur långt nämnden har kommit med mål och budget under januari–mars 2023."
            ),
            "what stands above": _says("Ovan syns nämndens intäkter för perioden januari till mars 2023."),
            "the whole period compared with last year's": _says(
                "För hela perioden januari till april 2023 har 9 mnkr mindre betalats ut jämfört med samma period föregående år."
            ),
            "compared with the same period the year before": _says(
                "Diagrammen jämför kostnaderna under januari–april 2023 med samma tid året före."
            ),
            "a table's caption": report(
                chapter(
                    "Ekonomi",
                    table(
                        "Resultat januari–mars 2023",
                        ["Verksamhet", "Redovisat jan-aug 2023"],
                        [["Hemtjänst", "118,4"]],
                    ),
                )
            ),
        },
        quiet={
            **WRONG_PERIOD_QUIET,
            "the report's own period": _says(
                "Nämndens resultat för perioden januari till augusti 2023 är 412,3 mnkr, i nivå med budgeten."
            ),
            "an earlier period, told of in the past": _says(
                "Resultatet för januari till mars visade ett överskott, men sedan dess har kostnaderna stigit."
            ),
            "the same period last year": _says("Under januari–augusti 2022 var nettokostnaden 395,8 mnkr."),
            "a comparison with an earlier month": _says(
                "Nettokostnaden är 412,3 mnkr, vilket är högre än vid utgången av mars 2023."
            ),
            "the first months in the past": _says(
                "Under årets första tre månader minskade kostnaderna, och därefter har de legat stilla."
            ),
            "a forecast made in March": _says("Prognosen per den 31 mars 2023 var 618,4 mnkr för helåret."),
            "a month when something happened": _says("I mars beslutade nämnden om en budget på 618,0 mnkr."),
            "nobody says which period the report is for": _says(
                "Nämndens resultat för januari till mars 2023 är 412,3 mnkr.", period=None
            ),
            "what the report shows in part": _says("Rapporten visar också vad som hände under januari–mars 2022."),
            "its own period compared with the year before": _says(
                "Diagrammen jämför kostnaderna under januari–augusti 2023 med samma tid året före."
            ),
            "a heading of the last quarter's budget": report(
                chapter("Ekonomi", h("Budget och prognos per den 31 december 2023"), _result())
            ),
        },
        quotes={"the amount comes first": ["412,3 mnkr för januari–april 2023"]},
    ),
    "time-wrong-year": Examples(
        fires={
            **WRONG_YEAR_FIRES,
            "a goal assessed at the end of last year": _says("Nämndmålet bedöms uppnås delvis vid helår 2022."),
            "a goal expected to be met in a year that is over": _says(
                "Målvärdet för sjukfrånvaron väntas nås under 2022, eftersom frånvaron har sjunkit."
            ),
            "a forecast for last year": _says("Helårsprognosen för 2022 är ett resultat i nivå med budgeten."),
            "an amount of this year said to be last year's": _says(
                "Nettokostnaden för januari–augusti 2022 är 412,3 mnkr."
            ),
            "a share of last year said to be of the year before": _says(
                "Andelen nöjda brukare är 83,5 %, mot 76,8 % under 2021."
            ),
            "a count of last year said to be of an older one": _says(
                "I hemtjänsten fick 2 160 hushåll insatser, mot 2 385 hushåll vid slutet av 2020."
            ),
            "a forecast's amount with last year's number": _says(
                "För helåret 2022 räknar nämnden med en nettokostnad på 618,4 mnkr."
            ),
            "what the goals are assessed for": _says("Varje mål bedöms för helåret 2022. Bedömningen är ett omdöme."),
            "what the tables show": _says("Tabellerna visar nämndens indikatorer per den 31 augusti 2024."),
            "a comparison with itself": _says("Sjukfrånvaron är 3,8 procent, lägre än 2023."),
            "fallen from a value of last year since another": _says(
                "Antalet hushåll med hemtjänst har sjunkit från 2 385 till 2 160 sedan slutet av 2021."
            ),
            "a year compared with itself": _says("Kostnaden för löner har ökat under 2022 jämfört med 2022."),
            "a period that ends before it begins": _says("Värdet är för perioden 1 januari 2023 – 31 augusti 2022."),
            "a deficit expected for last year": _says(
                "Hemtjänsten prognostiseras redovisa ett underskott på 2,8 mnkr för helår 2022."
            ),
            "the report's title inside": report(
                chapter("Inledning", h("Delårsrapport per den 31 augusti 2022"), p("Text."))
            ),
            "a heading of a plan that the text has for this year": report(
                chapter(
                    "Uppföljning",
                    h("Uppföljning av internkontrollplan 2022"),
                    p("Momenten i internkontrollplan 2023 genomförs enligt tidplan."),
                )
            ),
            "a deviation between two years": report(
                table(
                    "Driftredovisning, tkr",
                    ["Verksamhet", "Prognos 2023", "Budget 2022", "Avvikelse"],
                    [["Hemtjänst", "179 200", "182 800", "3 600"]],
                )
            ),
        },
        quiet={
            **WRONG_YEAR_QUIET,
            "this year's": _says("Nämndmålet bedöms uppnås delvis vid helår 2023."),
            "an assessment that rests on last year's value": _says(
                "Nämndmålet bedöms uppnås utifrån utfallet för helår 2022, eftersom årets enkät inte är klar."
            ),
            "history": _says("Vid helår 2022 bedömdes målet vara uppnått delvis."),
            "better than last year": _says("Sjukfrånvaron förväntas bli lägre än under 2022."),
            "last year's amount with last year's number": _says("Under januari–augusti 2022 var kostnaden 395,8 mnkr."),
            "two years in one sentence": _says("Andelen har stigit från 76,8 % under 2022 till 83,5 % i augusti 2023."),
            "more than at the end of last year": _says(
                "Nu får 2 160 hushåll insatser, färre än de 2 385 vid slutet av 2022."
            ),
            "since last year": _says("I hemtjänsten är hushållen 2 160, en nedgång sedan slutet av 2022."),
            "what the tables show also for last year": _says("Tabellerna visar läget per den 31 december 2022."),
            "next year compared with this": _says("Nästa år väntas kostnaden bli högre än 2023."),
            "fallen since the right year": _says(
                "Antalet hushåll med hemtjänst har sjunkit från 2 385 till 2 160 sedan slutet av 2022."
            ),
            "two years compared": _says("Kostnaden för löner har ökat under 2023 jämfört med 2022."),
            "a year and a month of the same year": _says("Mellan 2022 och 2023 har det blivit fler, mest i mars 2023."),
            "a heading that compares": report(
                chapter("Ekonomi", h("Nämndens intäkter 2023 jämfört med 2022"), p("Se tabellen."))
            ),
            "an older plan that is called by its name": report(
                chapter("Uppdrag", h("Uppdrag i Budget 2021 med plan för 2022–2024"), p("Budget 2023 antogs i juni."))
            ),
            "the year-end beside the forecast": _says("Bokslutet för 2022 visade en nettokostnad på 595,7 mnkr."),
        },
        quotes={"a goal assessed at the end of last year": ["Nämndmålet bedöms uppnås delvis vid helår 2022."]},
    ),
    "time-wrong-interim": Examples(
        fires={
            "present tense": _says("Under delår ett observeras inga väsentliga avvikelser i verksamhetsplanen."),
            "an amount of this report": _says("Nettokostnaden i delår 1 är 412,3 mnkr."),
            "a heading": report(chapter("Ekonomi", h("Ekonomiskt resultat delår 1"), p("Nettokostnaden stiger."))),
            "once among many": _says(
                "Delår 1 har präglats av arbetet med den nya organisationen.",
                "Under delår 2 har lokalerna setts över.",
                "Under delår 2 har avtalen förnyats.",
                "Arbetet avslutades under delår 2.",
            ),
        },
        quiet={
            "its own number": _says("Under delår två observeras inga väsentliga avvikelser i verksamhetsplanen."),
            "a comparison": _says("Prognosen är 4 mnkr bättre jämfört med delår 1."),
            "history": _says("I delår 1 var prognosen ett underskott, men läget har förbättrats."),
            "what comes": _says("Åtgärderna kommer att redovisas i delår 3."),
            "last year's": _says("Vid delår 1 2022 är utfallet osäkert på grund av ett nytt system."),
            "both": _says("Under delår 1 har planen tagits fram och under delår 2 är den beslutad."),
        },
    ),
}
