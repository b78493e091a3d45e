"""The standard tables of a ledger by chance: on DuckDB, on a Spark cluster and by a slow oracle, equal to the öre."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tertial.economy.ledger import engine, remembered
from tertial.economy.models import LedgerBatch, Mode
from tests.factories.ledger_questions import asked, worked_out
from tests.factories.random_ledger import as_files, counting_rows, made_batches, made_mapping, made_selector
from tests.factories.standard_tables import counts_as, expected, made_committee, numbers
from tests.oracles.ledger_tables import Row

KINDS_OF_FIGURE: tuple[str, ...] = (
    "line/575/2023-08",
    "line/total/2023-08",
    "line/grand-total/2022/",
    "/account/",
    "kind/net/",
    "month/575/",
    "month/total/",
    "rolling/575/2023-08",
    "investment/1250/2023-08",
)


def compared(found: dict[str, Any], rows: list[Row], selectors: dict[str, str]) -> set[str]:
    """Hold every outcome to the oracle; returns the keys that it knew of."""
    mapped = counts_as()
    known = {key: told for key in found if (told := expected(key, rows, selectors, mapped)) is not None}
    assert {key: found[key] for key in known} == known
    return set(known)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_duckdb_gives_what_the_oracle_gives(seed: int) -> None:
    occasion, batches, selectors = made_committee(seed)
    undone = LedgerBatch.objects.exclude(undone_at=None).values_list("mode", flat=True)
    assert set(undone) == {Mode.REPLACE, Mode.ADD}
    found = numbers(occasion)
    known = compared(found, list(counting_rows(batches)), selectors)
    assert [kind for kind in KINDS_OF_FIGURE if not any(kind in key for key in known)] == []


@pytest.fixture(scope="module")
def spark_address() -> Iterator[str]:
    from tools.spark import cluster, find_spark

    if find_spark() is None:
        pytest.fail("pyspark is not installed: run `make spark`, or `make test-full`")
    from pyspark.sql import SparkSession

    with cluster(workers=2) as address:
        yield address
        session = SparkSession.getActiveSession()
        if session is not None:
            session.stop()


@pytest.fixture
def on_spark(spark_address: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and from then on the ledger's questions go to the cluster."""

    def switch() -> None:
        monkeypatch.setattr(settings, "TERTIAL_LEDGER_ENGINE", spark_address)
        monkeypatch.setattr(engine, "_local", threading.local())
        for question in (remembered.line_sums, remembered.month_sums, remembered.part_sums):
            question.cache_clear()

    return switch


SPARK_IS_NOISY = pytest.mark.filterwarnings(
    "ignore::ResourceWarning",  # py4j leaves its sockets to the garbage collector
    "ignore::DeprecationWarning:pyspark",
    "ignore::FutureWarning:pyspark",
)


@SPARK_IS_NOISY
@pytest.mark.slow
@pytest.mark.django_db
def test_standard_tables_are_the_same_on_a_cluster(on_spark: Callable[[], None]) -> None:
    occasion, batches, selectors = made_committee(7, batches=7, rows=300)
    on_duckdb = numbers(occasion)
    on_spark()
    found = numbers(occasion)
    assert found == on_duckdb
    assert len(compared(found, list(counting_rows(batches)), selectors)) > 200


@SPARK_IS_NOISY
@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
def test_every_question_is_the_same_on_a_cluster(seed: int, on_spark: Callable[[], None], tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - a ledger, no secret
    made = made_batches(chance, batches=6, rows=200)
    selectors = {name: made_selector(chance) for name in ("575", "600", "personal", "tom")} | {"tom": ""}
    mapped = made_mapping(chance)
    files = as_files(made, tmp_path)
    on_duckdb = asked(engine.rows(files), selectors, mapped)
    on_spark()
    assert (
        asked(engine.rows(files), selectors, mapped) == on_duckdb == worked_out(counting_rows(made), selectors, mapped)
    )


@SPARK_IS_NOISY
@pytest.mark.slow
def test_an_empty_ledger_is_empty_on_a_cluster(on_spark: Callable[[], None]) -> None:
    on_spark()
    assert asked(engine.rows(()), {"575": "verksamhet 575"}, {}) == worked_out([], {"575": "verksamhet 575"}, {})


@SPARK_IS_NOISY
@pytest.mark.slow
def test_a_sum_that_no_number_holds_is_an_error_and_not_another_number(
    on_spark: Callable[[], None], tmp_path: Path
) -> None:
    """ANSI mode: without it a cluster would go round to the other sign."""
    made = made_batches(random.Random(5), batches=1, rows=4)  # noqa: S311 - a ledger, no secret
    for row in made[0].rows:
        row.update(amount=2**62, account="5010")
    on_spark()
    with pytest.raises(Exception, match="OVERFLOW"):
        asked(engine.rows(as_files(made, tmp_path)), {"allt": "konto 5*"}, {})
