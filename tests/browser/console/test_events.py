"""The log of events: following it, tracing causes, and going to a place in it."""

import re
from typing import Any

from playwright.sync_api import Locator

from tests.browser.console.console import Console
from tests.browser.expecting import expect

PUBLISH = 'mutation($data: JSON!) { publishEvent(input: {type: "deploy.done", data: $data}) { event { cursor } } }'
RUN = """mutation { executeWorkflow(input: {nodes: [
    {key: "ask", name: "Ask the owner", type: APPROVAL, config: {title: "Paint the shed?"}},
    {key: "paint", name: "Paint it", type: TRANSFORM, dependsOn: ["ask"], config: {value: 1}}
  ]}) { execution { id } } }"""
PENDING = "{ approvals(status: PENDING) { nodes { id } } }"
DECIDE = "mutation($id: ID!) { respondToApproval(input: {id: $id, approved: true}) { errors { code } } }"


def lines(console: Console) -> Locator:
    return console.page.get_by_role("grid", name="Events").get_by_role("row")


def publish(console: Console, **data: Any) -> str:
    cursor: str = console.data(PUBLISH, {"data": data})["publishEvent"]["event"]["cursor"]
    return cursor


def test_the_log_is_followed_paused_and_read(empty_console: Console) -> None:
    console = empty_console
    publish(console, number=0)
    console.open("/events?types=deploy.done").wait_until_live()
    expect(lines(console)).to_have_count(1)
    publish(console, number=1)
    expect(lines(console)).to_have_count(2)
    console.press("p")
    for number in (2, 3):
        publish(console, number=number)
    expect(console.page.get_by_role("button", name="2 new")).to_be_visible()
    expect(lines(console)).to_have_count(2)
    console.press("p")
    expect(lines(console)).to_have_count(4)
    console.press("k", "k", "Enter")
    expect(console.dialog.get_by_role("tree")).to_contain_text("number")
    expect(console.page).to_have_url(re.compile("event=evt_"))
    console.press("]")
    expect(console.dialog.get_by_role("tree")).to_contain_text("3")
    console.press("f")
    expect(console.page.get_by_role("dialog", name="Follow from here")).to_contain_text("curl")
    console.press("Escape")


def test_a_link_opens_a_place_and_the_end_is_a_key_away(console: Console) -> None:
    cursors = [publish(console, place=number) for number in range(4)]
    console.open(f"/events?types=deploy.done&at={cursors[1]}").wait_until_live()
    expect(console.page.get_by_role("grid", name="Events")).to_be_visible()
    console.press("Enter")
    expect(console.dialog.get_by_role("tree")).to_contain_text("place:1")
    console.press("Escape", "End")
    expect(console.page).not_to_have_url(re.compile("at="))
    console.open("/events?types=deploy.done&at=bm9uc2Vuc2U").wait_until_live()
    console.page.get_by_role("button", name="Go to the oldest event").click()
    expect(lines(console).first).to_be_visible()


def test_on_a_phone_the_log_opens_at_its_end_too(console: Console) -> None:
    for number in range(12):  # more than fit, each of them twice as high as on a wide screen
        publish(console, line=number)
    console.narrow().open("/events?types=deploy.done").wait_until_live()
    expect(lines(console).last).to_be_in_viewport(ratio=1)
    expect(console.page.get_by_role("button", name="Newest")).to_have_count(0)


def test_why_shows_what_led_to_a_run_and_what_comes_of_it_live(console: Console) -> None:
    run = console.data(RUN)["executeWorkflow"]["execution"]["id"]
    console.open(f"/events?run={run}").wait_until_live()
    asked = lines(console).filter(has_text="approval_requested")
    expect(asked).to_have_count(1)
    asked.click(position={"x": 5, "y": 5})
    console.press("y")
    chain = console.page.get_by_role("list", name="Causal chain").get_by_role("listitem")
    expect(chain.filter(has_text="execution.created")).to_have_count(1)
    expect(chain.filter(has_text="node_completed")).to_have_count(0)
    [approval] = console.data(PENDING)["approvals"]["nodes"]
    console.data(DECIDE, {"id": approval["id"]})
    expect(chain.filter(has_text="workflow.completed")).to_have_count(1)
    expect(chain.filter(has_text="Paint it")).to_have_count(2)
    assert console.axe() == {}
    console.press("Escape", "Escape")
    expect(console.dialog).to_have_count(0)
    console.check_accessibility()
