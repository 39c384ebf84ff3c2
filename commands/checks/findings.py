"""Findings: the results of checks."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """The result of a check: whether anything must, or should, be done."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check. No text of it contains a secret.

    Args:
        check: a short name, such as `database`.
        message: what was found.
        advice: what to do, if anything.
    """

    check: str
    level: Level
    message: str
    advice: str | None = None


def ok(check: str, message: str) -> Finding:
    """Return a finding that needs nothing."""
    return Finding(check, Level.OK, message)


def warn(check: str, message: str, advice: str) -> Finding:
    """Return a finding that should be looked at."""
    return Finding(check, Level.WARN, message, advice)


def fail(check: str, message: str, advice: str) -> Finding:
    """Return a finding because of which something does not work."""
    return Finding(check, Level.FAIL, message, advice)
