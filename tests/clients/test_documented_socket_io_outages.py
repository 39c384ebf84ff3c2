"""Document 000's example of Socket.IO, as printed, through a gateway that is killed and restarted."""

from collections.abc import Callable

import pytest

from tests.clients.documented_example import example, prints_more, recovers, require_each_once, sending
from tests.conftest import Environment
from tests.gateways import GatewayProcess

pytestmark = [
    pytest.mark.clients,
    pytest.mark.crash,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]


def test_the_documented_example_receives_each_message_once_through_every_outage(
    node: str, backend: Environment, gateway_process: Callable[..., GatewayProcess]
) -> None:
    gateway = gateway_process(backend)
    with gateway.client(gateway.admin_key) as http:
        given = {
            "name": "Outages",
            "agentIds": [http.post("/api/agents", json={"name": "Ada", "type": "x"}).json()["id"]],
        }
        session = http.post("/api/v1/collaboration/sessions", json=given).json()["id"]
    with (
        example(node, gateway, gateway.admin_key, session) as running,
        sending(gateway, gateway.admin_key, session) as sender,
    ):
        prints_more(running)
        gateway.kill()
        gateway.start()
        recovers(running, 1)
        gateway.stop()
        gateway.start()
        recovers(running, 2)
        running.fail()
        recovers(running, 3)
        require_each_once(running, sender)
