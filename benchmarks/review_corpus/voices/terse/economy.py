"""The economy in the short voice."""

from __future__ import annotations

from benchmarks.review_corpus.saying import Said, Slot, figure, say
from benchmarks.review_corpus.voices import tables
from benchmarks.review_corpus.voices.terse.pen import TersePen
from benchmarks.review_corpus.world import Line
from benchmarks.review_corpus.writing.economy import apart_of, invested, kind_figure

SUMS = (("total", "Summa nämnden"), ("revenue", "varav intäkter"), ("costs", "varav kostnader"))
MEASURES = (
    "vakanta tjänster hålls obesatta till årsskiftet",
    "inköpsstopp för annat än det nödvändiga",
    "månadsvisa avstämningar med varje enhetschef",
    "schema och vikarier ses över, tillsättning prövas av förvaltningschefen",
)


# ---- Tables ---------------------------------------------------------------------------------------------------------


def summary_table(pen: TersePen) -> None:
    """The whole year in four rows, the net as a sum."""
    tables.summary(
        pen, "Ekonomi i korthet, tkr", "Post",
        (("year_budget", f"Budget {pen.number}"), ("forecast", "Prognos helår"), ("forecast_deviation", "Avvikelse")),
        (("revenue", "Intäkter"), ("costs", "Kostnader"), ("total", "Nettokostnad")), "Investeringar",
    )  # fmt: skip


def period_table(pen: TersePen) -> None:
    """The budget first, the unit in the caption."""
    tables.operating(
        pen, f"Utfall t.o.m. {pen.till} {pen.number}, tkr", "Verksamhet",
        (("budget", f"Budget t.o.m. {pen.till}"), ("outcome", f"Utfall t.o.m. {pen.till}"), ("deviation", "Avvikelse"),
         ("previous", f"Utfall t.o.m. {pen.till} {pen.number - 1}")),
        SUMS,
    )  # fmt: skip


def year_table(pen: TersePen) -> None:
    """Budget, outcome so far, forecast and deviation, with the codes in a column of their own."""
    tables.operating(
        pen, f"Helårsprognos {pen.number}", "Verksamhet, tkr",
        (("year_budget", "Budget helår"), ("outcome", f"Utfall t.o.m. {pen.till}"), ("forecast", f"Prognos dec {pen.number}"),
         ("forecast_deviation", "Avvikelse prognos"), ("year_end", f"Utfall {pen.number - 1}")),
        (("total", "Totalt"), ("costs", "- kostnader"), ("revenue", "- intäkter")), coded="Ansvar",
    )  # fmt: skip


def kinds_table(pen: TersePen) -> None:
    """Last year first, and what has been added."""
    tables.kinds(
        pen, "Kostnader per slag (tkr)", "Kostnadsslag",
        (("fjol", f"Jan–{pen.till} {pen.number - 1}"), ("nu", f"Jan–{pen.till} {pen.number}"), ("change", "Förändring")), "Totalt",
    )  # fmt: skip


def investments_table(pen: TersePen) -> None:
    """The budget first."""
    tables.investments(
        pen, "Investeringar, tkr", "Projekt",
        (("budget", f"Budget {pen.number}"), ("outcome", f"Utfall t.o.m. {pen.till}"), ("forecast", f"Prognos {pen.number}"), ("deviation", "Avvikelse")),
        "Totalt",
    )  # fmt: skip


# ---- What is said ---------------------------------------------------------------------------------------------------


def net_of_period(pen: TersePen) -> Said:
    """The committee's result for the period."""
    net, budget, deviation = pen.total("outcome"), pen.total("budget"), pen.total("deviation")
    if pen.lot.random() < 0.5:
        return say(
            "Nettokostnad {period}: {net} mot budgeterade {budget} ({signed}).",
            period=pen.months(), net=pen.amount(net), budget=pen.amount(budget), signed=pen.signed(deviation),
        )  # fmt: skip
    return say(
        "Utfall {period} {net}, {sign} {deviation} mot budget.",
        period=pen.months(), net=pen.amount(net), sign=pen.sign(deviation), deviation=pen.amount(deviation),
    )  # fmt: skip


def net_of_year(pen: TersePen) -> Said:
    """The committee's forecast."""
    net, budget, deviation = pen.total("forecast"), pen.total("year_budget"), pen.total("forecast_deviation")
    if pen.lot.random() < 0.5:
        return say(
            "Prognos helår {year}: {net} (budget {budget}), {sign} {deviation}.",
            year=pen.year(), net=pen.amount(net), budget=pen.amount(budget), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        )  # fmt: skip
    return say(
        "Helårsprognos {year} {net}, avvikelse {signed} mot budget {budget}.",
        year=pen.year(), net=pen.amount(net), signed=pen.signed(deviation), budget=pen.amount(budget),
    )  # fmt: skip


def since_last_year(pen: TersePen) -> Said:
    """The period against the same period last year."""
    now, before = pen.world.total("outcome"), pen.world.total("previous")
    return say(
        "Samma tid {year}: {before}, dvs. {apart} {move} i år.",
        year=pen.year(1), before=pen.amount(pen.total("previous")), apart=apart_of(pen, "total", abs(now - before)),
        move=pen.move(now, before, ("mer", "mindre"), "total: outcome - previous"),
    )  # fmt: skip


def line_of_year(pen: TersePen, line: Line) -> list[Said]:
    """A row's forecast, its cause, and what is done where it is a deficit."""
    deviation = pen.line(line, "forecast_deviation")
    title, forecast, budget = line.kind.title, pen.line(line, "forecast"), pen.line(line, "year_budget")
    deficit = line.forecast_deviation < 0
    if pen.lot.random() < 0.5:
        first = say(
            "{title}: prognos {forecast}, budget {budget} ({signed}).",
            title=title, forecast=pen.amount(forecast), budget=pen.amount(budget), signed=pen.signed(deviation),
        )  # fmt: skip
    else:
        first = say(
            "{title}: {sign} {deviation} på helår.",
            title=title,
            sign=pen.sign(deviation),
            deviation=pen.amount(deviation),
        )
    cause = line.kind.dearer if deficit else line.kind.cheaper
    told = [
        first,
        say(
            pen.lot.choice(("{why} på {cause}.", "{why} i huvudsak på {cause}.")),
            why=Slot("explained", "Beror", deviation.key),
            cause=cause,
        ),
    ]
    if deficit:
        told.append(say("Åtgärd: {measure}.", measure=Slot("measure_taken", pen.lot.choice(MEASURES), deviation.key)))
    return told


def line_of_period(pen: TersePen, line: Line) -> Said:
    """A row in the period."""
    deviation, apart = pen.line(line, "deviation"), line.outcome - line.previous
    if pen.lot.random() < 0.5:
        return say(
            "{title} {period}: {sign} {deviation}.",
            title=line.kind.title, sign=pen.sign(deviation), deviation=pen.amount(deviation), period=pen.months(),
        )  # fmt: skip
    return say(
        "{title}: utfall {outcome} ({apart} {move} än samma tid {year}).",
        title=line.kind.title, outcome=pen.amount(pen.line(line, "outcome")), apart=apart_of(pen, line.kind.code, abs(apart)),
        move=pen.move(line.outcome, line.previous, ("mer", "mindre"), f"{line.kind.code}: outcome - previous"), year=pen.year(1),
    )  # fmt: skip


def costs_and_revenue(pen: TersePen) -> Said:
    """The year's costs and revenue."""
    return say(
        "Intäkter helår {revenue}, kostnader {costs}.",
        revenue=pen.amount(pen.total("forecast", "revenue")), costs=pen.amount(pen.total("forecast", "costs")),
    )  # fmt: skip


def revenue_explained(pen: TersePen) -> Said:
    """Why the revenue is not what was budgeted."""
    less = pen.total("forecast_deviation", "revenue").number
    assert less is not None
    if less < 0:
        return say("Intäkterna blir lägre än budget eftersom bidrag och avgifter inte når upp till det beräknade.")
    return say("Intäkterna blir högre än budget tack vare bidrag som inte var kända när budgeten gjordes.")


def investments_explained(pen: TersePen) -> Said:
    """Why the investments are not what was budgeted."""
    left = invested(pen, "deviation").number
    assert left is not None
    return say(
        "Avvikelsen beror på förseningar i upphandlingen."
        if left > 0
        else "Avvikelsen beror på högre priser i anbuden."
    )


def by_kind(pen: TersePen) -> list[Said]:
    """What has changed among the kinds of cost."""
    told = []
    for name in pen.lot.sample(sorted(pen.world.kinds_of_cost), 3):
        now, before = pen.world.kinds_of_cost[name]
        told.append(
            say(
                "{name}: {now}, {move} {apart} från {year}.",
                name=name, now=pen.amount(kind_figure(pen, name, 0)), move=pen.move(now, before, ("upp", "ned"), f"{name}: now - before"),
                apart=pen.amount(pen.money(f"kindchange/{name}", now - before, name), role="difference"), year=pen.year(1),
            )
        )  # fmt: skip
    return told


def two_together(pen: TersePen) -> Said:
    """The sum of two rows' deviations."""
    one, two = pen.lot.sample([line for line in pen.world.lines if abs(line.forecast_deviation) > 200_000], 2)
    source = figure(
        f"sum/{one.kind.code}+{two.kind.code}", one.forecast_deviation + two.forecast_deviation, "kr", str(pen.number), "två rader"
    )  # fmt: skip
    return say(
        "{one} och {two} ger tillsammans {sign} {value} i helårsprognosen.",
        one=one.kind.title, two=two.kind.title.lower(), sign=pen.sign(source), value=pen.amount(source, role="sum_of_two", bound=False),
    )  # fmt: skip


def investments_said(pen: TersePen) -> list[Said]:
    """What is said of the investments."""
    deviation, one = invested(pen, "deviation"), pen.world.projects[0]
    spent = pen.money(f"investment/{one.name}/forecast", one.forecast, one.name, str(pen.number))
    return [
        say(
            "Investerat per {day}: {outcome} av budgeterade {budget}.",
            day=pen.last_day(), outcome=pen.amount(invested(pen, "outcome")), budget=pen.amount(invested(pen, "budget")),
        ),
        say(
            "Prognos {forecast}, {sign} {deviation}.",
            forecast=pen.amount(invested(pen, "forecast")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        ),
        say("Störst är {project}, prognos {forecast}." if _largest(pen) else "{Project}: prognos {forecast}.", project=one.phrase, forecast=pen.amount(spent)),
        say(
            "Flytt av medel från {year} beslutades i {month} ({decision}).",
            year=pen.year(1), month=pen.decided_month("moved"), decision=pen.decision("moved"),
        ),
    ]  # fmt: skip


def _largest(pen: TersePen) -> bool:
    return pen.world.projects[0].forecast == max(one.forecast for one in pen.world.projects)
