"""The pages' addresses. What does not begin with one of the fixed words is a committee."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from tertial.web.pages import (
    about,
    codes,
    control,
    demo_login,
    economy,
    economy_batches,
    economy_forecast,
    economy_forecast_history,
    economy_import,
    economy_tables,
    economy_vouchers,
    figures,
    goals,
    health,
    indicators,
    lines,
    log,
    overview,
    preferences,
    report,
    report_freeze,
    report_text,
    search,
    start,
    styles,
    vega,
)

Patterns = list[URLPattern | URLResolver]

at_place: Patterns = [
    path("", overview.overview, name="overview"),
    path("mal", goals.chain, name="goals"),
    path("mal/<slug:slug>", goals.goal, name="goal"),
    path("indikatorer", indicators.indicators, name="indicators"),
    path("indikatorer/<slug:slug>", indicators.indicator, name="indicator"),
    path("ekonomi", economy.economy, name="economy"),
    path("ekonomi/inlasning", economy_import.economy_import, name="economy_import"),
    path("ekonomi/inlasning/<int:pk>", economy_import.economy_upload, name="economy_upload"),
    path("ekonomi/inlasning/<int:pk>/lage", economy_import.upload_progress, name="upload_progress"),
    path("ekonomi/inlasta", economy_batches.economy_batches, name="economy_batches"),
    path("ekonomi/inlasta/<int:pk>/angra", economy_batches.undo_import, name="undo_import"),
    path("ekonomi/koder", codes.codes, name="economy_codes"),
    path("ekonomi/rader", lines.lines, name="economy_lines"),
    path("ekonomi/rader/kontroll", lines.check_lines, name="check_lines"),
    path("ekonomi/prognos", economy_forecast.forecast, name="economy_forecast"),
    path("ekonomi/prognos.<slug:format>", economy_forecast.file, name="economy_forecast_file"),
    path("ekonomi/prognos/spara", economy_forecast.save_cells, name="economy_forecast_save"),
    path("ekonomi/prognos/narvaro", economy_forecast.presence, name="economy_forecast_presence"),
    path("ekonomi/prognos/traffsakerhet", economy_forecast_history.accuracy, name="economy_forecast_accuracy"),
    path(
        "ekonomi/prognos/traffsakerhet.<slug:format>",
        economy_forecast_history.accuracy_file,
        name="economy_forecast_accuracy_file",
    ),
    path("ekonomi/prognos/<slug:code>", economy_forecast_history.line_history, name="economy_forecast_line"),
    path(
        "ekonomi/prognos/<slug:code>.<slug:format>",
        economy_forecast_history.line_file,
        name="economy_forecast_line_file",
    ),
    path("ekonomi/tabeller", economy_tables.tables, name="economy_tables"),
    path("ekonomi/tabeller/<slug:slug>", economy_tables.table, name="economy_table"),
    path("ekonomi/tabeller/<slug:slug>.<slug:wanted>", economy_tables.download, name="download_table"),
    path("ekonomi/verifikation", economy_vouchers.voucher, name="voucher"),
    path("ekonomi/<slug:code>", economy.line, name="line"),
    path("ekonomi/<slug:code>/verifikationer", economy_vouchers.vouchers, name="vouchers"),
    path("internkontroll", control.control, name="control"),
    path("rapport", report.report, name="report"),
    path("rapport/oppna", report.open_report, name="open_report"),
    path("rapport/las", report_freeze.freeze, name="freeze_report"),
    path("rapport/text/<slug:slot>", report_text.edit, name="report_text"),
    path("rapport/text/<slug:slot>/forhandsvisning", report_text.preview, name="preview_text"),
    path("rapport/text/<slug:slot>/siffror", report_text.figures, name="pick_figures"),
    path("rapport/<slug:format>", report.download, name="download"),
    path("siffra/<path:key>", figures.figure, name="figure"),
    path("sok", search.search, name="search"),
    path("logg", log.log, name="log"),
]

urlpatterns: Patterns = [
    path("", start.start, name="start"),
    path("om", about.about, name="about"),
    path("halsa", health.health, name="health"),
    path("vega-<str:version>.js", vega.vega, name="vega"),
    path("stil/<slug:name>-<str:mark>.css", styles.style, name="style"),
    path("sprak", set_language, name="set_language"),
    path("utseende", preferences.theme, name="theme"),
    path("demo", demo_login.demo_login, name="demo_login"),
    path("konto/login/", account.login),
    path("konto/logout/", account.logout),
    path("konto/password/change/", account.password_change),
    path("konto/<path:rest>", start.nothing_here),  # signing up, e-mail and the like: accounts are an administrator's
    path("konto/", include("allauth.account.urls")),  # only for the names that allauth looks its own addresses up by
    path("<slug:committee>/", start.latest, name="committee"),
    path("<slug:committee>/<slug:occasion>/", include(at_place)),
]
