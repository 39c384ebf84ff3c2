"""The words for priorities of tasks, which documented callers and receivers use instead of numbers."""

from collections.abc import Mapping
from typing import Final

PRIORITY_WORDS: Final[Mapping[str, int]] = {"low": 1, "normal": 2, "high": 5, "urgent": 8}
"""The priority that each word means."""


def priority_number(word: str) -> int | None:
    """Return the priority that a word in any case means, or None if there is no such word."""
    return PRIORITY_WORDS.get(word.lower())


def priority_word(priority: int) -> str:
    """Return the word for a priority from 0 to 10: that of the highest priority that is not above it, or `low`."""
    below = [word for word, number in PRIORITY_WORDS.items() if number <= priority]
    return below[-1] if below else "low"
