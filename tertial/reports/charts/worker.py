"""Drawing with vl-convert, in this process or in one of its own beside it.

The process beside reads one JSON request per line and answers with one JSON line. It ends when its input
closes, so it never outlives the program that started it.
"""

from __future__ import annotations

import atexit
import base64
import functools
import json
import os
import subprocess
import sys
import threading
from importlib import metadata
from pathlib import Path
from typing import Any

import font_source_sans_pro

_ROOT = Path(__file__).resolve().parents[3]
_WARMING = {
    "format": "svg",
    "spec": {"data": {"values": [{"a": "å", "b": 1}]}, "mark": "text", "encoding": {"text": {"field": "a"}}},
}

_FONTS = Path(font_source_sans_pro.__file__).parent / "files"

Request = dict[str, Any]


@functools.cache
def drawn_by() -> str:
    """What draws, with its version: another one may draw another picture. vl-convert is imported only to draw."""
    return f"vl-convert {metadata.version('vl-convert-python')}, fonts {metadata.version('font-source-sans-pro')}"


class ChartError(Exception):
    """A chart that cannot be drawn: its spec is wrong, which is a fault in the program."""


class _Beside:
    """The drawing process of one program; requests are answered one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = os.getpid()
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))),
        }
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, nothing from outside
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        if (
            self._process.stdin is None or self._process.stdout is None
        ):  # pragma: no cover - both were asked for as pipes
            raise OSError("the drawing process has no pipes")
        self._input, self._output = self._process.stdin, self._process.stdout

    def usable(self) -> bool:
        """Whether it runs and is ours; after a fork it belongs to the parent."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, request: Request) -> dict[str, str]:
        """Send a request and wait for its answer; raises OSError or ValueError if the process has died."""
        with self._lock:
            self._input.write(json.dumps(request) + "\n")
            self._input.flush()
            answer: dict[str, str] = json.loads(self._output.readline())
        return answer

    def stop(self) -> None:
        """End the process and wait for it."""
        if self._owner == os.getpid():
            self._process.communicate()


_beside: _Beside | None = None


def start() -> None:
    """Start the process beside, unless it runs already. It makes itself ready without being asked."""
    global _beside
    if _beside is None or not _beside.usable():
        stop()
        _beside = _Beside()
        atexit.register(stop)


def stop() -> None:
    """End the process beside, if there is one; charts are then drawn in this process."""
    global _beside
    if _beside is not None:
        _beside.stop()
        _beside = None


def draw(request: Request) -> str:
    """Draw a whole spec: SVG text, or a PNG in base64. Raises `ChartError` with vl-convert's words."""
    answer: dict[str, str] | None = None
    if _beside is not None and _beside.usable():
        try:
            answer = _beside.ask(request)
        except (OSError, ValueError):  # it died meanwhile: the chart is drawn here instead
            answer = None
    answer = answer or _answer(request)
    if "error" in answer:
        raise ChartError(answer["error"])
    return answer["drawn"]


@functools.cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(_FONTS))


def _answer(request: Request) -> dict[str, str]:
    import vl_convert  # 80 ms, which a process that finds its charts drawn never needs

    _register_fonts()
    try:
        if request["format"] == "svg":
            return {"drawn": vl_convert.vegalite_to_svg(request["spec"], allowed_base_urls=[])}
        picture = vl_convert.vegalite_to_png(request["spec"], scale=request["scale"], allowed_base_urls=[])
    except ValueError as fault:
        return {"error": str(fault)}
    return {"drawn": base64.b64encode(picture).decode()}


def _serve() -> None:
    _answer(_WARMING)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    _serve()
