"""The data of events for triggers, destinations and readers of the audit trail: records as in the schema.

A payload contains whole rows, so that streams can rebuild them. To others it shows only what the GraphQL type of the
record has, under the same names; a link to another record is its id, `assignedToId` for `assignedTo`. A new column is
shown once it is listed here, which `tests/events/test_event_data.py` requires as soon as the schema has its field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from json_types import Json, JsonObject, camel_case, list_at, object_at
from models.agents import Agent
from models.approvals import Approval
from models.connections import OAuthConnection
from models.deliveries import Delivery
from models.documents import SharedDocument
from models.events import EventKind, LoggedEvent
from models.executions import WorkflowExecution
from models.messages import Message
from models.node_executions import NodeExecution
from models.requests import Request
from models.sessions import Participant, Session
from models.tasks import Task
from storage.record import Record

_Columns = Mapping[str, Json]


def _nothing(_columns: _Columns) -> JsonObject:
    return {}


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """The form in which a kind of record is shown.

    Args:
        table: its rows.
        type: the GraphQL type.
        columns: the columns that are shown under their own names, separated by spaces.
        more: returns the fields that the type computes from several columns.
    """

    table: type[Record]
    type: str
    columns: str
    more: Callable[[_Columns], JsonObject] = _nothing

    def data(self, columns: _Columns) -> JsonObject:
        """Return the record of a payload; a column added since the event is null."""
        return {camel_case(name): columns.get(name) for name in self.columns.split()} | self.more(columns)


def _session_config(columns: _Columns) -> JsonObject:
    return {
        "config": {"maxParticipants": columns.get("max_participants"), "autoApproval": columns.get("auto_approval")}
    }


def _progress(columns: _Columns) -> JsonObject:
    completed, total = _count(columns, "nodes_ended"), _count(columns, "nodes_total")
    fraction = completed / total if total else 1.0
    return {"progress": {"completed": completed, "total": total, "fraction": fraction}}


def _count(columns: _Columns, name: str) -> int:
    value = columns.get(name)
    return value if isinstance(value, int) else 0


def _metrics(columns: _Columns) -> JsonObject:
    return {"metrics": _renamed(cast(JsonObject, Agent.restore(columns).metrics()))}


def _delivered(columns: _Columns) -> JsonObject:
    attempts: list[Json] = [_renamed(each) for each in list_at(columns, "attempts") if isinstance(each, dict)]
    return {"attempts": attempts, "simulated": object_at(columns, "receipt").get("simulated") is True}


SHOWN: Final[Mapping[str, ShownRecord]] = {
    "session": ShownRecord(
        Session,
        "Session",
        "id name description status channel owner_id context metadata external_channel_id external_thread_id "
        "external_session_id llama_stack_session_id current_agent_id total_requests last_request_id last_request_at "
        "expires_at created_at updated_at",
        _session_config,
    ),
    "participant": ShownRecord(Participant, "Participant", "actor_id presence joined_at last_seen_at"),
    "message": ShownRecord(
        Message, "Message", "id session_id from_id to_id content type metadata reply_to_id created_at"
    ),
    "request": ShownRecord(
        Request,
        "Request",
        "id session_id channel user_id content normalized metadata status agent_id routing_reason response "
        "response_metadata error processing_time_ms cloudevent_id cloudevent_type created_at updated_at completed_at",
    ),
    "document": ShownRecord(
        SharedDocument, "SharedDocument", "id key session_id version value updated_by_id updated_at"
    ),
    "task": ShownRecord(
        Task,
        "Task",
        "id title type description priority payload requirements status progress result error attempts max_attempts "
        "timeout_seconds retry_delay_seconds lease_expires_at retry_at due_at overdue session_id node_id created_by_id "
        "assigned_to_id created_at assigned_at started_at completed_at updated_at",
    ),
    "approval": ShownRecord(
        Approval,
        "Approval",
        "id title description data status requested_by_id approver_ids session_id node_id required_approvals decisions "
        "on_expiry expires_at resolved_at created_at",
    ),
    "execution": ShownRecord(
        WorkflowExecution,
        "WorkflowExecution",
        "id workflow_id version status input output error trigger started_by_id session_id parent_node_id created_at "
        "started_at completed_at",
        _progress,
    ),
    "node": ShownRecord(
        NodeExecution,
        "NodeExecution",
        "id execution_id key name type depends_on status input output error attempts retry_at task_id approval_id "
        "started_at completed_at",
    ),
    "agent": ShownRecord(
        Agent,
        "Agent",
        "id name type runtime description status capabilities config metadata max_concurrent_tasks max_queued_tasks "
        "cpu_limit memory_limit last_heartbeat_at "
        "created_at updated_at",
        _metrics,
    ),
    "delivery": ShownRecord(
        Delivery,
        "Delivery",
        "id user_id channel subject content data status error_message priority retry_count retry_delay_seconds "
        "next_attempt_at expires_at external_id request_id approval_id created_by_id created_at updated_at "
        "completed_at",
        _delivered,
    ),
    "connection": ShownRecord(
        OAuthConnection,
        "ConnectedAccount",
        "id user_id provider account scopes status expires_at last_refreshed_at last_error created_at updated_at",
    ),
}
"""The records of payloads, by the name they have there."""


def data_of(event: LoggedEvent) -> Json:
    """Return the data of an event: that of a custom event as it was given, otherwise the changed records."""
    if event.kind is EventKind.CustomEvent:
        return event.payload.get("data")
    return {camel_case(name): _shown(name, value) for name, value in event.payload.items()}


def changes_of(event: LoggedEvent) -> JsonObject:
    """Return the new values that a `RecordChanged` event recorded, by field."""
    return _renamed(object_at(event.payload, "changes"))


def _shown(name: str, value: Json) -> Json:
    if not isinstance(value, dict):
        return value
    record = SHOWN.get(name)
    return _renamed(value) if record is None else record.data(value)


def _renamed(values: Mapping[str, Json]) -> JsonObject:
    """Rename columns; what a column contains is the user's own."""
    return {camel_case(name): value for name, value in values.items()}
