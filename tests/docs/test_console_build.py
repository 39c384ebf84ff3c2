"""The built console: made from these sources, as small as promised, and free to be passed on."""

import json
import re
from typing import Final

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


def test_every_package_in_it_may_be_passed_on() -> None:
    headings = re.findall(r"^={100}\n(.+) \((.+)\)\n={100}$", (BUILT / "LICENSES.txt").read_text(), re.MULTILINE)
    assert len(headings) > 20
    assert {name: licence for name, licence in headings if not LICENCES.fullmatch(licence)} == {}
