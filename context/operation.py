"""What every use case is given: who asks, and the resources the lifespan opened."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Protocol

from auth.actor import Actor
from auth.credentials import Credentials
from context.cursors import Cursors
from context.loaders import Loaders
from engine.outbound.agent_calls import Invocations
from engine.outbound.gateway import ConnectorGateway
from engine.outbound.oauth_tokens import OAuthTokens
from errors import Unauthenticated
from settings import Settings


class Wakeups(Protocol):
    """Lets a use case wait for work instead of asking again and again."""

    def task_available(self, organization_id: str, timeout_seconds: float) -> Awaitable[None]:
        """Returns when a task of the organization may have become claimable, or after the timeout."""

    def task_ended(self, task_id: str, timeout_seconds: float) -> Awaitable[None]:
        """Returns when a task may have ended, or after the timeout."""


class OpenConnection(Protocol):
    """The socket an operation came in on."""

    def renew(self, actor: Actor) -> None:
        """Replaces the credential of the connection; its subscriptions go on.

        Raises:
            Forbidden: the new credential is somebody else's.
        """


@dataclass(frozen=True, slots=True)
class ResponseCookie:
    """What the browser that an operation came from is to keep, and to show again at one address.

    Args:
        path: of that address.
        seconds: how long it is worth anything.
    """

    name: str
    value: str = field(repr=False)
    path: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that is shared by the whole process. The lifespan opens it and names it.

    `epoch` names the log that this database holds: cursors into another one are refused.
    """

    settings: Settings
    credentials: Credentials
    cursors: Cursors
    wakeups: Wakeups
    accounts: OAuthTokens
    connectors: ConnectorGateway
    invocations: Invocations
    epoch: str = field(kw_only=True)


@dataclass(slots=True)
class Context:
    """One operation: made for it, dropped after it.

    `caller` is None for an anonymous request; `actor` is for everything that needs one. `keepsakes` is what the answer
    gives the caller's browser along; a socket has no way to do so.
    """

    caller: Actor | None
    resources: Resources
    connection: OpenConnection | None = None
    loaders: Loaders = field(init=False)
    cookies: list[ResponseCookie] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.loaders = Loaders(self.caller)

    @property
    def actor(self) -> Actor:
        """Returns who asks.

        Raises:
            Unauthenticated: nobody is signed in.
        """
        if self.caller is None:
            raise Unauthenticated("Send a credential: Authorization: Bearer <token or API key>, or x-api-key.")
        return self.caller
