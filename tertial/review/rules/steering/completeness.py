"""What is missing in the chain: goals without indicators, indicators without targets, assignments without a status."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tertial.document.blocks import RowKind
from tertial.review.facts import AssignmentFact
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.columns import Role
from tertial.review.reading.goals import Goal, plain_name, unlabelled
from tertial.review.reading.grids import Grid, GridRow
from tertial.review.reading.labels import stems
from tertial.review.reading.series import Series
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words
from tertial.steering.targets import TargetKind

_EMPLOYED = re.compile(
    r"^(?:antal(?:et)?\s+)?(?:tillsvidare|visstids|månads|tim)?\s?(?:anställda|avlönade|medarbetare|årsarbetare)",
    re.IGNORECASE,
)
_NO_INDICATOR = Says(
    "goal-without-indicator",
    Severity.WARNING,
    Words(
        "Koppla en indikator till målet i planen, eller skriv i motiveringen hur målet följs upp utan indikator.",
        "Connect an indicator to the goal in the plan, or write in the motivation how the goal is followed up without one.",
    ),
)
_NO_TARGET = Says(
    "indicator-without-target",
    Severity.WARNING,
    Words(
        "Lägg in målvärdet med sitt beslut, eller förklara i en not varför det saknas.",
        "Enter the target with its decision, or explain in a note why there is none.",
    ),
)
_NO_STATUS = Says(
    "assignment-without-status",
    Severity.WARNING,
    Words(
        "Ange uppdragets status, eller skriv varför det inte har någon.",
        "Give the assignment a status, or write why it has none.",
    ),
)


def _goals_without(subject: Subject) -> Iterator[Finding]:
    goals = subject.goals
    with_facts = subject.facts is not None and bool(subject.facts.goals)
    marked = [goal for goal in goals if goal.marks]
    followed = [goal for goal in marked if goal.series]
    empty = _empty_groups(subject)
    for goal in goals:
        place = next((place for name, place in empty.items() if name.startswith(plain_name(goal.name))), None)
        if place is not None and goal.marks and not goal.series:
            yield _NO_INDICATOR(
                place,
                goal.name,
                Words(
                    f"Målet ”{goal.name}” står i tabellen över indikatorer utan någon indikator under sig.",
                    f"The goal “{goal.name}” stands in the table of indicators with no indicator below it.",
                ),
                Evidence("ingen indikator", Words("Tabellen över indikatorer", "The table of indicators"), place),
            )
            continue
        if goal.series or (goal.fact is not None and goal.fact.indicators):
            continue
        if not with_facts and (
            2 * len(followed) < len(marked) or not _is_followed_up(goal) or _has_likeness(goal, subject)
        ):
            continue
        yield _NO_INDICATOR(
            goal.place,
            goal.name,
            Words(f"Målet ”{goal.name}” har ingen indikator.", f"The goal “{goal.name}” has no indicator."),
            Evidence(
                "ingen indikator",
                Words(
                    "Planens indikatorer" if with_facts else "Rapportens tabeller över indikatorer",
                    "The plan's indicators",
                ),
            ),
        )


def _empty_groups(subject: Subject) -> dict[str, Place]:
    """Tables with targets that have no row, and rows that head a group in them with none below, by their plain names; only where others have."""
    found: dict[str, Place] = {}
    followed = [grid for grid in subject.grids if grid.column(Role.TARGET) is not None]
    if not any(row.kind is RowKind.PLAIN for grid in followed for row in grid.rows):
        return found
    for grid in followed:
        for place, row in enumerate(grid.rows):
            below = grid.rows[place + 1] if place + 1 < len(grid.rows) else None
            if row.kind is RowKind.GROUP and row.cells and (below is None or below.kind is RowKind.GROUP):
                found.setdefault(plain_name(row.label), row.cells[0].place)
        if not grid.rows:
            for text in (grid.caption.partition(":")[2] or grid.caption, *grid.headings[-1:]):
                found.setdefault(plain_name(unlabelled(text)), grid.place)
    return found


def _is_followed_up(goal: Goal) -> bool:
    """Whether the report judges it, and does not speak of indicators that a table out of reach may hold."""
    said = " ".join(passage.text for passage in goal.motivation)
    return bool(goal.marks) and not re.search(r"indikator", said, re.IGNORECASE)


def _has_likeness(goal: Goal, subject: Subject) -> bool:
    """Whether a goal in a table of indicators may be this one by another name."""
    own = stems(goal.name)
    return any(
        one.goal and len(own & stems(one.goal)) * 2 >= len(own)
        for one in subject.series
        if plain_name(one.goal) != plain_name(goal.name)
    )


def _indicators_without(subject: Subject) -> Iterator[Finding]:
    by_name: dict[tuple[str, str], list[Series]] = {}
    for one in subject.series:
        if one.kind == "indicator":
            by_name.setdefault(("", one.slug) if one.slug else (one.place.table, one.name), []).append(one)
    set_in: dict[str, list[bool]] = {}
    begun: dict[str, set[tuple[str, ...]]] = {}
    for (table, _), many in by_name.items():
        begun.setdefault(table, set()).add(tuple(many[0].name.casefold().split()[:2]))
        set_in.setdefault(table, []).append(any(_is_set(one) for one in many))
    for (table, _), many in by_name.items():
        if any(_is_set(one) for one in many):
            continue
        if subject.facts is None and 2 * sum(set_in[table]) < len(set_in[table]):
            continue  # most rows have none: the column is not what it seems
        first = many[0]
        name = _own_name(first.name, begun.get(table, frozenset())) if subject.facts is None else first.name
        if subject.facts is None and _EMPLOYED.search(name):
            continue  # how many are employed is told, seldom aimed at
        told = next((one.target for one in many if one.target), "")
        yield _NO_TARGET(
            first.place,
            told or name,
            Words(
                f"Indikatorn ”{name}” har inget målvärde" + (f": ”{told}”." if told else "."),
                f"The indicator “{name}” has no target" + (f": “{told}”." if told else "."),
            ),
            Evidence(told or "inget målvärde", Words("Målvärdet", "The target"), first.place),
            severity=Severity.HINT if told else None,
        )


def _own_name(name: str, begun: Collection[tuple[str, ...]]) -> str:
    """The name from where it begins like that of another row: a goal's name and meaning often run into the first indicator's."""
    words = name.split()
    for place in range(1, len(words) - 1):
        if words[place][0].isupper() and tuple(name.casefold().split()[place : place + 2]) in begun:
            return " ".join(words[place:])
    return name


def _is_set(one: Series) -> bool:
    return one.parsed is not None and one.parsed.kind is not TargetKind.NOT_SET


def _assignments_without(subject: Subject) -> Iterator[Finding]:
    if subject.facts is not None and subject.facts.assignments:
        assignments = subject.facts.assignments
        without = [one for one in assignments if one.status is None and not one.word.strip()]
        if len(without) == len(assignments) > 3:
            yield _none_has(_place_of(without[0], subject), len(without))
            return
        for one in without:
            yield _without_status(_place_of(one, subject), _short(one.text))
        return
    for grid in subject.grids:
        status = grid.column(Role.STATUS)
        if status is None or grid.column(Role.TARGET) is not None or not _is_of_assignments(grid):
            continue
        rows = [row for row in grid.rows if row.kind is RowKind.PLAIN and row.cells]
        filled = sum(1 for row in rows if status < len(row.cells) and row.cells[status].text.strip())
        if 2 * filled < len(rows):
            continue
        for place, row in enumerate(rows):
            # A row that begins in the middle of a sentence is the rest of the row above, cut by a page.
            begun = place > 0 and not rows[place - 1].label.rstrip().endswith((".", "!", "?"))
            if not row.label or row.label[0].islower() or (begun and not _is_numbered(row)):
                continue
            if status >= len(row.cells) or not row.cells[status].text.strip():
                yield _without_status(row.cells[0].place, _short(row.label))


def _is_numbered(row: GridRow) -> bool:
    """Whether it begins with a number of its own, in its words or in a column before them."""
    first = row.cells[0].text.strip()
    return bool(re.match(r"\d+[.)]", row.label)) or (first != "" and first != row.label)


def _is_of_assignments(grid: Grid) -> bool:
    around = " ".join((grid.caption, *(column.label for column in grid.columns), *grid.headings[-1:]))
    return bool(re.search(r"uppdrag", around, re.IGNORECASE))


def _place_of(row: AssignmentFact, subject: Subject) -> Place:
    """The row of a table whose label ends with the assignment's text, else its text as a place."""
    for grid in subject.grids:
        for one in grid.rows:
            if one.label.endswith(row.text) and one.cells:
                return one.cells[0].place
    return Place(described=f"uppdraget ”{_short(row.text)}”")


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89].rsplit(" ", 1)[0] + " …"


def _none_has(place: Place, many: int) -> Finding:
    """One finding for a follow-up that nobody has begun."""
    return _NO_STATUS(
        place,
        f"{many} uppdrag",
        Words(f"Inget av de {many} uppdragen har någon status.", f"None of the {many} assignments has a status."),
        Evidence("ingen status", Words("Uppföljningen av uppdragen", "The follow-up of the assignments"), place),
    )


def _without_status(place: Place, text: str) -> Finding:
    return _NO_STATUS(
        place,
        text,
        Words(f"Uppdraget ”{text}” har ingen status.", f"The assignment “{text}” has no status."),
        Evidence("ingen status", Words("Uppföljningen av uppdraget", "The follow-up of the assignment"), place),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="goal-without-indicator",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Mål utan indikator", "Goal without indicator"),
        explanation=Words(
            "Ett mål utan indikator går inte att mäta, så läsaren kan inte se vad bedömningen vilar på. Regeln går igenom planens mål, eller i "
            "en fil utifrån de mål som rapporten bedömer bredvid sina tabeller över indikatorer.",
            "A goal without an indicator can't be measured, so the reader can't see what the assessment rests on. The rule looks at the plan's "
            "goals, or in a file from elsewhere at the goals that the report judges beside its tables of indicators.",
        ),
        example=Words(
            "Målet ”Trygga stadsdelar” bedöms uppnås, men inget av rapportens mått hör till det.",
            "The goal “Safe neighbourhoods” is judged met, but none of the report's measures belongs to it.",
        ),
        fix=_NO_INDICATOR.fix,
        whole=_goals_without,
    ),
    Rule(
        id="indicator-without-target",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Indikator utan målvärde", "Indicator without target"),
        explanation=Words(
            "Utan målvärde säger ett utfall inte om målet nås. Där rapporten själv säger att målvärdet sätts senare blir det ett tips, annars "
            "en varning. Delar som kvinnor och män behöver inget eget målvärde.",
            "Without a target an outcome does not tell whether the goal is reached. Where the report itself says that the target is set later it "
            "is a hint, else a warning. Parts such as women and men need no target of their own.",
        ),
        example=Words(
            "Raden ”Antal hushåll med bistånd” har värden för tre år men ingenting i kolumnen Målvärde.",
            "The row “Households with support” has values for three years but nothing in the column Target.",
        ),
        fix=_NO_TARGET.fix,
        whole=_indicators_without,
    ),
    Rule(
        id="assignment-without-status",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Uppdrag utan status", "Assignment without status"),
        explanation=Words(
            "Fullmäktige och styrelsen ger uppdrag som ska återrapporteras. Ett uppdrag utan status ser ut som om ingen har följt upp det.",
            "The council and the board give assignments that must be reported back. One without a status looks as if nobody had followed it up.",
        ),
        example=Words(
            "I tabellen över strategiska uppdrag är rutan Status tom på rad 4, när de andra säger ”pågår”.",
            "In the table of strategic assignments the cell Status is empty on row 4, while the others say “ongoing”.",
        ),
        fix=_NO_STATUS.fix,
        whole=_assignments_without,
    ),
)
