"""Expressions for workflow definitions: from the documents' forms to the operations' input, and back.

Document 004 calls the nodes `steps`; document 001 has `nodes` with an `id` and `nextNodes`, a `startNode`, and `agents`
that may have no record. Both write words in lower case.
"""

import json
from typing import Final

from routes.rest.expressions import given
from routes.rest.kinds import OBJECT, OBJECTS, TEXT, Kind, list_of, object_like

_LINKS: Final = ("next", "nextNodes", "next_nodes", "dependsOn", "depends_on")
_LIMITS: Final = ("when", "retry", "timeoutSeconds", "timeout_seconds", "onError", "on_error")
_NODE_KEYS: Final = json.dumps(["id", "key", "name", "type", "config", "agent", *_LINKS, *_LIMITS])
"""The keys of a node that are not its config's; the config may also be spread over the node."""

_KEPT: Final = json.dumps(["name", "dependsOn", "when", "retry", "timeoutSeconds"])
_AGENT_KEYS: Final = json.dumps(["id", "name", "description", "type", "capabilities", "integrations", "agentId"])
_TRIGGER_KEYS: Final = json.dumps(["id", "type", "config", "enabled", "next_run_at", "nextRunAt", "url"])

_NODE_KIND: Final = object_like(
    "a node", {"type": TEXT, "config": OBJECT, "agent": OBJECT, "onError": TEXT, "on_error": TEXT}
)
NODE_LIST: Final = list_of(
    "a list of JSON objects, whose type and onError are strings, and whose config and agent are JSON objects",
    _NODE_KIND,
)
TRIGGER_LIST: Final = list_of(
    "a list of JSON objects, each with a type, and whose config is a JSON object",
    object_like("a trigger", {"type": TEXT, "config": OBJECT}),
)
DEFINITION_KINDS: Final[dict[str, Kind]] = {
    "nodes": NODE_LIST,
    "steps": NODE_LIST,
    "startNode": TEXT,
    "start_node": TEXT,
    "agents": OBJECTS,
}
"""The kinds of the parts of a definition."""

WORKFLOW_KEYS: Final = (
    *DEFINITION_KINDS,
    *("id", "name", "description", "status", "version", "config", "input_schema", "inputSchema", "triggers"),
    *("created", "created_at", "createdAt", "updated", "updated_at", "updatedAt", "success", "workflow"),
)
"""The keys of a workflow that is run: those of a definition, and the others that responses have."""

NODES: Final = f"""n, merge(only(camel(n), {_KEPT}), {{
    "key": {given("n.key", "n.id")},
    "type": has(n.type) ? upper(n.type) : null,
    "onError": has(n.onError) ? upper(n.onError) : has(n.on_error) ? upper(n.on_error) : null,
    "next": {given("n.next", "n.nextNodes", "n.next_nodes")},
    "config": [merge(
        merge(camel(without(n, {_NODE_KEYS})), has(n.config) && n.config != null ? camel(n.config) : {{}}),
        has(n.agent) && n.agent != null ? {{"agent": only(camel(n.agent), {_AGENT_KEYS})}} : {{}}
    )].map(c, has(c.integration) ? merge(without(c, ["integration"]), {{"connector": c.integration}}) : c)[0]
}})"""
"""The body of a `map` over documented nodes, which returns `WorkflowNodeInput`s."""


def nodes(source: str) -> str:
    """Return an expression for the nodes of a definition, or null if it has none."""
    found = given(f"{source}.nodes", f"{source}.steps")
    return f"({found} == null ? null : {found}.map({NODES}))"


def agents(source: str) -> str:
    """Return an expression for the agents of a definition that have no record, or null."""
    found = f"{source}.agents"
    described = f'{found}.filter(a, !(has(a.id) && a.id.startsWith("agt_"))).map(a, only(camel(a), {_AGENT_KEYS}))'
    return f"(has({found}) && {found} != null ? {described} : null)"


def start_node(source: str) -> str:
    """Return an expression for the start node of a definition, or null."""
    return given(f"{source}.startNode", f"{source}.start_node")


TRIGGERS: Final = f"""body.triggers.map(t, merge(only(t, ["enabled"]), {{
    "type": has(t.type) ? upper(t.type) : null,
    "config": merge(without(t, {_TRIGGER_KEYS}), has(t.config) && t.config != null ? t.config : {{}})
}}))"""
"""An expression for the triggers of a body that has them."""

_NODE: Final = """id: key name type config nextNodes: next dependsOn when
    retry { maxAttempts delaySeconds backoff } timeoutSeconds onError"""
_OWN: Final = "id name description type capabilities integrations agent_id: agentId"

WORKFLOW: Final = f"""id name description status version config input_schema: inputSchema
    nodes {{ {_NODE} }} first: startNodes {{ id: key }}
    own: ownAgents {{ {_OWN} }} agents {{ id name description type capabilities config }}
    triggers {{ id type config enabled next_run_at: nextRunAt url }}
    created: createdAt created_at: createdAt createdAt updated: updatedAt updated_at: updatedAt updatedAt"""
"""A workflow, as both documents describe it. `workflows` turns what this selects into what responses have."""


def workflows(source: str) -> str:
    """Return an expression for workflows, from an expression for a list of what `WORKFLOW` selects."""
    return f"""lowered({source}, ["status"]).map(w, [lowered(w.nodes, ["type"])].map(nodes,
        merge(without(w, ["first", "own"]), {{
            "nodes": nodes,
            "steps": nodes,
            "startNode": size(w.first) > 0 ? w.first[0].id : null,
            "agents": w.own + w.agents.map(a, merge(without(a, ["config"]), {{
                "integrations": null,
                "agent_id": has(a.config.agentId) ? a.config.agentId : null
            }})),
            "triggers": lowered(w.triggers, ["type"])
        }})
    )[0])"""
