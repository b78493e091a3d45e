"""What the short voice writes with: months by three letters, dates in figures, everything in tkr, plus and minus."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from benchmarks.review_corpus.prose import Filler
from benchmarks.review_corpus.saying import TKR_BY_MKR, Coin, Slot, money_slot
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.periods import MONTHS
from tertial.document.figure import Figure

SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

FILLER = Filler(
    whole=(
        "God stämning i grupperna.", "Rekrytering pågår.", "Bra dialog med facket.", "Inga större avvikelser i övrigt.",
        "Arbetet går framåt, om än långsamt.", "Mycket tid går åt till administration.", "Sommaren är planerad.",
        "Fler sökande än vanligt till utlysta tjänster, men få med rätt utbildning.", "Vikarier svåra att få tag på.",
        "Samverkan med grannkommunerna fungerar bra.", "Rutinerna är uppdaterade.", "Ny chef på plats.", "Ombyggnaden klar och uppskattad.",
        "Högre tempo än tidigare, men läget är under kontroll.", "Mindre övertid tack vare bättre planering.", "Läget är stabilt.",
        "Några ärenden har dragit ut på tiden.", "Nytt avtal på gång.", "Bättre ordning i förråden.", "Hög belastning periodvis.",
        "Kompetensutveckling enligt plan.", "Ökade krav från staten, utan att pengar följer med.", "Arbetsmiljöronder genomförda på alla enheter.",
        "Fortsatt svårt att hitta lokaler.", "Brandskyddet genomgånget.", "Inga tillbud av allvarligt slag.", "Underlagen kommer in i tid.",
        "Allt fler ärenden sköts digitalt.", "Enheterna hjälps åt vid frånvaro.", "Ingen förändring sedan förra uppföljningen.",
    ),
    subjects=(
        "Enheten", "Förvaltningen", "Chefsgruppen", "Personalen", "Staben", "Arbetslaget", "Hela verksamheten", "Ledningen", "Samordnarna", "Ekonomi och HR",
        "De mindre enheterna", "Kansliet", "Den gemensamma gruppen", "Handläggarna", "Teamet", "Enheterna i ytterområdena",
    ),
    predicates=(
        "har bytt arbetssätt", "har haft mycket att göra", "har kommit en bit på väg", "ser över sina rutiner", "har fått nya lokaler att planera för",
        "håller tidplanen", "ligger efter något med dokumentationen", "har fått bättre stöd", "jobbar vidare enligt plan", "har klarat bemanningen",
        "väntar på besked", "har testat nya scheman", "trivs med upplägget", "har prioriterat om", "har utbildat sig i det nya systemet",
        "behöver mer tid", "har träffat brukarråd och föreningar", "tar fram en enklare mall", "har minskat antalet möten", "har gått igenom sina risker",
    ),
    endings=(
        "", "", ", vilket märks", ", men mer återstår", " och fortsätter efter sommaren", ", trots vakanser", " ihop med andra enheter", ", med gott resultat",
        " inför nästa år", ", utan extra kostnad", " så långt det går", ", enligt plan",
    ),
)  # fmt: skip


class TersePen(Pen):
    """Writes one report in the short voice."""

    printed = "tkr"
    no_value = "saknas"
    parts: ClassVar = {"Kvinnor": "- kvinnor", "Män": "- män"}
    length = 9
    filler = FILLER

    @property
    def till(self) -> str:
        """`aug`."""
        return SHORT[self.month - 1]

    def months(self, back: int = 0) -> Slot:
        """`jan–aug 2023` or `t.o.m. augusti 2023`; a fault writes the other occasion's months."""
        wrong = 3 if self.month == 8 else 8
        year = self.number - back
        role = "period" if not back else "earlier_period"
        if self.lot.random() < 0.7:
            return Slot(role, f"jan–{self.till} {year}", other=f"jan–{SHORT[wrong - 1]} {year}")
        return Slot(role, f"t.o.m. {MONTHS[self.month - 1]} {year}", other=f"t.o.m. {MONTHS[wrong - 1]} {year}")

    def interim(self) -> Slot:
        """`delårsrapport 2`."""
        number = 2 if self.month == 8 else 1
        return Slot("interim", f"delårsrapport {number}", other=f"delårsrapport {3 - number}")

    def last_day(self) -> Slot:
        """`2023-08-31`; a fault writes another year."""
        end = self.world.period.end
        return Slot("date", end.isoformat(), other=end.replace(year=end.year - 1).isoformat())

    def decision(self, name: str) -> Slot:
        """`KS 2023-03-20, § 81`; a fault writes another month."""
        one = self.world.decisions[name]
        other = one.on.replace(month=one.on.month % 12 + 1)
        text = f"{one.body} {{}}, § {one.paragraph}"
        return Slot("decision", text.format(one.on.isoformat()), name, other=text.format(other.isoformat()))

    def coin(self, value: Decimal) -> Coin:
        """Always tkr."""
        return TKR_BY_MKR

    def sign(self, source: Figure, *, definite: bool = False) -> Slot:
        """`plus` or `minus`, or the words for them."""
        up, down = self.lot.choice((("plus", "minus"), ("ett plus på", "ett minus på"), ("överskott", "underskott")))
        plus = (source.number or Decimal(0)) > 0
        return Slot("sign", up if plus else down, source.key, source.number, "kr", down if plus else up)

    def signed(self, source: Figure) -> Slot:
        """`-1 234 tkr` in brackets after what it is the deviation of."""
        return money_slot(source, self.coin(source.number or Decimal(0)), signed=True, plus=True)
