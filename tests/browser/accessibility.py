"""Ask axe-core what is wrong with the page that stands in the browser now."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page


def axe(page: Page) -> list[str]:
    """Every violation as one line: rule, how grave, which element, what to do. An empty list is a good page.

    The script is evaluated, not added as a tag: the page's content security policy rightly refuses foreign tags.
    """
    page.evaluate(AXE_SCRIPT)
    result = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']} ({violation['impact']}) {' '.join(map(str, node['target']))}: "
        + " ".join(str(node["failureSummary"]).split())
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
