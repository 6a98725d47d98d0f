"""Make the small stylesheets in ketenloket/static/vendor/ from the full npm packages.

The full component library and its design tokens weigh more than 600 kB together; our pages use a dozen of its
components. This keeps (1) the rules whose every class belongs to one of those components and (2) the tokens that
the kept rules need, directly or through another token. Nothing is rewritten, only left out; that it is a selection
is said at the top of both files, as the licence (EUPL-1.2, article 5) asks.

Developers only, called by vendor_static.sh:  subset_css.py COMPONENTS_CSS TOKENS_CSS OUT_COMPONENTS OUT_TOKENS
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

# The Utrecht components that our templates use. Add a name here when a template starts to use another one.
COMPONENTS = frozenset({
    "alert", "body", "button", "button-group", "checkbox", "custom-checkbox", "document", "form-field",
    "form-field-description", "form-field-error-message", "form-fieldset", "form-label", "radio-button", "root",
    "skip-link", "surface", "textarea", "textbox",
})  # fmt: skip

HEADER = (
    "/* {name} {version}: a selection made by scripts/subset_css.py.\n"
    " * Copyright (c) {owner}. Licensed under the EUPL 1.2, see {licence}. */\n"
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
# A picture inside the stylesheet: our content security policy stops it, so css/components.css has a file instead.
DATA_ADDRESS = re.compile(r"background-image:\s*url\(\"data:[^\"]*\"\);?")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield (prelude, body) of each top-level block; statements without a block (such as @charset) are skipped."""
    position = 0
    while (opening := css.find("{", position)) != -1:
        prelude = css[position:opening].rsplit(";", 1)[-1]
        depth, closing = 1, opening
        while depth:
            closing += 1
            depth += {"{": 1, "}": -1}.get(css[closing], 0)
        yield " ".join(prelude.split()), css[opening + 1 : closing].strip()
        position = closing + 1


def selectors(prelude: str) -> list[str]:
    """Split a selector list at its commas, but not at those within parentheses."""
    parts, depth = [""], 0
    for character in prelude:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def is_ours(selector: str) -> bool:
    """Tell whether the selector speaks of our components only; one without a class is never kept.

    `:invalid` is left out: a browser calls an empty required field invalid before anybody typed. Our pages mark
    what the server found, with the class `--invalid`.
    """
    names = CLASS.findall(selector)
    bases = {re.split(r"__|--", name.removeprefix("utrecht-"))[0] for name in names}
    return bool(names) and bases <= COMPONENTS and ":invalid" not in selector


def kept_rules(css: str) -> str:
    """Return the rules of our components, with the media and support conditions around them."""
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports")):
            if inner := kept_rules(body):
                kept.append(f"{prelude}{{{inner}}}")
        elif not prelude.startswith("@"):
            ours = [selector for selector in selectors(prelude) if is_ours(selector)]
            if ours and body:
                kept.append(f"{','.join(ours)}{{{tight(body)}}}")
    return "\n".join(kept)


def tight(body: str) -> str:
    """Write the declarations of one rule without needless white space."""
    lines = (" ".join(line.split()) for line in DATA_ADDRESS.sub("", body).split(";"))
    return ";".join(re.sub(r"^([\w-]+)\s*:\s*", r"\1:", line) for line in lines if line)


def needed_tokens(tokens: dict[str, str], css: str) -> dict[str, str]:
    """Return the tokens that the stylesheet reads, and those that these read in turn."""
    wanted, seen = set(VARIABLE.findall(css)), set()
    while wanted:
        name = wanted.pop()
        if name in tokens and name not in seen:
            seen.add(name)
            wanted |= set(VARIABLE.findall(tokens[name]))
    return {name: value for name, value in tokens.items() if name in seen}


def main(components: str, theme: str, out_components: str, out_theme: str) -> None:
    """Read both full files, write both small ones."""
    css = kept_rules(COMMENT.sub("", Path(components).read_text("utf-8")))
    [(selector, body)] = [
        found for found in blocks(COMMENT.sub("", Path(theme).read_text("utf-8"))) if found[1]
    ]
    pairs = (line.split(":", 1) for line in tight(body).split(";") if ":" in line)
    small = needed_tokens({name.strip(): value.strip() for name, value in pairs}, css)
    declarations = ";\n".join(f"{name}:{value}" for name, value in small.items())
    for source, target, name, owner, text in (
        (components, out_components, "@utrecht/component-library-css", "Gemeente Utrecht and Frameless B.V.", css),
        (theme, out_theme, "@nl-design-system-unstable/voorbeeld-design-tokens", "NL Design System Community",
         f"{selector}{{\n{declarations}}}"),
    ):  # fmt: skip
        package = (Path(source).parent.parent / "package.json").read_text("utf-8")
        version = re.search(r'"version": "([^"]+)"', package)
        header = HEADER.format(
            name=name, version=version[1] if version else "", owner=owner,
            licence=f"licences/{name.split('/')[-1]}.md",
        )  # fmt: skip
        Path(target).write_text(f"{header}{text}\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
