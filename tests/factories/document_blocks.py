"""Blocks for the example document: tables, a chart and the figures in them."""

from __future__ import annotations

from decimal import Decimal

from tertial.document.blocks import (
    Chart,
    Column,
    ColumnKind,
    Row,
    RowKind,
    Table,
    specification,
)
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import (
    Content,
    FigureText,
    LineBreak,
    NoteMark,
    Status,
    StatusMark,
    Text,
)

LEDGER = Provenance(Origin.LEDGER, "Ekonomisystemet", "bokfört till och med augusti")
OBSERVATION = Provenance(Origin.OBSERVATION, "Kolada")
NEW_SYSTEM = NoteMark("Uppgiften saknas: nytt verksamhetssystem, mätningen börjar om i oktober 2023.")
HOUSEHOLDS = NoteMark("Avser hushåll som fått ekonomiskt bistånd någon gång under månaden.")
WHOLE_YEAR = NoteMark("Helårsvärdet är ett genomsnitt av årets tolv månader.")

# code, name, then outcome, budget and outcome last year for January–August, forecast and budget for the year (kr)
LINES = (
    ("100", "Nämnden", 1_205_300, 1_333_000, 1_190_000, 1_900_000, 2_000_000),
    ("470", "Arbetsmarknadsåtgärder", 61_840_200, 64_533_000, 58_112_000, 95_300_000, 96_800_000),
    ("472", "Offentligt skyddad anställning", 18_004_000, 17_333_000, 16_950_000, 27_100_000, 26_000_000),
    ("575", "Ekonomiskt bistånd", 168_412_650, 172_000_000, 160_730_000, 254_800_000, 258_000_000),
    ("600", "Stöd till vuxna", 96_115_000, 92_200_000, 91_044_000, 143_400_000, 138_300_000),
    ("921", "Flyktingmottagande", -12_440_000, -11_000_000, -20_114_000, -17_900_000, -16_500_000),
)


def money(key: str, kronor: int, label: str, *, shown_in: str = "mnkr", with_unit: bool = False) -> Figure:
    """An amount in kronor, printed in `shown_in`."""
    return Figure(
        key=key,
        value=Decimal(kronor),
        unit="kr",
        period="2023-08",
        label=label,
        provenance=LEDGER,
        shown_in=shown_in,
        with_unit=with_unit,
    )


def measured(key: str, value: str | Missing, unit: str = "%", *, wording: str = "", previous: str = "") -> FigureText:
    """A measured value, a missing one, or a target as it was decided."""
    return FigureText(
        Figure(
            key=key,
            value=value if isinstance(value, Missing) else Decimal(value),
            unit=unit,
            period="2023-08",
            label=key,
            provenance=OBSERVATION,
            wording=wording,
            previous_value=Decimal(previous) if previous else None,
        )
    )


def text(words: str, *, strong: bool = False, emphasis: bool = False) -> Content:
    """A content of one run of text."""
    return (Text(words, strong=strong, emphasis=emphasis),)


def economy_table(identifier: str = "drift", unit: str = "mnkr") -> Table:
    """A wide table, eight columns: the operating lines with group row, subtotal, of-which row and total."""

    def cells(name: str, amounts: tuple[int, ...], code: str) -> tuple[Content, ...]:
        outcome, budget, last, forecast, year = amounts
        values = (outcome, budget, budget - outcome, last, forecast, year, year - forecast)
        return (
            text(name),
            *((FigureText(money(f"line/{code}/{i}", v, name, shown_in=unit)),) for i, v in enumerate(values)),
        )

    def sums(lines: tuple[tuple[str, str, int, int, int, int, int], ...]) -> tuple[int, ...]:
        return tuple(sum(line[i] for line in lines) for i in range(2, 7))  # type: ignore[misc]

    numbers = ("Utfall jan–aug", "Budget jan–aug", "Avvikelse", "Utfall jan–aug 2022", "Prognos", "Budget", "Avvikelse")
    return Table(
        id=identifier,
        caption="Driftsammandrag januari–augusti och helårsprognos",
        unit=unit,
        columns=(
            Column("line", "Verksamhet", width=2.6),
            *(Column(f"c{i}", label, ColumnKind.NUMBER) for i, label in enumerate(numbers)),
        ),
        rows=(
            Row("g1", (text("Arbetsmarknad"),), RowKind.GROUP),
            *(Row(line[0], cells(line[1], line[2:], line[0]), indent=1) for line in LINES[:3]),
            Row("s1", cells("Summa arbetsmarknad", sums(LINES[:3]), "s1"), RowKind.SUBTOTAL),
            Row("g2", (text("Ekonomiskt bistånd och stöd"),), RowKind.GROUP),
            *(Row(line[0], cells(line[1], line[2:], line[0]), indent=1) for line in LINES[3:]),
            Row("total", cells("Summa nettokostnader", sums(LINES), "total"), RowKind.TOTAL),
            Row("revenue", cells("varav intäkter", LINES[5][2:], "revenue"), RowKind.OF_WHICH, indent=1),
        ),
    )


def goal_table() -> Table:
    """Goals with status marks of all kinds, and line breaks within a cell."""
    states = (
        ("Professionellt bemötande och hög tillgänglighet", Status.MET, "Uppnås"),
        ("Hög egenförsörjningsgrad", Status.PARTLY, "Uppnås delvis"),
        ("Trygghet och inflytande", Status.NOT_MET, "Uppnås ej"),
        ("Kunskap och kompetens", Status.CANNOT_BE_ASSESSED, "Kan ej bedömas"),
        ("Arbetsmarknadskunskap för nyanlända", Status.ONGOING, "Pågår"),
        ("Förenklad ansökan", Status.DONE, "Klart"),
        ("Gemensam ingång för unga", Status.LATER, "Redovisas senare"),
        ("Kontroll av utbetalningar", Status.DEVIATION, "Avvikelse"),
        ("Dokumentation i tid", Status.REMAINS, "Kvarstår"),
    )
    return Table(
        id="mal",
        caption="Nämndens mål och bedömning",
        columns=(
            Column("goal", "Mål", width=2),
            Column("status", "Bedömning", ColumnKind.STATUS),
            Column("why", "Varför", width=2.4),
        ),
        rows=tuple(
            Row(
                f"goal-{number}",
                (
                    text(goal),
                    (StatusMark(status, word),),
                    (
                        Text("Två av tre indikatorer "),
                        Text("når målvärdet", strong=True),
                        LineBreak(),
                        Text("i augusti."),
                    ),
                ),
            )
            for number, (goal, status, word) in enumerate(states, 1)
        ),
    )


def indicator_table(rows: int = 60) -> Table:
    """A long table that breaks over pages: values, decided targets, missing values and notes."""
    built: list[Row] = []
    for number in range(1, rows + 1):
        missing = measured(f"i/{number}", Missing(MissingReason.NEW_SOURCE_SYSTEM, "Nytt verksamhetssystem"))
        value: Content = (
            (missing, NEW_SYSTEM) if number % 7 == 0 else (measured(f"i/{number}", f"{number * 3}.{number % 10}"),)
        )
        built.append(
            Row(
                f"i{number}",
                (
                    (Text(f"Andel deltagare som går vidare till arbete eller studier, grupp {number}"),)
                    + ((HOUSEHOLDS,) if number == 3 else ()),
                    (measured(f"t/{number}", "30", wording="≤ 30" if number % 2 else "Ska öka"),),
                    (measured(f"w/{number}", str(number * 2)),),
                    (measured(f"m/{number}", f"{number * 1111}.25", previous="94.5" if number == 5 else ""),),
                    value,
                ),
            )
        )
    return Table(
        id="indikatorer",
        caption="Indikatorer med målvärde och utfall",
        columns=(
            Column("indicator", "Indikator", width=3),
            Column("target", "Målvärde 2023", ColumnKind.NUMBER),
            Column("women", "Kvinnor", ColumnKind.NUMBER),
            Column("men", "Män", ColumnKind.NUMBER),
            Column("all", "Alla", ColumnKind.NUMBER),
        ),
        rows=tuple(built),
        unit="procent",
    )


def chart(identifier: str = "nettokostnad") -> Chart:
    """A small bar chart with its table and its sentence."""
    values = [{"line": line[1], "year": "2023", "mnkr": line[2] / 1_000_000} for line in LINES]
    return Chart(
        id=identifier,
        title="Nettokostnad per verksamhet",
        specification=specification(
            {
                "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
                "width": 420,
                "height": 160,
                "data": {"values": values},
                "mark": {"type": "bar", "color": "#0b5cad"},
                "encoding": {
                    "x": {"field": "mnkr", "type": "quantitative", "title": "mnkr"},
                    "y": {"field": "line", "type": "nominal", "title": None, "sort": None},
                },
            }
        ),
        table=Table(
            id=f"{identifier}-tabell",
            caption="Nettokostnad per verksamhet",
            unit="mnkr",
            columns=(Column("line", "Verksamhet", width=3), Column("mnkr", "Januari–augusti 2023", ColumnKind.NUMBER)),
            rows=tuple(
                Row(line[0], (text(line[1]), (FigureText(money(f"chart/{line[0]}", line[2], line[1])),)))
                for line in LINES
            ),
        ),
        sentence="Ekonomiskt bistånd är den största verksamheten med 168,4 mnkr, följt av stöd till vuxna med 96,1 mnkr.",
    )
