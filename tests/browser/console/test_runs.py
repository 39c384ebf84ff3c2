"""The pages of runs: following a run, deciding in it, going back in it, retrying it and finding it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import administrator
from tests.running import Runs, node, value

POST = {"connector": "slack", "action": "post_message", "params": {"channel": "#a", "text": "Hello"}}


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    """The administrator, who runs workflows."""
    return Runs(administrator(gateway))


def workflow(runs: Runs, name: str, *nodes: dict[str, Any], **values: Any) -> str:
    """Create a workflow and return its id."""
    payload = runs.person.done("createWorkflow", "workflow { id }", name=name, nodes=list(nodes), **values)
    id: str = payload["workflow"]["id"]
    return id


def picture(page: Page) -> list[tuple[str, str]]:
    """Return what the table of a run shows: each node with its status, attempts and times."""
    rows = page.locator(".parley-table-row").all()
    return [(str(row.get_attribute("data-key")), row.inner_text()) for row in rows]


def test_a_run_is_decided_in_place_and_replayed(console: Console, runs: Runs) -> None:
    inner = workflow(runs, "Ship", value("label", "1Z"))
    ask = node("ask", "APPROVAL", {"title": "Ship it?", "data": {"order": "A-1"}}, "left", "right")
    ship = node("ship", "WORKFLOW", {"workflowId": inner}, "ask")
    outer = workflow(runs, "Order", value("left", 1), node("right", "DELAY", {"seconds": 0.2}), ask, ship)
    id = runs.start(workflowId=outer)
    runs.until(id, "WAITING")
    console.open(f"/runs/{id}").wait_until_live()
    page = console.page

    # It opens at what needs a look, and is decided there.
    expect(page).to_have_url(re.compile("node=ask"))
    inspector = page.get_by_role("region", name="Approval")
    expect(inspector.get_by_text("A-1")).to_be_visible()
    inspector.get_by_role("button", name="Approve").click()
    expect(page.locator('.parley-node[data-key="ship"]')).to_have_attribute("data-status", "COMPLETED")
    expect(inspector.get_by_text(re.compile("person-\\d+ approved|Administrator approved"))).to_be_visible()
    console.press("ArrowDown", "ArrowRight")
    expect(page).to_have_url(re.compile("node=ship"))
    expect(page.get_by_role("region", name="Run of the sub-workflow").get_by_role("link", name="Ship")).to_be_visible()

    # Each instant is the same forwards and backwards, and the last one is what the query returns.
    console.press("3")
    expect(page.get_by_text(re.compile(r"\d+ events"))).to_be_visible()
    present = picture(page)
    stored = runs.read(id)["nodes"]
    assert {key: stored[key]["status"].capitalize() in text for key, text in present} == dict.fromkeys(stored, True)
    count = len(runs.history(id))
    backwards = [present]
    for index in range(count - 1, 0, -1):
        console.press("[")
        expect(page.get_by_text(f"{index}/{count}")).to_be_visible()
        backwards.append(picture(page))
    forwards = [backwards[-1]]
    for index in range(2, count + 1):
        console.press("]")
        expect(page.get_by_text(f"{index}/{count}")).to_be_visible()
        forwards.append(picture(page))
    assert forwards == backwards[::-1]

    # A link is a picture: the same instant, node and view in another window.
    console.press("[", "[")
    expect(page.get_by_text(f"{count - 2}/{count}")).to_be_visible()
    expect(page).to_have_url(re.compile("at="))
    shown, address = picture(page), page.url
    console.open("/runs")
    page.goto(address)
    expect(page.get_by_text(f"{count - 2}/{count}")).to_be_visible()
    assert picture(page) == shown


def test_a_failed_run_opens_at_its_failure_and_is_retried(console: Console, runs: Runs) -> None:
    post = node(
        "post", "INTEGRATION", {**POST, "simulate": "429:0.1"}, "a", retry={"maxAttempts": 2, "delaySeconds": 0.05}
    )
    schema = {"type": "object", "properties": {"order": {"type": "string", "title": "Order number"}}}
    failing = workflow(runs, "Report", value("a", 1), post, value("b", 2, "post"), inputSchema=schema)
    id = runs.start(workflowId=failing, input={"order": "A-7"})
    runs.until(id, "FAILED")
    console.open(f"/runs/{id}").wait_until_live()
    page = console.page
    expect(page).to_have_url(re.compile("node=post"))
    expect(page.get_by_role("main").get_by_text("Simulated").first).to_be_visible()
    page.get_by_role("tab", name="Attempts").click()
    expect(page.get_by_text("Attempt 2", exact=False).first).to_be_visible()
    console.check_accessibility()

    console.press("Shift+R")
    expect(page.get_by_text("after retry 1").first).to_be_visible()
    runs.until(id, "FAILED")
    console.press("2")
    expect(page.get_by_role("listitem", name=re.compile("post: Failed"))).to_be_visible()
    console.check_accessibility()

    console.press("Shift+D")
    expect(console.dialog.get_by_label("Order number")).to_have_value("A-7")
    console.dialog.get_by_label("Order number").fill("A-8")
    console.press("Control+Enter")
    expect(page).not_to_have_url(re.compile(id))
    another = page.url.split("/runs/")[1].split("?")[0]
    expect(page.locator('.parley-node[data-key="post"]')).to_have_attribute("data-status", "FAILED")
    assert runs.read(another)["input"] == {"order": "A-8"}


def test_runs_are_found_and_the_selection_is_retried(console: Console, runs: Runs) -> None:
    found = workflow(runs, "Audit", value("a", "${input.absent.deeper}"))
    for _ in range(2):
        runs.until(runs.start(workflowId=found), "FAILED")
    console.open(f'/runs?status=["FAILED","CANCELLED"]&workflow="{found}"').wait_until_live()
    page = console.page
    rows = page.get_by_role("row", name=re.compile("Audit"))
    expect(rows).to_have_count(2)
    runs.until(runs.start(workflowId=found), "FAILED")  # it arrives without a reload
    expect(rows).to_have_count(3)
    console.check_accessibility()
    rows.first.get_by_role("checkbox").click()
    console.press("Shift+R")
    expect(console.toast("1 of 1 retried")).to_be_visible()
    rows.nth(1).click()
    expect(page).to_have_url(re.compile(r"/runs/exe_\w+\?node=a"))
