"""How a goal is judged is read from marks and from sentences."""

from __future__ import annotations

import pytest

from tertial.document.inline import Status
from tertial.review.reading.status_words import judged_in, status_mark


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Uppnås", Status.MET),
        ("Uppnås delvis", Status.PARTLY),
        ("Uppnås ej", Status.NOT_MET),
        ("Ej uppfyllt", Status.NOT_MET),
        ("Uppfylls delvis per helår", Status.PARTLY),
        ("Kan ej bedömas", Status.CANNOT_BE_ASSESSED),
        ("Målet uppnås", Status.MET),
        ("Måluppfyllelse", None),
        ("Uppnås på sikt", None),
        ("Ja", None),
        ("", None),
    ],
)
def test_marks(text: str, status: Status | None) -> None:
    assert status_mark(text) is status


def test_short_words_count_in_their_column_only() -> None:
    assert status_mark("Ja", in_column=True) is Status.MET
    assert status_mark("Nej", in_column=True) is Status.NOT_MET
    assert status_mark("Delvis", in_column=True) is Status.PARTLY


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nämndmålet bedöms uppnås delvis vid helår 2023.", Status.PARTLY),
        ("Nämndmålet bedöms som delvis uppnått.", Status.PARTLY),
        ("Målet bedöms inte kunna uppfyllas under året på grund av pandemin.", Status.NOT_MET),
        ("Nämnd målet kan inte bedömas.", Status.CANNOT_BE_ASSESSED),
        ("Verksamhetsmålet är uppfyllt.", Status.MET),
        ("Målet avseende sjukfrånvaro bedöms uppnås.", None),
        ("Målet att alla ska nå kunskapsmålen är viktigt.", None),
    ],
)
def test_sentences(text: str, status: Status | None) -> None:
    judged = judged_in(text)
    assert (judged.status if judged else None) is status
    if judged:
        assert text[judged.start : judged.end] == judged.text
