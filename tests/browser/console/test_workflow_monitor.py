"""`WorkflowMonitor` in a page of a user's own, with nothing of the console."""

import pytest

from tests.browser.console.built import INSTALLS
from tests.browser.console.conftest import NewConsole
from tests.browser.console.own_page import OwnPage
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import administrator
from tests.running import Runs, node, value

pytestmark = INSTALLS


@pytest.fixture(scope="module")
def own_page(tmp_path_factory: pytest.TempPathFactory) -> OwnPage:
    """The built page."""
    return OwnPage("monitor", tmp_path_factory.mktemp("own-page"))


def test_a_page_of_ones_own_shows_a_run_to_its_end(
    gateway: Gateway, new_console: NewConsole, own_page: OwnPage
) -> None:
    runs = Runs(administrator(gateway))
    id = runs.start(value("first", 1), node("ask", "APPROVAL", {"title": "Go on?"}, "first"), value("last", 2, "ask"))
    approval = runs.until(id, "WAITING")["nodes"]["ask"]["approval"]["id"]
    page = new_console(gateway, "").page

    own_page.open(page, gateway, f"key={gateway.admin_key}&run={id}")
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
