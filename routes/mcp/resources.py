"""Resources as data: agents, sessions and runs, each under a URI of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from auth.actor import Actor
from json_types import JsonObject
from routes.mcp.call import Call
from routes.mcp.tools import AGENT, RUN, SESSION, record_query

MEDIA_TYPE: Final = "application/json"
MOST_LISTED: Final = 100
"""The number of each kind in a list, the newest first; the others can be read by their URI."""

_URI: Final = re.compile(r"parley://(\w{1,40})/([A-Za-z0-9_]{1,64})")


@dataclass(frozen=True, slots=True)
class ResourceKind:
    """A kind of records that clients read as resources.

    Args:
        name: the kind in URIs, `parley://<name>/<id>`.
        field: the field of the query that returns a record by its id.
        page: the field that lists records.
        label: an expression of the list's selection for their names.
        stream: a subscription to the changes of the record `$id`.
    """

    name: str
    title: str
    description: str
    needs: str
    field: str
    selection: str
    page: str
    label: str
    stream: str

    @property
    def template(self) -> str:
        """The URI template (RFC 6570)."""
        return self.uri("{id}")

    @property
    def document(self) -> str:
        """The query that reads a record."""
        return record_query(self.field, self.selection)

    def uri(self, id: str) -> str:
        """Return the URI of a record."""
        return f"parley://{self.name}/{id}"


KINDS: Final = (
    ResourceKind(
        name="agents",
        title="Agent",
        description="An AI agent with the tasks that it works on.",
        needs="agents:read",
        field="agent",
        selection=AGENT,
        page="agents",
        label="name",
        stream="subscription($id: ID!) { agentEvents(agentIds: [$id]) { __typename } }",
    ),
    ResourceKind(
        name="sessions",
        title="Session",
        description="A session with its context, participants and newest messages.",
        needs="collaboration:read",
        field="session",
        selection=f"""{SESSION}
            messages(last: 20) {{ nodes {{ id content type createdAt from {{ __typename id name }} }} }}""",
        page="sessions",
        label="name",
        stream="subscription($id: ID!) { sessionEvents(sessionId: $id) { __typename } }",
    ),
    ResourceKind(
        name="runs",
        title="Run",
        description="A run of a workflow with the status and output of each node.",
        needs="workflows:read",
        field="execution",
        selection=RUN,
        page="executions",
        label="name: id workflow { name }",
        stream="subscription($id: ID!) { executionEvents(executionId: $id) { __typename } }",
    ),
)
"""Every kind of resource."""


def kinds_for(caller: Actor) -> Sequence[ResourceKind]:
    """Return the kinds that a caller may read."""
    return [kind for kind in KINDS if kind.needs in caller.scopes]


def parse_uri(uri: str) -> tuple[ResourceKind, str] | None:
    """Return the kind and the id that a URI names, or None."""
    found = _URI.fullmatch(uri)
    if found is None:
        return None
    return next(((kind, found[2]) for kind in KINDS if kind.name == found[1]), None)


async def list_resources(call: Call) -> list[tuple[ResourceKind, str, str]]:
    """Return the kind, id and name of the newest resources of each kind."""
    kinds = kinds_for(call.caller)
    if not kinds:
        return []
    pages = " ".join(f"{kind.page}(first: {MOST_LISTED}) {{ nodes {{ id {kind.label} }} }}" for kind in kinds)
    data = await call.data(f"query {{ {pages} }}", {})
    return [(kind, node["id"], _label(node)) for kind in kinds for node in _nodes(data, kind)]


def _nodes(data: JsonObject, kind: ResourceKind) -> list[dict[str, Any]]:
    page: Any = data[kind.page]
    nodes: list[dict[str, Any]] = page["nodes"]
    return nodes


def _label(node: dict[str, Any]) -> str:
    workflow = node.get("workflow")
    return f"{workflow['name']} {node['id']}" if workflow else str(node["name"])
