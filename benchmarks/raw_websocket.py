"""The minimum for a Python server: copies every message from Redis to every socket, without GraphQL or permissions.

Run by `benchmarks.fanout` with `REDIS_URL`, `CHANNEL` and `PORT` in the environment. With the argument `transport`, the
frame is built once for each event and written directly, bypassing ASGI: the upper limit for Parley. Without it, the
server loops over ASGI's `send`.
"""

import asyncio
import os
import sys
from typing import cast

import uvicorn
import uvloop
from redis import asyncio as redis
from starlette.types import Receive, Scope, Send

from subscriptions.transports.fast_websocket import FastWebSocketProtocol, frame_writer, text_header


class Sockets:
    """An ASGI application that accepts every WebSocket and ignores what clients send."""

    def __init__(self) -> None:
        self._sends: dict[Send, None] = {}
        self._writers: dict[FastWebSocketProtocol, None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep a socket open until its client disconnects."""
        await receive()
        await send({"type": "websocket.accept"})
        writer = cast("FastWebSocketProtocol | None", frame_writer(scope))
        if writer is None:
            self._sends[send] = None
        else:
            self._writers[writer] = None
        while (await receive())["type"] == "websocket.receive":
            pass
        if writer is None:
            del self._sends[send]
        else:
            del self._writers[writer]

    async def run(self) -> None:
        """Send every message of the channel to every socket."""
        async with redis.Redis.from_url(os.environ["REDIS_URL"]).pubsub() as listener:
            await listener.subscribe(os.environ["CHANNEL"])
            async for message in listener.listen():
                if message["type"] == "message":
                    await self._broadcast(message["data"])

    async def _broadcast(self, text: bytes) -> None:
        frame = text_header(len(text)) + text
        for writer in tuple(self._writers):
            writer.transport.write(frame)
        event = {"type": "websocket.send", "text": text.decode()}
        for send in tuple(self._sends):
            await send(event)


async def _serve(bypass_asgi: bool) -> None:
    sockets = Sockets()
    config = uvicorn.Config(
        sockets,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        lifespan="off",
        log_level="warning",
        ws=FastWebSocketProtocol if bypass_asgi else "websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
    )
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(sockets.run())
        tasks.create_task(uvicorn.Server(config).serve())


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve("transport" in sys.argv))
