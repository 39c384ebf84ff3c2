"""Agent lists, metrics, and the history of metrics."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.agents import SAMPLES_KEPT, sweep_samples
from models.agents import AgentSample
from tests.gateways import Gateway
from tests.work import Work, some

INTERVAL = 60
BEGIN = datetime(2999, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    """A gateway whose scheduler takes no sample while the tests take theirs."""
    with Gateway({**backend, "METRICS_INTERVAL": "86400"}) as running:
        yield running


def _minute(minute: float) -> datetime:
    return BEGIN + timedelta(minutes=minute)


def _sample(work: Work, minute: float) -> int:
    return work.in_database(lambda: sweep_samples(_minute(minute), INTERVAL))


def _history(work: Work, id: str, arguments: str = "") -> list[tuple[datetime, int]]:
    query = f"query ($id: ID!) {{ agent(id: $id) {{ metricsHistory{arguments} {{ at metrics {{ requests }} }} }} }}"
    samples = work.gateway.data(query, {"id": id})["agent"]["metricsHistory"]
    return [(datetime.fromisoformat(sample["at"]), sample["metrics"]["requests"]) for sample in samples]


def test_each_agent_is_sampled_once_per_interval_by_any_number_of_replicas(work: Work):
    agent = work.agent(maxConcurrentTasks=9)
    for minute in range(4):
        with ThreadPoolExecutor(max_workers=3) as executor:
            list(executor.map(lambda second, minute=minute: _sample(work, minute + second / 60), (0, 5, 59)))
        work.done("claimTask", {"agentId": agent["id"], "types": [work.task(type=some("t"))["type"]]})
        assert [requests for _, requests in _history(work, agent["id"])] == list(range(minute + 1))
    times = [at for at, _ in _history(work, agent["id"])]
    assert times == sorted(times)


def test_the_history_has_the_newest_samples_or_the_first_since_a_time(work: Work):
    agent = work.agent()
    for minute in range(100, 105):
        _sample(work, minute)
    times = [_minute(minute) for minute in range(100, 105)]
    assert [at for at, _ in _history(work, agent["id"])] == times
    assert [at for at, _ in _history(work, agent["id"], "(first: 2)")] == times[3:]
    since = times[1].isoformat()
    assert [at for at, _ in _history(work, agent["id"], f'(since: "{since}", first: 2)')] == times[1:3]


@pytest.mark.parametrize("first", [0, 1001])
def test_a_history_with_an_invalid_length_is_rejected(work: Work, first: int):
    query = f"query ($id: ID!) {{ agent(id: $id) {{ metricsHistory(first: {first}) {{ at }} }} }}"
    [error] = work.gateway.graphql(query, {"id": work.agent()["id"]})["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_old_samples_are_pruned(work: Work):
    agent = work.agent()
    _sample(work, 1000)
    _sample(work, 1000 + SAMPLES_KEPT + 1)
    kept = work.in_database(lambda: AgentSample.filter(agent_id=agent["id"]).count())
    assert kept == 1


def test_samples_have_increasing_ids_and_their_agent(work: Work):
    agent, other = work.agent(), work.agent()
    for minute in (2000, 2001, 2002):
        _sample(work, SAMPLES_KEPT + minute)
    with work.gateway.client() as client:
        metrics = [client.get(f"/api/agents/{each['id']}/metrics").json() for each in (agent, other)]
    ids = [[sample["id"] for sample in each["history"]] for each in metrics]
    assert all(found == sorted(set(found)) and len(found) == 3 for found in ids) and not set(ids[0]) & set(ids[1])
    assert {sample["agent_id"] for sample in metrics[0]["history"]} == {agent["id"]}
    query = "query ($id: ID!) { agent(id: $id) { metricsHistory { id } } }"
    history = work.gateway.data(query, {"id": agent["id"]})["agent"]["metricsHistory"]
    assert [int(sample["id"]) for sample in history] == ids[0]


# ---------------------------------------------------------------- lists


LIST = """query ($filter: AgentFilter, $orderBy: AgentOrder, $first: Int, $after: String) {
  agents(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { name } pageInfo { hasNextPage endCursor } edges { cursor node { name } }
  }
}"""


def _names(work: Work, **variables: Any) -> list[str]:
    return [node["name"] for node in work.gateway.data(LIST, variables)["agents"]["nodes"]]


def test_agents_are_filtered(work: Work):
    kind = some("type")
    work.agent(name="Ada", type=kind, capabilities=["count", "it's"], description="Nothing 100%")
    work.agent(name="Eve", type=kind, runtime="BUILTIN", capabilities=["counting"])
    for filter, found in (
        ({}, {"Ada", "Eve"}),
        ({"status": ["OFFLINE"]}, {"Ada"}),
        ({"status": ["IDLE", "BUSY"]}, {"Eve"}),
        ({"status": []}, set()),
        ({"runtime": ["BUILTIN"]}, {"Eve"}),
        ({"capability": "count"}, {"Ada"}),
        ({"capability": "it's"}, {"Ada"}),
        ({"capability": "cou%"}, set()),
        ({"search": "ada"}, {"Ada"}),
        ({"search": "0%"}, {"Ada"}),
    ):
        assert set(_names(work, filter={"type": kind, **filter})) == found, filter


@pytest.mark.parametrize(
    ("field", "direction", "expected"),
    [
        ("NAME", "ASC", "abcd"),
        ("NAME", "DESC", "dcba"),
        ("CREATED_AT", "ASC", "cadb"),
        ("STATUS", "ASC", "cdab"),
        ("STATUS", "DESC", "badc"),
    ],
)
def test_agents_are_paged_in_every_order(work: Work, field: str, direction: str, expected: str):
    kind = some("type")
    for name, runtime in (("c", "BUILTIN"), ("a", "WORKER"), ("d", "BUILTIN"), ("b", "WORKER")):
        work.agent(name=name, type=kind, runtime=runtime)
    listed: dict[str, Any] = {"filter": {"type": kind}, "orderBy": {"field": field, "direction": direction}, "first": 1}
    seen, place = "", None
    for _ in range(4):
        page = work.gateway.data(LIST, {**listed, "after": place})["agents"]
        seen += page["nodes"][0]["name"]
        place = page["pageInfo"]["endCursor"]
        assert page["totalCount"] == 4
        assert page["edges"] == [{"cursor": place, "node": page["nodes"][0]}]
    assert not page["pageInfo"]["hasNextPage"]
    assert seen == expected
