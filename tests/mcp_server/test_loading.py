"""The first request to `/mcp` after a start, which loads the server: that takes a second or two."""

import threading
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import Environment
from tests.gateways import GatewayProcess
from tests.waiting import until

CALL: Final = {"name": "createTask", "arguments": {"title": "Late", "type": "x"}}
MAKE: Final = 'mutation { createApiKey(input: {name: "x"}) { secret apiKey { id } } }'
REVOKE: Final = "mutation($id: ID!) { revokeApiKey(input: {id: $id}) { apiKey { revokedAt } } }"
TASKS: Final = "{ tasks { nodes { createdAt } } }"


@pytest.mark.more  # it starts a program
def test_it_sees_what_was_revoked_while_the_server_loads(backend: Environment, tmp_path: Path) -> None:
    gateway = GatewayProcess(backend, tmp_path).start()  # and not a fork of this process, which has loaded it
    made: dict[str, Any] = gateway.data(MAKE)["createApiKey"]
    id: str = made["apiKey"]["id"]

    def call() -> None:
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": CALL}
        headers = {"accept": "application/json, text/event-stream"}
        gateway.request("POST", "/mcp", made["secret"], json=body, headers=headers)

    def used() -> bool:
        keys = gateway.data("{ apiKeys { id lastUsedAt } }")["apiKeys"]
        return any(each["lastUsedAt"] for each in keys if each["id"] == id)

    try:
        calling = threading.Thread(target=call)
        calling.start()
        until(used)
        revoked = gateway.data(REVOKE, {"id": id})["revokeApiKey"]["apiKey"]["revokedAt"]
        calling.join()
        created = [each["createdAt"] for each in gateway.data(TASKS)["tasks"]["nodes"]]
        assert all(each < revoked for each in created)
    finally:
        gateway.stop()
