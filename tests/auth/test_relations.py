"""Relations: a related record requires its own scope, by any path to it."""

from typing import Any

import pytest

from tests.gateways import Gateway
from tests.people import Person, administrator

TASK = "query ($id: ID!) { node(id: $id) { ... on Task { title session { name } } } }"


@pytest.fixture(scope="module")
def task(gateway: Gateway) -> str:
    owner = administrator(gateway)
    session = owner.done("createSession", "session { id }", name="behind a scope")["session"]["id"]
    created = owner.done("createTask", "task { id }", title="in it", type="any", sessionId=session)
    task_id: str = created["task"]["id"]
    return task_id


def read(gateway: Gateway, task: str, *scopes: str) -> dict[str, Any]:
    owner: Person = administrator(gateway)
    secret = owner.done("createApiKey", "secret", name="narrow", scopes=list(scopes))["secret"]
    return gateway.graphql(TASK, {"id": task}, secret)


def test_a_key_for_tasks_does_not_show_their_sessions(gateway: Gateway, task: str) -> None:
    answer = read(gateway, task, "tasks:read")
    assert answer["data"] == {"node": {"title": "in it", "session": None}}
    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("FORBIDDEN", ["node", "session"])


def test_a_key_with_both_scopes_shows_both(gateway: Gateway, task: str) -> None:
    answer = read(gateway, task, "tasks:read", "collaboration:read")
    assert answer == {"data": {"node": {"title": "in it", "session": {"name": "behind a scope"}}}}
