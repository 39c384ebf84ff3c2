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
OUTSIDE: Final = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "README.md": "readme.md",
    "clients/python/README.md": "clients/python.md",
    "clients/typescript/README.md": "clients/typescript.md",
    "executor/README.md": "executor.md",
}
"""The pages outside of `docs`, and where they are on the site."""

_FENCE: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"(\]\()([^)#\s]*)(#[^)\s]*)?\)")
_SUMMARY: Final = re.compile(r"^(?!#|!|\||```|<|- |\* )\S.*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


def pages(root: Path = ROOT) -> dict[str, str]:
    """Return the pages: their paths in the repository, and on the site."""
    found = [path.relative_to(root / "docs") for path in (root / "docs").rglob("*.md")]
    inside = {f"docs/{path}" for path in found if path.parts[0] != "site"}
    outside = {path: place for path, place in OUTSIDE.items() if (root / path).exists()}
    return {path: path.removeprefix("docs/") for path in sorted(inside)} | outside


def prepare(source: Path, root: Path = ROOT) -> None:
    """Write the sources of the site."""
    shutil.rmtree(source, ignore_errors=True)
    placed = pages(root)
    for path, place in placed.items():
        _write(source / place, _linked(path, placed, source, root))
    for folder in ("images", "site/assets"):
        if (root / "docs" / folder).is_dir():
            shutil.copytree(root / "docs" / folder, source / folder.removeprefix("site/"))


def build(root: Path = ROOT) -> Path:
    """Build the site and return its folder.

    Raises:
        SystemExit: a page or a link is missing; the output says which.
    """
    made = root / ".site"
    prepare(made / "source", root)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(root / "mkdocs.yml"),
    ]
    # With a fixed time, so that the same pages result in the same files.
    if subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}).returncode:  # noqa: S603
        raise SystemExit(1)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (made / "html" / name).unlink(missing_ok=True)
    _for_models(made / "source", made / "html")
    return made / "html"


def _for_models(source: Path, site: Path) -> None:
    """Put the Markdown beside each page, and an index of it into `llms.txt`."""
    lines = ["# Parley", "", "> A GraphQL gateway where agents, people and services work together.", ""]
    for path in sorted(source.rglob("*.md")):
        place = path.relative_to(source)
        _write(site / place, path.read_text())
        title, summary = _described(path.read_text())
        lines.append(f"- [{title}]({place.as_posix()}){f': {summary}' if summary else ''}")
    _write(site / "llms.txt", "\n".join(lines) + "\n")


def _described(page: str) -> tuple[str, str]:
    """Return the title of a page, and its first sentence."""
    title = re.search(r"^# (.+)$", page, re.MULTILINE)
    first = _SUMMARY.search(_FENCE.sub("", page))
    words = re.sub(r"\s+", " ", first[0]) if first else ""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    return title[1] if title else "", re.split(r"(?<=[.:]) ", plain)[0].rstrip(":")


def _linked(path: str, placed: dict[str, str], source: Path, root: Path) -> str:
    """Return a page with the links of the site."""

    def change(match: re.Match[str]) -> str:
        target, anchor = match[2], match[3] or ""
        if not target or re.match(r"[a-z]+:", target):
            return match[0]
        found = os.path.normpath(Path(path).parent / target)
        if found.startswith("docs/images/"):
            place = found.removeprefix("docs/")
        else:
            place = placed.get(found) or _copied(found, source, root)
        return f"{match[1]}{os.path.relpath(place, Path(placed[path]).parent)}{anchor})"

    text = (root / path).read_text()
    return "".join(part if code else _LINK.sub(change, part) for code, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a page, and whether each is a code block."""
    at = 0
    for match in _FENCE.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    yield False, text[at:]


def _copied(path: str, source: Path, root: Path) -> str:
    """Copy a file that is not a page to the site, and return its place; a folder is the home page."""
    if (root / path).is_dir():
        return "index.md"
    place = f"files/{path}".replace("/.", "/")  # hidden files are not copied to the site
    (source / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / path, source / place)
    return place


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


if __name__ == "__main__":
    print(f"Written to {build().relative_to(ROOT)}/index.html")
