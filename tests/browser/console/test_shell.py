"""The frame of the console: moving between pages by keyboard, finding things, and the operations behind a page."""

import json
import re

from tests.browser.console.console import Console
from tests.browser.expecting import expect


def test_pages_are_reached_by_keyboard(console: Console) -> None:
    console.open("/tasks").wait_until_live()
    console.press("g", "w")
    expect(console.page).to_have_url(re.compile("/workflows$"))
    console.press("?")
    expect(console.dialog.get_by_text("Keyboard shortcuts")).to_be_visible()
    console.press("g", "r")  # keys of the page do not work behind a dialog
    expect(console.page).to_have_url(re.compile("/workflows$"))
    console.press("Escape")
    expect(console.dialog).to_have_count(0)
    console.press("g", "o")
    expect(console.page).to_have_url(re.compile(":[0-9]+/$"))


def test_the_palette_finds_pages_objects_and_ids(console: Console) -> None:
    made = console.data('mutation { createTask(input: {title: "Water the ferns", type: "garden"}) { task { id } } }')[
        "createTask"
    ]["task"]
    console.open("/").wait_until_live()
    console.press("ControlOrMeta+k")
    field = console.page.get_by_placeholder("Go to a page")
    field.fill("ferns")
    console.page.get_by_role("option", name="Water the ferns").click()
    expect(console.page).to_have_url(re.compile(f"/tasks\\?.*task={made['id']}"))
    expect(console.dialog.get_by_text("Water the ferns").first).to_be_visible()
    console.press("ControlOrMeta+k")
    field.fill(made["id"])
    expect(console.page.get_by_role("option", name="Water the ferns")).to_be_visible()
    [event] = console.data("query($of: ID!) { eventChain(of: $of, first: 1) { id type } }", {"of": made["id"]})[
        "eventChain"
    ]
    field.fill(event["id"])
    expect(console.page.get_by_role("option", name=event["type"])).to_be_visible()
    field.fill("integr")
    console.press("Enter")
    expect(console.page).to_have_url(re.compile("/integrations$"))


def test_what_is_copied_from_behind_the_page_returns_what_it_shows(console: Console) -> None:
    console.open("/").wait_until_live()
    console.press(".")
    console.dialog.get_by_role("button", name="query NeedsYou").click()
    console.dialog.get_by_role("button", name="Copy as", exact=True).click()
    console.page.get_by_role("menuitem", name="curl").click()
    expect(console.toast("Copied as curl")).to_be_visible()
    command = str(console.page.evaluate("navigator.clipboard.readText()"))
    body = re.search(r"-d '(.*)'$", command, re.DOTALL)
    assert body and console.gateway.url in command and console.gateway.admin_key not in command
    sent = json.loads(body[1])
    shown = console.data(sent["query"], sent["variables"])
    assert shown["approvals"] == {"totalCount": 0}


def test_the_frame_is_accessible(console: Console) -> None:
    console.open("/").wait_until_live()
    console.check_accessibility()
    console.press(".")
    expect(console.dialog).to_be_visible()
    assert console.axe() == {}
