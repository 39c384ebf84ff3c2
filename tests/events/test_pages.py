"""Pages of the log in both directions, and its filters by actor and time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from models.event_log import MOST_DISORDER
from models.events import EventKind, LogRow, record
from models.users import Role
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import on_database, person
from tests.running import Runs, value

LOG = """query($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $actorId: ID,
  $since: DateTime, $until: DateTime) {
  events(first: $first, after: $after, last: $last, before: $before, types: $types, actorId: $actorId,
    since: $since, until: $until) {
    totalCount edges { cursor node { id } } nodes { id type cursor occurredAt actor { id } }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  }
}"""
SIZE = 6


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """The times of events are in the order of the log, to which nobody else may add events meanwhile."""
    return own_gateway


class Log:
    """The log of an organization of its own."""

    def __init__(self, gateway: Gateway, organization: str) -> None:
        self.reader = person(gateway, organization=organization)
        self.writer = person(gateway, organization=organization)
        self.organization_id = gateway.organization_named(organization)
        found = self.reader.data("{ viewer { organization { id } } }")["viewer"]
        self.organization_id = found["organization"]["id"]
        for number in range(SIZE):
            self.add("counted", number)

    def add(self, word: str, number: int, by: str | None = None) -> None:
        async def write() -> None:
            async with transaction():
                await record(
                    EventKind.CustomEvent,
                    organization_id=self.organization_id,
                    by=by or self.writer.id,
                    type=f"test.{word}",
                    payload={"data": number},
                )

        on_database(self.reader.gateway, write)

    def read(self, **variables: Any) -> dict[str, Any]:
        placed(self.reader.gateway)
        page: dict[str, Any] = self.reader.data(LOG, **variables)["events"]
        return page

    def cursors(self) -> list[str]:
        return [edge["cursor"] for edge in self.read(first=100)["edges"]]


@pytest.fixture(scope="module")
def log(gateway: Gateway) -> Log:
    return Log(gateway, "Both ways")


def places(log: Log, page: dict[str, Any]) -> tuple[list[int], bool, bool]:
    """Return the places of a page's events in the log, and whether events precede and follow it."""
    cursors, info = log.cursors(), page["pageInfo"]
    assert [edge["cursor"] for edge in page["edges"]] == [node["cursor"] for node in page["nodes"]]
    ends = (page["nodes"][0]["cursor"], page["nodes"][-1]["cursor"]) if page["nodes"] else (None, None)
    assert (info["startCursor"], info["endCursor"]) == ends
    return [cursors.index(node["cursor"]) for node in page["nodes"]], info["hasPreviousPage"], info["hasNextPage"]


def test_the_newest_events_are_read_without_a_cursor(log: Log) -> None:
    assert places(log, log.read(last=2)) == ([4, 5], True, False)
    assert places(log, log.read(last=SIZE)) == (list(range(SIZE)), False, False)
    assert log.read(last=2)["totalCount"] == SIZE


def test_the_log_is_read_backward_page_by_page(log: Log) -> None:
    seen: list[dict[str, Any]] = []
    before = None
    while True:
        page = log.read(last=4, before=before)
        seen = page["nodes"] + seen
        if not page["pageInfo"]["hasPreviousPage"]:
            break
        before = page["pageInfo"]["startCursor"]
    assert seen == log.read(first=100)["nodes"]


@pytest.mark.parametrize("word", ["first", "last"])
def test_a_page_between_cursors_tells_what_precedes_and_follows_it(log: Log, word: str) -> None:
    by_place = dict(enumerate(log.cursors()))
    for after, before, size in product((-1, 0, 2), (3, 5, 6), (1, 2, 6)):
        begin, end = after + 1, before
        begin, end = (begin, min(begin + size, end)) if word == "first" else (max(end - size, begin), end)
        page = log.read(after=by_place.get(after), before=by_place.get(before), **{word: size})
        assert places(log, page) == (list(range(begin, end)), begin > 0, end < SIZE)


def test_only_matching_events_precede_and_follow_a_page(gateway: Gateway) -> None:
    log = Log(gateway, "Matching")
    log.add("other", 0)
    cursors = log.cursors()
    page = log.read(types=["test.other"], after=cursors[2])
    assert (len(page["nodes"]), page["pageInfo"]["hasPreviousPage"]) == (1, False)
    page = log.read(types=["test.counted"], last=1, before=cursors[-1])
    assert (len(page["nodes"]), page["pageInfo"]["hasNextPage"]) == (1, False)


def test_first_and_last_exclude_each_other(log: Log) -> None:
    response = log.reader.gateway.graphql(LOG, {"first": 1, "last": 1}, log.reader.token)
    assert response["errors"][0]["extensions"]["field"] == ["last"]


def test_an_invalid_cursor_is_named(log: Log) -> None:
    response = log.reader.gateway.graphql(LOG, {"last": 1, "before": "nonsense"}, log.reader.token)
    assert response["errors"][0]["extensions"]["field"] == ["before"]


# ---------------------------------------------------------------- a run's history


def test_the_history_of_a_run_is_read_both_ways(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Histories")
    runs = Runs(admin)
    ids = [runs.done(value("a", 1), value("b", 2))["id"] for _ in range(2)]
    placed(gateway)
    query = """query($ids: [ID!]!, $first: Int, $last: Int, $before: Cursor) { nodes(ids: $ids) {
      ... on WorkflowExecution { events(first: $first, last: $last, before: $before) {
        nodes { id cursor } pageInfo { hasPreviousPage hasNextPage } } } } }"""

    def histories(**variables: Any) -> list[dict[str, Any]]:
        return [each["events"] for each in admin.data(query, ids=ids, **variables)["nodes"]]

    whole = histories(first=100)
    assert all(len(each["nodes"]) > 3 for each in whole)
    assert [each["nodes"] for each in histories(last=2)] == [each["nodes"][-2:] for each in whole]
    assert [each["pageInfo"] for each in histories(last=2)] == [{"hasPreviousPage": True, "hasNextPage": False}] * 2
    before = whole[1]["nodes"][1]["cursor"]
    first, second = histories(last=100, before=before)
    assert second["nodes"] == whole[1]["nodes"][:1]
    assert first["nodes"] == [node for node in whole[0]["nodes"] if node in first["nodes"]] != []
    assert second["pageInfo"] == {"hasPreviousPage": False, "hasNextPage": True}


# ---------------------------------------------------------------- by actor and by time


def test_filter_by_actor(gateway: Gateway) -> None:
    log = Log(gateway, "Actors")
    log.add("automatic", 0, by=SYSTEM_ID)
    log.add("read", 0, by=log.reader.id)
    page = log.read(actorId=log.reader.id)
    assert ([node["type"] for node in page["nodes"]], page["totalCount"]) == (["test.read"], 1)
    assert [node["type"] for node in log.read(actorId=SYSTEM_ID)["nodes"]] == ["test.automatic"]
    assert log.read(actorId=log.writer.id, last=2)["totalCount"] == SIZE
    stranger = person(gateway, organization="No actors")
    assert stranger.data(LOG, actorId=log.writer.id)["events"]["nodes"] == []
    assert log.read(actorId="nonsense")["nodes"] == []


@pytest.fixture(scope="module")
def dated(gateway: Gateway) -> Iterator[tuple[Log, list[datetime]]]:
    """A log with one event each ten minutes, two of which are in the wrong order."""
    log = Log(gateway, "Dated")
    start = now().replace(microsecond=0) + timedelta(days=1)
    times = [start + timedelta(minutes=10 * number) for number in range(SIZE)]
    times[2], times[3] = times[2] + MOST_DISORDER / 2, times[2]
    placed(gateway)
    ids = [node["id"] for node in log.read(first=100)["nodes"]]

    async def date() -> None:
        for id, time in zip(ids, times, strict=True):
            await LogRow.filter(id=id).update(occurred_at=time)

    async def restore() -> None:
        await LogRow.filter(id__in=ids).update(occurred_at=now())

    on_database(gateway, date)
    yield log, times
    on_database(gateway, restore)


def test_filter_by_time(dated: tuple[Log, list[datetime]]) -> None:
    log, times = dated
    moments = [times[0] - timedelta(days=1), *times, times[-1] + timedelta(microseconds=1)]
    for since, until in product([None, *moments], repeat=2):
        given = {"since": since and since.isoformat(), "until": until and until.isoformat()}
        wanted = [
            place
            for place, time in enumerate(times)
            if (since is None or time >= since) and (until is None or time < until)
        ]
        page = log.read(**given)
        assert places(log, page)[0] == wanted, given
        assert page["totalCount"] == len(wanted)
        newest = log.read(last=1, **given)
        assert places(log, newest) == (wanted[-1:], len(wanted) > 1, False)


def test_a_time_of_any_zone_is_understood(dated: tuple[Log, list[datetime]]) -> None:
    log, times = dated
    shown = times[4].isoformat().replace("+00:00", "")
    elsewhere = (times[4] + timedelta(hours=2)).isoformat().replace("+00:00", "+02:00")
    assert len(log.read(since=elsewhere)["nodes"]) == len(log.read(since=f"{shown}Z")["nodes"]) == 2
