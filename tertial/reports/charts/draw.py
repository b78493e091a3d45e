"""Draw charts to SVG and PNG. The same chart gives the same bytes; each is drawn once per process."""

from __future__ import annotations

import base64
import functools
import json
import re
from typing import Any

from tertial.document.blocks import Chart
from tertial.reports.charts import kept, worker
from tertial.reports.charts.theme import palette, themed
from tertial.reports.renderers.wording import printable

_CLIP = re.compile(r'(<clipPath id="|<[^<>]* clip-path="url\(#)([\w-]+)')


def svg(chart: Chart, *, dark: bool = False, width: int | None = None) -> str:
    """The chart as an SVG document with text as text, in Source Sans, on a transparent ground.

    `width` is the width of the whole picture in pixels, where the page asks for another than the chart's own.
    """
    return _svg(chart.specification, dark, width)


def png(chart: Chart, scale: float = 2, *, dark: bool = False) -> bytes:
    """The chart as a PNG picture on the paper's colour, `scale` pixels per unit."""
    return _png(chart.specification, scale, dark)


def warm() -> None:
    """Start drawing in a process of its own, which gets ready while this one does something else.

    The first chart costs half a second that no thread can overlap, for vl-convert keeps the interpreter's lock. Call this
    first in a command that will build a document; without it charts are drawn in this process.
    """
    worker.start()


@functools.lru_cache(maxsize=256)
def _svg(specification: str, dark: bool, width: int | None) -> str:
    spec = themed(_drawable(json.loads(specification)), dark, width=width)
    return _with_own_ids(_drawn({"format": "svg", "spec": spec}))


@functools.lru_cache(maxsize=64)
def _png(specification: str, scale: float, dark: bool) -> bytes:
    spec = themed(_drawable(json.loads(specification)), dark)
    spec["config"]["background"] = palette(dark=dark).paper
    return base64.b64decode(_drawn({"format": "png", "spec": spec, "scale": scale}))


def _drawn(request: dict[str, Any]) -> str:
    """A drawing that is kept, else a new one."""
    name = kept.name(request, worker.drawn_by())
    found = kept.find(name)
    if found is None:
        found = worker.draw(request)
        kept.keep(name, found)
    return found


def _drawable(node: Any) -> Any:
    """The spec without characters that XML cannot hold: one of them in a label would end the whole process."""
    match node:
        case str():
            return printable(node)
        case dict():
            return {_drawable(key): _drawable(value) for key, value in node.items()}
        case list():
            return [_drawable(item) for item in node]
    return node


def _with_own_ids(drawn: str) -> str:
    """Number the clip paths from zero: Vega counts them through the life of the process."""
    found: dict[str, str] = {}
    return _CLIP.sub(lambda match: match[1] + found.setdefault(match[2], f"clip{len(found)}"), drawn)
