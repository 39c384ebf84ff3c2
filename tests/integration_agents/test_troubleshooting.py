"""docs/guides/troubleshoot-agents.md: what the system shows when something does not work."""

import re
from typing import Final

import pytest

from tests.docs.blocks import blocks
from tests.gateways import ROOT, Gateway
from tests.integration_agents.agents import agent_of, error
from tests.people import Person, administrator

FILE: Final = "docs/guides/troubleshoot-agents.md"


@pytest.fixture(scope="module")
def admin(agents_gateway: Gateway) -> Person:
    return administrator(agents_gateway)


def test_every_query_of_the_page_is_answered(admin: Person) -> None:
    text = (ROOT / FILE).read_text()
    [shown] = [each.text for each in blocks(FILE) if each.kind == "graphql"]
    queries = [each for each in re.findall(r"`([^`]+ \{[^`]*\})`", text) if "," not in each.split("{")[0]]
    assert len(queries) >= 7
    assert admin.data(shown)["connectors"]
    for query in queries:
        field = query.split(" ")[0]
        admin.data(
            "{ agents { nodes { metrics { cacheHits cacheMisses } } } }"
            if field == "Agent.metrics"
            else f"{{ {query} }}"
        )


def test_the_failing_agent_is_found_by_its_circuit(admin: Person) -> None:
    # A task that fails because of the caller does not open the circuit; what the document says is shown is there.
    assert error(admin, "schema_validator", "validate", {"schema": "none", "data": {}})["code"] == "NOT_FOUND"
    shown = agent_of(admin, "schema_validator")
    assert shown["circuit"] == {"state": "CLOSED", "failures": 0}
    with admin.gateway.client(admin.token) as client:
        metrics = client.get("/api/v1/integration/metrics").json()
        agents = client.get("/api/v1/integration/agents").json()["agents"]
    [row] = [each for each in metrics["registered_agents"] if each["id"] == shown["id"]]
    assert (row["circuit_breaker"], row["failures"]) == ("closed", 1)
    assert agents["schema_validator"]["id"] == shown["id"] and agents["schema_validator"]["schemas"] == []
