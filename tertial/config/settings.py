"""Django settings. Everything that differs between installations comes from `TERTIAL_*` in the environment."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from tertial.common.folders import data_folder
from tertial.config.database import database
from tertial.config.secret import secret_key
from tertial.config.tasks import tasks

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent
DATA = data_folder()


def _switch(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "ja", "yes", "on"}


# Demo mode: one click per role instead of a password. Off everywhere but in `tertial demo` and `tertial serve --demo`.
TERTIAL_DEMO = _switch("TERTIAL_DEMO")
DEBUG = _switch("TERTIAL_DEBUG")
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("TERTIAL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TERTIAL_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_tasks",
    "tertial.audit",
    "tertial.organisation",
    "tertial.cycle",
    "tertial.steering",
    "tertial.measurement",
    "tertial.economy",
    "tertial.control",
    "tertial.review",
    "tertial.reports",
    "tertial.web",
    "tertial.config.wiring.Wiring",
    *(app for app in os.environ.get("TERTIAL_APPS", "").split(",") if app),  # what a named backend needs
]

# The ledger: where its files lie (else in the data folder), what its questions run on, how much memory that may take.
TERTIAL_LEDGER = os.environ.get("TERTIAL_LEDGER", "")
TERTIAL_LEDGER_ENGINE = os.environ.get("TERTIAL_LEDGER_ENGINE", "duckdb")
TERTIAL_LEDGER_MEMORY = os.environ.get("TERTIAL_LEDGER_MEMORY", "1GB")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tertial.web.middleware.ErrorPages",
]

ROOT_URLCONF = "tertial.config.urls"
WSGI_APPLICATION = "tertial.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tertial.web.context.shell",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("TERTIAL_DATABASE", f"sqlite:///{DATA / 'tertial.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Long work: `immediate` here and at the command line, `thread` where the site is served, or a backend's dotted path.
TASKS = tasks(os.environ.get("TERTIAL_TASKS", "immediate"))
# Files on their way in, in megabytes; what is larger is refused before it is kept.
TERTIAL_LARGEST_FILE = int(os.environ.get("TERTIAL_LARGEST_FILE", "1000"))
# Extracts with identities are held in memory only, so less is taken of them.
TERTIAL_LARGEST_EXTRACT = int(os.environ.get("TERTIAL_LARGEST_EXTRACT", "300"))
FILE_UPLOAD_HANDLERS = ["tertial.web.upload_limit.LimitedUpload"]

AUTH_USER_MODEL = "organisation.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Local login by user name. People are added by an administrator, never by signing up.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tertial.web.accounts.ClosedSignup"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Nothing is fetched from elsewhere, no inline script or style runs.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _switch("TERTIAL_HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _switch("TERTIAL_BEHIND_PROXY") else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("TERTIAL_LOG", "WARNING")},
}
