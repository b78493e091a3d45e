"""The economy in the long-winded voice."""

from __future__ import annotations

from benchmarks.review_corpus.saying import Said, Slot, figure, hedged_money, say
from benchmarks.review_corpus.voices import tables
from benchmarks.review_corpus.voices.winding.pen import WindingPen
from benchmarks.review_corpus.world import Line
from benchmarks.review_corpus.writing.economy import apart_of, invested, kind_figure
from tertial.common.periods import MONTHS

MEASURES = (
    "uppmanas samtliga enheter att pröva varje inköp och att om möjligt skjuta upp rekryteringar",
    "har förvaltningen fått i uppdrag att återkomma med förslag till hur verksamheten kan bedrivas inom sin ram",
    "görs tillsammans med berörda chefer en genomgång av bemanning och avtal, med början under hösten",
    "har nämnden beslutat om en åtgärdsplan som redovisas varannan månad",
)
PHRASES = {
    "Personalkostnader": "kostnaderna för personal", "Lokalkostnader": "kostnaderna för lokaler", "Köp av verksamhet": "kostnaderna för köpt verksamhet",
    "Material och tjänster": "kostnaderna för material och tjänster", "Övriga kostnader": "de kostnader som inte hör till något annat slag",
}  # fmt: skip


# ---- Tables ---------------------------------------------------------------------------------------------------------


def summary_table(pen: WindingPen) -> None:
    """The forecast beside the budget, the parts before their sum."""
    tables.summary(
        pen, f"Sammandrag av årets ekonomi ({pen.unit})", "Belopp netto",
        (("forecast", f"Årsprognos {pen.number}"), ("year_budget", f"Årsbudget {pen.number}"), ("forecast_deviation", "Budgetavvikelse")),
        (("costs", "Verksamhetens kostnader"), ("revenue", "Verksamhetens intäkter"), ("total", "Verksamhetens nettokostnad")), "Nettoinvesteringar",
    )  # fmt: skip


def period_table(pen: WindingPen) -> None:
    """Last year first, the unit in the first heading."""
    month = MONTHS[pen.month - 1]
    tables.operating(
        pen, f"Nettokostnader januari–{month}", f"Verksamhetsområde ({pen.unit})",
        (("previous", f"Utfall jan–{month[:3]} {pen.number - 1}"), ("outcome", f"Utfall jan–{month[:3]} {pen.number}"),
         ("budget", f"Periodbudget {pen.number}"), ("deviation", "Budgetavvikelse")),
        (("total", "Nettokostnad"), ("costs", "därav kostnader"), ("revenue", "därav intäkter")),
    )  # fmt: skip


def year_table(pen: WindingPen) -> None:
    """From last year's accounts to the forecast."""
    tables.operating(
        pen, f"Prognos över årets nettokostnader, {pen.unit}", "Verksamhetsområde",
        (("year_end", f"Bokslut {pen.number - 1}"), ("year_budget", f"Årsbudget {pen.number}"), ("forecast", f"Årsprognos {pen.number}"),
         ("forecast_deviation", "Budgetavvikelse")),
        (("total", "Nettokostnad"), ("costs", "därav kostnader"), ("revenue", "därav intäkter")),
    )  # fmt: skip


def kinds_table(pen: WindingPen) -> None:
    """This year, last year and the change."""
    month = MONTHS[pen.month - 1][:3]
    tables.kinds(
        pen, f"Kostnadernas fördelning ({pen.unit})", "Slag av kostnad",
        (("nu", f"Utfall jan–{month} {pen.number}"), ("fjol", f"Utfall jan–{month} {pen.number - 1}")), "Kostnader totalt",
    )  # fmt: skip


def investments_table(pen: WindingPen) -> None:
    """The forecast between budget and deviation."""
    tables.investments(
        pen, f"Årets investeringar i {pen.unit}", "Investeringsprojekt",
        (("budget", f"Årsbudget {pen.number}"), ("forecast", f"Årsprognos {pen.number}"), ("deviation", "Budgetavvikelse"),
         ("outcome", f"Upparbetat till och med {MONTHS[pen.month - 1]}")),
        "Samtliga projekt",
    )  # fmt: skip


# ---- What is said ---------------------------------------------------------------------------------------------------


def net_of_period(pen: WindingPen) -> Said:
    """The committee's result for the period."""
    deviation = pen.total("deviation")
    return say(
        pen.lot.choice(
            (
                "När perioden {period} summeras uppgår nettokostnaderna till {net}, vilket vid en jämförelse med den periodiserade budgeten innebär {sign} om {deviation}.",
                "Jämfört med den budget som har fördelats på perioden {period} redovisar nämnden {sign} om {deviation}, då nettokostnaderna uppgick till {net}.",
            )
        ),
        period=pen.months(), net=pen.amount(pen.total("outcome")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
    )  # fmt: skip


def net_of_year(pen: WindingPen) -> Said:
    """The committee's forecast."""
    deviation = pen.total("forecast_deviation")
    return say(
        pen.lot.choice(
            (
                "Sammantaget bedöms nettokostnaderna för helåret {year} komma att uppgå till {net}, att ställa mot en budget om {budget}, och därmed väntas {sign} om {deviation}.",
                "Nämnden, vars budget för helåret {year} är {budget}, räknar med {sign} om {deviation} och således med nettokostnader om {net}.",
            )
        ),
        year=pen.year(), net=pen.amount(pen.total("forecast")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        budget=pen.amount(pen.total("year_budget")),
    )  # fmt: skip


def since_last_year(pen: WindingPen) -> Said:
    """Last year's period against this year's."""
    now, before = pen.world.total("outcome"), pen.world.total("previous")
    return say(
        "Under motsvarande period {year} var nettokostnaderna {before} och således {apart} {move} än i år.",
        year=pen.year(1), before=pen.amount(pen.total("previous")), apart=apart_of(pen, "total", abs(now - before)),
        move=pen.move(now, before, ("lägre", "högre"), "total: outcome - previous"),
    )  # fmt: skip


def line_of_year(pen: WindingPen, line: Line) -> list[Said]:
    """A row's forecast with its cause first, and what is done where it is a deficit."""
    deviation = pen.line(line, "forecast_deviation")
    deficit = line.forecast_deviation < 0
    cause = line.kind.dearer if deficit else line.kind.cheaper
    amount = (
        hedged_money(deviation, pen.coin(deviation.number or pen.world.total("outcome")).word)
        if pen.lot.random() < 0.4
        else None
    ) or pen.amount(deviation)
    told = [
        say(
            "{why} {cause} väntas {the} redovisa {sign} om {deviation} när året är slut.",
            why=Slot("explained", "Till följd av", deviation.key), cause=cause, the=line.kind.phrase, sign=pen.sign(deviation), deviation=amount,
        ),
        say(
            "Av en årsbudget om {budget} beräknas nämligen {forecast} tas i anspråk för {the}.",
            budget=pen.amount(pen.line(line, "year_budget")), forecast=pen.amount(pen.line(line, "forecast")), the=line.kind.phrase,
        ) if deficit is False else say(
            "Mot årsbudgeten, som för {the} är {budget}, ska ställas nettokostnader som beräknas till {forecast}.",
            the=line.kind.phrase, budget=pen.amount(pen.line(line, "year_budget")), forecast=pen.amount(pen.line(line, "forecast")),
        ),
    ]  # fmt: skip
    if deficit:
        measure = Slot("measure_taken", pen.lot.choice(MEASURES), deviation.key)
        told.append(say("För att komma till rätta med underskottet {measure}.", measure=measure))
    return told


def line_of_period(pen: WindingPen, line: Line) -> Said:
    """A row in the period."""
    deviation, apart = pen.line(line, "deviation"), line.outcome - line.previous
    if pen.lot.random() < 0.5:
        return say(
            "Vad gäller {the} redovisas för {period} {sign} om {deviation}, sedan {outcome} har förbrukats.",
            the=line.kind.phrase, period=pen.months(), sign=pen.sign(deviation), deviation=pen.amount(deviation), outcome=pen.amount(pen.line(line, "outcome")),
        )  # fmt: skip
    return say(
        "Med nettokostnader om {outcome} har {the} hittills tagit i anspråk {apart} {move} än vid samma tid {year}.",
        outcome=pen.amount(pen.line(line, "outcome")), the=line.kind.phrase, apart=apart_of(pen, line.kind.code, abs(apart)),
        move=pen.move(line.outcome, line.previous, ("mer", "mindre"), f"{line.kind.code}: outcome - previous"), year=pen.year(1),
    )  # fmt: skip


def costs_and_revenue(pen: WindingPen) -> Said:
    """The year's revenue and costs."""
    return say(
        "Medan intäkterna för helåret beräknas till {revenue} uppskattas kostnaderna till {costs}.",
        revenue=pen.amount(pen.total("forecast", "revenue")), costs=pen.amount(pen.total("forecast", "costs")),
    )  # fmt: skip


def revenue_explained(pen: WindingPen) -> Said:
    """Why the revenue is not what was budgeted."""
    less = pen.total("forecast_deviation", "revenue").number
    assert less is not None
    if less < 0:
        return say(
            "Att intäkterna understiger budgeten förklaras av att statsbidrag och avgifter har blivit mindre än vad som antogs."
        )
    return say("Att intäkterna överstiger budgeten förklaras av statsbidrag som inte var kända när budgeten antogs.")


def investments_explained(pen: WindingPen) -> Said:
    """Why the investments are not what was budgeted."""
    left = invested(pen, "deviation").number
    assert left is not None
    return say(
        "Att investeringsmedlen inte används fullt ut förklaras av att upphandlingar har dragit ut på tiden." if left > 0
        else "Att investeringarna överstiger budgeten förklaras av att anbuden har varit högre än väntat."
    )  # fmt: skip


def by_kind(pen: WindingPen) -> list[Said]:
    """What has changed among the kinds of cost."""
    told = []
    for name in pen.lot.sample(sorted(pen.world.kinds_of_cost), 3):
        now, before = pen.world.kinds_of_cost[name]
        told.append(
            say(
                "Sedan motsvarande period {year} har {the} {move} från {before} till {now}.",
                year=pen.year(1), the=PHRASES[name], move=pen.move(now, before, ("stigit", "sjunkit"), f"{name}: now - before"),
                before=pen.amount(kind_figure(pen, name, 1)), now=pen.amount(kind_figure(pen, name, 0)),
            )
        )  # fmt: skip
    return told


def two_together(pen: WindingPen) -> Said:
    """The sum of two rows' deviations."""
    one, two = pen.lot.sample([line for line in pen.world.lines if abs(line.forecast_deviation) > 200_000], 2)
    source = figure(
        f"sum/{one.kind.code}+{two.kind.code}", one.forecast_deviation + two.forecast_deviation, "kr", str(pen.number), "två rader"
    )  # fmt: skip
    return say(
        "Läggs avvikelserna för {one} och {two} samman väntas {sign} om {value} vid årets slut.",
        one=one.kind.phrase, two=two.kind.phrase, sign=pen.sign(source), value=pen.amount(source, role="sum_of_two", bound=False),
    )  # fmt: skip


def investments_said(pen: WindingPen) -> list[Said]:
    """What is said of the investments."""
    deviation, one = invested(pen, "deviation"), pen.world.projects[0]
    spent = pen.money(f"investment/{one.name}/forecast", one.forecast, one.name, str(pen.number))
    return [
        say(
            "Av den investeringsbudget om {budget} som nämnden förfogar över hade {outcome} upparbetats {day}.",
            budget=pen.amount(invested(pen, "budget")), outcome=pen.amount(invested(pen, "outcome")), day=pen.last_day(),
        ),
        say(
            "Eftersom årets utgifter, såvitt nu kan bedömas, stannar vid {forecast} väntas {sign} om {deviation}.",
            forecast=pen.amount(invested(pen, "forecast")), sign=pen.sign(deviation), deviation=pen.amount(deviation),
        ),
        say("Därav avser {forecast} {project}.", forecast=pen.amount(spent), project=one.phrase),
        say(
            "Beslutet i {month} om att få föra över medel från {year} ({decision}) är inräknat i budgeten.",
            month=pen.decided_month("moved"), year=pen.year(1), decision=pen.decision("moved"),
        ),
    ]  # fmt: skip
