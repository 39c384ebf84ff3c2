"""The documented endpoints that run workflows: stored ones, and definitions that are not stored.

A run is answered as document 004's table describes it, and as the execution record of document 001.
"""

from typing import Final

from json_types import Json, JsonObject
from routes.rest.definitions import DEFINITION_KINDS, WORKFLOW_KEYS, agents, nodes, start_node
from routes.rest.expressions import IDEMPOTENCY_KEY, given, mutation
from routes.rest.kinds import TEXT, WHOLE, Kind, object_like
from routes.rest.preset import Example, Preset

_SELECTED: Final = """execution {
    id version status input output error trigger progress { completed total fraction } monitor_url: monitorUrl
    workflow { id } created_at: createdAt started_at: startedAt completed_at: completedAt duration_ms: durationMs
    nodes { id: key name type status output error attempts started_at: startedAt completed_at: completedAt } }"""

_ENDED: Final = 's.status == "completed" || s.status == "failed" || s.status == "skipped"'


def _run(workflow_id: str, user_id: str) -> str:
    """Return an expression for a run.

    Args:
        workflow_id: an expression for the id of a definition that is not stored.
        user_id: an expression for the name that the request gives to its caller.
    """
    return f"""[data.done.execution].map(run, [lowered(run.nodes, ["type", "status"])].map(steps,
        merge(without(lowered([run], ["status", "trigger"])[0], ["nodes", "workflow"]), {{
            "execution_id": run.id,
            "executionId": run.id,
            "workflow_id": run.workflow == null ? {workflow_id} : run.workflow.id,
            "workflowId": run.workflow == null ? {workflow_id} : run.workflow.id,
            "user_id": {user_id},
            "steps": steps,
            "current_node": [steps.filter(s, s.status == "running" || s.status == "waiting")].map(now,
                size(now) > 0 ? now[0].id : null)[0],
            "results": keyed(steps.filter(s, {_ENDED}), "id"),
            "started": run.started_at == null ? run.created_at : run.started_at,
            "completed": run.completed_at
        }})
    )[0])[0]"""


def _input(*names: str) -> str:
    """Return an expression for a run's input: the first of these that the body has; a text is the input's `text`."""
    return f'[{given(*names, otherwise="{}")}].map(i, isText(i) ? {{"text": i}} : i)[0]'


_SESSION: Final = given("body.session_id", "body.sessionId")
_USER: Final = given("body.user_id", "body.userId", otherwise="caller")
_WAIT: Final = f"int({given('body.wait_seconds', otherwise='2')})"
"""The seconds to wait for the end of a run: enough for what is quick, and little for those who follow the others."""
_DEFINITION: Final = """[has(body.workflow)
    ? (isText(body.workflow) ? {"id": body.workflow} : body.workflow)
    : body]"""
_WORKFLOW_ID: Final = given("body.workflow_id", "body.workflowId")
_GIVEN_ID: Final = f"{_DEFINITION}.map(d, {given('d.id', otherwise=_WORKFLOW_ID)})[0]"

_KINDS: Final[dict[str, Kind]] = {
    "session_id": TEXT,
    "sessionId": TEXT,
    "user_id": TEXT,
    "userId": TEXT,
    "wait_seconds": WHOLE,
}
_SYNONYMS: Final = (("session_id", "sessionId"), ("user_id", "userId"))
_INPUTS: Final = ("input", "text", "message", "params")
_DEFINED: Final = object_like("a definition", DEFINITION_KINDS)
_DEFINITION_OR_ID: Final = Kind(
    "an id, or a definition whose nodes, agents and startNode are as documented",
    lambda value: TEXT.accepts(value) or _DEFINED.accepts(value),
    schema={"anyOf": [TEXT.schema, _DEFINED.schema]},
)

_ID: Final = "exe_01kbdxr5m2e4pvf0ay6c8t3hqz"
_TIME: Final = "2026-03-02T09:30:00.000000Z"
_STEP: Final[JsonObject] = {
    "id": "node-1",
    "name": "node-1",
    "type": "agent",
    "status": "pending",
    "output": None,
    "error": None,
    "attempts": 0,
    "started_at": None,
    "completed_at": None,
}
_ROW: Final[dict[str, Json]] = {
    "id": _ID,
    "version": 1,
    "status": "pending",
    "input": {"text": "How can I reset my password?"},
    "output": None,
    "error": None,
    "trigger": "manual",
    "progress": {"completed": 0, "total": 1, "fraction": 0.0},
    "monitor_url": f"http://127.0.0.1:8080/api/workflows/monitor?execution_id={_ID}&key=...",
    "created_at": _TIME,
    "started_at": None,
    "completed_at": None,
    "duration_ms": None,
    "execution_id": _ID,
    "executionId": _ID,
    "workflow_id": "wf-1",
    "workflowId": "wf-1",
    "user_id": "user-123",
    "steps": [_STEP],
    "current_node": None,
    "results": {},
    "started": _TIME,
    "completed": None,
}
_WORKFLOW: Final[JsonObject] = {
    "id": "wf-1",
    "name": "Customer Support Workflow",
    "description": "Handle customer inquiries",
    "agents": [{"id": "agent-1", "name": "Support", "agent_id": "68e4a1", "type": "specialist"}],
    "nodes": [{"id": "node-1", "type": "agent", "config": {"agentId": "agent-1"}, "nextNodes": []}],
    "startNode": "node-1",
    "created": "2026-03-02T09:00:00.000Z",
    "updated": "2026-03-02T09:00:00.000Z",
}
_STORED: Final = {
    **_ROW,
    "workflow_id": "wfl_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "workflowId": "wfl_01kbdxr5m2e4pvf0ay6c8t3hqz",
}

RUN_PRESETS: Final = (
    Preset(
        name="executeWorkflow",
        summary="Run a stored workflow",
        tag="workflows",
        method="POST",
        path="/api/workflows/{id}/execute",
        document=mutation("executeWorkflow", _SELECTED),
        variables=f"""{{"input": {{
            "workflowId": path.id,
            "input": {_input("body.params", "body.input", "body.text")},
            "sessionId": {_SESSION},
            "waitSeconds": {_WAIT},
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }}}}""",
        response=_run("path.id", _USER),
        names={"workflowId": "id"},
        kinds={"body": _KINDS},
        closed={"": ["params", "input", "text"]},
        synonyms=_SYNONYMS,
        example=Example(
            path={"id": "wfl_01kbdxr5m2e4pvf0ay6c8t3hqz"},
            body={"params": {"text": "How can I reset my password?"}},
            response=_STORED,
        ),
    ),
    Preset(
        name="runWorkflow",
        summary="Run a definition that is not stored, or a stored workflow that the body names",
        tag="workflows",
        method="POST",
        path="/api/workflow/execute",
        document=mutation("executeWorkflow", _SELECTED),
        variables=f"""{{"input": {_DEFINITION}.map(d, merge(
            has(d.nodes) || has(d.steps)
                ? {{"nodes": {nodes("d")}, "startNode": {start_node("d")}, "agents": {agents("d")}}}
                : {{"workflowId": {given("d.id", otherwise=_WORKFLOW_ID)}}},
            {{
                "input": {_input(*(f"body.{name}" for name in _INPUTS))},
                "sessionId": {_SESSION},
                "waitSeconds": {_WAIT},
                "idempotencyKey": {IDEMPOTENCY_KEY}
            }}
        ))[0]}}""",
        response=f"""[{_run(_GIVEN_ID, _USER)}].map(r, merge(r, {{
            "success": r.status != "failed" && r.status != "cancelled",
            "execution": r
        }}))[0]""",
        names={"workflowId": "workflow_id", "startNode": "startNode"},
        kinds={
            "body": {
                **_KINDS,
                **DEFINITION_KINDS,
                "workflow": _DEFINITION_OR_ID,
                "workflow_id": TEXT,
                "workflowId": TEXT,
            }
        },
        defines=True,
        closed={"": [*_INPUTS, *WORKFLOW_KEYS], "workflow": WORKFLOW_KEYS},
        synonyms=[*_SYNONYMS, ("workflow_id", "workflowId")],
        example=Example(
            body={"workflow": _WORKFLOW, "input": "How can I reset my password?", "user_id": "user-123"},
            response={**_ROW, "success": True, "execution": _ROW},
        ),
    ),
)
"""The endpoints."""
