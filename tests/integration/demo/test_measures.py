"""The demo's extracts: always the same, with nobody in them; its measures give the printed values, and say what they are made of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tertial.common.periods import Period
from tertial.demo.extracts.files import EXTRACTS, content, write_files
from tertial.demo.loading.rows import DATA, rows
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.personal import looks_personal
from tertial.measurement.models import Measure, Observation
from tertial.measurement.queries.measures import Change, compared, follow

RUNS = rows("measures/runs.csv")
NOT_THE_SUM_OF_ITS_PARTS = {"arbete-utan-subvention-lifecare", "studier-lifecare"}
"""Here the report prints another whole than its women and men make."""


def test_the_same_extracts_come_out_again(tmp_path: Path) -> None:
    written = write_files(tmp_path)
    assert sorted(path.stem for path in written) == sorted(EXTRACTS)
    for path in written:
        assert path.read_bytes() == content(path.stem)


def test_nobody_is_in_them() -> None:
    for name in EXTRACTS:
        text = content(name).decode("utf-8-sig")
        assert not looks_personal(text), name
        assert not re.search(r"\d{6}[-+]?\d{4}", text), name


def test_every_measure_has_a_run_and_every_run_a_measure() -> None:
    files = {path.stem for path in (DATA / "measures").glob("*.toml")}
    assert Counter(row["measure"] for row in RUNS) == Counter(files)
    assert {row["extract"] for row in RUNS} == set(EXTRACTS)
    for file in files:
        assert parse((DATA / "measures" / f"{file}.toml").read_text(encoding="utf-8")).name


@pytest.mark.django_db
def test_what_is_printed_is_what_the_measures_give(demo: object, subtests: pytest.Subtests) -> None:
    for row in RUNS:
        with subtests.test(row["measure"]):
            measure = Measure.objects.select_related("committee").get(slug=row["measure"])
            periods = [Period.parse(period) for period in row["periods"].split()]
            (outcome,) = follow([measure], content=content(row["extract"]), file_name="x.csv", periods=periods)
            told = compared(measure, outcome)
            assert any(one.change in (Change.SAME, Change.EXPLAINED) for one in told)
            differing = {one.key for one in told if one.change is Change.CHANGED}
            assert differing == ({"2023-08"} if row["measure"] in NOT_THE_SUM_OF_ITS_PARTS else set())


@pytest.mark.django_db
def test_values_from_extracts_say_what_they_are_made_of_and_stay_as_they_were_printed(demo: object) -> None:
    computed = Observation.objects.filter(run__source__slug__in=["accorda", "lifecare", "treserva"])
    assert computed.count() > 60
    for one in computed:
        assert one.value is not None
        assert "Räknat ur ett utdrag med" in one.rule
        assert one.numerator is not None or one.denominator is not None
        assert one.source.startswith("Delårsrapport augusti")
        assert one.state == "final"
