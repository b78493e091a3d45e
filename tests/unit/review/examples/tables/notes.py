"""Examples of notes, their marks, and references to headings, tables and appendices."""

from __future__ import annotations

from tertial.document.inline import NoteMark
from tests.factories.reviewed import chapter, content, h, items, p, report, table
from tests.unit.review.examples import Examples

PERIODS = ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023"]
SHARE = "Andel av befolkningen med bistånd, %"

MARK = Examples(
    fires={
        "a star": report(
            table("Volymer", PERIODS, [["Antal elever", "1 850", "1 800*", "1 790"], ["Antal lärare", "81", "80", "80"]]),
            p("Antalet elever har stabiliserats under året."),
        ),
        "a raised figure whose note is gone": report(
            table("Volymer", PERIODS, [["Antal elever⁶", "1 850", "1 800", "1 790"]]), p("⁵ Avser läsår."),
        ),
        "two stars, a note for one": report(
            table("Volymer", PERIODS, [["Antal elever*", "1 850", "1 800", "1 790**"]]), p("* Medelvärde av månaderna."),
        ),
        "an empty note": report(table("Volymer", PERIODS, [["Antal elever", content("1 850", NoteMark(" ")), "1 800", "1 790"]])),
    },
    quiet={
        "a star with its note": report(
            table("Volymer", PERIODS, [["Antal elever", "1 850", "1 800*", "1 790"]]), p("* Medelvärde av månaderna."),
        ),
        "square metres": report(table("Lokaler", PERIODS, [["Yta, m²", "1 850 m²", "1 800 m²", "1 790 m²"]])),
        "a bound note": report(table("Volymer", PERIODS, [["Antal elever", "1 850[^Medelvärde av månaderna.]", "1 800", "1 790"]])),
        "a raised figure with its note": report(
            table("Volymer", PERIODS, [["Antal elever⁶", "1 850", "1 800", "1 790"]]), p("⁶ Avser läsår."),
        ),
    },
)  # fmt: skip

NOTE = Examples(
    fires={
        "a star under a table without stars": report(
            table("Volymer", PERIODS, [["Antal elever", "1 850", "1 800", "1 790"]]), p("* Medelvärde av årets månader."),
        ),
        "two stars where only one is marked": report(
            table("Volymer", PERIODS, [["Antal elever*", "1 850", "1 800", "1 790"]]), p("* Medelvärde."), p("** Preliminärt värde."),
        ),
        "a raised figure": report(
            table("Volymer", PERIODS, [["Antal elever⁴", "1 850", "1 800", "1 790"]]), p("⁴ Medelvärde av månaderna."), p("⁵ Preliminärt värde."),
        ),
    },
    quiet={
        "marked in the label": report(
            table("Volymer", PERIODS, [["Antal elever*", "1 850", "1 800", "1 790"]]), p("* Medelvärde av årets månader."),
        ),
        "marked in the text": report(
            p("Antalet elever ökar enligt prognosen⁴."), table("Volymer", PERIODS, [["Antal elever", "1 850", "1 800", "1 790"]]),
            p("⁴ Medelvärde av månaderna."),
        ),
        "a list with numbers": report(
            table("Volymer", PERIODS, [["Antal elever", "1 850", "1 800", "1 790"]]), p("1) Förvaltningen ser över antagningen."), p("2) Nya lokaler."),
        ),
        "a chapter without tables": report(p("* * *"), p("* Vi återkommer i nästa rapport.")),
    },
)  # fmt: skip


def _noted(*cells: str) -> list[str]:
    return [SHARE, *cells]


WRONG = Examples(
    fires={
        "the year of the next column": report(
            table("Indikatorer", PERIODS, [_noted("4,8[^2021 visar andelen under 2020.]", "4,7[^2021 visar andelen under 2020, preliminärt.]", "4,4[^2023 visar andelen under 2022.]")])
        ),
        "a note left from copying": report(
            table("Indikatorer", PERIODS, [_noted("4,8[^Avser 2020.]", "4,7[^Avser 2021.]", "4,4[^Avser år 2022.]"), ["Andel unga, %", "5,1[^Avser 2020.]", "5,0[^Avser 2020.]", "4,9"]])
        ),
        "two that changed places": report(
            table("Indikatorer", PERIODS, [_noted("I.U.[^Underlaget från enkäten 2022 är för litet.]", "I.U.[^Underlaget från enkäten 2021 är för litet.]", "I.U.")])
        ),
        "the value of another year": report(
            table("Indikatorer", PERIODS, [_noted("4,8", "4,7[^Utfallet för 2021 avser hela kommunen.]", "4,4")])
        ),
    },
    quiet={
        "each a year behind": report(
            table("Indikatorer", PERIODS, [_noted("4,8[^2021 visar andelen under 2020.]", "4,7[^2022 visar andelen under 2021.]", "4,4[^2023 visar andelen under 2022.]")])
        ),
        "the same survey at both": report(
            table("Indikatorer", PERIODS, [_noted("90[^Enkäten görs vartannat år, senast 2021.]", "90[^Enkäten görs vartannat år, senast 2021.]", "I.U.[^Enkäten görs under hösten 2023.]")])
        ),
        "new from this year": report(
            table("Indikatorer", PERIODS, [_noted("I.U.[^Ny indikator för år 2023]", "I.U.[^Ny indikator för år 2023]", "4,4")])
        ),
        "a target from another decision": report(
            table("Indikatorer", ["Indikator", "Helår 2022", "Målvärde 2023"], [["Andel nöjda, %", "81", "85[^Målvärdet beslutades i internbudgeten för 2022.]"]])
        ),
    },
)  # fmt: skip

GAP = Examples(
    fires={
        "one of two missing values": report(
            table("Indikatorer", PERIODS, [["Väntetid, dagar", "15", "I.U.[^Nytt verksamhetssystem ger inga siffror för 2022.]", "I.U."]])
        ),
        "one of three missing values": report(
            table("Indikatorer", PERIODS, [["Andel nöjda, %", "I.U.[^Ny indikator.]", "I.U.", "I.U.[^Enkäten görs i höst.]"]])
        ),
        "the other row's missing value has one": report(
            table("Indikatorer", PERIODS, [["Kötid, dagar", "15", "16", "I.U.[^Köregistret byts ut.]"], ["Trygghet, index", "71", "74", "I.U."]])
        ),
        "the text promises one": report(
            p("Där uppgift saknas anges orsaken i en fotnot."),
            table("Indikatorer", PERIODS, [["Kötid, dagar", "15", "16", "12"], ["Trygghet, index", "71", "74", "Uppgift saknas"]]),
        ),
        "a dash that the text says means it": report(
            p("Tankstreck betyder att uppgift saknas, vilket förklaras i en not."),
            table("Indikatorer", PERIODS, [["Kötid, dagar", "15", "16", "12"], ["Trygghet, index", "71", "74", "–"]]),
        ),
        "a year in the middle": report(
            table("Indikatorer", PERIODS, [_noted("4,8[^2021 visar andelen under 2020.]", "4,7", "4,4[^2023 visar andelen under 2022.]")])
        ),
    },
    quiet={
        "both have one": report(
            table("Indikatorer", PERIODS, [["Väntetid, dagar", "15", "I.U.[^Nytt verksamhetssystem.]", "I.U.[^Nytt verksamhetssystem.]"]])
        ),
        "none has one": report(table("Indikatorer", PERIODS, [["Väntetid, dagar[^Gäller nya ärenden.]", "15", "I.U.", "I.U."]])),
        "the row's name has it": report(table("Indikatorer", PERIODS, [["Andel nöjda, %[^Enkäten görs i höst.]", "81", "82", "I.U."]])),
        "only the missing values have one": report(
            table(
                "Indikatorer", PERIODS,
                [["Väntetid, dagar", "15", "I.U.[^Går inte att mäta för 2022.]", "I.U.[^Går inte att mäta för 2023.]"]],
            )
        ),
        "a break in one year": report(
            table("Indikatorer", PERIODS, [_noted("4,8", "4,7[^Ny definition från 2022.]", "4,4")])
        ),
        "each dash has its note": report(
            p("Tankstreck betyder att värdet saknas, se not."),
            table("Indikatorer", PERIODS, [["Trygghet, index", "71", "74", "–[^Enkäten görs i höst.]"]]),
        ),
        "the text explains it, no note is promised": report(
            p("I.U. betyder att ingen uppgift finns."),
            table("Indikatorer", PERIODS, [["Kötid, dagar", "15", "16", "12"], ["Trygghet, index", "71", "74", "I.U."]]),
        ),
        "a dash": report(
            p("Där uppgift saknas anges orsaken i en fotnot."),
            table("Indikatorer", PERIODS, [["Kötid, dagar", "15", "16", "I.U.[^Köregistret byts ut.]"], ["Trygghet, index", "71", "–", "73"]]),
        ),
        "it says why itself": report(
            table("Indikatorer", PERIODS, [["Väntetid, dagar", "15", "I.U.[^Nytt verksamhetssystem.]", "I.U. (mäts i höst)"]])
        ),
    },
)  # fmt: skip

REFERENCE = Examples(
    fires={
        "a heading that was renamed": report(
            chapter("Samlad bedömning av ekonomi och personal", p("Året har varit stabilt.")),
            chapter("Måluppföljning", p("Avstämningen framgår även av avsnittet ”Samlad bedömning av ekonomi, verksamhet och medarbetare”.")),
        ),
        "an appendix too many": report(
            chapter("Sammanfattning", items("Bilaga 1 – Uppföljning av verksamhetsplan", "Bilaga 2 – Lokalförsörjningsplan")),
            chapter("Ekonomi", p("Åtgärderna redovisas i bilaga 4.")),
        ),
        "a table that was removed": report(
            table("Tabell 1. Driftsammandrag", ["Verksamhet", "Utfall 2023"], [["Förskola", "12"]]),
            table("Tabell 2. Investeringar", ["Projekt", "Utfall 2023"], [["Fordon", "3"]]),
            p("Volymerna framgår av tabell 3."),
        ),
        "a numbered section": report(
            h("1 Inledning"), h("2 Ekonomi"), h("2.1 Prognos"), h("3 Mål"), p("Osäkerheten beskrivs i avsnitt 2.4."),
        ),
    },
    quiet={
        "a heading that is there": report(
            chapter("Samlad bedömning av ekonomi och personal", p("Året har varit stabilt.")),
            chapter("Måluppföljning", p("Se avsnittet ”Samlad bedömning av ekonomi och personal”.")),
        ),
        "another document's appendix": report(
            chapter("Sammanfattning", items("Bilaga 1 – Uppföljning av verksamhetsplan")),
            chapter("Ekonomi", p("Beloppen är desamma som i bilaga 3 till internbudgeten.")),
        ),
        "appendices that are not listed": report(p("Arbetet med åtgärdsplanen kommenteras utförligare i bilaga 1.")),
        "a part of the heading": report(
            chapter("Resultat och helårsprognos", p("Året har varit stabilt.")),
            chapter("Mål", p("Mer om detta finns under rubriken ”Helårsprognos”.")),
        ),
        "a section of a law": report(h("1 Inledning"), h("2 Ekonomi"), h("3 Mål"), p("Enligt 11 kap. kommunallagen ska underskott återställas.")),
    },
    quotes={"an appendix too many": ["bilaga 4"], "a table that was removed": ["tabell 3"], "a numbered section": ["avsnitt 2.4"]},
)  # fmt: skip

EXAMPLES = {
    "table-mark-without-note": MARK,
    "table-note-without-mark": NOTE,
    "table-wrong-note": WRONG,
    "table-missing-note": GAP,
    "table-broken-reference": REFERENCE,
}
