"""Real footnotes, numbered as the document numbers its notes.

Word numbers footnotes by the order of their references, which is the order in which `note_numbers` gives
numbers, so a note's first reference is an ordinary footnote. A note that returns further on is printed again,
as it is under every table in the PDF: on the page where it is needed, with its old number as a mark of its own
that Word does not count. Within one block each note is printed once; later marks are fields that point at it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tertial.reports.renderers.docx import xml

_SUPERSCRIPT = '<w:rStyle w:val="FootnoteReference"/>'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, element, number in (("separator", "separator", -1), ("continuationSeparator", "continuationSeparator", 0))
)


@dataclass(slots=True)
class Footnotes:
    """Collects the footnotes while the body is written."""

    numbers: dict[str, int]
    _printed: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _in_block: set[str] = field(default_factory=set)

    def begin_block(self) -> None:
        """A new block begins: its notes are printed again even if an earlier block printed them."""
        self._in_block.clear()

    def mark(self, note: str) -> str:
        """The runs of a note's mark where it stands in the text."""
        number = self.numbers[note]
        bookmark = f"_Ref_not_{number}"
        if note in self._in_block:
            return xml.field(f"NOTEREF {bookmark} \\f \\h", xml.run(str(number), _SUPERSCRIPT))
        self._in_block.add(note)
        identifier = len(self._printed) + 1
        if note in self._known:
            self._printed.append(self._footnote(identifier, xml.run(str(number), _SUPERSCRIPT), note))
            return (
                f'<w:r><w:rPr>{_SUPERSCRIPT}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="{identifier}"/>'
                f"<w:t>{number}</w:t></w:r>"
            )
        self._known.add(note)
        self._printed.append(
            self._footnote(identifier, f"<w:r><w:rPr>{_SUPERSCRIPT}</w:rPr><w:footnoteRef/></w:r>", note)
        )
        reference = f'<w:r><w:rPr>{_SUPERSCRIPT}</w:rPr><w:footnoteReference w:id="{identifier}"/></w:r>'
        # Bookmark ids below 1 000 000 belong to headings.
        return xml.bookmarked(reference, 1_000_000 + number, bookmark)

    @staticmethod
    def _footnote(identifier: int, mark: str, note: str) -> str:
        words = xml.paragraph("FootnoteText", mark + xml.run(" " + note))
        return f'<w:footnote w:id="{identifier}">{words}</w:footnote>'

    def part(self) -> bytes:
        """The footnotes part, with the two separators that Word asks for."""
        return xml.part("footnotes", _SEPARATORS + "".join(self._printed))
