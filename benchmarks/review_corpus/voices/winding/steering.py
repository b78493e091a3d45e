"""Goals, assignments, control, volumes and personnel in the long-winded voice: the judgement after its reasons, women and men in columns."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.review_corpus.saying import Said, Slot, number_word, say
from benchmarks.review_corpus.script import CellSaid
from benchmarks.review_corpus.voices.winding.measures import sentences
from benchmarks.review_corpus.voices.winding.pen import WindingPen
from benchmarks.review_corpus.world import MEN, WOMEN, Goal, Measure
from benchmarks.review_corpus.writing.beside import beside
from benchmarks.review_corpus.writing.measures import range_of
from benchmarks.review_corpus.writing.steering import COMMON, DOINGS, NUMBER, STATUS, TEXT, Rows, measure_rows, share_of
from tertial.common.numbers import rounded, swedish
from tertial.common.slugs import slug
from tertial.document.blocks import RowKind
from tertial.document.inline import Status

WORD = {
    Status.MET: "Kommer att nås",
    Status.PARTLY: "Kommer delvis att nås",
    Status.NOT_MET: "Kommer inte att nås",
    Status.CANNOT_BE_ASSESSED: "Går inte att bedöma",
}
PHRASE = {
    Status.MET: "kommer att nås",
    Status.PARTLY: "delvis kommer att nås",
    Status.NOT_MET: "inte kommer att nås",
    Status.CANNOT_BE_ASSESSED: "inte går att bedöma",
}
STATES = {"pågår": "Pågår enligt plan", "klart": "Slutfört", "försenat": "Senarelagt"}
COMMENTS = {
    "pågår": ("Arbetet bedrivs tillsammans med kommunledningskontoret.", "En lägesrapport lämnas till nämnden i höst."),
    "klart": ("Nämnden har fått en slutrapport.", "Uppdraget har övergått i den ordinarie verksamheten."),
    "försenat": ("I avvaktan på besked från staten har arbetet skjutits upp.", "Nödvändiga underlag saknas ännu."),
}
_STATUS = {"pågår": Status.ONGOING, "klart": Status.DONE, "försenat": Status.LATER}


def counted_goals(pen: WindingPen) -> Said:
    """How many goals are met, in words."""
    told = [goal.status for goal in pen.world.goals]

    def word(status: Status | None) -> Slot:
        number = len(told) if status is None else told.count(status)
        text = "inget" if not number else "ett" if number == 1 else number_word(number)
        return Slot(
            "count_word", text, status.value if status else "all", other=number_word(number + 1) if number else "ett"
        )

    return say(
        "Bedömningen är att {met} av de {all} mål som nämnden har antagit kommer att nås, att {partly} delvis kommer att nås och att {not_met} inte kommer att nås.",
        met=word(Status.MET), all=word(None), partly=word(Status.PARTLY), not_met=word(Status.NOT_MET),
    )  # fmt: skip


def overview(pen: WindingPen) -> None:
    """The judgement first, then the goal and what it contributes to."""
    rows: Rows = []
    for goal in pen.world.goals:
        cells = [
            CellSaid(goal.kind.council),
            CellSaid(goal.kind.name),
            CellSaid(WORD[goal.status], status=goal.status, role="status", key=goal.kind.name),
        ]
        rows.append((slug(goal.kind.name), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "overview", "Samlad bedömning av måluppfyllelsen",
        (("kommunmal", "Bidrar till kommunmålet", TEXT), ("mal", "Nämndens mål", TEXT), ("bedomning", f"Bedömning {pen.number}", STATUS)), rows,
    )  # fmt: skip


def goal(pen: WindingPen, one: Goal) -> None:
    """What has been done and measured, and last the judgement that follows from it."""
    pen.script.heading(f"Mål: {one.kind.name}", 3)
    if one.kind.actions:
        pen.script.paragraph(say("Bland de insatser som har genomförts i målets riktning kan följande nämnas:"))
        pen.script.items([say(text) for text in one.kind.actions])
    told: list[Said] = []
    measured = [m for m in one.measures if m.value("now") is not None]
    for measure in pen.lot.sample(one.measures, len(one.measures)):
        told.extend((*sentences(pen, measure), *beside(pen, measure)))
    if len(one.measures) > 1 and measured:
        reached = sum(bool(m.reached) for m in measured)
        told.append(
            say(
                "Följaktligen når {reached} av de {all} indikatorer som har kunnat mätas sitt målvärde.",
                reached=Slot("count_word", ("ingen", "en")[reached] if reached < 2 else number_word(reached), "reached", other=number_word(reached + 1)),
                all=Slot("count_word", number_word(len(measured)), "measured", other=number_word(len(measured) + 2)),
            )
        )  # fmt: skip
    other = PHRASE[Status.NOT_MET if one.status is Status.MET else Status.MET]
    told.append(
        say(
            "Mot denna bakgrund gör nämnden bedömningen att målet {status} under {year}.",
            status=Slot("status_word", PHRASE[one.status], one.kind.name, other=other), year=pen.year(),
        )
    )  # fmt: skip
    pen.script.paragraph(*told)
    pen.script.status(one.status, WORD[one.status], one.kind.name, "Bedömning: ")
    pen.script.paragraph(*pen.prose(2))


def _by_sex(pen: WindingPen, one: Measure, columns: Sequence[str], stem: str, prefix: str = "") -> Rows:
    """A measure in one row, its women and men beside the whole."""
    cells = [CellSaid(one.kind.name, notes=(one.kind.source,) if one.kind.source else ())]
    for column in columns:
        part = {"women": WOMEN, "men": MEN}.get(column, "")
        of = "now" if part else column
        missing = one.value(of, part) is None and (part or of in ("target", "forecast"))
        cells.append(CellSaid() if missing else pen.value_cell(one, of, part, stem))
    return [(prefix + slug(one.kind.name, longest=60), RowKind.PLAIN, 0, cells)]


def indicator_tables(pen: WindingPen) -> None:
    """A table per goal area, from the oldest value to the target."""
    for area in dict.fromkeys(goal.kind.area for goal in pen.world.goals):
        rows: Rows = []
        for one in pen.world.goals:
            if one.kind.area == area:
                rows.append((slug(one.kind.name), RowKind.GROUP, 0, [CellSaid(one.kind.name)]))
                for measure in one.measures:
                    rows.extend(measure_rows(pen, measure, ("before", "last", "target", "now"), "indicator"))
        pen.script.table(
            "indicators", f"Indikatorer inom målområdet {area.lower()}",
            (("indikator", "Indikator", TEXT), ("forra", f"Utfall {pen.number - 2}", NUMBER), ("fjol", f"Utfall {pen.number - 1}", NUMBER),
             ("malvarde", f"Målnivå {pen.number}", NUMBER), ("nu", f"Utfall {pen.month_name} {pen.number}", NUMBER)),
            rows,
        )  # fmt: skip


def volumes(pen: WindingPen) -> None:
    """The volumes with women and men in columns, and what is said of them."""
    for one in pen.world.volumes[:4]:
        pen.script.paragraph(*sentences(pen, one, stem="volume"), *beside(pen, one, "volume"), *pen.prose(1))
    rows: Rows = []
    for one in pen.world.volumes:
        rows.extend(_by_sex(pen, one, ("last", "now", "women", "men", "forecast"), "volume"))
    pen.script.table(
        "volumes", "Verksamhetens omfattning",
        (("volym", "Volym", TEXT), ("fjol", f"Helår {pen.number - 1}", NUMBER), ("nu", f"{pen.month_name.capitalize()} {pen.number}", NUMBER),
         ("kvinnor", "därav kvinnor", NUMBER), ("man", "därav män", NUMBER), ("prognos", f"Årsprognos {pen.number}", NUMBER)),
        rows,
    )  # fmt: skip


def personnel(pen: WindingPen) -> None:
    """Personnel per administration, women and men in columns."""
    for name, short in pen.world.kind.administrations:
        told = [
            say(
                "Vad först avser {name} ({short}) kan följande sägas."
                if name == pen.world.kind.administrations[0][0]
                else "När det sedan gäller {name} ({short}) är läget följande.",
                name=name,
                short=short,
            )
        ]
        for one in pen.world.personnel[short]:
            told.extend(sentences(pen, one, stem=f"personnel/{short}"))
        pen.script.paragraph(*told)
        pen.script.paragraph(*pen.prose(3))
    rows: Rows = []
    for name, short in pen.world.kind.administrations:
        rows.append((slug(short), RowKind.GROUP, 0, [CellSaid(f"{name} ({short})")]))
        for one in pen.world.personnel[short]:
            rows.extend(
                _by_sex(pen, one, ("last", "target", "now", "women", "men"), f"personnel/{short}", f"{slug(short)}-")
            )
    pen.script.table(
        "personnel", "Personalen i siffror",
        (("matt", "Mått", TEXT), ("fjol", f"Helår {pen.number - 1}", NUMBER), ("malvarde", f"Målnivå {pen.number}", NUMBER),
         ("nu", f"{pen.month_name.capitalize()} {pen.number}", NUMBER), ("kvinnor", "Kvinnor", NUMBER), ("man", "Män", NUMBER)),
        rows,
    )  # fmt: skip
    pen.script.paragraph(
        range_of(pen, [pen.world.personnel[short][1] for _, short in pen.world.kind.administrations], "sjukfrånvaron")
    )


def assignments(pen: WindingPen) -> None:
    """The assignments, where they stand before what they are."""
    pen.script.paragraph(
        say(
            "De uppdrag som fullmäktige gav i samband med att budgeten för {year} antogs ({decision}) har nämnden fört in i den internbudget som beslutades i {month} ({internal}).",
            year=pen.year(), decision=pen.decision("budget"), month=pen.decided_month("internal"), internal=pen.decision("internal"),
        ),
        say("Av nedanstående sammanställning framgår hur långt arbetet hade kommit {day}.", day=pen.last_day()),
    )  # fmt: skip
    rows: Rows = []
    words = list(pen.world.statuses)
    for title, texts in (
        ("Uppdrag till samtliga nämnder", COMMON),
        (f"Uppdrag till {pen.world.kind.committee}", pen.world.kind.assignments),
    ):
        rows.append((slug(title), RowKind.GROUP, 0, [CellSaid(title)]))
        for number, text in enumerate(texts, start=1):
            word = words.pop()
            cells = [
                CellSaid(f"{number}. {text}"),
                CellSaid(pen.lot.choice(COMMENTS[word])),
                CellSaid(STATES[word], status=_STATUS[word], role="assignment", key=text),
            ]
            rows.append((f"{slug(title)}-{number}", RowKind.PLAIN, 0, cells))
    pen.script.table(
        "assignments", "Fullmäktiges uppdrag",
        (("uppdrag", "Uppdrag", TEXT), ("kommentar", "Vad som har gjorts", TEXT), ("status", "Läge", STATUS)), rows,
    )  # fmt: skip


def control(pen: WindingPen) -> None:
    """The results in words first, then the plan."""
    told = []
    for one in [each for each in pen.world.controls if each.sample][:3]:
        exact = rounded(share_of(one.followed, one.sample), 1)
        told.append(
            say(
                "Vid en genomgång av {sample} slumpvis utvalda fall, som avsåg {things}, visade sig rutinen ha följts i {share} procent.",
                sample=Slot("sample", str(one.sample), one.text), things=one.things,
                share=Slot("possible_share", swedish(exact, 1), str(one.sample), exact, "%", decimals=1),
            )
        )  # fmt: skip
    pen.script.paragraph(*told)
    rows: Rows = []
    for number, one in enumerate(pen.world.controls, start=1):
        done = bool(one.sample)
        cells = [
            CellSaid(one.text),
            CellSaid(
                "Kontrollen är utförd" if done else "Kontrollen utförs i höst",
                status=Status.DONE if done else Status.LATER,
            ),
            CellSaid(f"{one.followed} av {one.sample} fall följde rutinen" if done else ""),
        ]
        rows.append((str(number), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "control", f"Kontroller enligt planen för {pen.number}",
        (("kontroll", "Vad som kontrolleras", TEXT), ("status", "Läge", STATUS), ("resultat", "Iakttagelser", TEXT)), rows,
    )  # fmt: skip


def activities(pen: WindingPen) -> None:
    """What is to be done, in sentences."""
    doings = pen.lot.sample(DOINGS, 9)
    pen.script.paragraph(
        say(f"Till de aktiviteter som pågår hör att {doings[0]}, att {doings[1]} och att {doings[2]}."), *pen.prose(1)
    )
    pen.script.paragraph(say(f"Arbetet med att {doings[3]} och att {doings[4]} har avslutats."), *pen.prose(1))
    pen.script.paragraph(
        say(f"Senare i år inleds arbetet med att {doings[5]}, {doings[6]}, {doings[7]} samt {doings[8]}."),
        *pen.prose(1),
    )
