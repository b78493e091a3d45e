"""Texts that are left from the last report, and indicators that are still called new."""

from __future__ import annotations

from tertial.common.periods import Period
from tertial.document.blocks import Block
from tertial.document.inline import Inline
from tertial.review.facts import Facts, IndicatorFact, PreviousReport
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, document, figure, items, p, report, table
from tests.unit.review.examples import Examples

_WITH_YEAR = (
    "Under våren 2022 flyttade enheten för stöd i hemmet till nya lokaler, vilket har gett bättre arbetsmiljö och kortare vägar "
    "mellan arbetsgrupperna i stadens norra delar."
)
_WITH_NUMBER = (
    "Efterfrågan på platser är stor och väntetiden har ökat. I kön finns 148 personer, och det är framför allt i centrala "
    "delar av kommunen som platserna saknas."
)
_CLAIM = (
    "Sjukfrånvaron har minskat tack vare ett långsiktigt arbete med arbetsmiljö och scheman, och trenden väntas hålla i sig "
    "också under resten av året i alla enheter."
)
_TASK = (
    "Nämnden ska svara för stöd och omsorg till äldre och personer med funktionsnedsättning, för hemsjukvård och för kommunens "
    "arbete med anhöriga enligt socialtjänstlagen och hälso- och sjukvårdslagen."
)


def _twice(*before: str | Block, now: tuple[str | Inline, ...] | None = None) -> Subject:
    blocks = [p(one) if isinstance(one, str) else one for one in before]
    previous = PreviousReport(Period(2022, 8), "Delår 2 2022", document(chapter("Verksamhet", *blocks)))
    facts = Facts(committee="Socialnämnden", municipality="Provköping", previous=previous)
    current = [p(*now)] if now is not None else blocks
    return report(chapter("Verksamhet", *current), facts=facts)


def _indicators(label: str, *values: str, facts: Facts | None = None, text: str = "Se tabellen.") -> Subject:
    return report(
        chapter(
            "Indikatorer",
            table(
                "Indikatorer", ["Indikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde"], [[label, *values]]
            ),
            p(text),
        ),
        facts=facts,
    )


def _facts(first: str) -> Facts:
    indicator = IndicatorFact(
        slug="kontinuitet", kind="indicator", name="Kontinuitet i hemtjänsten", unit="antal", wanted="lower", goal="trygghet",
        parts=(), first_period=first, notes=("Ny indikator 2023",),
    )  # fmt: skip
    return Facts(committee="Socialnämnden", municipality="Provköping", indicators=(indicator,))


EXAMPLES: dict[str, Examples] = {
    "time-unchanged-text": Examples(
        fires={
            "with a year": _twice(_WITH_YEAR),
            "with a number": _twice(_WITH_NUMBER),
            "with a claim of how it went": _twice(_CLAIM),
            "an item in a list": _twice(items(_WITH_YEAR)),
        },
        quiet={
            "what the committee is for": _twice(_TASK),
            "another number": _twice(_WITH_NUMBER, now=(_WITH_NUMBER.replace("148", "163"),)),
            "a short line": _twice("Sjukfrånvaron har minskat med 0,4 procentenheter."),
            "the number is bound, so it has followed the data": _twice(
                _TASK, now=(_TASK, " Kostnaden är ", figure("412.3"), ".")
            ),
            "there is no report before": report(
                p(_WITH_YEAR), facts=Facts(committee="Socialnämnden", municipality="Provköping")
            ),
        },
    ),
    "time-new-indicator": Examples(
        fires={
            "a note with this year": _indicators(
                "Antal med insats[^Ny indikator för år 2023]", "I.U.", "3 097", "2 990", "3 000"
            ),
            "a note without a year": _indicators("Kontinuitet[^Ny indikator]", "I.U.", "14", "13", "12"),
            "a missing value that is new, with a value of the same year": _indicators(
                "Antal medarbetare per chef", "I.U.[^Ny indikator, äldre värden saknas]", "16", "14", "15",
                text="Indikatorn ”Antal medarbetare per chef” är ny för 2023.",
            ),
            "the text says it": _indicators(
                "Antal medarbetare per chef", "I.U.", "16", "14", "15",
                text="Indikatorn ”Antal medarbetare per chef” är ny för 2023, och målet är satt centralt.",
            ),
            "the rooms know of older values": _indicators(
                "Kontinuitet i hemtjänsten", "I.U.", "I.U.", "13", "12", facts=_facts("2021")
            ),
        },
        quiet={
            "nothing older": _indicators("Antal med insats[^Ny indikator för år 2023]", "I.U.", "I.U.", "2 990", "3 000"),
            "new last year, with last year's value": _indicators(
                "Antal med insats[^Ny indikator 2022, då systemet byttes]", "I.U.", "3 097", "2 990", "3 000"
            ),
            "only the target is older": _indicators(
                "Kontinuitet", "I.U.[^Ny indikator 2023]", "I.U.", "13", "12"
            ),
            "a new source": _indicators(
                "Kontinuitet[^Indikatorn har ny källa från 2023]", "15", "14", "13", "12"
            ),
            "the missing value's own year is before the first": _indicators(
                "Antal medarbetare per chef", "I.U.[^Ny indikator, äldre värden saknas]", "16", "14", "15"
            ),
            "the rooms know of none older": _indicators(
                "Kontinuitet i hemtjänsten", "I.U.", "I.U.", "13", "12", facts=_facts("2023-08")
            ),
        },
    ),
}  # fmt: skip
