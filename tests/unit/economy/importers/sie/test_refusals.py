"""What is no sound SIE file of the wanted year in kronor is refused with its line and the reason, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import Faults, TertialError
from tertial.economy.importers.any_file import read as read_any
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.read import read
from tests.factories.examples import examples
from tests.factories.sie_text import HEAD, VOUCHER, faults, lines_of

FIRST = HEAD.count("\n") + 1
"""The line of the first thing after the head."""
TYPE_2 = lines_of(SIETYP=2)


def row(line: str, before: str = HEAD) -> str:
    """A file whose only voucher has this line first; it stands on `FIRST + 2`."""
    return f"{before}#VER A 1 20230115\n{{\n{line}\n#TRANS 1930 {{}} 0.00\n}}\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        # the amount
        (row("#TRANS 4010 {} 12,50"), FIRST + 2, "Beloppet i #TRANS är ”12,50”. Ett belopp skrivs med siffror, punkt"),
        (row("#TRANS 4010 {} 1.005"), FIRST + 2, "”1.005”"),
        (row("#TRANS 4010 {}"), FIRST + 2, "Beloppet i #TRANS är tomt"),
        (row("#TRANS 4010 {} 99999999999999.00"), FIRST + 2, "Ett så stort belopp"),
        # the account and the objects
        (row("#TRANS FEL {} 0"), FIRST + 2, "Kontot i #TRANS är ”FEL”"),
        (row("#TRANS 4010 0.00"), FIRST + 2, "Där ska stå en objektlista"),
        (row("#TRANS 4010 {1} 0.00"), FIRST + 2, "Där ska stå par av dimension och objekt"),
        (row("#TRANS 4010 {ansvar 711} 0.00"), FIRST + 2, "En dimension är ett nummer"),
        (row("#TRANS 4010 {1 711 1 712} 0.00"), FIRST + 2, "två objekt i dimension 1"),
        (row("#TRANS 4010 {1 711 0.00"), FIRST + 2, "objektlistan avslutas inte"),
        (row('#TRANS "4010 {} 0.00'), FIRST + 2, "ett citattecken avslutas inte"),
        # days
        (row("#TRANS 4010 {} 0.00 20230230"), FIRST + 2, "Datumet i #TRANS är ”20230230”"),
        (
            row("#TRANS 4010 {} 0.00 20240101"),
            FIRST + 2,
            "2024-01-01 ligger utanför räkenskapsåret 2023-01-01–2023-12-31",
        ),
        (HEAD + "#VER A 1\n{\n#TRANS 4010 {} 0\n}\n", FIRST + 2, "Raden har inget datum"),
        # the voucher
        (
            row("#TRANS 4010 {} 0.01"),
            FIRST,
            "Verifikationen A 1 går inte jämnt ut: raderna summerar till 0,01 kr, inte 0.",
        ),
        (row("#RTRANS 4010 {} 0.00"), FIRST + 2, "Efter #RTRANS ska samma rad stå en gång till"),
        (HEAD + "#TRANS 4010 {} 0\n", FIRST, "#TRANS står utanför en verifikation"),
        (HEAD + "{\n", FIRST, "En klammer { står där ingen verifikation börjar"),
        (HEAD + "}\n", FIRST, "En klammer } står där ingen verifikation är öppen"),
        (HEAD + "#VER A 1 20230115\n" + VOUCHER, FIRST + 1, "En ny #VER börjar"),
        (HEAD + "#VER A 1 20230115\n{\n#RES 0 4010 1.00\n}\n", FIRST + 2, "#RES står inne i verifikationen"),
        (HEAD + "hejsan\n" + VOUCHER, FIRST, "Raden är ingen post: ”hejsan”"),
        # cut off
        (HEAD + VOUCHER.removesuffix("}\n"), FIRST + 3, "Filen är avkortad: verifikationen som börjar på rad 11"),
        (HEAD + VOUCHER.removesuffix("00\n}\n"), FIRST + 3, "Filen är avkortad"),
        (HEAD + VOUCHER + "#RES 0 4010 1", FIRST + 5, "Filen är avkortad: sista raden saknar radslut"),
        # the year, the currency, the type
        (lines_of(VALUTA="EUR") + VOUCHER, 11, "Filen är i valutan EUR. Bara kronor (SEK) läses in"),
        (lines_of(SIETYP="5") + VOUCHER, 10, "#SIETYP är ”5”"),
        (TYPE_2 + VOUCHER, FIRST, "Filen säger att den är av typ 2, men har verifikationer"),
        (lines_of(SIETYP=None) + VOUCHER, FIRST - 1, "Filen saknar #SIETYP och räknas därför som typ 1"),
        (TYPE_2, 1, "Filen är av typ 2 men har inga periodsaldon"),
        (lines_of(SIETYP=1, RAR=None), 1, "Filen saknar #RAR 0"),
        (lines_of(RAR="-1 20220101 20221231") + VOUCHER, 10, "räkenskapsår 0 saknas"),
        (lines_of(RAR="0 20231231 20230101") + VOUCHER, 10, "Räkenskapsåret slutar 2023-01-01 men börjar 2023-12-31"),
        # balances
        (HEAD + VOUCHER + "#RES 0 4010 90.00\n", FIRST + 5, "Konto 4010: raderna summerar till 100 kr men saldot"),
        (HEAD + VOUCHER + "#UB 0 1930 -100.01\n", FIRST + 5, "Konto 1930: raderna summerar till −100 kr"),
        (
            HEAD + VOUCHER + "#RES 0 3010 5.00\n#RES 0 4010 100.00\n",
            FIRST + 5,
            "Konto 3010: raderna summerar till 0 kr",
        ),
        (
            HEAD + VOUCHER + "#PSALDO 0 202301 4010 {} 99.00\n#PSALDO 0 202301 1930 {} -100.00\n",
            FIRST + 5,
            "verifikationerna summerar till 100 kr men perio",
        ),
        (lines_of(SIETYP=1) + "#RES 0 4010 100.00\n#UB 0 1930 -99.00\n", FIRST, "Filens saldon går inte jämnt ut"),
        (TYPE_2 + "#PSALDO 0 202401 4010 {} 1.00\n", FIRST, "Perioden 202401 ligger utanför räkenskapsåret"),
        (
            TYPE_2 + "#PSALDO 0 202301 4010 {} 1.00\n" * 2,
            FIRST + 1,
            f"Samma saldo står två gånger, även på rad {FIRST}",
        ),
        (
            TYPE_2 + "#PSALDO 0 202301 4010 {} 1.00\n#RES 0 4010 2.00\n",
            FIRST + 1,
            "Konto 4010: raderna summerar till 1 kr",
        ),
        (lines_of(SIETYP=1) + "#RES 0 4010 1\n#RES 0 4010 1\n", FIRST + 1, "#RES för konto 4010 står två gånger"),
        # dimensions
        (HEAD + "#DIM 30 Motpart\n#DIM 31 Motpart\n" + VOUCHER, FIRST + 1, "skulle bli motpart. Säg i profilen"),
        # no SIE at all
        ("hej\nhopp\n", 1, "Filen är ingen SIE-fil. Den börjar med ”hej”."),
        ("", 1, "Filen är ingen SIE-fil. Den är tom."),
        ("#HEJ 1\n", 1, "Filen är ingen SIE-fil."),
    ],
)
def test_the_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    found = faults(text)
    assert found
    assert found[0][0] == line
    assert words in found[0][1].replace("\N{NO-BREAK SPACE}", " ")


def test_every_fault_is_told_in_the_order_of_the_lines() -> None:
    text = HEAD + VOUCHER.replace("-100.00", "-1,00") + VOUCHER.replace("711", "").replace("{1 ", "{x ") + VOUCHER[:-2]
    assert [line for line, _words in faults(text)] == [FIRST + 3, FIRST + 7, FIRST + 13]


def test_another_year_than_the_wanted_is_refused() -> None:
    (fault,) = faults(HEAD + VOUCHER, year=2022)
    assert fault == (
        7,
        "Filen gäller räkenskapsåret 2023-01-01–2023-12-31, men 2022 skulle läsas in. Exportera rätt år eller välj det.",
    )
    assert faults(HEAD + VOUCHER, year=2023) == []


def test_a_profile_excuses_what_is_meant() -> None:
    part = HEAD + VOUCHER + "#RES 0 4010 900.00\n"
    assert faults(part)
    assert faults(part, SieProfile(part_of_year=True)) == []
    some = lines_of(SIETYP=1) + "#RES 0 4010 100.00\n#UB 0 1930 -99.00\n"
    assert faults(some)
    assert faults(some, SieProfile(part_of_accounts=True)) == []


SOUND = HEAD + "".join(
    VOUCHER.replace("A 1", f"A {number}").replace("100.00", f"{number}.{number:02d}") for number in range(1, 9)
)
RESULT = sum(number * 100 + number for number in range(1, 9))
WHOLE = SOUND + f"#RES 0 4010 {RESULT // 100}.{RESULT % 100:02d}\n#UB 0 1930 -{RESULT // 100}.{RESULT % 100:02d}\n"


@settings(max_examples=examples(60))
@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_anywhere_is_refused_or_is_whole_vouchers(length: int) -> None:
    """A cut right after a whole voucher leaves no trace, unless the file has a checksum or balances."""
    cut = WHOLE[:length]
    found = faults(cut)
    if not cut.rstrip("\r\n").endswith("}") and not cut.endswith("\n"):
        assert found, cut[-30:]


@settings(max_examples=examples(60))
@given(st.integers(1, 8), st.integers(0, 1), st.integers(-(10**6), 10**6).filter(bool))
def test_any_amount_that_is_changed_is_found(number: int, side: int, change: int) -> None:
    lines = WHOLE.splitlines(keepends=True)
    place = HEAD.count("\n") + (number - 1) * 5 + 2 + side
    ore = (1 if side == 0 else -1) * (number * 100 + number) + change
    head, _, _amount = lines[place].rpartition(" ")
    lines[place] = f"{head} {'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}\n"
    found = faults("".join(lines))
    assert (place - side - 1, True) in [(line, "går inte jämnt ut" in words) for line, words in found]


def test_nothing_is_written_and_the_reading_says_so(tmp_path: Path) -> None:
    source, into = tmp_path / "fel.se", tmp_path / "rows.parquet"
    source.write_text(HEAD + VOUCHER.replace("-100.00", "-90.00"), encoding="cp437")
    reading = read(source, into=into)
    assert not into.exists()
    assert reading.rows == 0
    with pytest.raises(Faults, match=r"fel.se har 1 fel och är inte inläst"):
        reading.require_sound("fel.se")


def test_many_faults_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    source = tmp_path / "fel.se"
    source.write_text(HEAD + VOUCHER.replace("-100.00", "-90.00") * 300, encoding="cp437")
    reading = read(source, into=tmp_path / "rows.parquet")
    assert (len(reading.faults), reading.fault_count) == (200, 300)


@pytest.mark.parametrize(
    "beginning", [b"\x1f\x8b\x08", b"%PDF-1.7", b"<?xml version='1.0'?><Sie xmlns='http://www.sie.se/sie5'>"]
)
def test_other_files_are_told_what_they_are(beginning: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bok.se"
    source.write_bytes(beginning + b"\n#FLAGGA 0\n")
    with pytest.raises(TertialError, match=r"^bok.se är "):
        read_any(source, into=tmp_path / "rows.parquet")
    assert not (tmp_path / "rows.parquet").exists()
