"""Errors in a definition are reported at once, by the path of the node and the field, and nothing is stored."""

from typing import Any

import pytest

from engine.definitions.parse import Known, parse_definition
from engine.expressions.cel import compile_expression
from engine.nodes import CONFIGS
from errors import ParleyError
from tests.gateways import Gateway
from tests.people import Person, agent, unchanged
from tests.running import Runs, node, value
from tests.suite import one_backend

ABSENT = {"agent": "agt_00000000000000000000000000", "workflow": "wfl_00000000000000000000000000"}
TRIGGER: dict[str, Any] = {"type": "SCHEDULE", "config": {"cron": "0 9 * * *"}}
HTTP = {"connector": "http", "action": "request"}


def http(**params: Any) -> dict[str, Any]:
    return {**HTTP, "params": params}


A = value("a", 1)

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no node": ({"nodes": []}, "nodes"),
    "a key twice": ({"nodes": [A, A]}, "nodes.1.key"),
    "an empty key": ({"nodes": [value("", 1)]}, "nodes.0.key"),
    "a key with a space": ({"nodes": [value("a b", 1)]}, "nodes.0.key"),
    "a key that is too long": ({"nodes": [value("a" * 65, 1)]}, "nodes.0.key"),
    "an empty name": ({"nodes": [{**A, "name": " "}]}, "nodes.0.name"),
    "an unknown dependency": ({"nodes": [A, value("b", 1, "c")]}, "nodes.1.dependsOn"),
    "a node that depends on itself": ({"nodes": [value("a", 1, "a")]}, "nodes.0.dependsOn"),
    "a dependency cycle": (
        {"nodes": [A, value("b", 1, "d"), value("c", 1, "b"), value("d", 1, "c")]},
        "nodes.1.dependsOn",
    ),
    "an invalid condition": ({"nodes": [{**A, "when": "1 +"}]}, "nodes.0.when"),
    "a condition on an unknown name": ({"nodes": [{**A, "when": "os.name == ''"}]}, "nodes.0.when"),
    "an invalid expression": ({"nodes": [value("a", {"b": ["${1 +}"]})]}, "nodes.0.config.value.b.0"),
    "an unterminated expression": ({"nodes": [value("a", "${input.x")]}, "nodes.0.config.value"),
    "an expression on a node that is not a dependency": (
        {"nodes": [A, value("b", "${nodes.a.output}")]},
        "nodes.1.config.value",
    ),
    "an expression on an unknown node": (
        {"nodes": [value("a", {"snake_case": "x ${nodes['nope'].output}"})]},
        "nodes.0.config.value.snake_case",
    ),
    "expressions that are too long": (
        {"nodes": [value("a", [f"${{{number}{' ' * 4000}}}" for number in range(20)])]},
        "nodes.0.config",
    ),
    "a config that is not an object": ({"nodes": [node("a", "DELAY", [])]}, "nodes.0.config"),  # type: ignore[arg-type]
    "an unknown field": ({"nodes": [node("a", "DELAY", {"second": 1})]}, "nodes.0.config.second"),
    "no value": ({"nodes": [node("a", "TRANSFORM", {})]}, "nodes.0.config.value"),
    "no expression": ({"nodes": [node("a", "CONDITION", {})]}, "nodes.0.config.expression"),
    "a malformed expression": (
        {"nodes": [node("a", "CONDITION", {"expression": "input.a ="})]},
        "nodes.0.config.expression",
    ),
    "no delay": ({"nodes": [node("a", "DELAY", {})]}, "nodes.0.config.seconds"),
    "two delays": ({"nodes": [node("a", "DELAY", {"seconds": 1, "until": "2030-01-01"})]}, "nodes.0.config.until"),
    "a negative delay": ({"nodes": [node("a", "DELAY", {"seconds": -1})]}, "nodes.0.config.seconds"),
    "an invalid time": ({"nodes": [node("a", "DELAY", {"until": "soon"})]}, "nodes.0.config.until"),
    "no agent": ({"nodes": [node("a", "AGENT", {"message": "Hi"})]}, "nodes.0.config.agentId"),
    "a blank message": (
        {"nodes": [node("a", "AGENT", {"agentId": "${input.agent}", "message": " "})]},
        "nodes.0.config.message",
    ),
    "no connector": ({"nodes": [node("a", "INTEGRATION", {"action": "x"})]}, "nodes.0.config.connector"),
    "an unknown connector": (
        {"nodes": [node("a", "INTEGRATION", {"connector": "nope", "action": "x"})]},
        "nodes.0.config.connector",
    ),
    "an unknown action": (
        {"nodes": [node("a", "INTEGRATION", {"connector": "http", "action": "x"})]},
        "nodes.0.config.action",
    ),
    "missing params": (
        {"nodes": [node("a", "INTEGRATION", http(method="GET", query={"a": "${input.a}"}))]},
        "nodes.0.config.params",
    ),
    "params of the wrong type": (
        {"nodes": [node("a", "INTEGRATION", http(url="https://example.com", method="FLY"))]},
        "nodes.0.config.params.method",
    ),
    "nested params": (
        {"nodes": [node("a", "INTEGRATION", http(url="https://example.com", query={"my_key": {}}))]},
        "nodes.0.config.params.query.my_key",
    ),
    "more approvals than approvers": (
        {"nodes": [node("a", "APPROVAL", {"approvers": ["${input.a}"], "requiredApprovals": 2})]},
        "nodes.0.config.requiredApprovals",
    ),
    "an unknown onExpiry": ({"nodes": [node("a", "APPROVAL", {"onExpiry": "SHRUG"})]}, "nodes.0.config.onExpiry"),
    "a task without a type": ({"nodes": [node("a", "TASK", {"title": "T"})]}, "nodes.0.config.type"),
    "a task for an agent and a capability": (
        {"nodes": [node("a", "TASK", {"type": "t", "agentId": "${input.a}", "capability": "c"})]},
        "nodes.0.config.capability",
    ),
    "a priority of 11": ({"nodes": [node("a", "TASK", {"type": "t", "priority": 11})]}, "nodes.0.config.priority"),
    "an event of a type of Parley's own": (
        {"nodes": [node("a", "EVENT", {"emit": "User.created"})]},
        "nodes.0.config.emit",
    ),
    "a wait for an event of a type of Parley's own": (
        {"nodes": [node("a", "EVENT", {"waitFor": "collaboration.task_created"})]},
        "nodes.0.config.waitFor",
    ),
    "an event that is both emitted and awaited": (
        {"nodes": [node("a", "EVENT", {"emit": "a.b", "waitFor": "a.b"})]},
        "nodes.0.config.emit",
    ),
    "data for an awaited event": (
        {"nodes": [node("a", "EVENT", {"waitFor": "a.b", "data": 1})]},
        "nodes.0.config.data",
    ),
    "no attempts": ({"nodes": [{**A, "retry": {"maxAttempts": 0}}]}, "nodes.0.retry.maxAttempts"),
    "a negative retry delay": ({"nodes": [{**A, "retry": {"delaySeconds": -1}}]}, "nodes.0.retry.delaySeconds"),
    "no timeout": ({"nodes": [{**A, "timeoutSeconds": 0}]}, "nodes.0.timeoutSeconds"),
    "no name": ({"name": " "}, "name"),
    "a name that is too long": ({"name": "x" * 256}, "name"),
    "a config that is a list": ({"config": []}, "config"),
    "an invalid initial status": ({"status": "ARCHIVED"}, "status"),
    "an invalid schema": ({"inputSchema": {"type": "nope"}}, "inputSchema.type"),
    "a schema that is a list": ({"inputSchema": []}, "inputSchema"),
    "a schema with an external reference": ({"inputSchema": {"$ref": "http://127.0.0.1:1/schema"}}, "inputSchema"),
    "a schema that references itself": ({"inputSchema": {"$ref": "#"}}, "inputSchema"),
    "an invalid pattern": (
        {"inputSchema": {"properties": {"a_b": {"pattern": "("}}}},
        "inputSchema.properties.a_b.pattern",
    ),
    "a schedule without cron": ({"triggers": [{"type": "SCHEDULE"}]}, "triggers.0.config.cron"),
    "a schedule that is never due": (
        {"triggers": [TRIGGER, {"type": "SCHEDULE", "config": {"cron": "0 0 31 2 *"}}]},
        "triggers.1.config.cron",
    ),
    "an invalid time zone": (
        {"triggers": [{"type": "SCHEDULE", "config": {"cron": "@daily", "timeZone": "Mars/Olympus"}}]},
        "triggers.0.config.timeZone",
    ),
    "a schedule with invalid input": (
        {"triggers": [TRIGGER], "inputSchema": {"type": "object", "required": ["a"]}},
        "triggers.0.config.input",
    ),
    "an event trigger without types": ({"triggers": [{"type": "EVENT"}]}, "triggers.0.config.types"),
    "an unwatchable event type": (
        {"triggers": [{"type": "EVENT", "config": {"types": ["user.created"]}}]},
        "triggers.0.config.types.0",
    ),
    "a filter on an unknown name": (
        {"triggers": [{"type": "EVENT", "config": {"types": ["a.b"], "filter": "input.a"}}]},
        "triggers.0.config.filter",
    ),
    "a secret that is too short": (
        {"triggers": [{"type": "WEBHOOK", "config": {"secret": "short"}}]},
        "triggers.0.config.secret",
    ),
    "a signature without a secret": (
        {"triggers": [{"type": "WEBHOOK", "config": {"signed": True}}]},
        "triggers.0.config.secret",
    ),
    "a field of another trigger type": (
        {"triggers": [{"type": "MANUAL", "config": {"cron": "@daily"}}]},
        "triggers.0.config.cron",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
@one_backend
def test_an_error_is_reported_with_its_path(author: Person, what: str) -> None:
    given, field = REFUSED[what]
    answer = author.refused("createWorkflow", "workflow { id }", **{"name": "W", "nodes": [A], **given})
    assert answer == ("BAD_USER_INPUT", field)


def test_a_rejected_definition_is_not_stored(gateway: Gateway, author: Person) -> None:
    with unchanged(gateway):
        for what in ("a key twice", "an invalid time zone", "an invalid schema"):
            author.refused("createWorkflow", "workflow { id }", **{"name": "W", "nodes": [A], **REFUSED[what][0]})


def test_the_message_names_the_node_by_its_key(author: Person) -> None:
    given = {"name": "W", "nodes": [A, value("second", 1, "third")]}
    [error] = author.change("createWorkflow", "workflow { id }", given)["errors"]
    assert '"second"' in error["message"] and '"third"' in error["message"]
    circle = {"name": "W", "nodes": [value("x", 1, "y"), value("y", 1, "x")]}
    [error] = author.change("createWorkflow", "workflow { id }", circle)["errors"]
    assert "x → y → x" in error["message"]
    apart = {"name": "W", "nodes": [A, value("b", "${nodes.a.output}")]}
    [error] = author.change("createWorkflow", "workflow { id }", apart)["errors"]
    assert "uses nodes.a, but does not depend on that node" in error["message"]
    ghost = {"name": "W", "nodes": [value("b", "${nodes.ghost.output}")]}
    [error] = author.change("createWorkflow", "workflow { id }", ghost)["errors"]
    assert 'uses nodes.ghost, but there is no node "ghost"' in error["message"]


@pytest.mark.parametrize(
    ("type", "config", "message"),
    [
        ("DELAY", {"seconds": -1}, "config.seconds must be a number from 0 to 315360000."),
        ("TASK", {"type": " "}, "config.type must be a non-empty string."),
        ("APPROVAL", {"approvers": "Ada"}, "config.approvers must be a list of at most 100 user ids."),
        ("APPROVAL", {"expiresInSeconds": 0}, "config.expiresInSeconds must be a whole number from 1 to 31536000."),
        ("INTEGRATION", {**HTTP, "params": []}, "config.params must be a JSON object."),
        ("INTEGRATION", {**HTTP, "simulate": 1}, "config.simulate must be true or false or a string."),
    ],
)
def test_the_message_says_what_a_field_must_be(author: Person, type: str, config: dict[str, Any], message: str) -> None:
    [error] = author.change("createWorkflow", "workflow { id }", {"name": "W", "nodes": [node("a", type, config)]})[
        "errors"
    ]
    assert message in error["message"]


def test_an_unknown_node_type_is_rejected(gateway: Gateway, author: Person) -> None:
    nodes = '[{key: "a", type: FLY, config: {}}]'
    document = f'mutation {{ createWorkflow(input: {{name: "W", nodes: {nodes}}}) {{ errors {{ code }} }} }}'
    [error] = gateway.graphql(document, {}, author.token)["errors"]
    assert "FLY" in error["message"]


def test_objects_named_by_a_node_must_exist_and_be_visible(author: Person, stranger: Person) -> None:
    theirs = {"agent": agent(stranger).id}
    made = stranger.done("createWorkflow", "workflow { id }", name="Theirs", nodes=[A])
    theirs["workflow"] = made["workflow"]["id"]
    for ids in (theirs, ABSENT):
        for config, type, field in (
            ({"agentId": ids["agent"], "message": "Hi"}, "AGENT", "agentId"),
            ({"agentId": ids["agent"], "type": "t"}, "TASK", "agentId"),
            ({"workflowId": ids["workflow"]}, "WORKFLOW", "workflowId"),
            ({"approvers": [author.id, stranger.id]}, "APPROVAL", "approvers.1"),
        ):
            answer = author.refused("createWorkflow", "workflow { id }", name="W", nodes=[node("a", type, config)])
            assert answer == ("NOT_FOUND", f"nodes.0.config.{field}")


def test_a_workflow_that_would_run_itself_is_rejected(gateway: Gateway, author: Person) -> None:
    def make(*nodes: dict[str, Any]) -> str:
        id: str = author.done("createWorkflow", "workflow { id }", name="W", nodes=list(nodes))["workflow"]["id"]
        return id

    first = make(A)
    second = make(node("run", "WORKFLOW", {"workflowId": first}))
    third = make(A, node("run", "WORKFLOW", {"workflowId": second}))
    with unchanged(gateway):
        for target in (first, second, third):
            nodes = [A, node("again", "WORKFLOW", {"workflowId": target})]
            answer = author.refused("updateWorkflow", "workflow { id }", id=first, nodes=nodes)
            assert answer == ("BAD_USER_INPUT", "nodes.1.config.workflowId")
    author.done("updateWorkflow", "workflow { id }", id=third, nodes=[node("run", "WORKFLOW", {"workflowId": first})])


def test_workflows_nested_too_deep_are_rejected_at_the_node(gateway: Gateway, author: Person) -> None:
    made: dict[str, Any] = author.done("createWorkflow", "workflow { id }", name="W", nodes=[A])["workflow"]
    for _ in range(8):
        nodes = [A, node("run", "WORKFLOW", {"workflowId": made["id"]})]
        made = author.done("createWorkflow", "workflow { id }", name="W", nodes=nodes)["workflow"]
    nodes = [A, node("run", "WORKFLOW", {"workflowId": made["id"]})]
    tenth = author.done("createWorkflow", "workflow { id }", name="W", nodes=nodes)["workflow"]["id"]
    deeper = [A, node("run", "WORKFLOW", {"workflowId": tenth})]
    refused = ("BAD_USER_INPUT", "nodes.1.config.workflowId")
    with unchanged(gateway):
        assert author.refused("createWorkflow", "workflow { id }", name="W", nodes=deeper) == refused
        assert author.refused("executeWorkflow", "execution { id }", nodes=deeper) == refused
    runs = Runs(author)
    runs.until(runs.start(workflowId=tenth), "COMPLETED")


def test_a_large_definition_is_checked_quickly() -> None:
    nodes: list[dict[str, Any]] = [{"key": "n0", "type": "TRANSFORM", "config": {"value": 1}}]
    nodes += [
        {
            "key": f"n{number}",
            "type": "TRANSFORM",
            "config": {"value": f"${{nodes.n{number - 1}.output + 1}}"},
            "depends_on": [f"n{number - 1}"],
        }
        for number in range(1, 500)
    ]
    assert len(parse_definition(nodes, CONFIGS, Known()).nodes) == 500
    with pytest.raises(ParleyError, match="500"):
        parse_definition([*nodes, nodes[0]], CONFIGS, Known())


@pytest.mark.parametrize(
    "nodes",
    [
        [value("a", {f"k{number}": "${[" + "1," * 2000 + f"{number}]}}" for number in range(60)})],
        [value("a", [f"${{{number}}}" for number in range(2001)])],
        [{**value(f"n{number}", 1), "when": "true || " * 500 + f"{number} > 0"} for number in range(20)],
        [
            {"key": f"n{number}", "type": "CONDITION", "config": {"expression": "true || " * 500 + f"{number} > 0"}}
            for number in range(20)
        ],
    ],
    ids=["one node", "many short ones", "when", "conditions"],
)
def test_expressions_are_counted_before_they_are_compiled(nodes: list[dict[str, Any]]) -> None:
    before = compile_expression.cache_info().misses
    with pytest.raises(ParleyError, match="the expressions of a workflow are limited to"):
        parse_definition(nodes, CONFIGS, Known())
    assert compile_expression.cache_info().misses == before
