"""The only way text gets into the page: escaped, and without characters that have no printed form."""

from __future__ import annotations

import html
import json
from typing import Any

from tertial.reports.renderers.wording import printable


def e(text: str) -> str:
    """Text for an element or a quoted attribute."""
    return html.escape(printable(text), quote=True)


def attributes(**named: str | int | None) -> str:
    """Attributes with a space before each; None leaves one out, `_` becomes `-`, and `class_` is `class`."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{e(str(value))}"' for name, value in named.items() if value is not None
    )


def script_json(value: Any) -> str:
    """JSON that can stand in a script element: no `<` can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
