"""Errors are sentences that name what was asked, where it stands and what exists."""

from __future__ import annotations

from tertial.common.errors import Conflict, Faults, NotFound, Refused, TertialError


def test_place_stands_before_the_sentence() -> None:
    assert str(TertialError("Något är fel.", place="rad 3, tecken 5")) == "rad 3, tecken 5: Något är fel."
    assert str(Refused("Något är fel.")) == "Något är fel."


def test_not_found_names_what_was_asked_and_what_exists() -> None:
    error = NotFound("Nämnden", "x", ["a", "b"])
    assert str(error) == "Nämnden ”x” finns inte. Det som finns: a, b."
    assert (error.asked, error.exists) == ("x", ("a", "b"))


def test_not_found_shows_twelve_and_says_that_there_are_more() -> None:
    names = [f"n{number}" for number in range(13)]
    assert str(NotFound("Raden", "x", names)).endswith("n11 ….")
    assert str(NotFound("Raden", "x", names[:12])).endswith("n11.")


def test_not_found_with_nothing_to_choose_from_says_so() -> None:
    assert str(NotFound("Rapporten", "2023-08")) == "Rapporten ”2023-08” finns inte. Det finns inget att välja på än."


def test_conflict_carries_both_versions() -> None:
    error = Conflict("Krock.", mine="min", theirs="din", current_version=4)
    assert (error.mine, error.theirs, error.current_version) == ("min", "din", 4)


def test_faults_keep_each_fault() -> None:
    faults = [TertialError("a", place="rad 1"), TertialError("b", place="rad 2")]
    assert [str(fault) for fault in Faults("Två fel.", faults).faults] == ["rad 1: a", "rad 2: b"]
