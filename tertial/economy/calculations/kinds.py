"""Whether money budgeted on a line and an account falls in another row's selector. Plain Python.

A budget post knows its line and an account, or only the beginning of one. So the answer is yes, no or unknown (None):
account `5` falls in `konto 5*`, not in `konto 4*`, and for `konto 50*` nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from tertial.economy.selectors import Codes, Condition, Selector

_ACCOUNT = "account"


def falls_in(row: Selector, *, line: Selector, account: str) -> bool | None:
    """Whether money of a line, on an account, falls in a row; None when that can't be told.

    Of the other parts of the code string the post says nothing: they hold when everything that the line takes meets them.
    """
    return _any(_holds_all(conditions, line, account) for conditions in row.alternatives)


def _holds_all(conditions: tuple[Condition, ...], line: Selector, account: str) -> bool | None:
    return _all(
        _meets(condition, account) if condition.part == _ACCOUNT else _line_meets(condition, line)
        for condition in conditions
    )


def _line_meets(condition: Condition, line: Selector) -> bool | None:
    """Whether all that the line takes meets a condition: yes, nothing of it does: no, or unknown."""
    answers = [
        _any_certain(_narrows(own, condition) for own in conditions if own.part == condition.part)
        for conditions in line.alternatives
    ]
    return answers[0] if answers and all(answer is answers[0] for answer in answers) else None


def _narrows(own: Condition, wider: Condition) -> bool | None:
    """Whether codes that meet `own` all meet `wider` (yes), none do (no), or it can't be told."""
    if own == wider:
        return True
    if not own.wanted:
        return None
    answers = [None if codes.high else _meets(wider, codes.low, whole=not codes.prefix) for codes in own.wanted]
    return answers[0] if all(answer is answers[0] for answer in answers) else None


def _meets(condition: Condition, beginning: str, *, whole: bool = False) -> bool | None:
    """Whether every code with the beginning meets a condition (yes), none does (no), or some may (None).

    `whole`: the beginning is the code itself.
    """
    if whole:
        return condition.takes(beginning)
    wanted = _any(_covers(codes, beginning) for codes in condition.wanted) if condition.wanted else True
    unwanted = _any(_covers(codes, beginning) for codes in condition.unwanted)
    return _all((wanted, None if unwanted is None else not unwanted))


def _covers(codes: Codes, beginning: str) -> bool | None:
    if not beginning:
        return True if codes.prefix and not codes.low else None
    if not codes.high:
        if codes.prefix and beginning.startswith(codes.low):
            return True
        if not codes.prefix and beginning == codes.low:
            return True
        return None if codes.low.startswith(beginning) else False
    length = len(beginning)
    if length >= len(codes.low):
        return codes.low <= beginning[: len(codes.low)] <= codes.high
    low, high = codes.low[:length], codes.high[:length]
    if not low <= beginning <= high:
        return False
    from_the_start = beginning > low or not codes.low[length:].strip("0")
    to_the_end = beginning < high or not codes.high[length:].strip("9")
    return True if from_the_start and to_the_end else None


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = list(answers)
    return True if True in found else None if None in found else False


def _all(answers: Iterable[bool | None]) -> bool | None:
    found = list(answers)
    return False if False in found else None if None in found else True


def _any_certain(answers: Iterable[bool | None]) -> bool | None:
    """The first answer that is certain: conditions of a line on the same part must all hold, so one is enough."""
    return next((answer for answer in answers if answer is not None), None)
