"""Read rendered HTML in tests: strictly, so that an unclosed or doubly named element is an error."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import cssselect2  # type: ignore[import-untyped]
from lxml import html
from lxml.html import HtmlElement


def parsed(markup: str) -> HtmlElement:
    """The root element of a page or a fragment."""
    return html.document_fromstring(markup) if markup.startswith("<!doctype") else html.fragment_fromstring(markup)


def text(element: HtmlElement) -> str:
    """What an element says, spaces normalised but no-break spaces kept."""
    return re.sub(r"[ \n]+", " ", str(element.text_content())).strip()


def every(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """The elements that the CSS selector finds, in reading order."""
    return [found.etree_element for found in cssselect2.ElementWrapper.from_html_root(root).query_all(selector)]


def one(root: HtmlElement, selector: str) -> HtmlElement:
    """The only element that the selector finds."""
    (found,) = every(root, selector)
    return found


def faults(root: HtmlElement) -> list[str]:
    """What any page of ours must never have: doubled ids, references to nothing, skipped headings, inline code."""
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    found = [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
    for element in root.iter():
        if not isinstance(element.tag, str):
            found.append(f"comment {element.text}")
            continue
        for name in ("aria-labelledby", "aria-describedby"):
            found += [
                f"{name} {target} points to nothing"
                for target in (element.get(name) or "").split()
                if target not in ids
            ]
        href = element.get("href") or ""
        if href.startswith("#") and href[1:] not in ids:
            found.append(f"link {href} points to nothing")
        found += [f"inline {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        if element.tag == "script" and element.get("type") != "application/json":
            found.append("a script")
    levels = [int(element.tag[1]) for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    found += [f"h{level} after h{before}" for before, level in pairwise(levels) if level > before + 1]
    return found
