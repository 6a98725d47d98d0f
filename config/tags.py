"""The smallest parts of a page as template tags: an icon, a deadline.

They stand on a page by the dozen and hold nothing of their own, so a component would cost more than
all it says. What has a body is a component in `templates/cotton/`.
"""

from functools import cache

from django import template
from django.template.defaultfilters import date as written
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ketenloket.chain.desk.rules import Deadline

register = template.Library()

_ICON = '<svg class="kl-icon kl-icon--{}{}"{} focusable="false"><use href="{}#{}"></use></svg>'
_ICON_OF_TONE = {"bad": "warning", "ok": "check", "warn": "clock"}


@register.simple_tag
def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """A picture out of our set (`static/img/icons.svg`).

    Args:
        name: of the symbol.
        label: what it says to who cannot see it; without one it is decoration.
        size: `large` or `huge`.
    """
    if not label:
        return _decoration(str(name), size)
    said = format_html(' role="img" aria-label="{}"', label)
    return _drawn(name, size, said)


@cache
def _decoration(name: str, size: str) -> SafeString:
    return _drawn(name, size, SafeString(' aria-hidden="true"'))


def _drawn(name: str, size: str, said: SafeString) -> SafeString:
    larger = f" kl-icon--{size}" if size else ""
    return format_html(_ICON, name, larger, said, static("img/icons.svg"), name)


@register.simple_tag
def deadline(clock: Deadline | None) -> str:
    """How long there is still, as a word with a colour and an icon; on hovering the day and its clock.

    Args:
        clock: None says nothing.
    """
    if not clock:
        return ""
    day = written(clock.date, "l j F Y")
    return format_html(
        '<span class="kl-tag kl-tag--{}" title="{}">{}<span>{}</span></span>',
        clock.tone,
        f"{day} · {clock.source}" if clock.source else day,
        icon(_ICON_OF_TONE.get(clock.tone, "calendar")),
        clock.text,
    )
