"""Endpoints: publishing an operation, trying it, and deprecating it."""

from tests.browser.console.console import Console
from tests.browser.expecting import expect


def test_an_operation_is_published_tried_and_deprecated(console: Console) -> None:
    console.data('mutation { createTask(input: {title: "Sweep the yard", type: "yard"}) { task { id } } }')
    console.open("/endpoints").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("Name").fill("Open work")
    console.dialog.get_by_label("Path").fill("rest/work")
    console.dialog.get_by_role("button", name="Publish").click()
    expect(console.dialog.get_by_label("Path")).to_have_attribute("aria-invalid", "true")
    console.dialog.get_by_label("Path").fill("work")
    console.dialog.get_by_role("button", name="Publish").click()
    drawer = console.page.get_by_role("dialog", name="Open work")
    drawer.get_by_label("first").fill("1")
    drawer.get_by_role("button", name="Send").click()
    expect(drawer.get_by_role("region", name="Response")).to_contain_text("Sweep the yard")
    expect(drawer.get_by_text("/rest/v1/work?first=1")).to_be_visible()
    drawer.get_by_text("Settings").click()
    drawer.get_by_label("Deprecated from").fill("2026-01-01T00:00")
    drawer.get_by_role("button", name="Save").click()
    expect(drawer.get_by_text("Deprecated", exact=True).first).to_be_visible()
    row = console.page.get_by_role("row").filter(has_text="/rest/v1/work")
    expect(row).to_contain_text("Deprecated")
    console.press("Escape", "Escape")  # the message, and the drawer
    expect(drawer).to_have_count(0)
    console.check_accessibility()


def test_a_change_elsewhere_appears_at_once(console: Console) -> None:
    console.open("/endpoints?source=own").wait_until_live()
    console.data("""mutation { createEndpoint(input: {name: "Who am I", method: GET, path: "me",
        document: "{ viewer { role } }"}) { errors { code } } }""")
    expect(console.page.get_by_role("row").filter(has_text="/rest/v1/me")).to_have_count(1)
