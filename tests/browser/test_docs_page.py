"""The page at /docs: offline, under its policy, for everyone, on any screen, and with a field for the credential."""

import re
from collections.abc import Callable
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.gateways import Gateway
from tests.people import administrator
from tests.rest.saved import TASKS, change, save

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]
CREATE: Final = "createUserIntegration"
HEAVIEST: Final = 700_000
"""The bytes of a first visit over the wire; nearly all are Swagger UI."""


def operation(page: Page, name: str) -> Any:
    """Return the block of an operation."""
    return page.locator(f".opblock[id$='-{name}']")


def open_docs(one: Window, path: str = "/docs") -> Page:
    """Open the page and wait for the operations."""
    one.page.goto(one.gateway.url + path)
    expect(one.page.locator(".opblock").first).to_be_visible()
    return one.page


def expand(page: Page, name: str) -> Any:
    """Open an operation and return its block."""
    block = operation(page, name)
    block.locator(".opblock-summary-control").click()
    expect(block.locator(".opblock-body")).to_be_visible()
    return block


@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_accessible_and_fits_at_every_width_and_in_both_schemes(
    gateway: Gateway, window: Callable[[Gateway], Window], width: int
) -> None:
    admin = administrator(gateway)
    save(admin, f"tasks-{width}", TASKS, name=f"Show {width}")
    change(admin, "ept_listTasks", deprecatedAt="2026-01-01T00:00:00Z")
    one = window(gateway)
    one.begin_with(f"sessionStorage.setItem('parley:token', '{gateway.admin_key}')")
    one.page.set_viewport_size({"width": width, "height": 844})
    page = open_docs(one)
    block = expand(page, CREATE)
    expect(block.get_by_text('"john.doe@company.com"').first).to_be_visible()
    expect(block.locator(".responses-table")).to_contain_text("The request is invalid.")  # of what is only referred to
    expect(block).not_to_contain_text("#/components/")
    expect(operation(page, "listTasks")).to_have_class(re.compile("opblock-deprecated"))
    expand(page, "listTasks")
    expand(page, f"show{width}")
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        dark = scheme == "dark"
        expect(page.locator("html.dark-mode")).to_have_count(int(dark))
        assert axe.violations(page, only_colors=dark) == {}, scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_operation_is_executed_with_the_credential_of_the_field(
    gateway: Gateway, window: Callable[[Gateway], Window]
) -> None:
    one = window(gateway)
    page = open_docs(one)
    block = expand(page, "getIntegrationDefaults")
    block.get_by_role("button", name="Try it out").click()
    one.expect_complaint("401")
    block.get_by_role("button", name="Execute").click()
    expect(block.locator(".live-responses-table tbody .response-col_status")).to_contain_text("401")
    expect(block.locator(".curl-command")).not_to_contain_text("authorization")

    page.get_by_label("Token or API key").fill(gateway.admin_key)
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("button", name="Forget it")).to_be_visible()
    block = operation(page, "getIntegrationDefaults")  # the address opens it again
    block.get_by_role("button", name="Try it out").click()
    block.get_by_role("button", name="Execute").click()
    expect(block.locator(".live-responses-table tbody .response-col_status")).to_contain_text("200")
    expect(block.locator(".live-responses-table")).to_contain_text("default_integrations")
    expect(block.locator(".curl-command")).to_contain_text("authorization: Bearer <token>")
    assert gateway.admin_key not in page.locator("body").inner_html()

    page.reload()
    expect(page.get_by_role("button", name="Forget it")).to_be_visible()
    page.get_by_role("button", name="Forget it").click()
    assert page.evaluate("sessionStorage.getItem('parley:token')") is None


def test_an_anchor_leads_to_a_tag_and_to_an_operation(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway)
    page = open_docs(one, "/docs#/integration")
    heading = page.locator(".opblock-tag[data-tag=integration]")
    expect(heading).to_have_attribute("data-is-open", "true")
    expect(heading).to_be_in_viewport()
    page = open_docs(window(gateway), "/docs#/requests/submitToolRequest")
    expect(operation(page, "submitToolRequest").locator(".opblock-body")).to_be_in_viewport()


def test_an_anchor_leads_somewhere_in_an_open_page_too(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    page = open_docs(window(gateway))
    for tag, name in (("requests", "submitToolRequest"), ("tasks", "listTasks")):
        page.evaluate("hash => { location.hash = hash }", f"#/{tag}/{name}")
        expect(operation(page, name).locator(".opblock-body")).to_be_in_viewport()
    page.go_back()
    expect(operation(page, "submitToolRequest").locator(".opblock-body")).to_be_in_viewport()
    page.evaluate("location.hash = '#/integration%20settings'")
    expect(page.locator(".opblock-tag[data-tag='integration settings']")).to_be_in_viewport()


def test_a_first_visit_is_small_and_later_ones_load_nothing(gateway: Gateway, window: Callable[..., Window]) -> None:
    one = window(gateway, new=True)
    page = open_docs(one)
    sizes = "performance.getEntriesByType('resource').map((entry) => [entry.name, entry.transferSize])"
    first = {name: size for name, size in page.evaluate(sizes) if "/assets/" in name}
    assert 0 < sum(first.values()) < HEAVIEST, first
    open_docs(one)
    again = {name: size for name, size in page.evaluate(sizes) if "/assets/" in name}
    assert again and not any(again.values()), again


def test_it_says_that_it_needs_javascript(gateway: Gateway, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gateway.url + "/docs/")
    expect(page.get_by_role("link", name="/openapi.json")).to_be_visible()
    context.close()
