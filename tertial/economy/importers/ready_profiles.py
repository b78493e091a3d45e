"""The profiles that come with the program: one per shape of export that Swedish municipalities commonly get."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from tertial.economy.importers.profiles import Profile

DATA: Final = Path(__file__).with_name("ready_profiles.json")


@cache
def ready_profiles() -> tuple[Profile, ...]:
    """All of them, in the order in which they are shown."""
    return tuple(Profile.from_json(settings) for settings, _ in _all())


@cache
def guessable_profiles() -> tuple[Profile, ...]:
    """Those that a file's headings tell. The others say something that no heading does, and are chosen by a person."""
    return tuple(Profile.from_json(settings) for settings, by_hand in _all() if not by_hand)


def _all() -> list[tuple[dict[str, Any], bool]]:
    listed = json.loads(DATA.read_text(encoding="utf-8"))
    return [({name: one[name] for name in one if name != "by_hand"}, one.get("by_hand", False)) for one in listed]
