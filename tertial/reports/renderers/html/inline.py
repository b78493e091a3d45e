"""Inline content as HTML: text, figures with their exact value and key, marks, and references to notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from tertial.common.numbers import MINUS
from tertial.document.figure import Figure, Missing
from tertial.document.inline import (
    Content,
    DecisionReference,
    FigureText,
    LineBreak,
    NoteMark,
    SignWord,
    StatusMark,
    Text,
)
from tertial.reports.renderers.html.context import Context
from tertial.reports.renderers.html.escape import attributes, e
from tertial.reports.renderers.html.status import status_mark
from tertial.reports.renderers.wording import missing_reason

_DEVIATIONS = ("deviation", "forecast-deviation")


@dataclass(slots=True)
class BlockNotes:
    """The notes of one block: where its text refers to each, so that the note can lead back."""

    context: Context
    anchor: str
    references: dict[str, list[str]] = field(default_factory=dict)

    def refer(self, note: str) -> tuple[str, str]:
        """The ids of a new reference and of the note it points to."""
        number = self.context.numbers[note]
        reference = self.context.take(f"{self.anchor}-hanvisning-{number}")
        self.references.setdefault(note, []).append(reference)
        return reference, self.note_id(note)

    def note_id(self, note: str) -> str:
        """The id of a note under this block."""
        return f"{self.anchor}-not-{self.context.numbers[note]}"


def inline(content: Content, notes: BlockNotes) -> str:
    """The content as HTML; its notes are remembered in `notes`."""
    parts: list[str] = []
    for part in content:
        match part:
            case Text(text=text, strong=strong, emphasis=emphasis):
                parts.append(_emphasised(e(text).replace("\n", "<br>"), strong=strong, emphasis=emphasis))
            case FigureText(figure=figure, strong=strong):
                parts.append(_emphasised(_figure(figure, part.text, notes.context), strong=strong))
            case SignWord(figure=figure):
                parts.append(_data(figure, part.text))
            case StatusMark(status=status, word=word):
                parts.append(status_mark(status, word))
            case NoteMark(note=note):
                parts.append(_reference(note, notes))
            case DecisionReference():
                parts.append(f'<span class="decision">{e(part.text)}</span>')
            case LineBreak():
                parts.append("<br>")
            case _:
                assert_never(part)
    return "".join(parts)


def _emphasised(markup: str, *, strong: bool = False, emphasis: bool = False) -> str:
    markup = f"<em>{markup}</em>" if emphasis else markup
    return f"<strong>{markup}</strong>" if strong else markup


def _reference(note: str, notes: BlockNotes) -> str:
    number = notes.context.numbers[note]
    reference, target = notes.refer(note)
    return (
        f'<sup class="note-reference"><a id="{reference}" href="#{target}" aria-label="Not {number}">{number}</a></sup>'
    )


def exact(figure: Figure) -> str:
    """The value a program reads: decimals with a point in the figure's own unit; empty where it is missing."""
    if figure.number is not None:
        return f"{figure.number:f}"
    return "" if isinstance(figure.value, Missing) else str(figure.value)


def _data(figure: Figure, printed: str) -> str:
    return f"<data{attributes(class_='figure', value=exact(figure), data_key=figure.key)}>{e(printed)}</data>"


def _figure(figure: Figure, printed: str, context: Context) -> str:
    """A figure, a link to where it comes from if the page has one, and with its reason when it is missing."""
    href = context.options.figure_href(figure.key) if context.options.figure_href else None
    markup = _data(figure, printed)
    classes = ["source"] if href else []
    if isinstance(figure.value, Missing):
        markup += f' <span class="reason">{e(missing_reason(figure.value))}</span>'
        classes.append("missing")
    elif printed.startswith(MINUS) and figure.key.rpartition("/")[2] in _DEVIATIONS:
        classes.append("deficit")
    if href:
        return f"<a{attributes(class_=' '.join(classes), href=href)}>{markup}</a>"
    if "missing" in classes:
        # Focus shows the reason to those who cannot hover; it is read out in any case, being text.
        return f'<span class="missing" tabindex="0">{markup}</span>'
    return f'<span class="{classes[0]}">{markup}</span>' if classes else markup
