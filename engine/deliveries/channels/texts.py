"""Texts of messages, shared by the channels: shortened to what a service accepts, with links below."""

from collections.abc import Callable, Sequence
from typing import Final

from engine.deliveries.channels.base import Link

ELLIPSIS: Final = "…"


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, or as much of its beginning as fits, with an ellipsis.

    Args:
        fits: whether the service accepts a text; if it accepts one, it accepts every beginning of it.
    """
    if fits(text):
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(text[:middle].rstrip() + ELLIPSIS):
            least = middle
        else:
            most = middle - 1
    return text[:least].rstrip() + ELLIPSIS


def with_links(text: str, links: Sequence[Link]) -> str:
    """Return a plain text with its links below, each on a line."""
    return "\n\n".join([text, *(f"{link.label}: {link.url}" for link in links)])


def title_of(text: str, longest: int = 78) -> str:
    """Return the first line of a text as a title."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return shortened(lines[0] if lines else "Message", lambda line: len(line) <= longest)
