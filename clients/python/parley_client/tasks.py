"""A worker's tasks: what one is, and what the gateway is told and asked about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from parley_client.values import Json, JsonObject

_BRIEF: Final = "id status assignedAt updatedAt assignedTo { id }"
_FULL: Final = (
    f"{_BRIEF} title type description priority payload requirements attempts maxAttempts timeoutSeconds dueAt"
)

HEARTBEAT: Final = """mutation ($input: AgentHeartbeatInput!) {
  agentHeartbeat(input: $input) {
    agent { name type status capabilities config maxConcurrentTasks currentTasks { id type status assignedAt } }
    errors { code message field retryable retryAfterSeconds }
  }
}"""
WATCH: Final = f"""subscription ($agent: ID!, $after: Cursor) {{
  taskEvents(assignedTo: $agent, after: $after) {{
    __typename
    ... on Event {{ cursor }}
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


class AgentStatus(StrEnum):
    """What a worker is doing."""

    IDLE = "idle"
    BUSY = "busy"
    OFFLINE = "offline"


class TaskFailed(Exception):
    """Raised by `execute_task` to say how a task failed.

    Args:
        message: why, for a person.
        retryable: whether trying again can help.
    """

    def __init__(self, message: str, *, retryable: bool = True) -> None:
        super().__init__(message)
        self.retryable = retryable


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it was when this worker got it.

    `assigned_at` tells one handing-out of a task from another: an agent that loses a task and gets it again finds
    another time there.
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

    @classmethod
    def of(cls, view: Mapping[str, Any]) -> Self:
        """Returns the task that the gateway showed."""
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


def is_open(view: Mapping[str, Any]) -> bool:
    """Tells whether a task that the gateway shows has still to be done by the agent it is assigned to."""
    return view["status"] in ("ASSIGNED", "RUNNING")


def error_text(error: BaseException) -> str:
    """Returns what the gateway is told of an exception: a text that it can keep."""
    text = str(error) if isinstance(error, TaskFailed) else f"{type(error).__name__}: {error}"
    text = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return text[:LONGEST_ERROR].strip() or type(error).__name__
