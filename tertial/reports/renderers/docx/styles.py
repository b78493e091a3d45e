"""The styles part: Word's own names for headings, captions and notes, and the program's few for tables and cover."""

from __future__ import annotations

from tertial.reports.renderers.docx.look import ACCENT, FONT, INK, LINE, MUTED, PANEL, TEXT_WIDTH
from tertial.reports.renderers.docx.xml import part

TABLE_STYLE = "TertialTable"


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _color(ink: str) -> str:
    return f'<w:color w:val="{ink}"/>'


def _space(before: int, after: int, line: int = 0) -> str:
    exact = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def _style(
    identifier: str,
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    more: str = "",
    quick: bool = True,
) -> str:
    """One style, its children in the order that the schema asks for."""
    own = 'w:customStyle="1" ' if identifier in _OWN else ""
    return (
        f'<w:style w:type="{kind}" {own}w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + '<w:uiPriority w:val="9"/>'
        + ("<w:qFormat/>" if quick else "")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + more
        + "</w:style>"
    )


_OWN = {
    "CoverLine",
    "CoverDetail",
    "Notice",
    "ChartTitle",
    "Picture",
    "ChartSentence",
    "Colophon",
    "Missing",
    "NoteBelow",
    TABLE_STYLE,
    *(name + size for name in ("TableText", "TableNumber", "TableHead", "TableHeadNumber") for size in ("", "Dense")),
}

_KEEP = "<w:keepNext/><w:keepLines/>"
_PANEL = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
)


def _defaults(language: str) -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    tongue = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_color(INK)}{_size(10.5)}{tongue}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_space(0, 120, 300)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _headings() -> str:
    sizes = {1: (20, 480, 160), 2: (15, 360, 100), 3: (12, 280, 80), 4: (10.5, 240, 60)}
    return "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            following="Normal",
            paragraph=f'{_KEEP}<w:suppressAutoHyphens/>{_space(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
            run=f"<w:b/>{_size(points)}",
        )
        for level, (points, before, after) in sizes.items()
    )


def _cover() -> str:
    still = "<w:suppressAutoHyphens/>"
    return (
        _style("CoverLine", "Omslag", paragraph=still + _space(0, 20, 264), run=_color(MUTED) + _size(13))
        + _style(
            "Title",
            "Title",
            following="Subtitle",
            paragraph=still + _space(4200, 160, 240),
            run=f"<w:b/>{_size(30)}",
        )
        + _style("Subtitle", "Subtitle", following="Normal", paragraph=still + _space(0, 480, 264), run=_size(16))
        + _style("CoverDetail", "Omslag uppgift", paragraph=still + _space(0, 40, 264), run=_size(12))
        + _style(
            "Notice",
            "Upplysning",
            paragraph=f'{_PANEL}{_space(240, 240, 276)}<w:ind w:left="227" w:right="113"/>',
            run=_size(10),
        )
    )


def _contents() -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    levels = {1: ("<w:b/>", 120, 0), 2: ("", 0, 284), 3: ("", 0, 567)}
    return _style(
        "TOCHeading", "TOC Heading", following="Normal", paragraph=_KEEP + _space(360, 120), run=f"<w:b/>{_size(15)}"
    ) + "".join(
        _style(
            f"TOC{level}",
            f"toc {level}",
            paragraph=f'{tab}{_space(before, 20, 264)}<w:ind w:left="{left}" w:right="567"/>',
            run=weight,
            quick=False,
        )
        for level, (weight, before, left) in levels.items()
    )


def _table_texts() -> str:
    """Paragraphs in tables: words and numbers, in two sizes."""
    styles = []
    for suffix, name, points in (("", "", 9.0), ("Dense", " tät", 8.0)):
        text, number = f"TableText{suffix}", f"TableNumber{suffix}"
        styles += [
            _style(text, f"Tabelltext{name}", paragraph=_space(0, 0, 252), run=_size(points)),
            _style(
                number, f"Tabelltal{name}", based_on=text, paragraph='<w:suppressAutoHyphens/><w:jc w:val="right"/>'
            ),
            _style(f"TableHead{suffix}", f"Tabellhuvud{name}", based_on=text, paragraph="<w:keepNext/>", run="<w:b/>"),
            _style(
                f"TableHeadNumber{suffix}",
                f"Tabellhuvud tal{name}",
                based_on=f"TableHead{suffix}",
                paragraph='<w:jc w:val="right"/>',
            ),
        ]
    return "".join(styles)


def _table() -> str:
    cells = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 45), ("left", 70), ("bottom", 45), ("right", 70))
    )
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("bottom", "insideH")
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    return plain + _style(
        TABLE_STYLE,
        "Tertial tabell",
        kind="table",
        based_on="TableNormal",
        more=f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{head}",
    )


def styles(language: str) -> bytes:
    """The styles part for a document in the language (`sv-SE`)."""
    caption = f"{_KEEP}<w:suppressAutoHyphens/>{_space(300, 80, 252)}"
    inner = (
        _defaults(language)
        + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + _headings()
        + _cover()
        + _contents()
        + _style("ListBullet", "List Bullet", paragraph=_list(1))
        + _style("ListNumber", "List Number", paragraph=_list(2))
        + _style("Caption", "caption", following="Normal", paragraph=caption, run=f"<w:b/>{_size(10)}")
        + _style("ChartTitle", "Diagramrubrik", based_on="Caption", following="Picture")
        + _style("Picture", "Diagram", paragraph=f"<w:keepNext/>{_space(0, 60, 240)}")
        + _style(
            "ChartSentence",
            "Diagramtext",
            paragraph=f"<w:keepLines/>{_space(0, 120, 264)}",
            run=_color(MUTED) + _size(9.5),
        )
        + _style("Colophon", "Kolofon", paragraph=_space(0, 60, 264), run=_size(9.5))
        + _table_texts()
        + _style("Header", "header", paragraph=_space(0, 0, 240), run=_color(MUTED) + _size(8.5), quick=False)
        + _style(
            "Footer",
            "footer",
            paragraph=_space(0, 0, 240) + '<w:jc w:val="right"/>',
            run=_color(MUTED) + _size(8.5),
            quick=False,
        )
        + _style("FootnoteText", "footnote text", paragraph=_space(0, 20, 240), run=_size(8.5), quick=False)
        + _style("NoteBelow", "Not under tabell", paragraph=_space(60, 20, 240), run=_size(8.5))
        + _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
        + _character("Strong", "Strong", "<w:b/>")
        + _character("Emphasis", "Emphasis", "<w:i/>")
        + _character("Hyperlink", "Hyperlink", _color(ACCENT))
        + _character("Missing", "Uppgift saknas", _color(MUTED))
        + _table()
    )
    return part("styles", inner)


def _character(identifier: str, name: str, run: str) -> str:
    return _style(identifier, name, kind="character", based_on="DefaultParagraphFont", run=run)


def _list(numbering: int) -> str:
    return f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>{_space(0, 60)}'
