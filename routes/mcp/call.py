"""One request to `/mcp`: its caller, and the operations that it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import anyio

from auth.actor import Actor
from context.rate_limit import RateLimiter
from context.waiting_client import ClientGone, WaitingClient
from errors import Unavailable
from json_types import Json, JsonObject
from resolvers.endpoints.reading import Endpoints, SavedOperation
from routes.rest.call import data_of
from routes.rest.problems import Problem
from routes.state import HttpOperations
from settings import Settings
from subscriptions.interfaces import Answer, OperationRequest
from subscriptions.transports.registry import ConnectionRegistry

SCOPE_KEY: Final = "parley.mcp"
"""The key of the request's ASGI scope under which its `Call` is."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request with a valid credential."""

    operations: HttpOperations
    connections: ConnectionRegistry
    endpoints: Endpoints
    rates: RateLimiter
    settings: Settings
    caller: Actor
    client: WaitingClient

    async def count(self) -> None:
        """Count something that is not an operation against the caller's rate limit.

        Raises:
            RateLimited: the limit is exceeded.
        """
        await self.operations.count(self.caller)

    async def data(
        self,
        document: str,
        variables: Mapping[str, Json],
        *,
        of_input: bool = False,
        operation: SavedOperation | None = None,
    ) -> JsonObject:
        """Execute a query or mutation and return its data.

        Args:
            of_input: whether the caller gave the fields of the only variable, `input`.
            operation: see `data_of`.

        Raises:
            Problem: the operation or a mutation's payload has errors, all fields of a query are null, or the client
                has disconnected.
        """
        answer = await self._answer(OperationRequest(document, variables))
        if answer is None or not await self.client.is_served():
            raise Problem.of(Unavailable("The client has disconnected."))
        return data_of(answer, named=True, of_input=of_input, operation=operation)

    async def _answer(self, request: OperationRequest) -> Answer | None:
        """Return the response to an operation; None for a query whose client has left.

        The server cancels a call whose client has left. That must not interrupt a mutation, as at `/graphql`; the
        operation watches the client itself.
        """
        try:
            with anyio.CancelScope(shield=True):
                answer = await self.operations.run(request, self.caller, self.client)
        except ClientGone:
            return None
        return answer
