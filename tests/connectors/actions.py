"""Calls of connectors' actions over a real client, with outputs validated against their schemas."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connectors.base import Call, Connector
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import NO_RETRIES, ProviderClient, Renew, RetryPolicy
from errors import ParleyError
from tests.gateways import TLS

KEY = "exe_1:node"


@dataclass(frozen=True)
class ActionRunner:
    """A connector, and what its actions are called with."""

    connector: Connector
    call: Call
    client: PooledClient

    async def __call__(self, action: str, **params: Any) -> dict[str, Any]:
        """Run an action as a node does."""
        found = self.connector.action(action)
        assert found is not None
        found.check(params)
        output = await found.run(params, self.call)
        Draft202012Validator(found.output_schema).validate(output)
        return output

    async def failure(self, action: str, **params: Any) -> ParleyError:
        """Run an action that must fail, and return the error."""
        with pytest.raises(ParleyError) as failed:
            await self(action, **params)
        return failed.value

    def with_changes(
        self, *, retry_policy: RetryPolicy = NO_RETRIES, renew: Renew | None = None, **changes: Any
    ) -> "ActionRunner":
        """Return a copy with another client, key, token or settings."""
        client = ProviderClient(self.client, retry_policy=retry_policy, renew=renew)
        return replace(self, call=replace(self.call, provider=client, **changes))


@contextlib.asynccontextmanager
async def action_runner(
    connector: Connector, settings: Mapping[str, str], token: str | None
) -> AsyncIterator[ActionRunner]:
    """Yield a connector whose client does not retry."""
    async with PooledClient(TLS) as client, EgressClient(tls=TLS) as outside:
        yield ActionRunner(connector, Call(KEY, outside, ProviderClient(client), settings, token), client)
