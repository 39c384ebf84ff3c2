"""docs/guide.md: its demo, its operations in order with ids from earlier responses, and its client."""

import json
import re
import sys
from typing import Any, Final

import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.docs.blocks import DOCUMENTS, Page, Workshop, blocks, killed_afterwards, next_line, with_ids
from tests.gateways import Gateway

GUIDE: Final = Page(
    "docs/guide.md",
    {
        "demo": lambda block: block.text.startswith(".venv/bin/python cli.py demo"),
        "shown demo": lambda block: block.kind == "text" and block.text.startswith("• "),
        "operation": lambda block: block.kind == "graphql",
        "variables": lambda block: block.kind == "json",
        "client": lambda block: block.kind == "python",
    },
)
GUIDES: Final = (
    *("approve-from-slack", "build-a-dashboard", "design-a-workflow", "publish-an-endpoint"),
    *("typed-clients", "write-a-worker"),
)
TRIED_ELSEWHERE: Final = {
    "docs/approvals.md": "tests/docs/test_approvals_page.py",
    "docs/architecture.md": "tests/docs/test_architecture_page.py",
    "docs/authentication.md": "tests/docs/test_authentication.py",
    "docs/console.md": "tests/protocol/test_console_paths.py",
    "docs/clients.md": "tests/docs/test_clients_page.py",
    "docs/deliveries.md": "tests/docs/test_deliveries_page.py",
    "docs/destinations.md": "tests/destinations/test_documentation.py",
    "docs/endpoints.md": "tests/docs/test_endpoints_page.py",
    "docs/events.md": "tests/docs/test_events_page.py",
    "docs/reference/events.md": "tests/docs/test_event_reference.py",
    "docs/inbound.md": "tests/docs/test_inbound_page.py",
    "docs/operations.md": "tests/docs/test_running.py",
    "docs/protocols.md": "tests/docs/test_protocols.py",
    "docs/persisted-operations.md": "tests/field_usages/test_usages.py",
    "docs/rest.md": "tests/docs/test_rest_page.py",
    "docs/requests.md": "tests/docs/test_requests_page.py",
    "docs/reliability.md": "tests/test_reliability.py",
    "docs/schemas.md": "tests/docs/test_schemas_page.py",
    "docs/studio.md": "tests/docs/test_studio_page.py",
    "docs/synchronization.md": "tests/docs/test_synchronization_page.py",
    "docs/guides/audit.md": "tests/docs/test_guide_pages.py",
    "docs/guides/add-a-built-in-agent.md": "tests/docs/test_built_in_agent_guide.py",
    "docs/guides/troubleshoot-agents.md": "tests/integration_agents/test_troubleshooting.py",
    "docs/guides/back-up.md": "tests/backup/test_backup.py",
    "docs/walkthrough.md": "tests/docs/test_walkthrough.py",
    "docs/workflows.md": "tests/docs/test_workflow_page.py",
    "docs/federation.md": "tests/docs/test_federation_page.py",
    "docs/mcp.md": "tests/docs/test_mcp_page.py",
    "docs/guide.md": "here",
    "docs/start/minute.md": "tests/docs/test_start_pages.py",
    "docs/start/first-workflow.md": "tests/docs/test_start_pages.py",
    "docs/start/from-hasura.md": "tests/docs/test_start_pages.py",
    "docs/start/break-it.md": "tests/docs/test_start_pages.py",
    "docs/guides/deploy.md": "tests/deployment/test_guide.py",
    "docs/guides/scale-workers.md": "tests/docs/test_scale_workers_page.py",
    **{f"docs/guides/{name}.md": "tests/docs/test_guide_pages.py" for name in GUIDES},
}


@pytest.mark.parametrize("file", DOCUMENTS)
def test_no_page_has_untested_blocks(file: str) -> None:
    assert not blocks(file) or file in TRIED_ELSEWHERE


def test_every_block_of_the_guide_is_tested() -> None:
    assert GUIDE.faults() == []


def test_operations_and_variables_come_in_pairs() -> None:
    assert [GUIDE.answer(operation) for operation in GUIDE.every("operation")] == GUIDE.every("variables")


@pytest.mark.slow
def test_the_demo_prints_the_documented_output(workshop: Workshop) -> None:
    done = workshop.bash(GUIDE.only("demo").text)
    assert done.returncode == 0, done.stdout + done.stderr
    played = iter(normalised(done.stdout))
    shown = [line for line in normalised(GUIDE.only("shown demo").text) if line.strip() != "…"]
    # The guide omits some lines; those it has appear in this order.
    missing = [line for line in shown if line not in played]
    assert not missing, done.stdout
    assert done.stdout.count("\n  ") == 18


def normalised(output: str) -> list[str]:
    """Return the lines of a demo without the parts that differ between runs."""
    output = re.sub(r"\d\d:\d\d:\d\d\.\d{3}", "00:00:00.000", output)
    output = re.sub(r"\b(Ada|Ben|Cleo)-[0-9a-f]{4}\b", r"\1", output)
    return re.sub(r"process \d+", "process 1", output).strip("\n").split("\n")


def test_the_operations_of_the_guide_work_in_order(gateway: Gateway) -> None:
    ids: dict[str, str] = {}
    statuses = []
    for block in GUIDE.every("operation"):
        variables = with_ids(GUIDE.answer(block).text, ids)
        if block.text.startswith("subscription"):
            first = first_event(gateway, block.text, variables)
            assert first["type"] == "stream.opened"
            assert first["snapshot"] == {"name": "A launch note", "status": "ACTIVE"}
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
    """Return the first item of a subscription."""
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


def test_the_client_follows_a_session(workshop: Workshop) -> None:
    where = {"PARLEY_URL": workshop.gateway.url, "PARLEY_TOKEN": workshop.token}
    following = workshop.open(sys.executable, "-c", GUIDE.only("client").text, **where)
    assert following.stdout is not None
    with killed_afterwards(following):
        assert next_line(following.stdout) == "stream.opened"
        [session] = workshop.data("{ sessions(first: 1) { nodes { id name } } }")["sessions"]["nodes"]
        assert session["name"] == "Launch"
        send = 'mutation ($id: ID!) { sendMessage(input: {sessionId: $id, content: "Hello"}) { errors { message } } }'
        rest = "mutation ($id: ID!) { updateSession(input: {id: $id, status: INACTIVE}) { errors { message } } }"
        for mutation in (send, rest):
            [payload] = workshop.data(mutation, {"id": session["id"]}).values()
            assert payload == {"errors": []}
        assert next_line(following.stdout) == "collaboration.message_sent"
        assert next_line(following.stdout) == "collaboration.session_updated"
