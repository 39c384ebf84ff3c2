"""The documented endpoints for the platform itself: its parts, their metrics, workflow templates, events, cleaning up.

The document calls the parts of the platform agents; each of them is a component of `systemHealth`.
"""

import json
from typing import Any, Final

from json_types import Json
from routes.rest.agent_presets import SYSTEM_METRICS
from routes.rest.expressions import IDEMPOTENCY_KEY, given, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT, SWITCH, TEXT, WHOLE
from routes.rest.preset import Example, Preset

_BASE: Final = "/api/v1/integration"
_SHORT: Final = "/integration"
"""The second base, which the document's list of endpoints has."""

_PARTS: Final = (
    ("api_gateway", "gateway", "backend", "Serves operations and endpoints, and describes them"),
    ("database_sync", "synchronization", "backend", "Keeps the database and Redis in step"),
    ("ui_sync", "streams", "frontend", "Streams changes to user interfaces"),
    ("realtime_update", "realtime", "frontend", "Delivers events over Pusher, and over Parley's own streams"),
    ("studio_bridge", "studio_bridge", "roblox", "Connects Roblox Studio"),
    ("schema_validator", "schemas", "data_flow", "Checks data against the registered schemas"),
)
"""The document's name of each agent, the component that it is, its group and what it does."""
_COORDINATOR: Final = ("integration_coordinator", "workflow_engine", "orchestration", "Runs workflows")

_HEALTH: Final = "status initialized at components { name health { status message latencyMs } }"
_COMPONENTS: Final = """keyed(data.health.components.map(c, {
    "name": c.name, "status": lower(c.health.status), "message": c.health.message, "latency_ms": c.health.latencyMs
}), "name")"""
"""An expression for the components by name."""
_OVERALL: Final = "lower(data.health.status)"

_SCHEMA: Final = "name format platform version createdAt"
_SCHEMAS: Final = """data.schemas.map(s, {
    "schema_name": s.name, "schema_type": lower(s.format), "platform": lower(s.platform),
    "version": s.version, "created_at": s.createdAt
})"""

_TIME: Final = "2026-03-02T09:30:00.000000Z"
_TASKS: Final[list[Json]] = [
    "validate_input",
    "generate_content",
    "store_in_database",
    "update_frontend",
    "sync_to_roblox",
]
_BODY: Final[dict[str, Any]] = {
    "name": "content_generation",
    "description": "Generate and sync educational content",
    "parameters": {"topic": "Python Basics", "grade_level": 9},
}


def _agents(*shown: str) -> str:
    """Return an expression for the agents of the document, of whose `parts` these fields are shown."""
    fields = json.dumps(list(shown))
    return "{" + ", ".join(f'"{name}": only(parts.{part}, {fields})' for name, part, *_ in _PARTS) + "}"


_REGISTERED: Final = """keyed(data.registered.nodes.map(a, {
    "name": a.type, "id": a.id, "group": a.metadata.group, "description": a.description,
    "status": lower(a.health.status), "message": a.health.message, "tasks": a.capabilities
}), "name")"""
"""An expression for the organization's built-in agents by type, those of the operator among them."""
_BUILT_IN: Final = """registered: agents(first: 100, filter: {runtime: [BUILTIN]}) {
    nodes { id type description capabilities metadata health { status message } } }"""


def _described() -> str:
    """Return an expression for all agents with their descriptions; the schemas belong to the one that checks them."""
    entries = []
    for name, part, group, description in (*_PARTS, _COORDINATOR):
        said = json.dumps({"name": name, "group": group, "description": description})
        shown = f'merge({said}, only(parts.{part}, ["status", "message"]))'
        row = f'("{name}" in rows ? only(rows.{name}, ["id", "tasks"]) : {{}})'
        schemas = f', {{"schemas": {_SCHEMAS}}}' if part == "schemas" else ""
        entries.append(
            f'"{name}": merge(merge({shown}, {row}){schemas})' if schemas else f'"{name}": merge({shown}, {row})'
        )
    names = json.dumps([name for name, *_ in (*_PARTS, _COORDINATOR)])
    return "merge({" + ", ".join(entries) + "}, without(rows, " + names + "))"


def _counted(metrics: str) -> str:
    """Return an expression for calls, their failures, and the share that succeeded."""
    total, failed = f"{metrics}.requests", f"{metrics}.failures"
    return f"""{{
        "total_requests": {total}, "failures": {failed}, "average_latency_ms": {metrics}.averageLatencyMs,
        "success_rate": {total} == 0 ? null : double({total} - {failed}) / double({total})
    }}"""


def _preset(method: str, path: str, name: str, summary: str, **values: Any) -> Preset:
    return Preset(
        name=name,
        summary=summary,
        tag="integration",
        method=method,
        path=f"{_BASE}/{path}",
        aliases=(f"{_SHORT}/{path}",),
        **values,
    )


_METRICS_DOCUMENT: Final = f"""{{
    metrics: systemMetrics {{ at {SYSTEM_METRICS} }}
    connectors {{ name circuit {{ state failures }} metrics {{ requests failures retries averageLatencyMs }} }}
    agents(first: 100) {{ nodes {{ id name type circuit {{ state }} metrics {{
        requests failures averageLatencyMs eventsProcessed tasksCompleted tasksFailed }} }} }}
    schemas: dataSchemas {{ id }}
    cache: cacheMetrics {{ hits misses }} }}"""
_METRICS: Final = f"""{{
    "timestamp": data.metrics.at,
    "agents": {{
        "api_gateway": {{
            "total_requests": data.metrics.requests, "average_latency_ms": data.metrics.averageLatencyMs
        }},
        "database_sync": {{
            "cache_hits": data.cache.hits, "cache_misses": data.cache.misses,
            "cache_hit_ratio": data.cache.hits + data.cache.misses == 0 ? null
                : double(data.cache.hits) / double(data.cache.hits + data.cache.misses)
        }},
        "realtime_update": {{
            "events_processed": data.metrics.eventsPublished, "subscribers": data.metrics.subscribers
        }},
        "schema_validator": {{"schemas": size(data.schemas)}},
        "integration_coordinator": {{"workflows": data.metrics.executionsByStatus}}
    }},
    "registered_agents": data.agents.nodes.map(a, merge({{
        "id": a.id, "name": a.name, "type": a.type, "events_processed": a.metrics.eventsProcessed,
        "tasks_completed": a.metrics.tasksCompleted, "tasks_failed": a.metrics.tasksFailed,
        "circuit_breaker": a.circuit == null ? null : lower(a.circuit.state)
    }}, {_counted("a.metrics")})),
    "connectors": keyed(data.connectors.map(c, merge({{
        "name": c.name, "circuit_breaker": lower(c.circuit.state), "consecutive_failures": c.circuit.failures,
        "retries": c.metrics.retries
    }}, {_counted("c.metrics")})), "name"),
    "system": without(data.metrics, ["at"])
}}"""

_EVENT_TYPE: Final = given("body.event_type", "body.event", "body.type", "body.name", otherwise='""')
_CREATED: Final = mutation(
    "createWorkflowFromTemplate",
    """workflow { id name description nodes { key } created_at: createdAt
        executions(last: 1) { nodes { id status } } }""",
)

PLATFORM_PRESETS: Final = (
    _preset(
        "GET",
        "status",
        "getIntegrationStatus",
        "Read the health of the platform",
        document=f"{{ health: systemHealth {{ {_HEALTH} }} }}",
        response=f"""[{_COMPONENTS}].map(parts, {{
            "initialized": data.health.initialized,
            "timestamp": data.health.at,
            "agents": data.health.initialized ? {_agents("status")} : {{}},
            "overall_health": {_OVERALL}
        }})[0]""",
        example=Example(
            response={
                "initialized": True,
                "timestamp": _TIME,
                "agents": {name: {"status": "healthy"} for name, *_ in _PARTS},
                "overall_health": "healthy",
            }
        ),
    ),
    _preset(
        "GET",
        "agents",
        "listIntegrationAgents",
        "List the parts of the platform, with the registered schemas",
        document=f"{{ health: systemHealth {{ {_HEALTH} }} schemas: dataSchemas {{ {_SCHEMA} }} {_BUILT_IN} }}",
        response=f"""[{_COMPONENTS}].map(parts, [{_REGISTERED}].map(rows,
            [data.health.initialized ? {_described()} : {{}}].map(agents, {{
            "agents": agents, "total": size(agents), "timestamp": data.health.at
        }})[0])[0])[0]""",
        example=Example(
            response={
                "agents": {
                    name: {
                        "name": name,
                        "group": group,
                        "description": description,
                        "status": "healthy",
                        "message": None,
                        "id": "agt_01kbdxr5m2e4pvf0ay6c8t3hqz",
                        "tasks": ["list_schemas", "register", "validate"],
                        **({"schemas": []} if part == "schemas" else {}),
                    }
                    for name, part, group, description in (*_PARTS, _COORDINATOR)
                },
                "total": len(_PARTS) + 1,
                "timestamp": _TIME,
            }
        ),
    ),
    _preset(
        "GET",
        "metrics",
        "getIntegrationMetrics",
        "Read the metrics of the platform, its agents and its connectors",
        document=_METRICS_DOCUMENT,
        response=_METRICS,
        example=Example(
            response={
                "timestamp": _TIME,
                "agents": {"api_gateway": {"total_requests": 1250, "average_latency_ms": 3.2}},
                "registered_agents": [],
                "connectors": {},
                "system": {},
            }
        ),
    ),
    _preset(
        "POST",
        "health/check",
        "checkIntegrationHealth",
        "Test the platform and every external service that is configured",
        document=f"{{ health: systemHealth(deep: true) {{ {_HEALTH} }} }}",
        response=f"""[{_COMPONENTS}].map(parts, {{
            "healthy": {_OVERALL} == "healthy",
            "overall_health": {_OVERALL},
            "initialized": data.health.initialized,
            "timestamp": data.health.at,
            "agents": data.health.initialized ? {_agents("status", "message", "latency_ms")} : {{}},
            "components": parts
        }})[0]""",
        example=Example(
            response={
                "healthy": True,
                "overall_health": "healthy",
                "initialized": True,
                "timestamp": _TIME,
                "agents": {name: {"status": "healthy", "message": None, "latency_ms": None} for name, *_ in _PARTS},
                "components": {"database": {"status": "healthy", "message": None, "latency_ms": 0.4}},
            }
        ),
    ),
    _preset(
        "POST",
        "workflow/create",
        "createIntegrationWorkflow",
        "Create a workflow from a template, and run it",
        document=_CREATED,
        variables=f"""{{"input": {{
            "template": body.name,
            "description": {given("body.description")},
            "parameters": {given("body.parameters", otherwise="{}")},
            "execute": true,
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }}}}""",
        kinds={"body": {"name": REQUIRED_TEXT, "description": TEXT, "parameters": OBJECT}},
        closed={"": ["tasks"]},
        names={"template": "name"},
        response="""{
            "status": "success",
            "workflow_id": data.done.workflow.id,
            "execution_id": data.done.workflow.executions.nodes[0].id,
            "execution_status": lower(data.done.workflow.executions.nodes[0].status),
            "name": body.name,
            "title": data.done.workflow.name,
            "description": data.done.workflow.description,
            "tasks": data.done.workflow.nodes.map(n, n.key),
            "created_at": data.done.workflow.created_at
        }""",
        example=Example(
            body=_BODY,
            response={
                "status": "success",
                "workflow_id": "wfl_01kbdxr5m2e4pvf0ay6c8t3hqz",
                "execution_id": "exe_01kbdxr5m2e4pvf0ay6c8t3hqz",
                "execution_status": "pending",
                "name": "content_generation",
                "title": "Content generation",
                "description": _BODY["description"],
                "tasks": _TASKS,
                "created_at": _TIME,
            },
        ),
    ),
    _preset(
        "POST",
        "workflow/templates",
        "listIntegrationTemplates",
        "List the workflow templates",
        document="{ templates: workflowTemplates { name title description parameters nodes { key } } }",
        response="""{
            "templates": data.templates.map(t, merge(without(t, ["nodes"]), {"tasks": t.nodes.map(n, n.key)})),
            "total": size(data.templates)
        }""",
        example=Example(
            response={
                "templates": [
                    {
                        "name": "content_generation",
                        "title": "Content generation",
                        "description": "Generates content about a topic.",
                        "parameters": {"type": "object", "properties": {}},
                        "tasks": _TASKS,
                    }
                ],
                "total": 3,
            }
        ),
    ),
    _preset(
        "POST",
        "event/broadcast",
        "broadcastIntegrationEvent",
        "Publish an event to streams, to Pusher and to other destinations",
        document=mutation("publishEvent", "event { id type occurredAt }"),
        variables=f"""{{"input": [{_EVENT_TYPE}].map(type, {{
            "type": type.contains(".") ? type : "broadcast." + type,
            "data": {given("body.data", "body.payload", otherwise="{}")},
            "sessionId": {given("body.session_id")},
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }})[0]}}""",
        kinds={"body": dict.fromkeys(("event_type", "event", "type", "name", "session_id"), TEXT)},
        closed={"": ["data", "payload"]},
        names={"type": "event_type"},
        response="""{
            "status": "success",
            "event_id": data.done.event.id,
            "event_type": data.done.event.type,
            "timestamp": data.done.event.occurredAt
        }""",
        example=Example(
            body={"event_type": "lesson.updated", "data": {"lesson_id": "lesson-1"}},
            response={
                "status": "success",
                "event_id": "evt_01kbdxr5m2e4pvf0ay6c8t3hqz",
                "event_type": "lesson.updated",
                "timestamp": _TIME,
            },
        ),
    ),
    _preset(
        "POST",
        "maintenance/cleanup",
        "cleanUpIntegration",
        "Remove old records of the organization",
        document=mutation(
            "runMaintenance",
            """report { expired_sessions: expiredSessions pruned_events: prunedEvents
                pruned_deliveries: prunedDeliveries pruned_executions: prunedExecutions dry_run: dryRun }""",
        ),
        variables='{"input": camel(only(body, ["older_than_days", "dry_run"]))}',
        kinds={"body": {"older_than_days": WHOLE, "dry_run": SWITCH}},
        closed={"": ()},
        response='merge({"status": "success"}, data.done.report)',
        example=Example(
            body={"older_than_days": 30, "dry_run": True},
            response={
                "status": "success",
                "expired_sessions": 0,
                "pruned_events": 120,
                "pruned_deliveries": 14,
                "pruned_executions": 3,
                "dry_run": True,
            },
        ),
    ),
)
"""The endpoints."""
