"""Templates: the workflows they create, which run without further setup."""

from typing import Any

import pytest

from engine.definitions.templates import TEMPLATES, fill
from tests.gateways import Gateway
from tests.people import Person, agent, unchanged
from tests.running import Runs

STEPS = {
    "content_generation": [
        "validate_input",
        "generate_content",
        "store_in_database",
        "update_frontend",
        "sync_to_roblox",
    ],
    "user_sync": ["fetch_user_data", "validate_data", "update_database", "broadcast_update"],
    "roblox_deployment": ["prepare_scripts", "validate_scripts", "deploy_to_studio", "verify_deployment"],
}
WORKFLOW = "workflow { id name status version config inputSchema nodes { key type config } triggers { type } }"


def make(author: Person, template: str, **values: Any) -> dict[str, Any]:
    given = {"template": template, **values}
    workflow: dict[str, Any] = author.done("createWorkflowFromTemplate", WORKFLOW, **given)["workflow"]
    return workflow


def test_the_templates_are_the_documented_ones(author: Person) -> None:
    query = "{ workflowTemplates { name title description parameters nodes { key name type dependsOn } } }"
    found = author.data(query)["workflowTemplates"]
    assert {each["name"]: [node["key"] for node in each["nodes"]] for each in found} == STEPS
    for each in found:
        assert each["title"] and each["description"] and each["parameters"]["type"] == "object"
        for before, after in zip(each["nodes"], each["nodes"][1:], strict=False):
            assert after["dependsOn"] == [before["key"]]


@pytest.mark.parametrize("name", STEPS)
def test_a_template_runs_without_setup(author: Person, name: str) -> None:
    made = make(author, name)
    assert (made["status"], made["version"], made["triggers"]) == ("ACTIVE", 1, [{"type": "MANUAL"}])
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"]), "COMPLETED")
    assert [key for key, node in run["nodes"].items() if node["status"] == "COMPLETED"] == STEPS[name]
    calls = [node for node in run["nodes"].values() if node["type"] == "INTEGRATION"]
    assert calls and all(node["output"]["simulated"] is True for node in calls)


def test_parameters_are_inserted_as_text_not_as_expressions(author: Person) -> None:
    given = {"topic": "${input.secret} and {{store_url}}", "grade_level": 5}
    made = make(author, "content_generation", name="Mine", parameters=given)
    assert (made["name"], made["config"]) == ("Mine", {"template": "content_generation", "parameters": given})
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"], input={"topic": "another"}), "COMPLETED")
    assert run["nodes"]["validate_input"]["output"] == given


def test_run_input_may_supply_missing_parameters(author: Person) -> None:
    made = make(author, "content_generation")
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"], input={"topic": "Volcanoes"}), "COMPLETED")
    assert run["nodes"]["validate_input"]["output"] == {"topic": "Volcanoes", "grade_level": "any"}
    answer = author.refused("executeWorkflow", "execution { id }", workflowId=made["id"], input={"topic": 5})
    assert answer == ("BAD_USER_INPUT", "input.topic")


def test_scripts_that_are_not_deployable_are_not_deployed(author: Person) -> None:
    made = make(author, "roblox_deployment")
    runs = Runs(author)
    run = runs.start(workflowId=made["id"], input={"scripts": [{"name": "Empty", "source": ""}]})
    ended = runs.until(run, "COMPLETED")
    assert ended["nodes"]["validate_scripts"]["output"] == {"value": False}
    assert ended["nodes"]["deploy_to_studio"]["status"] == ended["nodes"]["verify_deployment"]["status"] == "SKIPPED"


def test_an_agent_can_write_the_content(author: Person) -> None:
    worker = agent(author)
    made = make(author, "content_generation", parameters={"topic": "Volcanoes", "agent_id": worker.id})
    assert made["nodes"][1]["type"] == "AGENT"
    runs = Runs(author)
    run = runs.start(workflowId=made["id"])
    task = worker.done("claimTask", "task { id payload }", agentId=worker.id, waitSeconds=20)["task"]
    assert "Volcanoes" in task["payload"]["message"]
    worker.done("startTask", "task { id }", id=task["id"])
    worker.done("completeTask", "task { id }", id=task["id"], result="Hot")
    ended = runs.until(run, "COMPLETED")
    assert ended["nodes"]["generate_content"]["output"]["content"] == "Hot"


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"template": "nope"}, ("NOT_FOUND", "template")),
        ({"parameters": {"topic": ""}}, ("BAD_USER_INPUT", "parameters.topic")),
        ({"parameters": {"grade_level": {}}}, ("BAD_USER_INPUT", "parameters.grade_level")),
        ({"parameters": {"nope": 1}}, ("BAD_USER_INPUT", "parameters")),
        ({"parameters": {"store_url": "ftp://example.com"}}, ("BAD_USER_INPUT", "parameters.store_url")),
        ({"parameters": []}, ("BAD_USER_INPUT", "parameters")),
        ({"name": " "}, ("BAD_USER_INPUT", "name")),
        ({"parameters": {"agent_id": "agt_00000000000000000000000000"}}, ("NOT_FOUND", "parameters.1.config.agentId")),
    ],
)
def test_invalid_parameters_are_rejected(
    gateway: Gateway, author: Person, given: dict[str, Any], answer: tuple[str, str]
) -> None:
    with unchanged(gateway):
        values = {"template": "content_generation", **given}
        assert author.refused("createWorkflowFromTemplate", "workflow { id }", **values) == answer


def test_an_idempotency_key_creates_one_workflow(author: Person) -> None:
    first, second = (make(author, "user_sync", idempotencyKey="from-template") for _ in range(2))
    assert first["id"] == second["id"]


def test_production_simulates_nothing() -> None:
    for template in TEMPLATES:
        filled = fill(template, {}, simulate=False)
        assert "simulate" not in str(filled.nodes)
        assert any(node["type"] == "TASK" for node in filled.nodes)
        addresses = {name: "https://example.com" for name in template.addresses}
        filled = fill(template, dict(addresses), simulate=False)
        assert "simulate" not in str(filled.nodes)
        assert not any(node["type"] == "TASK" for node in filled.nodes)
