"""The built console: made from these sources, as small as promised, and free to be passed on."""

import json
import re
from typing import Final

import pytest

from tests.browser.console.built import BUILT, is_current, sources_hash

MOST_FIRST: Final = 300.0
MOST_PAGE: Final = 120.0
MOST: Final = {"pages/designer/": 200.0}
LICENCES: Final = re.compile(
    r"MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|CC0-1\.0|OFL-1\.1|\(MIT OR CC0-1\.0\)|Unlicense"
)


def test_the_built_console_is_that_of_these_sources() -> None:
    assert is_current(), f"run `make web`: the sources have the hash {sources_hash()}"


def test_the_console_is_as_small_as_promised() -> None:
    """Kilobytes as a browser receives them: what `/` loads, and what each other page adds to it."""
    sizes = json.loads((BUILT / "sizes.json").read_text())
    assert sizes["first"] <= MOST_FIRST
    pages = sizes["pages"]
    assert len(pages) > 10
    limit = {page: next((most for part, most in MOST.items() if part in page), MOST_PAGE) for page in pages}
    assert {page: size for page, size in pages.items() if size > limit[page]} == {}


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", "OverviewPage"),
        ("/events", "EventsPage"),
        ("/runs", "RunsPage"),
        ("/runs/exe_1", "RunPage"),
        ("/workflows/new", "DesignerPage"),
        ("/workflows/wfl_1/edit", "DesignerPage"),
        ("/workflows/wfl_1", "WorkflowPage"),
    ],
)
def test_the_head_begins_to_load_the_files_of_the_page_at_the_address(address: str, page: str) -> None:
    files = next(files for pattern, files in _files_of_pages() if re.search(pattern, address))
    assert [name for name in files if name.startswith(f"{page}-") and name.endswith(".js")]


def test_every_page_has_its_files_in_the_head_and_they_exist() -> None:
    pages = _files_of_pages()
    named = {name.split("-")[0] for _, files in pages for name in files}
    assert {page.split("/")[-1].removesuffix(".tsx") for page in _pages()} <= named
    assert [name for _, files in pages for name in files if not (BUILT / "assets" / name).exists()] == []


def _pages() -> list[str]:
    """Return the modules of the pages; other modules that are loaded on demand have other names."""
    sizes: dict[str, float] = json.loads((BUILT / "sizes.json").read_text())["pages"]
    return [page for page in sizes if page.endswith("Page.tsx")]


def _files_of_pages() -> list[tuple[str, list[str]]]:
    [script] = (BUILT / "assets").glob("first-paint-*.js")
    found = re.search(r"^const pages = (.+);$", script.read_text(), re.MULTILINE)
    assert found
    pages: list[tuple[str, list[str]]] = json.loads(found[1])
    return pages


def test_every_package_in_it_may_be_passed_on() -> None:
    headings = re.findall(r"^={100}\n(.+) \((.+)\)\n={100}$", (BUILT / "LICENSES.txt").read_text(), re.MULTILINE)
    assert len(headings) > 20
    assert {name: licence for name, licence in headings if not LICENCES.fullmatch(licence)} == {}
