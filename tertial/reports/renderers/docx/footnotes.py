"""Real footnotes, numbered as the document numbers its notes.

Word numbers footnotes by the order of their references, which is the order in which `note_numbers` gives
numbers; so a note's first mark is an ordinary footnote, and its other marks are fields that point at it. A note
that returns in a later block is also printed right under that block, as under every table in the PDF: its
footnote may stand twenty pages back. (Footnotes with a mark of their own would do the same at the foot of the
page, but LibreOffice prints such a mark twice.)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tertial.reports.renderers.docx import xml

_SUPERSCRIPT = '<w:rStyle w:val="FootnoteReference"/>'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_APART = xml.run("\u202f", _SUPERSCRIPT)  # a narrow no-break space: "94,5" with note 3 must not be read as 94,53
_FIRST_BOOKMARK = 1_000_000  # bookmark ids below belong to headings


@dataclass(slots=True)
class Footnotes:
    """Collects the footnotes while the body is written."""

    numbers: dict[str, int]
    _printed: dict[str, str] = field(default_factory=dict)
    _in_block: dict[str, bool] = field(default_factory=dict)

    def begin_block(self) -> None:
        """A new block begins: notes that earlier blocks printed are printed again under it."""
        self._in_block.clear()

    def returning(self) -> list[str]:
        """What stands under the block: each note that came back in it, as runs with its number first."""
        return [
            self._reference(note) + xml.run(f" {note}")
            for note, printed_before in self._in_block.items()
            if printed_before
        ]

    def mark(self, note: str) -> str:
        """The runs of a note's mark where it stands in the text."""
        if note in self._printed:
            self._in_block.setdefault(note, True)
            return _APART + self._reference(note)
        self._in_block[note] = False
        identifier = len(self._printed) + 1
        number_within = f"<w:r><w:rPr>{_SUPERSCRIPT}</w:rPr><w:footnoteRef/></w:r>"
        words = xml.paragraph("FootnoteText", number_within + xml.run(f" {note}"))
        self._printed[note] = f'<w:footnote w:id="{identifier}">{words}</w:footnote>'
        reference = f'<w:r><w:rPr>{_SUPERSCRIPT}</w:rPr><w:footnoteReference w:id="{identifier}"/></w:r>'
        return _APART + xml.bookmarked(reference, _FIRST_BOOKMARK + identifier, self._bookmark(note))

    def _reference(self, note: str) -> str:
        return xml.field(f"NOTEREF {self._bookmark(note)} \\f \\h", xml.run(str(self.numbers[note]), _SUPERSCRIPT))

    def _bookmark(self, note: str) -> str:
        return f"_Ref{self.numbers[note]:08d}"

    def part(self) -> bytes:
        """The footnotes part, with the two separators that Word asks for."""
        return xml.part("footnotes", _SEPARATORS + "".join(self._printed.values()))
