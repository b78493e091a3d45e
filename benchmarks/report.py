"""The 2023 report from database to PDF in one command, beside the same document by WeasyPrint."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import command

COMMITTEE, OCCASION = "arbetsmarknadsnamnden", "2023-08"


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    build = [
        str(Path(sys.executable).with_name("tertial")),
        *("report", "build", COMMITTEE, OCCASION, "--format", "pdf", "--out", str(folder)),
    ]
    ours = command(build, environment=environment)
    theirs = command(
        [sys.executable, "-m", "benchmarks.with_weasyprint", COMMITTEE, OCCASION, str(folder / "weasyprint.pdf")],
        environment=environment,
        runs=3,
    )
    undrawn = command(
        build, environment=environment, runs=3, before=lambda: shutil.rmtree(folder / "charts", ignore_errors=True)
    )
    ratio = theirs.median / ours.median
    return [
        f"report to PDF, Tertial (Typst)      {ours}",
        f"  with every chart drawn anew       {undrawn}",
        f"report to PDF, WeasyPrint           {theirs}",
        f"  ratio                             {ratio:.1f} times faster   (wanted: at least 5)",
        f"  wanted: under 1.5 s and 300 MB    {'yes' if ours.median < 1.5 and ours.memory < 300 else 'NO'}",
    ]
