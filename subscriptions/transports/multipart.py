"""Subscriptions over multipart HTTP, Apollo's protocol, and results that are sent in parts.

https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md
"""

from typing import ClassVar

import orjson

_DELIMITER = b"\r\n--graphql"
_PART = b"\r\ncontent-type: application/json\r\n\r\n"


class MultipartStream:
    """The layout of a streamed operation as `multipart/mixed`.

    A part ends where the next delimiter begins, and clients wait for it. Therefore each part is sent together with the
    delimiter that ends it.
    """

    content_type: ClassVar[str] = 'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"'
    keep_alive_seconds: ClassVar[float] = 5.0
    keep_alive: ClassVar[bytes] = _PART + b"{}" + _DELIMITER
    opening: ClassVar[bytes] = _DELIMITER
    complete: ClassVar[bytes] = b""
    over: ClassVar[bool] = False
    closing: ClassVar[bytes] = b"--\r\n"

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Return an execution result. The cursor is part of the payload."""
        return _PART + b'{"payload":' + payload + b"}" + _DELIMITER

    def errors(self, errors: list[dict[str, object]]) -> bytes:
        """Return errors that end the operation."""
        return _PART + orjson.dumps({"payload": None, "errors": errors}) + _DELIMITER


class IncrementalParts:
    """The layout of a result that `@defer` and `@stream` divide, as `multipart/mixed`.

    It needs no keep-alive: it ends within the time limit of an operation.
    """

    content_type: ClassVar[str] = 'multipart/mixed; boundary="graphql"; incrementalSpec=v0.2'
    keep_alive_seconds: ClassVar[float] = 3600.0
    keep_alive: ClassVar[bytes] = b""
    opening: ClassVar[bytes] = _DELIMITER
    complete: ClassVar[bytes] = b""
    closing: ClassVar[bytes] = b"--\r\n"
    over: ClassVar[bool] = False

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Return a part of the result."""
        return _PART + payload + _DELIMITER

    def errors(self, errors: list[dict[str, object]]) -> bytes:
        """Return errors that end the operation."""
        return self.next(orjson.dumps({"errors": errors, "hasNext": False}), "")
