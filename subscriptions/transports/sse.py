"""Server-sent events, in the shape of graphql-sse's distinct connections mode.

https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, https://html.spec.whatwg.org/multipage/server-sent-events.html

Lines end with LF: urql splits events at LF LF and fails on CR LF, which the standard also allows. JSON
has no line breaks outside of escapes, so a payload is always one `data` line and cannot begin another event.
"""

from typing import ClassVar

import orjson


class EventStream:
    """The layout of a streamed operation as `text/event-stream`."""

    content_type: ClassVar[str] = "text/event-stream; charset=utf-8"
    keep_alive_seconds: ClassVar[float] = 12.0
    keep_alive: ClassVar[bytes] = b":\n\n"
    opening: ClassVar[bytes] = b":\n\n"
    complete: ClassVar[bytes] = b"event: complete\ndata:\n\n"
    over: ClassVar[bool] = False
    closing: ClassVar[bytes] = b""

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Return an execution result. A reconnecting browser sends the last `id` as `Last-Event-ID`."""
        id = b"id: " + cursor.encode() + b"\n" if cursor else b""
        return id + b"event: next\ndata: " + payload + b"\n\n"

    def errors(self, errors: list[dict[str, object]]) -> bytes:
        """Return errors of the whole operation."""
        return self.next(orjson.dumps({"errors": errors}), "")
