"""Read a Parquet file in memory: only the columns that are asked for are unpacked."""

from __future__ import annotations

import io
from collections.abc import Collection

import polars as pl

from tertial.common.errors import Refused
from tertial.measurement.extracts.reading.sheet import Sheet, find_headings


def read_parquet(content: bytes, wanted: Collection[str]) -> Sheet:
    """The wanted columns as text. Raises `Refused` for a file that can't be read or has other columns."""
    frame: pl.DataFrame | None = None
    names: list[str] | None = None
    try:
        names = list(pl.read_parquet_schema(io.BytesIO(content)))
    except Exception:  # noqa: BLE001 - whatever the library says may hold a cell's text
        names = None
    if names is not None:
        _, places = find_headings([names], wanted)
        try:
            frame = pl.read_parquet(io.BytesIO(content), columns=[names[place] for place in places.values()])
            frame = frame.rename({names[place]: name for name, place in places.items()}, strict=False)
            frame = frame.select(_as_text(name, frame.schema[name]) for name in places)
        except Exception:  # noqa: BLE001
            frame = None
    if frame is None:
        raise Refused("Parquet-filen går inte att läsa. Exportera den på nytt, eller som CSV.")
    return Sheet(frame, first_line=1)


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    """A column as it would stand in a text file: whole numbers without decimals, days as 2023-08-31."""
    column = pl.col(name)
    if kind.is_float():
        whole = column.cast(pl.Int64, strict=False)
        column = pl.when(whole.cast(kind) == column).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
    elif isinstance(kind, pl.Datetime):
        column = column.dt.strftime("%Y-%m-%d %H:%M:%S")
    elif kind == pl.Boolean:
        column = pl.when(column).then(pl.lit("ja")).when(~column).then(pl.lit("nej"))
    elif kind == pl.Binary:
        column = pl.col(name).cast(pl.String, strict=False)
    else:
        column = column.cast(pl.String)
    return column.fill_null("").alias(name)
