"""DuckDB for one extract: in memory, with every way to a file shut, and pseudonyms instead of identities.

Neither a spilled page nor a log of DuckDB's can hold what a cell says, for it may not write at all: more rows than fit in memory are
an error. What DuckDB or Polars say of an error is never passed on.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl

from tertial.common.errors import Faults, Refused, TertialError
from tertial.measurement.extracts.cells import read_amount, read_day
from tertial.measurement.extracts.reading.any_file import read
from tertial.measurement.extracts.reading.sheet import Sheet
from tertial.measurement.extracts.rule import NotReturning, PartColumn, Role, Rule

_SHUT = (
    "SET temp_directory = ''",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET enable_progress_bar = false",
    "SET lock_configuration = true",
)
_FAULTS_SHOWN = 10
_SAME_SQL = r"regexp_replace(upper(raw), '[\s\x{2010}-\x{2015}\x{2212}-]', '', 'g')"
"""What `cells.same_identity` does."""

Value = str | int | bool | date | None


@dataclass(frozen=True, slots=True)
class Extract:
    """An extract as a table `extract`, with columns of our own names: `line`, and one for each heading and each part.

    `columns` holds their names by heading, `scales` how many decimals the whole numbers of a number column have.
    """

    connection: duckdb.DuckDBPyConnection
    columns: Mapping[str, str]
    scales: Mapping[str, int]
    rows: int

    def ask(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """The answer to a query. What goes wrong is a sentence without any cell's text."""
        answer: list[tuple[Any, ...]] | None = None
        memory = False
        try:
            answer = self.connection.execute(sql, list(values)).fetchall()
        except duckdb.OutOfMemoryException:
            memory = True
        except duckdb.Error:
            answer = None
        if answer is None:
            raise _too_large() if memory else Refused("Utdraget gick inte att räkna på. Ingenting är sparat.")
        return answer


def part_column(name: str, column: PartColumn) -> str:
    """The name of the column that says which part a row belongs to, under one mapping of codes."""
    return f"{name}_{abs(hash((column.column, tuple(column.codes.items()), column.others))):x}"


@contextmanager
def opened(content: bytes, rules: Sequence[Rule]) -> Iterator[Extract]:
    """An extract, read once for some rules. When it is left, all is gone: rows, pseudonyms and their salt.

    Raises `Refused` or `Faults` that name rows and columns and no cell's text.
    """
    connection = duckdb.connect(":memory:")
    try:
        yield _prepared(connection, content, rules)
    finally:
        connection.close()


def _prepared(connection: duckdb.DuckDBPyConnection, content: bytes, rules: Sequence[Rule]) -> Extract:
    roles = _roles(rules)
    columns = {heading: f"c{number}" for number, heading in enumerate(roles)}
    prepared: Extract | None = None
    memory = False
    try:
        for statement in _SHUT:
            connection.execute(statement)
        sheet = read(content, roles)
        rows, texts = sheet.frame.height, {series.name: series for series in sheet.frame}
        # A column's text is let go of as soon as it is read: the largest extracts just fit.
        sheet = replace(sheet, frame=pl.DataFrame())
        frame, scales = _typed(sheet, texts, roles, _ends(rules))
        _load(connection, frame.with_columns(_parts(rules)), sheet, roles, columns)
        prepared = Extract(connection, columns, scales, rows)
    except TertialError:
        raise
    except (MemoryError, duckdb.OutOfMemoryException):
        memory = True
    except Exception:  # noqa: BLE001 - whatever a library says may hold a cell's text
        prepared = None
    if prepared is None:
        # Raised out here, so that it carries nothing of what the library said.
        raise _too_large() if memory else Refused("Utdraget går inte att läsa. Exportera det på nytt.")
    return prepared


def _roles(rules: Sequence[Rule]) -> dict[str, Role]:
    """What each column's cells are to the rules together. Identities that no rule counts are not even read."""
    roles: dict[str, Role] = {}
    for rule in rules:
        for heading, role in rule.roles.items():
            if roles.setdefault(heading, role) is not role:
                raise Refused(f"Måtten läser kolumnen ”{heading}” på olika sätt. Kör dem var för sig.")
    return roles


def _ends(rules: Sequence[Rule]) -> set[str]:
    """The columns in which a month means its last day."""
    ends = set()
    for rule in rules:
        presence = getattr(rule.calculation, "presence", None)
        ends.add(presence.end if presence else "")
        ends.add(rule.calculation.end if isinstance(rule.calculation, NotReturning) else "")
    return ends


def _typed(
    sheet: Sheet, texts: dict[str, pl.Series], roles: Mapping[str, Role], ends: set[str]
) -> tuple[pl.DataFrame, dict[str, int]]:
    faults: list[TertialError] = []
    columns: list[pl.Series] = []
    scales: dict[str, int] = {}
    for heading, role in roles.items():
        series = texts.pop(heading)
        match role:
            case Role.IDENTITY:
                columns.append(series)
            case Role.CODE:
                columns.append(series.str.strip_chars())
            case Role.DATE:
                columns.append(_days(sheet, series, ends=heading in ends, faults=faults))
            case Role.NUMBER:
                numbers, scales[heading] = _numbers(sheet, series, faults=faults)
                columns.append(numbers)
    if faults:
        raise Faults("Utdraget har celler som inte går att läsa. Ingenting är räknat.", faults[: 2 * _FAULTS_SHOWN])
    return pl.DataFrame(columns), scales


def _days(sheet: Sheet, series: pl.Series, *, ends: bool, faults: list[TertialError]) -> pl.Series:
    plain = _plain_days(series)
    if plain is not None:
        return plain
    known: dict[str, date | None] = {}
    bad: list[str] = []
    for text in series.unique():
        try:
            known[text] = read_day(text, ends=ends)
        except ValueError:
            known[text] = None
            bad.append(text)
    _tell(sheet, series, bad, "är inget datum. Skriv till exempel 2023-08-31.", faults)
    return series.replace_strict(list(known), list(known.values()), return_dtype=pl.Date)


def _plain_days(series: pl.Series) -> pl.Series | None:
    """The days where all are written as most systems do, 2023-08-31; None where any is not, or does not exist."""
    length = series.str.len_bytes()
    if not ((length == 10) | (length == 0)).all():
        return None
    days = series.str.to_date("%Y-%m-%d", strict=False)
    earliest = days.min()
    sound = days.null_count() == (length == 0).sum() and (earliest is None or earliest >= date(1800, 1, 1))  # type: ignore[operator]
    return days if sound else None


def _numbers(sheet: Sheet, series: pl.Series, *, faults: list[TertialError]) -> tuple[pl.Series, int]:
    """The numbers as whole ones, and how many decimals those have."""
    if series.str.contains(r"^[0-9]{1,11}$").all():
        return series.cast(pl.Int64), 0
    known: dict[str, Decimal | None] = {}
    bad: list[str] = []
    for text in series.unique():
        try:
            known[text] = read_amount(text)
        except ValueError:
            known[text] = None
            bad.append(text)
    _tell(sheet, series, bad, "är inget tal, eller ett med för många siffror.", faults)
    scale = max((_decimals(number) for number in known.values() if number is not None), default=0)
    whole = [None if number is None else int(number.scaleb(scale)) for number in known.values()]
    return series.replace_strict(list(known), whole, return_dtype=pl.Int64), scale


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _tell(sheet: Sheet, series: pl.Series, bad: Sequence[str], words: str, faults: list[TertialError]) -> None:
    """A fault for each of the first rows with such a cell: the row and the column, never the text."""
    if not bad:
        return
    rows = series.is_in(list(bad)).arg_true()
    for row in rows.head(_FAULTS_SHOWN):
        faults.append(Refused(f"Det som står här {words}", place=f"rad {sheet.line(row)}, kolumn ”{series.name}”"))
    more = len(rows) - _FAULTS_SHOWN
    if more > 0:
        faults.append(Refused(f"Ytterligare {more} rader har samma fel.", place=f"kolumn ”{series.name}”"))


def _parts(rules: Sequence[Rule]) -> list[pl.Expr]:
    """For each mapping of codes a column that says which part a row belongs to; empty for none, null for an unknown code."""
    made: dict[str, pl.Expr] = {}
    for rule in rules:
        for name, column in rule.parts.columns():
            mapped = {**column.codes, **dict.fromkeys(column.others, "")}
            expression = pl.col(column.column).replace_strict(
                list(mapped), list(mapped.values()), default=None, return_dtype=pl.String
            )
            made[part_column(name, column)] = expression.alias(part_column(name, column))
    return list(made.values())


def _load(
    connection: duckdb.DuckDBPyConnection,
    frame: pl.DataFrame,
    sheet: Sheet,
    roles: Mapping[str, Role],
    columns: Mapping[str, str],
) -> None:
    """Make the table. Identities become pseudonyms here: a hash with a salt that exists during this call alone."""
    lines = (
        pl.Series("line", sheet.lines)
        if sheet.lines is not None
        else pl.int_range(sheet.first_line, sheet.first_line + frame.height, eager=True).alias("line")
    )
    incoming = frame.with_columns(lines).rename(dict(columns))
    identities = [columns[name] for name, role in roles.items() if role is Role.IDENTITY]
    chosen = ["line", *(f'k_{name}.p AS "{name}"' if name in identities else f'"{name}"' for name in columns.values())]
    chosen += [f'"{name}"' for name in frame.columns if name not in roles]
    # Each different identity is hashed once: a household has many rows, and a good hash takes its time.
    joined = "".join(
        f" LEFT JOIN (SELECT raw, CASE WHEN same <> '' THEN ('0x' || left(sha256(? || same), 32))::UHUGEINT END AS p FROM"
        f' (SELECT raw, {_SAME_SQL} AS same FROM (SELECT DISTINCT "{name}" AS raw FROM incoming))) k_{name}'
        f' ON incoming."{name}" = k_{name}.raw'
        for name in identities
    )
    salt = secrets.token_hex(32)
    connection.register("incoming", incoming)
    connection.execute(
        f"CREATE TABLE extract AS SELECT {', '.join(chosen)} FROM incoming{joined}", [salt] * len(identities)
    )
    connection.unregister("incoming")


def _too_large() -> Refused:
    return Refused(
        "Utdraget är för stort för minnet. Ta ut färre år eller färre kolumner, eller kör det på en större maskin."
    )
