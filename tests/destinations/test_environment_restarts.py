"""A restart with changed settings updates the destinations from the environment and keeps their ids."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from tests.conftest import Environment
from tests.destinations.house import until
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person
from tests.servers import free_port

pytestmark = pytest.mark.crash

ERRORS, EXECUTIONS = "PIPEDREAM_WORKFLOW_AGENT_ERROR", "PIPEDREAM_WORKFLOW_AGENT_EXECUTION"
QUERY = "{ eventDestinations { id environmentName config enabled } }"


def test_destinations_follow_the_settings_across_restarts(
    reaching: Environment, gateway_process: Callable[..., GatewayProcess]
):
    def started(**settings: str) -> tuple[GatewayProcess, Callable[[], dict[str, Any]]]:
        process = gateway_process(reaching | settings | {"PORT": str(free_port())})
        owner = Person(cast(Gateway, process), "", process.admin_key)

        def found() -> dict[str, Any]:
            return {row["environmentName"]: row for row in owner.data(QUERY)["eventDestinations"]}

        return process, found

    process, found = started(**{ERRORS: "eofirst1", EXECUTIONS: "eosecond1"})
    first = until(found, lambda rows: len(rows) == 2)
    disable = "mutation($id: ID!) { updateEventDestination(input: {id: $id, enabled: false}) { errors { message } } }"
    process.data(disable, {"id": first[ERRORS]["id"]})
    process.stop()
    process, found = started(**{ERRORS: "eoother1"})
    changed = until(found, lambda rows: len(rows) == 1 and rows[ERRORS]["config"] == {"workflow": "eoother1"})
    assert changed[ERRORS]["id"] == first[ERRORS]["id"]
    assert changed[ERRORS]["enabled"] is False
    process.stop()
    process, found = started(**{ERRORS: "eoother1", EXECUTIONS: "eosecond1"})
    again = until(found, lambda rows: len(rows) == 2)
    assert again[EXECUTIONS]["id"] == first[EXECUTIONS]["id"]
    process.stop()
