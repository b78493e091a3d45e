"""Without a cluster, without pyspark or with another word in the setting, there is a sentence and no traceback."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator

import pytest
from django.conf import settings

from tertial.common.errors import TertialError
from tertial.economy.ledger import engine


@pytest.fixture
def port() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def refused(engine_setting: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said when the ledger is asked with this setting."""
    monkeypatch.setattr(settings, "TERTIAL_LEDGER_ENGINE", engine_setting)
    monkeypatch.setattr(engine, "_local", threading.local())
    with pytest.raises(TertialError) as error:
        engine.rows(())
    return str(error.value)


def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused("spark://127.0.0.1:1", monkeypatch)
    assert said.startswith("Spark-klustret spark://127.0.0.1:1 svarar inte")
    assert "duckdb" in said


@pytest.mark.parametrize("word", ["spark", "Spark://a:7077", "spark://a", "spark://:7077", "postgres", ""])
def test_a_setting_that_is_no_engine_is_named(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(word, monkeypatch).startswith(f"TERTIAL_LEDGER_ENGINE är ”{word}”. Den ska vara duckdb eller")


def test_without_pyspark_the_command_that_installs_it_is_named(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert "pyspark är inte installerat. Kör make spark" in refused(f"spark://127.0.0.1:{port}", monkeypatch)


def test_the_second_of_two_masters_may_answer(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster with a master in reserve: reached by either, it goes on to what else is needed."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert "pyspark" in refused(f"spark://127.0.0.1:1,127.0.0.1:{port}", monkeypatch)
