"""WordprocessingML as text: escaping, runs, paragraphs, fields.

The parts are written as text rather than through an API of cells and runs: half the time, and what stands in
the file is what stands in the code. Everything from the document passes through `escape`.
"""

from __future__ import annotations

import re

from tertial.reports.renderers.wording import printable

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_WHOLE_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Text that can stand between tags and within double quotes; characters that XML cannot hold are dropped."""
    return printable(text).translate(_ESCAPES)


def attribute(text: str) -> str:
    """Text for an attribute, whose lines and tabs become spaces as XML would make them."""
    return escape(" ".join(text.split("\n")).replace("\t", " "))


def part(root: str, inner: str) -> bytes:
    """A whole part: declaration, root element with namespaces, and what is in it."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inner}</w:{root}>".encode()


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is the inside of its `w:rPr`. New lines and tabs become their elements.

    A date like 2023-08-31 is kept on one line, for LibreOffice and Word would break it at a hyphen.
    """
    if not text:
        return ""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = []
    for number, line in enumerate(escape(text).split("\n")):
        if number:
            pieces.append("<w:br/>")
        for column, piece in enumerate(line.split("\t")):
            if column:
                pieces.append("<w:tab/>")
            if piece:
                words = f'<w:t xml:space="preserve">{piece}</w:t>'
                pieces.append(_DATE.sub(rf"\1{_WHOLE_HYPHEN}\2{_WHOLE_HYPHEN}\3", words))
    return f"<w:r>{before}{''.join(pieces)}</w:r>"


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """A paragraph in a style; `properties` follow the style in `w:pPr`, in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def field(instruction: str, result: str) -> str:
    """A field as begin, instruction, result and end; `result` is the runs that show until Word updates it."""
    return field_start(instruction) + result + field_end()


def field_start(instruction: str) -> str:
    """The beginning of a field, up to where its result stands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarked(inner: str, number: int, name: str) -> str:
    """Runs within a bookmark; number and name are unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
