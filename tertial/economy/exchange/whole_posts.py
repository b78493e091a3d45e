"""Posts over all versions of a budget: what a file shows, for nobody works in differences."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tertial.common.table_files.cells import as_lines
from tertial.economy.calculations.spreading import Months
from tertial.economy.models import SpreadMethod
from tertial.economy.queries.budget import Budget, Post


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What makes a post the same post: its line's code, year, label and account."""

    line: str
    year: int
    label: str
    account: str

    @property
    def key(self) -> str:
        """The identity as a file carries it, so that a row is known again when its label or account is changed."""
        return json.dumps([self.line, self.year, self.label, self.account], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Whole:
    """A post as it stands over all versions: its months, how they were spread, and its comment."""

    months: Months
    method: SpreadMethod
    comment: str

    @property
    def amount_ore(self) -> int:
        """The year's amount."""
        return sum(self.months)


def wholes(read: Budget, *, decided_only: bool = False) -> dict[Identity, Whole]:
    """Every post of a budget over its versions, in the order of the lines."""
    found: dict[Identity, Whole] = {}
    for line in read.lines:
        for post in sorted(line.posts, key=lambda one: (one.year, one.order, one.number)):
            if decided_only and post.number not in line.decided:
                continue
            identity = Identity(line.code, post.year, post.label, post.account)
            found[identity] = _with(found.get(identity), post)
    return found


def _with(before: Whole | None, post: Post) -> Whole:
    if before is None:
        return Whole(post.months, post.method, as_lines(post.comment))
    months = tuple(one + other for one, other in zip(before.months, post.months, strict=True))
    return Whole(months, post.method, as_lines(post.comment) or before.comment)
