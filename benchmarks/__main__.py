"""Run benchmarks on data of their own and print what they took: `make bench`, or one with `python -m benchmarks ledger`.

With `--readme` the table in `benchmarks/README.md` becomes what was printed, then all are run, and the reviewer's figures in `docs/review.md` are renewed.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import csv_import, indicator_list, ledger, measures, observations, report, review, sie

README = Path(__file__).with_name("README.md")
FENCE = "```\n"


def main(wanted: Sequence[str] = tuple(sys.argv[1:])) -> int:
    """Measure what is named, or all; then keep the lines where that was asked for. Returns an exit code."""
    keep = "--readme" in wanted
    names = [name for name in wanted if not keep] or list(SECTIONS)
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}: choose among {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    printed = []
    for line in _lines(names, keep=keep):
        print(line, flush=True)
        printed.append(line)
    if keep:
        before, _, after = README.read_text(encoding="utf-8").split(FENCE)
        README.write_text(FENCE.join([before, "".join(f"{line}\n" for line in printed), after]), encoding="utf-8")
    return 0


def _lines(names: Sequence[str], *, keep: bool) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="tertial-bench-") as name:
        environment = {**os.environ, "TERTIAL_DATA": name, "DJANGO_SETTINGS_MODULE": "tertial.config.settings"}
        environment.pop("TERTIAL_DATABASE", None)
        yield f"{datetime.now(UTC):%Y-%m-%d}, {_machine()}, Python {platform.python_version()}"
        for section in names:
            folder = Path(name) / section
            folder.mkdir()
            yield ""
            yield from SECTIONS[section](environment, folder)
            if keep and section == "review":
                review.keep(folder / "figures.md")


def _machine() -> str:
    """Processor, cores, memory and what else ran meanwhile."""
    import psutil

    load = os.getloadavg()[1]
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / 1e9:.0f} GB, {platform.system()}, "
        f"load {load:.1f} to begin with"
    )


def _report(environment: Mapping[str, str], folder: Path) -> list[str]:
    """The report, on the demo."""
    return report.run(_demo(environment, folder), folder)


def _review(environment: Mapping[str, str], folder: Path) -> list[str]:
    """The reviewer, on the demo and on reports that are made up."""
    return review.run(_demo(environment, folder), folder)


def _demo(environment: Mapping[str, str], folder: Path) -> Mapping[str, str]:
    """The environment with the demo loaded into the folder."""
    demo = [str(Path(sys.executable).with_name("tertial")), "demo"]
    own = {**environment, "TERTIAL_DATA": str(folder)}
    subprocess.run(demo, env=own, check=True, capture_output=True)
    return own


def _overview(environment: Mapping[str, str], folder: Path) -> list[str]:
    """The overview in a process of its own, for it needs a database without the demo."""
    program = (
        "import django; django.setup()\n"
        "from django.conf import settings; settings.ALLOWED_HOSTS = ['testserver']\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from benchmarks.overview import run; print('\\n'.join(run()))\n"
    )
    own = {**environment, "TERTIAL_DATABASE": f"sqlite:///{folder / 'empty.sqlite3'}"}
    done = subprocess.run([sys.executable, "-c", program], env=own, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


SECTIONS: dict[str, Callable[[Mapping[str, str], Path], list[str]]] = {
    "report": _report,
    "review": _review,
    "overview": _overview,
    "ledger": ledger.run,
    "sie": sie.run,
    "csv": csv_import.run,
    "observations": observations.run,
    "measures": measures.run,
    "indicators": indicator_list.run,
}
"""Each benchmark by name, in the order they run; it gets an environment and a folder of its own."""


if __name__ == "__main__":
    sys.exit(main())
