"""Both demo reports word for word. A changed line here is a changed line in a published report: read the diff."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tertial.cycle.queries import occasion
from tertial.organisation.queries import committee
from tertial.reports.queries import document
from tertial.reports.renderers import outline


@pytest.mark.parametrize("which", ["2021-08", "2023-08"])
def test_the_report_reads_as_before(demo: None, golden: Callable[[str, str], None], which: str) -> None:
    report = document(committee("arbetsmarknadsnamnden"), occasion(which))
    golden(f"{report.meta.file_stem}.txt", outline.render(report))
