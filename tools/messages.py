"""Find every text on screen that is to be translated, and keep the English catalogue in step with them.

Texts are written in Swedish in code and templates and are their own names (`msgid`). `python -m tools.messages` adds new ones to
the catalogue, without a translation, and takes away those that are no longer used; a test fails while any lacks one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "tertial" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# Without dates, so that the file changes only when a text does.
HEADER = """# English for Tertial. The names of the texts are the Swedish ones; `python -m tools.messages` keeps them in step.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Text = str | tuple[str, ...]


def texts(package: Path = ROOT / "tertial") -> Iterator[tuple[str, int, Text]]:
    """Every text with its file and line; one with a plural comes as two."""
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.html")]):
        source = file.read_text(encoding="utf-8")
        if file.suffix == ".html":
            # What templatize leaves of the markup is indented as markup is, which is no Python.
            source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
        found = extract("python", io.BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
        for line, message, _comments, _context in found:
            yield str(file.relative_to(ROOT)), line, message if isinstance(message, str) else tuple(message)


def catalogue() -> Catalog:
    """The English catalogue as it is."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def main() -> None:
    """Bring the catalogue into step and say how many texts still need a translation."""
    wanted = Catalog(locale="en", project="Tertial", charset="utf-8", fuzzy=False)
    for file, line, text in texts():
        wanted.add(text, locations=[(file, line)])
    known = catalogue() if CATALOGUE.exists() else Catalog(locale="en")
    for message in wanted:
        before = known.get(message.id)
        if message.id and before is not None:
            message.string = before.string
    body = io.BytesIO()
    write_po(body, wanted, width=0, sort_output=True, omit_header=True, include_lineno=False)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(HEADER + body.getvalue().decode(), encoding="utf-8")
    lacking = [message.id for message in wanted if message.id and not message.string]
    print(f"{len(wanted)} texts, {len(lacking)} without translation")
    for one in lacking:
        print(f"  {one}")


if __name__ == "__main__":
    main()
