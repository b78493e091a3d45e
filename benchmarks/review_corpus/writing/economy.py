"""The economy: summary, operating tables, costs by kind, investments, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from benchmarks.review_corpus.saying import Said, Slot, figure, hedged_money, say
from benchmarks.review_corpus.script import CellSaid
from benchmarks.review_corpus.world import Line
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.periods import MONTHS
from tertial.document.blocks import ColumnKind, RowKind
from tertial.document.figure import Figure

D = Decimal
_SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
TEXT, NUMBER, DEVIATION = ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.DEVIATION
MEASURES = (
    "ses bemanningen över och vakanta tjänster prövas innan de återbesätts",
    "har en åtgärdsplan tagits fram som följs upp varje månad",
    "minskas inköp av konsulttjänster och samordnas inköp mellan enheterna",
    "ses avtalen över och schemaläggningen anpassas efter behov",
)


def summary_table(pen: Pen) -> None:
    """The whole year in four rows."""
    year = pen.number
    rows = []
    for label, of, sort in (
        ("Verksamhetens nettokostnader", "total", RowKind.PLAIN),
        ("varav kostnader", "costs", RowKind.OF_WHICH),
        ("varav intäkter", "revenue", RowKind.OF_WHICH),
    ):
        cells = [CellSaid(label)] + [
            pen.money_cell(pen.total(column, of), f"{of}:{column}")
            for column in ("forecast", "year_budget", "forecast_deviation")
        ]
        rows.append((of, sort, int(sort is RowKind.OF_WHICH), cells))
    cells = [CellSaid("Investeringar, netto")] + [
        pen.money_cell(invested(pen, column), f"invested:{column}") for column in ("forecast", "budget", "deviation")
    ]
    rows.append(("investments", RowKind.PLAIN, 0, cells))
    pen.script.table(
        "summary",
        f"Ekonomi i sammandrag, belopp i {pen.world.printed}",
        (("post", "Ekonomi", TEXT), ("prognos", "Prognos helår", NUMBER), ("budget", f"Budget {year}", NUMBER), ("avvikelse", "Avvikelse", DEVIATION)),
        rows, unit=pen.world.printed,
    )  # fmt: skip


def invested(pen: Pen, column: str) -> Figure:
    """All investments together."""
    found = {
        "outcome": sum((one.outcome for one in pen.world.projects), D(0)),
        "forecast": sum((one.forecast for one in pen.world.projects), D(0)),
        "budget": sum((one.budget for one in pen.world.projects), D(0)),
    }
    found["deviation"] = found["budget"] - found["forecast"]
    period = str(pen.world.period) if column == "outcome" else str(pen.number)
    return pen.money(f"investment/total/{period}/{column}", found[column], "Investeringar, netto", period)


def operating_table(
    pen: Pen, columns: tuple[str, str, str, str], caption: str, labels: tuple[str, str, str, str]
) -> None:
    """The operating summary in four columns."""
    rows: list[tuple[str, RowKind, int, list[CellSaid]]] = []
    for line in pen.world.lines:
        cells = [CellSaid(f"{line.kind.code} {line.kind.title}")]
        cells += [pen.money_cell(pen.line(line, column), f"line:{column}") for column in columns]
        rows.append((line.kind.code, RowKind.PLAIN, 0, cells))
    for label, of, sort in (
        ("Summa nettokostnader", "total", RowKind.TOTAL),
        ("varav kostnader", "costs", RowKind.OF_WHICH),
        ("varav intäkter", "revenue", RowKind.OF_WHICH),
    ):
        cells = [CellSaid(label)] + [pen.money_cell(pen.total(column, of), f"{of}:{column}") for column in columns]
        rows.append((of, sort, int(sort is RowKind.OF_WHICH), cells))
    heads = [("verksamhet", f"Driftsammandrag, netto {pen.world.printed}", TEXT)]
    heads += [
        (column, label, DEVIATION if "deviation" in column else NUMBER)
        for column, label in zip(columns, labels, strict=True)
    ]
    pen.script.table("operating", caption, heads, rows, unit=pen.world.printed)


def period_table(pen: Pen) -> None:
    """The period against its budget."""
    year, till = pen.number, _SHORT[pen.month - 1]
    operating_table(
        pen, ("outcome", "budget", "deviation", "previous"),
        f"Driftsammandrag, resultat {31} {MONTHS[pen.month - 1]} {year}",
        (f"Redovisat jan–{till} {year}", f"Budget jan–{till} {year}", "Avvikelse", f"Redovisat jan–{till} {year - 1}"),
    )  # fmt: skip


def year_table(pen: Pen) -> None:
    """The forecast against the year's budget."""
    year = pen.number
    operating_table(
        pen, ("forecast", "year_budget", "forecast_deviation", "year_end"), f"Driftsammandrag, prognos för helår {year}",
        (f"Prognos helår {year}", f"Budget helår {year}", "Avvikelse", f"Bokslut {year - 1}"),
    )  # fmt: skip


def kinds_table(pen: Pen) -> None:
    """Costs by kind, this year against last."""
    year, till = pen.number, _SHORT[pen.month - 1]
    rows: list[tuple[str, RowKind, int, list[CellSaid]]] = []
    for name in pen.world.kinds_of_cost:
        cells = [CellSaid(name), *(pen.money_cell(kind_figure(pen, name, place), f"kind:{place}") for place in (0, 1))]
        rows.append((name, RowKind.PLAIN, 0, cells))
    sums = [
        pen.money_cell(pen.total(column, "costs"), f"kindsum:{place}")
        for place, column in enumerate(("outcome", "previous"))
    ]
    rows.append(("summa", RowKind.TOTAL, 0, [CellSaid("Summa kostnader"), *sums]))
    pen.script.table(
        "kinds", "Kostnader per slag",
        (("slag", "Kostnadsslag", TEXT), ("nu", f"Jan–{till} {year}", NUMBER), ("fjol", f"Jan–{till} {year - 1}", NUMBER)),
        rows, unit=pen.world.printed,
    )  # fmt: skip


def kind_figure(pen: Pen, name: str, place: int) -> Figure:
    """A kind of cost this year or last."""
    period = str(pen.world.period if not place else pen.world.period.years_back(1))
    return pen.money(
        f"kind/{name.lower().replace(' ', '-')}/{period}", pen.world.kinds_of_cost[name][place], name, period
    )


def investments_table(pen: Pen) -> None:
    """Projects with outcome, forecast, budget and deviation."""
    year, till = pen.number, _SHORT[pen.month - 1]
    columns = ("outcome", "forecast", "budget", "deviation")
    rows: list[tuple[str, RowKind, int, list[CellSaid]]] = []
    for one in pen.world.projects:
        values = {
            "outcome": one.outcome,
            "forecast": one.forecast,
            "budget": one.budget,
            "deviation": one.budget - one.forecast,
        }
        cells = [CellSaid(one.name)]
        for column in columns:
            source = pen.money(f"investment/{one.name}/{column}", values[column], one.name, str(year))
            cells.append(pen.money_cell(source, f"project:{column}"))
        rows.append((one.name, RowKind.PLAIN, 0, cells))
    total = [pen.money_cell(invested(pen, column), f"projectsum:{column}") for column in columns]
    rows.append(("summa", RowKind.TOTAL, 0, [CellSaid("Summa investeringar"), *total]))
    pen.script.table(
        "investments", f"Investeringar {year}",
        (("projekt", "Investeringar", TEXT), ("utfall", f"Redovisat jan–{till} {year}", NUMBER), ("prognos", f"Prognos {year}", NUMBER),
         ("budget", f"Budget {year}", NUMBER), ("avvikelse", "Avvikelse", DEVIATION)),
        rows, unit=pen.world.printed,
    )  # fmt: skip


# ---- What is said ---------------------------------------------------------------------------------------------------


def net_of_period(pen: Pen) -> Said:
    """The committee's result for the period."""
    deviation = pen.total("deviation")
    return say(
        pen.lot.choice(
            (
                "{Body} redovisar för {period} nettokostnader på {net}, vilket är ett {sign} på {deviation} mot periodens budget.",
                "Nettokostnaderna för {period} uppgår till {net}. Det är ett {sign} på {deviation} jämfört med periodens budget.",
            )
        ),
        body=pen.world.kind.committee, period=pen.months(), net=pen.amount(pen.total("outcome")), sign=pen.sign(deviation),
        deviation=pen.amount(deviation),
    )  # fmt: skip


def net_of_year(pen: Pen) -> Said:
    """The committee's forecast."""
    deviation = pen.total("forecast_deviation")
    return say(
        pen.lot.choice(
            (
                "Helårsprognosen för {year} är {net}, ett {sign} på {deviation} mot budgeten på {budget}.",
                "För helåret {year} prognostiseras ett {sign} på {deviation}: nettokostnaderna beräknas bli {net} och budgeten är {budget}.",
            )
        ),
        year=pen.year(), net=pen.amount(pen.total("forecast")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        budget=pen.amount(pen.total("year_budget")),
    )  # fmt: skip


def since_last_year(pen: Pen) -> Said:
    """The period against the same period last year."""
    now, before = pen.world.total("outcome"), pen.world.total("previous")
    return say(
        "Jämfört med samma period {year} har nettokostnaderna {move} med {apart}.",
        year=pen.year(1), move=pen.move(now, before, ("ökat", "minskat"), "total: outcome - previous"),
        apart=apart_of(pen, "total", abs(now - before)),
    )  # fmt: skip


def apart_of(pen: Pen, of: str, value: Decimal) -> Slot:
    """How far two amounts are apart; it stands in no table."""
    return pen.amount(
        figure(f"difference/{of}", value, "kr", str(pen.world.period), of), role="difference", bound=False
    )


def significant(pen: Pen) -> list[Line]:
    """The rows that deviate so much that it is explained."""
    return [line for line in pen.world.lines if abs(line.forecast_deviation) >= line.year_budget * D("0.02")]


def line_of_year(pen: Pen, line: Line) -> list[Said]:
    """A row's forecast, with its cause, and what is done where it is a deficit."""
    deviation = pen.line(line, "forecast_deviation")
    the = line.kind.phrase
    hedged = hedged_money(deviation) if pen.lot.random() < 0.5 else None
    first = say(
        pen.lot.choice(
            (
                "För {the} prognostiseras ett {sign} på {deviation} för helåret.",
                "{The} beräknas kosta {forecast} under året, att jämföra med en budget på {budget}, vilket ger ett {sign} på {deviation}.",
                "Helårsprognosen för {the} visar ett {sign} på {deviation}.",
            )
        ),
        the=the, sign=pen.sign(deviation), deviation=hedged or pen.amount(deviation), forecast=pen.amount(pen.line(line, "forecast")),
        budget=pen.amount(pen.line(line, "year_budget")),
    )  # fmt: skip
    deficit = line.forecast_deviation < 0
    cause = line.kind.dearer if deficit else line.kind.cheaper
    told = [
        first,
        say(
            pen.lot.choice(("{Sign} beror på {cause}.", "Orsaken till {sign} är främst {cause}.")),
            sign=Slot("explained", "underskottet" if deficit else "överskottet", deviation.key, other=""),
            cause=cause,
        ),
    ]  # fmt: skip
    told[1] = _capital(told[1])
    if deficit:
        measure = Slot("measure_taken", pen.lot.choice(MEASURES), deviation.key)
        told.append(say("För att minska underskottet {measure}.", measure=measure))
    return told


def _capital(said: Said) -> Said:
    """With a capital first, whatever kind of piece it is."""
    from dataclasses import replace

    first = said.pieces[0]
    if isinstance(first, Slot):
        return Said((replace(first, text=first.text[0].upper() + first.text[1:]), *said.pieces[1:]))
    return said


def line_of_period(pen: Pen, line: Line) -> Said:
    """A row in the period."""
    deviation = pen.line(line, "deviation")
    apart = line.outcome - line.previous
    makers: tuple[Callable[[], Said], ...] = (
        lambda: say(
            "{The} har för {period} ett {sign} på {deviation}.",
            the=line.kind.phrase, period=pen.months(), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        ),
        lambda: say(
            "Utfallet för {the} är {outcome}, vilket är {apart} {move} än samma period {year}.",
            the=line.kind.phrase, outcome=pen.amount(pen.line(line, "outcome")), apart=apart_of(pen, line.kind.code, abs(apart)),
            move=pen.move(line.outcome, line.previous, ("högre", "lägre"), f"{line.kind.code}: outcome - previous"), year=pen.year(1),
        ),
    )  # fmt: skip
    return pen.lot.choice(makers)()


def costs_and_revenue(pen: Pen) -> Said:
    """The year's costs and revenue."""
    return say(
        "Kostnaderna beräknas till {costs} och intäkterna till {revenue} för helåret.",
        costs=pen.amount(pen.total("forecast", "costs")), revenue=pen.amount(pen.total("forecast", "revenue")),
    )  # fmt: skip


def by_kind(pen: Pen) -> list[Said]:
    """What has changed among the kinds of cost."""
    told = []
    for name in pen.lot.sample(sorted(pen.world.kinds_of_cost), 3):
        now, before = pen.world.kinds_of_cost[name]
        the = {"Personalkostnader": "personalkostnaderna", "Lokalkostnader": "lokalkostnaderna", "Köp av verksamhet": "köpen av verksamhet",
               "Material och tjänster": "kostnaderna för material och tjänster", "Övriga kostnader": "de övriga kostnaderna"}[name]  # fmt: skip
        told.append(
            say(
                "{The} är {now} för {period}, {apart} {move} än samma period {year}.",
                the=the, now=pen.amount(kind_figure(pen, name, 0)), period=pen.months(), apart=apart_of(pen, name, abs(now - before)),
                move=pen.move(now, before, ("högre", "lägre"), f"{name}: now - before"), year=pen.year(1),
            )
        )  # fmt: skip
    return told


def two_together(pen: Pen) -> Said:
    """The sum of two rows' deviations."""
    one, two = pen.lot.sample([line for line in pen.world.lines if abs(line.forecast_deviation) > 200_000], 2)
    value = one.forecast_deviation + two.forecast_deviation
    source = figure(f"sum/{one.kind.code}+{two.kind.code}", value, "kr", str(pen.number), "två rader")
    return say(
        "Tillsammans väntas {one} och {two} ge ett {sign} på {value}.",
        one=one.kind.phrase, two=two.kind.phrase, sign=pen.sign(source), value=pen.amount(source, role="sum_of_two", bound=False),
    )  # fmt: skip


def investments_said(pen: Pen) -> list[Said]:
    """What is said of the investments."""
    deviation = invested(pen, "deviation")
    one = pen.world.projects[0]
    return [
        say(
            "Till och med den {day} har {outcome} av årets investeringsbudget på {budget} använts.",
            day=pen.last_day(), outcome=pen.amount(invested(pen, "outcome")), budget=pen.amount(invested(pen, "budget")),
        ),
        say(
            "Prognosen är {forecast}, vilket innebär ett {sign} på {deviation}.",
            forecast=pen.amount(invested(pen, "forecast")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        ),
        say(
            "För {project} väntas {forecast} gå åt.",
            project=one.phrase, forecast=pen.amount(pen.money(f"investment/{one.name}/forecast", one.forecast, one.name, str(pen.number))),
        ),
        say(
            "I {month} beslutades att medel från {year} får flyttas till årets budget ({decision}).",
            month=pen.decided_month("moved"), year=pen.year(1), decision=pen.decision("moved"),
        ),
    ]  # fmt: skip
