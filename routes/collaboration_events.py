"""The documented events of collaboration: their names, the streams behind them, and the shapes of their records."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson

from json_types import JsonObject
from resolvers.endpoints.requests import shape_now
from routes.rest.collaboration_shapes import APPROVAL, MESSAGE, SESSION, TASK, Shape
from subscriptions.interfaces import OperationRequest
from subscriptions.transports.socket_io_interfaces import Framed, event

_MOST_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class _Event:
    """A documented event: its name, the field of the record, and the record's shape."""

    name: str
    field: str
    shape: Shape

    def selection(self, kind: str) -> str:
        return f"... on {kind} {{ {self.field} {{ {self.shape.selection} }} }}"


_CREATED: Final[Mapping[str, _Event]] = {"SessionCreated": _Event("COLLABORATION_SESSION_CREATED", "session", SESSION)}
_OF_SESSION: Final[Mapping[str, _Event]] = {
    "MessageSent": _Event("COLLABORATION_MESSAGE", "message", MESSAGE),
    "TaskAssigned": _Event("COLLABORATION_TASK_ASSIGNED", "task", TASK),
    "TaskUpdated": _Event("COLLABORATION_TASK_UPDATED", "task", TASK),
    "ApprovalRequested": _Event("COLLABORATION_APPROVAL_REQUESTED", "approval", APPROVAL),
    "ApprovalResponded": _Event("COLLABORATION_APPROVAL_RESPONDED", "approval", APPROVAL),
}
_EVENTS: Final = {**_CREATED, **_OF_SESSION}
_CONTROL: Final = "... on StreamOpened { resumed } ... on StreamGap { reason }"


def _selected(events: Mapping[str, _Event]) -> str:
    chosen = " ".join(each.selection(kind) for kind, each in events.items())
    return f"__typename id cursor occurredAt {_CONTROL} {chosen}"


_CREATED_STREAM: Final = f"""subscription NewSessions {{
  item: events(types: ["collaboration.session_created"]) {{ {_selected(_CREATED)} }} }}"""
_SESSION_STREAM: Final = f"""subscription JoinedSession($id: ID!) {{
  item: sessionEvents(sessionId: $id) {{ {_selected(_OF_SESSION)} }} }}"""


class CollaborationEvents:
    """The documented events, as `Events` of Socket.IO clients."""

    created: Final = OperationRequest(_CREATED_STREAM)

    def of_session(self, id: str) -> OperationRequest:
        """Return the stream of a session."""
        return OperationRequest(_SESSION_STREAM, {"id": id})

    def framed(self, payload: bytes) -> Framed:
        """Return an execution result as an event. The clients that receive a result share the event."""
        return _framed(payload)


@functools.lru_cache(maxsize=_MOST_KEPT)
def _framed(payload: bytes) -> Framed:
    item: dict[str, Any] | None = (orjson.loads(payload).get("data") or {}).get("item")
    if item is None:
        return Framed("", b"")
    kind: str = item["__typename"]
    if kind == "StreamOpened":
        return Framed(kind, b"", "resumed" if item["resumed"] else None)
    documented = _EVENTS.get(kind)
    if documented is None:
        return Framed(kind, b"", item.get("reason"))
    return Framed(kind, event(documented.name, _data(documented, item)))


def _data(documented: _Event, item: Mapping[str, Any]) -> JsonObject:
    record = cast(JsonObject, shape_now(documented.shape.of("record"), {"record": item[documented.field]}))
    session = {"sessionId": record["sessionId"]} if "sessionId" in record else {}
    return {
        documented.field: record,
        **session,
        "id": item["id"],
        "cursor": item["cursor"],
        "timestamp": item["occurredAt"],
    }
