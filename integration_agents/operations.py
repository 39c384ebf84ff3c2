"""Agents that are a face of a room: each of their tasks is one operation of the public API, executed as the caller.

So an agent can do nothing that its caller could not, its parameters are those of the operation, and whatever the
operation checks is checked.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

import orjson

from auth.actor import Actor
from context.waiting_client import WaitingClient
from errors import ErrorCode, Internal, ParleyError, UpstreamFailed
from integration_agents.base import AgentTask, BaseIntegrationAgent, TaskContext
from json_types import Json, JsonObject, list_at, object_at
from models.events import LoggedEvent
from schema import schema
from schema.json_schemas import fields_of_only_input, is_query, variables_schema
from subscriptions.interfaces import OperationRequest, Operations

ERRORS: Final = "errors { code message field retryAfterSeconds }"
_RESULT: Final = "result"
_INPUT: Final = "input"
_KEY: Final = "idempotencyKey"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationTask(AgentTask):
    """A task that is one GraphQL operation.

    The alias `result` of the operation's only field is the result. If `input` is its only variable, the parameters are
    the fields of the input; `idempotencyKey` among them is the key of the invocation unless it is given.
    """

    document: str


def query(description: str, document: str, *needs: str) -> OperationTask:
    """Return a task that reads: `document` is a query, whose field has the alias `result`."""
    return OperationTask(
        description=description, document=document, params=_params(document), needs=frozenset(needs), idempotent=True
    )


def mutation(
    description: str, name: str, input: str, selection: str, *needs: str, as_caller: bool = False
) -> OperationTask:
    """Return a task that changes something: a mutation with the variable `input`. It is repeated only with a key."""
    document = f"mutation($input: {input}!) {{ {_RESULT}: {name}(input: $input) {{ {selection} {ERRORS} }} }}"
    params = _params(document)
    keyed = _KEY in object_at(params, "properties")
    return OperationTask(
        description=description,
        document=document,
        params=params,
        needs=frozenset(needs),
        idempotent=keyed,
        as_caller=as_caller,
    )


def _params(document: str) -> JsonObject:
    """Return the schema of the parameters: of the fields of `input` if that is the only variable."""
    whole = variables_schema(schema._schema, document)
    return {**(fields_of_only_input(whole) or whole), "additionalProperties": False}


class OperationAgent(BaseIntegrationAgent):
    """An agent whose tasks are operations of the public API."""

    tasks: ClassVar[Mapping[str, AgentTask]]
    seconds = 30.0
    """The time that an operation may take."""

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        """Execute the operation of the task."""
        found = self.tasks.get(task)
        if not isinstance(found, OperationTask):
            return await super().execute_task(task, params, context)
        reads = is_query(found.document)
        data = await context.graphql(found.document, params if reads else _variables(found, params, context.key))
        return data[_RESULT] if reads else _record(data[_RESULT])

    async def _process_integration_event(self, event: LoggedEvent, context: TaskContext) -> None:
        """Do nothing: the room has recorded the event, and the manager counts it."""


def _variables(task: OperationTask, params: JsonObject, key: str) -> JsonObject:
    keyed = _KEY in object_at(task.params, "properties")
    return {_INPUT: {_KEY: key, **params} if keyed else params}


def _record(payload: Json) -> Json:
    """Return what a mutation returns beside its errors: the only field's value, or all of them by name."""
    found = payload if isinstance(payload, dict) else {}
    others = {name: value for name, value in found.items() if name != "errors"}
    return next(iter(others.values())) if len(others) == 1 else others


# ---------------------------------------------------------------- running operations


class OperationRunner:
    """Executes operations of the public API as an actor, without a transport."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    async def __call__(self, document: str, variables: Mapping[str, Json], actor: Actor) -> JsonObject:
        """Return the operation's data; see `RunOperation`."""
        answer = await self._operations.run(OperationRequest(document, dict(variables)), actor, WaitingClient())
        if answer.errors:
            raise _error_of(answer.errors[0].get("extensions") or {}, str(answer.errors[0]["message"]))
        data: JsonObject = orjson.loads(answer.body)["data"]
        for payload in data.values():
            for error in _errors_in(payload):
                raise _error_of(error, str(error["message"]))
        return data


def _errors_in(payload: Json) -> list[JsonObject]:
    """Return the errors of a mutation's payload. Other fields named `errors`, as of `DataValidation`, have no code."""
    found = list_at(payload, "errors") if isinstance(payload, dict) else []
    return [each for each in found if isinstance(each, dict) and {"code", "message"} <= each.keys()]


@functools.cache
def _classes() -> Mapping[str, type[ParleyError]]:
    """Return the class of each error code: the first one in the tree of errors."""
    return {each.code.value: each for each in reversed(ParleyError.__subclasses__())}


def _error_of(found: Mapping[str, Json], message: str) -> ParleyError:
    """Return the error that an operation reports."""
    code, field = str(found.get("code")), found.get("field")
    wait = found.get("retryAfterSeconds")
    if code == ErrorCode.INTERNAL.value:
        return Internal(str(found.get("errorId") or "the log"))
    chosen = _classes().get(code, UpstreamFailed)
    path = [str(part) for part in field] if isinstance(field, list) else None
    path = path or ([field] if isinstance(field, str) else None)
    return chosen(message, field=path, retry_after_seconds=wait if isinstance(wait, int) else None)
