"""The pages of workflows: how they do, running and pausing them, and their versions."""

import re

import pytest

from tests.browser.console.console import Console
from tests.browser.console.test_runs import workflow
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import administrator
from tests.running import Runs, value


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    """The administrator, who runs workflows."""
    return Runs(administrator(gateway))


def test_a_workflow_is_made_from_a_template_and_run(empty_console: Console) -> None:
    console = empty_console
    console.open("/workflows").wait_until_live()
    page = console.page
    expect(page.get_by_text("No workflows yet")).to_be_visible()
    console.check_accessibility()
    page.get_by_role("button", name=re.compile("Content generation")).click()
    console.dialog.get_by_label("Name", exact=True).fill("Helpdesk")
    console.dialog.get_by_role("button", name="Create").click()
    expect(page.get_by_role("heading", name="Helpdesk")).to_be_visible()
    expect(page.locator(".parley-node").first).to_be_visible()
    console.check_accessibility()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Activate")).to_be_visible()


def test_a_list_shows_how_runs_go_and_starts_one(console: Console, runs: Runs) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer", "title": "How many", "default": 3}}}
    schedule = {"type": "SCHEDULE", "config": {"cron": "0 7 * * 1-5"}}
    counted = workflow(runs, "Count", value("a", "${input.n}"), inputSchema=schema, triggers=[schedule])
    console.open("/workflows").wait_until_live()
    page = console.page
    row = page.get_by_role("row", name=re.compile("Count"))
    expect(row.get_by_role("img", name=re.compile("At 07:00, Monday through Friday"))).to_be_visible()
    ticks = row.get_by_role("group", name="Last runs of Count").get_by_role("link")
    expect(ticks).to_have_count(0)
    runs.until(runs.start(workflowId=counted, input={"n": 1}), "COMPLETED")
    expect(ticks).to_have_count(1)
    expect(row.get_by_text("100%")).to_be_visible()
    console.check_accessibility()
    row.get_by_role("button", name="Actions of Count").click()
    page.get_by_role("menuitem", name="Run…").click()
    expect(console.dialog.get_by_label("How many")).to_have_value("3")
    expect(console.dialog.get_by_label("How many")).to_be_focused()
    console.dialog.get_by_role("button", name="Run").click()
    expect(page).to_have_url(re.compile("/runs/exe_"))
    expect(page.locator('.parley-node[data-key="a"]')).to_have_attribute("data-status", "COMPLETED")


def test_versions_are_compared_and_one_is_published_again(console: Console, runs: Runs) -> None:
    id = workflow(runs, "Grow", value("a", 1), value("gone", 2, "a"))
    after = [value("a", 5), value("new", 3, "a")]
    runs.person.done("updateWorkflow", "workflow { version }", id=id, nodes=after)
    console.open(f"/workflows/{id}/versions").wait_until_live()
    page = console.page
    for badge in ("1 added", "1 changed", "1 removed"):
        expect(page.get_by_text(badge, exact=True)).to_be_visible()
    expect(page.locator(".parley-node")).to_have_count(3)
    expect(page.locator('.parley-node[data-key="gone"]').get_by_text("removed")).to_be_visible()
    console.check_accessibility()
    page.get_by_role("button", name=re.compile("^v1 ")).click()
    page.get_by_role("button", name="Publish this again").click()
    console.dialog.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("button", name=re.compile("^v3 .*Current"))).to_be_visible()
    stored = console.data("query($id: ID!) { workflow(id: $id) { version nodes { key } } }", {"id": id})["workflow"]
    assert stored == {"version": 3, "nodes": [{"key": "a"}, {"key": "gone"}]}
