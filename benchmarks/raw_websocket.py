"""The least a Python server can do: every text from Redis goes to every socket as it is. No GraphQL, nobody's rights.

Run by `benchmarks.fanout`: `REDIS_URL`, `CHANNEL` and `PORT` in the environment. With `transport` as its argument the
frame is made once for each event and written past ASGI, which is the limit of what Parley can reach; else it is a loop
over ASGI's `send`.
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
    """An ASGI application that takes every WebSocket and answers nothing."""

    def __init__(self) -> None:
        self._sends: dict[Send, None] = {}
        self._writers: dict[FastWebSocketProtocol, None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds a socket until its client leaves."""
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
        """Sends every text of the channel to every socket."""
        async with redis.Redis.from_url(os.environ["REDIS_URL"]).pubsub() as listener:
            await listener.subscribe(os.environ["CHANNEL"])
            async for message in listener.listen():
                if message["type"] == "message":
                    await self._to_all(message["data"])

    async def _to_all(self, text: bytes) -> None:
        frame = text_header(len(text)) + text
        for writer in tuple(self._writers):
            writer.transport.write(frame)
        event = {"type": "websocket.send", "text": text.decode()}
        for send in tuple(self._sends):
            await send(event)


async def _serve(direct: bool) -> None:
    sockets = Sockets()
    config = uvicorn.Config(
        sockets,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        lifespan="off",
        log_level="warning",
        ws=FastWebSocketProtocol if direct else "websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
    )
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(sockets.run())
        tasks.create_task(uvicorn.Server(config).serve())


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve("transport" in sys.argv))
