"""A real Chromium, and pages that fail the test when the browser complains or fetches from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.site import Site, copied, put_back, serving
from tests.factories.data_folders import copy_demo
from tools.browser import find_browser

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
]
WIDE, NARROW = 1280, 360

# A processor may be busy for seconds with what the other half of the tests does; what never comes is still missed.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, started once."""
    executable = find_browser()
    if executable is None:
        pytest.fail("There is no working Chromium on this machine: run `make system`.")
    # Playwright keeps an event loop running in the thread of the tests, and Django then takes their own, ordinary
    # queries for queries inside a coroutine. None is: the variable switches that guard off while the browser lives.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


class Pages:
    """Opens pages that differ in width, colour scheme or scripting, and gathers what the browser complains about."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.complaints: list[str] = []

    def open(self, *, width: int = WIDE, dark: bool = False, scripts: bool = True, language: str = "sv-SE") -> Page:
        """A page in a context of its own: no cookies, nothing stored, nothing that moves."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale=language,
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("console", self._heard)
        page.on("request", self._requested)
        return page

    def close(self) -> None:
        """Close every page that was opened."""
        for context in self._browser.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that answers 404 on purpose is logged as a failed resource; tests check statuses themselves.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"localhost", "127.0.0.1"}:
            self.complaints.append(f"fetched from elsewhere: {request.url}")


@pytest.fixture
def pages(browser: Browser) -> Iterator[Pages]:
    """Opens pages of any kind: `pages.open(width=NARROW, dark=True)`."""
    opened = Pages(browser)
    yield opened
    opened.close()
    assert not opened.complaints


@pytest.fixture
def page(pages: Pages) -> Page:
    """One wide page, light, with scripts, in Swedish."""
    return pages.open()


@pytest.fixture
def narrow_page(pages: Pages) -> Page:
    """One page as wide as a telephone."""
    return pages.open(width=NARROW)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the loaded demo municipality, to be copied; never served."""
    return copy_demo(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture(scope="session")
def site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo municipality, served by the real server. Shared by all tests that only read."""
    with serving(copied(demo_data, tmp_path_factory.mktemp("site") / "data")) as served:
        yield served


@pytest.fixture(scope="session")
def written_site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, for tests that write, one after another."""
    with serving(copied(demo_data, tmp_path_factory.mktemp("written") / "data")) as served:
        yield served


@pytest.fixture
def own_site(written_site: Site, demo_data: Path) -> Site:
    """The demo municipality as it was loaded, for one test alone, which may write."""
    put_back(written_site, demo_data)
    return written_site
