"""Whether a page is HTML as it is written down: no mistake that a browser would have to guess at.

html5lib is the reference parser of the standard's syntax; it reports every parse error. What the
syntax does not forbid and the standard does (a number twice, a label for nothing, a button inside a
link) is looked at in the tree that it makes.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

# Parse errors of html5lib 1.1 (2020) that the standard does not know, each with the reason. Empty:
# none was needed. Whoever adds one says which page and which sentence of the standard.
KNOWN: dict[str, str] = {}

_NAMES_OTHERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
                 "list", "form", "headers")  # fmt: skip
_INTERACTIVE = {"a", "button", "select", "textarea", "input", "summary", "details"}
_ONLY = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "tr": {"th", "td", "script", "template"},
    "select": {"option", "optgroup", "hr"},
}
_PHRASING_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "label", "button", "summary",
                  "legend", "b", "strong", "em", "small", "bdi", "caption"}  # fmt: skip
_FLOW = {"div", "ul", "ol", "dl", "table", "section", "article", "form", "fieldset", "p", "nav",
         "aside", "header", "footer", "main", "details", "figure", "blockquote", "pre",
         "hr"}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Headings may stand in these though other blocks may not.
_MAY_HOLD_HEADINGS = {"summary", "legend"}
_MUST = {"img": ("alt", "src"), "html": ("lang",), "a": (), "iframe": ("title",)}
_URLS = ("href", "src", "action", "formaction")


def mistakes(page: str) -> list[str]:
    """What is wrong with a page, or with a part that a page takes in; empty when nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    whole = page.lstrip()[:9].lower() == "<!doctype"
    tree = parser.parse(page) if whole else parser.parseFragment(page)
    lines = page.splitlines()
    found = [
        f"{code} {told or ''} in line {line}: {lines[line - 1].strip()[:120] if line <= len(lines) else ''}"
        for (line, _column), code, told in parser.errors
        if code not in KNOWN
    ]
    found += [*_wrong_places(tree), *_wrong_attributes(tree)]
    return [*found, *_wrong_numbers(tree), *_wrong_head(tree)] if whole else found


def _wrong_numbers(tree: Element) -> Iterator[str]:
    there: set[str] = set()
    for element in tree.iter():
        key = element.get("id")
        if key is None:
            continue
        if key in there or not key or " " in key:
            yield f"id={key!r} is empty, has a space or is there twice"
        there.add(key)
    for element in tree.iter():
        for name in _NAMES_OTHERS:
            for key in (element.get(name) or "").split():
                if key not in there:
                    yield f"<{element.tag} {name}={key!r}> names nothing on this page"
        link = element.get("href", "")
        if element.tag == "a" and len(link) > 1 and link.startswith("#") and link[1:] not in there:
            yield f"<a href={link!r}> leads nowhere"


def _wrong_places(tree: Element, above: tuple[str, ...] = ()) -> Iterator[str]:
    for element in tree:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            continue
        parent = tree.tag
        if parent in _ONLY and tag not in _ONLY[parent]:
            yield f"<{tag}> directly in <{parent}>"
        within = next((each for each in reversed(above) if each in _PHRASING_ONLY), "")
        heading = tag in _HEADINGS and within not in _MAY_HOLD_HEADINGS
        if within and (tag in _FLOW or heading) and "svg" not in above:
            yield f"<{tag}> inside <{within}>"
        around = next((each for each in above if each in {"a", "button"}), "")
        if around and tag in _INTERACTIVE and element.get("type") != "hidden":
            yield f"<{tag}> inside <{around}>"
        if tag == "label" and "label" in above:
            yield "<label> inside <label>"
        if tag in _HEADINGS and not "".join(element.itertext()).strip() and not len(element):
            yield f"<{tag}> without words"
        yield from _wrong_places(element, (*above, tag))


def _wrong_attributes(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name in _MUST.get(element.tag, ()):
            if element.get(name) is None:
                yield f"<{element.tag}> without {name}"
        for name in _URLS:
            value = element.get(name)
            if value is not None and (" " in value.strip() or (name == "src" and not value)):
                yield f"<{element.tag} {name}={value!r}> is no address"
        if element.tag == "button" and element.get("type") not in {"submit", "button", "reset"}:
            yield f"<button> without a type: {''.join(element.itertext()).strip()!r}"
        if "rtl" in (element.get("dir") or "") and element.get("dir") != "rtl":
            yield f"dir={element.get('dir')!r}"


def _wrong_head(tree: Element) -> Iterator[str]:
    titles = [each for each in tree.iter("title") if "".join(each.itertext()).strip()]
    if not titles:
        yield "no <title>"
    if sum(1 for each in tree.iter("main") if each.get("hidden") is None) > 1:
        yield "more than one <main>"
