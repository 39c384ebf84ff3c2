"""Mutations that create: on PostgreSQL each takes one statement that writes."""

from typing import Any, Final

import pytest

from tests.gateways import Gateway
from tests.people import administrator
from tests.work import some


def test_creating_a_task_is_one_statement_on_postgres(own_gateway: Gateway, statements: list[str]):
    admin = administrator(own_gateway)
    create = "mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id status } errors { code } } }"
    for _ in range(3):
        statements.clear()
        answer = own_gateway.data(create, {"input": {"title": "a task", "type": "x"}}, admin.token)["createTask"]
        assert answer["errors"] == [] and answer["task"]["status"] == "PENDING"
    # The scheduler reads tasks, and creates none.
    [inserted] = [each for each in statements if 'INTO "tasks"' in each]
    assert inserted.startswith(("WITH", "INSERT"))
    assert own_gateway.environment["DATABASE_URL"].startswith("sqlite") or "outbox" in inserted


CREATES: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "createTask": ({"title": "a task", "type": "x"}, "task { id }"),
    "createAgent": ({"name": "an agent", "type": "x", "runtime": "WORKER"}, "agent { id }"),
    "createSession": ({"name": "a session"}, "session { id }"),
    "publishEvent": ({"type": "shop.order_placed", "data": {"a": 1}}, "event { id }"),
}
"""Mutation -> its input, and a selection. On PostgreSQL it takes one statement that writes."""


@pytest.mark.parametrize("mutation", CREATES)
def test_a_create_is_one_statement_with_its_idempotency_key(own_gateway: Gateway, statements: list[str], mutation: str):
    given, selection = CREATES[mutation]
    admin = administrator(own_gateway)
    done = []
    for key in (None, some("key"), again := some("key"), again):
        statements.clear()
        done.append(admin.done(mutation, selection, **given | ({} if key is None else {"idempotencyKey": key})))
        if own_gateway.environment["DATABASE_URL"].startswith("postgres") and len(done) < 4:
            [sent] = [each for each in statements if "INTO outbox" in each]
            assert sent.startswith(("WITH w", "WITH free")) and (key is None) == ("idempotency_keys" not in sent)
    assert done[2] == done[3] and len({str(each) for each in done}) == 3
