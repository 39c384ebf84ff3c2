"""A small gateway for the protocol tests: its schema and its backend are under the test's control. Everything
between the socket and the schema is the real code.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Coroutine, Hashable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self, TypeVar, cast

import httpx
import strawberry
import uvicorn
import websockets
from starlette.applications import Starlette

from auth.actor import Actor, ActorKind
from context.operation import Context, Resources
from context.rate_limit import RateLimiter
from engine.replicas import ThisReplica
from errors import Conflict, InvalidInput, ParleyError, Unauthenticated, Unavailable
from executor import Limits
from models.users import Role
from routes.agents_socket import agents_socket_routes
from routes.fast_http import FastHttpProtocol
from routes.graphql.documents import open_documents
from routes.graphql.http import graphql_routes
from routes.graphql.operations import GraphQLOperations
from routes.graphql.requests import RequestLimits
from settings import Environment, Settings
from storage.shared_transactions import SharedTransactions
from subscriptions.interfaces import OpenStream, Sink, StreamEnd
from subscriptions.sources import EventSource, SubscriptionPlan
from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.fast_websocket import FastWebSocketProtocol
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.registry import ConnectionRegistry
from telemetry.metrics import Metrics
from tests.gateways import TLS, chosen

Result = TypeVar("Result")
Info = strawberry.Info[Context, None]
SUBPROTOCOL = "graphql-transport-ws"


def actor(name: str, *, organization: str = "org_a", scopes: tuple[str, ...] = ("read",), expires: float = 0) -> Actor:
    """Return an actor; `expires` is the number of seconds until their credential expires, 0 for never."""
    return Actor(
        id=f"usr_{name}",
        kind=ActorKind.USER,
        name=name,
        organization_id=organization,
        role=Role.MEMBER,
        scopes=frozenset(scopes),
        expires_at=datetime.now(UTC) + timedelta(seconds=expires) if expires else None,
    )


@dataclass(frozen=True)
class Tick:
    number: int
    text: str = "tick"


@strawberry.type(name="Tick")
class TickType:
    number: int
    text: str

    @strawberry.field
    def seen_by(self, info: Info) -> str:
        return info.context.actor.name

    @strawberry.field
    def broken(self) -> int:
        raise RuntimeError("a secret of the machine room")


@strawberry.type
class Leaf:
    name: str = "leaf"

    @strawberry.field
    def leaf(self) -> "Leaf":
        return Leaf()


@strawberry.input
class Shape:
    sides: int
    colour: str | None = None


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "world") -> str:
        return f"hello {name}"

    @strawberry.field
    async def caller(self, info: Info) -> str | None:
        return info.context.caller.name if info.context.caller else None

    @strawberry.field
    async def mine(self, info: Info) -> str:
        return info.context.actor.name

    @strawberry.field
    def leaf(self) -> Leaf:
        return Leaf()

    @strawberry.field
    def area(self, shape: Shape) -> int:
        return shape.sides

    @strawberry.field
    def required(self, count: int) -> int:
        return count

    @strawberry.field
    def fault(self) -> str:
        raise RuntimeError("SELECT password FROM users")

    @strawberry.field
    def impossible(self) -> int:
        return cast(int, "not a number at /srv/secret")

    @strawberry.field
    def refused(self) -> str | None:
        raise InvalidInput("The name is taken.", field=["name"])

    @strawberry.field
    def conflict(self) -> str | None:
        raise Conflict("It has ended already.")

    @strawberry.field
    def big(self) -> strawberry.scalars.JSON:
        return cast(strawberry.scalars.JSON, {"number": 2**80})

    @strawberry.field
    def long(self, length: int) -> str:
        return "x" * length

    @strawberry.field
    async def forever(self) -> str:
        await asyncio.Event().wait()
        return "never"


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def add(self, info: Info, number: int) -> int:
        house_of(info).added.append(number)
        return sum(house_of(info).added)

    @strawberry.mutation
    async def sign_in(self, name: str) -> str:
        return f"token of {name}"

    @strawberry.mutation
    async def renew(self, info: Info, token: str) -> str:
        fresh = house_of(info).people[token]
        assert info.context.connection is not None
        info.context.connection.renew(fresh)
        return fresh.name


@strawberry.type
class Subscription:
    @strawberry.subscription(graphql_type=TickType)  # type: ignore[untyped-decorator]
    async def ticks(self, info: Info, topic: str = "all", after: str | None = None, broken: bool = False) -> Any:
        info.context.actor.require("read")
        if broken:
            raise RuntimeError("a secret of the engine room")
        if topic == "none":
            raise InvalidInput("There is no such topic.", field=["topic"])
        organization = info.context.actor.organization_id
        return EventSource(organization, only=cast(Any, None), matches=lambda event: True, topic=("topic", topic))


SCHEMA = strawberry.Schema(Query, Mutation, Subscription)


def house_of(info: Info) -> "House":
    return cast("FakeCredentials", info.context.resources.credentials).house


@dataclass
class FakeCredentials:
    """`Bearer <name>` authenticates everyone that the house knows."""

    house: "House"

    async def authenticate(self, headers: Mapping[str, str]) -> Actor | None:
        given = headers.get("x-api-key") or headers.get("authorization")
        if given is None:
            return None
        if given == "Bearer crash":
            raise RuntimeError("a secret of the cellar")
        if given == "Bearer busy":
            raise Unavailable("The database is unavailable.")
        found = self.house.people.get(given.removeprefix("Bearer "))
        if found is None:
            raise Unauthenticated("The credential is not valid.")
        return found


@dataclass(eq=False)
class FakeStream:
    """A subscription, from the perspective of the test."""

    plan: SubscriptionPlan
    caller: Actor
    sink: Sink
    after: str | None
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True

    def survives(self, caller: Actor) -> bool:
        return False

    async def show(self, tick: Tick) -> bool:
        """Run the subscription for a tick and offer the result, as the hub does."""
        return self.sink.offer(await self.plan.execute(tick), f"c{tick.number}")


@dataclass
class FakeStreams:
    """`subscriptions.streams.Streams`, controlled by a test."""

    opened: list[FakeStream] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    async def open(
        self, plan: SubscriptionPlan, caller: Actor, sink: Sink, after: str | None, *, named: str = "after"
    ) -> OpenStream:
        if after == "bad":
            raise InvalidInput("This cursor was not given out here.", field=["after"])
        stream = FakeStream(plan, caller, sink, after)
        with self.arrived:
            self.opened.append(stream)
            self.arrived.notify_all()
        return stream

    def joinable(self, key: Hashable) -> EventSource | None:
        return None


class House:
    """A gateway with a real server on a real socket."""

    def __init__(
        self,
        settings: Settings,
        *,
        limits: Limits | None = None,
        socket_limits: SocketLimits | None = None,
        request_limits: RequestLimits | None = None,
        time_limit: float = 30.0,
        per_holder: int = 20_000,
        per_address: int = 1_000,
        websocket: Any = FastWebSocketProtocol,
        http: Any = FastHttpProtocol,
        limit_concurrency: int | None = None,
    ) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.websocket = websocket
        self.settings = replace(settings, port=self.port, public_url="https://parley.example")
        self.people = {name: actor(name) for name in ("alice", "bob")}
        self.added: list[int] = []
        self.streams = FakeStreams()
        self.connections = ConnectionRegistry(per_holder=per_holder, per_address=per_address)
        self.resources = Resources(
            metrics=Metrics(),
            settings=self.settings,
            credentials=cast(Any, FakeCredentials(self)),
            cursors=cast(Any, None),
            waits=cast(Any, None),
            accounts=cast(Any, None),
            connectors=cast(Any, None),
            invocations=cast(Any, None),
            replica=ThisReplica("house", dict),
            endpoints=cast(Any, None),
            sync=cast(Any, None),
            schemas=cast(Any, None),
            built_in=cast(Any, None),
            rates=RateLimiter(),
            shared_transactions=SharedTransactions(),
            epoch="e1",
        )
        self.operations = GraphQLOperations(
            SCHEMA,
            self.resources,
            self.streams,
            open_documents(
                SCHEMA, suggestions=self.settings.environment is Environment.DEVELOPMENT, limits=limits or Limits()
            ),
            time_limit=time_limit,
        )
        origins = Origins(self.settings.public_url, self.settings.allows_origin)
        sockets = socket_limits or SocketLimits()
        graphql = graphql_routes(origins, request_limits=request_limits or RequestLimits(), socket_limits=sockets)
        app = Starlette(routes=[*graphql, *agents_socket_routes(origins, sockets)])
        app_with_state = self._with_state(app)
        self._server = uvicorn.Server(
            uvicorn.Config(
                app_with_state,
                loop="uvloop",
                http=http,
                ws=websocket,
                ws_per_message_deflate=False,
                lifespan="off",
                log_config=None,
                access_log=False,
                limit_concurrency=limit_concurrency,
            )
        )
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self.loop: asyncio.AbstractEventLoop | None = None

    def _with_state(self, app: Starlette) -> Any:
        async def call(scope: Any, receive: Any, send: Any) -> None:
            self.loop = asyncio.get_running_loop()
            scope.setdefault("state", {})["gateway"] = self
            await app(scope, receive, send)

        return call

    def __enter__(self) -> Self:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < deadline and self._thread.is_alive()
            time.sleep(0.005)
        with self.client() as client:
            client.get("/graphql")
        return self

    def __exit__(self, *error: object) -> None:
        self.call(self.connections.drain())
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.close()
        assert not self._thread.is_alive(), "some task or connection outlives the shutdown"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, token: str | None = None) -> httpx.Client:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=10, trust_env=False, verify=TLS)

    def async_client(self, token: str | None = "alice") -> httpx.AsyncClient:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=10, trust_env=False, verify=TLS)

    def connect(self, **options: Any) -> websockets.connect:
        """Open a raw socket without sending anything."""
        options.setdefault("subprotocols", [SUBPROTOCOL])
        return websockets.connect(f"ws://127.0.0.1:{self.port}/graphql", proxy=None, **options)

    def call(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run something in the server's event loop, from a synchronous test."""
        return self._submit(work).result(timeout=10)

    async def there(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine in the server's event loop."""
        return await asyncio.wait_for(asyncio.wrap_future(self._submit(work)), 10)

    def _submit(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    async def stream(self, number: int = 0) -> FakeStream:
        """Return the n-th stream, once it has been opened."""

        def wait() -> FakeStream:
            with self.streams.arrived:
                assert self.streams.arrived.wait_for(lambda: len(self.streams.opened) > number, timeout=10)
                return self.streams.opened[number]

        return await asyncio.to_thread(wait)

    async def show(self, stream: FakeStream, *ticks: Tick) -> list[bool]:
        """Offer ticks to a stream."""
        return [await self.there(stream.show(tick)) for tick in ticks]

    async def end(self, stream: FakeStream, end: StreamEnd) -> None:
        """End a stream from the server's side."""

        async def end_stream() -> None:
            stream.sink.ended(end)

        await self.there(end_stream())

    async def until(self, holds: Any) -> None:
        """Wait until a condition holds in the server's loop."""

        async def wait() -> None:
            while not holds():
                await asyncio.sleep(0.005)

        await self.there(wait())


def settings(folder: Any, environment: Environment = Environment.DEVELOPMENT) -> Settings:
    """Return settings for a house."""
    return Settings.load(
        {
            "DATA_DIR": str(folder),
            "ENVIRONMENT": environment.value,
            "SECRET_KEY": "a secret of 32 bytes or more, for tests",
            "ENCRYPTION_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "CORS_ORIGIN": "https://app.example",
            "ANONYMOUS_RATE_LIMIT": "1000000",
            "FAILED_CREDENTIAL_RATE_LIMIT": "1000000",
            **chosen(),
        }
    )


def code(body: Mapping[str, Any]) -> str:
    """Return the code of the first error."""
    return cast(str, body["errors"][0]["extensions"]["code"])


__all__ = ["FakeStream", "House", "ParleyError", "StreamEnd", "Tick", "actor", "code", "settings"]
