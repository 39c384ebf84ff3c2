"""An endpoint as data: a method and a path, the GraphQL operation behind it, and the expressions between the two.

Expressions are in CEL, as in workflows. Those of the request may use `path`, `query`, `body`, `headers` (in lower case,
without credentials), `caller`, the id of the caller, and `user`; those of the response also `data`, the result of the
operation.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from json_types import Json, JsonObject
from routes.rest.kinds import Kind


@dataclass(frozen=True, slots=True)
class Nobody:
    """The response if `{user_id}` in the path names no user.

    Args:
        response: as in `Preset`.
        document: as in `Preset`, without variables; None if nothing has to be read.
    """

    response: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """The items of a list that the response leaves out at its beginning, because the caller counts in offsets.

    Args:
        count: an expression for their number.
        document: reads a page of them, as `page`, with the operation's variables and `$first` and `$after`. The
            operation itself then gets its `$after`.
    """

    count: str
    document: str


@dataclass(frozen=True, slots=True)
class Example:
    """A documented call, for the description of the endpoint.

    Args:
        body: the body of the request, if it has one.
        query: the parameters of the query, by name.
        response: the body of the response.
        path: the parameters of the path, by name; those that are left out have no example.
    """

    body: JsonObject | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    response: Json = None
    path: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preset:
    """An endpoint.

    Args:
        name: the name of the operation in `/openapi.json`, in camelCase and unique.
        summary: a sentence on what it does, without a full stop.
        tag: the group to which it belongs in `/openapi.json`.
        path: with `{name}` for its parameters. `{user_id}` is a name: `user` is the id of the user it names.
        document: the operation. A mutation selects `errors { code message field retryAfterSeconds }`.
        variables: an expression for the operation's variables.
        response: an expression for the response's body.
        status: an expression for its status.
        names: the names that rejected fields have in the request, if not those of the operation; "" for one that the
            request does not have, such as an object in which the operation nests its values.
        camel_case: whether the names of the operation are those of the request; otherwise it has them in snake_case.
        others: the scope that is needed if `{user_id}` names someone other than the caller, unless the operation itself
            rejects such callers.
        kinds: what the values of `path`, `query` and `body` must be, by name; others may be anything.
        closed: the keys that the body may have besides those that have a kind, and, by the name of an object in it, the
            keys of that object; others get 400. Objects that are not here are passed on whole, or keep what they have.
        synonyms: names of the query or the body for the same value, of which two may be given only if they are equal.
        defines: whether the body is or has the definition of a workflow, whose parts have other places in the input.
        found: an expression for whether the operation has found what the request asks for; 404 if not.
        missing: the message of this 404.
        statuses: the statuses of errors, by code, if not the usual ones.
        most: an expression for the number of items of a list that may be longer than a page. The operation reads a page
            of it as `page`, with `nodes`, `pageInfo { endCursor hasNextPage }`, `$first` and `$after`, as its field or
            as one of its record; the response gets all items in the page's `nodes`.
        nobody: the response if `{user_id}` names no user; 404 without one.
        example: a documented call.
        aliases: other paths at which it is served.

    A query of which every field is null gets 404.
    """

    method: str
    path: str
    document: str
    response: str
    variables: str = "{}"
    status: str = "200"
    names: Mapping[str, str] = field(default_factory=dict)
    camel_case: bool = False
    kinds: Mapping[str, Mapping[str, Kind]] = field(default_factory=dict)
    closed: Mapping[str, Collection[str]] = field(default_factory=dict)
    synonyms: Sequence[Sequence[str]] = ()
    defines: bool = False
    others: str | None = None
    nobody: Nobody | None = None
    skip: Skip | None = None
    most: str | None = None
    found: str | None = None
    missing: str = "There is nothing with this id."
    statuses: Mapping[str, int] = field(default_factory=dict)
    name: str = ""
    summary: str = ""
    tag: str = ""
    example: Example | None = None
    aliases: Sequence[str] = ()

    @property
    def keys(self) -> Mapping[str, Collection[str]]:
        """Return the keys that closed objects of the body may have, by the object's name, which is "" for the body."""
        own = {"": {**self.kinds.get("body", {}), **dict.fromkeys(self.closed[""])}} if "" in self.closed else {}
        return {**self.closed, **own}

    @property
    def reads(self) -> bool:
        """Return whether its operation is a query, which changes nothing."""
        return not self.document.startswith("mutation")

    def read_of(self, part: str) -> list[str]:
        """Return the keys that its expressions read of a part of the request."""
        sources = (self.variables, self.response, self.status, self.skip.count if self.skip else "")
        return [name for source in sources for name in re.findall(rf"\b{part}\.(\w+)", source)]
