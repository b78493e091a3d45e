"""The styles part: Word's own names for headings, captions and notes, and the program's few for tables and cover."""

from __future__ import annotations

from tertial.reports.renderers.docx.look import (
    ACCENT,
    BESIDE_MEASURE,
    CELL_SIDE,
    FONT,
    INK,
    LINE,
    MUTED,
    PANEL,
    TABLE_SIZES,
    TEXT_WIDTH,
)
from tertial.reports.renderers.docx.style import (
    BOLD,
    KEEP,
    RIGHT,
    WHOLE_WORDS,
    border,
    character,
    color,
    indent,
    rule,
    size,
    space,
    style,
)
from tertial.reports.renderers.docx.xml import part

TABLE_STYLE = "TertialTable"

_LIST_INDENT = 284


def styles(language: str) -> bytes:
    """The styles part for a document in the language (`sv-SE`)."""
    pieces = (_defaults(language), _headings(), _cover(), _contents(), _prose(), _notes(), _table_texts(), _table())
    return part("styles", "".join(pieces))


def _defaults(language: str) -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    tongue = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{color(INK)}{size(10.5)}{tongue}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{space(0, 140, 288)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _headings() -> str:
    levels = {
        1: (space(680, 200, 252), BOLD + size(22)),
        2: (space(440, 120, 252), BOLD + size(14.5)),
        3: (space(320, 90, 252), BOLD + size(11.5)),
        4: (space(280, 70, 252), BOLD + color(MUTED) + size(10)),
    }
    return "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            following="BodyText",
            paragraph=f'{KEEP}{WHOLE_WORDS}{air}<w:outlineLvl w:val="{level - 1}"/>',
            run=look,
            own=False,
        )
        for level, (air, look) in levels.items()
    )


def _cover() -> str:
    detail = WHOLE_WORDS + space(0, 50, 264)
    return "".join(
        (
            style("CoverOwner", "Omslag kommun", paragraph=detail, run=BOLD + color(ACCENT) + size(11)),
            style("CoverLine", "Omslag nämnd", paragraph=detail, run=color(MUTED) + size(11)),
            style(
                "Title",
                "Title",
                following="Subtitle",
                paragraph=WHOLE_WORDS + space(3300, 260, 240),
                run=BOLD + size(30),
                own=False,
            ),
            style(
                "Subtitle",
                "Subtitle",
                following="CoverRule",
                paragraph=WHOLE_WORDS + space(0, 900, 264),
                run=color(MUTED) + size(15),
                own=False,
            ),
            # The rule is the upper border of the line below it; nothing stands between the paragraphs but air.
            style(
                "CoverRule",
                "Omslag uppgift med linje",
                based_on="CoverLine",
                paragraph=border("top", 12, ACCENT, 12),
                run=BOLD + color(INK),
            ),
            style("CoverDetail", "Omslag uppgift", based_on="CoverLine", run=color(INK)),
        )
    )


def _contents() -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    levels = {1: (BOLD, 140, 0), 2: ("", 0, 0), 3: ("", 0, 284)}
    return "".join(
        (
            style(
                "TOCHeading",
                "TOC Heading",
                following="BodyText",
                paragraph=KEEP + WHOLE_WORDS + space(440, 120, 252),
                run=BOLD + size(14.5),
                own=False,
            ),
            # For a chapter that is the table of contents: it looks like a chapter's title but does not list itself.
            style("ContentsChapter", "Innehållsrubrik", based_on="TOCHeading", run=size(22)),
            *(
                style(
                    f"TOC{level}",
                    f"toc {level}",
                    paragraph=f"{tab}{space(before, 30, 264)}{indent(left, 567)}",
                    run=weight + size(10),
                    own=False,
                )
                for level, (weight, before, left) in levels.items()
            ),
        )
    )


def _prose() -> str:
    within = indent(right=BESIDE_MEASURE)
    listed = f'<w:ind w:left="{_LIST_INDENT}" w:right="{BESIDE_MEASURE}" w:hanging="{_LIST_INDENT}"/>'
    # Borders in the ground's own colour give the panel air above and below its words.
    borders = rule("top", 4, PANEL, 6) + rule("left", 18, ACCENT, 9) + rule("bottom", 4, PANEL, 6)
    panel = f'<w:pBdr>{borders}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
    caption = f"{KEEP}{WHOLE_WORDS}{space(360, 110, 252)}"
    return "".join(
        (
            style("BodyText", "Body Text", paragraph=within, own=False),
            style("ListBullet", "List Bullet", paragraph=_numbered(1) + space(0, 70) + listed, own=False),
            style("ListNumber", "List Number", paragraph=_numbered(2) + space(0, 70) + listed, own=False),
            style(
                "Notice",
                "Upplysning",
                paragraph=panel + space(280, 280, 276) + indent(227, BESIDE_MEASURE),
                run=size(9.5),
            ),
            style("Caption", "caption", following="BodyText", paragraph=caption, run=BOLD + size(10), own=False),
            style("ChartTitle", "Diagramrubrik", based_on="Caption", following="Picture"),
            style("Picture", "Diagram", paragraph="<w:keepNext/>" + space(0, 90, 240)),
            style(
                "ChartSentence", "Diagramtext", paragraph="<w:keepLines/>" + space(0, 140, 264) + within, run=size(9.5)
            ),
            style("Colophon", "Kolofon", paragraph=space(0, 70, 264) + within, run=color(MUTED) + size(9)),
            style(
                "SectionEnd",
                "Avsnittsslut",
                paragraph='<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
                run=size(1),
            ),
            style(
                "Header",
                "header",
                paragraph=border("bottom", 4, LINE, 5) + space(0, 0, 240),
                run=color(MUTED) + size(8.5),
                own=False,
            ),
            style("Footer", "footer", paragraph=space(0, 0, 240) + RIGHT, run=color(MUTED) + size(8.5), own=False),
            character("Strong", "Strong", BOLD),
            character("Emphasis", "Emphasis", "<w:i/>"),
            character("Hyperlink", "Hyperlink", color(INK)),
            character("Missing", "Uppgift saknas", color(MUTED), own=True),
        )
    )


def _notes() -> str:
    small = color(MUTED) + size(8.5)
    return "".join(
        (
            style("FootnoteText", "footnote text", paragraph=space(0, 30, 240), run=small, own=False),
            style(
                "NoteBelow", "Not under tabell", paragraph=space(70, 30, 240) + indent(right=BESIDE_MEASURE), run=small
            ),
            character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        )
    )


def _numbered(numbering: int) -> str:
    return f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>'


def _table_texts() -> str:
    """Paragraphs in tables: words, numbers and headings, in the sizes that a table's layout chooses between."""
    pieces = []
    for points, suffix in TABLE_SIZES.items():
        name = f" {points:g} p".replace(".", ",")
        text, head = f"TableText{suffix}", f"TableHead{suffix}"
        pieces += [
            style(text, f"Tabelltext{name}", paragraph=space(0, 0, 228), run=size(points)),
            style(f"TableNumber{suffix}", f"Tabelltal{name}", based_on=text, paragraph=WHOLE_WORDS + RIGHT),
            style(head, f"Tabellhuvud{name}", based_on=text, paragraph="<w:keepNext/>", run=BOLD),
            style(f"TableHeadNumber{suffix}", f"Tabellhuvud tal{name}", based_on=head, paragraph=RIGHT),
        ]
    return "".join(pieces)


def _table() -> str:
    sides = {"top": 55, "left": CELL_SIDE, "bottom": 55, "right": CELL_SIDE}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    rules = rule("bottom", 4, LINE) + rule("insideH", 4, LINE)
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rule("bottom", 8, INK)}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    return plain + style(
        TABLE_STYLE,
        "Tertial tabell",
        kind="table",
        based_on="TableNormal",
        more=f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{head}",
    )
