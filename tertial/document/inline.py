"""What can stand in a line of text or in a table cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tertial.document.figure import Figure
from tertial.document.printing import Form, printed, sign_word


class Status(StrEnum):
    """The four states of an assessment, and the states of assignments and control points."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    CANNOT_BE_ASSESSED = "cannot_be_assessed"
    ONGOING = "ongoing"
    DONE = "done"
    LATER = "later"
    DEVIATION = "deviation"
    REMAINS = "remains"


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, perhaps strong or emphasised."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure printed where it stands; renderers may link it to where it comes from."""

    figure: Figure
    form: Form | None = None
    strong: bool = False

    @property
    def text(self) -> str:
        """The printed form."""
        return printed(self.figure, self.form)


@dataclass(frozen=True, slots=True)
class SignWord:
    """A word that follows a figure's sign: överskott or underskott, ökat or minskat."""

    figure: Figure
    positive: str
    negative: str
    zero: str

    @property
    def text(self) -> str:
        """The word that the figure's sign asks for."""
        return sign_word(self.figure, self.positive, self.negative, self.zero)


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A state as word and shape; the word is data, so that a municipality can have its own scale."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note on what stands before it. Equal notes share a number; numbers are given when printed."""

    note: str


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """A decision: body, date and paragraph, or a registration number, printed one way."""

    body: str
    date: str
    paragraph: str = ""
    registration: str = ""

    @property
    def text(self) -> str:
        """`KF 2020-12-08 § 303` with a no-break space after the section sign."""
        parts = [part for part in (self.body, self.date) if part]
        if self.paragraph:
            parts.append(f"§\u00a0{self.paragraph}")
        if self.registration:
            parts.append(f"dnr\u00a0{self.registration}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the same cell or paragraph."""


Inline = Text | FigureText | SignWord | StatusMark | NoteMark | DecisionReference | LineBreak
Content = tuple[Inline, ...]


def plain(content: Content, numbers: dict[str, int] | None = None) -> str:
    """The content as plain text; notes as `[7]` when `numbers` is given, else left out."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case NoteMark(note):
                if numbers is not None:
                    parts.append(f"[{numbers[note]}]")
            case LineBreak():
                parts.append("\n")
            case StatusMark(_, word):
                parts.append(word)
            case _:
                parts.append(inline.text)
    return "".join(parts)
