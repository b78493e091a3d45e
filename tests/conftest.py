"""What all tests share: a data folder and a database of their own, golden files, the demo municipality."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from tertial.reports.charts import kept
from tests.factories.data_folders import DATABASE, copy_demo, copy_empty
from tests.factories.examples import QUICK

GOLDEN = Path(__file__).parent / "golden"
SQLITE = "django.db.backends.sqlite3"

hypothesis.settings.load_profile(QUICK)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="rewrite the golden files instead of comparing")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the demo municipality come last: it is loaded once, and the tests before it find an empty database."""
    items.sort(key=_uses_demo)
    for item in items:
        if _uses_demo(item):
            # pytest-django sets up only the databases that some test is marked to use.
            item.add_marker(pytest.mark.django_db)
        mark = item.get_closest_marker("django_db")
        real_transactions = "transactional_db" in _fixtures(item) or (mark and mark.kwargs.get("transaction"))
        if _uses_demo(item) and real_transactions:
            raise pytest.UsageError(
                f"{item.nodeid}: a test with real transactions empties the database, and the demo with it"
            )


def _uses_demo(item: pytest.Item) -> bool:
    return "demo" in _fixtures(item)


def _fixtures(item: pytest.Item) -> tuple[str, ...]:
    return tuple(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing that a test writes lands in `var/`; passwords are hashed fast, since no test guards a secret."""
    folder = tmp_path_factory.mktemp("data")
    settings.DATA = folder
    kept.use(folder / "charts")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in real use: connections of several threads then really meet in the database."""
    default = settings.DATABASES["default"]
    if default["ENGINE"] == SQLITE:
        folder = copy_empty(tmp_path_factory.mktemp("database") / "data")
        default.setdefault("TEST", {})["NAME"] = str(folder / DATABASE)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Whether the database is there already: a copied one is, with its tables."""
    return settings.DATABASES["default"]["ENGINE"] == SQLITE or bool(request.config.getvalue("reuse_db"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`; `make golden` writes the file instead, and the diff is reviewed."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--write-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"tests/golden/{name} is missing: run `make golden` and read what it wrote"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    own_data_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The demo municipality, there for all tests that come after.

    A test that only reads needs nothing else. A test that writes asks for `db` as well, and its writing is rolled back.
    """
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            _copy_demo(connection, tmp_path_factory.mktemp("demo") / "data", own_data_folder)
        else:
            from tertial.demo.load import load

            load(progress=lambda subject, done, total: None)
        yield


def _copy_demo(connection: BaseDatabaseWrapper, folder: Path, own_data_folder: Path) -> None:
    """Put the loaded demo in place of an empty database, page by page, and its ledger and charts beside it."""
    copy_demo(folder)
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / DATABASE)) as loaded:
        loaded.backup(connection.connection)
    for part in ("answers", "charts", "ledger"):
        shutil.copytree(folder / part, own_data_folder / part, dirs_exist_ok=True)
    # The kinds of rows are numbered anew.
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.clear_cache()
