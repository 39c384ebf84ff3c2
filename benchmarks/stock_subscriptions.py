"""Stock Strawberry with broadcaster over Redis, as in the documentation of both.

Run by `benchmarks.fanout` with `DATABASE_URL`, `REDIS_URL`, `TOKEN_KEY`, `CHANNEL` and `PORT` in the environment. It
verifies the same token and filters by the same organization.
"""

import contextlib
import json
import os
import time
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import datetime
from enum import Enum
from typing import Any

import asyncpg
import strawberry
import uvicorn
from broadcaster import Broadcast
from joserfc import jwt
from joserfc.jwk import OctKey
from starlette.applications import Starlette
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.scalars import JSON
from strawberry.types import Info

# Unless two channels are always subscribed to, broadcaster 0.3 with redis 8 delivers nothing to the first subscriber.
KEPT_SUBSCRIBED = ("first", "second")


@strawberry.enum
class MessageType(Enum):
    """The type of a message."""

    TEXT = "TEXT"
    SYSTEM = "SYSTEM"


@strawberry.interface
class Event:
    """The fields of every event."""

    id: strawberry.ID
    cursor: str
    type: str
    occurred_at: datetime


@strawberry.type
class Message:
    """A message."""

    id: strawberry.ID
    content: str
    type: MessageType
    metadata: JSON
    created_at: datetime


@strawberry.interface
class SessionEvent(Event):
    """An event in a session."""


@strawberry.type
class StreamOpened(SessionEvent):
    """Not sent by this server."""

    resumed: bool


@strawberry.type
class MessageSent(SessionEvent):
    """A message was sent."""

    message: Message


def _event(text: str) -> MessageSent:
    event = json.loads(text)
    message = event["message"]
    return MessageSent(
        id=event["id"],
        cursor=event["cursor"],
        type=event["type"],
        occurred_at=datetime.fromisoformat(event["occurredAt"]),
        message=Message(
            id=message["id"],
            content=message["content"],
            type=MessageType(message["type"]),
            metadata=message["metadata"],
            created_at=datetime.fromisoformat(message["createdAt"]),
        ),
    )


@strawberry.type
class Query:
    """The query type that a schema must have."""

    ok: bool = True


@strawberry.type
class Subscription:
    """The events of a session."""

    @strawberry.subscription
    async def session_events(
        self, info: Info[dict[str, Any], None], session_id: strawberry.ID
    ) -> AsyncGenerator[SessionEvent, None]:
        """Yield the messages of a session of the caller's organization."""
        server: Stock = info.context["server"]
        organization = info.context["organization"]
        if not await server.session_exists(organization, session_id):
            raise PermissionError
        async with server.broadcast.subscribe(channel=f"{organization}:{session_id}") as events:
            while True:
                event: Any = await events.get()
                yield _event(event.message)


class Stock(GraphQL[dict[str, Any], None]):
    """Strawberry's own ASGI application, with a check of the token in connection_init."""

    broadcast = Broadcast(os.environ.get("REDIS_URL", "memory://"))
    key = OctKey.import_key(bytes.fromhex(os.environ.get("TOKEN_KEY", "00")))
    pool: asyncpg.Pool

    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        """Return the context of one connection."""
        return {"server": self}

    async def on_ws_connect(self, context: dict[str, Any]) -> None:
        """Verify the token in the connection's first message."""
        try:
            token = context["connection_params"]["authorization"].removeprefix("Bearer ")
            claims = jwt.decode(token, self.key, algorithms=["HS256"]).claims
        except Exception:
            raise ConnectionRejectionError from None
        if claims["exp"] <= time.time() or claims["aud"] != "parley":
            raise ConnectionRejectionError
        context["organization"] = await self.pool.fetchval(
            "SELECT organization_id FROM users WHERE id = $1 AND active", claims["sub"]
        )

    async def session_exists(self, organization: str, session: str) -> bool:
        """Return whether the session belongs to the organization."""
        query = "SELECT 1 FROM sessions WHERE organization_id = $1 AND id = $2"
        return bool(await self.pool.fetchval(query, organization, session))


@contextlib.asynccontextmanager
async def _lifespan(application: Starlette) -> AsyncIterator[None]:
    async with (
        asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=1, max_size=8) as Stock.pool,
        Stock.broadcast,
        Stock.broadcast.subscribe(KEPT_SUBSCRIBED[0]),
        Stock.broadcast.subscribe(KEPT_SUBSCRIBED[1]),
        Stock.broadcast.subscribe(os.environ["CHANNEL"]),
    ):
        yield


def main() -> None:
    """Start the server."""
    application = Starlette(lifespan=_lifespan)
    application.mount("/", Stock(strawberry.Schema(query=Query, subscription=Subscription)))
    uvicorn.run(
        application,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        log_level="warning",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )


if __name__ == "__main__":
    main()
