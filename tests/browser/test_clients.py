"""Clients in a real browser, in a page of another origin: they read its streams, and resume after a restart."""

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from tests.clients.modules import write_modules
from tests.clients.node import installed_node
from tests.conftest import Environment
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

MODULES: Final = ("graphql-ws.js", "graphql-sse.js", "eventsource.js")
# A browser finds packages by addresses; applications have a bundler for that.
ADDRESSES: Final = {
    "graphql-ws": "/node_modules/graphql-ws/dist/client.js",
    "graphql-sse": "/node_modules/graphql-sse/lib/client.mjs",
    "eventsource": "/node_modules/eventsource/dist/index.js",
    "eventsource-parser": "/node_modules/eventsource-parser/dist/index.js",
}
PAGE: Final = f'<!doctype html><script type="importmap">{json.dumps({"imports": ADDRESSES})}</script>'
FOLLOW: Final = """async ([modules, session]) => {
    window.seen = {};
    for (const name of modules) {
        const seen = window.seen[name] = [];
        const { watch } = await import(`/${name}`);
        watch(session, {
            next: (item) => seen.push(item.message?.content ?? `${item.__typename} ${item.resumed ?? ''}`.trim()),
            error: (error) => seen.push(String(error)),
            complete: () => seen.push('complete'),
        });
    }
}"""
ALL_SEEN: Final = "last => Object.values(window.seen).every((seen) => seen.includes(last))"
SEND: Final = """mutation ($session: ID!, $content: String!) {
  sendMessage(input: {sessionId: $session, content: $content}) { errors { message } }
}"""


class Files(SimpleHTTPRequestHandler):
    """The files of a folder."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    installed_node()
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


@pytest.fixture
def page_url(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def gateway(backend: Environment, page_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    process = ForkedGatewayProcess({**backend, "CORS_ORIGIN": page_url}, tmp_path_factory.mktemp("gateway"))
    yield process.start()
    process.kill()


def test_streams_resume_after_a_restart(
    chromium: Browser, gateway: GatewayProcess, folder: Path, page_url: str
) -> None:
    write_modules(folder, gateway)
    created = gateway.data('mutation { createSession(input: {name: "Page"}) { session { id } } }')
    session = created["createSession"]["session"]["id"]
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(page_url)
        page.evaluate(FOLLOW, [MODULES, session])
        page.wait_for_function(ALL_SEEN, arg="StreamOpened false")
        gateway.data(SEND, {"session": session, "content": "before"})
        page.wait_for_function(ALL_SEEN, arg="before")
        gateway.stop()
        gateway.start()
        gateway.data(SEND, {"session": session, "content": "after"})
        page.wait_for_function(ALL_SEEN, arg="after")
        expected = ["StreamOpened false", "before", "StreamOpened true", "after"]
        assert page.evaluate("window.seen") == dict.fromkeys(MODULES, expected)


def test_a_browsers_own_eventsource_stops(chromium: Browser, gateway: GatewayProcess, page_url: str) -> None:
    requests: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.goto(page_url)
        page.evaluate(
            "url => { window.source = new EventSource(url); }",
            f"{gateway.url}/graphql?query=subscription{{taskEvents{{cursor}}}}",
        )
        page.wait_for_function("() => window.source.readyState === EventSource.CLOSED")
        assert len([url for url in requests if url.startswith(gateway.url)]) == 1
