"""Somebody at a screen, who does what people do: open, read, fill in, press."""

import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

WIDE: Any = {"width": 1240, "height": 900}
PHONE: Any = {"width": 320, "height": 640}

_ROOT = Path(__file__).resolve().parents[2]
PICTURES = _ROOT / "artefacts" / "screenshots"
AXE = (_ROOT / "tests" / "vendor" / "axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Person:
    """A browser of their own, with words for what they do and see in it."""

    def __init__(self, page: Page, name: str = "") -> None:
        """Sit down; somebody without a name is not signed in."""
        self.page, self.name = page, name
        self.taps = 0

    @property
    def main(self) -> Locator:
        """What the page says, without the bars around it."""
        return self.page.locator("main")

    @property
    def path(self) -> str:
        """Where they are."""
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def opens(self, path: str) -> int:
        """Go to an address; tells the status."""
        response = self.page.goto(path)
        assert response is not None
        return response.status

    def presses(self, name: str, *, within: Locator | None = None) -> None:
        """Press the button or link that is called so; the first one of that name."""
        place = within or self.main
        what = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        what.first.click()
        self.taps += 1
        self.page.wait_for_load_state()

    def writes(self, label: str, words: str) -> None:
        """Fill in the field with this label."""
        self.main.get_by_label(label).first.fill(words)

    def chooses(self, *labels: str) -> None:
        """Tick the boxes or radio buttons with these words."""
        for label in labels:
            self.main.get_by_label(label).first.check()
            self.taps += 1

    def picks(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.main.get_by_label(label).first.select_option(label=option)

    def sees(self, *words: str) -> None:
        """All of this stands on the page."""
        for said in words:
            expect(self.main).to_contain_text(said)

    def does_not_see(self, *words: str) -> None:
        """None of this stands anywhere on the page, nor behind it."""
        html = self.page.content()
        for said in words:
            assert said not in html, f"{self.name} sees {said} at {self.path}"

    def turn(self) -> str:
        """What the coloured block says: whose turn, what next, by when."""
        return self.main.locator(".kl-turn").first.inner_text()

    def sees_in(self, place: Locator, words: str) -> None:
        """This stands in that part of the page."""
        expect(place).to_contain_text(words)

    def is_up(self, step: str) -> None:
        """The page says: your turn, this is the step, by then."""
        turn = self.turn().lower()
        assert "u bent aan de beurt" in turn, turn
        assert step.lower() in turn, turn
        assert re.search(r"vandaag|te laat|nog \d+ werkdag|morgen", turn), turn

    def write_field(self, name: str, words: str) -> None:
        """Fill in a field that has no label of its own to be found by."""
        self.main.locator(f"[name={name}]").fill(words)

    def tick_value(self, name: str, value: str) -> None:
        """Tick one of many boxes, by the name that it or its group begins with."""
        self.main.locator(f"input[name^={name}][value={value}]").first.check()

    def key_of(self, link: Locator) -> str:
        """The key in the address of a link."""
        found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", link.first.get_attribute("href") or "")
        assert found
        return found[0]

    def keeps(self, name: str) -> None:
        """Keep a picture of the whole page, when somebody wants to look at them."""
        if not os.environ.get("KETENLOKET_PICTURES"):
            return
        file = PICTURES / f"{re.sub(r'[^a-z0-9/-]+', '_', name.lower())}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=file, full_page=True)

    def resizes(self, size: Any) -> None:
        """Another screen: a phone for a desk, or the other way round."""
        self.page.set_viewport_size(size)

    def brings_axe(self) -> None:
        """Have axe on every page from now on: for who looks at many, quicker than once per page."""
        self.page.context.add_init_script(AXE)

    def barriers(self) -> list[str]:
        """What axe finds wrong for somebody who reads, hears or moves in another way."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE)
        found = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
            WCAG,
        )
        return [
            f"{wrong['id']}: {wrong['help']}: {node['html'][:160]}"
            for wrong in found["violations"]
            for node in wrong["nodes"]
        ]

    def sideways(self) -> list[str]:
        """What sticks out of the screen at the side."""
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        if self.page.evaluate("() => document.scrollingElement.scrollWidth") <= width:
            return []
        return [
            f"sticks out: {html}"
            for html in self.page.evaluate(
                """width => [...document.querySelectorAll('body *')]
                    .filter(one => one.getBoundingClientRect().right > width + 1)
                    .slice(-3).map(one => one.outerHTML.slice(0, 160))""",
                width,
            )
        ]
