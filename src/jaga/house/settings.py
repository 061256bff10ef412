"""Settings of one house, read once from the environment (docs/running-a-house.md lists them)."""

import os
from pathlib import Path

import platformdirs
from csp.constants import NONE, SELF

from jaga.guides.languages import languages

PACKAGE = Path(__file__).parent.parent
HOME = Path(os.environ.get("JAGA_HOME") or platformdirs.user_data_path("jaga"))
WORDS_ONLY = os.environ.get("JAGA_WORDS_ONLY") == "1"
"""Serve nothing but words: no database, no sign-in, nothing to keep."""

MANY = os.environ.get("JAGA_MANY") == "1"
"""`jaga host` sets it: whoever comes is let in by an invitation alone, and nobody begins the house by saving."""
INVITE = os.environ.get("JAGA_INVITE", "any")
"""`keeper`: only invitations made by `jaga invite` let somebody new in."""

MAIL = os.environ.get("JAGA_MAIL", "")
"""By which server bells are sent: smtps://name:password@host, or smtp:// (TLS all the same, but on this machine)."""
MAIL_FROM = os.environ.get("JAGA_MAIL_FROM", "")
"""The address in whose name they are sent."""

HOUSE_NAME = os.environ.get("JAGA_NAME", "Jaga")
DEFAULT_PLACE = os.environ.get("JAGA_PLACE", "my")
STATIC_BUILT = Path(os.environ.get("JAGA_STATIC") or PACKAGE / "house" / "static_built")
WORDS_BUILT = STATIC_BUILT.with_name("words_built")

DEBUG = False
# Jaga signs nothing with this key: sessions are its own, CSRF tokens are random. Django insists on one.
SECRET_KEY = os.urandom(32).hex()
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("JAGA_HOSTS", "").split(",")),
]
ROOT_URLCONF = "jaga.house.urls"
WSGI_APPLICATION = "jaga.house.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "jaga.house", "jaga.pages"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "jaga.pages.frame.middleware.no_traces",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jaga.pages.frame.middleware.LanguageFromAddress",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jaga.pages.frame.refusals.HouseRefusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((PACKAGE / "pages").glob("*/templates")),
        "OPTIONS": {
            "context_processors": ["jaga.pages.frame.context.frame"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.name) for language in languages()]
LANGUAGES_BIDI = [language.code for language in languages() if language.direction == "rtl"]
LOCALE_PATHS = [PACKAGE / "pages" / "locale"]
USE_TZ = True
TIME_ZONE = os.environ.get("JAGA_TIMEZONE", "Asia/Kuala_Lumpur")

STATIC_URL = "/static/"
STATIC_ROOT = STATIC_BUILT
STATICFILES_DIRS = [PACKAGE / "pages" / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 2**20
# Never a temporary file: what is uploaded or written may be somebody's words.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "form"
SESSION_COOKIE_SECURE = os.environ.get("JAGA_HTTPS") == "1"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
if SESSION_COOKIE_SECURE:
    # Only a proxy on this machine reaches the house; without this Django takes its forms for forged ones.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# same-origin, not no-referrer: with the latter Django's CSRF check refuses every form.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "jaga.pages.frame.views.stale_form"

# Nothing about who read what: Django's and waitress's messages name addresses, so they are dropped, errors included.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"quiet": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["quiet"], "propagate": False},
        "waitress": {"handlers": ["quiet"], "propagate": False},
        "gunicorn": {"handlers": ["quiet"], "propagate": False},
        "apprise": {"handlers": ["quiet"], "propagate": False},
        "urllib3": {"handlers": ["quiet"], "propagate": False},
        "weasyprint": {"handlers": ["quiet"], "propagate": False},
        "fontTools": {"handlers": ["quiet"], "propagate": False},
    },
}

# The database (src/jaga/house/sqlite.py says the rest). Serving words alone has none.
# IMMEDIATE: a save takes the write lock at its beginning; deferred ones failed half of concurrent saves.
DATABASES: dict[str, dict[str, object]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "house.db",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
}
if WORDS_ONLY:
    DATABASES = {}
IDLE_MINUTES = int(os.environ.get("JAGA_IDLE_MINUTES", "15"))
THREADS = int(os.environ.get("JAGA_THREADS", "4"))
"""Threads that serve pages; at most half of them wait for a passphrase to be stretched."""
WORKERS = int(os.environ.get("JAGA_WORKERS", "2"))
"""Processes that `jaga host` serves with, each with so many threads."""
