"""Make the fonts that pages are set in: Source Sans cut down to Latin letters and figures, some 30 kB each.

Run `python -m tools.web_fonts` after a new version of the font wheel; what it writes is committed, so that running
Tertial needs no font tools. The licence (SIL OFL 1.1) reserves the name Source for the whole fonts, so the cut ones
carry another name inside; the licence itself is written beside them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "tertial" / "web" / "static" / "fonts"
FACES = {"sans-400": "Regular", "sans-400-italic": "It", "sans-600": "Semibold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum", "pnum", "case", "sups"]
# Latin with its extensions, spaces and dashes, currency, arrows, true minus, comparisons, shapes.
RANGES = ((0x20, 0x24F), (0x2000, 0x2044), (0x20AC, 0x20AC), (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2265))
SHAPES = (0x25A0, 0x25CF)
NAME, FULL_NAME, POSTSCRIPT_NAME = 1, 4, 6


def cut(source: Path, target: Path, name: str) -> None:
    """Write the Latin part of a font as WOFF2 under another name."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, notdef_outline=True, name_IDs=["*"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in (*RANGES, SHAPES) for code in range(first, last + 1)])
    subsetter.subset(font)
    for record in list(font["name"].names):
        if record.nameID in (NAME, FULL_NAME, 16):
            record.string = name
        elif record.nameID in (3, POSTSCRIPT_NAME):
            record.string = name.replace(" ", "")
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Cut every face and copy the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    for stem, face in FACES.items():
        cut(folder / f"SourceSansPro-{face}.ttf", TARGET / f"{stem}.woff2", f"Tertial Sans {face}")
        print(f"{stem}.woff2 {(TARGET / f'{stem}.woff2').stat().st_size / 1024:.0f} kB")
    shutil.copy(folder / "LICENSE.txt", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
