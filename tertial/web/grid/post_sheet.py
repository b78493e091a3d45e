"""The posts of a budget proposal on one line as cells: what, on which account, how much, and in which months."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tertial.audit.queries import events_about
from tertial.common.errors import Faults, NotFound, Refused, TertialError
from tertial.economy.actions.budget_posts import rename_post, set_post
from tertial.economy.models import BudgetPost, SpreadMethod
from tertial.organisation.models import Person
from tertial.web.grid.cells import Cell, Change, Key, choice_cell, money_cell, text_cell

LABEL, ACCOUNT, METHOD, AMOUNT, COMMENT = "label", "account", "method", "amount", "comment"
MONTHS = tuple(f"m{month}" for month in range(1, 13))


class PostSheet:
    """The posts of a line in a proposal, for one year. A month that is written makes the year the sum of its months.

    The other way round, a year's amount that is written is spread over its months as they lie. So months and year agree
    after every cell, and nobody has to put right a difference before anything is saved.
    """

    def __init__(self, budget_id: int, line_code: str, year: int, unit: str, person: Person) -> None:
        self._of = {"budget_id": budget_id, "line__code": line_code, "year": year}
        self._unit = unit
        self._person = person
        self._posts: dict[str, BudgetPost] = {}

    @property
    def posts(self) -> list[BudgetPost]:
        """The posts as `cells` last read them."""
        return list(self._posts.values())

    def cells(self) -> dict[Key, Cell]:
        """Every cell as it is now. One query."""
        posts = BudgetPost.objects.filter(**self._of).select_related(
            "line__parent", "line__committee", "budget__committee"
        )
        self._posts = {str(post.pk): post for post in posts}
        found: dict[Key, Cell] = {}
        for row, post in self._posts.items():
            for cell in (
                text_cell(row, LABEL, post.label),
                text_cell(row, ACCOUNT, post.account),
                choice_cell(row, METHOD, post.method),
                money_cell(row, AMOUNT, post.amount_ore, self._unit),
                *(money_cell(row, name, ore, self._unit) for name, ore in zip(MONTHS, post.months_ore, strict=True)),
                text_cell(row, COMMENT, post.comment),
            ):
                found[cell.key] = cell
        return found

    def write(self, row: str, changes: Mapping[str, Change]) -> None:
        """Store what was written of a post."""
        post = self._posts.get(row)
        if post is None:
            raise NotFound(_("Posten"), row)
        amounts = self._amounts(changes)
        version = post.version
        months, amount = None, amounts.get(AMOUNT, post.amount_ore)
        if any(name in amounts for name in MONTHS):
            months = [amounts.get(name, ore) for name, ore in zip(MONTHS, post.months_ore, strict=True)]
            if AMOUNT not in amounts:
                amount = sum(months)
        if {AMOUNT, METHOD, COMMENT} & changes.keys() or months:
            method = SpreadMethod(changes[METHOD].text) if METHOD in changes else None
            version = set_post(
                budget=post.budget,
                line=post.line,
                year=post.year,
                label=post.label,
                account=post.account,
                amount_ore=amount,
                method=method,
                months_ore=months,
                comment=changes[COMMENT].text if COMMENT in changes else None,
                by=self._person,
                expected_version=version,
            ).version
        if {LABEL, ACCOUNT} & changes.keys():
            post.refresh_from_db(fields=["version"])
            rename_post(
                post=post,
                label=changes[LABEL].text if LABEL in changes else post.label,
                account=changes[ACCOUNT].text if ACCOUNT in changes else post.account,
                by=self._person,
                expected_version=version,
            )

    def who(self, row: str) -> str:
        """Who last changed the post."""
        post = self._posts.get(row)
        events = events_about(post) if post else []
        return events[0].person_name if events else ""

    def _amounts(self, changes: Mapping[str, Change]) -> dict[str, int]:
        """The amounts that were written, an emptied cell being nothing at all: zero."""
        found: dict[str, int] = {}
        faults: list[TertialError] = []
        for name in (AMOUNT, *MONTHS):
            if name in changes:
                try:
                    found[name] = changes[name].ore(self._unit) or 0
                except Refused as refused:
                    faults.append(Refused(refused.message, place=name))
        if faults:
            raise Faults(_("Några belopp går inte att läsa."), faults)
        if METHOD in changes and changes[METHOD].text not in SpreadMethod.values:
            raise Refused(_("Välj ett av sätten att fördela."), place=METHOD)
        return found
