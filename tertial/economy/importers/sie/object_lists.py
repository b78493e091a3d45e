"""Object lists of the strict form as parts of the code string, many at a time.

A file has fewer different lists than rows, so each is looked at once. Lists with spaces inside quotes, empty codes,
sub-dimensions or anything but pairs go through the lexer one by one; the others are cut in columns. Both ask the same
`Dimensions`.
"""

from __future__ import annotations

import polars as pl

from tertial.economy.importers.sie.dimensions import NO_CODES, Codes, Dimensions
from tertial.economy.importers.sie.profile import SPLITTABLE
from tertial.economy.importers.sie.records import LONGEST_CODE, Record, Wrong
from tertial.economy.importers.sie.tokens import lex

_SIMPLE = r'^[ \t]*(?:(?:[0-9]{1,9}|"[0-9]{1,9}")[ \t]+(?:"[^" \t]+"|[^" \t]+)(?:[ \t]+|$))*$'

_CODES: dict[str, type[pl.DataType]] = {
    "objects": pl.String,
    "clear": pl.Boolean,
    **dict.fromkeys(SPLITTABLE, pl.String),
}


class ObjectLists:
    """Turns object lists into codes by the dimensions of one file."""

    def __init__(self, dimensions: Dimensions) -> None:
        self._dimensions = dimensions
        self._known = pl.DataFrame(schema=_CODES)

    def replace(self, table: pl.DataFrame) -> pl.DataFrame:
        """The table with the parts of the code string for its column `objects`, and `clear`: whether that was possible."""
        lists = table.select("objects").unique().join(self._known, on="objects", how="anti")
        if not lists.is_empty():
            self._known = pl.concat([self._known, self._read(lists)])
        return table.join(self._known, on="objects", how="left", maintain_order="left").drop("objects")

    def _read(self, lists: pl.DataFrame) -> pl.DataFrame:
        """What lists that are new give."""
        simple = lists.filter(pl.col("objects").str.contains(_SIMPLE)).with_row_index("list")
        pairs = _pairs(simple)
        under = pairs.filter(pl.col("number").is_in(list(self._dimensions.under)))["list"].unique().implode()
        odd = pl.concat(
            [
                lists.filter(~pl.col("objects").str.contains(_SIMPLE)),
                simple.filter(pl.col("list").is_in(under)).select("objects"),
            ]
        )
        by_columns = self._columns(simple, pairs).filter(~pl.col("list").is_in(under)).drop("list")
        return pl.concat([by_columns, self._one_by_one(odd["objects"].to_list())])

    def _columns(self, lists: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
        dimensions = self._dimensions
        dimensions.used.update(pairs["number"].unique().to_list())
        long = pairs.filter(pl.col("code").str.len_chars() > LONGEST_CODE)["list"]
        twice = pairs.group_by("list", "number").agg(pl.col("code").n_unique()).filter(pl.col("code") > 1)["list"]
        unclear = pl.concat([long, twice]).unique().implode()
        found = lists.with_columns((~pl.col("list").is_in(unclear)).alias("clear"))
        number_of = {part: number for number, part in dimensions.parts.items()}
        for part in SPLITTABLE:
            if part not in number_of:
                found = found.with_columns(pl.lit("").alias(part))
                continue
            codes = (
                pairs.filter(pl.col("number") == number_of[part])
                .unique("list")
                .select("list", pl.col("code").alias(part))
            )
            found = found.join(codes, on="list", how="left", maintain_order="left").with_columns(
                pl.col(part).fill_null("")
            )
        return found

    def _one_by_one(self, lists: list[str]) -> pl.DataFrame:
        codes = [self._codes(text) for text in lists]
        rows = [(text, one is not None, *(one or NO_CODES)) for text, one in zip(lists, codes, strict=True)]
        return pl.DataFrame(rows, schema=_CODES, orient="row")

    def _codes(self, text: str) -> Codes | None:
        try:
            return self._dimensions.codes(Record.of(lex(0, f"#TRANS 0 {{{text}}} 0")).pairs(), 0)
        except Wrong:
            return None


def _pairs(lists: pl.DataFrame) -> pl.DataFrame:
    """Every object of simple lists: `list`, `number` of the dimension and `code`."""
    plain = pl.col("objects").str.replace_all('"', "", literal=True).str.replace_all("\t", " ", literal=True)
    fields = lists.select("list", plain.str.split(" ").alias("field")).explode("field").filter(pl.col("field") != "")
    # Each list has dimension and code in turn, so all of them together do too.
    pairs = fields.gather_every(2).with_columns(
        fields["field"].gather_every(2, offset=1).str.strip_chars().alias("code")
    )
    return pairs.select("list", pl.col("field").cast(pl.Int64).alias("number"), "code").filter(pl.col("code") != "")
