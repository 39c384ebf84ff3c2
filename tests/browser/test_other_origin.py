"""A page of another origin that CORS_ORIGIN allows calls the gateway from a real browser."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.conftest import Environment
from tests.gateways import Gateway

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

FETCH = """async ([url, key]) => {
    const response = await fetch(url, {
        method: "POST",
        headers: {
            "content-type": "application/json", authorization: `Bearer ${key}`,
            "apollographql-client-name": "page", traceparent: "00-0-0-00",
        },
        body: JSON.stringify({query: "{ viewer { role } }"}),
    });
    return await response.json();
}"""


class Page(BaseHTTPRequestHandler):
    """An empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def page_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_of_an_allowed_origin_reads_the_response(chromium: Browser, backend: Environment, page_url: str) -> None:
    with Gateway({**backend, "CORS_ORIGIN": page_url}) as gateway, chromium.new_context() as context:
        page = context.new_page()
        page.goto(page_url)
        for _ in range(3):
            result = page.evaluate(FETCH, [f"{gateway.url}/graphql", gateway.admin_key])
            assert result == {"data": {"viewer": {"role": "ADMIN"}}}
