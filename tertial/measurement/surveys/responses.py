"""Read a file of responses in memory: the columns that a rule names, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tertial.common.errors import Refused
from tertial.measurement.extracts.personal import looks_personal
from tertial.measurement.extracts.rule import PartColumn
from tertial.measurement.surveys.rule import Scale, SurveyRule

_TOLD_FROM = 5
_TOLD_TO = 40
"""How often an unknown answer must stand, and how long it may be, to be told: else it may be somebody's own words."""


@dataclass(frozen=True, slots=True)
class Responses:
    """The answers by question, and each row's sex and unit, empty where it is neither or nothing is declared."""

    answers: Mapping[str, Sequence[str]]
    sexes: Sequence[str]
    units: Sequence[str]
    rows: int


def read_responses(rule: SurveyRule, content: bytes) -> Responses:
    """The rule's columns. Raises `Refused` for what is no table, lacks a column, or has an answer or a code that is not declared.

    What is wrong is told by line and column; what somebody wrote is not.
    """
    from tertial.measurement.extracts.reading.any_file import read

    wanted = list(dict.fromkeys(rule.columns()))
    fault: Refused | None = None
    try:
        sheet = read(content, wanted)
    except Refused as error:
        fault = Refused(of_responses(error.message), place=error.place)
    if fault:
        raise fault  # outside the handler: what is under way there may hold cells
    columns = {name: [(cell or "").strip() for cell in sheet.frame[name].to_list()] for name in wanted}
    rows = sheet.frame.height
    answers = {question: columns[question] for question in rule.questions()}
    for question, given in answers.items():
        _require_known(question, given, rule.scale, sheet.line)
    sexes, units = ([""] * rows for _ in range(2))
    for name, column in rule.parts.columns():
        found = _parts(column, columns[column.column], sheet.line)
        if name == "sex":
            sexes = found
        else:
            units = found
    return Responses(answers, sexes, units, rows)


def _require_known(question: str, given: Sequence[str], scale: Scale, line: Callable[[int], int]) -> None:
    known = scale.known
    strange = Counter(answer for answer in given if answer and answer not in known)
    if not strange:
        return
    row = next(number for number, answer in enumerate(given) if answer in strange)
    answer, times = strange.most_common(1)[0]
    tellable = times >= _TOLD_FROM and len(answer) <= _TOLD_TO and not looks_personal(answer)
    told = f" Svaret ”{answer}” står {times} gånger." if tellable else ""
    raise Refused(
        f"{sum(strange.values())} svar på ”{question}” finns inte i skalan.{told} Lägg till dem i [skala], eller välj en annan kolumn.",
        place=f"rad {line(row)}, ”{question}”",
    )


def _parts(column: PartColumn, codes: Sequence[str], line: Callable[[int], int]) -> list[str]:
    found = []
    for row, code in enumerate(codes):
        if code in column.codes:
            found.append(column.codes[code])
        elif not code or code in column.others:
            found.append("")
        else:
            raise Refused(
                f"En kod i ”{column.column}” är inte angiven. Lägg till den vid en del, eller under ”övriga”.",
                place=f"rad {line(row)}, ”{column.column}”",
            )
    return found


def of_responses(message: str) -> str:
    """What the reader of extracts says, of a file of responses."""
    for word, other in (
        ("Utdraget är tomt", "Svarsfilen är tom"),
        ("Exportera det på nytt", "Exportera den på nytt"),
        ("Välj ett utdrag att räkna på", "Välj en svarsfil att räkna på"),
        ("spara det som Parquet", "spara den som CSV"),
        ("tertial measure run", "tertial survey run"),
        ("Utdraget", "Svarsfilen"),
        ("utdraget", "svarsfilen"),
        ("ur verksamhetssystemet", "ur enkätverktyget"),
        ("måttets", "enkätens"),
        ("måttet", "enkäten"),
    ):
        message = message.replace(word, other)
    return message
