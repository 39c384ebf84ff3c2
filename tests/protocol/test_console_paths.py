"""The paths of the console: its page at its own segments only, and every other route unchanged."""

import re
from pathlib import Path
from typing import Final

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Match, Route
from starlette.types import Scope

from routes import all_routes
from routes.console import SEGMENTS, ConsolePage, is_page
from subscriptions.transports.origin_policy import Origins
from tests.docs.blocks import blocks
from tests.gateways import ROOT, Gateway

BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGE: Final = '<!doctype html><html><head><meta name="csp-nonce" content="" /></head></html>'


@pytest.fixture
def built(tmp_path: Path) -> Starlette:
    """An application with nothing but a built console."""
    (tmp_path / "index.html").write_text(PAGE)
    return Starlette(routes=[ConsolePage(tmp_path)])


def page_text(page: str) -> str:
    return (ROOT / page).read_text()


def visitor(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://parley", headers={"accept": BROWSER}, trust_env=False
    )


async def test_each_response_allows_styles_by_a_nonce_of_its_own(built: Starlette) -> None:
    async with visitor(built) as client:
        first, second = [await client.get(path) for path in ("/", "/runs/wfx_1?node=a")]
    nonces = []
    for response in (first, second):
        [nonce] = re.findall(r'<meta name="csp-nonce" content="([\w-]{20,})" />', response.text)
        assert f"style-src 'self' 'nonce-{nonce}';" in response.headers["content-security-policy"]
        assert "unsafe" not in response.headers["content-security-policy"]
        nonces.append(nonce)
    assert nonces[0] != nonces[1]
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["cross-origin-opener-policy"] == "same-origin"
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["referrer-policy"] == "no-referrer"


async def test_the_documented_policy_is_the_one_that_is_sent(built: Starlette) -> None:
    async with visitor(built) as client:
        policy = (await client.get("/")).headers["content-security-policy"]
    [block] = [each for each in blocks("docs/console.md") if "default-src" in each.text]
    assert " ".join(block.text.split()) == re.sub(r"'nonce-[\w-]+'", "'nonce-…'", policy)


def test_the_documented_paths_are_those_that_are_served() -> None:
    [sentence] = re.findall(r"^The console has the paths `/` and (.*?) with", page_text("docs/console.md"), re.M | re.S)
    assert set(re.findall(r"`/(\w+)`", sentence)) == SEGMENTS


async def test_a_console_that_is_not_built_says_so_and_links_to_graphiql(tmp_path: Path) -> None:
    async with visitor(Starlette(routes=[ConsolePage(tmp_path)])) as client:
        response = await client.get("/")
    assert response.status_code == 503
    assert "not built" in response.text and 'href="/graphiql"' in response.text


async def test_paths_other_than_the_root_need_a_client_that_asks_for_html(built: Starlette) -> None:
    async with visitor(built) as client:
        assert (await client.get("/", headers={"accept": "*/*"})).status_code == 200
        assert (await client.get("/tasks", headers={"accept": "*/*"})).status_code == 404
        assert (await client.get("/tasks")).status_code == 200
        assert (await client.head("/tasks")).status_code == 200
        assert (await client.get("/graphq")).status_code == 404
        assert (await client.post("/tasks")).status_code == 404


def test_no_route_of_the_gateway_is_a_page_of_the_console() -> None:
    """Only `/agents`, whose `GET` without HTML asks for a WebSocket, is both."""
    others = [route for route in all_routes(Origins("http://parley", lambda _: False)) if isinstance(route, Route)]
    paths = {re.sub(r"\{(\w+)(:\w+)?\}", "x", route.path) for route in others if "GET" in (route.methods or {"GET"})}
    assert {path for path in paths if is_page(path)} == {"/agents"}


@pytest.mark.parametrize("segment", sorted(SEGMENTS))
def test_each_segment_is_a_page_and_its_neighbours_are_not(segment: str) -> None:
    for path, is_one in (
        (f"/{segment}", True),
        (f"/{segment}x", False),
        (f"//{segment}", False),
        (f"/x/{segment}", False),
    ):
        scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"accept", BROWSER.encode())]}
        assert (ConsolePage().matches(scope)[0] is Match.FULL) is is_one, path


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/graphq", "*/*", 404),
        ("/graphq", "application/json", 404),
        ("/agents", "*/*", 426),
        ("/agents", "application/json", 426),
        ("/events", "*/*", 405),
        ("/tasks", "application/json", 404),
        ("/console/assets/index-00000000.js", "*/*", 404),
    ],
)
def test_other_requests_get_the_response_they_had(gateway: Gateway, path: str, accept: str, status: int) -> None:
    with gateway.client() as client:
        response = client.get(path, headers={"accept": accept})
    assert response.status_code == status
    assert "text/html" not in response.headers["content-type"]


@pytest.mark.parametrize("path", ["/graphq", "/console/assets/index-00000000.js", "/task"])
def test_a_person_at_an_unknown_path_gets_a_page_that_leads_to_the_console(gateway: Gateway, path: str) -> None:
    with gateway.client() as client:
        shown = client.get(path, headers={"accept": BROWSER})
        asked = client.get(path)
        posted = client.post(path, headers={"accept": BROWSER})
    assert shown.status_code == 404
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/">the console</a>' in shown.text
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    assert {response.headers["vary"].split(",")[0] for response in (shown, asked)} == {"accept"}
    for response in (asked, posted):
        assert response.headers["content-type"].startswith("application/problem+json")
    assert asked.json()["code"] == "NOT_FOUND"
    assert posted.status_code in (404, 405)  # below a folder of files, no path takes another method


def test_the_links_in_messages_are_not_pages_of_the_console(gateway: Gateway) -> None:
    with gateway.client() as client:
        link, mine = [client.get(path, headers={"accept": BROWSER}) for path in ("/approvals/a-token", "/approvals")]
    assert "style-src 'sha256-" in link.headers["content-security-policy"]
    assert link.text != mine.text
