"""Reading the audit trail and verifying it with the command, as administrators do."""

import os
import subprocess
import sys
from typing import Any, Final

from tests.gateways import ROOT, Gateway
from tests.people import Person
from tests.waiting import until

ENTRY: Final = "id number action actor { id } address keyId subjectId eventId before after previousHash hash at"


def trail(admin: Person, **filters: Any) -> list[dict[str, Any]]:
    """Return the newest 100 entries of the organization, newest first."""
    document = f"""query($actions: [String!], $actorId: ID, $subjectId: ID, $since: DateTime, $until: DateTime) {{
        auditTrail(first: 100, actions: $actions, actorId: $actorId, subjectId: $subjectId, since: $since,
            until: $until) {{ nodes {{ {ENTRY} }} }} }}"""
    entries: list[dict[str, Any]] = admin.data(document, **filters)["auditTrail"]["nodes"]
    return entries


def sealed(admin: Person) -> list[dict[str, Any]]:
    """Return the entries of the organization, newest first, once all of them are sealed."""
    until(lambda: all(entry["hash"] for entry in trail(admin)))
    return trail(admin)


def verified(gateway: Gateway, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `cli.py verify-audit` beside the running gateway."""
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "verify-audit", *arguments],
        cwd=ROOT / "tests",
        env={"PATH": os.environ["PATH"], **gateway.environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
