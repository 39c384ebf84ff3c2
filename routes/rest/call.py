"""A request to an endpoint with its sender: what it carries, and the operations that it runs."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from auth.actor import Actor
from context.operation import ResponseCookie
from errors import Unauthenticated
from json_types import Json, JsonObject
from resolvers.endpoints.reading import SavedOperation
from routes.rest.exchange import Exchange
from routes.rest.problems import Problem
from routes.state import GatewayState
from subscriptions.interfaces import Answer, OperationRequest


async def sender_of(gateway: GatewayState, headers: Mapping[str, str]) -> Actor | None:
    """Return the sender of a request, or None if it has no credential.

    Raises:
        Problem: it has one that is not valid.
        RateLimited: nor are too many others of the client's address.
    """
    try:
        return await gateway.operations.authenticate(headers)
    except Unauthenticated as error:
        raise Problem.of(error, rejected=True) from None


async def authenticated(exchange: Exchange) -> Actor:
    """Return the sender of a request.

    Raises:
        Problem: it has no credential, or one that is not valid.
        RateLimited: nor are too many others of the client's address.
    """
    caller = await sender_of(exchange.gateway, exchange.headers)
    if caller is None:
        raise Problem("UNAUTHENTICATED", "Send a credential: Authorization: Bearer <token or API key>, or x-api-key.")
    return caller


class Call:
    """A request with its sender.

    Attributes:
        parameters: the parameters of the path.
        cookies: those that its operations set.
        sent: the names that the request has chosen for fields of the operation's input, where it has a choice.
    """

    def __init__(self, exchange: Exchange, caller: Actor, parameters: Mapping[str, str]) -> None:
        self.exchange: Final = exchange
        self.caller = caller
        self.parameters: Final = parameters
        self.cookies: Final[list[ResponseCookie]] = []
        self.sent: Final[dict[str, str]] = {}
        self._client = exchange.client()

    async def body(self) -> JsonObject:
        """Return the body of the request, which is a JSON object, or empty.

        Raises:
            Problem: it is something else, or the credential was revoked while it arrived.
        """
        body = await self.exchange.body()
        if self.exchange.waited:
            self.caller = await authenticated(self.exchange)
        return body

    async def execute(self, document: str, variables: Mapping[str, Json]) -> Answer:
        """Execute an operation and return its result, encoded.

        Raises:
            ClientGone: the client has left, and it was a query.
        """
        request = OperationRequest(document, variables)
        answer = await self.exchange.gateway.operations.run(request, self.caller, self._client)
        self.cookies.extend(answer.cookies)
        return answer


def data_of(
    answer: Answer, *, named: bool = False, of_input: bool = False, operation: SavedOperation | None = None
) -> dict[str, Any]:
    """Return the data of a result.

    Args:
        named, of_input: see `Problem.of_graphql`.
        operation: the saved one, if the request has its variables instead of what the schema calls its values.

    Raises:
        Problem: the operation or its payload has errors, or it is a query that has found nothing.
    """
    require_no_errors(answer, named=named, of_input=of_input, operation=operation)
    data: dict[str, Any] = orjson.loads(answer.body)["data"]
    for name, payload in data.items():
        for error in (payload.get("errors") or ()) if isinstance(payload, dict) else ():
            raise _located(Problem.of_payload(error), operation, [name], of_input=of_input)
    if all(value is None for value in data.values()):
        raise nothing()
    return data


def require_no_errors(
    answer: Answer, *, named: bool = False, of_input: bool = False, operation: SavedOperation | None = None
) -> None:
    """Require a result without errors.

    Raises:
        Problem: there is one.
    """
    for error in answer.errors or ():
        problem = Problem.of_graphql(error, named=named, of_input=of_input)
        if error.get("path"):  # the others are about the variables
            _located(problem, operation, [each for each in error["path"] if isinstance(each, str)], of_input=of_input)
        raise problem


def _located(problem: Problem, operation: SavedOperation | None, field: Sequence[str], *, of_input: bool) -> Problem:
    """Name the value at fault as the variables of a saved operation do; a value of the document itself has no name."""
    if operation is None or not problem.field:
        return problem
    path_of = operation.origins.variable_path
    found = path_of(field, ["input", *problem.field]) or path_of(field, problem.field)
    if found is None:
        problem.field = None
    else:
        problem.move(found[1:] if of_input else found)
    return problem


def nothing(message: str = "There is nothing with this id.") -> Problem:
    """Return the problem of a query that has found nothing."""
    return Problem("NOT_FOUND", message)
