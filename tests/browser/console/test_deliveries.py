"""The console's page of deliveries: what arrived, what did not and why, and sending it again."""

import pytest

from tests.browser.console.console import Console
from tests.browser.expecting import expect

pytestmark = pytest.mark.browser

ENABLE = "mutation { setIntegrationDefault(input: {channel: TEST, enabled: true}) { errors { message } } }"
DELIVER = """mutation { deliver(input: {
  channels: [TEST], subject: "Weekly report", content: "All is well.", data: {week: 48}
}) { errors { message } } }"""
PUBLISH = 'mutation { publishEvent(input: {type: "deploy.done", data: {}}) { event { id } errors { message } } }'


def test_a_delivery_appears_by_itself_and_shows_its_attempt(empty_console: Console) -> None:
    console = empty_console
    console.data(ENABLE)
    console.open("/deliveries").wait_until_live()
    expect(console.main.get_by_text("Nothing has been sent yet")).to_be_visible()
    console.data(DELIVER)
    row = console.main.get_by_role("row").filter(has_text="Weekly report")
    expect(row.get_by_text("Delivered")).to_be_visible()
    row.click()
    expect(console.dialog.get_by_text("Attempt 1")).to_be_visible()
    expect(console.dialog.get_by_text("All is well.")).to_be_visible()
    expect(console.dialog.get_by_role("button", name="Send again")).to_have_attribute("aria-disabled", "true")
    console.check_accessibility()


def test_a_destination_that_cannot_be_reached_shows_why(console: Console) -> None:
    console.open("/deliveries").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("Name").fill("Warehouse")
    console.dialog.get_by_label("URL").fill("https://hooks.example.invalid/in")
    console.dialog.get_by_label("Events").fill("deploy.*")
    console.dialog.get_by_role("button", name="Create").click()
    expect(console.dialog.get_by_role("checkbox", name="Forward events")).to_be_checked()
    console.press("Escape")
    console.data(PUBLISH)
    row = console.main.get_by_role("row").filter(has_text="deploy.done")
    expect(row.get_by_text("Retrying")).to_be_visible()
    row.click()
    attempts = console.dialog.get_by_role("list", name="Attempts").get_by_role("listitem")
    expect(attempts.first).to_contain_text("hooks.example.invalid cannot be reached")
    before = attempts.count()
    console.press("Shift+R")
    expect(console.toast("Sent again")).to_be_visible()
    expect(attempts.nth(before)).to_be_visible()
