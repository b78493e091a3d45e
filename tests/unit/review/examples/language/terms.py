"""Abbreviations, and names that are written in two ways."""

from __future__ import annotations

from dataclasses import replace

from tertial.review.facts import Facts
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, h, p, report, table
from tests.unit.review.examples import Examples

_FACTS = Facts(
    committee="Socialnämnden", municipality="Provköping", abbreviations={"VOF": "Vård- och omsorgsförvaltningen"}
)


def _says(*texts: str, facts: Facts | None = None) -> Subject:
    return report(chapter("Verksamhet", *(p(text) for text in texts)), facts=facts)


EXAMPLES: dict[str, Examples] = {
    "language-abbreviation-unknown": Examples(
        fires={
            "never explained": _says("Arbetet med RUF fortsätter under hösten inom flera enheter."),
            "used often": _says(
                "Inom VOF är frånvaron lägre än förra året.", "Det är VOF som svarar för uppföljningen av avtalen."
            ),
            "a bracket that explains something else": _says("Den nya organisationen (SBK) är på plats sedan februari."),
            "in the genitive": _says("Uppdraget följs i KLTs samlade uppföljning, och i KLT:s egna rapporter till styrelsen."),
        },
        quiet={
            "spelled out in cells that could not be read": replace(
                _says("Inom NKI och KVF är frågorna desamma som förra året, och svaren bättre."),
                unread=("Tabellceller på rad 71 har ingen säker plats: ”Nöjd kund i (NKI), 74 kundvärdefokus (KVF), I.U.”.",),
            ),
            "general ones": _says("Enligt SKR och SCB ökar behovet, och KF har anvisat medel för IT och HR i budgeten."),
            "spelled out before": _says(
                "Rutin för uppföljning av frånvaro (RUF) är ny.", "Arbetet med RUF fortsätter under hösten."
            ),
            "spelled out after": _says("Avtalet HÖK (huvudöverenskommelse) gäller för de flesta anställda i förvaltningen."),
            "spelled out with a comma": _says("Det bedrivs ett systematiskt kvalitetsarbete, SKA. Arbetet med SKA följs upp."),
            "a long name with small words": _says(
                "Delegationen för unga och nyanlända till arbete (DUA) har avslutats. Arbetet inom DUA förs vidare."
            ),
            "a unit's short name": _says("Inom VOF är frånvaron lägre än förra året.", facts=_FACTS),
            "a heading in capitals": report(chapter("Verksamhet", h("MÅL OCH RESULTAT"), p("RESULTAT OCH MÅL FÖR ÅRET"))),
            "a registration number": _says("Programmet finns i diariet, se BIN 2017-348, och gäller till vidare."),
            "a company's name": _says("Kontrollen visar att företaget IST har utvecklat funktionen under året."),
            "Roman numbers": _says("Etapp II är klar och etapp III påbörjas, enligt planen för området."),
        },
        quotes={"never explained": ["RUF"], "used often": ["VOF"]},
    ),
    "language-abbreviation-two-meanings": Examples(
        fires={
            "two long forms before": _says(
                "Förvaltningens verksamhetsplan (VP) antogs i december.", "Varje vårdplanering (VP) dokumenteras i systemet."
            ),
            "one before and one after": _says(
                "En individuell studieplan (ISP) tas fram med eleven.", "ISP (intern samordningsprocess) är ny för året."
            ),
            "another than the organisation's": _says(
                "Verksamheten för ovanliga funktionshinder (VOF) har flyttat till nya lokaler.", facts=_FACTS
            ),
            "another name with other letters": _says(
                "Kultur- och fritidskontoret (KFK) har flyttat.", "Tillsammans med Stadsmiljökontoret (KFK) planeras en park."
            ),
            "a name with other letters than the organisation's": _says("Fritidskontoret (VOF) deltar.", facts=_FACTS),
        },
        quiet={
            "the same twice": _says(
                "Individuell studieplan (ISP) tas fram.", "Den individuella studieplanen (ISP) följs upp."
            ),
            "another inflection": _says("Svenska för invandrare (SFI) växer.", "I svensk för invandrare (SFI) går det bra."),
            "the organisation's own": _says("Vård- och omsorgsförvaltningen (VOF) har flyttat.", facts=_FACTS),
            "whose some units are": _says(
                "Kultur- och fritidskontoret (KFK) har flyttat.", "Enheten för bibliotek (KFK) och Enheten för idrott (KFK) deltar."
            ),
            "by a general word": _says("Kultur- och fritidskontoret (KFK) har flyttat.", "Även kontoret (KFK) bygger om."),
            "whose somebody is": _says("Kultur- och fritidskontoret (KFK) har flyttat.", "Maria Berg (KFK) leder projektet."),
            "who decided": _says("Kommunfullmäktige (KF) beslutar.", "Nämnden fick ett nytt uppdrag i december (KF)."),
            "another abbreviation": _says(
                "Förvaltningens verksamhetsplan (VP) antogs.", "Varje vårdplanering (VÅP) dokumenteras."
            ),
        },
    ),
    "language-abbreviation-spelled-twice": Examples(
        fires={
            "twice in a chapter": _says(
                "Antalet elever i svenska för invandrare (SFI) minskar.",
                "Lärarna i svenska för invandrare (SFI) har fått fortbildning.",
            ),
            "before and after": _says(
                "En lokal överenskommelse (LÖK) är tecknad.", "Enligt LÖK (lokal överenskommelse) ska parterna mötas."
            ),
            "inflected the second time": _says(
                "Hållbart medarbetarengagemang (HME) mäts i höst.", "Det hållbara medarbetarengagemanget (HME) ökar."
            ),
        },
        quiet={
            "once": _says("Antalet elever i svenska för invandrare (SFI) minskar.", "Lärarna i SFI har fått fortbildning."),
            "in two chapters": report(
                chapter("Volymer", p("Antalet elever i svenska för invandrare (SFI) minskar.")),
                chapter("Ekonomi", p("Intäkterna för svenska för invandrare (SFI) är lägre.")),
            ),
            "the long form alone the second time": _says(
                "En lokal överenskommelse (LÖK) är tecknad.", "En lokal överenskommelse behövs också för länet."
            ),
        },
    ),
    "language-term-two-ways": Examples(
        fires={
            "capitals in a name": _says(
                "Arbetet i Arena Arbete fortgår, och fler kommer till Arena Arbete.",
                "Alla som är i Arena Arbete får en plan, och i Arena arbete finns handledare.",
            ),
            "an administration's name": _says(
                "Inom Vård- och omsorgsförvaltningen pågår arbetet, och det är Vård- och omsorgsförvaltningen som leder.",
                "För Vård- och omsorgsförvaltningens del är prognosen oförändrad.",
                "Personal inom vård- och omsorgsförvaltningen utbildas.",
            ),
            "a system's name": _says(
                "Uppföljningen görs i QlikSense varje månad.", "Chefer utbildas i Qlik Sense under hösten."
            ),
            "a letter less": _says(
                "Beläggningsgrad mäts varje månad. En högre beläggningsgrad ger lägre kostnad.",
                "Målvärdet för beläggningsgrad är 90 procent.",
                "Enheternas beläggingsgrad redovisas i bilagan.",
            ),
            "an accent": _says("Caféet drivs av Drivbänk, och Drivbänk har nya lokaler.", "Personal från Drivbank är anställd."),
            "the label of a row": report(
                p("Antalet i Arena Arbete ökar. Platserna i Arena Arbete räcker, och Arena Arbete växer."),
                table("Volymer", ["Mått", "2023"], [["Deltagare i Arena arbete", "120"]]),
            ),
        },
        quiet={
            "always alike": _says("Arbetet i Arena Arbete fortgår.", "Alla i Arena Arbete får en plan i Arena Arbete."),
            "a capital where a sentence begins": _says(
                "Ekonomiskt bistånd minskar. Behovet av ekonomiskt bistånd är lägre.", "Ekonomiskt bistånd följs varje månad."
            ),
            "inflection": _says(
                "Arbetsmarknadsinsatsen är ny. Flera arbetsmarknadsinsatser pågår.",
                "Nämndens arbetsmarknadsinsatser och arbetsmarknadsinsatsernas resultat följs.",
            ),
            "words that are alike but are two": _says(
                "Utförare och införande av system.", "En heltidsanställning och en deltidsanställning.",
                "Överskottet är större än underskottet, och underskottet minskar.",
            ),
            "genitive of a name": _says("Arena Arbete växer. I Arena Arbetes lokaler finns plats.", "I Arena Arbete är det fullt."),
            "two towns": _says("Avtal finns med Linköping och med Lidköping.", "Linköping leder, och Linköping betalar."),
            "a heading with other capitals": report(
                chapter("Verksamhet", h("ARENA ARBETE"), p("Arbetet i Arena Arbete fortgår i Arena Arbete."))
            ),
        },
        quotes={"capitals in a name": ["Arena arbete"], "a letter less": ["beläggingsgrad"]},
    ),
}  # fmt: skip
