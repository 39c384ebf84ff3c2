"""STUDIO nodes: a run pushes scripts, waits until Studio has them, and asks Studio something."""

from collections.abc import Iterator

import pytest

from models.users import Role
from tests.fakes.studio import Studio, sha256
from tests.gateways import Gateway
from tests.people import Person, person
from tests.running import Runs, node, value
from tests.studio.house import closed_window, plugin_key

SCRIPTS = [
    {"path": "ServerScriptService/A", "source": "return 1"},
    {"path": "ServerScriptService/B", "source": "return ${nodes.number.output}", "type": "MODULE_SCRIPT"},
]


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture
def studio(operator: Person) -> Iterator[Studio]:
    with Studio(operator.gateway.url, plugin_key(operator)) as window:
        yield window


def test_a_run_pushes_scripts_and_waits_until_they_are_verified(operator: Person, studio: Studio) -> None:
    push = node("push", "STUDIO", {"scripts": SCRIPTS, "instances": [studio.instance_id]}, "number")
    output = Runs(operator).done(value("number", 42), push)["nodes"]["push"]["output"]
    assert output["verified"] is True
    assert [(each["path"], each["hash"], each["instance"]) for each in output["scripts"]] == [
        ("ServerScriptService/A", sha256("return 1"), studio.instance_id),
        ("ServerScriptService/B", sha256("return 42"), studio.instance_id),
    ]
    assert studio.scripts["ServerScriptService/B"].source == "return 42"


def test_a_script_that_is_not_what_was_pushed_fails_the_run(operator: Person, studio: Studio) -> None:
    studio.writes = lambda source: source.upper()
    run = Runs(operator).failed(node("push", "STUDIO", {"scripts": SCRIPTS[:1], "instances": [studio.instance_id]}))
    assert sha256("RETURN 1") in run["nodes"]["push"]["error"]
    assert "ServerScriptService/A" in run["nodes"]["push"]["error"]


def test_each_attempt_pushes_again(operator: Person, studio: Studio) -> None:
    written: list[str] = []

    def first_wrong(source: str) -> str:
        written.append(source)
        return "" if len(written) == 1 else source

    studio.writes = first_wrong
    retry = {"maxAttempts": 2, "delaySeconds": 0}
    config = {"scripts": [{"path": "Workspace/Retried", "source": "return 2"}], "instances": [studio.instance_id]}
    Runs(operator).done(node("push", "STUDIO", {**config, "overwrite": True}, retry=retry))
    assert written == ["return 2", "return 2"]


def test_a_run_asks_studio(operator: Person, studio: Studio) -> None:
    studio.handlers["add"] = lambda params: params["a"] + params["b"]
    config = {"method": "add", "params": {"a": 1, "b": "${input.b}"}, "instances": [studio.instance_id]}
    output = Runs(operator).done(node("ask", "STUDIO", config), input={"b": 2})["nodes"]["ask"]["output"]
    assert output == {"result": 3, "instance": studio.instance_id}


def test_without_a_response_in_time_the_node_fails(operator: Person) -> None:
    config = {"method": "ping", "timeoutSeconds": 1, "instances": [closed_window(operator, "Gone").instance_id]}
    run = Runs(operator).failed(node("ask", "STUDIO", config))
    assert run["nodes"]["ask"]["error"] == "ping: Studio did not fetch it in time."


def test_a_simulated_push_needs_no_studio(operator: Person) -> None:
    output = Runs(operator).done(node("push", "STUDIO", {"scripts": SCRIPTS[:1], "simulate": True}))["nodes"]["push"]
    assert output["output"]["simulated"] is output["output"]["verified"] is True
    assert output["output"]["scripts"][0]["hash"] == sha256("return 1")


def test_only_who_may_push_defines_such_a_node(gateway: Gateway) -> None:
    refused = person(gateway).change(
        "executeWorkflow", "__typename", {"nodes": [node("push", "STUDIO", {"scripts": SCRIPTS[:1]})]}
    )["errors"]
    assert [error["code"] for error in refused] == ["FORBIDDEN"]
    assert "studio:write" in refused[0]["message"]
