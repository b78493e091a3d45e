"""Reports' texts: opened once, written with checked numbers, never over a frozen report, printed where they belong."""

from __future__ import annotations

import pytest

from tertial.common.errors import Conflict, Faults, NotFound, TertialError
from tertial.document.blocks import Paragraph
from tertial.document.document import Document
from tertial.document.inline import Status, plain
from tertial.economy.models import Measure
from tertial.reports.actions import open_report, set_text
from tertial.reports.chapters import INTERIM_REPORT, SLOTS
from tertial.reports.queries import built, report, reports, text
from tertial.reports.source import read
from tertial.steering.actions import assess
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, the_program
from tests.factories.queries import queries
from tests.factories.reports import a_place, a_report

pytestmark = pytest.mark.django_db


def words(document: Document, chapter: str) -> list[str]:
    """The paragraphs of a chapter."""
    (found,) = (one for one in document.chapters if one.id == chapter)
    return [plain(block.content) for block in found.blocks if isinstance(block, Paragraph)]


def test_a_report_is_opened_once() -> None:
    committee, occasion = a_committee(), an_occasion()
    first = open_report(committee=committee, occasion=occasion, by=the_program())
    before = everything()
    assert open_report(committee=committee, occasion=occasion, by=the_program()) == first
    assert changed(before, everything()) == {}
    assert reports() == [first]
    assert report(committee, occasion) == first


def test_a_report_that_is_not_opened_names_those_that_are() -> None:
    place = a_place()
    a_report(place)
    with pytest.raises(NotFound, match="Rapporten för Namnden ”2023-10” finns inte. Det som finns: 2023-08"):  # noqa: RUF043
        report(place.committee, an_occasion("2023-10"))


def test_a_text_is_read_with_its_version_and_is_empty_before_the_first() -> None:
    opened = a_report(a_place(), text="Ett.")
    assert (text(opened, "uppdrag").body, text(opened, "uppdrag").version) == ("", 0)
    set_text(report=opened, chapter="sammanfattning", body="Två.", by=the_program())
    assert (text(opened, "sammanfattning").body, text(opened, "sammanfattning").version) == ("Två.", 2)


def test_an_unknown_chapter_names_those_that_exist() -> None:
    opened = a_report(a_place())
    for ask in (
        lambda: text(opened, "slutord"),
        lambda: set_text(report=opened, chapter="slutord", body="x", by=the_program()),
    ):
        with pytest.raises(NotFound) as missing:
            ask()
        assert missing.value.exists == tuple(SLOTS)
        assert "Kapitlet ”slutord” finns inte. Det som finns: uppdrag, sammanfattning" in str(missing.value)


def test_a_text_with_faults_is_refused_with_every_place_and_nothing_is_written() -> None:
    opened = a_report(a_place())
    before = everything()
    with pytest.raises(Faults) as faults:
        set_text(
            report=opened,
            chapter="uppdrag",
            body="Rätt {@year}.\n\nFel {line/575/@year/forcast} och { och **.",
            by=the_program(),
        )
    assert [fault.place for fault in faults.value.faults] == ["rad 3, tecken 5", "rad 3, tecken 34", "rad 3, tecken 40"]
    assert "line/575/2023/forecast" in str(faults.value.faults[0])
    assert changed(before, everything()) == {}


def test_the_first_text_of_a_chapter_by_somebody_who_saw_another_is_a_conflict() -> None:
    opened = a_report(a_place(), text="Hennes.")
    with pytest.raises(Conflict) as conflict:
        set_text(report=opened, chapter="sammanfattning", body="Mina.", by=the_program(), expected_version=0)
    assert (conflict.value.mine, conflict.value.theirs) == ("Mina.", "Hennes.")


def test_every_slot_is_printed_in_its_chapter() -> None:
    place = a_place()
    opened = a_report(place)
    for slot in SLOTS:
        set_text(report=opened, chapter=slot, body=f"Mening om {slot} {{@year}}.", by=the_program(), check=False)
    document = built(place.committee, place.occasion).document
    missing = [slot for slot, chapter in SLOTS.items() if f"Mening om {slot} 2023." not in words(document, chapter.id)]
    assert missing == []


def test_chapters_stand_in_order_and_those_with_nothing_to_say_are_left_out() -> None:
    place = a_place()
    a_report(place)
    found = [chapter.id for chapter in built(place.committee, place.occasion).document.chapters]
    order = ["om-rapporten", *(chapter.id for chapter in INTERIM_REPORT)]
    assert found == [chapter for chapter in order if chapter in found]
    assert {"sammanfattning", "handelser", "ekonomi", "investeringar", "mal", "volymer", "indikatorer"} <= set(found)
    assert not {"uppdrag", "bilagor", "privata-utforare"} & set(found)


def test_a_report_of_nothing_is_its_guide_alone() -> None:
    document = built(a_committee(), an_occasion()).document
    assert [chapter.id for chapter in document.chapters] == ["om-rapporten"]


def test_a_motivation_whose_number_is_gone_stops_the_report_with_its_place() -> None:
    place = a_place()
    a_report(place)
    assess(goal=place.goal, occasion=place.occasion, status=Status.MET, motivation="Se {x/y}.", by=the_program())
    with pytest.raises(
        TertialError, match="Texten ”mal-egen-forsorjning” har fel: mal-egen-forsorjning, rad 1, tecken 4"
    ):
        built(place.committee, place.occasion)


def test_the_same_text_follows_the_figures() -> None:
    place = a_place()
    a_report(place, text="Prognosen är {line/total/@year/forecast | mnkr, 0 decimaler}.")
    assert "Prognosen är 237\u00a0mnkr." in words(built(place.committee, place.occasion).document, "sammanfattning")
    an_amount(place.line, Measure.FORECAST, "2023", 260_000_000_00, occasion=place.occasion)
    assert "Prognosen är 242\u00a0mnkr." in words(built(place.committee, place.occasion).document, "sammanfattning")


def test_building_twice_gives_the_same_document() -> None:
    place = a_place()
    a_report(place)
    assert built(place.committee, place.occasion) == built(place.committee, place.occasion)


def test_number_of_queries_for_all_of_a_report_is_the_same_for_one_row_and_fifty() -> None:
    place = a_place()
    a_report(place)
    with queries() as few:
        read(place.committee, place.occasion)
    for number in range(50):
        line = a_line(f"rad-{number}", order=10 + number, outcome=1, budget=2)
        an_amount(line, Measure.FORECAST, "2023", 1, occasion=place.occasion)
    with queries() as many:
        read(place.committee, place.occasion)
    # 1–7 economy: lines, amounts, ledger, mapped codes, budget, investments, their amounts · 8–11 goals: words, goals,
    # assessments now, and before · 12–15 measured: places, observations, targets, definitions · 16–17 series:
    # definitions, values · 18 the municipality's words · 19–20 assignments and follow-ups · 21–22 checks and results · 23 events ·
    # 24 texts
    assert len(few) == len(many) == 24
