"""What the servers are asked, and how their answers are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

SIZES: Final = (10, 25, 50, 100)
"""Lengths of the list whose cost is looked at as it grows."""


@dataclass(frozen=True)
class Workload:
    """One operation.

    Args:
        title: as tables name it.
        document: as Parley and the peers with its names understand it.
        variables: what the document is given.
        in_other_names: documents of the same content, for servers whose schema names things otherwise.
        without: servers that do not offer it.
        writes: whether each request makes a row, so that two answers differ by their ids and times.
    """

    title: str
    document: str
    variables: Mapping[str, Any]
    in_other_names: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    writes: bool = False

    def body(self, server: str) -> dict[str, Any]:
        """Returns the request for one of the servers, as it is before it becomes JSON."""
        return {"query": self.in_other_names.get(server, self.document), "variables": self.variables}


_AGENT: Final = "name type runtime description status capabilities maxConcurrentTasks createdAt updatedAt"
_TASK: Final = "title type description priority payload status progress attempts createdAt"

_TASKS: Final = (
    f"query Tasks($n: Int!) {{ tasks(first: $n) {{ nodes {{ id {_TASK} assignedTo {{ id name status }} }} }} }}"
)
# PostGraphile makes its schema of the tables: `rowId` is the key, lists say their order, relations their column.
_TASKS_OF_TABLES: Final = (
    "query Tasks($n: Int!) { tasks: allTasks(first: $n, orderBy: ROW_ID_DESC) { nodes { id: rowId "
    + _TASK
    + " assignedTo: agentByAssignedToId { id: rowId name status } } } }"
)


def tasks(count: int) -> Workload:
    """Returns the list of the latest tasks, each with its agent: 13 values for each task."""
    return Workload(
        f"{count} tasks × 10 fields with their agent", _TASKS, {"n": count}, {"postgraphile": _TASKS_OF_TABLES}
    )


def one_agent(id: str) -> Workload:
    """Returns the smallest query: one row by its key."""
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
CREATE: Final = Workload(
    "create a task (row and event in one transaction)",
    "mutation Create($input: CreateTaskInput!) { createTask(input: $input) { "
    "task { id title status priority payload createdAt } errors { code } } }",
    {
        "input": {
            "title": "new task",
            "type": "benchmark",
            "priority": 3,
            "payload": {"kind": "text", "text": "x" * 180},
        }
    },
    {
        "postgraphile": "mutation Create($input: CreateTaskInput!) { createTask(input: $input) { "
        "task { id: rowId title status priority payload createdAt } errors { code } } }"
    },
    without=("stock",),
    writes=True,
)


def normal(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """Returns an answer in the one form in which it is compared: times to the millisecond, in UTC.

    Args:
        without: fields that differ from answer to answer.
    """
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if name not in without}
        return {name: _moment(part) if name.endswith("At") else normal(part, without) for name, part in kept.items()}
    return [normal(part, without) for part in value] if isinstance(value, list) else value


def _moment(text: str) -> str:
    return text[:23].rstrip("Z")
