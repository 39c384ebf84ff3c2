"""One HTTP request to an endpoint and its response, as directly as the server allows: see `routes.bypass`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from context.operation import ResponseCookie
from context.waiting_client import WaitingClient
from errors import Verbatim
from json_types import InexactNumber, JsonObject, loads_exact
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, arrived_or_read, declared_type
from routes.bypass import bypass, prepared, waiting_client
from routes.responses import with_cookies
from routes.rest.kinds import require_storable
from routes.rest.problems import Problem
from routes.state import gateway_of

LARGEST_BODY: Final = 1_048_576
MOST_PARAMETERS: Final = 100
_NOT_MODIFIED: Final = 304


@dataclass(slots=True)
class Reply:
    """A response.

    Args:
        headers: by lower-case name.
    """

    status: int
    body: bytes
    headers: Mapping[str, str]
    cookies: Sequence[ResponseCookie] = ()


class Exchange:
    """A request, whose headers are by lower-case name; of repeated ones, the first counts."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope: Final = scope
        self.method: Final[str] = scope["method"]
        self.headers: Final[Mapping[str, str]] = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])
        }
        self.gateway: Final = gateway_of(scope)
        self.waited = False
        """Whether the body arrived later than the head, by which its sender was authenticated."""
        self._receive = receive
        self._send = send

    @property
    def query_string(self) -> bytes:
        """The query string, encoded."""
        query: bytes = self.scope["query_string"]
        return query

    def query(self) -> Sequence[tuple[str, str]]:
        """Return the names and values of the query string.

        Raises:
            Problem: it is not encoded in UTF-8, or has too many.
        """
        if not self.query_string:
            return ()
        try:
            text = self.query_string.decode("ascii")
            return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
        except ValueError:
            raise Problem("BAD_USER_INPUT", "The query string is malformed.") from None

    def client(self) -> WaitingClient:
        """Return who waits for the response."""
        return waiting_client(self.scope)

    async def body(self) -> JsonObject:
        """Return the body of the request, which is a JSON object, or empty.

        Raises:
            Problem: it is something else.
        """
        try:
            type = declared_type(self.headers)
            text, self.waited = await arrived_or_read(Request(self.scope, self._receive), LARGEST_BODY)
            if text and type not in ("", "application/json") and not type.endswith("+json"):
                raise UnsupportedBody("The body must be sent as application/json.")
            value: Any = loads_exact(text) if text else {}
        except UnsupportedBody as error:
            raise Problem("BAD_USER_INPUT", str(error), status=415) from None
        except BodyTooLarge as error:
            raise Problem("BAD_USER_INPUT", str(error), status=413) from None
        except BodyTooSlow as error:
            raise Problem("BAD_USER_INPUT", str(error), status=408) from None
        except InexactNumber as error:
            raise Problem("BAD_USER_INPUT", error.sentence("The body"), field=[*map(Verbatim, error.path)]) from None
        except orjson.JSONDecodeError as error:
            raise Problem("BAD_USER_INPUT", f"The body is not valid JSON: {error}.") from None
        if not isinstance(value, dict):
            raise Problem("BAD_USER_INPUT", "The body must be a JSON object.")
        if rb"\u0000" in text:
            require_storable(value)
        return value

    async def answer(self, reply: Reply) -> None:
        """Send the response."""
        shortcut = bypass(self.scope)
        # The shortcut would say that the body of 304 is empty, which is that of the response that the client has.
        direct = None if reply.cookies or reply.status == _NOT_MODIFIED else shortcut
        if direct is not None and direct.answer(prepared(reply.status, reply.headers), reply.body):
            return
        secure = self.gateway.resources.settings.public_url.startswith("https:")
        response = with_cookies(Response(reply.body, reply.status, reply.headers), reply.cookies, secure=secure)
        await response(self.scope, self._receive, self._send)
