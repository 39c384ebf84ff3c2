"""The built documentation in a browser: its search works in a page that is opened as a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.docs.test_site import SITE, make
from tests.gateways import ROOT

pytestmark = pytest.mark.browser

LAST_FILE: Final = SITE / "llms.txt"
"""The file that a build writes last."""


@pytest.fixture(scope="module")
def site() -> Path:
    """The site. `make test` builds it too, so it is only built if its sources are newer."""
    if not LAST_FILE.exists() or any(each.stat().st_mtime > LAST_FILE.stat().st_mtime for each in sources()):
        make()
    return SITE


def sources() -> Iterator[Path]:
    """Yield the files that can be a part of the site, or decide how it looks."""
    yield ROOT / "mkdocs.yml"
    for pattern in ("*.md", "executor/*.md", "clients/*/*.md"):
        yield from ROOT.glob(pattern)
    for path in (ROOT / "docs").rglob("*"):
        if path.is_file() and ".venv" not in path.parts:
            yield path


def test_the_search_works_in_a_page_opened_as_a_file(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    requested, errors = list[str](), list[str]()
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.fill(".md-search__input", "idempotency key")
    page.locator(".md-search-result__link").first.wait_for()
    page.close()
    assert errors == []
    assert [url for url in requested if not url.startswith(("file:", "blob:", "data:", "about:"))] == []
