"""The licences that dependencies may have, and packages' own words for them as SPDX expressions."""

import re
from typing import Final

SHIPPED: Final = frozenset(
    {
        *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0", "PSF-2.0", "Python-2.0"),
        *("Unlicense", "BlueOak-1.0.0", "CC-BY-4.0", "MPL-2.0", "LGPL-3.0-only"),
    }
)
"""The licences of what users receive. MPL and LGPL oblige to publish changes of their own files: there are none."""
FOR_DEVELOPERS: Final = SHIPPED | {"GPL-3.0-only", "Elastic-2.0"}
"""Programs that tests run and that are not handed on: a linter of Dockerfiles, and a router of Apollo Federation."""

_BY_NAME: Final = {
    ("pypi", "axe-playwright-python"): "MIT",
    ("pypi", "cel-python"): "Apache-2.0",
    ("pypi", "pgserver"): "Apache-2.0",
    ("pypi", "promql-parser"): "MIT",
    ("pypi", "isoduration"): "ISC",
    ("npm", "xmlhttprequest-ssl"): "MIT",
    ("pypi", "colorama"): "BSD-3-Clause",
    ("pypi", "pywin32"): "PSF-2.0",
    ("pypi", "httpx2-jsfetch"): "BSD-3-Clause",
}
"""Packages whose metadata names no licence, or that are only for other systems; from their licence files."""
UNKNOWN: Final = "UNKNOWN"
_WORDS: Final = {
    "apache": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "gpl-3.0": "GPL-3.0-only",
    "psfl": "PSF-2.0",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
_WORD: Final = re.compile(r"[A-Za-z0-9.-]+")
_NO_LICENCE: Final = frozenset({"OSI Approved", "DFSG approved"})


def known_licence(ecosystem: str, name: str) -> str:
    """Return the licence of one of the packages that do not name theirs; empty for all others."""
    return _BY_NAME.get((ecosystem, name), "")


def of_metadata(ecosystem: str, name: str, given: str, classifiers: tuple[str, ...]) -> str:
    """Return the SPDX expression of a package's licence, or `UNKNOWN`.

    Args:
        given: the licence field of its metadata, which may be the whole text of the licence, or `UNKNOWN`.
        classifiers: its classifiers, of which PyPI has a list.
    """
    if known := known_licence(ecosystem, name):
        return known
    short = given.strip() not in {"", UNKNOWN} and len(given) < 100 and "\n" not in given.strip()
    words = [given] if short else _classified(classifiers)
    return " OR ".join(_WORDS.get(word.strip().lower(), word.strip()) for word in words) or UNKNOWN


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Return whether these licences allow an SPDX expression: all that it names, or one if it only offers a choice."""
    words = set(_WORD.findall(expression))
    named = words - {"AND", "OR"}
    return bool(named) and (named <= allowed or ("AND" not in words and not named.isdisjoint(allowed)))


def _classified(classifiers: tuple[str, ...]) -> list[str]:
    names = [each.rpartition("::")[2].strip() for each in classifiers if each.startswith("License ::")]
    return [name for name in names if name not in _NO_LICENCE]
