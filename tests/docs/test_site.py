"""The documentation site: it builds without a network, loads nothing from other hosts, and its links lead somewhere."""

import hashlib
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from tests.gateways import ROOT

pytestmark = [pytest.mark.more, pytest.mark.timeout(300)]

SITE: Final = ROOT / ".site" / "html"
LOADED: Final = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
}
"""The attributes whose address a browser requests automatically."""


class Page(HTMLParser):
    """The addresses and anchors of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loaded = list[str]()
        self.links = list[str]()
        self.anchors = set[str]()
        self.feed(path.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if (tag, name) in LOADED and value:
                self.loaded.append(value)
            if (tag, name) == ("a", "href") and value:
                self.links.append(value)


@pytest.fixture(scope="module")
def site() -> dict[Path, Page]:
    """The pages of the site, which is built first."""
    make()
    return {path: Page(path) for path in sorted(SITE.rglob("*.html")) if path.name != "404.html"}


def make() -> None:
    done = subprocess.run(["make", "-s", "docs"], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def digests() -> dict[str, str]:
    return {
        path.relative_to(SITE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SITE.rglob("*")
        if path.is_file()
    }


def test_the_same_pages_result_in_the_same_files(site: dict[Path, Page]):
    first = digests()
    make()
    assert digests() == first


def test_no_page_loads_anything_from_another_host(site: dict[Path, Page]):
    assert [url for page in site.values() for url in page.loaded if re.match(r"(https?:)?//", url)] == []
    styles = [
        style for path in SITE.rglob("*.css") for style in re.findall(r"(?:url\(|@import)[^;)]*", path.read_text())
    ]
    assert [style for style in styles if "//" in style and "data:" not in style] == []
    # The theme's script loads a renderer of diagrams from another host for pages with this class.
    assert [path for path in site if 'class="mermaid"' in path.read_text()] == []


def test_every_link_leads_to_a_page_and_an_anchor_of_it(site: dict[Path, Page]):
    dead = []
    for path, page in site.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = unquote(link).partition("#")
            found = (path.parent / target).resolve() if target else path
            if not found.is_file() or (anchor and found in site and anchor not in site[found].anchors):
                dead.append(f"{path.relative_to(SITE)}: {link}")
    assert dead == []


def test_every_page_is_there_as_markdown_and_listed_for_models(site: dict[Path, Page]):
    listed = re.findall(r"^- \[.+\]\((\S+)\)", (SITE / "llms.txt").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(path.relative_to(SITE).with_suffix(".md").as_posix() for path in site)
    assert [name for name in listed if not (SITE / name).is_file()] == []
