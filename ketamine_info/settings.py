"""One settings file, driven by the environment and, on a developer's machine, `.env`.

Safe by default: without DEBUG the site refuses to start until it has a secret and a
list of host names. `docs/settings.md` lists every variable.
"""

import re
from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")  # real environment variables win over the file


def required(name: str, *, hint: str) -> str:
    """The value of an environment variable; a clear sentence when it is missing.

    Raises:
        ImproperlyConfigured: the variable is unset or empty and DEBUG is off.
    """
    value = env.str(name, default="")
    if not value and not DEBUG:
        raise ImproperlyConfigured(
            f"{name} is not set. {hint} (Only DEBUG=1 starts without it.)"
        )
    return value


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = (
    required("SECRET_KEY", hint="Set it to a long random text that nobody else knows.")
    or "only-for-debugging"
)
ALLOWED_HOSTS = [
    host.strip()
    for host in required(
        "ALLOWED_HOSTS",
        hint="Set it to the host names of this site, separated by commas.",
    ).split(",")
    if host.strip()
] or ["localhost", "127.0.0.1", "[::1]"]

# --- Languages -----------------------------------------------------------------
LANGUAGES = [("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]
SOURCE_LANGUAGE = env.str("SOURCE_LANGUAGE", default="nl")
if SOURCE_LANGUAGE not in dict(LANGUAGES):
    raise ImproperlyConfigured(
        f"SOURCE_LANGUAGE is {SOURCE_LANGUAGE!r}. "
        f"Choose one of: {', '.join(dict(LANGUAGES))}."
    )
LANGUAGE_CODE = SOURCE_LANGUAGE
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["ketamine_info.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Amsterdam")

# A missing translation is shown as missing, never as another language's text.
MODELTRANSLATION_DEFAULT_LANGUAGE = SOURCE_LANGUAGE
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}

# --- Reviews -------------------------------------------------------------------
# After how many months a text has to be looked at and approved again.
REVIEW_MONTHS = env.int("REVIEW_MONTHS", default=12)
if REVIEW_MONTHS < 1:
    raise ImproperlyConfigured(
        f"REVIEW_MONTHS is {REVIEW_MONTHS}. Give a number of months, at least 1."
    )

# --- Applications --------------------------------------------------------------
INSTALLED_APPS = [
    "modeltranslation",  # before the admin, so that its admin classes are patched
    "content.accounts.site.StaffAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "content.apps.ContentConfig",
]
MIDDLEWARE = [
    "ketamine_info.probes.Probes",
    "ketamine_info.hosts.KnownHosts",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random, against BREACH
    "ketamine_info.headers.BrowserFeaturesOff",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # files need no policy for documents
    "csp.middleware.CSPMiddleware",
    "ketamine_info.typed_addresses.TypedAddresses",
    "ketamine_info.former_addresses.FormerAddresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ketamine_info.readers_language.ReadersLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "content.journal.acting.ActingPerson",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "content.accounts.guard.StaffGuard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content.admin.sent_again.SentForms",
    "ketamine_info.page_sheets.SmallPages",
]
ROOT_URLCONF = "ketamine_info.urls"
WSGI_APPLICATION = "ketamine_info.wsgi.application"
STAFF_PATH = env.str("STAFF_PATH", default="staff/").strip("/") + "/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["ketamine_info.i18n_tags", "ketamine_info.include_tags"],
            "libraries": {
                "form_tags": "content.admin.form_tags",
                "frame_tags": "content.public.frame_tags",
                "start_page": "content.admin.start_page",
            },
        },
    }
]

# --- Data ----------------------------------------------------------------------
(BASE_DIR / "var").mkdir(exist_ok=True)  # where the default database stands
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/site.db")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing half-way; readers never wait for them.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    # Each thread of the server keeps one connection: that is the pool, and its limit. None
    # is ever renewed: for a moment the database would see twice as many.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A server that has gone, or a statement that hangs, ends in a sentence.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,  # milliseconds until a cable counts as cut
        "options": "-c statement_timeout=60s -c idle_in_transaction_session_timeout=5min",
        **DATABASES["default"].get("OPTIONS", {}),
    }
# Where a worker finds what was kept last, if it starts while the database is away.
KEPT_FOLDER = env.str("KEPT_FOLDER", default="")
# Pages and search are made before anybody asks, after a start and each publication.
MAKE_AHEAD = env.bool("MAKE_AHEAD", default=True)
# The one request that makes a CDN forget every page: `manage.py purge_cdn`.
CDN_PURGE_URL = env.str("CDN_PURGE_URL", default="")
CDN_PURGE_METHOD = env.str("CDN_PURGE_METHOD", default="POST")
CDN_PURGE_HEADER = env.str("CDN_PURGE_HEADER", default="")
CDN_PURGE_BODY = env.str("CDN_PURGE_BODY", default="")
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Static files --------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
# Where `write_error_pages` puts what nginx says while the site cannot.
ERROR_PAGES = Path(
    env.str("ERROR_PAGES", default=str(BASE_DIR / "var" / "error-pages"))
)
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "ketamine_info.static_files.StaticFiles"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Staff accounts ------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=not DEBUG)
# A second factor (app, passkey) for every sign-in. Off for trying things out.
REQUIRE_2FA = env.bool("REQUIRE_2FA", default=HTTPS)
PASSWORD_LENGTH = 12
# Words with which whoever guesses passwords of this site begins.
PASSWORD_SITE_WORDS = (
    *("ketamine", "ketamin", "infusion", "infusie", "infuus", "infuse"),
    *("pijn", "schmerz", "pain", "chronic", "chronisch", "treatment", "behandeling"),
    *("behandlung", "patient", "clinic", "kliniek", "klinik", "hospital", "ziekenhuis"),
    *("krankenhaus", "nurse", "verpleeg", "pflege", "doctor", "dokter", "doktor"),
    *(
        "welcome",
        "welkom",
        "willkommen",
        "password",
        "wachtwoord",
        "passwort",
        "kennwort",
    ),
    *("staff", "admin", "123456", "qwerty", "qwertz"),
)
AUTH_PASSWORD_VALIDATORS = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}"}
        for name in (
            "UserAttributeSimilarityValidator",
            "CommonPasswordValidator",
            "NumericPasswordValidator",
        )
    ),
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {
        "NAME": "content.accounts.passwords.WithoutSiteWords",
        "OPTIONS": {"min_length": PASSWORD_LENGTH, "words": PASSWORD_SITE_WORDS},
    },
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "content.accounts.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = [
    "username*",
    "email*",
    "password1*",
    "password2*",
]  # nobody does
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator types the address
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # content/accounts/throttle.py counts
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 5  # seconds after which it is asked again
ACCOUNT_FORMS = {
    "login": "content.accounts.sign_in_forms.SignIn",
    "reauthenticate": "content.accounts.sign_in_forms.SamePassword",
}
MFA_ADAPTER = "content.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "content.accounts.sign_in_forms.EnterCode",
    "reauthenticate": "content.accounts.sign_in_forms.EnterCodeAgain",
    "activate_totp": "content.accounts.sign_in_forms.SetUpApp",
    "add_webauthn": "content.accounts.sign_in_forms.SetUpPasskey",
}

# --- Mail to staff ---------------------------------------------------------------
# Off unless EMAIL_URL names a server: smtp+tls://user:password@host:587
MAIL_IS_ON = bool(env.str("EMAIL_URL", default=""))
globals().update(env.email_url("EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="staff@localhost")
# How the site names itself, in its pages and in e-mails, by whatever name it is reached.
SITE_ADDRESS = env.str(
    "SITE_ADDRESS",
    default=f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('.')}",
).rstrip("/")

# --- An exported site ----------------------------------------------------------
# The running site that answers what files cannot: search, “my treatment day”.
DYNAMIC_HOST = env.str("DYNAMIC_HOST", default="").rstrip("/")
if DYNAMIC_HOST and "://" not in DYNAMIC_HOST:
    DYNAMIC_HOST = f"{'https' if HTTPS else 'http'}://{DYNAMIC_HOST}"
if DYNAMIC_HOST and not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]+)?", DYNAMIC_HOST):
    raise ImproperlyConfigured(
        f"DYNAMIC_HOST is {DYNAMIC_HOST!r}. "
        "Give the name of a site, such as ask.example.org, without a path."
    )

# --- Safety --------------------------------------------------------------------
# One policy for site and admin: no inline code, no nonce, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *([DYNAMIC_HOST] if DYNAMIC_HOST else [])],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0  # one year
# Only where every other name below the clinic's domain speaks https as well:
HSTS_FOR_SUBDOMAINS = env.bool("HSTS_FOR_SUBDOMAINS", default=False)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HSTS_FOR_SUBDOMAINS
# Nothing to other sites; staff forms need the Origin header, which “no-referrer” drops.
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last of X-Forwarded-For is the proxy's word
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{STAFF_PATH}"  # readers never carry one
SESSION_COOKIE_AGE = 60 * 60 * 4  # without use; every use begins it anew
SESSION_ENDS = timedelta(hours=12)  # however much it is used
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
# A clinic with all its steps, values and hours, each with what it held when opened.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000  # bytes of text; pictures do not count
CSRF_FAILURE_VIEW = "content.admin.sent_again.form_refused"
# Whom to tell of a hole in this site, for security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
if "@" in SECURITY_CONTACT and ":" not in SECURITY_CONTACT:
    SECURITY_CONTACT = f"mailto:{SECURITY_CONTACT}"
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://")):
    raise ImproperlyConfigured(
        f"SECURITY_CONTACT is {SECURITY_CONTACT!r}. "
        "Give an e-mail address, or an address that starts with https://."
    )

# --- Log -----------------------------------------------------------------------
# What went wrong, never what a reader looked up: no addresses.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_addresses": {"()": "ketamine_info.logs.NoAddresses"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_addresses"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {
            "handlers": ["console"],
            "level": "ERROR",
            "propagate": False,
        }
    },
}
