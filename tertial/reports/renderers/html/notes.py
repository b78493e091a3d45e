"""Notes under the block they belong to, each with a way back to every place that refers to it."""

from __future__ import annotations

from tertial.reports.renderers.html.escape import e
from tertial.reports.renderers.html.inline import BlockNotes

_MOST_WAYS_BACK = 3  # a note that half the rows refer to leads back to the first of them


def note_list(notes: BlockNotes) -> str:
    """The list of the block's notes with their numbers in the document; empty text if it has none."""
    if not notes.references:
        return ""
    items = []
    for number, note in sorted((notes.context.numbers[note], note) for note in notes.references):
        references = notes.references[note]
        if len(references) > _MOST_WAYS_BACK:
            references = references[:1]
        back = " ".join(
            f'<a class="back" href="#{reference}" aria-label="{_label(number, place, len(references))}">↩</a>'
            for place, reference in enumerate(references, 1)
        )
        items.append(f'<li id="{notes.note_id(note)}" value="{number}">{e(note)} {back}</li>')
    return f'<ol class="notes">{"".join(items)}</ol>'


def _label(number: int, place: int, of: int) -> str:
    return f"Tillbaka till not {number} i texten" + (f", ställe {place}" if of > 1 else "")
