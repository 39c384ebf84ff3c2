"""The operation of an endpoint of an organization's own: its variables come from path, query string and body."""

from collections.abc import Mapping
from typing import Final

import orjson

from errors import InvalidInput, NotConfigured
from json_types import Json, JsonObject
from models.endpoints import HttpMethod
from resolvers.endpoints.reading import Endpoints, SavedOperation, ServedEndpoint, Variable
from resolvers.endpoints.requests import require_form, shape_encoded
from routes.rest.call import Call, data_of, nothing, require_no_errors
from routes.rest.field_names import IDEMPOTENCY_HEADER, OWN_NAMES
from routes.rest.kinds import require_storable
from routes.rest.problems import Problem
from shown import printable
from subscriptions.interfaces import Answer

_KEY: Final = "idempotencyKey"
"""The variable that the header `Idempotency-Key` provides, as for documented paths."""
_BEFORE: Final = b'{"data":'
_AFTER: Final = b"}"


class OwnOperation:
    """See `routes.rest.endpoint.Operation`."""

    names = OWN_NAMES

    def __init__(self, endpoint: ServedEndpoint, endpoints: Endpoints) -> None:
        self._endpoint = endpoint
        self._endpoints = endpoints
        self._operation: SavedOperation | None = None
        self._found_nothing = b""

    async def respond(self, call: Call) -> tuple[int, bytes]:
        """See `Operation`."""
        try:
            return await self._respond(call)
        except Problem as problem:
            problem.rename(self.names.sent(call.sent))
            raise

    async def _respond(self, call: Call) -> tuple[int, bytes]:
        operation = self._operation or self._read()
        variables = await self._variables(operation, call)
        answer = await call.execute(self._endpoint.document, variables)
        body = await self._body(operation, call, answer, variables)
        await self._require_response(call, body)
        return 200, body

    async def _body(self, operation: SavedOperation, call: Call, answer: Answer, variables: JsonObject) -> bytes:
        if self._endpoint.response is not None:
            data = data_of(answer, named=True, operation=operation)
            return await self._shaped(call, self._endpoint.response, data, variables)
        if operation.is_query:
            require_no_errors(answer, named=True, operation=operation)
            if answer.body == self._found_nothing:
                raise nothing()
        else:
            data_of(answer, named=True, operation=operation)
        return answer.body[len(_BEFORE) : -len(_AFTER)]

    def _read(self) -> SavedOperation:
        """Return the saved operation, which the schema may no longer allow.

        Raises:
            Problem: it does not.
        """
        try:
            self._operation = operation = self._endpoints.read(self._endpoint.document)
        except InvalidInput as error:
            message = f"This endpoint cannot be served until its operation is corrected: {error.message}"
            raise Problem("NOT_CONFIGURED", message) from None
        self._found_nothing = _BEFORE + orjson.dumps(dict.fromkeys(operation.fields)) + _AFTER
        return operation

    async def _shaped(self, call: Call, response: str, data: JsonObject, variables: JsonObject) -> bytes:
        scope: JsonObject = {"data": data, "variables": variables, "caller": call.caller.id}
        try:
            return await shape_encoded(call.caller, response, scope)
        except InvalidInput as error:
            raise Problem.of_response(error) from None

    async def _variables(self, operation: SavedOperation, call: Call) -> JsonObject:
        """Return the variables of a request.

        Raises:
            Problem: one is unknown, given twice, or no value of its type, or a required one is missing.
        """
        variables: JsonObject = {}
        for name, texts in _texts(call).items():
            variables[name] = _value(_known(operation, name), texts)
        if self._endpoint.method is not HttpMethod.GET:
            for name, value in (await call.body()).items():
                _known(operation, name)
                if name in variables:
                    raise Problem("BAD_USER_INPUT", f"{name} is given twice.", field=[name])
                variables[name] = value
        key = call.exchange.headers.get("idempotency-key")
        if key is not None and _KEY in operation.variables and _KEY not in variables:
            variables[_KEY] = key
            call.sent[_KEY] = IDEMPOTENCY_HEADER
        for variable in operation.variables.values():
            if variable.required and variables.get(variable.name) is None:
                raise Problem("BAD_USER_INPUT", f"{variable.name} is required.", field=[variable.name])
        await self._require_request(call, variables)
        return variables

    async def _require_request(self, call: Call, variables: JsonObject) -> None:
        """Require parameters and a body that match the endpoint's schema, if it has one.

        Raises:
            Problem: they do not; with the place.
        """
        if self._endpoint.request_schema is None:
            return
        given: JsonObject = {name: value for name, value in variables.items() if name != _KEY}
        schemas = call.exchange.gateway.resources.schemas
        try:
            await require_form(schemas, call.caller, self._endpoint.request_schema, given, "The request")
        except (InvalidInput, NotConfigured) as error:
            raise Problem(error.code.value, error.message, field=error.field or ()) from None

    async def _require_response(self, call: Call, body: bytes) -> None:
        if self._endpoint.response_schema is None:
            return
        schemas, given = call.exchange.gateway.resources.schemas, orjson.loads(body)
        try:
            await require_form(schemas, call.caller, self._endpoint.response_schema, given, "It")
        except (InvalidInput, NotConfigured) as error:
            raise Problem.of_response(error, "does not match its schema") from None


def _texts(call: Call) -> Mapping[str, list[str]]:
    """Return the parameters of the path and of the query string."""
    require_storable(dict(call.parameters))
    texts = {name: [text] for name, text in call.parameters.items()}
    for name, text in call.exchange.query():
        require_storable({name: text})
        if name in call.parameters:
            raise Problem("BAD_USER_INPUT", f"{name} is given twice.", field=[name])
        texts.setdefault(name, []).append(text)
    return texts


def _known(operation: SavedOperation, name: str) -> Variable:
    variable = operation.variables.get(name)
    if variable is None:
        shown = printable(name[:100])
        known = ", ".join(operation.variables) or "none"
        message = f"There is no parameter {shown}; this endpoint has {known}."
        raise Problem("BAD_USER_INPUT", message, field=[shown])
    return variable


def _value(variable: Variable, texts: list[str]) -> Json:
    try:
        value: Json = variable.read(texts)
    except ValueError as error:
        raise Problem("BAD_USER_INPUT", f"{variable.name} must be {error}.", field=[variable.name]) from None
    return value
