"""The documented endpoints for tasks.

Tasks have the columns of the document, in snake_case, and the same in camelCase; a task's `name` is its title.
"""

import json
from typing import Any, Final

from json_types import camel_case
from models.tasks import TaskStatus
from routes.rest.expressions import IDEMPOTENCY_KEY, LIST_KINDS, MOST, given, listing, mutation
from routes.rest.kinds import OBJECT, PRIORITY, TEXT, Kind, one_of
from routes.rest.preset import Example, Preset

TASK: Final = """id name: title type description priority payload requirements status result error progress attempts
    assigned_to: assignedTo { id } assignedTo { id } due_at: dueAt
    created_at: createdAt started_at: startedAt completed_at: completedAt createdAt startedAt completedAt"""
"""A task, as the document's table describes it. `rows` replaces the agents by their ids."""


def rows(tasks: str) -> str:
    """Return an expression for tasks as responses have them, from an expression for what `TASK` selects."""
    return f'lowered(ids({tasks}, ["assigned_to", "assignedTo"]), ["status"])'


_DERIVED: Final = ("id", "status", "result", "created_at", "updated_at", "started_at", "completed_at")
"""The columns that a client may send with the whole row, and that are not its to set."""

_LEFT_OUT: Final = json.dumps([*_DERIVED, *map(camel_case, _DERIVED), "name", "assigned_to", "assignedTo"])
"""The members that `createTask` does not take, or not under this name."""

_AGENT_IDS: Final = ("agent_id", "agentId", "assigned_to", "assignedTo")
_ASSIGNED: Final = given("body.assigned_to", "body.assignedTo")

_KINDS: Final[dict[str, Kind]] = {
    "name": TEXT,
    "title": TEXT,
    "type": TEXT,
    "description": TEXT,
    "priority": PRIORITY,
    "requirements": OBJECT,
    "assigned_to": TEXT,
    "assignedTo": TEXT,
}

_ROW: Final[dict[str, Any]] = {
    "id": "tsk_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "name": "Clean the survey",
    "type": "data_processing",
    "description": None,
    "priority": 2,
    "payload": {"data": [3, 1, 2]},
    "requirements": {"capabilities": ["csv"]},
    "status": "pending",
    "result": None,
    "error": None,
    "progress": None,
    "attempts": 0,
    "assigned_to": None,
    "assignedTo": None,
    "due_at": None,
    "created_at": "2026-03-02T09:30:00.000000Z",
    "started_at": None,
    "completed_at": None,
    "createdAt": "2026-03-02T09:30:00.000000Z",
    "startedAt": None,
    "completedAt": None,
}
_NEW: Final[dict[str, Any]] = {name: _ROW[name] for name in ("name", "type", "priority", "payload", "requirements")}
_PATH: Final = {"id": _ROW["id"]}
_AGENT: Final = "agt_01kbdxr0c7fq5nh9w2j4sd6k8v"
_ASSIGNED_ROW: Final = {**_ROW, "status": "assigned", "assigned_to": _AGENT, "assignedTo": _AGENT}

_LIST, _SKIP = listing("tasks", "TaskFilter", TASK)
_SELECTED: Final = f"task {{ {TASK} }}"
_CHANGED: Final = f"{rows('[data.done.task]')}[0]"


def _change(verb: str, summary: str, status: str) -> Preset:
    return Preset(
        name=f"{verb}Task",
        summary=summary,
        tag="tasks",
        method="POST",
        path=f"/api/tasks/{{id}}/{verb}",
        document=mutation(f"{verb}Task", _SELECTED, input="TaskInput"),
        variables='{"input": {"id": path.id}}',
        response=_CHANGED,
        example=Example(path=_PATH, response={**_ROW, "status": status}),
    )


TASK_PRESETS: Final = (
    Preset(
        name="listTasks",
        summary="List tasks, newest first",
        tag="tasks",
        method="GET",
        path="/api/tasks",
        document=_LIST,
        variables=f"""{{"filter": {{
            "type": {given("query.type")},
            "assignedTo": {given("query.assigned_to", "query.assignedTo")},
            "status": has(query.status) ? [upper(query.status)] : null
        }}}}""",
        most=MOST,
        skip=_SKIP,
        response=f'{{"tasks": {rows("data.page.nodes")}, "total": data.page.totalCount}}',
        kinds={
            "query": {
                **LIST_KINDS,
                "type": TEXT,
                "status": one_of(TaskStatus.__members__),
                "assigned_to": TEXT,
                "assignedTo": TEXT,
            }
        },
        synonyms=[("assigned_to", "assignedTo")],
        example=Example(query={"status": "pending", "limit": "20"}, response={"tasks": [_ROW], "total": 1}),
    ),
    Preset(
        name="getTask",
        summary="Read a task",
        tag="tasks",
        method="GET",
        path="/api/tasks/{id}",
        document=f"query($id: ID!) {{ task(id: $id) {{ {TASK} }} }}",
        variables='{"id": path.id}',
        response=f"{rows('[data.task]')}[0]",
        example=Example(path=_PATH, response=_ROW),
    ),
    Preset(
        name="createTask",
        summary="Create a task, and assign it if it names an agent",
        tag="tasks",
        method="POST",
        path="/api/tasks",
        document=mutation("createTask", _SELECTED),
        variables=f"""{{"input": merge(
            camel(without(body, {_LEFT_OUT})),
            {{
                "title": {given("body.name", "body.title")},
                "priority": has(body.priority) && body.priority != null ? priorityNumber(body.priority) : null,
                "assignTo": {_ASSIGNED},
                "idempotencyKey": {IDEMPOTENCY_KEY}
            }}
        )}}""",
        response=_CHANGED,
        status="201",
        names={"title": "name", "assignTo": "assigned_to"},
        kinds={"body": _KINDS},
        synonyms=[("name", "title"), ("assigned_to", "assignedTo")],
        example=Example(body=_NEW, response=_ROW),
    ),
    Preset(
        name="assignTask",
        summary="Assign a task to an agent",
        tag="tasks",
        method="POST",
        path="/api/tasks/{id}/assign",
        document=mutation("assignTask", _SELECTED),
        variables=f"""{{"input": {{"id": path.id, "agentId": {given(*(f"body.{name}" for name in _AGENT_IDS))}}}}}""",
        response=_CHANGED,
        kinds={"body": dict.fromkeys(_AGENT_IDS, TEXT)},
        synonyms=[_AGENT_IDS],
        example=Example(path=_PATH, body={"agent_id": _AGENT}, response=_ASSIGNED_ROW),
    ),
    _change("cancel", "Cancel a task", "cancelled"),
    _change("retry", "Queue a failed or cancelled task again", "pending"),
)
"""The endpoints."""
