"""The operations that the servers execute, and how their responses are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.load import UNIQUE

SIZES: Final = (10, 25, 50, 100)
"""Lengths of the list for which the cost is measured."""


@dataclass(frozen=True)
class Workload:
    """One operation.

    Args:
        title: the title in tables.
        document: for Parley and the peers whose schemas have the same names.
        variables: the variables of the document.
        other_documents: equivalent documents for servers whose schemas have other names.
        without: servers that do not support it.
        keyed: whether each request has an `idempotencyKey` of its own, which only Parley supports; the peers execute
            the same operation without one.
        writes: whether each request creates a row, so that responses differ in ids and times.
    """

    title: str
    document: str
    variables: Mapping[str, Any]
    other_documents: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    writes: bool = False
    keyed: bool = False

    def body(self, server: str) -> dict[str, Any]:
        """Return the request body for a server, before it is encoded as JSON."""
        variables = dict(self.variables)
        if self.keyed and server == "parley":
            variables["input"] = {**variables["input"], "idempotencyKey": UNIQUE}
        return {"query": self.other_documents.get(server, self.document), "variables": variables}


_AGENT: Final = "name type runtime description status capabilities maxConcurrentTasks createdAt updatedAt"
_TASK: Final = "title type description priority payload status progress attempts createdAt"

_TASKS: Final = (
    f"query Tasks($n: Int!) {{ tasks(first: $n) {{ nodes {{ id {_TASK} assignedTo {{ id name status }} }} }} }}"
)
# PostGraphile derives its schema from the tables: `rowId` is the key, lists take an order, relations name their column.
_POSTGRAPHILE_TASKS: Final = (
    "query Tasks($n: Int!) { tasks: allTasks(first: $n, orderBy: ROW_ID_DESC) { nodes { id: rowId "
    + _TASK
    + " assignedTo: agentByAssignedToId { id: rowId name status } } } }"
)


def tasks(count: int) -> Workload:
    """Return the list of the latest tasks, each with its agent: 13 values per task."""
    return Workload(
        f"{count} tasks × 10 fields with their agent", _TASKS, {"n": count}, {"postgraphile": _POSTGRAPHILE_TASKS}
    )


def one_agent(id: str) -> Workload:
    """Return the smallest query: one row by key."""
    return Workload(
        "one agent by id, 10 fields",
        f"query One($id: ID!) {{ agent(id: $id) {{ id {_AGENT} }} }}",
        {"id": id},
        {"postgraphile": f"query One($id: String!) {{ agent: agentByRowId(rowId: $id) {{ id: rowId {_AGENT} }} }}"},
    )


AGENTS: Final = Workload(
    "20 agents with their 10 latest tasks",
    "query Agents($m: Int!) { agents(first: $m) { nodes { id name status "
    "tasks(first: 10) { nodes { id title status priority createdAt } } } } }",
    {"m": 20},
    {
        "postgraphile": "query Agents($m: Int!) { agents: allAgents(first: $m, orderBy: ROW_ID_DESC) { nodes { "
        "id: rowId name status tasks: tasksByAssignedToId(first: 10, orderBy: ROW_ID_DESC) { "
        "nodes { id: rowId title status priority createdAt } } } } }"
    },
)
_CREATED: Final = "id title status priority payload createdAt"
_INPUT: Final = {
    "title": "new task",
    "type": "benchmark",
    "priority": 3,
    "payload": {"kind": "text", "text": "x" * 180},
}


def _create(title: str, fields: str, *, keyed: bool = False) -> Workload:
    document = (
        "mutation Create($input: CreateTaskInput!) {{ createTask(input: $input) "
        "{{ task {{ {} }} errors {{ code }} }} }}"
    )
    return Workload(
        title,
        document.format(fields),
        {"input": _INPUT},
        {"postgraphile": document.format(fields.replace("id", "id: rowId", 1))},
        without=("stock",),
        writes=True,
        keyed=keyed,
    )


CREATE: Final = _create("create a task (row and event in one transaction)", _CREATED)
CREATE_WITH_KEY: Final = _create("create a task with an idempotencyKey, the peers without one", _CREATED, keyed=True)
CREATE_SHORT: Final = Workload(
    "create a task and select its id, with one variable",
    'mutation Short($title: String!) { createTask(input: {title: $title, type: "benchmark"}) { task { id } } }',
    {"title": "new task"},
    {
        "postgraphile": "mutation Short($title: String!) { "
        'createTask(input: {title: $title, type: "benchmark"}) { task { id: rowId } } }'
    },
    without=("stock",),
    writes=True,
)


def normalized(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """Return a response in normal form for comparison: times to the millisecond, in UTC.

    Args:
        without: fields to ignore, because they differ between responses.
    """
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if name not in without}
        return {
            name: _moment(part) if name.endswith("At") else normalized(part, without) for name, part in kept.items()
        }
    return [normalized(part, without) for part in value] if isinstance(value, list) else value


def _moment(text: str) -> str:
    return text[:23].rstrip("Z")
