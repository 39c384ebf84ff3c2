"""The console as a person uses it."""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from playwright.sync_api import Locator

from tests.browser.axe import violations
from tests.browser.expecting import expect
from tests.browser.tabs import Tabs
from tests.browser.visit import Visit
from tests.gateways import Addresses

WIDE: Final = (1280, 800)
NARROW: Final = (390, 844)
_SERIOUS: Final = frozenset({"serious", "critical"})


class Console(Visit):
    """The console in a window of its own.

    Args:
        token: the credential that the window has stored; the administrator's by default, none if empty.
    """

    def __init__(self, tabs: Tabs, gateway: Addresses, token: str | None = None) -> None:
        kept = gateway.admin_key if token is None else token
        # Once: a test may sign out.
        first = f"sessionStorage.setItem('parley:token', {json.dumps(kept)});" if kept else ""
        super().__init__(tabs, gateway, width=WIDE[0], height=WIDE[1], first=first)

    def open(self, path: str = "/") -> "Console":
        """Open a page and wait until it is there."""
        self.page.goto(self.gateway.url + path)
        expect(self.main).to_be_visible()
        return self

    @property
    def main(self) -> Locator:
        """The page itself, without the frame around it."""
        return self.page.locator("main#main")

    @property
    def dialog(self) -> Locator:
        """The dialog or drawer that is open."""
        return self.page.get_by_role("dialog")

    def toast(self, words: str) -> Locator:
        """The message with these words, without its announcement, which is in the page too for a second."""
        return self.page.get_by_role("region", name="Notifications").get_by_text(words)

    @property
    def connection(self) -> Locator:
        """The pill that says whether the page is live."""
        return self.page.get_by_role("button", name="Connection:")

    def wait_until_live(self) -> "Console":
        """Wait until the page is connected."""
        expect(self.connection).to_have_attribute("data-status", "live")
        return self

    def press(self, *keys: str) -> "Console":
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def data(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Execute an operation as the administrator, beside the page."""
        return self.gateway.data(query, variables)

    def narrow(self) -> "Console":
        """Make the window as narrow as a phone."""
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        return self

    def wide(self) -> "Console":
        """Make the window as wide as a laptop."""
        self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        return self

    def scheme(self, scheme: Literal["light", "dark"]) -> "Console":
        """Choose the colours that the system asks for."""
        self.page.emulate_media(color_scheme=scheme)
        return self

    def axe(self, *, only_colors: bool = False) -> dict[str, list[str]]:
        """Return the serious and critical findings of axe-core on the page as it is, with the elements concerned.

        Args:
            only_colors: only look for what other colours can change.
        """
        return violations(self.page, impacts=_SERIOUS, only_colors=only_colors)

    def check_accessibility(self) -> None:
        """Require a page without serious findings, in light and dark and on a phone, that does not scroll sideways."""
        ways: list[tuple[Literal["light", "dark"], tuple[int, int]]]
        ways = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]
        for scheme, (width, height) in ways:
            self.scheme(scheme).page.set_viewport_size({"width": width, "height": height})
            found = self.axe(only_colors=scheme == "dark")  # the elements are those that were checked in light
            assert not found, f"{scheme}, {width} pixels wide: {found}"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
        self.scheme("light").wide()
