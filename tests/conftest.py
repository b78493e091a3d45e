"""What all tests share: a data folder and a database of their own, golden files, the demo municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from tertial.reports.charts import kept

GOLDEN = Path(__file__).parent / "golden"

# The same examples in every run, and no example fails for being slow: a test that fails has found something.
hypothesis.settings.register_profile("tertial", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("tertial")


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
    if default["ENGINE"] == "django.db.backends.sqlite3":
        default.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


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
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo municipality, loaded once and there for all tests that come after.

    A test that only reads needs nothing else. A test that writes asks for `db` as well, and its writing is rolled back.
    """
    from tertial.demo.load import load

    with django_db_blocker.unblock():
        load(progress=lambda subject, done, total: None)
        yield
