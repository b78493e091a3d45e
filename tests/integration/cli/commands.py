"""Run a command in this process, as `tertial` at a prompt would."""

from __future__ import annotations

import io
import sys
from typing import NamedTuple

import pytest

from tertial.cli.main import main


class Done(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str, stdin: bytes = b"") -> Done:
    """Run `tertial ARGUMENTS`."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
    finally:
        sys.stdin = before
    said = capsys.readouterr()
    return Done(int(ended.value.code or 0), said.out, said.err)
