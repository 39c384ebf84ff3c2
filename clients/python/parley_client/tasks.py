"""A worker's tasks, and the GraphQL documents about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from parley_client.values import Json, JsonObject

_BRIEF: Final = "id status assignedAt updatedAt assignedTo { id }"
_FULL: Final = (
    f"{_BRIEF} title type description priority payload requirements attempts maxAttempts timeoutSeconds dueAt retryAt"
)

HEARTBEAT: Final = """mutation ($input: AgentHeartbeatInput!) {
  agentHeartbeat(input: $input) {
    agent { name type status capabilities config maxConcurrentTasks cpuLimit memoryLimit
            currentTasks { id type status assignedAt retryAt } }
    errors { code message field retryable retryAfterSeconds }
  }
}"""
WATCH: Final = f"""subscription ($agent: ID!, $after: Cursor) {{
  taskEvents(assignedTo: $agent, after: $after) {{
    __typename cursor
    ... on StreamOpened {{ resumed }}
    ... on StreamGap {{ reason }}
    ... on TaskAssigned {{ task {{ {_BRIEF} }} }}
    ... on TaskUpdated {{ task {{ {_BRIEF} }} }}
  }}
}}"""
READ: Final = f"query ($id: ID!) {{ task(id: $id) {{ {_FULL} }} }}"


def _mutation(name: str, type: str, shown: str) -> str:
    return f"""mutation ($input: {type}!) {{
  {name}(input: $input) {{ task {{ {shown} }} errors {{ code message field retryable retryAfterSeconds }} }}
}}"""


CLAIM: Final = _mutation("claimTask", "ClaimTaskInput", _FULL)
START: Final = _mutation("startTask", "TaskInput", _FULL)
PROGRESS: Final = _mutation("reportTaskProgress", "ReportTaskProgressInput", "id")
COMPLETE: Final = _mutation("completeTask", "CompleteTaskInput", _BRIEF)
FAIL: Final = _mutation("failTask", "FailTaskInput", _BRIEF)

LONGEST_ERROR: Final = 10_000
STOPPED: Final = "The worker was stopped before it finished the task."
CANCELLED: Final = "The task's execution cancelled itself."
ABANDONED: Final = "The worker's previous process ended without finishing the task."


class AgentStatus(StrEnum):
    """The status of a worker."""

    IDLE = "idle"
    BUSY = "busy"
    OFFLINE = "offline"


class TaskFailed(Exception):
    """Raised by `execute_task` to fail a task.

    Args:
        message: the human-readable reason.
        retryable: whether a retry can help.
    """

    def __init__(self, message: str, *, retryable: bool = True) -> None:
        super().__init__(message)
        self.retryable = retryable


@dataclass(frozen=True, slots=True)
class Task(Mapping[str, Any]):
    """A task as it was when this worker received it. `task["payload"]` is the same as `task.payload`.

    `assigned_at` identifies the assignment: if an agent loses a task and is assigned it again, the time differs.
    """

    id: str
    title: str
    type: str
    description: str | None
    priority: int
    payload: Json
    requirements: JsonObject
    status: str
    attempts: int
    max_attempts: int
    timeout_seconds: int
    due_at: datetime | None
    assigned_at: str | None
    updated_at: datetime

    def __getitem__(self, name: str) -> Any:
        if name not in _TASK_FIELDS:
            raise KeyError(name)
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(_TASK_FIELDS)

    def __len__(self) -> int:
        return len(_TASK_FIELDS)

    @classmethod
    def of(cls, view: Mapping[str, Any]) -> Self:
        """Return the task from the gateway's response."""
        return cls(
            id=view["id"],
            title=view["title"],
            type=view["type"],
            description=view["description"],
            priority=view["priority"],
            payload=view["payload"],
            requirements=view["requirements"],
            status=view["status"],
            attempts=view["attempts"],
            max_attempts=view["maxAttempts"],
            timeout_seconds=view["timeoutSeconds"],
            due_at=None if view["dueAt"] is None else datetime.fromisoformat(view["dueAt"]),
            assigned_at=view["assignedAt"],
            updated_at=datetime.fromisoformat(view["updatedAt"]),
        )


_TASK_FIELDS: Final = tuple(field.name for field in fields(Task))


def is_open(view: Mapping[str, Any]) -> bool:
    """Return whether a task, as returned by the gateway, is assigned and not finished."""
    return view["status"] in ("ASSIGNED", "RUNNING")


def error_text(error: BaseException) -> str:
    """Return the text to report for an exception, in a form that the gateway can store."""
    text = str(error) if isinstance(error, TaskFailed) else f"{type(error).__name__}: {error}"
    text = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return text[:LONGEST_ERROR].strip() or type(error).__name__
