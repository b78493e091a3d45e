"""A measure over extracts: its rule, running it on an extract, its last runs. The list of measures stands among the sources."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Forbidden, Refused, TertialError
from tertial.measurement.actions import (
    change_measure,
    declare_measure,
    fail_measure,
    remove_measure,
    run_measure,
)
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.personal import redacted
from tertial.measurement.extracts.wording import sentences
from tertial.measurement.models import Measure, RunState, SourceRun
from tertial.measurement.queries.measures import Change, compared, extract_sources, follow, is_used, runs_of
from tertial.measurement.queries.measures import measure as find_measure
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import writer
from tertial.web.measure_preview import day_in, lines, periods_in, sealed, unsealed
from tertial.web.memory_upload import extract_in, received_in_memory
from tertial.web.place import Place, at_place

PAGE = "kallor/matt"
LIST = "kallor"
EXAMPLE = """# Vad måttet heter och vilken indikator det ger värden till.
namn = "Hushåll med ekonomiskt bistånd"
indikator = "hushall"
"källa" = "lifecare"
identiteter = ["Ärende"]

# Vilka rader som räknas.
[population]
"Insats" = "Ekonomiskt bistånd"

# Hur måttet räknas.
["beräkning"]
sort = "sista månaden"
"från" = "Aktuellt från"
till = "Aktuellt till"
olika = "Ärende"
"""
_RUN_MARKS = {
    RunState.DONE: "done",
    RunState.FAILED: "deviation",
    RunState.RUNNING: "ongoing",
    RunState.PARTLY: "ongoing",
}


@at_place
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Declare a measure."""
    person = writer(request, place, Permission.SOURCE_EDIT)
    text = forms.words(request, "rule") if request.method == "POST" else EXAMPLE
    error: TertialError | None = None
    if request.method == "POST":
        try:
            made = declare_measure(committee=place.committee, rule=f"{text}\n", by=person)
        except Forbidden:
            raise
        except TertialError as refused:
            error = refused
        else:
            messages.success(request, _("”%(name)s” är upplagt. Prova det på ett utdrag.") % {"name": made.name})
            return redirect(_path(place, made))
    context = {
        "text": text,
        "sources": extract_sources(place.committee),
        "form": {"error": error} if error else {},
    }
    return render(request, "measures/new.html", context, status=400 if error else 200)


@at_place
@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The measure: what its rule says, the form to run it, its last runs. Two queries beside the frame's, and two more for those who may run or change it."""
    found = find_measure(place.committee, slug)
    if request.method == "GET":
        return _page(request, place, found)
    person = writer(request, place, Permission.SOURCE_EDIT)
    do = request.POST.get("do")
    text = forms.words(request, "rule")
    try:
        if do == "remove":
            remove_measure(measure=found, by=person)
            messages.success(request, _("”%(name)s” är borttaget. Loggen har kvar det.") % {"name": found.name})
            return redirect(place.to(LIST))
        if do != "change":
            raise Refused(_("Sidan är gammal. Läs in den på nytt och försök igen."))
        changed = change_measure(measure=found, rule=f"{text}\n", by=person, expected_version=forms.version(request))
    except Forbidden:
        raise
    except Conflict as conflict:
        now = find_measure(place.committee, slug)
        return _page(request, place, now, text=text, conflict=conflict, status=409)
    except TertialError as error:
        return _page(request, place, found, text=text if do == "change" else None, error=error, status=400)
    messages.success(
        request, _("Regeln för ”%(name)s” är sparad. Den gäller när måttet körs nästa gång.") % {"name": changed.name}
    )
    return redirect(_path(place, changed))


@received_in_memory
@never_cache
@at_place
@require_POST
def run_on(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Run the measure on an extract and show what would be saved."""
    found = find_measure(place.committee, slug)
    person = writer(request, place, Permission.OBSERVATION_EDIT)
    content, name = b"", ""
    try:
        name, content = extract_in(request, "extract")
        periods, dated = periods_in(request.POST.get("periods", "")), day_in(request.POST.get("dated", ""))
        (outcome,) = follow([found], content=content, file_name=name, periods=periods, dated=dated)
        rows = compared(found, outcome)
    except Forbidden:
        raise
    except TertialError as error:
        if content:
            fail_measure(measure=found, error=error, file_name=name, fingerprint=sha256(content).hexdigest(), by=person)
        return _page(request, place, found, run_error=error, name=redacted(name), status=400)
    del content
    context = {
        "measure": found,
        "outcome": outcome,
        "sentences": sentences(parse(found.rule)),
        "lines": lines(rows),
        "some_change": any(row.change is not Change.SAME for row in rows),
        "token": sealed(outcome, found, person),
        "periods": request.POST.get("periods", ""),
    }
    return render(request, "measures/preview.html", context)


@at_place
@require_POST
def save(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Save the values that were shown, all but those that were unticked."""
    found = find_measure(place.committee, slug)
    person = writer(request, place, Permission.OBSERVATION_EDIT)
    try:
        outcome = unsealed(request.POST.get("token", ""), found, person)
        kept = set(request.POST.getlist("keep"))
        leave = {row.key for row in compared(found, outcome)} - kept
        ran = run_measure(measure=found, outcome=outcome, by=person, leave=leave)
    except Forbidden:
        raise
    except TertialError as error:
        return _page(request, place, found, run_error=error, status=409)
    if ran.run is None:
        messages.success(request, _("Alla värden var redan så. Ingenting är ändrat."))
    else:
        told = {"added": ran.counted.added, "changed": ran.counted.changed, "unchanged": ran.counted.unchanged}
        messages.success(
            request, _("Sparat: %(added)s nya värden, %(changed)s ändrade, %(unchanged)s oförändrade.") % told
        )
    return redirect(_path(place, found))


def _page(
    request: HttpRequest,
    place: Place,
    found: Measure,
    *,
    text: str | None = None,
    error: TertialError | None = None,
    conflict: Conflict | None = None,
    run_error: TertialError | None = None,
    name: str = "",
    status: int = 200,
) -> HttpResponse:
    may_edit, may_run = place.can(Permission.SOURCE_EDIT), place.can(Permission.OBSERVATION_EDIT)
    broken: TertialError | None = None
    told: tuple[str, ...] = ()
    try:
        told = sentences(parse(found.rule))
    except TertialError as unreadable:
        broken = unreadable
    versions = found.indicator.definitions.order_by("-valid_from").values_list("name", flat=True)
    context = {
        "measure": found,
        "indicator_name": versions.first() or found.indicator.slug,
        "sentences": told,
        "broken": broken,
        "text": found.rule if text is None else text,
        "open": text is not None,
        "form": {"error": error, "conflict": conflict} if error or conflict else {},
        "run_form": {"error": run_error, "faults": getattr(run_error, "faults", ())} if run_error else {},
        "file_name": name,
        "periods": request.POST.get("periods") or str(place.occasion.period),
        "dated": request.POST.get("dated", ""),
        "runs": [(run, *_told(run)) for run in runs_of(found)] if may_run else [],
        "used": is_used(found) if may_edit else True,
        "may_edit": may_edit,
        "may_run": may_run,
    }
    return render(request, "measures/measure.html", context, status=status)


def _told(run: SourceRun) -> tuple[str, str]:
    state = RunState(run.state)
    return _RUN_MARKS[state], str(state.label)


def _path(place: Place, found: Measure) -> str:
    return place.to(f"{PAGE}/{found.slug}")
