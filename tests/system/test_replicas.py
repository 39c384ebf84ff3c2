"""`systemMetrics` of several replicas: each shows the sum of all that are running."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from models.platform import Replica, ReplicaCounters
from tests.gateways import Gateway
from tests.people import administrator, on_database
from tests.system.test_system_metrics import STREAM, metrics
from tests.waiting import until

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")


@pytest.fixture(scope="module")
def replicas(backend: Mapping[str, str]) -> Iterator[tuple[Gateway, Gateway]]:
    """Two gateways on one database."""
    with Gateway(backend) as first, Gateway(backend) as second:
        yield first, second


def test_every_replica_shows_the_sum_of_all(replicas: tuple[Gateway, Gateway]) -> None:
    first, second = map(administrator, replicas)
    with first.follow(STREAM, every=60) as one, second.follow(STREAM, every=60) as other:
        one(), other()
        until(lambda: metrics(first)["subscribers"] == metrics(second)["subscribers"] == 2)
    for _ in range(20):
        second.data("{ __typename }")
    until(lambda: metrics(first)["requests"] >= 20)


def test_a_silent_replica_is_not_counted(replicas: tuple[Gateway, Gateway]) -> None:
    admin = administrator(replicas[0])
    organization = admin.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]

    async def another(id: str, seen_at: datetime) -> None:
        await Replica.create(id=id, seen_at=seen_at)
        await ReplicaCounters.create(replica_id=id, organization_id=organization, subscribers=1000)

    now = datetime.now(UTC)
    on_database(admin.gateway, lambda: another("dead", now - timedelta(seconds=60)))
    assert metrics(admin)["subscribers"] < 1000
    on_database(admin.gateway, lambda: another("live", now))
    assert metrics(admin)["subscribers"] >= 1000
