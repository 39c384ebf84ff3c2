"""Pages of a user's own, with parts of the TypeScript client and nothing of the console."""

import mimetypes
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Route

from tests.browser.console.built import run
from tests.gateways import Addresses

_REPLACE: Final = """(text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const scripts = [...page.querySelectorAll('script')].map(({ src }) => new URL(src).pathname);
    page.querySelectorAll('script').forEach((each) => each.remove());
    document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
    for (const src of scripts) {
        document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
    }
}"""


class OwnPage:
    """A page of `web/console/tests`, built into a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        run("vite", "build", "--config", f"tests/{name}/vite.config.mjs", "--outDir", str(folder))

    def open(self, page: Page, gateway: Addresses, fragment: str) -> None:
        """Show it in place of a page of the gateway's, with a fragment in its address.

        Chromium lets only a document that a loopback address really served connect there, so one of those is replaced.
        """
        page.route(f"**/{self._name}/**", self._serve)
        page.goto(f"{gateway.url}/health#{fragment}")
        page.evaluate(_REPLACE, (self._folder / "index.html").read_text())

    def _serve(self, route: Route) -> None:
        name = route.request.url.split(f"/{self._name}/", 1)[1].split("?")[0] or "index.html"
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        route.fulfill(body=(self._folder / name).read_bytes(), content_type=kind)
