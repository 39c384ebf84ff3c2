"""QUERY_CACHE_SECONDS: results of repeated queries, until something in their organization changes."""

import functools
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import httpx
import pytest

from context.query_cache import LARGEST_RESULT, QueryCache
from models.events import EventKind, new_event
from models.tasks import Task
from models.users import Role
from routes.graphql.kept_queries import KEPT
from tests.gateways import TLS, Gateway
from tests.people import on_database, person
from tests.servers import free_port
from tests.shapes import CORE
from tests.waiting import until

TITLE: Final = "query ($id: ID!) { task(id: $id) { title } }"
CREATE: Final = "mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } errors { message } } }"
UPDATE: Final = "mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { errors { message } } }"


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    settings = {"QUERY_CACHE_SECONDS": "600", "PROMETHEUS_PORT": str(free_port())}
    with Gateway({**backend, **settings}) as running:
        yield running


def _created(gateway: Gateway, token: str | None = None, **values: Any) -> str:
    input = {"title": "Before", "type": f"kept-{secrets.token_hex(4)}", **values}
    id: str = gateway.data(CREATE, {"input": input}, token)["createTask"]["task"]["id"]
    return id


def _title(gateway: Gateway, id: str, token: str | None = None) -> str | None:
    task = gateway.data(TITLE, {"id": id}, token)["task"]
    return None if task is None else str(task["title"])


def _changed_without_an_event(gateway: Gateway, id: str, title: str) -> None:
    """Change a row as nothing in Parley does: what is read then shows whether a result was kept."""

    async def change() -> None:
        await Task.filter(id=id).update(title=title)

    on_database(gateway, change)


def _kept(gateway: Gateway, id: str, token: str | None = None) -> None:
    """Ask until the result is kept: events of what was done before may still arrive."""

    def found() -> bool:
        _changed_without_an_event(gateway, id, "Before")
        for _ in range(3):
            _title(gateway, id, token)
        _changed_without_an_event(gateway, id, "Hidden")
        return _title(gateway, id, token) == "Before"

    until(found)


def _lookups(gateway: Gateway) -> dict[str, float]:
    text = httpx.get(f"http://127.0.0.1:{gateway.environment['PROMETHEUS_PORT']}/metrics", verify=TLS).text
    prefix = 'parley_cache_lookups_total{cache="query_results",result="'
    lines = [line.removeprefix(prefix).split('"} ') for line in text.splitlines() if line.startswith(prefix)]
    return {result: float(number) for result, number in lines}


def test_a_repeated_query_has_the_kept_result_until_an_event_of_the_organization(gateway: Gateway):
    id = _created(gateway)
    _kept(gateway, id)
    before = _lookups(gateway)
    assert _title(gateway, id) == "Before"
    assert _lookups(gateway)["hit"] == before["hit"] + 1
    _created(gateway)  # any event
    assert _title(gateway, id) == "Hidden"
    assert _lookups(gateway)["miss"] > before["miss"]


def test_callers_always_see_their_own_changes(gateway: Gateway):
    id = _created(gateway)
    for number in range(40):
        for _ in range(3):
            _title(gateway, id)
        gateway.data(UPDATE, {"input": {"id": id, "title": f"Number {number}"}})
        assert _title(gateway, id) == f"Number {number}"


def test_an_event_of_another_organization_changes_nothing(gateway: Gateway):
    id, other = _created(gateway), person(gateway, Role.ADMIN, "Elsewhere").token
    _kept(gateway, id)
    _created(gateway, other)
    assert _title(gateway, id) == "Before"
    assert _title(gateway, id, other) is None, "a result was shown to another organization"


def test_each_caller_has_results_of_their_own(gateway: Gateway):
    id, colleague = _created(gateway), person(gateway).token
    _kept(gateway, id)
    assert _title(gateway, id, colleague) == "Hidden"


def test_a_credential_with_fewer_scopes_finds_nothing(gateway: Gateway):
    id = _created(gateway)
    document = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { message } } }"
    made = gateway.data(document, {"input": {"name": "narrow", "scopes": ["agents:read"]}})["createApiKey"]
    _kept(gateway, id)
    [error] = gateway.graphql(TITLE, {"id": id}, made["secret"])["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    assert _title(gateway, id) == "Before"


def test_variables_and_operations_are_told_apart(gateway: Gateway):
    first, second = _created(gateway), _created(gateway, title="Other")
    for _ in range(4):
        assert (_title(gateway, first), _title(gateway, second)) == ("Before", "Other")
        aliased = gateway.data("query ($id: ID!) { task(id: $id) { name: title } }", {"id": first})
        assert aliased == {"task": {"name": "Before"}}


@pytest.mark.parametrize("query", ["{ systemMetrics { requests } }", "{ viewer { scopes } tasks { totalCount } }"])
def test_what_has_no_events_is_not_kept(gateway: Gateway, query: str):
    before = _lookups(gateway)
    for _ in range(4):
        gateway.data(query)
    assert _lookups(gateway) == before


def test_errors_and_large_results_are_not_kept(gateway: Gateway):
    big = _created(gateway, payload={"text": "x" * (LARGEST_RESULT // 5)})
    copies = " ".join(f"copy{number}: payload" for number in range(6))

    def repeat(ask: Callable[[], object]) -> float:
        for _ in range(3):
            ask()
        before = _lookups(gateway)["hit"]
        ask()
        return _lookups(gateway)["hit"] - before

    assert repeat(lambda: gateway.data(f"query ($id: ID!) {{ task(id: $id) {{ {copies} }} }}", {"id": big})) == 0
    assert repeat(lambda: gateway.graphql("{ tasks(first: 1000000) { totalCount } }")) == 0


def test_another_replica_finds_the_result_and_sees_each_change(backend: Mapping[str, str], gateway: Gateway):
    if "REDIS_URL" not in backend:
        pytest.skip("SQLite has one process")
    id = _created(gateway)
    settings = {"QUERY_CACHE_SECONDS": "600", "PROMETHEUS_PORT": str(free_port())}
    with Gateway({**gateway.environment, **settings}) as other:

        def found() -> bool:
            _changed_without_an_event(gateway, id, "Before")
            _created(gateway)  # an event: from when both have received it, they share results
            for _ in range(4):
                _title(gateway, id)
            _changed_without_an_event(gateway, id, "Hidden")
            return [_title(other, id) for _ in range(2)] == ["Hidden", "Before"]  # the second time, it looks in Redis

        until(found)
        for title in (f"Number {number}" for number in range(10)):
            gateway.data(UPDATE, {"input": {"id": id, "title": title}})
            until(functools.partial(_has_title, other, id, title))


def _has_title(gateway: Gateway, id: str, title: str) -> bool:
    return _title(gateway, id) == title


def test_without_redis_each_replica_keeps_its_own_until_it_expires(backend: Mapping[str, str], gateway: Gateway):
    if "REDIS_URL" not in backend:
        pytest.skip("SQLite has one process")
    settings = {"QUERY_CACHE_SECONDS": "2", "REDIS_URL": f"redis://127.0.0.1:{free_port()}"}
    with Gateway({**gateway.environment, **settings, "PROMETHEUS_PORT": str(free_port())}) as alone:
        id = _created(alone)
        _kept(alone, id)
        until(lambda: _title(alone, id) == "Hidden", seconds=10)


def test_what_is_kept_are_fields_of_the_schema():
    assert CORE.query_type is not None
    assert set(CORE.query_type.fields) >= KEPT


def test_an_event_that_arrives_before_its_commit_is_known_is_not_waited_for():
    """The relay can be faster than the task that committed, which must not look for results in vain from then on."""
    cache, event = QueryCache(600), new_event(EventKind.TaskCreated, organization_id="org_1", by=None, payload={})
    cache.on_commit([event])
    assert cache._positions.of("org_1") is None
    cache.on_event(event)
    cache.on_commit([event])
    assert cache._positions.of("org_1") == event.id
