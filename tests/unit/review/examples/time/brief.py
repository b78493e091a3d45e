"""Brief lines, labels and titles with another time than the report's, and those that are rightly of another."""

from __future__ import annotations

from tertial.document.blocks import Block, Chapter
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, p, report, table
from tests.unit.review.examples import Examples


def _chapter(*blocks: Block) -> Chapter:
    return chapter(
        "Läget i korthet",
        table(
            "Per verksamhet, tkr",
            ["Verksamhet", "Periodbudget", "Utfall t.o.m. aug", "Avvikelse", "Utfall t.o.m. aug 2022"],
            [
                ["Bibliotek", "8 412", "8 507", "-95", "8 233"],
                ["Musikskola", "5 960", "5 731", "229", "5 604"],
                ["Totalt", "14 372", "14 238", "134", "13 837"],
            ],
            unit="tkr",
        ),
        table(
            "Investeringar, tkr",
            ["Projekt", "Årsbudget", "Upparbetat t.o.m. aug"],
            [["Meröppet", "2 350", "1 184"], ["Instrument", "640", "212"], ["Alla projekt", "2 990", "1 396"]],
            unit="tkr",
        ),
        *blocks,
    )


def _says(*texts: str) -> Subject:
    return report(_chapter(*(p(text) for text in texts)), period="2023-08")


def _headed(caption: str, *columns: str) -> Subject:
    rows = [["Bibliotek", "25 300", "8 507", "25 900"], ["Musikskola", "17 900", "5 731", "17 400"]]
    return report(
        chapter("Ekonomi", table(caption, ["Verksamhet", *columns], rows, unit="tkr")), period="2023-08"
    )  # fmt: skip


EXAMPLES = {
    "time-wrong-year": Examples(
        fires={
            "a label with this year's value after a colon": _says("Musikskola t.o.m. augusti 2022: överskott 229 tkr."),
            "a small deviation after a label": _says("Bibliotek jan–aug 2022: minus 95 tkr."),
            "a value right after the time": _says("Utfall jan-aug 2022 14 238 tkr, plus 134 tkr."),
            "as at a day in figures": _says("Upparbetat per 2022-08-31: 1 396 tkr av 2 990 tkr."),
            "a label over what follows": report(chapter("Uppdrag", p("Status 2022-08-31:"))),
            "a title with its time": _says("Delårsrapport 2 för kulturnämnden, januari–augusti 2022."),
            "goals that are reached in a year that is over": _says("Målen nås delvis under 2022."),
            "an assessment of the year to come": _says("Bedömningen avser helåret 2024."),
            "this year in the sentence that goes on": _says(
                "Netto januari–augusti 2022: 13 837 tkr. Samma period 2021: 13 120 tkr, alltså 717 tkr mer i år."
            ),
            "a budget that was decided two years before": _says("Anslagen följer budget 2024 (KF 2022-11-21 § 140)."),
            "the only forecast, under a caption of this year": _headed(
                "Helårsprognos 2023", "Årsbudget", "Redovisat", "Prognos 2022"
            ),
            "the only forecast, beside months that name no year": _headed(
                "Ekonomi, tkr", "Årsbudget", "Utfall t.o.m. aug", "Prognos dec 2022"
            ),
        },
        quiet={
            "last year's own value after a label": _says("Musikskola t.o.m. augusti 2022: 5 604 tkr."),
            "this year's value with this year": _says("Bibliotek jan–aug 2023: minus 95 tkr."),
            "as at the report's day in figures": _says("Upparbetat per 2023-08-31: 1 396 tkr av 2 990 tkr."),
            "a day in figures that a decision has": _says("Biblioteksplanen (KUN 2022-08-31 § 41) gäller."),
            "a label of the report's own day": _says("Status 2023-08-31:"),
            "goals that were reached": _says("Målen nåddes delvis under 2022."),
            "a goal that is reached better than then": _says("Målen nås i högre grad än 2022."),
            "the same time then and now": _says(
                "Netto januari–augusti 2023: 14 238 tkr. Samma period 2022: 13 837 tkr, alltså 401 tkr mer i år."
            ),
            "last year's forecast under a caption of last year": _headed(
                "Jämförelse med 2022", "Årsbudget 2022", "Redovisat", "Prognos 2022"
            ),
        },
    ),
    "time-wrong-period": Examples(
        fires={
            "other months before this period's value": _says("Musikskola t.o.m. februari 2023: överskott 229 tkr."),
            "months after a label that have not come": _says("Bibliotek jan–okt 2023: minus 95 tkr."),
            "a title with other months": _says("Delårsrapport 2 för kulturnämnden, t.o.m. oktober 2023."),
        },
        quiet={
            "its own months after a label": _says("Musikskola t.o.m. augusti 2023: överskott 229 tkr."),
            "other months with a value of their own": _says("Musikskola t.o.m. februari 2023: överskott 118 tkr."),
            "another report's title with its own time": _says("Delårsrapport 1, januari–mars 2023, behandlades i maj."),
        },
    ),
    "time-wrong-interim": Examples(
        fires={
            "a title with the report's own time": _says("Delårsrapport 1 för kulturnämnden, januari–augusti 2023."),
            "in a sentence that opens with it": _says(
                "I årets första delårsrapport, som avser tiden januari till och med augusti 2023, redogörs för läget."
            ),
            "with a month that it is until": _says("Delårsrapport 1, t.o.m. augusti 2023."),
        },
        quiet={
            "a title with its own number": _says("Delårsrapport 2 för kulturnämnden, januari–augusti 2023."),
            "the report before with its own time": _says("Delårsrapport 1 avser januari–mars 2023."),
            "the report before beside this time": _says("Delårsrapport 1 jämförs inte med januari–augusti 2023."),
        },
    ),
}  # fmt: skip
