"""Asks the advisory databases of PyPI and npm about every locked package.

Exits with 1 if there is a known vulnerability, and with 2 if a database could not be asked: then nothing was checked.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.supply_chain.packages import ROOT, npm_locks, python_locks

VULNERABLE: Final = 1
NOT_CHECKED: Final = 2
_SECONDS: Final = 300


class NotChecked(Exception):
    """The advisory database could not be asked; the text says about what."""


def main() -> int:
    """Audit all locks, print what was found, and return the worst exit status."""
    worst = 0
    for lock, database, command in _audits():
        name = lock.relative_to(ROOT)
        try:
            found = vulnerabilities(_report(command))
        except NotChecked as error:
            print(f"{name}: NOT CHECKED. The advisory database of {database} did not answer {error}.")
            worst = NOT_CHECKED
            continue
        print(f"{name}: {len(found) or 'no'} known vulnerabilities", *found, sep="\n  ")
        worst = max(worst, VULNERABLE) if found else worst
    return worst


def vulnerabilities(report: Any) -> list[str]:
    """Return a line for each vulnerability in a report of pip-audit or of `npm audit`.

    Raises:
        NotChecked: it says nothing about a package, or is an error. pip-audit's own exit status is 0 then.
    """
    match report:
        case {"dependencies": list(dependencies)}:
            if skipped := [each["name"] for each in dependencies if "skip_reason" in each]:
                raise NotChecked(f"about {len(skipped)} of {len(dependencies)} packages, such as {skipped[0]}")
            return [f"{each['name']} {each['version']}: {one['id']}" for each in dependencies for one in each["vulns"]]
        case {"vulnerabilities": dict(affected), "metadata": _}:
            return [f"{name} {each['range']}: {each['severity']}" for name, each in sorted(affected.items())]
        case _:
            raise NotChecked("at all")


def _audits() -> Iterator[tuple[Path, str, Sequence[str]]]:
    audit = str(Path(sys.executable).with_name("pip-audit"))
    for lock in python_locks():
        yield lock, "PyPI", [audit, "--require-hashes", "--disable-pip", "--format", "json", "-r", str(lock)]
    for lock in npm_locks():
        yield lock, "npm", ["npm", "--prefix", str(lock.parent), "audit", "--package-lock-only", "--json"]


def _report(command: Sequence[str]) -> Any:
    """Return what a tool prints as JSON; None if it does not."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
        return json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None


if __name__ == "__main__":
    sys.exit(main())
