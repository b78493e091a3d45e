"""The indicators that the list shows, as a file: one row per part and unit, with the verdict and its rule in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.document.printing import printed
from tertial.measurement.queries import Line
from tertial.steering.calculations import Evaluation, Verdict
from tertial.web.pages.indicators import Group, Listed, ListedRow, found_at, groups_of
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """All that the filters let through, not only the page that is seen."""
    groups = groups_of(place, found_at(request, place).entries(), all_rows=True)
    keys = sorted(
        {column.key for group in groups for column in group.columns if column.key[:1].isdigit()},
        key=lambda key: Period.parse(key).end,
    )
    keys += [
        key for key in ("forecast", "target") if any(column.key == key for group in groups for column in group.columns)
    ]
    titles = {"forecast": _("Prognos helår"), "target": _("Målvärde")}
    columns = [
        Column(_("Mål"), "text", 40),
        Column(_("Indikator"), "text", 60),
        Column(_("Del"), "text", 24),
        Column(_("Enhet"), "text", 14),
        Column(_("Ansvarig"), "text", 14),
        *(Column(titles.get(key) or heading(Period.parse(key)), "number") for key in keys),
        Column(_("Når målvärdet"), "text", 14),
        Column(_("Varför"), "text", 60),
    ]
    rows = [row for group in groups for item in group.indicators for row in _rows(group, item, keys)]
    return table_response(TableFile("indikatorer", _("Indikatorer"), "", columns, rows), place, format)


def _rows(group: Group, item: Listed, keys: list[str]) -> Iterator[list[Value]]:
    for listed in item.rows:
        units = list(dict.fromkeys(line.unit for cell in listed.cells for line in cell)) or [""]
        for unit in units:
            words = ", ".join(word for word in (listed.row.label, unit) if word)
            evaluation = next((one for name, one in listed.row.evaluations if name == unit), None)
            yield [
                str(group.title),
                item.measured.name,
                words,
                item.measured.unit,
                item.owner,
                *(_value(listed, key, unit) for key in keys),
                _word(evaluation),
                evaluation.words if evaluation else "",
            ]


def _value(listed: ListedRow, key: str, unit: str) -> Value:
    """A number as it is, what is printed of anything else: words, a limit, I.U."""
    lines: tuple[Line, ...] = listed.row.cells.get(key, ())
    figure: Figure | None = next((line.figure for line in lines if line.unit == unit), None)
    if figure is None:
        return None
    return figure.number if figure.number is not None and key != "target" else printed(figure)


def _word(evaluation: Evaluation | None) -> str:
    words = {Verdict.MET: _("ja"), Verdict.ON_THE_WAY: _("på väg"), Verdict.NOT_MET: _("nej")}
    return words.get(evaluation.verdict, "") if evaluation else ""
