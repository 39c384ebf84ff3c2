"""The documented endpoints for workflows and their runs: `/api/workflows` belongs to two documents.

Document 004 has the id in the path, `steps` and `triggers`; document 001 has the id in the body or in the query,
`nodes`, `agents` and `startNode`. Each path takes both forms, and each response has the fields of both.
"""

import json
from typing import Final

from json_types import Json, JsonObject
from models.workflows import WorkflowStatus
from routes.rest.definitions import (
    DEFINITION_KINDS,
    TRIGGER_LIST,
    TRIGGERS,
    WORKFLOW,
    agents,
    nodes,
    start_node,
    workflows,
)
from routes.rest.expressions import IDEMPOTENCY_KEY, LIST_KINDS, MOST, OFFSET, given, mutation
from routes.rest.kinds import OBJECT, TEXT, Kind, one_of
from routes.rest.preset import Example, Preset, Skip

_STATUS: Final = one_of(WorkflowStatus.__members__)
_KINDS: Final[dict[str, Kind]] = {
    "id": TEXT,
    "name": TEXT,
    "description": TEXT,
    **DEFINITION_KINDS,
    "triggers": TRIGGER_LIST,
    "config": OBJECT,
    "status": _STATUS,
}

_DERIVED: Final = ("id", "version", "created", "updated", "created_at", "updated_at", "createdAt", "updatedAt")
_LEFT_OUT: Final = json.dumps([*_DERIVED, "nodes", "steps", "startNode", "start_node", "agents", "triggers", "status"])
"""The members that a body may have and the input takes in another form, or not at all."""

_NODES: Final = f"""{{
    "nodes": {nodes("body")},
    "startNode": {start_node("body")},
    "agents": {agents("body")}
}}"""
_REST: Final = f"""merge(
    camel(without(body, {_LEFT_OUT})),
    merge(
        has(body.triggers) && body.triggers != null ? {{"triggers": {TRIGGERS}}} : {{}},
        has(body.status) && body.status != null ? {{"status": upper(body.status)}} : {{}}
    )
)"""
_CHANGES: Final = f"merge({_REST}, has(body.nodes) || has(body.steps) ? {_NODES} : {{}})"

_ONE: Final = f"{workflows('[data.done.workflow]')}[0]"
_CHANGED: Final = f"""[{_ONE}].map(w, merge(w, {{"success": true, "workflow": w}}))[0]"""
_SELECTED: Final = f"workflow {{ {WORKFLOW} }}"
_DELETED: Final = '{"success": true, "id": data.done.deletedId, "message": "The workflow is deleted."}'
_DELETE: Final = mutation("deleteWorkflow", "deletedId", input="DeleteInput")
_GIVEN_ID: Final = given("body.id", "query.id")
_NAMES: Final = {"startNode": "startNode"}

_ID: Final = "wfl_01kbdxr5m2e4pvf0ay6c8t3hqz"
_TIME: Final = "2026-03-02T09:30:00.000000Z"
_AGENT: Final[JsonObject] = {
    "id": "agent-1",
    "name": "Support",
    "description": None,
    "type": "specialist",
    "capabilities": ["support"],
    "integrations": None,
    "agent_id": "68e4a1",
}
_NODE: Final[JsonObject] = {
    "id": "node-1",
    "name": "node-1",
    "type": "agent",
    "config": {"agent": {"id": "agent-1", "agentId": "68e4a1"}, "message": "${input.text}"},
    "nextNodes": [],
    "dependsOn": [],
    "when": None,
    "retry": {"maxAttempts": 1, "delaySeconds": 1.0, "backoff": "EXPONENTIAL"},
    "timeoutSeconds": None,
    "onError": "FAIL",
}
_ROW: Final[dict[str, Json]] = {
    "id": _ID,
    "name": "Customer Support Workflow",
    "description": "Handle customer inquiries",
    "status": "active",
    "version": 1,
    "config": {},
    "input_schema": None,
    "nodes": [_NODE],
    "steps": [_NODE],
    "startNode": "node-1",
    "agents": [_AGENT],
    "triggers": [],
    **dict.fromkeys(["created", "created_at", "createdAt", "updated", "updated_at", "updatedAt"], _TIME),
}
_CHANGED_ROW: Final = {**_ROW, "success": True, "workflow": _ROW}
_NEW: Final[JsonObject] = {
    "name": "Customer Support Workflow",
    "description": "Handle customer inquiries",
    "agents": [{"id": "agent-1", "name": "Support", "agent_id": "68e4a1", "type": "specialist"}],
    "nodes": [{"id": "node-1", "type": "agent", "config": {"agentId": "agent-1"}}],
    "startNode": "node-1",
}
_STEPS: Final[JsonObject] = {"steps": [{"id": "node-1", "type": "transform", "config": {"value": 1}}]}
_REMOVED: Final[JsonObject] = {"success": True, "id": _ID, "message": "The workflow is deleted."}


def _listing(selected: str) -> str:
    """Return the operation that lists workflows, or reads the one that the query names."""
    return f"""query($id: ID!, $one: Boolean!, $filter: WorkflowFilter, $first: Int, $after: String) {{
        workflow(id: $id) @include(if: $one) {{ {WORKFLOW} }}
        page: workflows(filter: $filter, first: $first, after: $after) @skip(if: $one) {{
            {selected} pageInfo {{ endCursor hasNextPage }} }} }}"""


WORKFLOW_PRESETS: Final = (
    Preset(
        name="listWorkflows",
        summary="List workflows, newest first, or read the one that the query names",
        tag="workflows",
        method="GET",
        path="/api/workflows",
        document=_listing(f"totalCount nodes {{ {WORKFLOW} }}"),
        variables="""{
            "id": has(query.id) ? query.id : "",
            "one": has(query.id),
            "filter": {"status": has(query.status) ? [upper(query.status)] : null}
        }""",
        most=MOST,
        skip=Skip(f"has(query.id) ? 0 : {OFFSET}", _listing("")),
        response=f"""has(data.workflow)
            ? {{"success": true, "workflow": {workflows("[data.workflow]")}[0]}}
            : {{"success": true, "workflows": {workflows("data.page.nodes")}, "total": data.page.totalCount}}""",
        kinds={"query": {**LIST_KINDS, "id": TEXT, "status": _STATUS}},
        example=Example(
            query={"status": "active", "limit": "20"}, response={"success": True, "workflows": [_ROW], "total": 1}
        ),
    ),
    Preset(
        name="createWorkflow",
        summary="Create a workflow",
        tag="workflows",
        method="POST",
        path="/api/workflows",
        document=mutation("createWorkflow", _SELECTED),
        variables=f'{{"input": merge(merge({_REST}, {_NODES}), {{"idempotencyKey": {IDEMPOTENCY_KEY}}})}}',
        response=_CHANGED,
        status="201",
        names=_NAMES,
        defines=True,
        kinds={"body": _KINDS},
        example=Example(body=_NEW, response=_CHANGED_ROW),
    ),
    Preset(
        name="replaceWorkflow",
        summary="Change the workflow that the body names",
        tag="workflows",
        method="PUT",
        path="/api/workflows",
        document=mutation("updateWorkflow", _SELECTED),
        variables=f'{{"input": merge({_CHANGES}, {{"id": {_GIVEN_ID}}})}}',
        response=_CHANGED,
        names=_NAMES,
        defines=True,
        kinds={"body": _KINDS, "query": {"id": TEXT}},
        example=Example(body={"id": _ID, "name": "Customer Support Workflow"}, response=_CHANGED_ROW),
    ),
    Preset(
        name="removeWorkflow",
        summary="Delete the workflow that the query or the body names",
        tag="workflows",
        method="DELETE",
        path="/api/workflows",
        document=_DELETE,
        variables=f'{{"input": {{"id": {_GIVEN_ID}}}}}',
        response=_DELETED,
        kinds={"body": {"id": TEXT}, "query": {"id": TEXT}},
        example=Example(query={"id": _ID}, response=_REMOVED),
    ),
    Preset(
        name="getWorkflow",
        summary="Read a workflow",
        tag="workflows",
        method="GET",
        path="/api/workflows/{id}",
        document=f"query($id: ID!) {{ workflow(id: $id) {{ {WORKFLOW} }} }}",
        variables='{"id": path.id}',
        response=f"{workflows('[data.workflow]')}[0]",
        example=Example(path={"id": _ID}, response=_ROW),
    ),
    Preset(
        name="updateWorkflow",
        summary="Change a workflow",
        tag="workflows",
        method="PATCH",
        path="/api/workflows/{id}",
        document=mutation("updateWorkflow", _SELECTED),
        variables=f'{{"input": merge({_CHANGES}, {{"id": path.id}})}}',
        response=_CHANGED,
        names=_NAMES,
        defines=True,
        kinds={"body": _KINDS},
        example=Example(path={"id": _ID}, body=_STEPS, response=_CHANGED_ROW),
    ),
    Preset(
        name="deleteWorkflow",
        summary="Delete a workflow, whose runs continue",
        tag="workflows",
        method="DELETE",
        path="/api/workflows/{id}",
        document=_DELETE,
        variables='{"input": {"id": path.id}}',
        response=_DELETED,
        example=Example(path={"id": _ID}, response=_REMOVED),
    ),
)
"""The endpoints."""
