"""A person who has a keyboard and nothing else."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator

from tests.browser.visit import Visit

MOST_STOPS: Final = 250
"""More presses of Tab than any page has places: if it takes more, the focus is trapped."""

_WATCH: Final = Path(__file__).with_name("keyboard.js").read_text()


@dataclass(frozen=True)
class Stop:
    """A place at which Tab stops."""

    number: int
    words: str
    covered: bool


class Keyboard:
    """The keyboard of a page. It counts what is done by a pointer as an error of the page's."""

    def __init__(self, window: Visit) -> None:
        self._page = window.page
        window.begin_with(_WATCH)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Replace the text of the focused field, key by key."""
        self.press("ControlOrMeta+a")
        self._page.keyboard.type(text)

    def tab_to(self, wanted: Locator) -> None:
        """Press Tab until something has the focus, once it is there."""
        wanted.first.wait_for()
        for _ in range(MOST_STOPS):
            if wanted.evaluate_all("found => found.length === 1 && found[0] === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {wanted}")

    def fill(self, field: Locator, text: str) -> None:
        """Go to a field and replace its text."""
        self.tab_to(field)
        self.type(text)

    def use(self, control: Locator) -> None:
        """Go to a control and press Enter."""
        self.tab_to(control)
        self.press("Enter")

    def walk(self) -> list[str]:
        """Press Tab from the top of the page to its end, and return what is wrong with where it stops."""
        self._page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
        stops: dict[int, Stop] = {}
        wrong: list[str] = []
        for _ in range(MOST_STOPS):
            self.press("Tab")
            found = self._page.evaluate("keyboard.stop()")
            if found["before"]:
                wrong.append(f"looks the same with the focus: {stops[found['before']].words}")
            if found["number"] == 0 or found["number"] in stops:
                break
            stops[found["number"]] = Stop(found["number"], found["words"], found["covered"])
        else:
            wrong.append("Tab does not come to the end of the page")
        # Where rows were added meanwhile, the last stop may be one that was seen, on which Enter would have an effect.
        self._page.evaluate("document.activeElement.blur()")
        wrong += [f"is covered or out of sight: {each.words}" for each in stops.values() if each.covered]
        reachable = self._page.evaluate("keyboard.reachable()")
        wrong += [f"is not reached by Tab: {words}" for number, words in reachable if number not in stops]
        wrong += [f"needs a pointer: {words}" for words in self._page.evaluate("keyboard.pointerOnly()")]
        return sorted(set(wrong))


def printed(found: list[str]) -> str:
    """Return findings as text, one a line."""
    return json.dumps(found, indent=1, ensure_ascii=False)
