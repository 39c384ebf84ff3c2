"""The documented endpoints for agents: their records, commands and metrics.

Agents have the columns of the document, in snake_case, and the same in camelCase.
"""

from typing import Any, Final

from models.agents import AgentRuntime, AgentStatus
from routes.rest.expressions import IDEMPOTENCY_KEY, LIST_KINDS, MOST, given, listing, mutation
from routes.rest.kinds import DIGITS, OBJECT, TEXT, TEXTS, TIME, WHOLE, Kind, fixed, one_of
from routes.rest.preset import Example, Preset

AGENT: Final = """id name type status capabilities config metadata runtime description
    max_concurrent_tasks: maxConcurrentTasks last_heartbeat_at: lastHeartbeatAt
    created_at: createdAt updated_at: updatedAt createdAt updatedAt"""
"""An agent, as the document's table describes it. Words are in lower case in responses: see `WORDS`."""

WORDS: Final = '["status", "runtime"]'
"""The fields of an agent that are words, for `lowered`."""

SYSTEM_METRICS: Final = """agents agentsByStatus tasksByStatus executionsByStatus deliveriesByStatus pendingApprovals
    activeSessions subscribers eventsPublished requests averageLatencyMs"""
"""The organization's numbers, of which the document shows no shape."""

_DERIVED: Final = '["id", "status", "created_at", "updated_at", "createdAt", "updatedAt"]'
"""The columns that a client may send with the whole row, and that are not its to set."""

_KINDS: Final[dict[str, Kind]] = {
    "name": TEXT,
    "description": TEXT,
    "capabilities": TEXTS,
    "config": OBJECT,
    "metadata": OBJECT,
    "max_concurrent_tasks": WHOLE,
    "maxConcurrentTasks": WHOLE,
}

_ROW: Final[dict[str, Any]] = {
    "id": "agt_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "name": "Data processor",
    "type": "data_processor",
    "status": "offline",
    "capabilities": ["csv", "json"],
    "config": {"batch_size": 100},
    "metadata": {"owner": "analytics"},
    "runtime": "worker",
    "description": None,
    "max_concurrent_tasks": 1,
    "last_heartbeat_at": None,
    "created_at": "2026-03-02T09:30:00.000000Z",
    "updated_at": "2026-03-02T09:30:00.000000Z",
    "createdAt": "2026-03-02T09:30:00.000000Z",
    "updatedAt": "2026-03-02T09:30:00.000000Z",
}
_NEW: Final[dict[str, Any]] = {name: _ROW[name] for name in ("name", "type", "capabilities", "config", "metadata")}
_PATH: Final = {"id": _ROW["id"]}

_METRICS: Final = """cpu_usage: cpuUsage memory_usage: memoryUsage tasks_completed: tasksCompleted
    tasks_failed: tasksFailed seconds: averageTaskSeconds requests failures"""
_COUNTED: Final = '["tasks_completed", "tasks_failed", "requests", "failures"]'

_MEASURED: Final[dict[str, Any]] = {
    "tasks_completed": 12,
    "tasks_failed": 1,
    "requests": 14,
    "failures": 2,
    "agent_id": _ROW["id"],
    "cpu_usage": 12.35,
    "memory_usage": 512.0,
    "avg_task_time": 1250,
}
_SAMPLE: Final = {"id": 4711, **_MEASURED, "timestamp": "2026-03-02T09:31:00.000000Z"}

_SYSTEM: Final = """timestamp: at agents agents_by_status: agentsByStatus tasks_by_status: tasksByStatus
    executions_by_status: executionsByStatus deliveries_by_status: deliveriesByStatus
    pending_approvals: pendingApprovals active_sessions: activeSessions subscribers
    events_published: eventsPublished requests average_latency_ms: averageLatencyMs
    at agentsByStatus tasksByStatus executionsByStatus deliveriesByStatus
    pendingApprovals activeSessions eventsPublished averageLatencyMs"""
_SYSTEM_METRICS: Final[dict[str, Any]] = {
    "timestamp": "2026-03-02T09:30:00.000000Z",
    "agents": 2,
    "agents_by_status": {"IDLE": 1, "BUSY": 1},
    "tasks_by_status": {"PENDING": 3, "COMPLETED": 12},
    "executions_by_status": {"COMPLETED": 4},
    "deliveries_by_status": {},
    "pending_approvals": 0,
    "active_sessions": 1,
    "subscribers": 2,
    "events_published": 120,
    "requests": 350,
    "average_latency_ms": 4.2,
    "at": "2026-03-02T09:30:00.000000Z",
    "agentsByStatus": {"IDLE": 1, "BUSY": 1},
    "tasksByStatus": {"PENDING": 3, "COMPLETED": 12},
    "executionsByStatus": {"COMPLETED": 4},
    "deliveriesByStatus": {},
    "pendingApprovals": 0,
    "activeSessions": 1,
    "eventsPublished": 120,
    "averageLatencyMs": 4.2,
}

_SELECTED: Final = f"agent {{ {AGENT} }}"
_CHANGED: Final = f"lowered([data.done.agent], {WORDS})[0]"
_LIST, _SKIP = listing("agents", "AgentFilter", AGENT)


def _row(metrics: str) -> str:
    """Return an expression for metrics with the columns of the document: usage with two decimals, as it has it."""

    def rounded(name: str) -> str:
        value = f"{metrics}.{name}"
        return f"{value} == null || {value} > 1e15 ? {value} : double(int({value} * 100.0 + 0.5)) / 100.0"

    return f"""merge(only({metrics}, {_COUNTED}), {{
        "agent_id": path.id,
        "cpu_usage": {rounded("cpu_usage")},
        "memory_usage": {rounded("memory_usage")},
        "avg_task_time": {metrics}.seconds == null ? null : int({metrics}.seconds * 1000.0 + 0.5)
    }})"""


def _command(command: str, summary: str) -> Preset:
    return Preset(
        name=f"{command}Agent",
        summary=summary,
        tag="agents",
        method="POST",
        path=f"/api/agents/{{id}}/{command}",
        document=mutation("commandAgent", _SELECTED),
        variables=f'{{"input": {{"id": path.id, "command": "{command.upper()}"}}}}',
        response=_CHANGED,
        example=Example(path=_PATH, response=_ROW),
    )


AGENT_PRESETS: Final = (
    Preset(
        name="listAgents",
        summary="List all agents, newest first",
        tag="agents",
        method="GET",
        path="/api/agents",
        document=_LIST,
        variables=f"""{{"filter": {{
            "type": {given("query.type")},
            "status": has(query.status) ? [upper(query.status)] : null
        }}}}""",
        most=MOST,
        skip=_SKIP,
        response=f'{{"agents": lowered(data.page.nodes, {WORDS}), "total": data.page.totalCount}}',
        kinds={"query": {**LIST_KINDS, "type": TEXT, "status": one_of(AgentStatus.__members__)}},
        example=Example(query={"status": "offline", "limit": "20"}, response={"agents": [_ROW], "total": 1}),
    ),
    Preset(
        name="getAgent",
        summary="Read an agent",
        tag="agents",
        method="GET",
        path="/api/agents/{id}",
        document=f"query($id: ID!) {{ agent(id: $id) {{ {AGENT} }} }}",
        variables='{"id": path.id}',
        response=f"lowered([data.agent], {WORDS})[0]",
        example=Example(path=_PATH, response=_ROW),
    ),
    Preset(
        name="createAgent",
        summary="Create an agent",
        tag="agents",
        method="POST",
        path="/api/agents",
        document=mutation("createAgent", _SELECTED),
        variables=f"""{{"input": merge(camel(without(body, {_DERIVED})), {{
            "runtime": upper({given("body.runtime", otherwise='"WORKER"')}),
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }})}}""",
        response=_CHANGED,
        status="201",
        kinds={"body": {**_KINDS, "type": TEXT, "runtime": one_of(AgentRuntime.__members__)}},
        example=Example(body=_NEW, response=_ROW),
    ),
    Preset(
        name="updateAgent",
        summary="Change an agent",
        tag="agents",
        method="PATCH",
        path="/api/agents/{id}",
        document=mutation("updateAgent", _SELECTED),
        variables=f'{{"input": merge(camel(without(body, {_DERIVED})), {{"id": path.id}})}}',
        response=_CHANGED,
        kinds={
            "body": {
                **_KINDS,
                "type": TEXT,
                "runtime": fixed("it cannot be changed"),
                "status": fixed("/start, /stop and /restart change it"),
            }
        },
        example=Example(path=_PATH, body={"name": "Data processor"}, response=_ROW),
    ),
    Preset(
        name="deleteAgent",
        summary="Delete an agent",
        tag="agents",
        method="DELETE",
        path="/api/agents/{id}",
        document=mutation("deleteAgent", "deletedId", input="DeleteInput"),
        variables='{"input": {"id": path.id}}',
        response='{"success": true, "id": data.done.deletedId, "message": "The agent is deleted."}',
        example=Example(path=_PATH, response={"success": True, "id": _ROW["id"], "message": "The agent is deleted."}),
    ),
    Preset(
        name="getSystemMetrics",
        summary="Read the organization's numbers, of all replicas",
        tag="agents",
        method="GET",
        path="/api/agents/metrics/system",
        document=f"{{ metrics: systemMetrics {{ {_SYSTEM} }} }}",
        response="data.metrics",
        example=Example(response=_SYSTEM_METRICS),
    ),
    Preset(
        name="getAgentMetrics",
        summary="Read the metrics of an agent, and their history",
        tag="agents",
        method="GET",
        path="/api/agents/{id}/metrics",
        document=f"""query($id: ID!, $first: Int, $since: DateTime) {{ agent(id: $id) {{
            metrics {{ {_METRICS} }}
            history: metricsHistory(first: $first, since: $since) {{ id at metrics {{ {_METRICS} }} }} }} }}""",
        variables=f"""{{
            "id": path.id,
            "first": has(query.limit) ? int(query.limit) : 100,
            "since": {given("query.since", "query.start")}
        }}""",
        response=f"""merge({_row("data.agent.metrics")}, {{
            "history": data.agent.history.map(each,
                merge({_row("each.metrics")}, {{"id": int(each.id), "timestamp": each.at}}))
        }})""",
        names={"first": "limit"},
        kinds={"query": {"limit": DIGITS, "since": TIME, "start": TIME}},
        synonyms=[("since", "start")],
        example=Example(path=_PATH, query={"limit": "20"}, response={**_MEASURED, "history": [_SAMPLE]}),
    ),
    _command("start", "Start an agent"),
    _command("stop", "Stop an agent, whose tasks return to the queue"),
    _command("restart", "Stop an agent and start it again"),
)
"""The endpoints."""
