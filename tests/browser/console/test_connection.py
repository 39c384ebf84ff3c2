"""A page whose gateway stops and starts again: it does not look live while it is not, and misses nothing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect

from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.gateways import GatewayProcess

LOST = "WebSocket|ERR_CONNECTION|Failed to load resource|This needs the gateway, which is unavailable"
CREATE = (
    'mutation($key: String) { requestApproval(input: {title: "Deploy", idempotencyKey: $key}) { errors { code } } }'
)
VIEWER = "{ viewer { actor { __typename id name } organization { id name } role scopes expiresAt gatewayVersion } }"
# All that a person sees of the page, without the pill.
SEEN = """() => { const copy = document.querySelector('#root').cloneNode(true);
  for (const pill of copy.querySelectorAll('[aria-label^="Connection:"]')) pill.remove();
  return copy.textContent; }"""


@pytest.fixture(scope="module")
def process(
    new_environment: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProcess]:
    """A gateway that can be killed."""
    running = GatewayProcess(new_environment("sqlite"), tmp_path_factory.mktemp("process")).start()
    yield running
    running.stop()


def test_nothing_but_the_pill_changes_while_the_gateway_is_unavailable(
    process: GatewayProcess, new_console: NewConsole
) -> None:
    console = new_console(process)
    console.expect_complaint(LOST)
    console.open("/agents").wait_until_live()
    needs = console.page.get_by_role("button", name="Nothing needs you")
    expect(needs).to_be_visible()
    before = console.page.evaluate(SEEN)

    process.kill()
    expect(console.connection).to_have_attribute("data-status", "offline")
    expect(console.page.locator("html")).to_have_attribute("data-live", "off")
    console.connection.click()
    expect(console.dialog.get_by_text("Not connected since")).to_be_visible()
    expect(console.dialog.get_by_text("Next try in").or_(console.dialog.get_by_text("Trying"))).to_be_visible()
    assert console.axe() == {}
    console.press("Escape")
    assert console.page.evaluate(SEEN) == before
    # Dialogs still appear; what cannot be loaded says so, and the page stays.
    console.press("?")
    expect(console.page.get_by_role("dialog", name="Keyboard shortcuts")).to_have_css("opacity", "1")
    console.press("Escape")
    go_to(console, "/runs")
    expect(console.main.get_by_text("This needs the gateway, which is unavailable")).to_be_visible()
    go_to(console, "/agents")

    process.start()
    console.connection.click()
    again = console.dialog.get_by_role("button", name="Try now")
    if again.is_visible():  # not if the page has just tried
        again.click()
    console.wait_until_live().press("Escape")
    expect(console.page.locator("[role=status].visually-hidden").last).to_have_text("Connected again.")
    expect(console.page.locator("html")).not_to_have_attribute("data-live", "off")
    # What happens from now on, and what happened meanwhile, is shown without a reload.
    process.data(CREATE, {"key": "once"})
    expect(console.page.get_by_role("button", name="1 thing needs you")).to_be_visible()
    expect(console.page).to_have_title("(1) Agents · Parley")


def go_to(console: Console, path: str) -> None:
    """Follow a link of the rail."""
    console.page.locator(f'nav a[href="{path}"]').first.click()


def test_the_page_says_that_the_gateway_was_upgraded(process: GatewayProcess, new_console: NewConsole) -> None:
    console = new_console(process)
    console.expect_complaint(LOST)
    answer = {"version": "of before"}

    def respond(route: Route) -> None:
        if '"query Viewer {' not in (route.request.post_data or ""):
            route.fallback()
            return
        viewer = process.graphql(VIEWER)
        viewer["data"]["viewer"]["gatewayVersion"] = answer["version"]
        route.fulfill(json=viewer)

    console.page.route("**/graphql", respond)
    console.open("/").wait_until_live()
    answer["version"] = "of now"
    process.kill()
    expect(console.connection).to_have_attribute("data-status", "offline")
    expect(console.page.get_by_role("button", name="Reload")).to_have_count(0)
    process.start()
    expect(console.page.get_by_role("button", name="Reload")).to_be_visible()
