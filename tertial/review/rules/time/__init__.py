"""Rules of time: periods, years, interim reports and dates that are not this report's, and texts left from the last one."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.time.decision_date import DECISION_DATE
from tertial.review.rules.time.new_indicator import NEW_INDICATOR
from tertial.review.rules.time.planned_past import PLANNED_PAST
from tertial.review.rules.time.unchanged_text import UNCHANGED_TEXT
from tertial.review.rules.time.wrong_interim import WRONG_INTERIM
from tertial.review.rules.time.wrong_period import WRONG_PERIOD
from tertial.review.rules.time.wrong_year import WRONG_YEAR

RULES: tuple[Rule, ...] = (
    WRONG_PERIOD,
    WRONG_YEAR,
    WRONG_INTERIM,
    DECISION_DATE,
    PLANNED_PAST,
    UNCHANGED_TEXT,
    NEW_INDICATOR,
)
