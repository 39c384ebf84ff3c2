"""A browser window on a gateway, which records its requests and errors."""

import json
import re
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, WebSocket

from tests.gateways import Addresses

_TELL_VIOLATIONS: Final = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`));
"""


class Visit:
    """A page in its own context: one window's storage is invisible to another."""

    def __init__(self, browser: Browser, gateway: Addresses, *, width: int = 1400, height: int = 900) -> None:
        self.gateway = gateway
        self.requests: list[Request] = []
        self.sockets: list[WebSocket] = []
        self.frames_sent: list[dict[str, Any]] = []
        self._origin = gateway.url
        self._complaints: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            permissions=["clipboard-read", "clipboard-write"],
            color_scheme="light",
            reduced_motion="reduce",  # each frame of an animation costs what a page costs, without a graphics processor
        )
        self.context.on("request", self._requested)
        self.context.on("weberror", lambda error: self._complain(f"uncaught: {error.error}"))
        self.context.add_init_script(_TELL_VIOLATIONS)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("websocket", self._connected)
        self.page.on("response", self._answered)

    # ------------------------------------------------------------ recorded activity

    def expect_complaint(self, pattern: str) -> None:
        """Ignore matching errors, past and future: the test provokes them."""
        self._expected.append(re.compile(pattern))

    def faults(self) -> list[str]:
        """Return the requests to other hosts, the console errors and the policy violations."""
        strangers = [f"asked another host: {url}" for url in self.addresses() if not self._is_home(url)]
        found = strangers + self._complaints
        return [each for each in found if not any(pattern.search(each) for pattern in self._expected)]

    def forget(self) -> None:
        """Begin a new record, of the next test."""
        self.requests.clear()
        self.sockets.clear()
        self.frames_sent.clear()
        self._complaints.clear()
        self._expected.clear()

    def addresses(self) -> list[str]:
        """Return every URL this window requested, in order, sockets included."""
        return [request.url for request in self.requests] + [socket.url for socket in self.sockets]

    def _is_home(self, url: str) -> bool:
        address = urlsplit(url)
        if address.scheme in ("data", "blob"):
            return True  # part of the page; they leave no trace
        return address.netloc == urlsplit(self._origin).netloc

    def _requested(self, request: Request) -> None:
        self.requests.append(request)

    def _connected(self, socket: WebSocket) -> None:
        self.sockets.append(socket)
        socket.on("framesent", lambda frame: self.frames_sent.append(json.loads(frame)))

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self._complain(f"{response.status} from {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self._complain(f"console.{message.type}: {message.text}")

    def _complain(self, text: str) -> None:
        self._complaints.append(text)
