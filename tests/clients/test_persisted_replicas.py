"""Apollo's and urql's persisted queries on two replicas, one of which is killed and started again."""

from collections.abc import Callable

import pytest

from tests.clients.test_persisted import KNOWN, UNKNOWN, sent
from tests.conftest import Environment
from tests.gateways import GatewayProcess

pytestmark = [
    pytest.mark.clients,
    pytest.mark.crash,
    pytest.mark.parametrize("backend_name", ["postgres"], indirect=True, scope="module"),
]


def test_a_document_is_known_to_every_replica_and_after_a_crash(
    node: str, backend: Environment, gateway_process: Callable[..., GatewayProcess]
) -> None:
    automatic = {**backend, "PERSISTED_OPERATIONS": "automatic"}
    first, second = gateway_process(automatic), gateway_process(automatic)
    assert sent(node, first, "Shared") == UNKNOWN
    assert sent(node, second, "Shared") == KNOWN
    first.kill()
    first.start()
    assert sent(node, first, "Shared") == KNOWN
    first.stop()
    first.start()
    assert sent(node, first, "Shared") == KNOWN
