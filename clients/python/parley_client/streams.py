"""Subscriptions over graphql-transport-ws that resume after the last cursor when the connection is lost."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.typing import Subprotocol

from parley_client.backoff import Backoff
from parley_client.errors import EventsMissing, ParleyError, Unauthenticated, error_of
from parley_client.values import Event, JsonObject

_log = logging.getLogger("parley_client")

_OPENING_SECONDS: Final = 10.0
_LARGEST_FRAME: Final = 16 * 1024 * 1024
_ID: Final = "1"
_FINAL_CODES: Final = frozenset({1009, 4400, 4401, 4406, 4409})
"""Close codes after which a reconnect would be rejected again."""
_NOT_ALLOWED: Final = 4403


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The gateway's URL and the credential for it."""

    url: str
    authorization: str
    trust_env: bool

    @property
    def address(self) -> str:
        """The URL of the WebSocket."""
        return self.url.replace("http", "ws", 1) + "/graphql"


class _Interrupted(Exception):
    """The connection is lost or cannot be made now; another one can resume."""

    def __init__(self, why: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(why)
        self.retry_after_seconds = retry_after_seconds


async def follow(
    gateway: Endpoint,
    document: str,
    variables: Mapping[str, Any],
    backoff: Backoff,
    *,
    after: str | None,
    resume: bool,
    on_gap: Callable[[Event], None] | None,
    on_unreachable: Callable[[str], None] | None,
) -> AsyncGenerator[JsonObject, None]:
    """Yield the `data` of a subscription's items, for `ParleyClient.subscribe`."""
    while True:
        resumed = {**variables, "after": after} if resume else variables
        pause: float | None = None
        try:
            async with contextlib.aclosing(_connected(gateway, document, resumed)) as items:
                async for data in items:
                    on_unreachable = None  # it was reached
                    item = item_of(data)
                    backoff.reset()
                    if item.get("__typename") == "StreamGap":
                        if item.get("reason") == "SLOW_CONSUMER":
                            continue  # the gateway closes the connection next; the new one resumes from here
                        _tell_gap(item, on_gap)
                    after = item.get("cursor", after)
                    yield data
                return
        except _Interrupted as interruption:
            _log.info("stream interrupted; resuming: %s", interruption)
            if on_unreachable is not None:
                on_unreachable(str(interruption))
                on_unreachable = None
            pause = interruption.retry_after_seconds
        await backoff.pause(pause)


def _tell_gap(gap: Event, on_gap: Callable[[Event], None] | None) -> None:
    if on_gap is None:
        raise EventsMissing(gap.get("cursor", ""), gap.get("reason"))
    on_gap(gap)


def item_of(data: Mapping[str, Any]) -> Event:
    """Return the one field of a subscription's `data`."""
    [item] = data.values()
    return item if isinstance(item, dict) else {"value": item}


async def _connected(
    gateway: Endpoint, document: str, variables: Mapping[str, Any]
) -> AsyncGenerator[JsonObject, None]:
    """Yield the `data` of the items of one connection.

    Raises:
        _Interrupted: another connection can resume.
        ParleyError: the subscription cannot continue.
    """
    try:
        async with connect(
            gateway.address,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            compression=None,
            max_size=_LARGEST_FRAME,
            open_timeout=_OPENING_SECONDS,
            close_timeout=1,
            proxy=True if gateway.trust_env else None,
        ) as socket:
            await _send(socket, "connection_init", payload={"Authorization": gateway.authorization})
            async with asyncio.timeout(_OPENING_SECONDS):
                await _acknowledged(socket)
            await _send(socket, "subscribe", id=_ID, payload={"query": document, "variables": variables})
            while (frame := await _next(socket))["type"] != "complete":
                if frame["type"] == "next":
                    yield _data(frame["payload"])
                elif frame["type"] == "error":
                    raise _refusal(error_of(frame["payload"]))
    except ConnectionClosed as closed:
        raise _farewell(closed) from closed
    except InvalidStatus as refused:
        raise _not_opened(refused) from refused
    except (OSError, TimeoutError, WebSocketException) as error:
        raise _Interrupted(repr(error)) from error


async def _send(socket: ClientConnection, type: str, **more: Any) -> None:
    await socket.send(json.dumps({"type": type, **more}))


async def _next(socket: ClientConnection) -> dict[str, Any]:
    """Return the next frame, answering pings."""
    while True:
        frame: dict[str, Any] = json.loads(await socket.recv())
        if frame["type"] != "ping":
            return frame
        await _send(socket, "pong", **({"payload": frame["payload"]} if "payload" in frame else {}))


async def _acknowledged(socket: ClientConnection) -> None:
    while (await _next(socket))["type"] != "connection_ack":
        pass


def _data(payload: Mapping[str, Any]) -> JsonObject:
    if payload.get("errors"):
        raise _refusal(error_of(payload["errors"], payload.get("data")))
    data: JsonObject = payload["data"]
    return data


def _refusal(error: ParleyError) -> Exception:
    return _Interrupted(error.message, error.retry_after_seconds) if error.retryable else error


def _farewell(closed: ConnectionClosed) -> Exception:
    code, reason = (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (1006, "the connection was lost")
    if code == _NOT_ALLOWED:
        return Unauthenticated(reason or "The credential is no longer valid.")
    if code in _FINAL_CODES:
        return ParleyError(f"The gateway closed the connection: {code} {reason}")
    return _Interrupted(f"{code} {reason}")


def _not_opened(refused: InvalidStatus) -> Exception:
    status = refused.response.status_code
    if status >= 500 or status == 429:
        return _Interrupted(f"the handshake failed with status {status}")
    return ParleyError(f"The gateway rejected the connection with status {status}.")
