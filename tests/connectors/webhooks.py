"""Calls of connectors that post to a URL which callers choose, at fakes on this machine."""

import contextlib
from collections.abc import AsyncIterator

from connectors.base import Connector
from connectors.transport.egress import EgressClient
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import HttpService
from tests.gateways import TLS


@contextlib.asynccontextmanager
async def webhook_runner(connector: Connector, service: HttpService) -> AsyncIterator[ActionRunner]:
    """Yield a connector that may call the service although it is on this machine."""
    async with (
        action_runner(connector, {}, None) as runner,
        EgressClient([f"127.0.0.1:{service.port}"], tls=TLS) as http,
    ):
        yield runner.with_changes(http=http)
