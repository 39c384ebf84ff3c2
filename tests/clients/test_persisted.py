"""Clients that send hashes or ids in place of documents, unmodified, against a gateway."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Environment
from tests.gateways import Addresses, Gateway
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.more, one_backend]

FOLDER: Final = Path(__file__).parent
MANIFESTS: Final = FOLDER / "manifests"
Sent = list[tuple[str, bool]]
"""The requests of a client: the method, and whether the document was sent."""


def run(node: str, script: str, gateway: Addresses, *arguments: str) -> str:
    """Run a script to its end and return its output."""
    command = [node, script, f"{gateway.url}/graphql", gateway.admin_key, *arguments]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sent(node: str, gateway: Addresses, name: str) -> dict[str, Sent]:
    """Return the requests of each client for the operations of this name, each executed twice."""
    found: dict[str, Sent] = defaultdict(list)
    for line in run(node, "automatic.mjs", gateway, name).splitlines():
        request = json.loads(line)
        found[request["client"]].append((request["method"], request["document"]))
    return dict(found)


UNKNOWN: Final = {
    "Apollo POST": [("POST", False), ("POST", True), ("POST", False)],
    "Apollo GET": [("GET", False), ("POST", True), ("GET", False)],
    "urql GET": [("GET", False), ("GET", True), ("GET", False)],
}
KNOWN: Final = {client: [requests[0], requests[2]] for client, requests in UNKNOWN.items()}


def test_documents_are_sent_once_and_then_only_their_hashes(node: str, backend: Environment) -> None:
    with Gateway({**backend, "PERSISTED_OPERATIONS": "automatic"}) as gateway:
        assert sent(node, gateway, "Once") == UNKNOWN
        assert sent(node, gateway, "Once") == KNOWN


def test_clients_fall_back_to_documents_where_hashes_are_not_supported(node: str, backend: Environment) -> None:
    with Gateway(backend) as gateway:
        found = sent(node, gateway, "Off")
    assert all(requests[0][1] is False for requests in found.values())
    assert all([document for _, document in requests[1:]] == [True, True] for requests in found.values())


def test_trusted_documents_of_every_tool_are_executed_by_their_ids(node: str, backend: Environment) -> None:
    manifests = ",".join(str(MANIFESTS / f"{tool}.json") for tool in ("apollo", "relay", "codegen"))
    with Gateway({**backend, "PERSISTED_OPERATIONS": "trusted", "TRUSTED_DOCUMENTS": manifests}) as gateway:
        assert run(node, "trusted.mjs", gateway).strip() == "ok"


def test_deferred_parts_reach_clients_that_understand_them(node: str, backend: Environment) -> None:
    with Gateway(backend) as gateway:
        assert run(node, "deferred.mjs", gateway).strip() == "ok"
