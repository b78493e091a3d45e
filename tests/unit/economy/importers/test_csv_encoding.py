"""How a file's encoding is found, and where it is said to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tertial.common.errors import Refused
from tertial.economy.importers.csv import encoding
from tertial.economy.importers.csv.encoding import decoded, encoding_of

ROW = "202308;5012;Livsmedel på Ängen\n"


def a_file(folder: Path, content: bytes) -> Path:
    path = folder / "fil.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("blocks", [1, 3])
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (ROW.encode() * 200, "utf-8-sig"),
        ("﻿".encode() + ROW.encode(), "utf-8-sig"),
        (ROW.encode("cp1252") * 200, "cp1252"),
        (b"202308;5012;1,00\n" * 200, "utf-8-sig"),
        (b"202308;5012;1,00\n" * 200 + ROW.encode("cp1252"), "cp1252"),
        (ROW.encode("utf-16"), "utf-16"),
        (b"Konto;Belopp\n1;2\n".decode().encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_encoding_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, found: str, blocks: int
) -> None:
    monkeypatch.setattr(encoding, "BLOCK", 256 * blocks + 1)
    monkeypatch.setattr(encoding, "_SURE", 512)
    path = a_file(tmp_path, content)
    assert encoding_of(path) == found
    assert "".join(decoded(path, found)).count("\n") == content.decode(found).count("\n")


def test_what_was_long_utf_8_stays_so_and_the_fault_has_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "BLOCK", 256)
    monkeypatch.setattr(encoding, "_SURE", 512)
    before = ROW.encode() * 200
    path = a_file(tmp_path, before + ROW.encode("cp1252"))
    assert encoding_of(path) == "utf-8-sig"
    with pytest.raises(Refused) as refused:
        list(decoded(path, "utf-8-sig"))
    at = len(before) + ROW.index("å") + 1
    assert refused.value.place == f"rad 201, byte {at}"


def test_an_encoding_that_was_chosen_must_hold(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"Konto;Belopp\n" + ROW.encode("cp1252"))
    with pytest.raises(Refused, match="inte är text i kodningen utf-8") as refused:
        encoding_of(path, "utf-8")
    assert refused.value.place == f"rad 2, byte {13 + ROW.index('å') + 1}"


def test_a_nul_is_refused_with_its_line(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"Konto;Belopp\n1;2\n3;\x00\n")
    with pytest.raises(Refused, match="nolltecken") as refused:
        encoding_of(path)
    assert refused.value.place == "rad 3, byte 20"
