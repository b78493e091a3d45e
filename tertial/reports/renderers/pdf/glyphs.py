"""Keep user text within what the fonts of a PDF can show.

An archival PDF may not hold a character without a glyph, and Typst refuses to make one. A report must not fail because
somebody pasted an emoji: such a character is printed as � and the colophon says which ones it were.
"""

from __future__ import annotations

import unicodedata

SUBSTITUTE = "\ufffd"
_SHOWN_AT_MOST = 12
_SOFT_HYPHEN = "\u00ad"

# What Source Sans, Libertinus Serif, New Computer Modern and DejaVu Sans Mono cover together in every weight and
# slant we use, as hexadecimal ranges. Measured with Typst; a test sets every one of them in each style.
COVERED = """
20-7E A0-AC AE-4FF 510-513 51A-51D 531-5F4 606-60C 615 61B 61F 621-63A 640-655 65A 660-66D 674 679-67B 67E-680
683-684 686-687 691 698 6A4 6A9 6AF 6BE 6CC 6F0-6F9 10D0-10FF 1D00-200A 2010-2027 202F-2040 2042 2044-2052 2054-205F
2070-20A4 20A6-211E 2120 2122 2124 2126-2184 2189 2190-23FF 2422-2423 2460-2606 2609-262F 2638-268B 2690-269C
26A0-26A7 26AA-26AF 26B2 2701-2704 2706-2709 270C-2714 2717-2726 272A-274B 274D 274F-2752 2756 2758-275E 2761-277F
2794 2798-27AF 27B1-2BFF 2C60-2CFF FB00-FB4F FFFC-FFFD
"""


def _code_points(ranges: str) -> frozenset[int]:
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


_COVERED = _code_points(COVERED)


def is_covered(character: str) -> bool:
    """Whether the character has a glyph. A combining mark that did not compose has none that fits its letter."""
    return ord(character) in _COVERED and unicodedata.category(character)[0] not in "MC"


class Glyphs:
    """Makes text printable, and remembers in order what it had to replace."""

    def __init__(self) -> None:
        self._replaced: dict[str, None] = {}
        self._known: dict[str, str] = {}

    def fit(self, text: str) -> str:
        """The text, composed, with invisible controls dropped, white space as spaces and uncovered characters as �."""
        if text.isascii() and text.isprintable():
            return text
        return "".join([self._known.get(char) or self._fit(char) for char in unicodedata.normalize("NFC", text)])

    def fit_xml(self, text: str) -> str:
        """The same for a finished SVG, whose own white space is kept."""
        return "\n".join(self.fit(line) for line in text.split("\n"))

    def _fit(self, char: str) -> str:
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f\x85\u2028\u2029":
            fitted = " "
        elif char == _SOFT_HYPHEN or is_covered(char):
            fitted = char
        elif category in ("Cc", "Cf") or 0xFE00 <= ord(char) <= 0xFE0F or 0x1F3FB <= ord(char) <= 0x1F3FF:
            return ""  # direction marks, joiners, variation selectors and skin tones only alter their neighbours
        else:
            self._replaced.setdefault(char)
            fitted = SUBSTITUTE
        self._known[char] = fitted
        return fitted

    @property
    def statement(self) -> str:
        """One Swedish sentence that names what was replaced, or the empty string."""
        if not self._replaced:
            return ""
        names = [f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".strip() for char in self._replaced]
        listed = ", ".join(names[:_SHOWN_AT_MOST])
        more = len(names) - _SHOWN_AT_MOST
        return (
            f"Tecken som dokumentets typsnitt saknar är utbytta mot {SUBSTITUTE}: {listed}"
            + (f" och {more} till" if more > 0 else "")
            + "."
        )
