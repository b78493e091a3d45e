"""A survey: its rule, running it on a file of responses, what it gave. The list of surveys stands at their sources."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Forbidden, Refused, TertialError
from tertial.measurement.actions import change_survey, declare_survey, remove_survey, run_survey
from tertial.measurement.extracts.personal import redacted
from tertial.measurement.models import Survey
from tertial.measurement.queries.measures import Change
from tertial.measurement.queries.surveys import (
    follow_survey,
    survey_compared,
    survey_is_used,
    survey_runs,
    survey_sources,
    survey_values,
)
from tertial.measurement.queries.surveys import survey as find_survey
from tertial.measurement.surveys.declaring import parse
from tertial.measurement.surveys.responses import of_responses
from tertial.measurement.surveys.wording import rule_words
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import writer
from tertial.web.measure_preview import day_in
from tertial.web.memory_upload import extract_in, received_in_memory
from tertial.web.place import Place, at_place
from tertial.web.survey_preview import lines, sealed, unsealed

PAGE = "kallor/enkater"
EXAMPLE = """# Vad enkäten heter, och källan den hör till.
namn = "Brukarenkät"
"källa" = "brukarenkater"

# Så många svar måste ett värde bygga på.
"minst svar" = 20

# Vad svaren betyder.
[skala]
positiva = ["Ja, alltid", "Ja, oftast"]
negativa = ["Nej, sällan", "Nej, aldrig"]
"vet ej" = ["Vet inte"]

[delar."kön"]
kolumn = "Kön"
kvinnor = ["Kvinna"]
"män" = ["Man"]
"övriga" = ["Annat", "Vill inte ange"]

# Vilka värden enkäten ger.
["värden"."bemötande"]
indikator = "brukarenkat"
sort = "andel positiva"
"frågor" = ["Jag blir bemött med respekt"]
decimaler = 1
"""


@at_place
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Declare a survey."""
    person = writer(request, place, Permission.SOURCE_EDIT)
    text = forms.words(request, "rule") if request.method == "POST" else EXAMPLE
    error: TertialError | None = None
    if request.method == "POST":
        try:
            made = declare_survey(committee=place.committee, rule=f"{text}\n", by=person)
        except Forbidden:
            raise
        except TertialError as refused:
            error = refused
        else:
            messages.success(request, _("”%(name)s” är upplagd. Prova den på en svarsfil.") % {"name": made.name})
            return redirect(_path(place, made))
    context = {
        "text": text,
        "sources": survey_sources(place.committee),
        "form": {"error": error} if error else {},
    }
    return render(request, "surveys/new.html", context, status=400 if error else 200)


@at_place
@require_http_methods(["GET", "POST"])
def survey(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The survey: what its rule says, the form to run it, what it gave last. Three queries beside the frame's."""
    found = find_survey(place.committee, slug)
    if request.method == "GET":
        return _page(request, place, found)
    person = writer(request, place, Permission.SOURCE_EDIT)
    if request.POST.get("do") == "remove":
        return _remove(request, place, found, person)
    text = forms.words(request, "rule")
    try:
        changed = change_survey(survey=found, rule=f"{text}\n", by=person, expected_version=forms.version(request))
    except Forbidden:
        raise
    except Conflict as conflict:
        now = find_survey(place.committee, slug)
        return _page(request, place, now, text=text, form={"conflict": conflict}, status=409)
    except TertialError as error:
        return _page(request, place, found, text=text, form={"error": error}, status=400)
    messages.success(
        request,
        _("Regeln för ”%(name)s” är sparad. Den gäller när enkäten räknas nästa gång.") % {"name": changed.name},
    )
    return redirect(_path(place, changed))


@received_in_memory
@never_cache
@at_place
@require_POST
def run_on(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Run the survey on a file of responses and show what would be saved."""
    found = find_survey(place.committee, slug)
    person = writer(request, place, Permission.OBSERVATION_EDIT)
    name = ""
    try:
        name, content = _responses_in(request)
        period, dated = request.POST.get("period", "").strip(), day_in(request.POST.get("dated", ""))
        outcome = follow_survey(found, content=content, file_name=name, period=period, dated=dated)
        rows = survey_compared(found, outcome)
    except Forbidden:
        raise
    except TertialError as error:
        return _page(request, place, found, run_form={"error": error, "name": redacted(name)}, status=400)
    del content
    context = {
        "survey": found,
        "outcome": outcome,
        "lines": lines(rows),
        "made": list(dict.fromkeys(row.result.words for row in rows if row.result.words)),
        "some_change": any(row.change is not Change.SAME for row in rows),
        "token": sealed(outcome, found, person),
    }
    return render(request, "surveys/preview.html", context)


@at_place
@require_POST
def save(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Save the results that were shown."""
    found = find_survey(place.committee, slug)
    person = writer(request, place, Permission.OBSERVATION_EDIT)
    try:
        ran = run_survey(survey=found, outcome=unsealed(request.POST.get("token", ""), found, person), by=person)
    except Forbidden:
        raise
    except Refused as error:
        return _page(request, place, found, run_form={"error": error}, status=409)
    if ran.run is None:
        messages.success(request, _("Alla värden var redan så. Ingenting är ändrat."))
    else:
        told = {"added": ran.counted.added, "changed": ran.counted.changed, "unchanged": ran.counted.unchanged}
        messages.success(
            request, _("Sparat: %(added)s nya värden, %(changed)s ändrade, %(unchanged)s oförändrade.") % told
        )
    return redirect(_path(place, found))


def _remove(request: HttpRequest, place: Place, found: Survey, person: Person) -> HttpResponse:
    try:
        remove_survey(survey=found, by=person)
    except Refused as error:
        return _page(request, place, found, form={"error": error}, status=400)
    messages.success(request, _("”%(name)s” är borttagen. Loggen har kvar den.") % {"name": found.name})
    return redirect(place.to(f"kallor/{found.source.slug}"))


def _responses_in(request: HttpRequest) -> tuple[str, bytes]:
    """The name and content of the file that was sent. Raises `Refused` where there is none, or it was too large."""
    try:
        return extract_in(request, "responses")
    except Refused as error:
        raise Refused(of_responses(error.message)) from None


def _page(
    request: HttpRequest,
    place: Place,
    found: Survey,
    *,
    text: str | None = None,
    form: dict[str, Any] | None = None,
    run_form: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    may_run = place.can(Permission.OBSERVATION_EDIT)
    told: list[str] = []
    broken: TertialError | None = None
    try:
        told = rule_words(parse(found.rule))
    except TertialError as unreadable:
        broken = unreadable
    context = {
        "survey": found,
        "sentences": told,
        "broken": broken,
        "text": found.rule if text is None else text,
        "open": text is not None,
        "form": form or {},
        "run_form": run_form or {},
        "period": request.POST.get("period") or str(place.occasion.period),
        "dated": request.POST.get("dated", ""),
        "values": survey_values(found, reveal=place.can(Permission.SMALL_CELLS_READ)),
        "runs": survey_runs(found) if may_run else [],
        "used": survey_is_used(found),
        "may_edit": place.can(Permission.SOURCE_EDIT),
        "may_run": may_run,
    }
    return render(request, "surveys/survey.html", context, status=status)


def _path(place: Place, found: Survey) -> str:
    return place.to(f"{PAGE}/{found.slug}")
