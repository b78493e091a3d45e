"""Read which parts a measure gives values for: `[delar.kön]`, `[delar.enhet]`, `[delar.grupp]`."""

from __future__ import annotations

from tertial.measurement.extracts.declaring.table import Table
from tertial.measurement.extracts.rule import PartColumn, Parts

WOMEN, MEN = "women", "men"


def parts_of(table: Table | None) -> Parts:
    """The parts; only the whole where nothing is said."""
    if table is None:
        return Parts()
    table.only(("helhet", "korsade", "kön", "enhet", "grupp"))
    parts = Parts(
        whole=table.switch_at("helhet", default=True),
        crossed=table.switch_at("korsade", default=False),
        sex=_sex(table.table_at("kön")),
        unit=_coded(table.table_at("enhet"), "enhetens"),
        group=_coded(table.table_at("grupp"), "delens"),
    )
    if not parts.whole and not list(parts.columns()):
        raise table.fault(
            "Utan helhet och utan delar finns inget värde. Ta bort raden eller lägg till en del.", "helhet"
        )
    return parts


def _sex(table: Table | None) -> PartColumn | None:
    if table is None:
        return None
    table.only(("kolumn", "kvinnor", "män", "övriga"))
    codes = {}
    for name, part in (("kvinnor", WOMEN), ("män", MEN)):
        if not table.has(name):
            raise table.fault(f"”{name}” saknas: vilka koder i kolumnen som betyder {name}.")
        for code in table.texts_at(name):
            if code in codes:
                raise table.fault(f"Koden ”{code}” står både under kvinnor och män.", table.find(name)[0])
            codes[code] = part
    return _with_others(table, codes)


def _coded(table: Table | None, whose: str) -> PartColumn | None:
    if table is None:
        return None
    table.only(("kolumn", "koder", "övriga"))
    inner = table.table_at("koder")
    if inner is None or not inner.values:
        raise table.fault(f'”koder” saknas: skriv koden i kolumnen och {whose} namn, som {{ "7110" = "amc" }}.')
    codes = {}
    for code, part in inner.values.items():
        if not isinstance(part, str) or not part.strip():
            raise inner.fault(f"Här ska stå {whose} namn, så som det står i webbadresser.", code)
        codes[code.strip()] = part.strip()
    return _with_others(table, codes)


def _with_others(table: Table, codes: dict[str, str]) -> PartColumn:
    others = table.texts_at("övriga")
    for code in others:
        if code in codes:
            raise table.fault(f"Koden ”{code}” hör redan till en del.", table.find("övriga")[0])
    return PartColumn(table.text_at("kolumn"), codes, others)
