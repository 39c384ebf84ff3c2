"""Markdown of the generated pages."""

import re
from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table."""
    names = list(head)
    lines = [_row(names), _row("---" for _ in names), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def one_line(text: str | None) -> str:
    """Return a text on one line."""
    return re.sub(r"\s+", " ", text or "").strip()


def slug(heading: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def page(title: str, source: str, *parts: str) -> str:
    """Return a page that says where it comes from."""
    return (
        "\n\n".join(
            [f"# {title}", f"Generated from {source} by `make reference`.", *(part.strip("\n") for part in parts)]
        )
        + "\n"
    )
