"""Measures and colours of the Word file. Lengths in twips (1/20 point) unless the name says otherwise."""

from __future__ import annotations

FONT = "Source Sans Pro"
SYMBOL_FONT = "Segoe UI Symbol"  # Source Sans has no half and dotted rings; Word puts in its own where this is missing

INK, MUTED, PANEL, LINE, ACCENT = "16202B", "566270", "F5F7F9", "D9E0E6", "0B5CAD"

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 1417, 1701, 1531
MARGIN_SIDEWAYS = 1418  # left and right of a page on its side
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
MEASURE = 6900  # some 72 characters of prose; tables may be wider
BESIDE_MEASURE = TEXT_WIDTH - MEASURE  # the right indent that keeps prose within it
PICTURE_HEIGHT = 11_000  # at most, which leaves room on the page for title and sentence
INDENT_STEP = 180
CELL_SIDE = 80

TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635
EMU_PER_PIXEL = 9525

# The sizes that a table's layout chooses between, and how the styles for them are called.
TABLE_SIZES: dict[float, str] = {9.0: "", 8.2: "Dense", 7.5: "Densest"}
