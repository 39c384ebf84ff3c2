"""Builds the documentation into `.site/html`: `make docs`. It runs in the environment of `requirements.txt` beside it.

The pages are those of the repository. They are copied to `.site/source`, where links between them are those of the site
and links to other files lead to copies of these.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
SOURCE: Final = ROOT / ".site" / "source"
SITE: Final = ROOT / ".site" / "html"
OUTSIDE: Final = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "README.md": "readme.md",
    "SECURITY.md": "security-policy.md",
    "clients/python/README.md": "clients/python.md",
    "clients/typescript/README.md": "clients/typescript.md",
    "executor/README.md": "executor.md",
}
"""The pages outside of `docs`, and where they are on the site."""

_FENCE: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"(\]\()([^)#\s]*)(#[^)\s]*)?\)")
_SUMMARY: Final = re.compile(r"^(?!#|!|\||```|<|- |\* |\d+\. )\S.*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


def pages() -> dict[str, str]:
    """Return the pages: their paths in the repository, and on the site."""
    found = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    inside = [path for path in found if not path.startswith("site/")]  # where the build's environment is
    return {f"docs/{path}": path for path in inside} | OUTSIDE


def prepare() -> None:
    """Write the sources of the site."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    placed = pages()
    for path, place in placed.items():
        _write(SOURCE / place, _linked(path, placed))
    for folder in ("images", "site/assets"):
        shutil.copytree(DOCS / folder, SOURCE / folder.removeprefix("site/"))


def build() -> None:
    """Build the site.

    Raises:
        SystemExit: a page or a link is missing; the output says which.
    """
    prepare()
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(ROOT / "mkdocs.yml"),
    ]
    # With a fixed time, so that the same pages result in the same files.
    if subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}).returncode:  # noqa: S603
        raise SystemExit(1)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (SITE / name).unlink(missing_ok=True)
    _for_models()


def _for_models() -> None:
    """Put the Markdown beside each page, and an index of it into `llms.txt`."""
    lines = ["# Parley", "", "> A GraphQL gateway where agents, people and services work together.", ""]
    for path in sorted(SOURCE.rglob("*.md")):
        place, text = path.relative_to(SOURCE), path.read_text()
        _write(SITE / place, text)
        title, summary = _described(text)
        lines.append(f"- [{title}]({place.as_posix()}){f': {summary}' if summary else ''}")
    _write(SITE / "llms.txt", "\n".join(lines) + "\n")


def _described(page: str) -> tuple[str, str]:
    """Return the title of a page, and its first sentence."""
    title = re.search(r"^# (.+)$", page, re.MULTILINE)
    first = _SUMMARY.search(_FENCE.sub("", page))
    words = re.sub(r"\s+", " ", first[0]) if first else ""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    return title[1] if title else "", re.split(r"(?<=[.:]) ", plain)[0].rstrip(":")


def _linked(path: str, placed: dict[str, str]) -> str:
    """Return a page with the links of the site."""

    def change(match: re.Match[str]) -> str:
        target, anchor = match[2], match[3] or ""
        if not target or re.match(r"[a-z]+:", target):
            return match[0]
        found = os.path.normpath(Path(path).parent / target)
        place = placed.get(found) or _copied(found)
        return f"{match[1]}{os.path.relpath(place, Path(placed[path]).parent)}{anchor})"

    text = (ROOT / path).read_text()
    return "".join(part if code else _LINK.sub(change, part) for code, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a page, and whether each is a code block."""
    at = 0
    for match in _FENCE.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    yield False, text[at:]


def _copied(path: str) -> str:
    """Copy a file that is not a page to the site, and return its place. Images are there; a folder is the home page."""
    if (ROOT / path).is_dir():
        return "index.md"
    if path.startswith("docs/images/"):
        return path.removeprefix("docs/")
    place = f"files/{path}".replace("/.", "/")  # hidden files are not copied to the site
    (SOURCE / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / path, SOURCE / place)
    return place


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


if __name__ == "__main__":
    build()
    print(f"Written to {SITE.relative_to(ROOT)}/index.html")
