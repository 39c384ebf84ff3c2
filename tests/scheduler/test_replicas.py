"""Leader election: one replica runs the scheduled jobs, and another takes over when it dies."""

from collections.abc import Callable, Mapping
from typing import cast

import pytest

from models.leases import Lease
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database
from tests.servers import free_port
from tests.waiting import until

ELECTED, DEPOSED = "elected leader", "no longer the leader"

pytestmark = [pytest.mark.crash, pytest.mark.parametrize("backend_name", ["postgres"], scope="module")]

Start = Callable[..., GatewayProcess]


def replica(start: Start, backend: Mapping[str, str], **more: str) -> GatewayProcess:
    return start({**backend, "PORT": str(free_port()), "ENGINE_LEASE": "2", **more})


def holders(process: GatewayProcess) -> list[str]:
    """Return the holders of the lease, read from the table."""
    rows = on_database(cast(Gateway, process), lambda: Lease.filter(name="clock"))
    return [row.holder for row in rows]


def expiring(process: GatewayProcess) -> str:
    """Return the id of an approval that expires in a second."""
    ask = 'mutation { requestApproval(input: {title: "Now?", expiresInSeconds: 1}) { approval { id } } }'
    id: str = process.data(ask)["requestApproval"]["approval"]["id"]
    return id


def expired(process: GatewayProcess, id: str) -> bool:
    found = process.data("query($id: ID!) { approval(id: $id) { status } }", {"id": id})
    return bool(found["approval"]["status"] != "PENDING")


def test_another_replica_takes_over_when_the_leader_is_killed(backend: Mapping[str, str], gateway_process: Start):
    first = replica(gateway_process, backend)
    until(lambda: ELECTED in first.output())
    second = replica(gateway_process, backend)
    [holder] = holders(first)
    id = expiring(second)
    until(lambda: expired(second, id))
    assert ELECTED not in second.output()
    id = expiring(second)
    first.kill()
    until(lambda: expired(second, id))
    assert ELECTED in second.output()
    assert holders(second) != [holder]
    # The restarted replica finds another leader.
    first.start()
    id = expiring(first)
    until(lambda: expired(first, id))
    assert first.output().count(ELECTED) == 1


def test_a_stopped_leader_releases_its_lease(backend: Mapping[str, str], gateway_process: Start):
    # The lease is too long to wait for its expiry.
    first = replica(gateway_process, backend, ENGINE_LEASE="30")
    until(lambda: ELECTED in first.output())
    first.stop()
    assert holders(first) == [""]
    second = replica(gateway_process, backend, ENGINE_LEASE="30")
    until(lambda: ELECTED in second.output())


def test_a_gateway_without_an_engine_leads_only_while_no_other_replica_does(
    backend: Mapping[str, str], gateway_process: Start
):
    gateway = replica(gateway_process, backend, ENGINE="false")
    until(lambda: ELECTED in gateway.output())
    worker = replica(gateway_process, backend)
    until(lambda: ELECTED in worker.output() and DEPOSED in gateway.output())
    id = expiring(gateway)
    until(lambda: expired(gateway, id))
    worker.kill()
    id = expiring(gateway)
    until(lambda: expired(gateway, id))
    assert gateway.output().count(ELECTED) == 2
