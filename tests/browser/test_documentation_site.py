"""The built documentation in a browser: its search works in a page that is opened as a file."""

import pytest
from playwright.sync_api import Browser

from tests.docs.test_site import SITE, site  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("site")]


def test_the_search_works_in_a_page_opened_as_a_file(chromium: Browser) -> None:
    page = chromium.new_page()
    requested, errors = list[str](), list[str]()
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((SITE / "index.html").as_uri())
    page.fill(".md-search__input", "idempotency key")
    page.locator(".md-search-result__link").first.wait_for()
    page.close()
    assert errors == []
    assert [url for url in requested if not url.startswith(("file:", "blob:", "data:", "about:"))] == []
