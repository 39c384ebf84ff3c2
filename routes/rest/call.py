"""One request to an endpoint: who sends it, what it carries, and the operations that it runs."""

from collections.abc import Mapping
from typing import Any, Final, Protocol, cast

import orjson
from starlette.requests import Request

from auth.actor import Actor
from context.operation import ResponseCookie
from json_types import InexactNumber, Json, JsonObject, loads_exact
from resolvers.endpoints.reading import Endpoints
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.fast_http import bypass, waiting_client
from routes.graphql_http import HttpOperations
from routes.rest.kinds import require_storable
from routes.rest.problems import Problem
from settings import Settings
from subscriptions.interfaces import Answer, OperationRequest

LARGEST_BODY: Final = 1_048_576


class GatewayState(Protocol):
    """The part of the lifespan state that endpoints need."""

    @property
    def operations(self) -> HttpOperations:
        """The executor of operations."""

    @property
    def settings(self) -> Settings:
        """The settings."""

    @property
    def endpoints(self) -> Endpoints:
        """The endpoints of all organizations."""


def gateway_of(request: Request) -> GatewayState:
    """Return the gateway that serves a request."""
    return cast(GatewayState, request.scope["state"]["gateway"])


async def authenticated(request: Request) -> Actor:
    """Return the sender of a request.

    Raises:
        Problem: it has no credential.
        Unauthenticated: its credential is invalid.
    """
    caller = await gateway_of(request).operations.authenticate(request.headers)
    if caller is None:
        raise Problem("UNAUTHENTICATED", "Send a credential: Authorization: Bearer <token or API key>, or x-api-key.")
    return caller


class Call:
    """A request with its sender.

    Attributes:
        parameters: the parameters of the path.
        cookies: those that its operations set.
    """

    def __init__(self, request: Request, caller: Actor, parameters: Mapping[str, str]) -> None:
        self.request: Final = request
        self.caller: Final = caller
        self.parameters: Final = parameters
        self.cookies: Final[list[ResponseCookie]] = []
        self._operations = gateway_of(request).operations
        self._client = waiting_client(request.scope)

    async def execute(self, document: str, variables: Mapping[str, Json]) -> Answer:
        """Execute an operation and return its result, encoded.

        Raises:
            ClientGone: the client has left, and it was a query.
        """
        answer = await self._operations.run(OperationRequest(document, variables), self.caller, self._client)
        self.cookies.extend(answer.cookies)
        return answer

    async def body(self) -> JsonObject:
        """Return the body of the request, which is a JSON object, or empty.

        Raises:
            Problem: it is something else.
        """
        try:
            type = declared_type(self.request.headers)
            text = await self._text()
            if text and type not in ("", "application/json") and not type.endswith("+json"):
                raise UnsupportedBody("The body must be sent as application/json.")
            value = loads_exact(text) if text else {}
        except UnsupportedBody as error:
            raise Problem("BAD_USER_INPUT", str(error), status=415) from None
        except BodyTooLarge as error:
            raise Problem("BAD_USER_INPUT", str(error), status=413) from None
        except BodyTooSlow as error:
            raise Problem("BAD_USER_INPUT", str(error), status=408) from None
        except InexactNumber as error:
            raise Problem("BAD_USER_INPUT", f"The body {error}.", field=error.path) from None
        except orjson.JSONDecodeError as error:
            raise Problem("BAD_USER_INPUT", f"The body is not valid JSON: {error}.") from None
        if not isinstance(value, dict):
            raise Problem("BAD_USER_INPUT", "The body must be a JSON object.")
        if rb"\u0000" in text:
            require_storable(value)
        return value

    async def _text(self) -> bytes:
        shortcut = bypass(self.request.scope)
        arrived = shortcut.body() if shortcut is not None else None
        if arrived is None:
            return await read_body(self.request, LARGEST_BODY)
        if len(arrived) > LARGEST_BODY:
            raise BodyTooLarge(f"The body may have at most {LARGEST_BODY} bytes.")
        return arrived


def data_of(answer: Answer, *, named: bool = False) -> dict[str, Any]:
    """Return the data of a result.

    Args:
        named: whether the names of variables are those of the request.

    Raises:
        Problem: the operation or its payload has errors, or it is a query that has found nothing.
    """
    require_no_errors(answer, named=named)
    data: dict[str, Any] = orjson.loads(answer.body)["data"]
    for payload in data.values():
        for error in (payload.get("errors") or ()) if isinstance(payload, dict) else ():
            raise Problem.of_payload(error)
    if all(value is None for value in data.values()):
        raise nothing()
    return data


def require_no_errors(answer: Answer, *, named: bool = False) -> None:
    """Require a result without errors.

    Raises:
        Problem: there is one.
    """
    for error in answer.errors or ():
        raise Problem.of_graphql(error, named=named)


def nothing() -> Problem:
    """Return the problem of a query that has found nothing."""
    return Problem("NOT_FOUND", "There is nothing with this id.")
