"""Compile one report with Typst and leave: reads the report's JSON from standard input, writes the PDF to standard output.

Run by path as a process of its own, because Typst keeps what it compiles and a process that lives on grows with every
report. Imports nothing of Tertial, so that it starts in some 20 ms. Arguments: the folder of templates, the folder
of fonts, and the document's date as seconds since 1970. A failure is JSON on standard error and exit code 1.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import typst

# The folder has every weight as both OTF and TTF, in an order that differs between machines. Typst would take
# whichever comes first; the same bytes everywhere need exactly one file per style.
STYLES = ("Regular", "It", "Semibold", "SemiboldIt")
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def compile_report(read: Callable[[], bytes], templates: Path, fonts: Path, timestamp: int) -> bytes:
    """The PDF of one report. Its data are read when everything else is ready, for the parent may still be writing them."""
    files = {path.name: path.read_bytes() for path in sorted(templates.glob("*.typ"))}
    with tempfile.TemporaryDirectory(prefix="tertial-fonts-") as folder:
        for style in STYLES:
            name = f"SourceSansPro-{style}.ttf"
            (Path(folder) / name).symlink_to(fonts / name)
        found = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        compiler = typst.Compiler(  # type: ignore[type-var]  # the stub forgets that files can be given as a dict
            input={**files, "main.typ": files["report.typ"], "data.json": read()}, font_paths=found
        )
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=timestamp)
    if not isinstance(pdf, bytes):
        raise TypeError(f"Typst answered {type(pdf).__name__}, not one file")
    return pdf


def main(arguments: list[str]) -> int:
    """Compile what stands on standard input."""
    templates, fonts, timestamp = arguments
    try:
        pdf = compile_report(sys.stdin.buffer.read, Path(templates), Path(fonts), int(timestamp))
    except typst.TypstError as error:
        answer = {"message": error.message, "hints": list(error.hints), "trace": list(error.trace)}
        sys.stderr.write(json.dumps(answer))
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
