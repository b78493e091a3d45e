"""Examples of the rules that lay a text beside what the rooms know."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from tertial.common.periods import Period
from tertial.document.blocks import Table
from tertial.document.document import Document
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import FigureText, Status
from tertial.review.facts import Facts, GoalFact, PreviousReport
from tertial.review.subject import Subject
from tests.factories.reviewed import Words, chapter, content, document, p, report, table
from tests.unit.review.examples import Examples


def known(key: str, value: str, unit: str, label: str, period: str, decimals: int | None = None) -> Figure:
    """A figure as the rooms have it."""
    return Figure(
        key=key,
        value=Decimal(value),
        unit=unit,
        period=period,
        label=label,
        provenance=Provenance(Origin.LEDGER, "Ekonomisystemet"),
        shown_in="mnkr" if unit == "kr" else "",
        decimals=decimals,
    )


FIGURES = (
    known("line/100/2023/forecast", "297454000", "kr", "100 - Hemtjänst, prognos helår 2023", "2023"),
    known("line/100/2023/budget", "269239000", "kr", "100 - Hemtjänst, budget helår 2023", "2023"),
    known("line/100/2023/forecast-deviation", "-28215000", "kr", "100 - Hemtjänst, avvikelse helår 2023", "2023"),
    known("line/200/2023/forecast-deviation", "6980000", "kr", "200 - Förskola, avvikelse helår 2023", "2023"),
    known("line/200/2023/budget", "318620000", "kr", "200 - Förskola, budget helår 2023", "2023"),
    known("indicator/e-handel/2023-08", "83.5", "%", "E-handelstrohet, %, augusti 2023", "2023-08"),
    known("indicator/e-handel/2022", "76.8", "%", "E-handelstrohet, %, helår 2022", "2022"),
    known("indicator/e-handel/2023/target", "95", "%", "E-handelstrohet, %, målvärde 2023", "2023"),
    known("indicator/hushall/2023-08", "2160", "antal hushåll", "Antal hushåll med bistånd, augusti 2023", "2023-08"),
    known("indicator/hushall/2022", "2385", "antal hushåll", "Antal hushåll med bistånd, helår 2022", "2022"),
)


def goal(number: int, status: Status) -> GoalFact:
    """A goal with its assessment."""
    return GoalFact(f"mal-{number}", f"Mål {number}", "", "Samhälle", "", status, "", "", status)


GOALS = tuple(goal(number, Status.MET if number < 5 else Status.PARTLY) for number in range(12))


def written(*parts: Words, previous: Document | None = None, figures: tuple[Figure, ...] = FIGURES) -> Subject:
    """A paragraph of a report that was made here."""
    return report(p(*parts), facts=facts(previous, figures))


def facts(previous: Document | None = None, figures: tuple[Figure, ...] = FIGURES) -> Facts:
    """What the rooms know."""
    before = PreviousReport(Period.parse("2022-08"), "Delår 2, 31 augusti 2022", previous) if previous else None
    return Facts(
        committee="Äldrenämnden",
        municipality="Provköping",
        figures=figures,
        goals=GOALS,
        previous=before,
        decided_on=date(2022, 10, 20),
    )


def households(value: str, *, note: bool = False, period: str = "2022") -> Document:
    """A report whose table has the number of households."""
    return document(chapter("Volymer", households_table(value, note=note, period=period)))


def households_table(value: str, *, note: bool = False, period: str = "2022") -> Table:
    """A table with one bound value."""
    one = FigureText(known(f"indicator/hushall/{period}", value, "antal", "Antal hushåll med bistånd", period))
    cell = content(one, "[^Rättat efter ny genomgång.]") if note else content(one)
    return table("Volymer", ["Volym", "Utfall"], [["Antal hushåll med bistånd", cell]])


def now(value: str, before: str, *, note: bool = False, period: str = "2022") -> Subject:
    """A report with a value for an earlier period, and the report before it."""
    return report(
        chapter("Volymer", households_table(value, note=note, period=period)),
        facts=facts(households(before, period=period), ()),
    )


def households_figure(value: str, period: str) -> FigureText:
    """The number of households as the data has it."""
    return FigureText(known(f"indicator/hushall/{period}", value, "antal", "Antal hushåll med bistånd, utfall", period))


def told(words: str | tuple[Words, ...], before: str, *, period: str = "2022-08", has_it: bool = True) -> Subject:
    """A text that tells an earlier value, and the report before it. `has_it` when the data has the value that the text tells."""
    parts = (words,) if isinstance(words, str) else words
    numbers = re.findall(r"\d \d{3}", "".join(one for one in parts if isinstance(one, str)))
    now = (households_figure(numbers[0].replace(" ", ""), period).figure,) if has_it and numbers else ()
    earlier = document(
        chapter(
            "Volymer", table("Volymer", ["Volym", "Utfall"], [["Hushåll", content(households_figure(before, period))]])
        )
    )
    return report(p(*parts), facts=facts(earlier, now))


EXAMPLES: dict[str, Examples] = {
    "number-decided-plan": Examples(
        fires={
            "another target": written("E-handelstroheten når inte målvärdet 90 procent."),
            "another budget": written("Hemtjänsten har en budget på 273,9 mnkr."),
            "a target among values": written("E-handelstroheten är 83,5 procent, under målvärdet 85 procent."),
        },
        quiet={
            "the target": written("E-handelstroheten når inte målvärdet 95 procent."),
            "the budget": written("Hemtjänsten har en budget på 269,2 mnkr."),
            "the sum of two budgets": written("Hemtjänst och förskola har en budget på 587,9 mnkr."),
            "without facts": report(p("E-handelstroheten når inte målvärdet 90 procent.")),
        },
        quotes={"another target": ["90 procent"]},
    ),
    "number-unsourced": Examples(
        fires={
            "a count": written("Antalet hushåll som fick bistånd var då 2 340."),
            "a deviation of nobody knows what": written("De nya lokalerna ger ett underskott på 3,4 mnkr."),
            "a share": written("Inköpen med e-handelstrohet i förskolan var 61,2 procent."),
        },
        quiet={
            "what is known": written("Antalet hushåll med bistånd var 2 385 under 2022."),
            "a decision says it": written("Ramen ökade med 1,3 mnkr (KS 2023-03-20 § 81)."),
            "another says it": written("Enligt Skolverket är andelen 61,2 procent i riket."),
            "something that nobody measures": written("På invigningen serverades 140 bullar."),
            "a small number in words": written("Två av hushållen har flyttat."),
            "a sum": written("Hemtjänst och förskola ger tillsammans ett underskott på 21,2 mnkr."),
        },
    ),
    "number-unbound": Examples(
        fires={
            "a deviation": written("Hemtjänsten prognostiserar ett underskott på 28,2 mnkr."),
            "a share": written("E-handelstroheten är 83,5 procent."),
            "a count": written("I augusti fick 2 160 hushåll bistånd."),
        },
        quiet={
            "bound": written("E-handelstroheten är ", FigureText(FIGURES[5]), "."),
            "not that number": written("E-handelstroheten är 81,5 procent."),
            "about": written("Omkring 2 160 hushåll fick bistånd."),
            "in words": written("Två hushåll fick bistånd."),
        },
        quotes={"a deviation": ["28,2 mnkr"], "a share": ["83,5 procent"]},
    ),
    "number-previous-report": Examples(
        fires={
            "another count": now("2412", "2385", period="2021"),
            "lower than before": now("2301", "2385", period="2022-03"),
            "a digit turned": now("2358", "2385", period="2022-08"),
            "in a sentence, the year": told("Antalet hushåll med bistånd var 2 412 år 2021.", "2385", period="2021"),
            "in a sentence, the same months": told(
                "I augusti 2022 uppgick antalet hushåll med bistånd till 2 301, och sedan dess har de blivit fler.",
                "2385",
            ),
            "in a sentence, after the cause": told(
                "Efter en lugn vår ökade trycket. Antal hushåll med bistånd: 2 490 i augusti 2022.", "2385"
            ),
            "in a sentence, of what is in no table now": told(
                "Antalet hushåll med bistånd låg 2021 på 2 350.", "2385", period="2021", has_it=False
            ),
            "bound in a sentence": told(
                ("Antalet hushåll med bistånd var ", households_figure("2412", "2021"), " år 2021."),
                "2385",
                period="2021",
            ),
        },
        quiet={
            "the same": now("2385", "2385", period="2021"),
            "a note says why": now("2412", "2385", note=True, period="2021"),
            "not over when the report was written": now("2412", "2385", period="2022"),
            "in a sentence, the same": told("Antalet hushåll med bistånd var 2 385 år 2021.", "2385", period="2021"),
            "in a sentence, rounded": told(
                "Antalet hushåll med bistånd var cirka 2 400 år 2021.", "2385", period="2021"
            ),
            "in a sentence that says why": told(
                "Antalet hushåll med bistånd var 2 412 år 2021 enligt den rättade statistiken.", "2385", period="2021"
            ),
            "in a sentence, of another year": told(
                "Antalet hushåll med bistånd var 2 412 år 2019.", "2385", period="2021", has_it=False
            ),
            "in a sentence, how many more": told(
                "Antalet hushåll med bistånd har ökat med 2 301 sedan augusti 2022.", "2385"
            ),
            "bound in a sentence that says why": told(
                ("Antalet hushåll med bistånd, ", households_figure("2412", "2021"), " år 2021, har räknats om."),
                "2385",
                period="2021",
            ),
            "no earlier report": report(chapter("Volymer", households_table("2412")), facts=facts()),
        },
        quotes={"another count": ["2 412"], "in a sentence, the same months": ["2 301"]},
    ),
}
