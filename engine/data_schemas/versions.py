"""Semantic versions (https://semver.org/spec/v2.0.0.html), without build metadata, which has no order."""

import re
from typing import Final, TypeAlias

LONGEST_VERSION: Final = 64

_NUMBER: Final = r"(0|[1-9]\d{0,8})"
_IDENTIFIER: Final = r"(?:0|[1-9]\d{0,8}|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
_VERSION: Final = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-({_IDENTIFIER}(?:\.{_IDENTIFIER})*))?", re.ASCII)

Precedence: TypeAlias = tuple[int, int, int, bool, tuple[tuple[bool, int, str], ...]]
"""Sorts versions: 1.9.0, 1.10.0-rc.2, 1.10.0-rc.10, 1.10.0."""


def precedence(version: str) -> Precedence | None:
    """Return what versions are compared by (§11), or None if the text is no version."""
    found = _VERSION.fullmatch(version) if len(version) <= LONGEST_VERSION else None
    if found is None:
        return None
    identifiers = found[4].split(".") if found[4] else []
    before = tuple((not each.isdigit(), int(each) if each.isdigit() else 0, each) for each in identifiers)
    return int(found[1]), int(found[2]), int(found[3]), not identifiers, before
