"""Connectors without credentials: in development they are simulated."""

from typing import Any

import pytest

from models.users import Role
from tests.backends import backend_name as backend_name
from tests.connectors.providers import CALLS, SHOWN, run_action
from tests.gateways import Gateway
from tests.people import person


@pytest.mark.parametrize(("connector", "action", "params"), CALLS, ids=lambda each: str(each)[:10])
def test_in_development_it_is_simulated_and_says_so(
    own_gateway: Gateway, connector: str, action: str, params: dict[str, Any]
):
    someone = person(own_gateway, Role.OPERATOR)
    payload = run_action(someone, connector, action, params)
    assert (payload["errors"], payload["simulated"], payload["output"]["simulated"]) == ([], True, True)
    found = someone.data(f"query ($name: String!) {{ connector(name: $name) {{ {SHOWN} }} }}", name=connector)
    assert found["connector"]["mode"] == "SIMULATED" and found["connector"]["missing"]
