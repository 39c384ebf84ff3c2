"""Actions with typed params and results: calls are validated against the types, and JSON Schemas derived from them.

::

    class PostMessage(Params):
        channel: Annotated[str, Meta(min_length=1, description="The id of a channel.")]
        text: Annotated[str, Meta(max_length=40_000)]

    class Posted(Result):
        channel: str
        ts: str

    async def _post(params: PostMessage, call: Call) -> Posted: ...

    POST = typed_action("post_message", "Post a message", "…", PostMessage, Posted, _post, simulated=…)
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from connectors.base import Action, Call
from errors import InvalidInput, OutcomeUnknown, UpstreamFailed
from json_types import JsonObject


class Params(msgspec.Struct, rename="camel", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The params of an action, in camelCase in JSON. An unknown name is an error."""


class Result(msgspec.Struct, rename="camel", frozen=True, kw_only=True):
    """The result of an action, in camelCase in JSON."""


P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=Result)


def typed_action(
    name: str,
    title: str,
    description: str,
    params: type[P],
    result: type[R],
    run: Callable[[P, Call], Awaitable[R]],
    *,
    simulated: Callable[[P], R],
    idempotent: bool | Callable[[P], bool] = False,
    scopes: Sequence[str] = (),
) -> Action:
    """Return an action whose params and result are typed.

    Args:
        run: performs the action.
        simulated: returns a mock result without sending a request.
        idempotent: whether a call may be made twice without harm; be honest, because a crash during a call that may
            not ends as OUTCOME_UNKNOWN.
        scopes: the scopes that the user's connection needs; if one is missing, the call fails before it is sent.
    """

    async def run_json(given: JsonObject, call: Call) -> JsonObject:
        done = await run(_params(given, params), call)
        try:
            return _plain(done)
        except RecursionError:  # a part of a reply that is passed on as it is
            failed = UpstreamFailed if idempotent_json(given) else OutcomeUnknown
            raise failed("The service responded, and the output is nested too deep to be kept.") from None

    def simulated_json(given: JsonObject) -> JsonObject:
        return _plain(simulated(_params(given, params)))

    def idempotent_json(given: JsonObject) -> bool:
        return idempotent if isinstance(idempotent, bool) else idempotent(_params(given, params))

    return Action(
        name=name,
        title=title,
        description=description,
        input_schema=schema_of(params),
        output_schema=schema_of(result),
        run=run_json,
        simulated=simulated_json,
        idempotent=idempotent_json,
        scopes=tuple(scopes),
        always_idempotent=idempotent is True,
    )


def schema_of(type: type[msgspec.Struct]) -> Mapping[str, object]:
    """Return the JSON Schema (2020-12) of a type, with nested types under `$defs`."""
    (reference,), parts = msgspec.json.schema_components([type], ref_template="#/$defs/{name}")
    own = parts.pop(str(reference["$ref"]).rpartition("/")[2])
    return {**own, "$defs": parts} if parts else own


def _params(given: JsonObject, type: type[P]) -> P:
    try:
        return msgspec.convert(given, type)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The params are invalid: {error}.", field=["params"]) from None


def _plain(result: Result) -> JsonObject:
    shown: JsonObject = msgspec.to_builtins(result)
    return shown
