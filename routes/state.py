"""The state in which the lifespan passes the gateway to every request."""

from typing import Protocol, TypedDict

from starlette.types import Scope

from auth.actor import Actor
from context.operation import Resources
from errors import ParleyError
from resolvers.inbound.calls import Inbound
from routes.graphql.query_limits import QueryLimits
from storage.database import Database
from subscriptions.fanout.bus import Bus
from subscriptions.fanout.hub import Hub
from subscriptions.interfaces import Answer, OperationRequest, Operations
from subscriptions.streams import Streams
from subscriptions.transports.registry import ConnectionRegistry


class HttpOperations(Operations, Protocol):
    """The additional operations that HTTP needs."""

    def has_side_effects(self, request: OperationRequest, caller: Actor | None) -> bool:
        """Return whether the request's operation has side effects, so that GET must not run it."""

    def refusal(self, error: ParleyError) -> Answer:
        """Return the answer to an operation that is not executed because of an expected error, and count it."""

    @property
    def query_limits(self) -> QueryLimits:
        """The limits that may differ by role and API key."""

    async def count(self, caller: Actor | None) -> None:
        """Count something that is not an operation, but costs as much as one.

        Raises:
            RateLimited: the caller's limit is exceeded.
        """


class GatewayState(Protocol):
    """The parts of the gateway that routes need."""

    @property
    def resources(self) -> Resources:
        """The resources that operations share."""

    @property
    def operations(self) -> HttpOperations:
        """The executor of operations."""

    @property
    def streams(self) -> Streams:
        """The open streams."""

    @property
    def connections(self) -> ConnectionRegistry:
        """The registry of long-lived connections."""

    @property
    def inbound(self) -> Inbound:
        """The receiver of calls of external services."""

    @property
    def database(self) -> Database:
        """The database."""

    @property
    def hub(self) -> Hub:
        """The events of all replicas."""

    @property
    def bus(self) -> Bus | None:
        """The bus between replicas; None without one."""

    @property
    def draining(self) -> bool:
        """Whether the gateway is shutting down."""


class State(TypedDict):
    """The state of the lifespan."""

    gateway: GatewayState


def gateway_of(scope: Scope) -> GatewayState:
    """Return the gateway that serves a request or a socket."""
    state: State = scope["state"]
    return state["gateway"]


def resources_of(scope: Scope) -> Resources:
    """Return the resources of the gateway that serves a request or a socket."""
    return gateway_of(scope).resources
