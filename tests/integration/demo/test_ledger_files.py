"""The demo's ledger as files: SIE, CSV and XLSX read back as the same rows, and give the same standard tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from tertial.cycle.queries import occasion
from tertial.demo.ledger.files import write_files
from tertial.demo.ledger.frames import SCHEMA, by_year
from tertial.economy.actions import import_ledger
from tertial.economy.importers.any_file import read
from tertial.economy.ledger.store import staging
from tertial.economy.queries import economy
from tertial.organisation.queries import committee
from tests.factories.organisation import the_program

COLUMNS = [name for name in SCHEMA if name != "text"]
"""What every importer keeps; texts are dropped."""
YEARS = range(2019, 2024)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], dict[str, Path]]:
    """The files of a year by name, written when they are first asked for."""
    folder = tmp_path_factory.mktemp("ledger")
    return cache(lambda year: {path.name: path for path in write_files(folder, years=[year])})


@pytest.mark.parametrize("years", [YEARS[-2:], pytest.param(None, marks=pytest.mark.slow)], ids=["some", "every"])
def test_there_is_a_file_of_each_format_for_each_year(years: range | None, tmp_path: Path) -> None:
    written = sorted(path.name for path in write_files(tmp_path, years=years))
    assert written == sorted(f"huvudbok-{year}.{ending}" for year in years or YEARS for ending in ("se", "csv", "xlsx"))


def test_the_same_files_come_out_again(files: Callable[[int], dict[str, Path]], tmp_path: Path) -> None:
    for path in write_files(tmp_path, years=[2023]):
        assert path.read_bytes() == files(2023)[path.name].read_bytes(), path.name


@pytest.mark.parametrize("ending", ["se", "csv", "xlsx"])
@pytest.mark.parametrize("year", [*[pytest.param(year, marks=pytest.mark.slow) for year in YEARS[:-1]], YEARS[-1]])
def test_a_file_reads_back_as_the_same_rows(
    files: Callable[[int], dict[str, Path]], tmp_path: Path, year: int, ending: str
) -> None:
    found = read(files(year)[f"huvudbok-{year}.{ending}"], into=tmp_path / "rows.parquet")
    assert found.reading.faults == ()
    rows = pl.read_parquet(tmp_path / "rows.parquet").select(COLUMNS).sort(COLUMNS)
    assert rows.equals(by_year()[year].select(COLUMNS).sort(COLUMNS))
    assert found.reading.dropped  # the texts


@pytest.mark.parametrize(
    "ending", ["se", pytest.param("csv", marks=pytest.mark.slow), pytest.param("xlsx", marks=pytest.mark.slow)]
)
def test_a_file_in_place_of_the_demos_import_gives_the_same_standard_tables(
    demo: None, files: Callable[[int], dict[str, Path]], ending: str
) -> None:
    board, time = committee("arbetsmarknadsnamnden"), occasion("2023-08")
    before = [(figure.key, figure.value) for figure in economy(board, time).figures()]
    with staging() as place:
        staged = place / "rows.parquet"
        read(files(2023)[f"huvudbok-2023.{ending}"], into=staged)
        batch = import_ledger(
            committee=board,
            staged=staged,
            source_name=f"huvudbok-2023.{ending}",
            source_sha256="0" * 64,
            source_format=ending,
            by=the_program(),
        )
    # The texts are gone, so the rows are others; the sums are not.
    assert batch is not None
    assert [(figure.key, figure.value) for figure in economy(board, time).figures()] == before
