"""The page of an approval's link in a browser: readable on a telephone, in light and dark, and without JavaScript."""

from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser

from tests.approvals.links import asked, link_path
from tests.browser import axe
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]
DATA: Final[dict[str, Any]] = {
    "amount": 500,
    "currency": "USD",
    "reference": "x" * 120,
    "items": [{"sku": f"item-{number}", "quantity": number} for number in range(5)],
}


def test_the_page_is_accessible_at_every_width_and_in_both_schemes(gateway: Gateway, chromium: Browser) -> None:
    ann, ben = person(gateway), person(gateway)
    id = asked(ann, ben, description="The numbers are in the sheet.", data=DATA, expiresInSeconds=86400)
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    with chromium.new_context(color_scheme="light") as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(gateway.url + link_path(gateway, id, ben.id))
        for width in (1400, 390):
            page.set_viewport_size({"width": width, "height": 844})
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                assert axe.violations(page, only_colors=scheme == "dark") == {}, f"{scheme}, {width} pixels wide"
            scrolls = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            assert scrolls is False, f"{width} pixels wide"
        assert complaints == [], "the page's own policy forbids something that it uses"


def test_it_decides_without_javascript(gateway: Gateway, chromium: Browser) -> None:
    ann, ben = person(gateway), person(gateway)
    id = asked(ann, ben)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gateway.url + link_path(gateway, id, ben.id))
    page.get_by_label("Comment").fill("Fine by me.")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("This request is approved.")).to_be_visible()
    expect(page.get_by_text("You approved it: Fine by me.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()
    query = "query($id: ID!) { approval(id: $id) { status decisions { feedback via } } }"
    assert ann.data(query, id=id)["approval"] == {
        "status": "APPROVED",
        "decisions": [{"feedback": "Fine by me.", "via": "EMAIL"}],
    }
