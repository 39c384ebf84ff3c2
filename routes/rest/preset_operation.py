"""The operation of a preset: from the values of a request to its variables, and from its result to the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from auth.actor import Actor
from json_types import Json, JsonObject, camel_case, object_at, snake_case
from resolvers.endpoints.requests import named_user, shape, shape_encoded
from routes.rest.call import Call, data_of, nothing
from routes.rest.field_names import IDEMPOTENCY_HEADER, FieldNames
from routes.rest.kinds import require_agreement, require_kinds, require_known, require_one_place, require_storable
from routes.rest.places import place_in
from routes.rest.preset import Preset, Skip
from routes.rest.problems import Problem

LARGEST_PAGE: Final = 100
LONGEST_LIST: Final = 1_000
"""The items that a list can have; each hundred takes a query."""
MOST_SKIPPED: Final = 10_000
"""The items that an offset can skip; each hundred takes a query."""

_KEY: Final = "idempotencyKey"
_WITHOUT_BODY: Final = ("GET", "HEAD")
_CREDENTIALS: Final = frozenset({"authorization", "cookie", "x-api-key"})


class PresetOperation:
    """See `routes.rest.endpoint.Operation`."""

    def __init__(self, preset: Preset) -> None:
        self._preset = preset
        self.names = FieldNames(preset.names, camel_case=preset.camel_case)
        self._keys = preset.keys
        self._in_either = set(preset.read_of("query")).intersection(preset.read_of("body"))
        self._uses_headers = any("headers" in each for each in (preset.variables, preset.response, preset.status))

    async def respond(self, call: Call) -> tuple[int, bytes]:
        """See `Operation`."""
        try:
            return await self._respond(call)
        except Problem as problem:
            problem.status = self._preset.statuses.get(problem.code, problem.status)
            raise

    async def _respond(self, call: Call) -> tuple[int, bytes]:
        preset = self._preset
        scope = await self._scope(call)
        try:
            return await self._executed(call, scope)
        except Problem as problem:
            if preset.defines and problem.field:
                problem.move(place_in(object_at(scope, "body"), problem.field))
            problem.rename(self._names_in(call, scope, problem.field or ()))
            raise

    def _names_in(self, call: Call, scope: JsonObject, path: Sequence[str]) -> FieldNames:
        """Return the names that the fields of a path have in a request, which may take other ones for the same."""
        keys = {
            name
            for part in ("path", "query", "body")
            for name, value in object_at(scope, part).items()
            if value is not None
        }
        header = self._uses_headers and IDEMPOTENCY_HEADER.lower() in call.exchange.headers
        sent = dict[str, str]()
        for part in path[:2]:
            name = self.names.name(part)
            if part == _KEY and header:
                sent[part] = IDEMPOTENCY_HEADER
            elif name and name not in keys:
                others = next((each for each in self._preset.synonyms if name in each), ())
                same = (each for each in (*others, camel_case(name), snake_case(name)) if each in keys)
                sent[part] = next(same, name)
        return self.names.sent(sent)

    async def _executed(self, call: Call, scope: JsonObject) -> tuple[int, bytes]:
        preset, caller = self._preset, call.caller
        require_known(scope["body"], self._keys)
        for part, kinds in preset.kinds.items():
            require_kinds(scope[part], kinds)
        for part in ("query", "body"):
            require_agreement(scope[part], preset.synonyms)
        require_one_place(object_at(scope, "query"), object_at(scope, "body"), self._in_either)
        if "user_id" in call.parameters:
            scope["user"] = await named_user(caller, call.parameters["user_id"])
            if preset.others is not None and scope["user"] not in (caller.id, None):
                caller.require(preset.others)
            if scope["user"] is None:
                return await self._to_nobody(call, scope)
        variables = await shape(caller, preset.variables, scope)
        assert isinstance(variables, dict)
        if preset.skip is not None:
            _require_one_way_to_skip(scope["query"])
            variables["after"] = await _skip(call, preset.skip, variables, scope)
        most = None if preset.most is None else await _number(caller, preset.most, scope)
        scope["data"] = await _whole(call, preset.document, variables, most)
        if preset.found is not None and not await shape(caller, preset.found, scope):
            raise nothing(preset.missing)
        status = 200 if preset.status == "200" else await _number(caller, preset.status, scope)
        return status, await shape_encoded(caller, preset.response, scope)

    async def _scope(self, call: Call) -> JsonObject:
        """Return what the expressions of a request may use."""
        exchange = call.exchange
        headers: JsonObject = {}
        if self._uses_headers:
            headers |= {name: text for name, text in exchange.headers.items() if name not in _CREDENTIALS}
        query: JsonObject = dict(exchange.query())
        require_storable({**call.parameters, **query})
        body = {} if exchange.method in _WITHOUT_BODY else await call.body()
        return {
            "path": dict(call.parameters),
            "query": query,
            "headers": headers,
            "body": body,
            "caller": call.caller.id,
        }

    async def _to_nobody(self, call: Call, scope: JsonObject) -> tuple[int, bytes]:
        nobody = self._preset.nobody
        if nobody is None:
            raise Problem("NOT_FOUND", "There is no user with this id or e-mail address.", field=["user_id"])
        if nobody.document is not None:
            scope["data"] = data_of(await call.execute(nobody.document, {}))
        return 200, await shape_encoded(call.caller, nobody.response, scope)


async def _number(caller: Actor, expression: str, scope: JsonObject) -> int:
    """Return the number that an expression of a preset makes of a request."""
    value = await shape(caller, expression, scope)
    assert isinstance(value, int)
    return value


async def _whole(call: Call, document: str, variables: JsonObject, most: int | None) -> JsonObject:
    """Return the data of an operation, with up to `most` items of its list, which is read in pages.

    Raises:
        Problem: as `data_of`, or `most` is out of range.
    """
    if most is None:
        return data_of(await call.execute(document, variables))
    if not 1 <= most <= LONGEST_LIST:
        raise Problem("BAD_USER_INPUT", f"limit must be from 1 to {LONGEST_LIST}.", field=["limit"])
    found, after = list[Json](), variables.get("after")
    while True:
        page = {"first": min(most - len(found), LARGEST_PAGE), "after": after}
        data = data_of(await call.execute(document, {**variables, **page}))
        read = _page_in(data)
        if read is None:  # the request is for one item
            return data
        found += read["nodes"]
        read["nodes"], after = found, read["pageInfo"]["endCursor"]
        if len(found) >= most or not read["pageInfo"]["hasNextPage"]:
            return data


def _page_in(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the page that an operation has read, which can be a list of a record."""
    records = [data, *(value for value in data.values() if isinstance(value, dict))]
    return next((record["page"] for record in records if "page" in record), None)


def _require_one_way_to_skip(query: Json) -> None:
    """Require that a list is read by page or by offset.

    Raises:
        Problem: the query has both, of which one would be ignored.
    """
    if isinstance(query, dict) and "page" in query and "offset" in query:
        raise Problem("BAD_USER_INPUT", "page and offset cannot be combined.", field=["page"])


async def _skip(call: Call, skip: Skip, variables: JsonObject, scope: JsonObject) -> Json:
    """Return the cursor after the items that a response leaves out."""
    left = await _number(call.caller, skip.count, scope)
    if not 0 <= left <= MOST_SKIPPED:
        if "page" in object_at(scope, "query"):
            message = f"page is too high: a list can leave out at most {MOST_SKIPPED} items."
            raise Problem("BAD_USER_INPUT", message, field=["page"])
        raise Problem("BAD_USER_INPUT", f"offset must be from 0 to {MOST_SKIPPED}.", field=["offset"])
    after: Json = None
    while left > 0:
        page = {**variables, "first": min(left, LARGEST_PAGE), "after": after}
        data = data_of(await call.execute(skip.document, page))
        info = data["page"]["pageInfo"]
        after, left = info["endCursor"] or after, left - LARGEST_PAGE
        if not info["hasNextPage"]:
            break
    return after
