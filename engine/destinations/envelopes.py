"""Events as receivers see them: one envelope, and the documented data of each event type.

People and agents appear by name, kinds and priorities as words, times in ISO 8601 UTC. Event types without data of
their own here carry the changed records, as triggers see them.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from engine.triggers.events import event_as_json
from json_types import Json, JsonObject, format_time, list_at, object_at, text_at
from models.agents import Agent
from models.events import EventKind, LoggedEvent
from models.executions import WorkflowExecution
from models.priorities import priority_word
from models.sessions import Session
from models.users import User
from models.workflows import Workflow
from storage.ids import AGENT_PREFIX, prefix_of
from telemetry.tracing import current_traceparent


async def envelope(event: LoggedEvent) -> JsonObject:
    """Return `event`, `data`, `timestamp`, `sessionId` and `userId`.

    `userId` is the user who caused the event. If an agent or Parley did, it is the user who started the run that the
    event belongs to, or else the owner of its session.
    """
    user_id = await _user_id(event)
    return {
        "event": event.type,
        "data": await data_of(event, user_id),
        "timestamp": format_time(event.occurred_at),
        "sessionId": event.topics.session_id,
        "userId": user_id,
    }


async def cloud_event(event: LoggedEvent, source: str | None) -> JsonObject:
    """Return an event as a CloudEvents 1.0 event in the JSON format.

    Args:
        source: its `source`; identifies the organization by default.
    """
    fields = await envelope(event)
    attributes: JsonObject = {
        "specversion": "1.0",
        "id": event.id,
        "source": source or f"urn:parley:{event.organization_id}",
        "type": event.type,
        "time": fields["timestamp"],
        "subject": _subject(event),
        "datacontenttype": "application/json",
        "sessionid": fields["sessionId"],
        "userid": fields["userId"],
        "traceparent": current_traceparent(),  # the extension "Distributed Tracing"
        "data": fields["data"],
    }
    # Attributes without a value are omitted; `data` may be null.
    return {name: value for name, value in attributes.items() if value is not None or name == "data"}


def _subject(event: LoggedEvent) -> str | None:
    topics, request = event.topics, event.payload.get("request")
    if isinstance(request, dict):
        return str(request["id"])
    return topics.task_id or topics.execution_id or topics.session_id or topics.agent_id


async def data_of(event: LoggedEvent, user_id: str | None) -> Json:
    """Return the data of an event, by its type."""
    make = _DATA.get(event.kind)
    if make is not None:
        return await make(_Source(event, user_id))
    return event_as_json(event)["data"]


async def _user_id(event: LoggedEvent) -> str | None:
    if _is_user(event.actor_id):
        return event.actor_id
    topics, organization = event.topics, event.organization_id
    if topics.execution_id is not None:
        run = await WorkflowExecution.filter(organization_id=organization, id=topics.execution_id).first()
        if run is not None and _is_user(run.started_by_id):
            return str(run.started_by_id)
    if topics.session_id is None:
        return None
    session = await Session.filter(organization_id=organization, id=topics.session_id).first()
    return str(session.owner_id) if session is not None and _is_user(session.owner_id) else None


def _is_user(id: str | None) -> bool:
    return id is not None and prefix_of(id) == User.PREFIX


@dataclass(frozen=True, slots=True)
class _Source:
    """The event from which the data is built."""

    event: LoggedEvent
    user_id: str | None

    def columns(self, name: str) -> dict[str, Any]:
        """Return the columns of a record in the payload."""
        return object_at(self.event.payload, name)

    async def names(self, *ids: str | None) -> Mapping[str | None, str]:
        """Return the names of people and agents by id, including deleted ones."""
        tables: tuple[type[User | Agent], ...] = (User, Agent)
        found: dict[str | None, str] = {}
        for table in tables:
            wanted = _of(table.PREFIX, ids)
            rows = table.filter(organization_id=self.event.organization_id, id__in=wanted) if wanted else None
            if rows is not None:
                found |= {str(id): str(name) for id, name in await rows.values_list("id", "name")}
        return found


def _of(prefix: str, ids: Iterable[str | None]) -> list[str]:
    return [id for id in ids if id is not None and prefix_of(id) == prefix]


# ---------------------------------------------------------------- collaboration


async def _session(source: _Source) -> JsonObject:
    session = source.columns("session")
    agent_ids = list_at(source.event.payload, "agent_ids")
    return {
        "sessionName": session["name"],
        "description": session["description"],
        "agentCount": len(agent_ids),
        "agentIds": agent_ids,
        "config": {"maxParticipants": session["max_participants"], "autoApproval": session["auto_approval"]},
    }


async def _message(source: _Source) -> JsonObject:
    message = source.columns("message")
    names = await source.names(message["from_id"], message["to_id"])
    return {
        "messageId": message["id"],
        "fromAgent": names.get(message["from_id"]),
        "toAgent": names.get(message["to_id"]),
        "messageType": message["type"].lower(),
        "content": message["content"],
        "metadata": message["metadata"],
    }


async def _assigned(source: _Source) -> JsonObject:
    task = source.columns("task")
    # Who handed it on; if the agent claimed it from the queue, who created it.
    from_id = text_at(source.event.payload, "assigned_by_id") or task["created_by_id"]
    names = await source.names(from_id, task["assigned_to_id"])
    return {
        "taskId": task["id"],
        "title": task["title"],
        "description": task["description"],
        "priority": priority_word(task["priority"]),
        "fromAgent": names.get(from_id),
        "toAgent": names.get(task["assigned_to_id"]),
        "dueDate": task["due_at"],
        "requirements": task["requirements"],
    }


async def _task(source: _Source) -> JsonObject:
    task = source.columns("task")
    return {
        **await _assigned(source),
        "status": task["status"].lower(),
        "progress": task["progress"],
        "result": task["result"],
        "error": task["error"],
    }


async def _requested(source: _Source) -> JsonObject:
    approval = source.columns("approval")
    asking, approvers = approval["requested_by_id"], approval["approver_ids"]
    by_agent = prefix_of(asking) == AGENT_PREFIX
    return {
        "approvalId": approval["id"],
        "title": approval["title"],
        "description": approval["description"],
        "requestingAgent": (await source.names(asking)).get(asking) if by_agent else None,
        "requestData": approval["data"],
        # The approver, if there is only one.
        "userId": approvers[0] if len(approvers) == 1 else source.user_id,
    }


async def _responded(source: _Source) -> JsonObject:
    approval = source.columns("approval")
    last: dict[str, Any] = approval["decisions"][-1] if approval["decisions"] else {}
    return {
        **await _requested(source),
        "status": approval["status"].lower(),
        "approved": last.get("approved"),
        "feedback": last.get("feedback"),
        "respondedBy": (await source.names(last.get("by"))).get(last.get("by")),
    }


# ---------------------------------------------------------------- requests


async def _request(source: _Source) -> JsonObject:
    """Return the normalized request, its outcome so far, and the context that its agent gets."""
    request = source.columns("request")
    rows = Session.filter(organization_id=source.event.organization_id, id=request["session_id"])
    session = await rows.first()
    context = session.context if session is not None and isinstance(session.context, dict) else {}
    return {
        **request["normalized"],
        "agent_id": request["agent_id"],
        "status": request["status"],
        "response": request["response"],
        "error": request["error"],
        "context": context,
    }


# ---------------------------------------------------------------- agents and runs


async def _executed(source: _Source) -> JsonObject:
    return {
        **_invocation(source),
        "durationMs": source.event.payload["duration_ms"],
        "simulated": source.event.payload["simulated"],
    }


async def _errored(source: _Source) -> JsonObject:
    return {**_invocation(source), "error": source.event.payload["error"]}


def _invocation(source: _Source) -> JsonObject:
    agent, topics = source.columns("agent"), source.event.topics
    return {
        "agentId": agent["id"],
        "agent": agent["name"],
        "agentType": agent["type"],
        "executionId": topics.execution_id,
        "taskId": topics.task_id,
    }


async def _run(source: _Source) -> JsonObject:
    run = source.columns("execution")
    workflow = await Workflow.filter(organization_id=source.event.organization_id, id=run["workflow_id"]).first()
    return {
        "executionId": run["id"],
        "workflowId": run["workflow_id"],
        "workflow": None if workflow is None else workflow.name,
        "version": run["version"],
        "status": run["status"].lower(),
        "input": run["input"],
        "output": run["output"],
        "error": run["error"],
        "startedAt": run["started_at"],
        "completedAt": run["completed_at"],
    }


_Make: TypeAlias = Callable[[_Source], Awaitable[JsonObject]]
_DATA: Final[Mapping[EventKind, _Make]] = {
    EventKind.SessionCreated: _session,
    EventKind.MessageSent: _message,
    EventKind.TaskCreated: _task,
    EventKind.TaskAssigned: _assigned,
    EventKind.TaskUpdated: _task,
    EventKind.ApprovalRequested: _requested,
    EventKind.ApprovalResponded: _responded,
    EventKind.RequestReceived: _request,
    EventKind.RequestCompleted: _request,
    EventKind.AgentExecuted: _executed,
    EventKind.AgentErrored: _errored,
    EventKind.WorkflowStarted: _run,
    EventKind.WorkflowCompleted: _run,
    EventKind.WorkflowFailed: _run,
    EventKind.WorkflowCancelled: _run,
}
