"""Actions with typed params and results: the types are what checks a call, and what its JSON Schemas are made from.

::

    class PostMessage(Params):
        channel: Annotated[str, Meta(min_length=1, description="The id of a channel.")]
        text: Annotated[str, Meta(max_length=40_000)]

    class Posted(Result):
        channel: str
        ts: str

    async def _post(params: PostMessage, call: Call) -> Posted: ...

    POST = typed("post_message", "Post a message", "…", PostMessage, Posted, _post, simulated=…, idempotent=False)
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from connectors.base import Action, Call
from errors import InvalidInput
from json_types import JsonObject


class Params(msgspec.Struct, rename="camel", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an action is given; in JSON its names are in camelCase. A misspelt one is an error."""


class Result(msgspec.Struct, rename="camel", frozen=True, kw_only=True):
    """What an action gives back."""


P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=Result)


def typed(
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
    """Returns an action whose params and result are typed.

    Args:
        run: does it.
        simulated: what a reply looks like that was not asked of anybody.
        idempotent: whether a call may be made twice without harm; told honestly, because a crash in the middle of a
            call that may not ends as OUTCOME_UNKNOWN.
        scopes: what the user's connection must have been granted; a missing one fails before anything is sent.
    """

    async def run_json(given: JsonObject, call: Call) -> JsonObject:
        return _plain(await run(_params(given, params), call))

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


def schema_of(type: type[msgspec.Struct]) -> Mapping[str, Any]:
    """Returns the JSON Schema (2020-12) of a type, as the schema of an object with its parts under `$defs`."""
    (reference,), parts = msgspec.json.schema_components([type], ref_template="#/$defs/{name}")
    own = parts.pop(str(reference["$ref"]).rpartition("/")[2])
    return {**own, "$defs": parts} if parts else own


def _params(given: JsonObject, type: type[P]) -> P:
    try:
        return msgspec.convert(given, type)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The params cannot be used: {error}.", field=["params"]) from None


def _plain(result: Result) -> JsonObject:
    return cast(JsonObject, msgspec.to_builtins(result))
