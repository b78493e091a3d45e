"""Examples of deviations without explanation and deficits without measures."""

from __future__ import annotations

from decimal import Decimal

from tertial.document.blocks import Chapter, Table
from tertial.review.subject import Subject
from tests.factories.review_facts import facts, line
from tests.factories.reviewed import chapter, h, p, report, table
from tests.unit.review.examples import Examples

FOLLOWS = "Resultatet för perioden följer i stort sett budgeten."


def summary(*rows: list[str]) -> Table:
    """The operating summary of the whole year in mnkr."""
    return table(
        "Driftsammandrag, prognos helår 2023, mnkr",
        ["Verksamhet", "Prognos helår 2023", "Budget 2023", "Avvikelse"],
        list(rows),
    )


def told(*texts: str, settings: dict[tuple[str, str], Decimal] | None = None) -> Subject:
    """A report with a summary in which one row deviates much."""
    shown = summary(
        ["100 - Nämnd och styrelse", "1,8", "1,8", "0,0"],
        ["600 - Flyktingmottagande", "36,1", "42,3", "6,2"],
        ["476 - Svenska för invandrare", "58,2", "57,2", "-1,0"],
        ["Summa nettokostnader", "96,1", "101,3", "5,2"],
    )
    return report(chapter("Ekonomi", shown, *(p(text) for text in texts)), settings=settings)


def deficit(*texts: str, deviation: str = "-19,0", chapters: tuple[Chapter, ...] = ()) -> Subject:
    """A report from elsewhere that forecasts a deficit."""
    shown = summary(
        ["Ekonomiskt bistånd", "297,5", "269,2", "-28,3"], ["Summa nettokostnader", "470,9", "451,9", deviation]
    )
    return report(chapter("Ekonomi", shown, *(p(text) for text in texts)), *chapters)


EXAMPLES: dict[str, Examples] = {
    "economy-unexplained-deviation": Examples(
        fires={
            "no text at all about the row": told(FOLLOWS),
            "texts about other rows": told("Svenska för invandrare visar ett underskott som beror på färre elever."),
            "named, but not in a text about money": told(FOLLOWS, "Flyktingmottagande är ett av nämndens uppdrag."),
            "only the numbers again": told(
                FOLLOWS,
                "Flyktingmottagandet redovisar 36,1 mnkr mot budgeterade 42,3 mnkr, alltså ett överskott om 6,2 mnkr.",
            ),
            "the numbers, then other things": told(
                "Prognosen för flyktingmottagandet pekar på ett överskott på 6,2 mnkr. Personalen har gått en kurs i klarspråk under våren."
            ),
            "laid beside its budget in words of one's own": told(
                "För flyktingmottagandet är årsbudgeten 42,3 mnkr, att ställa mot nettokostnader som beräknas till 36,1 mnkr."
            ),
            "how much has been spent": told(
                "Vad gäller flyktingmottagandet har 23,4 mnkr förbrukats, vilket är 1,1 mnkr mindre än vid samma tid förra året."
            ),
            "what went on in spite of something": told(
                "Flyktingmottagandet: plus 6,2 mnkr på helåret. Enheten klarar uppdraget trots vakanser."
            ),
            "other people's workplaces": told(
                "Flyktingmottagandet ger plus 6,2 mnkr. Gruppen som tillsattes i våras har besökt alla arbetsplatser."
            ),
            "named beside others, with a cause for those": told(
                "Flyktingmottagandet har ett överskott på 6,2 mnkr. Tolkarna har bytt lokal.",
                "Underskottet för svenska för invandrare beror på dyrare läromedel.",
            ),
            "of the rooms": report(
                chapter("Ekonomi", p(FOLLOWS)),
                facts=facts(lines=[line("Skolskjuts", outcome="10", budget="12", forecast="15.5", year_budget="18")]),
            ),
            "with a limit of its own": report(
                chapter(
                    "Ekonomi",
                    summary(["Fritidsgårdar", "10,4", "10,0", "-0,4"], ["Summa", "10,4", "10,0", "-0,4"]),
                    p(FOLLOWS),
                ),
                settings={("economy-unexplained-deviation", "amount"): Decimal(300)},
            ),
        },
        quiet={
            "explained": told("Flyktingmottagandet visar ett överskott på 6,2 mnkr, eftersom färre har kommit."),
            "a cause in the sentence after": told(
                "Flyktingmottagandet redovisar ett överskott på 6,2 mnkr för helåret. Det beror på att anvisningarna har minskat."
            ),
            "what has become more or less, without a word of cause": told(
                "För flyktingmottagande väntas ett överskott på 6,2 mnkr. Antalet hushåll som tagits emot är lägre än under fjolåret."
            ),
            "the cause before the number": told(
                "Schablonersättningen höjdes vid årsskiftet. Flyktingmottagandet går därför mot ett överskott på 6,2 mnkr."
            ),
            "what the surplus is of": told(
                "Överskottet för flyktingmottagandet, 6,2 mnkr, gäller lokaler som har lämnats."
            ),
            "posts that are not filled": told(
                "Flyktingmottagandet: plus 6,2 mnkr. Två handläggartjänster har inte tillsatts."
            ),
            "in spite of one thing, because of another": told(
                "Flyktingmottagandet ger plus 6,2 mnkr. Trots dyrare tolkar är boendekostnaderna lägre."
            ),
            "in the sentence itself": told(
                "Flyktingmottagandets överskott om 6,2 mnkr hänger ihop med en sen start av etableringslotsarna."
            ),
            "in a paragraph under the row's heading": report(
                chapter(
                    "Ekonomi",
                    summary(["600 - Flyktingmottagande", "36,1", "42,3", "6,2"], ["Summa", "36,1", "42,3", "6,2"]),
                    h("Flyktingmottagande"),
                    p("Överskottet för året uppgår till 6,2 mnkr, vilket förklaras av två obesatta tjänster."),
                )
            ),
            "explained with the word misspelt": told(
                "Flyktningmottagandet väntas ge ett överskott, eftersom färre har kommit."
            ),
            "explained in short": report(
                chapter(
                    "Ekonomi",
                    summary(
                        ["Arbetsmarknads- och integrationsinsatser", "96,0", "108,0", "12,0"],
                        ["Summa", "96,0", "108,0", "12,0"],
                    ),
                    p("AMI har ett överskott på 12,0 mnkr som beror på att anställningsstöden kostar mindre."),
                )
            ),
            "a part cut short in the table": report(
                chapter(
                    "Ekonomi",
                    summary(["472 - Gymn vuxenutb", "37,0", "48,0", "11,0"], ["Summa", "37,0", "48,0", "11,0"]),
                    p("Den gymnasiala vuxenutbildningen har färre elever än budgeterat."),
                )
            ),
            "small beside its budget": report(
                chapter(
                    "Ekonomi",
                    summary(["Grundskola", "801,2", "800,0", "-1,2"], ["Summa", "801,2", "800,0", "-1,2"]),
                    p(FOLLOWS),
                )
            ),
            "a document with no text about money": told("Nämnden har sammanträtt fem gånger."),
        },
        quotes={"no text at all about the row": ["6,2\u00a0mnkr"]},
    ),
    "economy-deficit-without-measures": Examples(
        fires={
            "only the figure": deficit(
                "Nämnden prognostiserar ett underskott på 19,0 mnkr, främst på ekonomiskt bistånd."
            ),
            "causes but no measures": deficit(
                "Underskottet beror på att kostnaderna för ekonomiskt bistånd fortsätter att öka."
            ),
            "measures against other things": deficit(
                "Underskottet uppgår till 19,0 mnkr och beror på priserna.",
                chapters=(
                    chapter("Arbetsmiljö", p("Efter skyddsronden vidtas åtgärder mot buller i receptionen.")),
                    chapter(
                        "Uppdrag",
                        p("Nämnden ska vidta åtgärder för att öka tryggheten, enligt programmets handlingsplan."),
                    ),
                ),
            ),
            "what is moved between years' investments": deficit(
                "Underskottet uppgår till 19,0 mnkr.",
                chapters=(chapter("Investeringar", p("Medel för möbler, 0,4 mnkr, flyttas till nästa års budget.")),),
            ),
            "what costs nothing": deficit(
                "Underskottet uppgår till 19,0 mnkr. Cheferna ser över mötestiderna, utan extra kostnad.",
            ),
            "for the climate's sake": deficit(
                "Underskottet uppgår till 19,0 mnkr. Under hösten ska kontoret minska klimatpåverkan från resor och inköp."
            ),
            "coordinators and a staff of that name": deficit(
                "Underskottet uppgår till 19,0 mnkr. Samordnarna har klarat bemanningen. Ekonomi och IT ser över sina rutiner."
            ),
            "the plan has measures that the report leaves out": report(
                chapter("Ekonomi", p("Underskottet beror på högre priser.")),
                facts=facts(lines=[line("Summa", forecast="470.9", year_budget="451.9", is_total=True)], measures=4),
            ),
        },
        quiet={
            "an action plan": deficit("Nämnden beslutade i juni om en åtgärdsplan för att minska underskottet."),
            "savings": deficit("Underskottet möts med besparingar på lokaler och med vakanta tjänster."),
            "tighter budgets without the word measures": deficit(
                "För att hålla budgeten framöver minskas antalet köpta platser, och två tjänster hålls vakanta."
            ),
            "fewer hours and purchases": deficit(
                "Fram till årsskiftet minskas inköpen och övertiden prövas av chefen."
            ),
            "less of what costs": deficit("Enheterna ska minska antalet vikarier under hösten."),
            "coordinated purchases": deficit("Inköpen av läromedel samordnas för att få ner kostnaderna."),
            "asked for": deficit("Nämnden begär ett tillskott som motsvarar underskottet på 19,0 mnkr."),
            "measures in the chapter on economy": deficit("Beslutade åtgärder ger effekt först nästa år."),
            "in another chapter, with the deficit": deficit(
                FOLLOWS,
                chapters=(chapter("Framåt", p("Arbetet med att nå en ekonomi i balans fortsätter under hösten.")),),
            ),
            "a surplus": deficit("Nämnden prognostiserar ett överskott på 19,0 mnkr.", deviation="19,0"),
            "a small one": deficit("Nämnden prognostiserar ett litet underskott.", deviation="-0,4"),
        },
    ),
}
