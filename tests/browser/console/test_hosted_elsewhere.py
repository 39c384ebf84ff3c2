"""The console built for another host than the gateway's, by `VITE_API_BASE_URL` and `VITE_WS_URL`."""

import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.console.built import INSTALLS, run
from tests.browser.console.conftest import NewConsole
from tests.browser.expecting import expect
from tests.gateways import ANONYMOUS, Gateway

pytestmark = INSTALLS


@pytest.fixture(scope="module")
def elsewhere(gateway: Gateway, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of another host that serves a console for the gateway, with the documented forms of both variables."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = {
        "VITE_API_BASE_URL": f"{gateway.url}/api",
        "VITE_WS_URL": f"{gateway.ws_url.removesuffix('/graphql')}/agents",
    }
    run("vite", "build", "--outDir", str(folder / "console"), environment=environment)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler_of(folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def handler_of(folder: Path) -> type[SimpleHTTPRequestHandler]:
    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(folder))

        def do_GET(self) -> None:
            if not self.path.startswith("/console/"):
                self.path = "/console/index.html"  # the page, at each of its paths
            super().do_GET()

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    return Files


def test_a_console_on_another_host_signs_in_and_is_live(
    gateway: Gateway, elsewhere: str, new_console: NewConsole
) -> None:
    console = new_console(gateway, ANONYMOUS)
    console.expect_complaint(re.escape(f"asked another host: {elsewhere}/"))
    console.page.goto(f"{elsewhere}/tasks")
    console.page.get_by_role("button", name="Use an API key").click()
    console.page.get_by_label("API key or token").fill(gateway.admin_key)
    console.press("Enter")
    expect(console.main).to_be_visible()
    console.wait_until_live()
    assert [socket.url for socket in console.sockets] == [gateway.ws_url]
    expect(console.page.get_by_role("link", name="GraphiQL")).to_have_count(0)  # it is the gateway's page
