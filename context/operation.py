"""The context passed to every use case: the caller, and the resources opened by the lifespan."""

import time
from dataclasses import dataclass, field
from typing import Protocol

from auth.actor import Actor
from auth.credentials import Credentials
from context.cursors import Cursors
from context.loaders import Loaders
from context.rate_limit import RateLimiter
from context.waiting_client import WaitingClient
from engine.data_schemas.cached import CachedSchemas
from engine.endpoints import Endpoints
from engine.outbound.agent_calls import Invocations
from engine.outbound.built_in_agents import BuiltInAgents
from engine.outbound.gateway import ConnectorGateway
from engine.outbound.oauth_tokens import OAuthTokens
from engine.replicas import ThisReplica
from engine.sync.applying import Synchronizer
from engine.waits import Waits
from errors import Unauthenticated
from settings import Settings
from storage.shared_transactions import SharedTransactions
from telemetry.metrics import Metrics


class OpenConnection(Protocol):
    """The socket through which an operation arrived."""

    def renew(self, actor: Actor) -> None:
        """Replace the connection's credential; its subscriptions continue.

        Raises:
            Forbidden: the new credential belongs to another actor.
        """


@dataclass(frozen=True, slots=True)
class ResponseCookie:
    """A cookie to set in the browser, valid for one path.

    Args:
        path: the path for which it is sent.
        seconds: its lifetime.
    """

    name: str
    value: str = field(repr=False)
    path: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Resources:
    """The resources shared by the whole process, opened by the lifespan.

    `epoch` identifies the log in this database: cursors of another log are rejected.
    """

    settings: Settings
    credentials: Credentials
    cursors: Cursors
    waits: Waits
    accounts: OAuthTokens
    connectors: ConnectorGateway
    invocations: Invocations
    replica: ThisReplica
    metrics: Metrics
    endpoints: Endpoints
    sync: Synchronizer
    schemas: CachedSchemas
    built_in: BuiltInAgents
    rates: RateLimiter
    shared_transactions: SharedTransactions
    epoch: str


@dataclass(slots=True)
class Context:
    """The context of one operation.

    `caller` is None for an anonymous request; `actor` is for operations that require one. `cookies` are set with the
    HTTP response; a socket cannot set any. `viewer_id` is the user that `Viewer.actor` has returned, to whom their own
    record is shown whatever the scopes; streams, which several callers share, return none. `shared` is whether the
    result is for all callers with the same permissions, so that it must show nothing that depends on who they are.
    `client` is who waits for the response. `began` is when the operation began, by the monotonic clock. `changed` is
    whether one of its mutations has succeeded.
    """

    caller: Actor | None
    resources: Resources
    connection: OpenConnection | None = None
    loaders: Loaders = field(init=False)
    cookies: list[ResponseCookie] = field(default_factory=list)
    viewer_id: str | None = None
    client: WaitingClient = field(default_factory=WaitingClient)
    shared: bool = False
    began: float = field(default_factory=time.monotonic)
    changed: bool = False

    def __post_init__(self) -> None:
        self.loaders = Loaders(self.caller)

    @property
    def actor(self) -> Actor:
        """The authenticated caller.

        Raises:
            Unauthenticated: the request is anonymous.
        """
        if self.caller is None:
            raise Unauthenticated("Send a credential: Authorization: Bearer <token or API key>, or x-api-key.")
        return self.caller
