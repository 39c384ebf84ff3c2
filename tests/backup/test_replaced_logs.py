"""A gateway whose database was replaced while it runs does not claim to be ready: its streams would miss events."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from models.event_log import begin_another_log
from models.events import LogHead
from routes.health import LOG_REPLACED
from tests.gateways import Gateway
from tests.people import administrator, on_database, opened


async def _shorten() -> None:
    head = await LogHead.get(shard=0)
    await LogHead.filter(shard=0).update(seq=head.seq - 1)


async def _restore() -> None:
    head = await LogHead.get(shard=0)
    await LogHead.filter(shard=0).update(seq=head.seq + 1)


@pytest.mark.parametrize(("replace", "undo"), [(_shorten, _restore), (begin_another_log, None)])
def test_a_log_that_is_shorter_or_another_one_makes_the_gateway_unready(
    own_gateway: Gateway, replace: Callable[[], Awaitable[Any]], undo: Callable[[], Awaitable[Any]] | None
) -> None:
    admin = administrator(own_gateway)
    with admin.follow("subscription { events { __typename } }") as following:
        assert following()["__typename"] == "StreamOpened"
        opened(admin)
        following()  # the gateway has read the event
    with own_gateway.client() as client:
        assert client.get("/health/ready").status_code == 200
        on_database(own_gateway, replace)
        reply = client.get("/health/ready")
        assert (reply.status_code, reply.json().get("reason")) == (503, LOG_REPLACED)
        assert client.get("/health/live").status_code == 200
        if undo is not None:
            on_database(own_gateway, undo)
            assert client.get("/health/ready").status_code == 200
