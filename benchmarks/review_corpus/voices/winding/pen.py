"""What the long-winded voice writes with: dates in words, amounts in millions of kronor, deviations that are positive or negative."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from benchmarks.review_corpus.prose import Filler
from benchmarks.review_corpus.saying import KRONOR, MILLIONS, MKR, TKR_BY_MKR, Coin, Slot
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.periods import MONTHS, swedish_date
from tertial.document.figure import Figure

FILLER = Filler(
    whole=(
        "Det förtjänar att framhållas att medarbetarna, trots ett bitvis ansträngt läge, har visat prov på stor uppfinningsrikedom.",
        "Som har redovisats vid tidigare tillfällen är kompetensförsörjningen en av de frågor som kräver störst uppmärksamhet framöver.",
        "I den mån omständigheterna har medgett det har planerade aktiviteter kunnat genomföras, om än i vissa fall i en något enklare form.",
        "Att förväntningarna ökar i takt med att tekniken utvecklas är en utmaning som nämnden delar med de flesta andra.",
        "Mot bakgrund av det osäkra läget i omvärlden finns det anledning att iaktta försiktighet i bedömningarna.",
        "Det är nämndens uppfattning att det långsiktiga arbetet, även när resultaten dröjer, måste få ta den tid som behövs.",
        "Även om mycket återstår att göra kan det konstateras att förutsättningarna har blivit bättre än de var när arbetet inleddes.",
        "När kostnader och kvalitet vägs mot varandra är det av vikt att se till helheten och inte enbart till den enskilda enheten.",
        "Såväl chefer som medarbetare vittnar om att samarbetet, efter en trevande inledning, har funnit sina former.",
        "Till det som har gått bättre än väntat hör införandet av gemensamma rutiner, vilket till stor del är de lokala ombudens förtjänst.",
    ),
    subjects=(
        "Det arbete som bedrivs tillsammans med övriga nämnder", "Den samverkan som har byggts upp", "Förvaltningens ledning", "Det nätverk som chefer deltar i",
        "Verksamheten i sin helhet", "Det förändringsarbete som har inletts", "Den grupp som tillsattes för ändamålet", "Det stöd som ges till chefer",
        "Den översyn som nämnden har gett i uppdrag", "Dialogen med dem som berörs", "Det förebyggande arbetet", "Planeringen på längre sikt",
    ),
    predicates=(
        "har, trots att förutsättningarna har varierat, utvecklats i önskad riktning", "fortsätter att vara föremål för nämndens särskilda intresse",
        "har gett upphov till erfarenheter som kommer till nytta även i andra sammanhang", "präglas av den öppenhet som är en förutsättning för förbättringar",
        "har behövt anpassas efter de villkor som råder", "bedöms på sikt leda till att resurserna används på ett bättre sätt",
        "har i allt väsentligt följt den inriktning som nämnden har lagt fast", "har mött större intresse än vad som från början kunde förutses",
        "har stärkts genom att fler yrkesgrupper deltar", "har tagit längre tid än beräknat, utan att detta har inverkat på kvaliteten",
        "har kommit att omfatta fler områden än vad som ursprungligen var avsett", "har förankrats genom samtal på samtliga arbetsplatser",
    ),
    endings=(
        "", ", något som bekräftas av de samtal som har förts", ", vilket är en följd av ett medvetet arbete", ", även om det återstår att se vad det leder till",
        ", inte minst tack vare engagerade medarbetare", " och kommer att följas upp i den ordning som är brukligt", ", vilket nämnden ser positivt på",
        " i enlighet med vad som tidigare har redovisats", ", där de mindre enheterna har haft det svårare än de större", " och fortgår även under resten av året",
    ),
)  # fmt: skip


class WindingPen(Pen):
    """Writes one report in the long-winded voice."""

    printed = "mnkr"
    no_value = "–"
    parts: ClassVar = {"Kvinnor": "därav kvinnor", "Män": "därav män"}
    length = 3
    filler = FILLER

    @property
    def in_words(self) -> bool:
        """Whether this writer spells millions of kronor out; another writes Mkr."""
        return self.world.period.month == 8

    @property
    def unit(self) -> str:
        """The unit of the tables as they tell it."""
        return "miljoner kronor" if self.in_words else "Mkr"

    @property
    def month_name(self) -> str:
        """`augusti`."""
        return MONTHS[self.month - 1]

    def coin(self, value: Decimal) -> Coin:
        """Millions, and less in thousands."""
        if self.in_words:
            return MILLIONS if abs(value) >= 10**6 else KRONOR
        return MKR if abs(value) >= 10**6 else TKR_BY_MKR

    def months(self, back: int = 0) -> Slot:
        """`januari till och med augusti 2023`; a fault writes the other occasion's months."""
        wrong = "mars" if self.month == 8 else "augusti"
        year = self.number - back
        return Slot(
            "period" if not back else "earlier_period", f"januari till och med {MONTHS[self.month - 1]} {year}",
            other=f"januari till och med {wrong} {year}",
        )  # fmt: skip

    def interim(self) -> Slot:
        """`årets andra delårsrapport`."""
        words = ("årets första delårsrapport", "årets andra delårsrapport")
        number = 1 if self.month == 8 else 0
        return Slot("interim", words[number], other=words[1 - number])

    def last_day(self) -> Slot:
        """`den 31 augusti 2023`; a fault writes another year."""
        end = self.world.period.end
        return Slot("date", f"den {swedish_date(end)}", other=f"den {swedish_date(end.replace(year=end.year - 1))}")

    def decision(self, name: str) -> Slot:
        """`kommunstyrelsen den 20 mars 2023, § 81`; a fault writes another month."""
        one = self.world.decisions[name]
        other = one.on.replace(month=one.on.month % 12 + 1)
        body = {"KF": "kommunfullmäktige", "KS": "kommunstyrelsen"}.get(one.body, "nämnden")
        text = f"{body} den {{}}, § {one.paragraph}"
        return Slot("decision", text.format(swedish_date(one.on)), name, other=text.format(swedish_date(other)))

    def sign(self, source: Figure, *, definite: bool = False) -> Slot:
        """`ett överskott`, `en positiv avvikelse` and their contraries."""
        up, down = self.lot.choice(
            (("ett överskott", "ett underskott"), ("en positiv avvikelse", "en negativ avvikelse"))
        )
        plus = (source.number or Decimal(0)) > 0
        return Slot("sign", up if plus else down, source.key, source.number, "kr", down if plus else up)
