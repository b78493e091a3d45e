"""One style as WordprocessingML, and the properties that styles are made of."""

from __future__ import annotations

KEEP = "<w:keepNext/><w:keepLines/>"
WHOLE_WORDS = "<w:suppressAutoHyphens/>"
RIGHT = '<w:jc w:val="right"/>'
BOLD = "<w:b/>"


def style(
    identifier: str,
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    more: str = "",
    own: bool = True,
) -> str:
    """One style, its children in the order that the schema asks for.

    `own` is False for the styles that Word knows by name (`heading 1`, `footnote text`); those keep Word's behaviour.
    """
    custom = 'w:customStyle="1" ' if own else ""
    return (
        f'<w:style w:type="{kind}" {custom}w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + '<w:uiPriority w:val="9"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + more
        + "</w:style>"
    )


def character(identifier: str, name: str, run: str, *, own: bool = False) -> str:
    """A character style."""
    return style(identifier, name, kind="character", based_on="DefaultParagraphFont", run=run, own=own)


def size(points: float) -> str:
    """A size of type; Word counts in half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def color(ink: str) -> str:
    """A colour of type, as six hexadecimal digits."""
    return f'<w:color w:val="{ink}"/>'


def space(before: int, after: int, line: int = 0) -> str:
    """Air above and below in twips, and the distance between lines in 240ths of a line."""
    exact = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def indent(left: int = 0, right: int = 0) -> str:
    """Indents in twips."""
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def rule(side: str, eighths: int, ink: str, gap: int = 0) -> str:
    """A border on one side, in eighths of a point, `gap` points from the text."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{ink}"/>'


def border(side: str, eighths: int, ink: str, gap: int) -> str:
    """A paragraph's border on one side."""
    return f"<w:pBdr>{rule(side, eighths, ink, gap)}</w:pBdr>"
