"""The small parts of a Word file: settings, numbering of lists, header and footer."""

from __future__ import annotations

from tertial.reports.renderers.docx.look import ACCENT
from tertial.reports.renderers.docx.xml import field, paragraph, part, run

BULLETS, NUMBERS = 1, 2  # the two kinds of list, as w:numId; each ordered list gets a number of its own after these


def settings(language: str) -> bytes:
    """Hyphenation, embedded fonts, footnote separators, Word's present layout rules, and the language of its tools."""
    return part(
        "settings",
        "<w:embedTrueTypeFonts/>"
        '<w:defaultTabStop w:val="567"/><w:autoHyphenation/><w:hyphenationZone w:val="283"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def numbering(ordered_lists: int) -> bytes:
    """The lists of the document: one numbering for all bullets, one that starts anew for each ordered list."""

    def abstract(identifier: int, form: str, text: str, style: str) -> str:
        ink = f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr>' if form == "bullet" else ""
        return (
            f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"{ink}</w:lvl></w:abstractNum>"
        )

    def instance(identifier: int, kind: int, start: str = "") -> str:
        return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{kind}"/>{start}</w:num>'

    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return part(
        "numbering",
        abstract(BULLETS, "bullet", "•", "ListBullet")
        + abstract(NUMBERS, "decimal", "%1.", "ListNumber")
        + instance(BULLETS, BULLETS)
        + instance(NUMBERS, NUMBERS)
        + "".join(instance(NUMBERS + count, NUMBERS, anew) for count in range(1, ordered_lists + 1)),
    )


def header(text: str) -> bytes:
    """The running head of every page but the cover."""
    return part("hdr", paragraph("Header", run(text)))


def footer() -> bytes:
    """Page number and number of pages: `Sida 3 av 38`."""
    page, pages = field("PAGE", run("2")), field("NUMPAGES", run("2"))
    return part("ftr", paragraph("Footer", run("Sida ") + page + run(" av ") + pages))
