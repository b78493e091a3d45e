"""Status marks: word, shape and colour, so that none of them is needed alone."""

from __future__ import annotations

from typing import assert_never

from tertial.document.inline import Status
from tertial.reports.renderers.html.escape import e

_RING = '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_DISC = '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
_CHECK = '<path class="cut" d="M4.8 8.3l2.2 2.2 4.2-4.6" fill="none" stroke-width="1.75"/>'
_HALF = '<path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" fill="currentColor"/>'
_CROSS = '<path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_DOTS = (
    '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" '
    'stroke-dasharray="0.1 3.17" stroke-linecap="round"/>'
)
_TRIANGLE = '<path d="M8 1.5l7 12.5h-14z" fill="currentColor"/><path class="cut" d="M8 6v4M8 11.6v.8" fill="none" stroke-width="1.5"/>'


def status_mark(status: Status, word: str) -> str:
    """The mark as HTML; the shape is decoration, since the word stands beside it."""
    ink, shape = _look(status)
    return (
        f'<span class="status status-{ink}"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false">{shape}</svg>{e(word)}</span>'
    )


def _look(status: Status) -> tuple[str, str]:
    match status:
        case Status.MET | Status.DONE:
            return "met", _DISC + _CHECK
        case Status.PARTLY:
            return "partly", _RING + _HALF
        case Status.NOT_MET:
            return "not-met", _RING + _CROSS
        case Status.CANNOT_BE_ASSESSED | Status.LATER:
            return "unknown", _DOTS
        case Status.ONGOING:
            return "ongoing", _RING + _HALF
        case Status.DEVIATION:
            return "not-met", _TRIANGLE
        case Status.REMAINS:
            return "partly", _RING
    assert_never(status)
