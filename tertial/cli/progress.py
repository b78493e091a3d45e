"""How far long work has come, on standard error where that is a terminal."""

from __future__ import annotations

import sys
import time

import click

_WIDTH = 30
_EVERY = 0.1  # seconds: more often is more than anybody sees


class Bar:
    """A line that fills; nothing where nobody looks."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, share: float) -> None:
        """`share` of the work is done, 0 to 1."""
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _EVERY
            filled = round(_WIDTH * share)
            line = f"\r  {self._words} {'█' * filled}{'·' * (_WIDTH - filled)} {round(100 * share):3} %"
            click.echo(line, nl=False, err=True)
