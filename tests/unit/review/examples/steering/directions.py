"""Examples of words of direction beside the numbers."""

from __future__ import annotations

from tertial.document.blocks import Table
from tertial.review.subject import Subject
from tests.factories.review_facts import facts, goal, indicator
from tests.factories.reviewed import chapter, figure, p, report, table
from tests.unit.review.examples import Examples

STAFF = table(
    "Personal",
    ["Mått", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
    [
        ["Total sjukfrånvaro, %"],
        ["IAF", "7,7", "6,7", "6,5"],
        ["UTB", "3,9", "6,1", "5,2"],
        ["Andel heltidsanställda, %", "91,0", "84,0", "90"],
        ["Chefsindex", "74", "69", "75"],
        ["Antal tillsvidareanställda", "241", "264", "240"],
    ],
)
SICK = table(
    "Personal",
    ["Mått", "Augusti 2022", "Augusti 2023", "Målvärde 2023"],
    [
        ["Sjukfrånvaro, %", "6,1", "7,4", "6,0"],
        ["Personalomsättning, %", "9,0", "8,2", "8,0"],
        ["Medarbetarengagemang (HME), index", "78", "78", "80"],
        ["Antal hushåll med försörjningsstöd", "3 432", "3 310", "3 400"],
        ["Antal elever i vuxenutbildningen", "1 850", "1 800", ""],
    ],
)
COSTS = table(
    "Driftsammandrag, mnkr",
    ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse", "Redovisat jan-aug 2022"],
    [["Ekonomiskt bistånd", "206,1", "215,8", "9,7", "205,1"], ["Vuxenutbildning", "84,7", "84,8", "0,1", "84,3"]],
)


def said(text: str, shown: Table = SICK) -> Subject:
    """A report with a table and a text beneath."""
    return report(chapter("Personal", shown, p(text)))


def known(text: str, now: str, before: str, wanted: str = "higher") -> Subject:
    """A report made here whose indicator has a value of the same period last year that no table shows."""
    return report(
        chapter("Mål", p(text)),
        facts=facts(
            goals=[goal("Nöjda besökare", "met")],
            indicators=[
                indicator(
                    "Andel nöjda besökare",
                    "Nöjda besökare",
                    now=now,
                    target="80",
                    wanted=wanted,
                    earlier=[("2022-08", before)],
                )
            ],
        ),
    )


STAFF_OF_TWO = table(
    "Personal",
    ["Mått", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
    [
        ["Korttidssjukfrånvaro, %", "", "", ""],
        ["Hemtjänst", "5,2", "4,6", "4,0"],
        ["Boende", "3,1", "3,8", "3,5"],
    ],
    indents=[0, 1, 1],
)
BY_KIND = table(
    "Kostnader per slag, mnkr",
    ["Kostnadsslag", "Jan-aug 2023", "Jan-aug 2022"],
    [["Hyror", "41,3", "39,9"], ["Livsmedel", "12,6", "13,4"], ["Hyrpersonal", "5,1", "5,0"]],
)


EXAMPLES: dict[str, Examples] = {
    "direction-against-numbers": Examples(
        fires={
            "risen, said to have fallen": said("Sjukfrånvaron har minskat jämfört med samma period föregående år."),
            "fallen, said to have risen": said(
                "Antalet hushåll med försörjningsstöd har ökat något sedan augusti 2022."
            ),
            "the subject after the verb": said(
                "Under året har personalomsättningen ökat, vilket beror på pensionsavgångar."
            ),
            "no year is named": said("Sjukfrånvaron minskar och arbetsmiljöarbetet fortsätter."),
            "higher than a year that is named": said("Personalomsättningen är högre än 2022."),
            "above its target": said("Sjukfrånvaron ligger under målvärdet."),
            "below its target": said("Antalet hushåll med försörjningsstöd överstiger målvärdet."),
            "unchanged": said("Sjukfrånvaron är i stort sett oförändrad jämfört med föregående år."),
            "better": said("Sjukfrånvaron har förbättrats jämfört med samma period förra året."),
            "a part by its name": report(
                chapter(
                    "Personal",
                    table(
                        "Personal",
                        ["Mått", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
                        [
                            ["Total sjukfrånvaro, %", "", "", ""],
                            ["IAF", "7,7", "6,7", "6,5"],
                            ["UTB", "3,9", "6,1", "5,2"],
                        ],
                        indents=[0, 1, 1],
                    ),
                    p("På UTB har sjukfrånvaron minskat jämfört med 2022."),
                )
            ),
            "a cost in the operating summary": said(
                "Kostnaden för ekonomiskt bistånd har minskat jämfört med samma period föregående år.", COSTS
            ),
            "by what only the rooms know": known(
                "Andelen nöjda besökare har ökat sedan samma period förra året.", "81", "86"
            ),
            "from more to less": said("Antalet besök har ökat från 1 240 till 1 180 under perioden."),
            "from less to more, in percent": said("Andelen ärenden som dröjer har minskat från 12,5 % till 14,0 %."),
            "has not fallen": said("Personalomsättningen har inte minskat jämfört med föregående år."),
            "two numbers of the sentence, than": said(
                "Kön till förskolan är nu 31 barn, vilket är färre än vid samma tid i fjol då den var 24 barn."
            ),
            "two numbers, with how much": said("I juli var 412 ungdomar anställda, 30 fler än 2022 då de var 442."),
            "two numbers after a noun": said("Skolan har 512 elever, en minskning från 498 elever förra läsåret."),
            "two numbers after a verb": said("Svarstiden har sjunkit till 9 dagar, att jämföra med 7 dagar i fjol."),
            "two numbers, then the word": said("Antalet lån uppgick till 1 240 mot 1 310 samma tid i fjol, en ökning."),
            "from a year to a month": said("Andelen har sjunkit från 41 procent 2022 till 44 procent i augusti."),
            "a cost and by how much": said(
                "Kommunen betalade 41,3 mnkr i hyror, 1,4 mnkr mindre än samma period föregående år.", BY_KIND
            ),
            "by how much alone": said(
                "Kostnaden för livsmedel har ökat med 0,8 mnkr jämfört med samma period 2022.", BY_KIND
            ),
            "printed coarsely": said(
                "Utfallet för hyrpersonal är 5,1 mnkr, 60 tkr lägre än samma period 2022.", BY_KIND
            ),
            "one of two units, by its value": said(
                "Korttidssjukfrånvaron har ökat sedan 2022 och ligger på 4,6 procent.", STAFF_OF_TWO
            ),
            "the sentence after, by the value before": said(
                "Korttidssjukfrånvaron är 3,8 procent. Det är under målvärdet 3,5.", STAFF_OF_TWO
            ),
            "what it was, laid beside what it is now": said(
                "Under 2022 kostade ekonomiskt bistånd 205,1 mnkr, alltså 1,0 mnkr mer än i år.", COSTS
            ),
            "down from a year": said("Ekonomiskt bistånd: 206,1 mnkr, ned 1,0 mnkr från 2022.", COSTS),
            "named beside its target, its value in the table only": said(
                "Sjukfrånvaron har stigit med 1,3 procentenheter sedan 2022. Därmed ligger sjukfrånvaron under målvärdet, 6,0 procent."
            ),
            "named with an age": said(
                "Gruppen följs noga. Bland dem i åldern 20–29 år ligger medarbetarengagemanget (HME), index, över målvärdet 80."
            ),
        },
        quiet={
            "what it was was less than now": said(
                "Under 2022 kostade ekonomiskt bistånd 205,1 mnkr, alltså 1,0 mnkr mindre än i år.", COSTS
            ),
            "up from a year": said("Ekonomiskt bistånd: 206,1 mnkr, upp 1,0 mnkr från 2022.", COSTS),
            "named beside its target, rightly": said(
                "Sjukfrånvaron har stigit med 1,3 procentenheter sedan 2022. Därmed ligger sjukfrånvaron över målvärdet, 6,0 procent."
            ),
            "as the table says": said("Sjukfrånvaron har ökat jämfört med samma period föregående år."),
            "a forecast": said("Sjukfrånvaron väntas minska under hösten."),
            "a wish": said("Arbetet för att sjukfrånvaron ska ha minskat till årsskiftet fortsätter."),
            "another time": said("Sjukfrånvaron har minskat sedan i våras."),
            "another quarter": said("Sjukfrånvaron har minskat det andra kvartalet."),
            "against something else": said("Sjukfrånvaron är lägre än rikssnittet 2022."),
            "a narrower group": said("Antalet unga hushåll med försörjningsstöd har ökat jämfört med föregående år."),
            "something that has no row": said("Lokalkostnaderna har ökat jämfört med föregående år."),
            "one of several units fell": said("Sjukfrånvaron har minskat jämfört med 2022.", STAFF),
            "a count of a part of the year against a whole one": report(
                chapter(
                    "Mål",
                    table(
                        "Volymer",
                        ["Volymmått", "Helår 2022", "Augusti 2023", "Prognos 2023"],
                        [["Antal besök på mötesplatserna", "1 240", "980", "1 500"]],
                    ),
                    p("Antalet besök på mötesplatserna har ökat."),
                )
            ),
            "on the right side of its target": said("Antalet hushåll med försörjningsstöd ligger under målvärdet."),
            "unchanged": said("Medarbetarengagemanget (HME) är oförändrat jämfört med föregående år."),
            "a word that follows the number": report(
                chapter(
                    "Personal",
                    SICK,
                    p("Antalet elever ", figure("-50", "antal"), " har det minskat från 1 850 till 1 800."),
                )
            ),
            "the cost of what was spoken of before": said(
                "Fler barn åker långt till skolan. Därför har kostnaden ökat jämfört med samma period föregående år.",
                table(
                    "Driftsammandrag, mnkr",
                    [
                        "Verksamhet",
                        "Redovisat jan-aug 2023",
                        "Budget jan-aug 2023",
                        "Avvikelse",
                        "Redovisat jan-aug 2022",
                    ],
                    [["Kostnader", "206,1", "215,8", "9,7", "211,0"], ["Intäkter", "-10,1", "-9,8", "0,3", "-9,0"]],
                ),
            ),
            "an adjective": said("Den ökade sjukfrånvaron följs upp, och minskade intäkter vägs in."),
            "two numbers as they are": said(
                "Kön till förskolan är nu 31 barn, vilket är fler än vid samma tid i fjol då den var 24 barn."
            ),
            "than one thing, and another number after": said(
                "Svarstiden är 9 dagar, vilket är lägre än tidigare, och 12 dagar är det längsta som godtas."
            ),
            "two numbers, then the right word": said(
                "Antalet lån uppgick till 1 240 mot 1 310 samma tid i fjol, en minskning med 70."
            ),
            "two numbers, then another change": said(
                "Antalet lån uppgick till 1 240 mot 1 310 samma tid i fjol, en ökning av e-böckerna väger inte upp."
            ),
            "not lower": said("Svarstiden är 9 dagar, vilket inte är lägre än i fjol då den var 7 dagar."),
            "fallen to what is over its target": said(
                "Svarstiden har sjunkit till 9 dagar jämfört med målvärdet 7 dagar."
            ),
            "a decrease beside another number": said("Av 512 elever slutade 14, en minskning jämfört med 498 platser."),
            "a cost and by how much, as it is": said(
                "Kommunen betalade 41,3 mnkr i hyror, 1,4 mnkr mer än samma period föregående år.", BY_KIND
            ),
            "by how much against the budget": said(
                "Kostnaden för livsmedel har ökat med 0,8 mnkr mot budget.", BY_KIND
            ),
            "by what is expected": said("Kostnaden för livsmedel väntas öka med 0,8 mnkr jämfört med 2022.", BY_KIND),
            "the other of two units, by its value": said(
                "Korttidssjukfrånvaron har ökat sedan 2022 och ligger på 3,8 procent.", STAFF_OF_TWO
            ),
            "the sentence after, on the right side": said(
                "Korttidssjukfrånvaron är 3,8 procent. Det är över målvärdet 3,5.", STAFF_OF_TWO
            ),
            "what the rooms know": known(
                "Andelen nöjda besökare har minskat sedan samma period förra året.", "81", "86"
            ),
        },
        quotes={"risen, said to have fallen": ["minskat"], "from more to less": ["ökat från 1 240 till 1 180"]},
    ),
}
