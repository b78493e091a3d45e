"""The event log has words for everything that actions record."""

from __future__ import annotations

import re
from pathlib import Path

import tertial
from tertial.web.log_words import changes_of, words_of

ACTION = re.compile(r"""action="([a-z_]+\.[a-z_]+)\"""")


def test_every_recorded_action_has_words() -> None:
    package = Path(tertial.__file__).parent
    recorded = {name for file in package.rglob("*.py") for name in ACTION.findall(file.read_text(encoding="utf-8"))}
    assert "reports.freeze" in recorded
    assert sorted(name for name in recorded if words_of(name) == name) == []


def test_changes_leave_out_ids_and_versions() -> None:
    before = {"id": 1, "version": 1, "report_id": 4, "body": "A", "chapter": "resultat"}
    after = {**before, "version": 2, "body": "B"}
    assert changes_of(before, after) == [("body", "A", "B")]
    assert changes_of(None, {"id": 1, "word": "Uppnås"}) == [("word", None, "Uppnås")]
