"""Goals with judgement and motivation, tables of indicators, volumes and personnel, assignments, internal control."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.review_corpus.saying import Said, Slot, number_word, say
from benchmarks.review_corpus.script import CellSaid
from benchmarks.review_corpus.world import Goal, Measure
from benchmarks.review_corpus.writing.beside import beside
from benchmarks.review_corpus.writing.measures import range_of, sentences
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.numbers import rounded, swedish
from tertial.common.periods import MONTHS
from tertial.common.slugs import slug
from tertial.document.blocks import ColumnKind, RowKind
from tertial.document.inline import Status

TEXT, NUMBER, STATUS = ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.STATUS
WORD = {
    Status.MET: "Uppnås",
    Status.PARTLY: "Uppnås delvis",
    Status.NOT_MET: "Uppnås ej",
    Status.CANNOT_BE_ASSESSED: "Kan ej bedömas",
}
PHRASE = {
    Status.MET: "uppnås",
    Status.PARTLY: "delvis uppnås",
    Status.NOT_MET: "inte uppnås",
    Status.CANNOT_BE_ASSESSED: "inte kunna bedömas",
}
Rows = list[tuple[str, RowKind, int, Sequence[CellSaid]]]


def counted_goals(pen: Pen) -> Said:
    """How many goals are met, in words."""
    told = [goal.status for goal in pen.world.goals]
    counts = {status: told.count(status) for status in Status}

    def word(status: Status) -> Slot:
        number = counts[status]
        text = "inget" if not number else "ett" if number == 1 else number_word(number)
        wrong = number_word(number + 1) if number else "ett"
        return Slot("count_word", text, status.value, other=wrong)

    return say(
        f"Av {pen.whose} {{all}} mål bedöms {{met}} uppnås, {{partly}} delvis uppnås och {{not_met}} inte uppnås.",
        all=Slot("count_word", number_word(len(told)), "all", other=number_word(len(told) + 1)),
        met=word(Status.MET), partly=word(Status.PARTLY), not_met=word(Status.NOT_MET),
    )  # fmt: skip


def overview(pen: Pen) -> None:
    """The goals with their judgements in a table."""
    rows: Rows = []
    area = ""
    for goal in pen.world.goals:
        if goal.kind.area != area:
            area = goal.kind.area
            rows.append((f"omrade-{slug(area)}", RowKind.GROUP, 0, [CellSaid(f"Målområde {area}")]))
        cells = [
            CellSaid(goal.kind.name),
            CellSaid(goal.kind.council),
            CellSaid(WORD[goal.status], status=goal.status, role="status", key=goal.kind.name),
        ]
        rows.append((slug(goal.kind.name), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "overview", "Nämndens bedömning av målen",
        (("mal", "Nämndmål", TEXT), ("kommunmal", "Kommunövergripande mål", TEXT), ("bedomning", "Bedömning", STATUS)), rows,
    )  # fmt: skip


def goal(pen: Pen, one: Goal) -> None:
    """A goal's heading, judgement, motivation and what is done for it."""
    pen.script.heading(one.kind.name, 3)
    pen.script.status(one.status, WORD[one.status], one.kind.name)
    told = [
        say(
            pen.lot.choice(("Nämndmålet bedöms {status} vid helår {year}.", "Målet bedöms {status} under {year}.")),
            status=Slot("status_word", PHRASE[one.status], one.kind.name, other=PHRASE[Status.NOT_MET if one.status is Status.MET else Status.MET]),
            year=pen.year(),
        )
    ]  # fmt: skip
    measured = [m for m in one.measures if m.value("now") is not None]
    if len(one.measures) > 1 and measured:
        reached = sum(bool(m.reached) for m in measured)
        told.append(
            say(
                "Av {all} indikatorer {mark} {reached} sitt målvärde.",
                all=Slot("count_word", number_word(len(measured)), "measured", other=number_word(len(measured) + 2)),
                mark="som går att mäta når" if len(measured) < len(one.measures) else "når",
                reached=Slot("count_word", number_word(reached) if reached else "ingen", "reached", other=number_word(reached + 1)),
            )
        )  # fmt: skip
    for measure in pen.lot.sample(one.measures, len(one.measures)):
        told.extend((*sentences(pen, measure), *beside(pen, measure)))
    pen.script.paragraph(*told)
    pen.script.paragraph(*pen.prose(2))
    if one.kind.actions:
        pen.script.paragraph(say("Nedan anges ett urval av det som har gjorts:"))
        pen.script.items([say(text) for text in one.kind.actions])


def measure_rows(pen: Pen, one: Measure, columns: Sequence[str], stem: str, prefix: str = "") -> Rows:
    """A measure's rows: the whole, then women and men."""
    rows: Rows = []
    for part in one.parts:
        label = pen.parts.get(part, part) or one.kind.name
        notes = (one.kind.source,) if one.kind.source and not part else ()
        cells = [CellSaid(label, notes=notes)]
        for column in columns:
            if column in ("target", "forecast") and one.value(column, part) is None:
                cells.append(CellSaid())
            else:
                cells.append(pen.value_cell(one, column, part, stem))
        name = prefix + slug(one.kind.name, longest=60) + (f"/{slug(part)}" if part else "")
        rows.append((name, RowKind.PLAIN, int(bool(part)), cells))
    return rows


def indicator_tables(pen: Pen) -> None:
    """A table per goal area and council goal."""
    year, month = pen.number, MONTHS[pen.month - 1].capitalize()
    area = ""
    for council in dict.fromkeys((goal.kind.area, goal.kind.council) for goal in pen.world.goals):
        if council[0] != area:
            area = council[0]
            pen.script.heading(f"Målområde {area}")
        rows: Rows = []
        for one in pen.world.goals:
            if (one.kind.area, one.kind.council) == council:
                rows.append((slug(one.kind.name), RowKind.GROUP, 0, [CellSaid(f"{one.kind.name}. {one.kind.about}")]))
                for measure in one.measures:
                    rows.extend(measure_rows(pen, measure, ("before", "last", "now", "target"), "indicator"))
        pen.script.table(
            "indicators", f"Kommunövergripande mål: {council[1]}",
            (("indikator", "Nämndindikator", TEXT), ("forra", f"Helår {year - 2}", NUMBER), ("fjol", f"Helår {year - 1}", NUMBER),
             ("nu", f"{month} {year}", NUMBER), ("malvarde", f"Målvärde {year}", NUMBER)),
            rows,
        )  # fmt: skip


def volumes(pen: Pen) -> None:
    """The table of volumes, and what is said of it."""
    year, month = pen.number, MONTHS[pen.month - 1].capitalize()
    rows: Rows = []
    for one in pen.world.volumes:
        rows.extend(measure_rows(pen, one, ("last", "now", "forecast"), "volume"))
    pen.script.table(
        "volumes", "Basuppdrag i siffror",
        (("volym", "Volymmått", TEXT), ("fjol", f"Helår {year - 1}", NUMBER), ("nu", f"{month} {year}", NUMBER), ("prognos", f"Prognos {year}", NUMBER)),
        rows,
    )  # fmt: skip
    for one in pen.world.volumes[:4]:
        pen.script.paragraph(*sentences(pen, one, stem="volume"), *beside(pen, one, "volume"), *pen.prose(1))


def personnel(pen: Pen) -> None:
    """Personnel per administration, with women and men."""
    year, month = pen.number, MONTHS[pen.month - 1].capitalize()
    rows: Rows = []
    for name, short in pen.world.kind.administrations:
        rows.append((slug(short), RowKind.GROUP, 0, [CellSaid(f"{name} ({short})")]))
        for one in pen.world.personnel[short]:
            rows.extend(measure_rows(pen, one, ("last", "now", "target"), f"personnel/{short}", f"{slug(short)}-"))
    pen.script.table(
        "personnel", "Personalstatistik",
        (("matt", "Mått", TEXT), ("fjol", f"Helår {year - 1}", NUMBER), ("nu", f"{month} {year}", NUMBER), ("malvarde", f"Målvärde {year}", NUMBER)),
        rows,
    )  # fmt: skip
    for _name, short in pen.world.kind.administrations:
        told = [say("{short}:", short=short)]
        for one in pen.world.personnel[short]:
            told.extend(sentences(pen, one, stem=f"personnel/{short}", most=2))
        pen.script.paragraph(*told)
        pen.script.paragraph(*pen.prose(3))
    sick = [pen.world.personnel[short][1] for _, short in pen.world.kind.administrations]
    pen.script.paragraph(range_of(pen, sick, "sjukfrånvaron"))


COMMON = (
    "Samtliga nämnder ska fortsätta arbetet med kommunens beredskap och krigsorganisation.",
    "Samtliga nämnder ska vidta åtgärder för att minska sjukfrånvaron.",
    "Samtliga nämnder ska öka användningen av digitala tjänster.",
    "Samtliga nämnder ska bidra till minskad segregation.",
    "Samtliga nämnder ska prioritera uppföljning av avtal för att motverka fusk.",
    "Samtliga nämnder ska se över sitt lokalbehov tillsammans med fastighetsägaren.",
)
COMMENTS = {
    "pågår": ("Arbetet följer tidsplanen.", ""),
    "klart": ("Uppdraget är genomfört och återrapporterat.",),
    "försenat": ("En del av arbetet har flyttats till årets sista kvartal.", "Väntar på underlag från andra nämnder."),
}


def assignments(pen: Pen) -> None:
    """The assignments with their status."""
    world = pen.world
    pen.script.paragraph(
        say(
            "Kommunfullmäktige gav i budgeten för {year} uppdrag till nämnderna ({decision}). Nämnden arbetade in dem i sin internbudget, som beslutades i {month} ({internal}).",
            year=pen.year(), decision=pen.decision("budget"), month=pen.decided_month("internal"), internal=pen.decision("internal"),
        ),
        say("Tabellen visar läget per den {day}.", day=pen.last_day()),
    )  # fmt: skip
    rows: Rows = []
    words = list(world.statuses)
    states = {"pågår": Status.ONGOING, "klart": Status.DONE, "försenat": Status.LATER}
    for title, texts in (("Kommungemensamma uppdrag", COMMON), ("Nämndspecifika uppdrag", world.kind.assignments)):
        rows.append((slug(title), RowKind.GROUP, 0, [CellSaid(title)]))
        for number, text in enumerate(texts, start=1):
            word = words.pop()
            cells = [
                CellSaid(f"{number}. {text}"),
                CellSaid(word, status=states[word], role="assignment", key=text),
                CellSaid(pen.lot.choice(COMMENTS[word])),
            ]
            rows.append((f"{slug(title)}-{number}", RowKind.PLAIN, 0, cells))
    pen.script.table(
        "assignments", f"Strategiska uppdrag {pen.number}",
        (("uppdrag", "Uppdrag", TEXT), ("status", "Status", STATUS), ("kommentar", "Kommentar", TEXT)), rows,
    )  # fmt: skip


def control(pen: Pen) -> None:
    """The internal control plan, and the results in words."""
    rows: Rows = []
    for number, one in enumerate(pen.world.controls, start=1):
        done = bool(one.sample)
        result = f"Rutinen följdes i {one.followed} av {one.sample} granskade fall." if done else ""
        state = Status.DONE if done else Status.LATER
        cells = [
            CellSaid(f"{number}. {one.text}"),
            CellSaid("Genomfört" if done else "Genomförs senare under året", status=state),
            CellSaid(result),
        ]
        rows.append((str(number), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "control", f"Uppföljning av internkontrollplan {pen.number}",
        (("kontroll", "Kontrollmoment", TEXT), ("status", "Status", STATUS), ("resultat", "Resultat", TEXT)), rows,
    )  # fmt: skip
    told = []
    for one in [control for control in pen.world.controls if control.sample][:3]:
        exact = rounded(share_of(one.followed, one.sample), 1)
        told.append(
            say(
                "Av de {sample} granskade {things} följdes rutinen i {share} procent.",
                sample=Slot("sample", str(one.sample), one.text), things=one.things,
                share=Slot("possible_share", swedish(exact, 1), str(one.sample), exact, "%", decimals=1),
            )
        )  # fmt: skip
    pen.script.paragraph(*told)


_VERBS = (
    "Fortsätta arbetet med att",
    "Ta fram en plan för att",
    "Tillsammans med berörda verksamheter",
    "Under året",
    "Stegvis",
)
DOINGS = (
    "utveckla introduktionen av nya medarbetare", "förenkla informationen till invånarna", "se över rutiner för synpunkter och klagomål",
    "stärka kompetensen i digitala verktyg", "minska miljöpåverkan från resor och inköp", "förbättra tillgängligheten i lokaler",
    "utveckla samarbetet med föreningslivet", "kartlägga processer som tar lång tid", "stärka arbetet med informationssäkerhet",
    "öka delaktigheten för dem som verksamheten är till för", "ta fram stöd för chefers uppföljning", "samordna upphandlingar mellan enheter",
    "utveckla det förebyggande arbetet", "se över användningen av lokaler", "utbilda medarbetare i bemötande", "pröva nya former för möten och dialog",
)  # fmt: skip


def activities(pen: Pen) -> None:
    """The plan of activities with where they stand."""
    rows: Rows = []
    for number, doing in enumerate(pen.lot.sample(DOINGS, len(DOINGS)), start=1):
        done = pen.lot.choice((True, True, False))
        word, state = ("pågår", Status.ONGOING) if done else ("klart", Status.DONE)
        cells = [
            CellSaid(f"{number}. {pen.lot.choice(_VERBS)} {doing}"),
            CellSaid(word, status=state),
            CellSaid(pen.prose(1)[0].text),
        ]
        rows.append((str(number), RowKind.PLAIN, 0, cells))
    pen.script.table(
        "activities", f"Verksamhetsplanens aktiviteter {pen.number}",
        (("aktivitet", "Aktivitet", TEXT), ("status", "Status", STATUS), ("kommentar", "Kommentar", TEXT)), rows,
    )  # fmt: skip


def share_of(part: int, whole: int) -> Decimal:
    """Per cent, exact."""
    return Decimal(100) * part / whole
