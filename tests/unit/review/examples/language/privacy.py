"""What tells of single persons: names, numbers, small counts."""

from __future__ import annotations

from tertial.review.facts import Facts
from tertial.review.subject import Subject
from tests.factories.reviewed import figure, items, p, report, table
from tests.unit.review.examples import Examples

_FACTS = Facts(committee="Socialnämnden", municipality="Provköping", people=("Karin Ekström",), smallest_count=4)


def _says(*texts: str, facts: Facts | None = None) -> Subject:
    return report(*(p(text) for text in texts), facts=facts)


EXAMPLES: dict[str, Examples] = {
    "language-personal-name": Examples(
        fires={
            "a full name": _says("Under våren fick Fatima Lindqvist ett beslut som senare ändrades av domstolen."),
            "a first name and an age": _says(
                "Ett exempel är Johan, 34 år, som gick till arbete efter en lång tid hemma."
            ),
            "a client by first name": _says("Deltagaren Anna berättar att stödet gjorde skillnad för hela familjen."),
            "after an office in another sentence": _says(
                "Enhetschefen har svarat. Maria Söderholm har överklagat beslutet."
            ),
            "a rare surname of whom something is told": _says(
                "I mars klagade brukare. Ali Hassan har anmält förvaltningen till JO."
            ),
            "two first names": _says("Per Olof Wikman har fått sitt bistånd indraget."),
            "in a list": report(items("Fortsatt uppföljning av ärendet Karl Nyman", "Översyn av rutiner")),
        },
        quiet={
            "an elected representative": _says("Nämndens ordförande Karin Lundström (S) invigde lokalerna."),
            "an official": _says("Planen har tagits fram av förvaltningschef Anders Holmberg."),
            "a street and a school": _says(
                "Flytten går till Karl Johans gata och Anna Lindhskolan, nära Per Brahegatan."
            ),
            "a reference": _says("Metoden bygger på forskning av Maria Sandberg (2021)."),
            "a place that begins with a name": _says("Enheten på Maria torg och i Sofia församling har flyttat."),
            "who works in the program": _says("Frågor besvaras av Karin Ekström.", facts=_FACTS),
            "a road": _says("Skolan på Erik Dahlbergs väg byggs om."),
            "an official in the same sentence": _says(
                "Anna Berglund, enhetschef, ansvarar för rutinen som har klagats på."
            ),
            "a company": _says("Avtalet med Peter Lindbergs AB har löpt ut."),
        },
        quotes={"a full name": ["Fatima Lindqvist"], "a first name and an age": ["Johan, 34 år"]},
    ),
    "language-personal-number": Examples(
        fires={
            "ten digits with a hyphen": _says("Beslutet gäller 800101-0019 och har överklagats."),
            "twelve digits": _says("Ärendet 19121212-1212 har avslutats."),
            "a coordination number": _says("Utbetalningen gjordes till 910261-2398 i mars."),
            "ten digits in a row that are said to be one": _says("Personnummer: 8001010019."),
            "in a cell": report(table("Ärenden", ["Ärende", "Nummer"], [["Överklagat", "20050731-0027"]])),
        },
        quiet={
            "the check digit is wrong": _says("Beslutet gäller 800101-0018 och har överklagats."),
            "an organisation's number": _says("Kommunen har organisationsnummer 212000-0449."),
            "a day that does not exist": _says("Artikeln har nummer 801301-0017 i registret."),
            "a telephone number": _says("Ring 013-20 60 00 eller 0701234567 för mer information."),
            "an amount": _says("Totalt har 8001010019 kronor betalats ut sedan starten."),
            "a registration number": _says("Se dnr 2023-0801-0019 i diariet."),
        },
    ),
    "language-small-count": Examples(
        fires={
            "a word": _says("Två av deltagarna har avslutats till arbete under perioden."),
            "a digit": _says("Under året har 3 barn placerats i familjehem i en annan kommun."),
            "one only": _says("Endast en elev har avbrutit sina studier på grund av sjukdom."),
            "one of them": _says("En av klienterna har överklagat beslutet till förvaltningsrätten."),
            "people with a decision": _says("Fyra personer beviljades insatsen skyddat boende under våren."),
            "one by the article": _says("En elev har avstängts efter hot mot personal."),
            "one after the verb": _says("Under våren avled en brukare efter en fallolycka."),
            "one household": _says("Ett hushåll har vräkts på grund av obetalda hyror."),
            "a compound": _says("En av kursdeltagarna har överklagat."),
            "residents": _says("Tre av de boende har smittats av kalicivirus."),
            "a bound count": report(p("Insatsen har avslutats för ", figure("2", "", decimals=0), " ungdomar.")),
        },
        quiet={
            "enough of them": _says("Tolv av deltagarna har avslutats till arbete under perioden."),
            "a right of anybody": _says("En elev har rätt till stöd om den riskerar att inte nå målen."),
            "a kind of person": _says("En person som har utsatts för våld ska få skyddat boende."),
            "what is no person": _says("En arbetsgrupp har bildats för att minska antalet vräkningar."),
            "staff": _says(
                "Två av barnskötarna och tre elevassistenter har anställts, och fyra elever får nya lärare."
            ),
            "the size of a group": _says("Undervisningen sker i grupper om fyra elever, med två elever åt gången."),
            "a share": _says("Två av tre deltagare är nöjda med stödet."),
            "a kind of household": _says("Normen för familjer med två barn har höjts."),
            "a difference": _says("Det är tre fler deltagare än vid samma tid förra året."),
            "a requirement": _says("Varje handledare ska ha minst tre deltagare i sin grupp."),
            "things": _says("Två enheter och tre projekt har avslutats, och fyra avtal är tecknade."),
            "the municipality's own limit": _says("Fyra av deltagarna har avslutats till arbete.", facts=_FACTS),
            "an average": _says("I genomsnitt har varje handläggning tagit tre dagar för 4 klienter per vecka."),
        },
        quotes={"a word": ["Två av deltagarna"], "a digit": ["3 barn"], "one only": ["en elev"]},
    ),
}
