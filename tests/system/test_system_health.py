"""`systemHealth`: the parts of the platform and external services, as an organization sees them."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, person

QUERY: Final = """query($deep: Boolean) { systemHealth(deep: $deep) {
    status initialized at agents { id health { status } }
    components { name health { status message checkedAt latencyMs } } } }"""


@pytest.fixture(scope="module")
def gateway(agents_gateway: Gateway) -> Gateway:
    return agents_gateway


def health(caller: Person, *, deep: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = caller.data(QUERY, deep=deep)["systemHealth"]
    return found


def statuses(found: Mapping[str, Any]) -> dict[str, str]:
    return {each["name"]: each["health"]["status"] for each in found["components"]}


def test_every_part_is_healthy_and_agents_are_listed(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Healthy")
    worker = agent(admin)
    found = health(person(gateway, Role.VIEWER, "Healthy"))
    shown = statuses(found)
    assert (found["status"], found["initialized"]) == ("HEALTHY", True)
    assert shown.pop("studio_bridge") == "UNKNOWN"  # there is none yet
    assert shown.pop("event_bus", "HEALTHY") == "HEALTHY"
    own = {"gateway", "database", "streams", "workflow_engine", "schemas", "synchronization", "realtime", "audit_trail"}
    assert shown == dict.fromkeys(own, "HEALTHY")
    assert found["agents"][-1] == {"id": worker.id, "health": {"status": "UNKNOWN"}}
    database = next(each for each in found["components"] if each["name"] == "database")
    assert database["health"]["latencyMs"] > 0


def test_a_deep_check_requires_the_right_to_call_external_services(gateway: Gateway) -> None:
    viewer, member = person(gateway, Role.VIEWER), person(gateway)
    [error] = gateway.graphql(QUERY, {"deep": True}, viewer.token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    assert health(member, deep=True)["status"] == "HEALTHY"
