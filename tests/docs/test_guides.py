"""docs/guide.md as a walk: each operation is executed with its variables, with the ids that those before it gave."""

import json
from typing import Any, Final

import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.docs.blocks import answer_of, blocks, with_ids
from tests.gateways import ROOT, Gateway

GUIDE: Final = blocks("docs/guide.md")
TRIED_ELSEWHERE: Final = {
    "docs/operations.md": "tests/docs/test_running.py",
    "docs/destinations.md": "tests/destinations/test_documentation.py",
    "docs/workflows.md": "tests/docs/test_workflow_page.py",
    "docs/guide.md": "here",
}


@pytest.mark.parametrize("file", [f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))])
def test_no_page_has_blocks_that_nobody_tries(file: str) -> None:
    assert not blocks(file) or file in TRIED_ELSEWHERE


def test_operations_and_variables_come_in_pairs() -> None:
    assert [block.kind for block in GUIDE] == ["graphql", "json"] * (len(GUIDE) // 2)


def test_the_operations_of_the_guide_work_in_their_order(gateway: Gateway) -> None:
    ids: dict[str, str] = {}
    statuses = []
    for block in GUIDE[::2]:
        variables = with_ids(answer_of(block, GUIDE).text, ids)
        if block.text.startswith("subscription"):
            first = first_event(gateway, block.text, variables)
            assert first["type"] == "stream.opened"
            assert first["opened"] == {"name": "A launch note", "status": "ACTIVE"}
            continue
        for name, payload in gateway.data(block.text, variables).items():
            assert payload.get("errors", []) == [], f"{block}: {name}"
            for kind in ("agent", "session", "task", "approval"):
                if (row := payload.get(kind)) is not None:
                    ids[kind] = row["id"]
                    statuses.append((name, row.get("status")))
            if name == "events":
                assert payload["nodes"][0]["type"] == "collaboration.session_created"
    assert ("createAgent", "OFFLINE") in statuses
    assert ("completeTask", "COMPLETED") in statuses
    assert ("respondToApproval", "APPROVED") in statuses


def first_event(gateway: Gateway, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Returns the first item of a subscription."""
    with connect(gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
        assert json.loads(socket.recv(10))["type"] == "connection_ack"
        payload = {"query": document, "variables": variables}
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        message = json.loads(socket.recv(10))
    assert message["type"] == "next", message
    assert not message["payload"].get("errors"), message
    [event] = message["payload"]["data"].values()
    return dict(event)
