"""Templates in production: real calls of configured services, and tasks for a worker in place of the others."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Any, Final

import pytest

from models.users import Role
from settings import OWASP_HASH_MEMORY
from tests.fakes.openai import OpenAIService
from tests.fakes.roblox import FakeRoblox
from tests.gateways import Gateway
from tests.people import Person, agent, person
from tests.rest.calls import call
from tests.running import Runs
from tests.suite import one_backend
from tests.sync_jobs.test_syncing import copy_on, sync

pytestmark = one_backend

BODY: Final = {
    "name": "content_generation",
    "description": "Generate and sync educational content",
    "parameters": {"topic": "Python Basics", "grade_level": 9},
}
PRODUCTION: Final = {
    "ENVIRONMENT": "production",
    "ENCRYPTION_KEYS": base64.b64encode(b"k" * 32).decode(),
    "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY),
}


@pytest.fixture(scope="module")
def admin(backend: Mapping[str, str]) -> Iterator[Person]:
    """An administrator where no external service is configured."""
    with Gateway({**backend, **PRODUCTION}) as gateway:
        yield person(gateway, Role.ADMIN)


def done(worker: Person, type: str, result: Any) -> Any:
    """Do the next task of a type, and return its payload."""
    task = worker.done("claimTask", "task { id payload }", agentId=worker.id, types=[type], waitSeconds=20)["task"]
    worker.done("completeTask", "task { id }", id=task["id"], result=result)
    return task["payload"]


def started(admin: Person, body: Mapping[str, Any]) -> str:
    """Create and run a workflow as the document does, and return the id of its run."""
    response = call(admin, "POST", "/api/v1/integration/workflow/create", dict(body))
    assert response.status_code == 200, response.text
    return str(response.json()["execution_id"])


def test_the_documented_example_generates_stores_shows_and_sends(backend: Mapping[str, str]) -> None:
    with ExitStack() as stack:
        model, roblox = stack.enter_context(OpenAIService()), stack.enter_context(FakeRoblox())
        openai = {"OPENAI_BASE_URL": f"{model.url}/v1", "OPENAI_API_KEY": str(model.key), "OPENAI_MODEL": "small-model"}
        gateway = stack.enter_context(Gateway({**backend, **PRODUCTION, **openai, **roblox.settings}))
        admin = person(gateway, Role.ADMIN)
        run = Runs(admin).until(started(admin, BODY), "COMPLETED")
        key = f"content:{run['id']}"
        content = "You said: Write educational content about Python Basics for grade level 9."
        record = {"id": key, "topic": "Python Basics", "grade_level": 9, "content": content}
        assert copy_on(admin, "DATABASE", key) == copy_on(admin, "FRONTEND", key) == record
        [entry] = roblox.entries.items()
        assert entry[0].endswith(f"content/{key}") and entry[1]["value"] == record


def test_a_worker_does_what_no_service_is_configured_for(admin: Person) -> None:
    worker = agent(admin)
    run = started(admin, BODY)
    assert done(worker, "generate_content", "Variables") == {"topic": "Python Basics", "grade_level": 9}
    sent = done(worker, "sync_to_roblox", {})
    Runs(admin).until(run, "COMPLETED")
    assert (sent["dataStore"], sent["key"], sent["value"]["content"]) == ("content", f"content:{run}", "Variables")
    assert copy_on(admin, "DATABASE", f"content:{run}") == sent["value"]


def test_a_users_data_is_that_of_the_backend(admin: Person) -> None:
    body = {"name": "user_sync", "parameters": {"user_id": "7"}}
    failed = Runs(admin).until(started(admin, body), "FAILED")
    assert failed["nodes"]["fetch_user_data"]["error"] == 'There is no record "user:7" on BACKEND.'
    sync(admin, "BACKEND", "CACHE", {"user_id": "7", "preferences": {"theme": "dark"}})
    Runs(admin).until(started(admin, body), "COMPLETED")
    assert copy_on(admin, "DATABASE", "user:7") == {"user_id": "7", "preferences": {"theme": "dark"}}
