"""Checks what is stored against the driver's journal: acknowledged ⊆ stored, nothing twice, nothing half.

Of each record that the journal knows, the table has one row, and the log one event of its creation. Of a change whose
response is missing there is both or neither.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from models.approvals import Approval
from models.deliveries import Delivery
from models.executions import WorkflowExecution
from models.messages import Message
from models.requests import Request
from models.tasks import Task
from storage.database import connection
from storage.record import Record
from tests.chaos.journal import Change, Outcome
from tests.outbox import has_outbox

_EVENTS: Final = {
    "task": ("TaskCreated", "payload->'task'->>'id'"),
    "run": ("WorkflowStarted", "execution_id"),
    "approval": ("ApprovalRequested", "payload->'approval'->>'id'"),
    "message": ("MessageSent", "payload->'message'->>'id'"),
    "request": ("RequestReceived", "payload->'request'->>'id'"),
}
"""The event of each kind's creation, and where it has the record's id."""
_OPEN: Final = {
    "tasks": "('PENDING', 'ASSIGNED', 'RUNNING')",
    "workflow_executions": "('PENDING', 'RUNNING', 'WAITING')",
    "approvals": "('PENDING')",
    "deliveries": "('PENDING', 'RETRYING')",
    "requests": "('RECEIVED', 'PROCESSING')",
}


@dataclass(slots=True)
class Stored:
    """The records of the database, by the keys that the driver chose."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    events: dict[str, Counter[str]] = field(default_factory=dict)
    """Of each kind of record, how often the log says that one was created, by id."""
    tasks: dict[str, Task] = field(default_factory=dict)
    """All tasks, those of runs included."""
    approvals: dict[str, Approval] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    """Of each kind of record that has an event of its creation, the ids of all that there are."""


async def count_open() -> int:
    """Return how many records have not ended, and events are not in the log yet."""
    parts = [f"(SELECT count(*) FROM {table} WHERE status IN {states})" for table, states in _OPEN.items()]
    [row] = await connection().execute_query_dict(f"SELECT {' + '.join(parts)} AS open")
    return int(row["open"]) + int(await has_outbox())


async def read_stored() -> Stored:
    """Read everything that the journal can be about."""
    found = Stored()
    found.tasks = {row.id: row for row in await Task.all()}
    found.approvals = {row.id: row for row in await Approval.all()}
    runs, messages, requests = await WorkflowExecution.all(), await Message.all(), await Request.all()
    named: list[tuple[str, Any]] = [
        *((row.title, row) for row in found.tasks.values() if row.title != "double"),
        *((row.title, row) for row in found.approvals.values()),
        *((row.content, row) for row in messages if row.content.startswith("message-")),
        *((row.content, row) for row in await Delivery.filter(content__startswith="delivery-")),
        *((row.content, row) for row in requests),
        *((str(row.input.get("key") if isinstance(row.input, dict) else None), row) for row in runs),
    ]
    for key, row in named:
        found.rows[key].append(row)
    stored: tuple[Iterable[Record], ...] = (found.tasks.values(), runs, found.approvals.values(), messages, requests)
    found.ids = {kind: {row.id for row in rows} for kind, rows in zip(_EVENTS, stored, strict=True)}
    for kind, (event, id) in _EVENTS.items():
        rows = await connection().execute_query_dict(f"SELECT {id} AS id FROM event_log WHERE kind = '{event}'")
        found.events[kind] = Counter(row["id"] for row in rows)
    return found


def faults_of(changes: Mapping[str, Change], stored: Stored, received: Mapping[str, int]) -> list[str]:
    """Return in words everything that is not as promised.

    Args:
        received: how often the webhook received each delivery, by its id.
    """
    created = [change for change in changes.values() if change.kind not in ("completion", "decision")]
    faults = [f"{key}: stored, but never asked for" for key in stored.rows.keys() - changes.keys()]
    faults += [f"{id}: an event of a {kind} that is not stored" for kind, id in _orphans(stored)]
    for change in created:
        faults += _of_creation(change, stored)
        for row in stored.rows.get(change.key, ()):
            faults += _of_end(change, row, stored, received)
    for change in changes.values():
        if change.outcome is Outcome.OK:
            faults += _of_completion(change, stored) if change.kind == "completion" else ()
            faults += _of_decision(change, stored) if change.kind == "decision" else ()
    return faults


def _of_creation(change: Change, stored: Stored) -> list[str]:
    rows = stored.rows.get(change.key, [])
    if change.outcome is Outcome.REJECTED:
        return [f"{change.key}: rejected with {change.received['code']}"]
    if not rows:
        return [f"{change.key}: acknowledged and lost"] if change.outcome is Outcome.OK else []
    if len(rows) > 1:
        return [f"{change.key}: stored {len(rows)} times"]
    [row] = rows
    if change.outcome is Outcome.OK and row.id != change.received["id"]:
        return [f"{change.key}: acknowledged as {change.received['id']}, stored as {row.id}"]
    events = stored.events.get(change.kind, {}).get(row.id, 0)
    if change.kind in _EVENTS and events != 1:
        return [f"{change.key}: {events} events of its creation"]
    return []


def _orphans(stored: Stored) -> list[tuple[str, str]]:
    """Return the kinds and ids of the records that the log knows and the tables do not."""
    return [(kind, id) for kind, events in stored.events.items() for id in events.keys() - stored.ids[kind]]


def _of_end(change: Change, row: Any, stored: Stored, received: Mapping[str, int]) -> list[str]:
    """Check how a record has ended: everything that was begun ends as it should."""
    number, status = change.given.get("number", 0), getattr(getattr(row, "status", None), "value", "")
    found: tuple[Any, ...]
    expected: tuple[Any, ...]
    match change.kind:
        case "task":
            found, expected = (status, row.result), ("COMPLETED", {"doubled": 2 * number})
        case "run":
            worked = sum(task.execution_id == row.id for task in stored.tasks.values())
            found, expected = (status, row.output, worked), ("COMPLETED", {"end": 2 * number}, 1)
        case "approval":
            found, expected = (len(row.decisions), status), (1, _decided(row))
        case "delivery":
            found, expected = (status, received.get(row.id, 0) > 0), ("SUCCESS", True)
        case "request":
            found, expected = (status, row.response), ("COMPLETED", f"You said: {change.key}")
        case _:
            return []
    return [] if found == expected else [f"{change.key}: ended as {found}, not {expected}"]


def _decided(row: Approval) -> str:
    return "APPROVED" if all(each["approved"] for each in row.decisions) else "REJECTED"


def _of_completion(change: Change, stored: Stored) -> Sequence[str]:
    task = stored.tasks.get(change.given["task"])
    ended = task is not None and task.status.value == "COMPLETED"
    return [] if ended else [f"{change.key}: an acknowledged completion is lost"]


def _of_decision(change: Change, stored: Stored) -> Sequence[str]:
    approval = stored.approvals.get(change.given["approval"])
    decisions = [] if approval is None else [each["approved"] for each in approval.decisions]
    acknowledged = change.given["approved"]
    return [] if decisions == [acknowledged] else [f"{change.key}: {acknowledged} acknowledged, {decisions} stored"]
