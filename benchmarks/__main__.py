"""Run every benchmark on data of its own and print a table: `make bench`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path


def main() -> None:
    """Load the demo into a folder of its own, measure the report, then the overview on an empty database."""
    with tempfile.TemporaryDirectory(prefix="tertial-bench-") as name:
        folder = Path(name)
        environment = {**os.environ, "TERTIAL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tertial.config.settings"}
        environment.pop("TERTIAL_DATABASE", None)
        print(
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, {platform.python_version()}"
        )
        subprocess.run(
            [str(Path(sys.executable).with_name("tertial")), "demo"], env=environment, check=True, capture_output=True
        )
        from benchmarks import report

        for line in report.run(environment, folder):
            print(line, flush=True)
        for line in _overview(environment, folder):
            print(line, flush=True)


def _overview(environment: dict[str, str], folder: Path) -> list[str]:
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


if __name__ == "__main__":
    main()
