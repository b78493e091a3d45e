"""Inline content as runs. Every inline is handled; an unknown one raises."""

from __future__ import annotations

from typing import assert_never

from tertial.common.numbers import NBSP
from tertial.document.figure import Missing
from tertial.document.inline import (
    Content,
    DecisionReference,
    FigureText,
    Inline,
    LineBreak,
    NoteMark,
    SignWord,
    StatusMark,
    Text,
)
from tertial.reports.renderers.docx.footnotes import Footnotes
from tertial.reports.renderers.docx.look import SYMBOL_FONT
from tertial.reports.renderers.docx.xml import run
from tertial.reports.renderers.wording import mark

STRONG, _EMPHASIS, _MISSING = (f'<w:rStyle w:val="{style}"/>' for style in ("Strong", "Emphasis", "Missing"))
_BOTH = STRONG + "<w:i/>"  # a run has one style


def runs(content: Content, notes: Footnotes, *, strong: bool = False, ink: str = "", first: str = "") -> str:
    """The runs of a content; `strong` makes all of it bold, as in a row of sums, `ink` gives it a colour.

    `first` is a mark that stands before it.
    """
    color = f'<w:color w:val="{ink}"/>' if ink else ""
    before = run(first, color) if first else ""
    return before + "".join(_run(inline, notes, strong, color) for inline in content)


def _run(inline: Inline, notes: Footnotes, all_strong: bool, color: str) -> str:
    match inline:
        case Text(text, strong, emphasis):
            strong = strong or all_strong
            style = _BOTH if strong and emphasis else STRONG if strong else _EMPHASIS if emphasis else ""
            return run(text, style + color)
        case FigureText(figure, _, strong):
            if isinstance(figure.value, Missing):
                return run(inline.text, _MISSING)
            return run(inline.text, (STRONG if strong or all_strong else "") + color)
        case SignWord() | DecisionReference():
            return run(inline.text, (STRONG if all_strong else "") + color)
        case StatusMark():
            return _status(inline)
        case NoteMark(note):
            return notes.mark(note)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
    assert_never(inline)


def _status(status: StatusMark) -> str:
    """Shape and word in the state's ink; a no-break space keeps them together."""
    look = mark(status.status)
    ink = f'<w:color w:val="{look.ink.removeprefix("#")}"/>'
    fonts = "".join(f' w:{script}="{SYMBOL_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return run(look.shape, f"<w:rFonts{fonts}/>{ink}") + run(NBSP + status.word, ink)
