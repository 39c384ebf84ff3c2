"""Templates in production: a step without its address is a task, which a worker does."""

import base64
from collections.abc import Iterator
from typing import Any, Final

import pytest

from models.users import Role
from settings import OWASP_HASH_MEMORY
from tests.gateways import Gateway
from tests.people import Person, agent, person
from tests.rest.calls import call
from tests.running import Runs
from tests.suite import one_backend

pytestmark = one_backend

BODY: Final = {
    "name": "content_generation",
    "description": "Generate and sync educational content",
    "parameters": {"topic": "Python Basics", "grade_level": 9},
}


@pytest.fixture(scope="module")
def admin(backend: dict[str, str]) -> Iterator[Person]:
    production = {
        "ENVIRONMENT": "production",
        "ENCRYPTION_KEYS": base64.b64encode(b"k" * 32).decode(),
        "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY),
    }
    with Gateway(backend | production) as gateway:
        yield person(gateway, Role.ADMIN)


def done(worker: Person, type: str, result: Any) -> Any:
    """Do the next task of a type, and return its payload."""
    task = worker.done("claimTask", "task { id payload }", agentId=worker.id, types=[type], waitSeconds=20)["task"]
    worker.done("completeTask", "task { id }", id=task["id"], result=result)
    return task["payload"]


def test_the_documented_example_runs(admin: Person) -> None:
    worker = agent(admin)
    response = call(admin, "POST", "/api/v1/integration/workflow/create", BODY)
    assert response.status_code == 200, response.text
    assert done(worker, "generate_content", "Variables") == {"topic": "Python Basics", "grade_level": 9}
    assert done(worker, "store_in_database", {"stored": 1})["content"] == "Variables"
    assert done(worker, "sync_to_roblox", {}) == {"content": "Variables"}
    run = Runs(admin).until(response.json()["execution_id"], "COMPLETED")
    assert run["nodes"]["store_in_database"]["output"] == {"stored": 1}
    events = '{ events(types: ["content.generated"], last: 1) { nodes { ... on CustomEvent { data } } } }'
    assert admin.data(events)["events"]["nodes"] == [{"data": "Variables"}]


def test_what_a_worker_fetched_is_used_in_place_of_a_response(admin: Person) -> None:
    worker = agent(admin)
    shown = "workflow { executions(last: 1) { nodes { id } } }"
    made = admin.done("createWorkflowFromTemplate", shown, template="user_sync", execute=True)["workflow"]
    assert done(worker, "fetch_user_data", {"name": "Ada"}) == {"query": {"userId": "demo-user"}}
    assert done(worker, "update_database", {}) == {"userId": "demo-user", "data": {"name": "Ada"}}
    Runs(admin).until(made["executions"]["nodes"][0]["id"], "COMPLETED")
