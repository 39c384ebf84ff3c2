"""Windows of a real Chromium. A test fails if one of its windows contacted another host or logged an error."""

import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.tabs import Tabs
from tests.browser.visit import Visit
from tests.browser.window import Window
from tests.gateways import Addresses, Gateway

HEADLESS_SHELL: Final = Path("/usr/bin/chromium-headless-shell")
"""Chromium without windows of its own: a page takes a fifth less processor time."""
CHROMIUM: Final = HEADLESS_SHELL if HEADLESS_SHELL.exists() else Path("/usr/bin/chromium")
FEATURES_OFF: Final = (
    # Pages of the address bar's lists, which each new window would load, at the cost of half of its start.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # What Playwright turns off, because this switch takes the place of its own.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    "PreconnectToSearch",
)
ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
    # Whatever the page asks for elsewhere fails here too, where there happens to be an internet.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
FRUGAL: Final = "--js-flags=--single-threaded"
"""V8 without threads of its own, which compile and collect garbage beside a page that soon closes."""
MILLISECONDS: Final = 60_000
"""The time to wait for a page: only a test that fails takes as long, and a slow machine needs more than 30 s."""
FAILED: Final = pytest.StashKey[bool]()

expect.set_options(timeout=MILLISECONDS)


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """A gateway of the module's own: the page shows the names of its administrator and organization."""
    return own_gateway


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the whole run."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing. On Debian: apt-get install chromium-headless-shell", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, FRUGAL])
        browser.on("context", lambda context: context.set_default_timeout(MILLISECONDS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """The tabs of the browser, which tests use one after the other."""
    return Tabs(chromium)


@pytest.fixture
def window(tabs: Tabs, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Open windows on a gateway. Where the test fails, each leaves a picture in `tmp_path`.

    With `new=True`, the window has a tab that no other has used.
    """
    windows: list[Window] = []

    def open_window(gateway: Addresses, *, new: bool = False) -> Window:
        windows.append(Window(tabs, gateway, new=new))
        return windows[-1]

    yield open_window
    leave_pictures(windows, request, tmp_path)


def leave_pictures(windows: Sequence[Visit], request: pytest.FixtureRequest, folder: Path) -> None:
    """Close a test's windows, with pictures of them if it failed, and fail it because of what they recorded."""
    faults = [f"window {number}: {fault}" for number, each in enumerate(windows, 1) for fault in each.faults()]
    pictures = []
    failed = bool(faults) or request.node.stash.get(FAILED, False)
    for number, each in enumerate(windows, 1):
        if failed:
            picture = folder / f"window-{number}.png"
            each.page.screenshot(path=picture)
            pictures.append(str(picture))
        each.close(used_again=not failed)
    if pictures:
        request.node.add_report_section("teardown", "pictures", "\n".join(pictures))
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


class EmptyPage(BaseHTTPRequestHandler):
    """An empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def page_url() -> Iterator[str]:
    """The URL of an empty page of another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), EmptyPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note for the fixtures whether the test itself failed."""
    report = yield
    if report.when == "call":  # type: ignore[attr-defined]
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report
