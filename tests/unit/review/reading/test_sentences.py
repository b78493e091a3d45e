"""A text is parted into sentences where a reader would part it."""

from __future__ import annotations

import pytest

from tertial.review.reading.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kostnaden ökar. Det beror på hyror.", ["Kostnaden ökar.", "Det beror på hyror."]),
        ("Det gäller bl.a. Linvux. Nästa sak.", ["Det gäller bl.a. Linvux.", "Nästa sak."]),
        ("T.ex. Linvux gör så. P.g.a. detta ökar det.", ["T.ex. Linvux gör så.", "P.g.a. detta ökar det."]),
        ("Avvikelsen är 4,6 mnkr. Den beror på m.fl. saker.", ["Avvikelsen är 4,6 mnkr.", "Den beror på m.fl. saker."]),
        ("Lokaler, inventarier m.m. Sedan kom hyran.", ["Lokaler, inventarier m.m.", "Sedan kom hyran."]),
        ("Lokaler m.m. som behövs.", ["Lokaler m.m. som behövs."]),
        ("Utfallet jan.–aug. 2023 visar det.", ["Utfallet jan.–aug. 2023 visar det."]),
        ("Per den 31. augusti var det 3. Sedan kom fler.", ["Per den 31. augusti var det 3.", "Sedan kom fler."]),
        ("1. Mål ett. 2. Mål två.", ["1. Mål ett.", "2. Mål två."]),
        ("Enligt K. Ek ska det ske. Ja!", ["Enligt K. Ek ska det ske.", "Ja!"]),
        ("Antalet är ca. 30 st. Det är fler.", ["Antalet är ca. 30 st.", "Det är fler."]),
        ("Vad hände? Ingenting… Nej!", ["Vad hände?", "Ingenting…", "Nej!"]),
        ("Slut på en mening.Nästa mening börjar här.", ["Slut på en mening.", "Nästa mening börjar här."]),
        ("Se www.skr.se/a.B för mer.", ["Se www.skr.se/a.B för mer."]),
        ("Antalet är 12.5 procent.", ["Antalet är 12.5 procent."]),
        ("Ett stycke\n\nEtt till", ["Ett stycke", "Ett till"]),
        ("Det står ”nej.” Sedan inget.", ["Det står ”nej.”", "Sedan inget."]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = sentences_of(text)
    assert [sentence.text for sentence in found] == expected
    assert [text[sentence.start : sentence.end] for sentence in found] == expected
