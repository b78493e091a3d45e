"""Measures and colours of the Word file. Lengths in twips (1/20 point) unless the name says otherwise."""

from __future__ import annotations

FONT = "Source Sans Pro"
SYMBOL_FONT = "Segoe UI Symbol"  # Source Sans has no half and dotted rings; Word puts in its own where this is missing

INK, MUTED, PANEL, LINE, ACCENT = "16202B", "566270", "F5F7F9", "D9E0E6", "0B5CAD"

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 1304, 1474, 1418
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
INDENT_STEP = 227

DENSE_FROM_COLUMNS = 7
EMU_PER_TWIP = 635
EMU_PER_PIXEL = 9525
