"""Named server-sent events of a run: the layout that monitors of workflows expect, closed after the end of the run.

A browser's `EventSource` reconnects after any end of a response, with the id of the last event. The id of the event
that ends a run is therefore the event's cursor and the time of the end: a client that sends both has received
everything, unless the run was retried since.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, NotRequired, TypedDict

import orjson

from json_types import Json, JsonObject
from subscriptions.transports.agent_errors import of_graphql

ENDED: Final[Mapping[str, str]] = {
    "COMPLETED": "workflow_completed",
    "FAILED": "workflow_failed",
    "CANCELLED": "workflow_failed",
}
"""The event that ends the run, by the run's status."""

_NAMES: Final[Mapping[str, str]] = {
    "WorkflowStarted": "workflow_started",
    "NodeStarted": "node_started",
    "NodeWaiting": "node_waiting",
    "NodeCompleted": "node_completed",
    "NodeFailed": "node_failed",
    "NodeSkipped": "node_skipped",
    "WorkflowCompleted": "workflow_completed",
    "WorkflowFailed": "workflow_failed",
    "WorkflowCancelled": "workflow_failed",
}
_SEPARATOR: Final = "~"


class _Named(TypedDict):
    id: str


class MonitoredRun(TypedDict):
    """A run as the operations of `routes/monitor.py` select it."""

    id: str
    status: str
    output: Json
    error: str | None
    completedAt: str | None
    workflow: _Named | None
    progress: Json


class _Node(TypedDict):
    key: str
    name: str
    type: str
    status: str
    output: Json
    error: str | None


class _Latest(TypedDict):
    completedAt: str | None


class _Item(TypedDict):
    execution: MonitoredRun
    latest: NotRequired[_Latest | None]
    node: NotRequired[_Node | None]
    occurredAt: str


class _Gap(TypedDict):
    reason: str
    occurredAt: str


def seen(last_event_id: str) -> tuple[str, str | None]:
    """Return the cursor in the id of an event, and the time of the end if the event ends a run."""
    cursor, _, ended_at = last_event_id.partition(_SEPARATOR)
    return cursor, ended_at or None


class MonitorFraming:
    """The layout of the stream of a run.

    Args:
        run: the run as it is when the client connects.
        field: the field of the operation that is the stream.
    """

    content_type: ClassVar[str] = "text/event-stream; charset=utf-8"
    keep_alive_seconds: ClassVar[float] = 12.0
    keep_alive: ClassVar[bytes] = b":\n\n"
    complete: ClassVar[bytes] = b""
    closing: ClassVar[bytes] = b""

    def __init__(self, run: MonitoredRun, field: str) -> None:
        # A browser waits this long before it reconnects, instead of several seconds.
        self.opening = b"retry: 1000\n\n" + _event("connected", _of_run(run), "")
        self.over = False
        self._field = field
        self._snapshot: MonitoredRun | None = None

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Return the event for an execution result; nothing for events that no monitor expects."""
        result = orjson.loads(payload)
        if not result.get("data"):
            return self.errors(result.get("errors") or [])
        item = result["data"][self._field]
        match item["__typename"]:
            case "StreamOpened":
                self._snapshot = item["snapshot"]
                return b""
            case "StreamGap":
                return self._gap(item, cursor)
            case kind:
                return self._logged(_NAMES[kind], item, cursor) if kind in _NAMES else b""

    def errors(self, errors: list[dict[str, Any]]) -> bytes:
        """Return errors that end the stream; a browser gives them to the listener of its own errors."""
        return b"".join(_event("error", of_graphql(each), "") for each in errors)

    def _logged(self, name: str, item: _Item, cursor: str) -> bytes:
        run, latest = item["execution"], item.get("latest")
        data: JsonObject = {**_of_run(run), **_of_node(item.get("node")), "timestamp": item["occurredAt"]}
        if latest is None or latest["completedAt"] != run["completedAt"]:
            return _event(name, data, cursor)  # a run that has failed may be retried: only its last end is the end
        return self._end(name, {**data, **_outcome(run)}, cursor, run)

    def _gap(self, item: _Gap, cursor: str) -> bytes:
        """Return the event that says that earlier events are missing, and the end if that is one of them."""
        run = self._snapshot
        gap = _event("gap", {"reason": item["reason"], "timestamp": item["occurredAt"]}, cursor)
        if run is None or run["status"] not in ENDED:
            return gap
        data = {**_of_run(run), **_outcome(run), "timestamp": run["completedAt"]}
        return gap + self._end(ENDED[run["status"]], data, cursor, run)

    def _end(self, name: str, data: Mapping[str, object], cursor: str, run: MonitoredRun) -> bytes:
        self.over = True
        return _event(name, data, f"{cursor}{_SEPARATOR}{run['completedAt']}")


def _event(name: str, data: Mapping[str, object], id: str) -> bytes:
    head = f"id: {id}\n" if id else ""
    return f"{head}event: {name}\ndata: ".encode() + orjson.dumps({"type": name, **data}) + b"\n\n"


def _of_run(run: MonitoredRun) -> JsonObject:
    workflow = run["workflow"]
    return {
        "execution_id": run["id"],
        "workflow_id": None if workflow is None else workflow["id"],
        "status": run["status"].lower(),
        "progress": run["progress"],
    }


def _of_node(node: _Node | None) -> JsonObject:
    if node is None:
        return {}
    return {
        "node_id": node["key"],
        "node_name": node["name"],
        "node_type": node["type"].lower(),
        "node_status": node["status"].lower(),
        "output": node["output"],
        "error": node["error"],
    }


def _outcome(run: MonitoredRun) -> JsonObject:
    """Return the result of a run; a cancelled one has no error of its own."""
    error = "The run was cancelled." if run["status"] == "CANCELLED" else run["error"]
    return {"output": run["output"], "error": error}
