"""Goals, assignments, control, volumes and personnel in the short voice: a table under each goal, the target before the outcome."""

from __future__ import annotations

from benchmarks.review_corpus.saying import Said, Slot, say
from benchmarks.review_corpus.script import CellSaid
from benchmarks.review_corpus.voices.terse.measures import sentences
from benchmarks.review_corpus.voices.terse.pen import TersePen
from benchmarks.review_corpus.world import Goal, Measure
from benchmarks.review_corpus.writing.beside import beside
from benchmarks.review_corpus.writing.measures import end_of_range
from benchmarks.review_corpus.writing.steering import COMMON, DOINGS, NUMBER, STATUS, TEXT, Rows, measure_rows, share_of
from tertial.common.numbers import rounded, swedish
from tertial.common.slugs import slug
from tertial.document.blocks import RowKind
from tertial.document.inline import Status

WORD = {
    Status.MET: "Uppfylls",
    Status.PARTLY: "Uppfylls delvis",
    Status.NOT_MET: "Uppfylls ej",
    Status.CANNOT_BE_ASSESSED: "Kan ej bedömas",
}
PHRASE = {
    Status.MET: "uppfylls",
    Status.PARTLY: "uppfylls delvis",
    Status.NOT_MET: "uppfylls inte",
    Status.CANNOT_BE_ASSESSED: "kan inte bedömas",
}
STATES = {"pågår": "På gång", "klart": "Klart", "försenat": "Försenat"}
COMMENTS = {
    "pågår": ("Enligt plan.", "", "Arbetsgrupp tillsatt."),
    "klart": ("Rapporterat till nämnden.", "Klart och avslutat."),
    "försenat": ("Flyttat till hösten.", "Saknar underlag från andra."),
}
_STATUS = {"pågår": Status.ONGOING, "klart": Status.DONE, "försenat": Status.LATER}


def counted_goals(pen: TersePen) -> Said:
    """How many goals are met, in figures."""
    told = [goal.status for goal in pen.world.goals]

    def count(status: Status | None) -> Slot:
        number = len(told) if status is None else told.count(status)
        return Slot("count_word", str(number), status.value if status else "all", other=str(number + 1))

    return say(
        "{all} mål: {met} uppfylls, {partly} uppfylls delvis, {not_met} uppfylls inte.",
        all=count(None), met=count(Status.MET), partly=count(Status.PARTLY), not_met=count(Status.NOT_MET),
    )  # fmt: skip


def overview(pen: TersePen) -> None:
    """The goals with their areas and judgements."""
    rows: Rows = []
    for goal in pen.world.goals:
        cells = [
            CellSaid(goal.kind.area),
            CellSaid(goal.kind.name),
            CellSaid(WORD[goal.status], status=goal.status, role="status", key=goal.kind.name),
        ]
        rows.append((slug(goal.kind.name), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "overview", f"Måluppfyllelse {pen.number}", (("omrade", "Område", TEXT), ("mal", "Mål", TEXT), ("bedomning", "Bedömning", STATUS)), rows
    )  # fmt: skip


def goal(pen: TersePen, one: Goal) -> None:
    """A goal's heading, judgement, motivation and its indicators."""
    pen.script.heading(one.kind.name, 3)
    pen.script.status(one.status, WORD[one.status], one.kind.name)
    status = Slot(
        "status_word", PHRASE[one.status], one.kind.name, other=PHRASE[Status.NOT_MET if one.status is Status.MET else Status.MET]
    )  # fmt: skip
    told = [
        say(
            pen.lot.choice(("Målet {status} {year}.", "Bedömning: målet {status} {year}.")),
            status=status,
            year=pen.year(),
        )
    ]
    measured = [m for m in one.measures if m.value("now") is not None]
    if len(one.measures) > 1 and measured:
        reached = sum(bool(m.reached) for m in measured)
        told.append(
            say(
                "{reached} av {all} mätta indikatorer når målet.",
                reached=Slot("count_word", str(reached), "reached", other=str(reached + 1)),
                all=Slot("count_word", str(len(measured)), "measured", other=str(len(measured) + 2)),
            )
        )  # fmt: skip
    for measure in one.measures:
        told.extend((*sentences(pen, measure), *beside(pen, measure)))
    pen.script.paragraph(*told)
    _indicators(pen, one)
    if one.kind.actions:
        pen.script.paragraph(say("Gjort hittills:"))
        pen.script.items([say(text) for text in one.kind.actions])
    pen.script.paragraph(*pen.prose(2))


def _indicators(pen: TersePen, one: Goal) -> None:
    rows: Rows = []
    for measure in one.measures:
        rows.extend(measure_rows(pen, measure, ("target", "now", "last", "before"), "indicator"))
    pen.script.table(
        "indicators", f"Indikatorer: {one.kind.name}",
        (("indikator", "Indikator", TEXT), ("malvarde", f"Mål {pen.number}", NUMBER), ("nu", f"{pen.till.capitalize()} {pen.number}", NUMBER),
         ("fjol", str(pen.number - 1), NUMBER), ("forra", str(pen.number - 2), NUMBER)),
        rows,
    )  # fmt: skip


def volumes(pen: TersePen) -> None:
    """The table of volumes, and what is said of it."""
    rows: Rows = []
    for one in pen.world.volumes:
        rows.extend(measure_rows(pen, one, ("now", "last", "forecast"), "volume"))
    pen.script.table(
        "volumes", "Verksamhetsmått",
        (("volym", "Mått", TEXT), ("nu", f"{pen.till.capitalize()} {pen.number}", NUMBER), ("fjol", str(pen.number - 1), NUMBER), ("prognos", f"Prognos {pen.number}", NUMBER)),
        rows,
    )  # fmt: skip
    for one in pen.world.volumes[:4]:
        pen.script.paragraph(*sentences(pen, one, stem="volume"), *beside(pen, one, "volume"), *pen.prose(1))


def personnel(pen: TersePen) -> None:
    """Personnel in a table of each administration, and their sick leave side by side."""
    for name, short in pen.world.kind.administrations:
        rows: Rows = []
        for one in pen.world.personnel[short]:
            rows.extend(measure_rows(pen, one, ("now", "last", "target"), f"personnel/{short}", f"{slug(short)}-"))
        pen.script.heading(f"{name} ({short})", 3)
        pen.script.table(
            "personnel", f"Personal {short}",
            (("matt", "Mått", TEXT), ("nu", f"{pen.till.capitalize()} {pen.number}", NUMBER), ("fjol", str(pen.number - 1), NUMBER), ("malvarde", f"Mål {pen.number}", NUMBER)),
            rows,
        )  # fmt: skip
        told: list[Said] = []
        for one in pen.world.personnel[short]:
            told.extend(sentences(pen, one, stem=f"personnel/{short}"))
        pen.script.paragraph(*told)
        pen.script.paragraph(*pen.prose(3))
    pen.script.heading("Jämförelse", 3)
    pen.script.paragraph(_side_by_side(pen))


def _side_by_side(pen: TersePen) -> Said | None:
    """The lowest and highest sick leave of the administrations."""

    def sick(short: str) -> Measure:
        return pen.world.personnel[short][1]

    told = sorted(
        ((sick(short).value("now"), short) for _, short in pen.world.kind.administrations),
        key=lambda pair: pair[0] or 0,
    )
    (low, lowest), (high, highest) = told[0], told[-1]
    if low is None or high is None or rounded(low, 1) == rounded(high, 1):
        return None
    return say(
        "Sjukfrånvaro {low}–{high}\u00a0% i nämndens verksamheter, lägst i {lowest} och högst i {highest}.",
        low=end_of_range(pen, sick(lowest), low, "sjukfrånvaro"), high=end_of_range(pen, sick(highest), high, "sjukfrånvaro"),
        lowest=lowest, highest=highest,
    )  # fmt: skip


def assignments(pen: TersePen) -> None:
    """The assignments with where they stand, numbered in a column of their own."""
    pen.script.paragraph(
        say(
            "Uppdragen kommer från budgeten {year} ({decision}). Internbudgeten beslutades i {month} ({internal}).",
            year=pen.year(), decision=pen.decision("budget"), month=pen.decided_month("internal"), internal=pen.decision("internal"),
        ),
        say("Läget {day}:", day=pen.last_day()),
    )  # fmt: skip
    rows: Rows = []
    words = list(pen.world.statuses)
    for title, texts in (("Gemensamma uppdrag", COMMON), ("Nämndens egna uppdrag", pen.world.kind.assignments)):
        rows.append((slug(title), RowKind.GROUP, 0, [CellSaid(title)]))
        for number, text in enumerate(texts, start=1):
            word = words.pop()
            cells = [
                CellSaid(str(number)), CellSaid(text),
                CellSaid(STATES[word], status=_STATUS[word], role="assignment", key=text),
                CellSaid(pen.lot.choice(COMMENTS[word])),
            ]  # fmt: skip
            rows.append((f"{slug(title)}-{number}", RowKind.PLAIN, 0, cells))
    pen.script.table(
        "assignments", f"Uppdrag {pen.number}",
        (("nr", "Nr", TEXT), ("uppdrag", "Uppdrag", TEXT), ("status", "Läge", STATUS), ("kommentar", "Kommentar", TEXT)), rows,
    )  # fmt: skip


def control(pen: TersePen) -> None:
    """The internal control, its results before its state."""
    rows: Rows = []
    for number, one in enumerate(pen.world.controls, start=1):
        done = bool(one.sample)
        cells = [
            CellSaid(one.text),
            CellSaid(f"{one.followed} av {one.sample} utan anmärkning" if done else "-"),
            CellSaid("Gjord" if done else "Görs till bokslutet", status=Status.DONE if done else Status.LATER),
        ]
        rows.append((str(number), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "control", f"Internkontroll {pen.number}", (("kontroll", "Kontroll", TEXT), ("resultat", "Utfall", TEXT), ("status", "Läge", STATUS)), rows
    )  # fmt: skip
    told = []
    for one in [each for each in pen.world.controls if each.sample][:3]:
        exact = rounded(share_of(one.followed, one.sample), 1)
        told.append(
            say(
                "Av de {sample} kontrollerade {things} var {share}\u00a0% utan anmärkning.",
                sample=Slot("sample", str(one.sample), one.text), things=one.things,
                share=Slot("possible_share", swedish(exact, 1), str(one.sample), exact, "%", decimals=1),
            )
        )  # fmt: skip
    pen.script.paragraph(*told)


def activities(pen: TersePen) -> None:
    """What is to be done, as a list with where it stands."""
    pen.script.items(
        [
            say(
                "{doing}: {state}.",
                doing=doing[0].upper() + doing[1:],
                state=pen.lot.choice(("klart", "pågår", "ej påbörjat")),
            )
            for doing in pen.lot.sample(DOINGS, len(DOINGS))
        ]
    )
