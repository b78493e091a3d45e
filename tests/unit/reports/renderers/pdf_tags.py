"""Read a finished PDF as a reading aid does: its tag tree, its pages' text and its links."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject


@dataclass
class Tag:
    """A node of the tag tree with its attributes merged."""

    name: str
    alt: str = ""
    id: str = ""
    title: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    children: list[Tag] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Tag]:
        """This node and those below it that have one of the names, in reading order."""
        if self.name in names:
            yield self
        for child in self.children:
            yield from child.all(*names)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def tags(pdf: bytes) -> Tag:
    """The root of the tag tree."""
    tree = reader(pdf).root_object["/StructTreeRoot"]
    assert isinstance(tree, DictionaryObject)
    root = Tag("root")
    _walk(tree["/K"], root)
    return root


def _walk(node: object, parent: Tag) -> None:
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for item in node:
            _walk(item, parent)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        tag = Tag(str(node["/S"])[1:], str(node.get("/Alt", "")), str(node.get("/ID", "")), str(node.get("/T", "")))
        attributes = node.get("/A", ArrayObject())
        for owner in attributes if isinstance(attributes, ArrayObject) else [attributes]:
            tag.attributes |= {str(key): value for key, value in owner.get_object().items()}
        parent.children.append(tag)
        if "/K" in node:
            _walk(node["/K"], tag)


def pages(pdf: bytes) -> list[str]:
    """The text of each page as it stands on paper, with plain spaces for no-break ones."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().replace("\u00a0", " ").split("\f")[:-1]


def words(pdf: bytes) -> str:
    """The text of all pages with every white space as one space and words divided at line ends put together."""
    raw = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(raw.stdout.decode().replace("\u00ad\n", "").split())


def read_aloud(pdf: bytes) -> str:
    """The text in the order of the content, white space as one space: closer to what a reading aid says."""
    return " ".join(" ".join(sheet.extract_text() for sheet in reader(pdf).pages).split())
