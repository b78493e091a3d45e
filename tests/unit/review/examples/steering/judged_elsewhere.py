"""Examples of goals that are judged in other words, in other places and in other tables than the usual ones."""

from __future__ import annotations

from tertial.document.blocks import Block, Chapter
from tests.factories.reviewed import chapter, h, items, p, report, table
from tests.unit.review.examples import Examples

SUMMARY = ["Målområde", "Nämndens mål", "Bedömning"]
INDICATORS = ["Indikator", "Måltal 2023", "Aug 2023", "2022"]


def summed_up(*rows: tuple[str, str]) -> Chapter:
    """The table that judges every goal."""
    return chapter("Läget för målen", table("Målen i korthet", SUMMARY, [["Välfärd", *row] for row in rows]))


def followed(name: str, now: str = "71", target: str = "70") -> Block:
    """The table of one goal's indicators, called by it."""
    rows = [["Andel nöjda besökare, %", target, now, "68"], ["Andel som kommer åter, %", "50", now, "44"]]
    return table(f"Mått: {name}", INDICATORS, rows)


EXAMPLES: dict[str, Examples] = {
    "assessment-word-differs": Examples(
        fires={
            "the judgement last, with a word before it": report(
                summed_up(("Levande kvarter", "Kommer att nås"), ("Lätt att välja rätt", "Kommer delvis att nås")),
                chapter("Målen", h("Mål 1: Levande kvarter", 3), p("Under året har två torg rustats upp."), p("Bedömning: kommer inte att nås")),
            ),
            "in the middle of the text": report(
                summed_up(("Levande kvarter", "Uppfylls"), ("Lätt att välja rätt", "Uppfylls delvis")),
                chapter(
                    "Målen",
                    h("Levande kvarter", 3),
                    items("Två torg har rustats upp."),
                    p("Torgen används mer än förut. Sammantaget bedömer nämnden att målet inte kommer att uppfyllas under 2023."),
                ),
            ),
            "told and headed": report(
                summed_up(("Levande kvarter", "Nås")),
                chapter("Målen", h("Levande kvarter", 3), p("Nås"), p("Bedömning: målet nås delvis 2023. Ett torg återstår.")),
            ),
        },
        quiet={
            "the same last": report(
                summed_up(("Levande kvarter", "Kommer att nås"), ("Lätt att välja rätt", "Kommer delvis att nås")),
                chapter("Målen", h("Mål 1: Levande kvarter", 3), p("Två torg har rustats upp."), p("Bedömning: kommer att nås")),
            ),
            "an indicator's target": report(
                summed_up(("Levande kvarter", "Uppfylls delvis")),
                chapter(
                    "Målen",
                    h("Levande kvarter", 3),
                    p("Uppfylls delvis"),
                    p("Andelen nöjda är 71 procent. Målet uppfylls. Andelen som kommer åter är 44 procent. Målet uppfylls inte."),
                ),
            ),
            "another goal that is judged otherwise": report(
                summed_up(("Levande kvarter", "Nås"), ("Lätt att välja rätt", "Nås ej")),
                chapter("Målen", h("Levande kvarter", 3), p("Nås"), h("Lätt att välja rätt", 3), p("Bedömning: nås ej")),
            ),
        },
    ),
    "assessment-unmeasured": Examples(
        fires={
            name: report(
                summed_up(("Levande kvarter", said)),
                chapter("Målen", h("Levande kvarter", 3), p(said), p("Arbetet löper på."), followed("Levande kvarter", now="I.U.")),
            )
            for name, said in (("met, in a table called by the goal", "Nås"), ("partly so", "Nås delvis"), ("in other words", "Kommer att uppfyllas"))
        },
        quiet={
            "measured": report(
                summed_up(("Levande kvarter", "Nås")), chapter("Målen", h("Levande kvarter", 3), p("Nås"), followed("Levande kvarter"))
            ),
            "another goal's table": report(
                summed_up(("Levande kvarter", "Nås"), ("Lätt att välja rätt", "Kan inte bedömas")), chapter("Målen", h("Levande kvarter", 3), p("Nås"), followed("Lätt att välja rätt", now="I.U."))
            ),
            "not judged": report(
                summed_up(("Levande kvarter", "Kan inte bedömas")),
                chapter("Målen", h("Levande kvarter", 3), p("Kan inte bedömas"), followed("Levande kvarter", now="I.U.")),
            ),
        },
    ),
    "assignment-without-status": Examples(
        fires={
            name: report(
                chapter(
                    "Uppdrag",
                    table(
                        "Uppdrag från fullmäktige",
                        ["Nr", "Uppdrag", "Bedömning"],
                        [
                            [f"{before}1", "Se över nämndens avgifter", "Klart"],
                            [f"{before}2", "Pröva en gemensam växel", ""],
                            [f"{before}3", "Minska matsvinnet", "På gång"],
                        ],
                    ),
                )
            )
            for name, before in (("numbered", ""), ("with codes", "U-"), ("in parts", "4."))
        },
        quiet={
            "all have one": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Uppdrag från fullmäktige",
                        ["Nr", "Uppdrag", "Bedömning"],
                        [["1", "Se över nämndens avgifter", "Klart"], ["2", "Pröva en gemensam växel", "På gång"]],
                    ),
                )
            ),
            "hardly any has": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Uppdrag från fullmäktige",
                        ["Nr", "Uppdrag", "Bedömning"],
                        [["1", "Se över avgifterna", ""], ["2", "Pröva en växel", ""], ["3", "Minska matsvinnet", "Klart"]],
                    ),
                )
            ),
            "the rest of the row above": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Uppdrag från fullmäktige",
                        ["Nr", "Uppdrag", "Bedömning"],
                        [["1", "Se över nämndens avgifter så att", "Klart"], ["", "de täcker kostnaderna", ""], ["2", "Minska matsvinnet", "Klart"]],
                    ),
                )
            ),
        },
    ),
    "goal-without-indicator": Examples(
        fires={
            "an empty table": report(
                summed_up(("Levande kvarter", "Nås"), ("Lätt att välja rätt", "Nås")),
                chapter("Målen", h("Levande kvarter", 3), p("Nås"), followed("Levande kvarter"), h("Lätt att välja rätt", 3), p("Nås"), table("Mått: Lätt att välja rätt", INDICATORS, [])),
            ),
        },
        quiet={
            "a table for each": report(
                summed_up(("Levande kvarter", "Nås"), ("Lätt att välja rätt", "Nås")),
                chapter("Målen", h("Levande kvarter", 3), p("Nås"), followed("Levande kvarter"), h("Lätt att välja rätt", 3), p("Nås"), followed("Lätt att välja rätt")),
            ),
        },
    ),
}  # fmt: skip
