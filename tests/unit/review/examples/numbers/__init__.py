"""Examples of the rules of the family numbers."""

from __future__ import annotations

from tests.unit.review.examples import Examples, both
from tests.unit.review.examples.numbers import (
    against_data,
    against_tables,
    beside_the_data,
    in_texts,
    pairs,
    told_briefly,
    within_rows,
)

_TABLES = against_tables.EXAMPLES
_OF_ONE: dict[str, Examples] = {
    **_TABLES,
    **in_texts.EXAMPLES,
    **against_data.EXAMPLES,
    "number-contradicts-table": both(
        both(_TABLES["number-contradicts-table"], within_rows.AGAINST_TABLE), pairs.EXAMPLES["number-contradicts-table"]
    ),
    "number-unit": both(_TABLES["number-unit"], within_rows.UNIT),
}
_AND_BESIDE: dict[str, Examples] = {
    **_OF_ONE,
    **{rule: both(_OF_ONE[rule], more) for rule, more in beside_the_data.EXAMPLES.items()},
}
EXAMPLES: dict[str, Examples] = {
    **_AND_BESIDE,
    **{rule: both(_AND_BESIDE[rule], more) for rule, more in told_briefly.EXAMPLES.items()},
}
