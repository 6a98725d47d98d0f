"""Settings. What differs between places comes from the environment; see docs/production.md."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config.database import settings_from_environment

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("KETENLOKET_HOME") or BASE_DIR / ".ketenloket").absolute()

DEMO = os.environ.get("KETENLOKET_DEMO", "") == "1"
HTTPS = os.environ.get("KETENLOKET_HTTPS", "0" if DEMO else "1") == "1"
SERVING = os.environ.get("KETENLOKET_SERVING", "") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("KETENLOKET_SECRET_KEY", "")
if not SECRET_KEY:
    if SERVING:
        raise SystemExit("KETENLOKET_SECRET_KEY ontbreekt: zie docs/production.md")
    SECRET_KEY = "only-for-commands-and-tests"  # noqa: S105 - refused above when serving
ALLOWED_HOSTS = os.environ.get("KETENLOKET_HOSTS", "127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "procrastinate.contrib.django",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "ketenloket.foundation.tenancy",
    "ketenloket.foundation.audit",
    "ketenloket.foundation.outbox",
    "ketenloket.network.organisations",
    "ketenloket.network.directory",
    "ketenloket.network.volunteers",
    "ketenloket.network.agreements",
    "ketenloket.network.provisions",
    "ketenloket.chain.help_seekers",
    "ketenloket.chain.recognition",
    "ketenloket.chain.desk",
    "ketenloket.chain.sharing",
    "ketenloket.chain.escalation",
    "ketenloket.chain.intake",
    "ketenloket.chain.triage",
    "ketenloket.chain.referrals",
    "ketenloket.chain.trajectories",
    "ketenloket.chain.progress",
    "ketenloket.chain.applications",
    "ketenloket.chain.papers",
    "ketenloket.windows.workbench",
    "ketenloket.windows.portal",
    "ketenloket.windows.api",
    "demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.StaticFilesMiddleware",
    "csp.middleware.CSPMiddleware",
    "ketenloket.windows.api.middleware.NobodyAsksMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.LanguageMiddleware",
    "config.middleware.HeadersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Last: one request, one transaction, one acting worker.
    "ketenloket.network.organisations.middleware.ActingMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "ketenloket" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "config.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "config.context.everywhere",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

DATABASES = {"default": settings_from_environment()}
# Statements that are written once are planned once for each connection: see foundation/rows.
PREPARES_STATEMENTS = os.environ.get("KETENLOKET_PREPARE", "1") == "1"
if SERVING:  # a pool and CONN_MAX_AGE exclude each other
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 2, "max_size": 8, "timeout": 5}
    # A connection from before a restart of the database is found out before a page gets it.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True  # a pooler hands out transactions
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ketenloket_cache",
        # Full means that a third is thrown away, counts of failed sign-ins too: far out of reach.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
            {"user_attributes": ("email",)},
        ),
        ("ketenloket.network.organisations.permissions.LongPassword", {"min_length": 12}),
        ("django.contrib.auth.password_validation.CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workbench:today"
ACCOUNT_ADAPTER = "ketenloket.network.organisations.permissions.InvitationOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation reached the address
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a changed password or second factor
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KETENLOKET_PROXIES", "0"))
PASSWORD_RESET_TIMEOUT = 30 * 60
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/15m/ip,10/15m/key,50/d/key",
    "login": "30/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "front_door": "20/10m/ip",  # people of a library share one address
    "correction": "10/10m/ip",  # of a card of the verwijskaart, by anybody
    "paper": "30/10m/ip",  # sheets to print: each is a second of work
    "calendar": "120/15m/ip",  # subscribed calendars: an office of many shares one address
    "portal": "30/15m/ip,10/15m/key",  # follow-up codes: by address and by code
}
# How many questions one address may ask the public API in a minute, of each process of the server.
HSDS_REQUESTS_PER_MINUTE = int(os.environ.get("KETENLOKET_HSDS_PER_MINUTE", "600"))
MFA_ADAPTER = "ketenloket.network.organisations.permissions.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Ketenloket"
MFA_TOTP_TOLERANCE = 1  # who types slowly may use the code of half a minute ago
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
_SIGN_IN_FORMS = "ketenloket.network.organisations.forms."
ACCOUNT_FORMS = {"login": f"{_SIGN_IN_FORMS}SignInForm"}
MFA_FORMS = {
    "authenticate": f"{_SIGN_IN_FORMS}SecondFactorForm",
    "reauthenticate": f"{_SIGN_IN_FORMS}SameCodesForm",
    "activate_totp": f"{_SIGN_IN_FORMS}NewCodesForm",
}

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600  # absolute; the idle limit is below
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 30 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False  # the proxy's work; see docs/production.md
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LANGUAGE_CODE = "nl"
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("pl", "Polski"),
    ("uk", "Українська"),
]
LOCALE_PATHS = [BASE_DIR / "ketenloket" / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
# What help-seekers read. Workers' pages are Dutch only; see docs/translations.md.
TRANSLATED_PATHS = ("/loket/", "/mijn-hulp/", "/taal/")
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns of a missing one
# `collectstatic` puts a packed copy beside every file that becomes smaller by it.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
STATICFILES_DIRS = [BASE_DIR / "ketenloket" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

EMAIL_BACKEND = os.environ.get(
    "KETENLOKET_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST = os.environ.get("KETENLOKET_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("KETENLOKET_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("KETENLOKET_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KETENLOKET_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KETENLOKET_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20  # seconds: a mail server that says nothing must not hold up all others
DEFAULT_FROM_EMAIL = os.environ.get("KETENLOKET_MAIL_FROM", "Ketenloket <geen-antwoord@localhost>")
_GATEWAYS = "ketenloket.foundation.outbox.jobs.gateways."
SMS_GATEWAY = os.environ.get("KETENLOKET_SMS_GATEWAY", f"{_GATEWAYS}FileGateway")
SMS_FILE_PATH = HOME / "sms"
SMS_URL = os.environ.get("KETENLOKET_SMS_URL", "")
SMS_TOKEN = os.environ.get("KETENLOKET_SMS_TOKEN", "")
# A postman who took a message holds its row well within this time, also on a busy machine, or is no
# more. While the row is held nobody takes over, however long sending takes.
OUTBOX_CLAIM_SECONDS = 60
# Networks inside one's own walls to which webhooks may go all the same, such as 10.1.2.0/24.
WEBHOOK_NETWORKS = os.environ.get("KETENLOKET_WEBHOOK_NETWORKS", "").replace(",", " ").split()
SITE_URL = os.environ.get("KETENLOKET_SITE_URL", "http://127.0.0.1:8000")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
