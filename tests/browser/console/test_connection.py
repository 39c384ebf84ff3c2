"""A page whose gateway stops and starts again: it does not look live while it is not, and misses nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import Route

from models.platform import prune_log
from storage.clock import now
from tests.beside import run_on_database
from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.servers import free_port
from tests.waiting import until

LOST = "WebSocket|ERR_CONNECTION|Failed to load resource|This needs the gateway, which is unavailable"
CREATE = (
    'mutation($key: String) { requestApproval(input: {title: "Deploy", idempotencyKey: $key}) { errors { code } } }'
)
VIEWER = "{ viewer { actor { __typename id name } organization { id name } role scopes expiresAt gatewayVersion } }"
TASK = "mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }"
CANCEL = "mutation($id: ID!) { cancelTask(input: {id: $id}) { errors { code } } }"
RUN = """mutation { executeWorkflow(input: {nodes: [
    {key: "ask", name: "Ask", type: APPROVAL, config: {title: "Paint?"}}]}) { execution { id } } }"""
PENDING = "{ approvals(status: PENDING) { nodes { id title } } }"
STATUS = "query($id: ID!) { execution(id: $id) { status } }"
DECIDE = "mutation($id: ID!) { respondToApproval(input: {id: $id, approved: true}) { errors { code } } }"
# All that a person sees of the page, without the pill.
SEEN = """() => { const copy = document.querySelector('#root').cloneNode(true);
  for (const pill of copy.querySelectorAll('[aria-label^="Connection:"]')) pill.remove();
  return copy.textContent; }"""


@pytest.fixture(scope="module")
def process(
    new_environment: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProcess]:
    """A gateway that can be killed."""
    running = ForkedGatewayProcess(new_environment("sqlite"), tmp_path_factory.mktemp("process")).start()
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
    # In one step, as the button goes as soon as the page has tried by itself.
    console.dialog.get_by_role("button", name="Try now").evaluate_all("buttons => buttons[0]?.click()")
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


def test_events_that_were_pruned_meanwhile_are_said_to_be_missed(
    process: GatewayProcess, new_console: NewConsole
) -> None:
    """The page is offline while tasks change and their events are pruned: it says so, and shows the present state."""
    made = process.data(TASK, {"input": {"title": "Sweep the yard", "type": "yard"}})["createTask"]["task"]["id"]
    run = process.data(RUN)["executeWorkflow"]["execution"]["id"]
    tasks, log, watched = (new_console(process) for _ in range(3))
    for console, path in ((tasks, "/tasks"), (log, "/events"), (watched, f"/runs/{run}")):
        console.expect_complaint(LOST)
        console.open(path).wait_until_live()
    expect(tasks.main.get_by_role("region", name="Pending").get_by_text("Sweep the yard")).to_be_visible()
    expect(watched.main.locator('.parley-node[data-key="ask"]')).to_have_attribute("data-status", "WAITING")

    process.kill()
    expect(tasks.connection).to_have_attribute("data-status", "offline")
    with replica(process) as other:
        other.data(CANCEL, {"id": made})
        other.data(TASK, {"input": {"title": "Rake the leaves", "type": "yard"}})
        [approval] = [each for each in other.data(PENDING)["approvals"]["nodes"] if each["title"] == "Paint?"]
        other.data(DECIDE, {"id": approval["id"]})
        until(lambda: other.data(STATUS, {"id": run})["execution"]["status"] == "COMPLETED")
    run_on_database(process.environment, lambda: prune_log(now() + timedelta(seconds=1)))
    process.start()

    for console in (tasks, log, watched):
        banner = console.main.get_by_role("status").filter(has_text="Some events were missed")
        expect(banner).to_contain_text("no longer in the log")
        expect(banner).to_contain_text("what you see is current")
    expect(tasks.main.get_by_role("region", name="Cancelled").get_by_text("Sweep the yard")).to_be_visible()
    expect(tasks.main.get_by_role("region", name="Pending").get_by_text("Rake the leaves")).to_be_visible()
    expect(watched.main.locator('.parley-node[data-key="ask"]')).to_have_attribute("data-status", "COMPLETED")
    tasks.main.get_by_role("button", name="Dismiss").click()
    expect(tasks.main.get_by_text("Some events were missed")).to_have_count(0)
    # From here on the page is live again.
    process.data(TASK, {"input": {"title": "Feed the birds", "type": "yard"}})
    expect(tasks.main.get_by_role("region", name="Pending").get_by_text("Feed the birds")).to_be_visible()
    expect(log.main.get_by_role("row").filter(has_text="Feed the birds")).to_be_visible()


@contextmanager
def replica(process: GatewayProcess) -> Iterator[GatewayProcess]:
    """Another gateway on the database of one that was killed."""
    other = ForkedGatewayProcess({**process.environment, "PORT": str(free_port())}, process.folder).start()
    yield other
    other.stop()
