"""Workflows that run workflows."""

from typing import Any

import pytest

from tests.people import agent
from tests.running import Runs, node, value


def workflow(runs: Runs, *nodes: dict[str, Any], **values: Any) -> str:
    """Create a workflow and return its id."""
    payload = runs.person.done("createWorkflow", "workflow { id }", name="Sub", nodes=list(nodes), **values)
    id: str = payload["workflow"]["id"]
    return id


def test_a_sub_workflow_returns_its_output(runs: Runs):
    inner = workflow(runs, value("twice", "${input.n * 2}"))
    run = runs.done(node("sub", "WORKFLOW", {"workflowId": inner, "input": {"n": "${input.n}"}}), input={"n": 4})
    assert run["output"] == {"sub": {"twice": 8}}
    query = "query($f: ExecutionFilter) { executions(first: 10, filter: $f) { nodes { status version } } }"
    listed = runs.person.data(query, f={"workflowId": inner})["executions"]["nodes"]
    assert listed == [{"status": "COMPLETED", "version": 1}]


def test_a_sub_workflow_and_its_node_lead_to_each_other(runs: Runs):
    inner = workflow(runs, value("one", 1))
    run = runs.done(node("sub", "WORKFLOW", {"workflowId": inner}), value("other", 2))
    query = """query($id: ID!) { execution(id: $id) { parentNode { id } nodes { key execution { id } subRun {
        id parentNode { key execution { id } } } } } }"""
    found = runs.person.data(query, id=run["id"])["execution"]
    nodes = {each["key"]: each for each in found["nodes"]}
    assert found["parentNode"] is None and nodes["other"]["subRun"] is None
    assert nodes["sub"]["subRun"]["parentNode"] == {"key": "sub", "execution": {"id": run["id"]}}
    assert nodes["sub"]["execution"] == {"id": run["id"]} != {"id": nodes["sub"]["subRun"]["id"]}


def test_a_failed_sub_workflow_fails_its_node(runs: Runs):
    inner = workflow(runs, value("bad", "${input.absent.deeper}"))
    assert "sub-workflow" in runs.failed(node("sub", "WORKFLOW", {"workflowId": inner}))["error"]


def test_a_sub_workflow_is_cancelled_with_the_run(runs: Runs):
    inner = workflow(runs, node("ask", "APPROVAL", {"title": "Well?"}))
    id = runs.start(node("sub", "WORKFLOW", {"workflowId": inner}))
    runs.until(id, "WAITING")
    runs.person.done("cancelExecution", "execution { id }", id=id)
    query = "query($f: ExecutionFilter) { executions(first: 1, filter: $f) { nodes { status } } }"
    assert runs.person.data(query, f={"workflowId": inner})["executions"]["nodes"] == [{"status": "CANCELLED"}]


def test_endless_recursion_is_stopped(runs: Runs):
    # The id comes from the input, so that checking the definition cannot reveal the loop.
    loop = workflow(runs, node("again", "WORKFLOW", {"workflowId": "${input.id}", "input": {"id": "${input.id}"}}))
    id = runs.start(workflowId=loop, input={"id": loop})
    assert "more than 10 deep" in runs.until(id, "FAILED")["error"]


def test_invalid_input_for_a_workflow_starts_nothing(runs: Runs):
    schema = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}
    id = workflow(runs, value("a", "${input.n}"), inputSchema=schema)
    assert runs.until(runs.start(workflowId=id, input={"n": 1}), "COMPLETED")["workflow"] == {"id": id}
    code, field = runs.person.refused("executeWorkflow", "execution { id }", workflowId=id, input={"n": "one"})
    assert (code, field) == ("BAD_USER_INPUT", "input.n")
    assert runs.person.refused("executeWorkflow", "execution { id }", workflowId=id, version=9, input={"n": 1}) == (
        "NOT_FOUND",
        "version",
    )


def test_a_run_keeps_the_version_it_started_with(runs: Runs):
    id = workflow(runs, node("ask", "APPROVAL", {"title": "Well?"}), value("end", "old", "ask"))
    run = runs.until(runs.start(workflowId=id), "WAITING")
    changed = [node("ask", "APPROVAL", {"title": "Well?"}), value("end", "new", "ask")]
    runs.person.done("updateWorkflow", "workflow { version }", id=id, nodes=changed)
    approval = run["nodes"]["ask"]["approval"]["id"]
    runs.person.done("respondToApproval", "approval { id }", id=approval, approved=True)
    done = runs.until(run["id"], "COMPLETED")
    assert done["output"] == {"end": "old"} and done["version"] == 1


@pytest.mark.parametrize("type", ["INTEGRATION", "AGENT"])
def test_an_inaccessible_workflow_fails_its_node(runs: Runs, type: str):
    url = "http://127.0.0.1:9/"
    if type == "AGENT":
        asked = agent(runs.person, runtime="HTTP", config={"url": url})
        config: dict[str, Any] = {"agentId": asked.id, "message": "Hello"}
    else:
        config = {"connector": "http", "action": "request", "params": {"method": "GET", "url": url}}
    assert "BAD_USER_INPUT" in runs.failed(node("out", type, config))["error"]
