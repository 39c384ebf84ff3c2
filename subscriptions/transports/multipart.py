"""Subscriptions over multipart HTTP, as Apollo's clients speak it.

https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
"""

from typing import Any, ClassVar

import orjson

_DELIMITER = b"\r\n--graphql"
_PART = b"\r\ncontent-type: application/json\r\n\r\n"


class MultipartStream:
    """How a streamed operation looks as `multipart/mixed`.

    A part ends where the next delimiter begins, and clients wait for it. So each part is sent with the delimiter that
    ends it, and the next one goes on behind that.
    """

    content_type: ClassVar[str] = 'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"'
    keep_alive_seconds: ClassVar[float] = 5.0
    keep_alive: ClassVar[bytes] = _PART + b"{}" + _DELIMITER
    opening: ClassVar[bytes] = _DELIMITER
    complete: ClassVar[bytes] = b""
    closing: ClassVar[bytes] = b"--\r\n"

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Returns an execution result. The cursor is in the payload's own items."""
        return _PART + b'{"payload":' + payload + b"}" + _DELIMITER

    def errors(self, errors: list[dict[str, Any]]) -> bytes:
        """Returns errors that end the operation."""
        return _PART + orjson.dumps({"payload": None, "errors": errors}) + _DELIMITER
