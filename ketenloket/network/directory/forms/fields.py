"""Parts that forms of this room are made of."""

from html import escape  # that of Django wraps this one, at twice its time
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class PlainSelect(forms.Select):
    """A list to choose from, written in one go: one template per option costs more than the page."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The whole element."""
        chosen = {str(item) for item in self.format_value(value)}
        parts = [format_html("<select{}>", flatatt(self.build_attrs({"name": name}, attrs)))]
        for code, label in self.choices:
            if isinstance(label, list | tuple):
                options = [self._option(each, word, chosen) for each, word in label]
                parts.append(format_html('<optgroup label="{}">', code))
                parts += [*options, SafeString("</optgroup>")]
            else:
                parts.append(self._option(code, label, chosen))
        return SafeString("".join([*parts, "</select>"]))

    @staticmethod
    def _option(code: Any, label: Any, chosen: set[str]) -> SafeString:
        code = str(code)
        selected = " selected" if code in chosen else ""
        return SafeString(f'<option value="{escape(code)}"{selected}>{escape(str(label))}</option>')
