"""Definitions with a start node, links to the nodes that follow, and agents of their own."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, person
from tests.running import Runs

LYZR: Final = {
    "id": "agent-1",
    "name": "Classifier",
    "type": "specialist",
    "agentId": "68e",
    "capabilities": ["triage"],
}


@pytest.fixture(scope="module")
def author(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN)


def nodes(*keys: str, **more: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": key, "type": "TRANSFORM", "config": {"value": key}, **more.get(key, {})} for key in keys]


def links(author: Person, **definition: Any) -> dict[str, Any]:
    shown = "workflow { id nodes { key dependsOn next } startNodes { key next } }"
    made = author.done("createWorkflow", shown, name="Linked", **definition)["workflow"]
    for node in made["nodes"]:
        assert node["next"] == [other["key"] for other in made["nodes"] if node["key"] in other["dependsOn"]]
    return {node["key"]: node["dependsOn"] for node in made["nodes"]}


def test_the_following_nodes_depend_on_a_node(author: Person):
    given = nodes("a", "b", "c", a={"next": ["b", "c", "b"]}, c={"dependsOn": ["b", "a"]})
    assert links(author, nodes=given) == {"a": [], "b": ["a"], "c": ["b", "a"]}


def test_nodes_without_links_follow_the_start_node_in_turn(author: Person):
    assert links(author, nodes=nodes("b", "a", "c"), startNode="a") == {"a": [], "b": ["a"], "c": ["b"]}
    assert links(author, nodes=nodes("a"), startNode="a") == {"a": []}


def test_otherwise_the_nodes_without_dependencies_depend_on_the_start_node(author: Person):
    given = nodes("b", "c", "a", "d", c={"dependsOn": ["b"]})
    assert links(author, nodes=given, startNode="a") == {"a": [], "b": ["a"], "c": ["b"], "d": ["a"]}


def test_the_order_is_that_of_the_run(author: Person):
    run = Runs(author).done(*nodes("b", "a", "c"), startNode="a")
    assert sorted(run["nodes"].values(), key=lambda node: node["startedAt"]) == [run["nodes"][key] for key in "abc"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"nodes": nodes("a", a={"next": ["x"]})}, ("BAD_USER_INPUT", "nodes.0.next")),
        ({"nodes": nodes("a"), "startNode": "x"}, ("BAD_USER_INPUT", "startNode")),
        ({"nodes": nodes("a", "b", b={"next": ["a"]}), "startNode": "a"}, ("BAD_USER_INPUT", "startNode")),
        ({"nodes": nodes("a", "b", a={"next": ["b"]}, b={"next": ["a"]})}, ("BAD_USER_INPUT", "nodes.0.dependsOn")),
        ({"nodes": nodes("a"), "agents": [LYZR, LYZR]}, ("BAD_USER_INPUT", "agents.1.id")),
    ],
)
def test_links_that_lead_nowhere_are_rejected(author: Person, given: dict[str, Any], error: tuple[str, str]):
    assert author.refused("executeWorkflow", "execution { id }", **given) == error
    assert author.refused("createWorkflow", "workflow { id }", name="Broken", **given) == error


def test_links_need_nodes(author: Person):
    made = author.done("createWorkflow", "workflow { id }", name="Whole", nodes=nodes("a"))["workflow"]
    for given in ({"startNode": "a"}, {"agents": [LYZR]}):
        error = ("BAD_USER_INPUT", *given)
        assert author.refused("executeWorkflow", "execution { id }", workflowId=made["id"], **given) == error
        assert author.refused("updateWorkflow", "workflow { id }", id=made["id"], **given) == error
    changed = author.done(
        "updateWorkflow", "workflow { nodes { dependsOn } }", **made, nodes=nodes("b", "a"), startNode="a"
    )
    assert changed["workflow"]["nodes"] == [{"dependsOn": ["a"]}, {"dependsOn": []}]


# ---------------------------------------------------------------- agents of the definition


def test_agents_work_together_without_records(author: Person):
    given = [
        {"key": "node-1", "type": "AGENT", "config": {"agentId": "agent-1"}},
        {"key": "node-2", "type": "AGENT", "config": {"agentId": "agent-2"}},
    ]
    text = "How can I reset my password?"
    run = Runs(author).done(*given, startNode="node-1", agents=[LYZR, {"id": "agent-2"}], input={"text": text})
    first, second = (run["nodes"][key] for key in ("node-1", "node-2"))
    assert first["input"] == {"agent": LYZR, "message": text}
    assert first["output"] == {"content": f"Simulated answer to: {text}", "metadata": {"simulated": True}}
    assert second["input"]["message"] == first["output"]["content"]
    assert author.data("{ agents { totalCount } }") == {"agents": {"totalCount": 0}}


def test_a_workflow_shows_its_own_agents_once(author: Person):
    given = [{"key": key, "type": "AGENT", "config": {"agentId": "agent-1"}} for key in ("a", "b")]
    shown = "workflow { agents { id } ownAgents { id name description type capabilities integrations agentId } }"
    made = author.done("createWorkflow", shown, name="Support", nodes=given, agents=[LYZR, {"id": "unused"}])[
        "workflow"
    ]
    assert made == {"agents": [], "ownAgents": [{**LYZR, "description": None, "integrations": None}]}


def test_the_default_message_is_what_the_nodes_before_have_produced(author: Person):
    given = [
        {"key": "a", "type": "TRANSFORM", "config": {"value": {"n": 1}}},
        {"key": "b", "type": "TRANSFORM", "config": {"value": "two"}},
        {"key": "c", "type": "AGENT", "config": {"agent": {"agentId": "68e"}}, "dependsOn": ["a", "b"]},
    ]
    assert Runs(author).done(*given)["nodes"]["c"]["input"]["message"] == '{"n":1}\n\ntwo'


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({"message": "Hi"}, "agentId"),
        ({"message": "Hi", "agent": {}, "agentId": "agt_00000000000000000000000000"}, "agent"),
        ({"message": "Hi", "agent": {"agent_id": "68e"}}, "agent.agent_id"),
        ({"message": "Hi", "agent": {"capabilities": "triage"}}, "agent.capabilities"),
        ({"message": "Hi", "agent": {"agentId": ""}}, "agent.agentId"),
    ],
)
def test_an_agent_is_a_record_or_described(author: Person, config: dict[str, Any], field: str):
    code, path = author.refused(
        "executeWorkflow", "execution { id }", nodes=[{"key": "a", "type": "AGENT", "config": config}]
    )
    assert (code, path) == ("BAD_USER_INPUT", f"nodes.0.config.{field}")


def test_a_record_is_found_by_its_own_id(author: Person):
    known = agent(author, runtime="LYZR", config={"agentId": "68e"})
    given = {"key": "a", "type": "AGENT", "config": {"agentId": known.id, "message": "Hi"}}
    assert Runs(author).done(given, agents=[LYZR])["nodes"]["a"]["input"]["agentId"] == known.id


def test_an_agent_of_the_definition_requires_the_scope_of_its_connector(author: Person):
    scopes = ["workflows:execute", "agents:execute"]
    secret = author.done("createApiKey", "secret", name="narrow", scopes=scopes)["secret"]
    narrow = Person(author.gateway, author.id, secret)
    given = {"key": "a", "type": "AGENT", "config": {"agent": {}, "message": "Hi"}}
    assert narrow.refused("executeWorkflow", "execution { id }", nodes=[given]) == ("FORBIDDEN", "nodes.0.type")
