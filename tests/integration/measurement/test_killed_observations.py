"""A process that is killed while it takes in a file leaves all of it or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.data_folders import DATABASE, copy_empty

_PREPARE = """
import django
django.setup()
from tests.factories.steering import an_indicator
from tests.factories.measurement import observed
one = an_indicator()
observed(one, "2022", "88.0")
"""
_KILLED = """
import os, signal
import django
django.setup()
from pathlib import Path
from importlib import import_module
module = import_module("tertial.measurement.actions.{module}")
step = module.{step}
def killed(*arguments, **named):
    step(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
module.{step} = killed
from tests.factories.organisation import a_committee, the_program
from tertial.measurement.actions import import_observations
import_observations(committee=a_committee(), source=Path("{file}"), by=the_program())
"""
_COUNT = """
import django
django.setup()
from tertial.audit.models import Event
from tertial.measurement.models import Observation, SourceRun
seen = Observation.objects.order_by("period").values_list("period", "value")
print([(period, str(value.normalize())) for period, value in seen], SourceRun.objects.count(), Event.objects.filter(action__contains="run").count())
"""


@pytest.mark.parametrize(
    ("module", "step"),
    [
        ("observe_many", "settle"),
        pytest.param("observe_many", "_insert", marks=pytest.mark.slow),
        pytest.param("import_observations", "end_run", marks=pytest.mark.slow),
    ],
)
def test_a_killed_import_leaves_nothing(module: str, step: str, tmp_path: Path) -> None:
    """When the rows are written, when what follows is computed, and at the very end, before it is all made to last."""
    file = tmp_path / "utfall.csv"
    lines = [f"brukarenkat;{year};{year % 100},5" for year in range(1950, 2020)]
    file.write_text("\n".join(["Indikator;Period;Värde", *lines, "brukarenkat;2022;90,1"]), encoding="utf-8")

    def run(program: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "DJANGO_SETTINGS_MODULE": "tertial.config.settings",
            "TERTIAL_DATA": str(tmp_path),
            "TERTIAL_DATABASE": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        }
        return subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
        )

    copy_empty(tmp_path / "empty").joinpath(DATABASE).rename(tmp_path / "killed.sqlite3")
    assert run(_PREPARE).returncode == 0
    assert run(_KILLED.format(module=module, step=step, file=file)).returncode == -9
    assert run(_COUNT).stdout.strip() == "[('2022', '88')] 0 0"
