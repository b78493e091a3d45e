"""Examples of the rules of the family numbers."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers import (
    against_data,
    against_tables,
    beside_the_data,
    in_texts,
    within_rows,
)


def _both(one: Examples, other: Examples) -> Examples:
    """The examples of two files as one; a name that both have is a mistake."""
    assert not one.fires.keys() & other.fires.keys()
    assert not one.quiet.keys() & other.quiet.keys()
    return Examples(
        {**one.fires, **other.fires}, {**one.quiet, **other.quiet}, {**(one.quotes or {}), **(other.quotes or {})}
    )


_TABLES = against_tables.EXAMPLES
_OF_ONE: dict[str, Examples] = {
    **_TABLES,
    **in_texts.EXAMPLES,
    **against_data.EXAMPLES,
    "number-contradicts-table": _both(_TABLES["number-contradicts-table"], within_rows.AGAINST_TABLE),
    "number-unit": _both(_TABLES["number-unit"], within_rows.UNIT),
}
EXAMPLES: dict[str, Examples] = {
    **_OF_ONE,
    **{rule: _both(_OF_ONE[rule], more) for rule, more in beside_the_data.EXAMPLES.items()},
}
