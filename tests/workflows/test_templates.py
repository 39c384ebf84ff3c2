"""Templates: the workflows they create, which run without further setup, and what the runs leave behind."""

from typing import Any

import pytest

from tests.fakes.studio import Studio, sha256
from tests.gateways import Gateway
from tests.people import Person, agent, unchanged
from tests.running import Runs
from tests.studio.house import plugin_key
from tests.sync_jobs.test_syncing import copy_on, sync

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
ANNOUNCED = '{ events(types: ["user_sync.updated"], last: 1) { nodes { ... on CustomEvent { data } } } }'


def make(author: Person, template: str, **values: Any) -> dict[str, Any]:
    given = {"template": template, **values}
    workflow: dict[str, Any] = author.done("createWorkflowFromTemplate", WORKFLOW, **given)["workflow"]
    return workflow


def outputs(run: dict[str, Any]) -> dict[str, Any]:
    """Return the outputs of a run's nodes."""
    return {key: each["output"] for key, each in run["nodes"].items()}


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
    assert all(node["output"]["simulated"] is True for node in calls)


def test_content_is_in_the_database_and_on_frontends(author: Person) -> None:
    made = make(author, "content_generation", parameters={"topic": "Python Basics", "grade_level": 9})
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"]), "COMPLETED")
    key = f"content:{run['id']}"
    record = {"id": key, "topic": "Python Basics", "grade_level": 9, "content": "A simulated message."}
    assert copy_on(author, "DATABASE", key) == copy_on(author, "BACKEND", key) == record
    document = author.data("query($k: String!) { sharedDocument(key: $k) { value } }", k=key)["sharedDocument"]
    assert document == {"value": record}
    entry = run["nodes"]["sync_to_roblox"]
    assert (entry["output"]["simulated"], entry["output"]["value"]) == (True, record)


def test_a_users_data_is_in_the_database_and_announced(author: Person) -> None:
    data = {"user_id": "123", "preferences": {"theme": "dark"}}
    sync(author, "BACKEND", "FRONTEND", data)
    made = make(author, "user_sync", parameters={"user_id": "123"})
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"]), "COMPLETED")
    assert outputs(run)["fetch_user_data"] == {"found": True, "data": data}
    assert copy_on(author, "DATABASE", "user:123") == data
    assert author.data(ANNOUNCED)["events"]["nodes"] == [{"data": {"userId": "123", "data": data}}]


def test_data_is_checked_by_a_registered_schema_that_can_be_changed(author: Person) -> None:
    made = make(author, "user_sync", parameters={"user_id": "checked"})
    registered = author.data('{ dataSchemas(name: "user_sync_data", platform: BACKEND) { version definition } }')
    [first] = registered["dataSchemas"]
    assert first["version"] == "1.0.0"
    definition = {**first["definition"], "required": ["preferences"]}
    given = {"platform": "BACKEND", "format": "JSON_SCHEMA", "compatibility": "NONE", "definition": definition}
    author.done("registerSchema", "schema { id }", name="user_sync_data", version="2.0.0", **given)
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"]), "FAILED")
    assert '"preferences" is a required property' in run["nodes"]["validate_data"]["error"]
    assert copy_on(author, "DATABASE", "user:checked") is None
    pinned = make(author, "user_sync", parameters={"user_id": "checked", "schema": "backend/user_sync_data@1.0.0"})
    runs.until(runs.start(workflowId=pinned["id"]), "COMPLETED")
    assert copy_on(author, "DATABASE", "user:checked")["user_id"] == "checked"


def test_a_workflow_whose_schema_is_chosen_has_its_own_name(author: Person) -> None:
    usual = make(author, "user_sync", parameters={"user_id": "named"})
    given = {"user_id": "named", "schema": "backend/user_sync_data@1.0.0"}
    assert make(author, "user_sync", parameters=given)["name"] == usual["name"]
    assert make(author, "user_sync", name="Mine", parameters=given)["name"] == "Mine"


def test_parameters_are_inserted_as_text_not_as_expressions(author: Person) -> None:
    given = {"topic": "${input.secret} and {{schema}}", "grade_level": 5}
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


def test_an_agent_can_write_the_content(author: Person) -> None:
    worker = agent(author)
    made = make(author, "content_generation", parameters={"topic": "Volcanoes", "agent_id": worker.id})
    assert made["nodes"][1]["type"] == "AGENT"
    runs = Runs(author)
    run = runs.start(workflowId=made["id"])
    task = worker.done("claimTask", "task { id payload }", agentId=worker.id, waitSeconds=20)["task"]
    assert "Volcanoes" in task["payload"]["message"]
    worker.done("startTask", "task { id }", id=task["id"])
    worker.done("completeTask", "task { id }", id=task["id"], result="Hot ${input.lava}")
    runs.until(run, "COMPLETED")
    assert copy_on(author, "DATABASE", f"content:{run}")["content"] == "Hot ${input.lava}"


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"template": "nope"}, ("NOT_FOUND", "template")),
        ({"parameters": {"topic": ""}}, ("BAD_USER_INPUT", "parameters.topic")),
        ({"parameters": {"grade_level": {}}}, ("BAD_USER_INPUT", "parameters.grade_level")),
        ({"parameters": {"nope": 1}}, ("BAD_USER_INPUT", "parameters")),
        ({"parameters": {"generator_url": "ftp://example.com"}}, ("BAD_USER_INPUT", "parameters.generator_url")),
        ({"parameters": {"schema": "no name"}}, ("BAD_USER_INPUT", "parameters.schema")),
        ({"parameters": {"schema": "backend/absent"}}, ("NOT_FOUND", "parameters.schema")),
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


def test_scripts_are_in_studio_and_compared_with_what_it_has(gateway: Gateway, author: Person) -> None:
    scripts = [
        {"name": "Main", "source": "print('${not an expression}')"},
        {"path": "ReplicatedStorage/Shared", "source": "return {}", "type": "MODULE_SCRIPT"},
    ]
    with Studio(author.gateway.url, plugin_key(author)) as studio:
        given = {"scripts": scripts, "instances": [studio.instance_id]}
        made = make(author, "roblox_deployment", parameters=given)
        runs = Runs(author)
        run = runs.until(runs.start(workflowId=made["id"]), "COMPLETED")
        assert {path: (each.type, each.source) for path, each in studio.scripts.items()} == {
            "ServerScriptService/Main": ("SCRIPT", scripts[0]["source"]),
            "ReplicatedStorage/Shared": ("MODULE_SCRIPT", "return {}"),
        }
        verified = outputs(run)["verify_deployment"]
        assert [each["hash"] for each in verified["scripts"]] == [sha256(each["source"]) for each in scripts]
        studio.handlers["listScripts"] = lambda _params: {"scripts": []}
        failed = runs.until(runs.start(workflowId=made["id"]), "FAILED")
        assert failed["nodes"]["deploy_to_studio"]["status"] == "COMPLETED"
        assert "does not have it" in failed["nodes"]["verify_deployment"]["error"]


def test_scripts_that_are_not_deployable_are_not_deployed(author: Person) -> None:
    made = make(author, "roblox_deployment")
    runs = Runs(author)
    run = runs.start(workflowId=made["id"], input={"scripts": [{"name": "Empty", "source": ""}]})
    ended = runs.until(run, "FAILED")
    assert "data is invalid at 0.source" in ended["nodes"]["validate_scripts"]["error"]
    assert ended["nodes"]["deploy_to_studio"]["startedAt"] is None
