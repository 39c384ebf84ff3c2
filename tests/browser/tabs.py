"""Pages that tests use one after the other: to show the console again costs a quarter of the first time."""

from collections.abc import Collection
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Error, Page

_MOST_FREE: Final = 2
_STORED: Final = "cookies,local_storage,indexeddb,service_workers"


class Tabs:
    """Pages of a browser, each in a context of its own, so that the storage of one is invisible to another.

    A new page gets every file again and compiles every script: 1.7 s of processor time for the console, 2.2 s for
    GraphiQL. One that is used again has them, as the page of a person who comes back has, and takes 0.4 and 0.7 s. It
    keeps nothing else of the test before: `put_back` and the script with which a window begins see to that.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[Page] = []

    def take(self, width: int, height: int, *, new: bool = False) -> Page:
        """Return an empty page, in light colours.

        Args:
            new: for what only a first visit shows; otherwise one that was put back, if there is one.
        """
        page = self._free.pop() if self._free and not new else self._new()
        page.set_viewport_size({"width": width, "height": height})
        # Each frame of an animation costs what a page costs, without a graphics processor.
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        return page

    def put_back(self, page: Page, origins: Collection[str]) -> None:
        """Empty a page and what it stored at these origins, for the next window. Close its context's other pages."""
        try:
            for other in page.context.pages:
                if other is not page:
                    other.close()
            if page.is_closed() or len(self._free) >= _MOST_FREE:
                page.context.close()
                return
            page.unroute_all()
            page.goto("about:blank")
            session = page.context.new_cdp_session(page)
            for origin in origins:
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
            session.detach()
        except Error:  # a page that crashed
            self.discard(page.context)
            return
        self._free.append(page)

    def discard(self, context: BrowserContext) -> None:
        """Close a page that no other window should use, with its context."""
        context.close()

    def _new(self) -> Page:
        context = self._browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        return context.new_page()
