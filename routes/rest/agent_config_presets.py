"""The documented endpoint for agent configurations: agents of Lyzr, whose id there is `agent_id`.

Document 001 has one path for them, with the id in the query or in the body.
"""

import json
from typing import Any, Final

from json_types import JsonObject
from routes.rest.expressions import ERRORS, IDEMPOTENCY_KEY, LIST_KINDS, MOST, OFFSET, given, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT, TEXT, TEXTS, Kind, one_of
from routes.rest.preset import Example, Preset, Skip

_PATH: Final = "/api/agents/config"
_AGENT: Final = """id name description type status capabilities config metadata
    created: createdAt created_at: createdAt updated: updatedAt updated_at: updatedAt"""
_SELECTED: Final = f"agent {{ {_AGENT} }}"


def _config(agent: str) -> str:
    """Return an expression for a configuration, from an expression for what `_AGENT` selects."""
    return f"""merge({agent}, {{
        "agent_id": has({agent}.config.agentId) ? {agent}.config.agentId : null,
        "integrations": has({agent}.metadata.integrations) ? {agent}.metadata.integrations : [],
        "status": {agent}.status == "STOPPED" ? "inactive" : "active"
    }})"""


_LISTING: Final = """query($id: ID!, $one: Boolean!, $filter: AgentFilter, $first: Int, $after: String) {
    agent(id: $id) @include(if: $one) { AGENT }
    page: agents(filter: $filter, first: $first, after: $after) @skip(if: $one) {
        SELECTED pageInfo { endCursor hasNextPage } } }""".replace("AGENT", _AGENT)

_CHANGE: Final = f"""mutation($input: UpdateAgentInput!, $command: CommandAgentInput!, $commanded: Boolean!) {{
    done: updateAgent(input: $input) {{ {_SELECTED} {ERRORS} }}
    command: commandAgent(input: $command) @include(if: $commanded) {{ {_SELECTED} {ERRORS} }} }}"""

_ID: Final = given("body.id", "query.id")
_LYZR_ID: Final = given("body.agent_id", "body.agentId")
_INTEGRATIONS: Final = given("body.integrations")
_CONFIG: Final = given("body.config")
_METADATA: Final = given("body.metadata")
_NEW_STATUS: Final = given("body.status")
_DERIVED: Final = ("id", "status", "created", "updated", "created_at", "updated_at", "createdAt", "updatedAt")
_LEFT_OUT: Final = json.dumps([*_DERIVED, "agent_id", "agentId", "config", "metadata", "integrations"])

_VALUES: Final = f"""merge(
    camel(without(body, {_LEFT_OUT})),
    merge(
        {_CONFIG} != null || {_LYZR_ID} != null ? {{"config": merge(
            {given("body.config", otherwise="{}")},
            {_LYZR_ID} == null ? {{}} : {{"agentId": {_LYZR_ID}}}
        )}} : {{}},
        {_METADATA} != null || {_INTEGRATIONS} != null ? {{"metadata": merge(
            {given("body.metadata", otherwise="{}")},
            {_INTEGRATIONS} == null ? {{}} : {{"integrations": body.integrations}}
        )}} : {{}}
    )
)"""

_STATUS: Final = one_of(["active", "inactive"])
_KINDS: Final[dict[str, Kind]] = {
    "name": TEXT,
    "description": TEXT,
    "type": TEXT,
    "agent_id": TEXT,
    "agentId": TEXT,
    "capabilities": TEXTS,
    "integrations": TEXTS,
    "config": OBJECT,
    "metadata": OBJECT,
    "status": _STATUS,
}

_ROW: Final[dict[str, Any]] = {
    "id": "agt_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "name": "Support",
    "description": "Answers inquiries",
    "type": "specialist",
    "status": "active",
    "capabilities": ["support"],
    "config": {"agentId": "68e4a1"},
    "metadata": {"integrations": ["gmail"]},
    **dict.fromkeys(["created", "created_at", "updated", "updated_at"], "2026-03-02T09:30:00.000000Z"),
    "agent_id": "68e4a1",
    "integrations": ["gmail"],
}
_NEW: Final[JsonObject] = {
    name: _ROW[name] for name in ("name", "description", "agent_id", "type", "capabilities", "integrations")
}


def _answer(message: str) -> JsonObject:
    return {"success": True, "agent": _ROW, "message": message}


AGENT_CONFIG_PRESETS: Final = (
    Preset(
        name="listAgentConfigs",
        summary="List the agents of Lyzr, newest first, or read the one that the query names",
        tag="agent configs",
        method="GET",
        path=_PATH,
        document=_LISTING.replace("SELECTED", f"totalCount nodes {{ {_AGENT} }}"),
        variables="""{
            "id": has(query.id) ? query.id : "",
            "one": has(query.id),
            "filter": {"runtime": ["LYZR"]}
        }""",
        most=MOST,
        skip=Skip(f"has(query.id) ? 0 : {OFFSET}", _LISTING.replace("SELECTED", "")),
        response=f"""has(data.agent)
            ? {{"success": true, "agent": {_config("data.agent")}}}
            : {{
                "success": true,
                "agents": data.page.nodes.map(each, {_config("each")}),
                "total": data.page.totalCount
            }}""",
        kinds={"query": {**LIST_KINDS, "id": TEXT}},
        example=Example(response={"success": True, "agents": [_ROW], "total": 1}),
    ),
    Preset(
        name="createAgentConfig",
        summary="Create an agent of Lyzr",
        tag="agent configs",
        method="POST",
        path=_PATH,
        document=mutation("createAgent", _SELECTED),
        variables=f"""{{"input": merge({_VALUES}, {{
            "runtime": "LYZR",
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }})}}""",
        response=f"""{{
            "success": true,
            "agent": {_config("data.done.agent")},
            "message": "The agent is created."
        }}""",
        status="201",
        kinds={"body": {**_KINDS, "name": REQUIRED_TEXT, "type": REQUIRED_TEXT}},
        example=Example(body=_NEW, response=_answer("The agent is created.")),
    ),
    Preset(
        name="updateAgentConfig",
        summary="Change the agent that the body names",
        tag="agent configs",
        method="PUT",
        path=_PATH,
        document=_CHANGE,
        variables=f"""{{
            "input": merge({_VALUES}, {{"id": {_ID}}}),
            "command": {{
                "id": {_ID},
                "command": {_NEW_STATUS} != null && lower(body.status) == "inactive" ? "STOP" : "START"
            }},
            "commanded": {_NEW_STATUS} != null
        }}""",
        response=f"""{{
            "success": true,
            "agent": [has(data.command) ? data.command.agent : data.done.agent].map(each, {_config("each")})[0],
            "message": "The agent is changed."
        }}""",
        kinds={"body": {**_KINDS, "id": TEXT}, "query": {"id": TEXT}},
        example=Example(body={"id": _ROW["id"], "agent_id": "68e4a1"}, response=_answer("The agent is changed.")),
    ),
    Preset(
        name="deleteAgentConfig",
        summary="Delete the agent that the query or the body names",
        tag="agent configs",
        method="DELETE",
        path=_PATH,
        document=mutation("deleteAgent", "deletedId", input="DeleteInput"),
        variables=f'{{"input": {{"id": {_ID}}}}}',
        response='{"success": true, "id": data.done.deletedId, "message": "The agent is deleted."}',
        kinds={"body": {"id": TEXT}, "query": {"id": TEXT}},
        example=Example(
            query={"id": _ROW["id"]},
            response={"success": True, "id": _ROW["id"], "message": "The agent is deleted."},
        ),
    ),
)
"""The endpoints."""
