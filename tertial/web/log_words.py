"""The event log in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, str | Promise] = {
    "control.add_point": _("lade till ett kontrollmoment"),
    "control.report_result": _("rapporterade en kontroll"),
    "cycle.add_decision": _("registrerade ett beslut"),
    "cycle.add_occasion": _("lade till ett uppföljningstillfälle"),
    "cycle.add_plan_period": _("lade till en planperiod"),
    "cycle.drop_event": _("tog bort en väsentlig händelse"),
    "cycle.lock": _("stängde en uppföljning"),
    "cycle.move_event": _("ändrade ordningen på väsentliga händelser"),
    "cycle.tell_event": _("skrev en väsentlig händelse"),
    "economy.add_budget_version": _("började på ett förslag till budget"),
    "economy.add_code": _("gav en kod ett namn"),
    "economy.add_deficit_measure": _("lade till en åtgärd"),
    "economy.add_frame_item": _("lade till en del av ramen"),
    "economy.add_line": _("lade till en rad i driftsammandraget"),
    "economy.add_project": _("lade till en investering"),
    "economy.change_frame_item": _("ändrade en del av ramen"),
    "economy.clear_forecast": _("tog bort en prognos"),
    "economy.clear_investment": _("tog bort ett investeringsbelopp"),
    "economy.copy_lines": _("kopierade rader till ett nytt år"),
    "economy.decide_budget": _("satte en budget i kraft"),
    "economy.edit_deficit_measure": _("ändrade en åtgärd"),
    "economy.edit_line": _("ändrade en rad i driftsammandraget"),
    "economy.drop_upload": _("slängde en fil utan att läsa in den"),
    "economy.end_code": _("ändrade hur länge en kod gäller"),
    "economy.import_codes": _("läste in en kodlista"),
    "economy.import_ledger": _("läste in i huvudboken"),
    "economy.import_upload": _("läste in en fil som skickats in"),
    "economy.map_code": _("ändrade vad en kod räknas som"),
    "economy.register_decision": _("registrerade ett beslut"),
    "economy.remove_budget_version": _("tog bort ett förslag till budget"),
    "economy.remove_deficit_measure": _("tog bort en åtgärd"),
    "economy.remove_effect": _("tog tillbaka vad en åtgärd ger"),
    "economy.remove_frame_item": _("tog bort en del av ramen"),
    "economy.remove_import_profile": _("tog bort en profil för filer"),
    "economy.remove_line": _("tog bort en rad i driftsammandraget"),
    "economy.remove_post": _("tog bort en budgetpost"),
    "economy.remove_project": _("tog bort en investering"),
    "economy.read_again": _("lät läsa en fil igen"),
    "economy.receive_upload": _("skickade in en fil"),
    "economy.rename_code": _("ändrade namnet på en kod"),
    "economy.rename_post": _("ändrade benämning eller konto på en budgetpost"),
    "economy.save_import_profile": _("sparade en profil för filer"),
    "economy.set_amount": _("angav ett belopp"),
    "economy.set_decided_total": _("angav beslutad totalutgift"),
    "economy.set_effect": _("angav vad en åtgärd ger"),
    "economy.set_forecast": _("lämnade en prognos"),
    "economy.set_investment": _("angav ett investeringsbelopp"),
    "economy.set_measure_status": _("följde upp en åtgärd"),
    "economy.set_post": _("angav en budgetpost"),
    "economy.set_project_selector": _("ändrade vilka bokföringsrader en investering tar"),
    "economy.set_selector": _("ändrade vilka bokföringsrader en rad tar"),
    "economy.spread_post": _("fördelade en budgetpost över året"),
    "economy.undo_batch": _("ångrade en inläsning i huvudboken"),
    "measurement.add_series": _("valde en serie ur öppen statistik"),
    "measurement.add_source": _("lade upp en källa"),
    "measurement.begin_run": _("började läsa eller hämta"),
    "measurement.change_measure": _("ändrade ett mått"),
    "measurement.change_series": _("ändrade en serie ur öppen statistik"),
    "measurement.change_source": _("ändrade en källa"),
    "measurement.declare_measure": _("lade upp ett mått"),
    "measurement.declare_survey": _("lade upp en enkät"),
    "measurement.change_survey": _("ändrade en enkät"),
    "measurement.run_survey": _("räknade en enkäts värden"),
    "measurement.end_run": _("läste eller hämtade"),
    "measurement.fetch_series": _("hämtade värden ur öppen statistik"),
    "measurement.observe": _("lämnade ett värde"),
    "measurement.observe_many": _("lämnade många värden"),
    "measurement.remove_measure": _("tog bort ett mått"),
    "measurement.remove_survey": _("tog bort en enkät"),
    "measurement.remove_series": _("tog bort en serie ur öppen statistik"),
    "measurement.withdraw": _("tog tillbaka ett värde"),
    "organisation.add_person": _("lade upp en person"),
    "organisation.add_unit": _("lade till en enhet"),
    "organisation.found": _("lade upp kommunen"),
    "organisation.give_role": _("gav någon en roll"),
    "organisation.succeed": _("angav efterträdare till en enhet"),
    "reports.freeze": _("låste en rapport"),
    "reports.open": _("öppnade en rapport"),
    "reports.set_text": _("skrev en text"),
    "review.accept": _("lät en anmärkning stå, med ett skäl"),
    "review.clear_setting": _("gick tillbaka till regelns egen gräns"),
    "review.keep_review": _("sparade hur en granskning gick"),
    "review.set_setting": _("ändrade hur en regel används"),
    "review.take_back": _("öppnade en godtagen anmärkning igen"),
    "steering.add_committee_goal": _("lade till ett nämndmål"),
    "steering.add_council_goal": _("lade till ett kommunövergripande mål"),
    "steering.add_goal_area": _("lade till ett målområde"),
    "steering.add_indicator": _("lade till en indikator"),
    "steering.add_named_part": _("lade till en del av en indikator"),
    "steering.assess": _("bedömde ett mål"),
    "steering.correct_definition": _("rättade en definition"),
    "steering.define": _("definierade en indikator"),
    "steering.expect_parts": _("valde vilka delar som ska ha värden"),
    "steering.follow_up_assignment": _("följde upp ett uppdrag"),
    "steering.give_assignment": _("registrerade ett uppdrag"),
    "steering.place": _("placerade en indikator"),
    "steering.remove_target": _("tog bort ett målvärde"),
    "steering.set_scale_word": _("valde ord för en bedömning"),
    "steering.set_target": _("registrerade ett målvärde"),
    "steering.take_out": _("tog en indikator ur en plan"),
}


def words_of(action: str) -> str | Promise:
    """What somebody did, in words; an action without words is shown by its name."""
    return _WORDS.get(action, action)


def changes_of(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[tuple[str, Any, Any]]:
    """The fields that differ: name, value before, value after; ids and versions are left out."""
    old, new = before or {}, after or {}
    names = [name for name in {**old, **new} if name not in ("id", "version") and not name.endswith("_id")]
    return [(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
