"""`WorkflowMonitor` in a page of a user's own, with nothing of the console."""

import mimetypes
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.console.built import run
from tests.browser.console.conftest import NewConsole
from tests.gateways import Gateway
from tests.people import administrator
from tests.running import Runs, node, value

REPLACE = """(text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const scripts = [...page.querySelectorAll('script')].map(({ src }) => new URL(src).pathname);
    page.querySelectorAll('script').forEach((each) => each.remove());
    document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
    for (const src of scripts) {
        document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
    }
}"""


@pytest.fixture(scope="module")
def own_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built page."""
    folder = tmp_path_factory.mktemp("own-page")
    run("vite", "build", "--config", "tests/monitor/vite.config.mjs", "--outDir", str(folder))
    return folder


def test_a_page_of_ones_own_shows_a_run_to_its_end(gateway: Gateway, new_console: NewConsole, own_page: Path) -> None:
    runs = Runs(administrator(gateway))
    id = runs.start(value("first", 1), node("ask", "APPROVAL", {"title": "Go on?"}, "first"), value("last", 2, "ask"))
    approval = runs.until(id, "WAITING")["nodes"]["ask"]["approval"]["id"]
    page = new_console(gateway, "").page

    def serve(route: Route) -> None:
        name = route.request.url.split("/own-page/", 1)[1].split("?")[0] or "index.html"
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        route.fulfill(body=(own_page / name).read_bytes(), content_type=kind)

    page.route("**/own-page/**", serve)
    # Chromium lets only a document that a loopback address really served connect there, so one of those is replaced.
    page.goto(f"{gateway.url}/health#key={gateway.admin_key}&run={id}")
    page.evaluate(REPLACE, (own_page / "index.html").read_text())
    graph = page.locator(".parley-node")
    expect(graph).to_have_count(3)
    expect(page.locator('[data-key="ask"]')).to_have_attribute("data-status", "WAITING")
    runs.person.done("respondToApproval", "approval { id }", id=approval, approved=True)
    expect(page.locator('[data-key="last"]')).to_have_attribute("data-status", "COMPLETED")
    expect(page).to_have_title("WorkflowMonitor completed")

    page.get_by_role("region", name="Run").focus()
    page.keyboard.press("3")
    rows = page.locator(".parley-table-row")
    expect(rows).to_have_count(3)
    page.keyboard.press("[")
    page.keyboard.press("[")
    expect(page.locator('[data-key="last"]')).to_have_attribute("data-status", "RUNNING")
    page.keyboard.press("l")
    expect(page.locator('[data-key="last"]')).to_have_attribute("data-status", "COMPLETED")
