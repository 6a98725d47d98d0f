"""The settings of a real server, but for the limits on one address: all our clients come from one."""

from config.settings import *  # noqa: F403

ACCOUNT_RATE_LIMITS = False
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
OUTBOX_CLAIM_SECONDS = 2  # a hundred crashes in a row cannot each wait a minute
LANGUAGE_COOKIE_SECURE = False
