"""Ask axe-core what is wrong with the page that stands in the browser now, and whether it fits the screen."""

from __future__ import annotations

from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, WIDE

HEIGHT = 900

# Most of axe's time goes to the contrast of every text. Rows, points and paragraphs that are built alike (the same
# elements, classes, attributes and holes, inside the same) look alike too: two of each are left, for stripes. What
# something else on the page points at stays, and so does the first in each place.
LEAVE_TWO_OF_EACH = """() => {
    const kind = (element) => [
        element.localName,
        element.getAttribute("class"),
        element.getAttribute("type"),
        element.getAttributeNames().sort(),
        element.childElementCount === 0 && element.textContent.trim() === "",
    ];
    const shape = (element) => [kind(element), ...[...element.children].map(shape)];
    const around = (element) => element ? [kind(element), ...around(element.parentElement)] : [];
    const pointing = new Map();
    for (const name of ["for", "headers", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns"])
        for (const element of document.querySelectorAll(`[${name}]`))
            for (const id of element.getAttribute(name).split(/\\s+/))
                pointing.set(id, [...(pointing.get(id) ?? []), element]);
    const needed = (element) => [element, ...element.querySelectorAll("[id]")].some(
        (one) => (pointing.get(one.id) ?? []).some((other) => !element.contains(other))
    );
    const seen = new Map();
    for (const element of document.querySelectorAll("tbody > tr, li, p")) {
        if (!element.isConnected) continue;
        const key = JSON.stringify([shape(element), around(element.parentElement)]);
        seen.set(key, (seen.get(key) ?? 0) + 1);
        const first = element === element.parentElement.firstElementChild;
        const focused = element.contains(document.activeElement);
        if (seen.get(key) > 2 && !first && !focused && !needed(element)) element.remove();
    }
}"""


@dataclass(frozen=True)
class Look:
    """How wide a screen is and whether it is dark."""

    width: int
    dark: bool

    def __str__(self) -> str:
        return f"{'narrow' if self.width == NARROW else 'wide'}, {'dark' if self.dark else 'light'}"

    def take(self, page: Page) -> None:
        """Give an open page this look."""
        page.set_viewport_size({"width": self.width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if self.dark else "light")


@dataclass(frozen=True)
class Check:
    """In which looks a page is judged, and whether all of it or two of each kind of row."""

    looks: tuple[Look, ...]
    whole: bool

    def faults(self, page: Page) -> list[str]:
        """All that is wrong in any of the looks; an empty list is a good page. What was left out is gone afterwards."""
        wrong = []
        for look in self.looks:
            look.take(page)
            width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            if width > room:
                wrong.append(f"{look}: {width - room} pixels stick out at the right")
        if not self.whole:
            page.evaluate(LEAVE_TWO_OF_EACH)
        for look in self.looks:
            look.take(page)
            wrong += [f"{look}: {line}" for line in axe(page)]
        return wrong


# Each width and each colour once, on one load of the page; and every pair in full.
QUICK = Check((Look(NARROW, dark=False), Look(WIDE, dark=True)), whole=False)
EVERY = Check(tuple(Look(width, dark) for width in (NARROW, WIDE) for dark in (False, True)), whole=True)


def axe(page: Page) -> list[str]:
    """Every violation as one line: rule, how grave, which element, what to do. An empty list is a good page.

    The script is evaluated, not added as a tag: the page's content security policy rightly refuses foreign tags.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']} ({violation['impact']}) {' '.join(map(str, node['target']))}: "
        + " ".join(str(node["failureSummary"]).split())
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
