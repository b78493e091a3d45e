"""Pages use a fixed number of queries, whatever the number of goals, indicators and lines."""

from __future__ import annotations

import re

import pytest
from django.test.utils import CaptureQueriesContext

from tertial.document.inline import Status
from tertial.organisation.models import Municipality
from tertial.steering.actions import assess
from tests.factories.measurement import observed
from tests.factories.organisation import the_program
from tests.factories.queries import queries
from tests.factories.reports import a_place, a_report
from tests.factories.steering import a_goal, a_target, an_indicator
from tests.integration.web.browsing import BASE, reader

FRAME = [
    "organisation_unit",  # committees to choose among
    "cycle_occasion",  # follow-ups to choose among
]
ECONOMY = [
    "economy_operatingline",  # the lines
    "economy_lineamount",  # what people gave
    "economy_ledgerperiod",  # the ledger's months
    "economy_code",  # which codes count as others
    "economy_budgetpost",  # the budget's posts
    "economy_operatingline",  # the lines that the posts' accounts fall in
    "economy_budgetversion",  # the decisions behind them
    "economy_investmentproject",  # the investments
    "economy_investmentamount",  # their amounts
]
GOALS = [
    "steering_scaleword",  # the municipality's words for the states
    "steering_assessment",  # assessments now
    "steering_assessment",  # assessments before
    "steering_committeegoal",  # the goals with area and council goal
]
MEASURED = [
    "steering_placement",  # indicators in the plan
    "steering_definitionversion",  # their definitions
    "measurement_observation",  # their values
    "steering_target",  # their targets
]
SOURCE = [
    *ECONOMY,
    *GOALS,
    *MEASURED,
    "steering_definitionversion",  # monthly series: their definitions
    "measurement_observation",  # and their values
    "steering_scaleword",  # the words again, in their order
    "steering_assignmentfollowup",  # reported assignments
    "steering_assignment",  # the assignments
    "control_controlresult",  # reported controls
    "control_controlpoint",  # the control points
    "cycle_significantevent",  # significant events
    "reports_chaptertext",  # the texts
]
BEHIND_A_ROW = [
    "economy_operatingline",  # what the row takes
    "economy_ledgerperiod",  # the ledger's months, those further back too
    "economy_code",  # which codes count as others
    "economy_code",  # the accounts' names
]
PROJECTS = [
    "economy_investmentproject",  # the projects with their decisions
    "economy_investmentamount",  # what each is expected to cost in all
    "economy_ledgerperiod",  # the ledger's months, those before the year too
    "economy_code",  # which codes count as others
]
MEASURES = [
    "economy_deficitmeasure",  # the measures
    "economy_deficitmeasureeffect",  # what each gives, year by year
]
SELDOM_NAMED = [
    "economy_ledgerperiod",  # the ledger's months
    "economy_code",  # which codes count as others
    "economy_operatingline",  # what each row takes
    "economy_budgetversion",  # the budget's versions
    "economy_budgetpost",  # their posts
    "economy_operatingline",  # the lines they stand on
    "economy_frameitem",  # the frame
    "economy_budgetpost",  # the budget in force beside it
    "economy_operatingline",  # the lines that the posts' accounts fall in
    "economy_operatingline",  # the lines that it is the sum of
    "economy_investmentamount",  # the investments' budgets
    *PROJECTS,
    *MEASURES,
]
BRIDGE = [
    "economy_frameitem",  # the frame
    "economy_budgetpost",  # the budget in force beside it
    "economy_operatingline",  # the lines that the posts' accounts fall in
    "economy_operatingline",  # the lines that it is the sum of
    "economy_investmentamount",  # the investments' budgets
]
ASKED = [
    "steering_committeegoal",  # the goals
    "steering_expectedpart",  # which definition is in force, whose it is, and whether it expects any part
    "steering_placement",  # the indicators in their places
    "organisation_unit",  # the owners
]
PAGES = {
    "": [*FRAME, *SOURCE, "reports_report"],  # whether the report is open or decided
    "mal": [*FRAME, *GOALS, *MEASURED],
    "mal/hog-egenforsorjningsgrad": [
        *FRAME,
        *SOURCE,
        "cycle_lock",  # whether the occasion is closed
        "steering_scaleword",  # the states to choose among
    ],
    "indikatorer": [
        *FRAME,
        "steering_placement",  # the indicators in their places counted, by how they stand: what each filter would give
        "organisation_unit",  # the owners' names
        "steering_placement",  # the page's places
        *MEASURED,
    ],
    "indikatorer/lamna": [
        *FRAME,
        *ASKED,
        "cycle_lock",  # whether the occasion is closed
        "steering_definitionversion",  # the page's definitions
        "steering_expectedpart",  # the parts they ask for
        "measurement_observation",  # what is given, and was before
        "steering_target",  # the targets
    ],
    "indikatorer/tackning": [
        *FRAME,
        *ASKED,
        "measurement_standing",  # how much of each is given
        "steering_definitionversion",  # the page's definitions
        "steering_expectedpart",  # the parts they ask for
        "measurement_observation",  # what is given
    ],
    "indikatorer/utbetalningshushall": [
        *FRAME,
        "steering_indicator",
        "steering_definitionversion",  # all its definitions
        "steering_namedpart",  # its named parts
        "steering_placement",  # its goals
        "organisation_unit",  # names of units that values are about
        "steering_target",  # all its targets
        "measurement_observation",  # its outcomes, for the chart
        "measurement_observation",  # all its values, with where each comes from
        "steering_expectedpart",  # the parts that each definition expects
        *MEASURED,  # how it stands now
        "steering_definitionversion",  # the definition that values are expected by
        "steering_expectedpart",  # the parts it expects now
        "measurement_observation",  # which of them there are
        "measurement_openseries",  # whether there is something to compare with
    ],
    "ekonomi": [*FRAME, *ECONOMY],
    "ekonomi/575": [*FRAME, "reports_report", *SOURCE, *ECONOMY, *BEHIND_A_ROW],
    "ekonomi/prognos": [
        *FRAME,
        "economy_lineamount",  # the forecast before
        "economy_operatingline",  # the lines to forecast
        "cycle_lock",  # whether the occasion is closed
        *ECONOMY,
    ],
    "ekonomi/budget": [
        *FRAME,
        "economy_budgetversion",  # the versions
        "economy_budgetpost",  # their posts
        "economy_operatingline",  # the lines they stand on
        *BRIDGE,
    ],
    "ekonomi/budget/575": [*FRAME, "economy_budgetversion", "economy_budgetpost", "economy_operatingline"],
    "ekonomi/investeringar": [*FRAME, *PROJECTS, *ECONOMY, "cycle_lock"],
    "ekonomi/investeringar/1250": [*FRAME, *PROJECTS, *ECONOMY],
    "ekonomi/atgardsplan": [*FRAME, *ECONOMY, *MEASURES],
    "ekonomi/inlasta": [
        *FRAME,
        "economy_ledgerperiod",  # what counts
        "economy_ledgerbatch",  # the imports
        "economy_ledgerperiod",  # the months each covers
    ],
    "ekonomi/koder": [
        *FRAME,
        "economy_ledgerperiod",  # the ledger's months
        "economy_code",  # which codes count as others
        "economy_code",  # which have a name
        "economy_code",  # the part's table
    ],
    "ekonomi/rader": [
        *FRAME,
        "economy_operatingline",  # the lines
        "economy_ledgerperiod",  # the ledger's months
        "economy_code",  # which codes count as others
        "economy_operatingline",  # other years' lines, to copy
    ],
    "internkontroll": [*FRAME, "control_controlresult", "control_controlpoint"],
    "rapport": [*FRAME, "reports_report", *SOURCE],
    "siffra/line/total/2023/forecast": [*FRAME, "reports_report", *SOURCE],
    "sok?q=bistånd": [*FRAME, *SOURCE, *SELDOM_NAMED],
}


def tables(captured: CaptureQueriesContext) -> list[str]:
    """The first table of each query."""
    return [re.findall(r'FROM "(\w+)"', query["sql"])[0] for query in captured.captured_queries]


@pytest.mark.parametrize("page", PAGES)
def test_page_asks_only_this(demo: None, page: str) -> None:
    with queries() as captured:
        assert reader().get(BASE + page).status_code == 200
    assert tables(captured) == PAGES[page]


def test_the_start_page_asks_four_questions(demo: None) -> None:
    with queries() as captured:
        assert reader().get("/").status_code == 200
    assert tables(captured) == [
        "organisation_municipality",
        "reports_report",  # opened reports with what is frozen
        "cycle_occasion",
        "organisation_unit",  # committees
    ]


def test_two_hundred_goals_ask_no_more_than_one(db: None) -> None:
    place = a_place()
    a_report(place)
    Municipality.objects.update(public_reading=True)
    one = {page: asked_by(page)[0] for page in ("", "mal", "indikatorer")}
    for number in range(2, 201):
        goal = a_goal(f"mal-{number}", order=number)
        assess(goal=goal, occasion=place.occasion, status=Status.MET, motivation="", by=the_program())
        if number % 20 == 0:
            indicator = an_indicator(f"indikator-{number}", goal=goal)
            observed(indicator, "2023-08", "50")
            a_target(indicator, "60")
    for page, before in one.items():
        now, text = asked_by(page)
        assert now == before, page
        assert "mal-200" in text or page == "indikatorer"


def asked_by(page: str) -> tuple[list[str], str]:
    """The first table of each query of a page, and its words."""
    with queries() as captured:
        response = reader().get(f"/namnden/2023-08/{page}")
    assert response.status_code == 200
    return tables(captured), response.content.decode()
