"""A browser window on a gateway, which records its requests and errors."""

import json
import re
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, WebError, WebSocket

from tests.browser.tabs import Tabs
from tests.gateways import Addresses

_TELL_VIOLATIONS: Final = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`));
"""
# What a tab stores for a session stays with it, and a tab serves several windows.
_BEGIN: Final = """try {
  if (sessionStorage.getItem('window') !== %(window)s) {
    sessionStorage.clear();
    sessionStorage.setItem('window', %(window)s);
    %(first)s
  }
} catch { /* a document without storage */ }"""


class Visit:
    """A page in its own context: one window's storage is invisible to another.

    Args:
        first: a script that runs before those of the first document.
        new: whether the window needs a page that no other has used.
    """

    def __init__(
        self,
        tabs: Tabs,
        gateway: Addresses,
        *,
        width: int = 1400,
        height: int = 900,
        first: str = "",
        new: bool = False,
    ) -> None:
        self.gateway = gateway
        self.requests: list[Request] = []
        self.sockets: list[WebSocket] = []
        self.frames_sent: list[dict[str, Any]] = []
        self._origin = gateway.url
        self._complaints: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._tabs = tabs
        self._given: Page = tabs.take(width, height, new=new)
        self.page: Page = self._given
        self.context = self.page.context
        begin = _BEGIN % {"window": json.dumps(secrets.token_hex(8)), "first": first}
        self._scripts: list[AbstractContextManager[object]] = [
            self.context.add_init_script(script) for script in (begin, _TELL_VIOLATIONS)
        ]
        self._listeners: list[tuple[Any, str, Callable[..., None]]] = [
            (self.context, "request", self._requested),
            (self.context, "weberror", self._failed),
            (self.page, "console", self._said),
            (self.page, "websocket", self._connected),
            (self.page, "response", self._answered),
        ]
        for target, event, listener in self._listeners:
            target.on(event, listener)

    def begin_with(self, script: str) -> None:
        """Run a script before those of each document from now on."""
        self._scripts.append(self.context.add_init_script(script))

    def close(self, *, used_again: bool = True) -> None:
        """Close the window, and leave its tab to others unless something went wrong in it."""
        if not used_again:
            self._tabs.discard(self.context)
            return
        for target, event, listener in self._listeners:
            target.remove_listener(event, listener)
        for script in self._scripts:
            script.__exit__(None, None, None)
        addresses = map(urlsplit, self.addresses())
        origins = {f"{each.scheme}://{each.netloc}" for each in addresses if each.scheme in ("http", "https")}
        self._tabs.put_back(self._given, origins)

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

    def _failed(self, error: WebError) -> None:
        self._complain(f"uncaught: {error.error}")

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
