"""Synchronizing records between platforms, as callers see it."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from models.sync_jobs import SyncJob, SyncStatus
from models.users import Role
from storage.clock import now
from tests.gateways import Gateway
from tests.people import Person, administrator, on_database, person
from tests.waiting import until

SHOWN = "job { id key status data result error conflicts { path message } }"
_NUMBERS = itertools.count()
READ = "query($p: Platform!, $k: String!) { syncedRecord(platform: $p, key: $k) { data cached } }"


def sync(caller: Person, source: str, target: str, data: Any, **more: Any) -> dict[str, Any]:
    """Synchronize a record, which must be accepted, and return the job."""
    return dict(caller.done("triggerSync", SHOWN, source=source, target=target, data=data, **more)["job"])


def copy_on(caller: Person, platform: str, key: str) -> Any:
    """Return the copy of a record on a platform, or None."""
    found = caller.data(READ, p=platform, k=key)["syncedRecord"]
    return None if found is None else found["data"]


@pytest.fixture
def member(gateway: Gateway) -> Person:
    """A member of the organization."""
    return person(gateway)


def test_the_documented_record_is_on_both_sides(member: Person):
    data = {"user_id": "123", "preferences": {"theme": "dark"}}
    job = sync(member, "BACKEND", "FRONTEND", data)
    assert (job["status"], job["key"], job["result"], job["conflicts"]) == ("COMPLETED", "user:123", data, [])
    assert copy_on(member, "BACKEND", "user:123") == data
    assert member.data('{ sharedDocument(key: "user:123") { value version } }')["sharedDocument"] == {
        "value": data,
        "version": 1,
    }


@pytest.mark.parametrize("target", ["FRONTEND", "ROBLOX", "DATABASE", "CACHE"])
def test_every_platform_holds_the_record_at_once(member: Person, target: str):
    key = f"through-{target}"
    assert sync(member, "BACKEND", target, {"id": key, "n": 1})["status"] == "COMPLETED"
    assert sync(member, "BACKEND", target, {"id": key, "n": 2})["status"] == "COMPLETED"
    assert copy_on(member, target, key) == copy_on(member, "BACKEND", key) == {"id": key, "n": 2}


def test_write_behind_reaches_the_target_soon(member: Person):
    job = sync(member, "BACKEND", "DATABASE", {"id": "behind"}, strategy="WRITE_BEHIND")
    assert copy_on(member, "BACKEND", "behind") == {"id": "behind"}
    query = "query($id: ID!) { node(id: $id) { ... on SyncJob { status } } }"
    until(lambda: member.data(query, id=job["id"])["node"]["status"] == "COMPLETED")
    assert copy_on(member, "DATABASE", "behind") == {"id": "behind"}


def test_write_behind_keeps_the_order(member: Person):
    for number in range(20):
        sync(member, "BACKEND", "DATABASE", {"id": "ordered", "n": number}, strategy="WRITE_BEHIND")
    until(lambda: copy_on(member, "DATABASE", "ordered") == {"id": "ordered", "n": 19})


@pytest.mark.parametrize("strategy", ["LAZY", "INVALIDATE"])
def test_the_cache_loads_what_it_does_not_have(member: Person, strategy: str):
    key = f"cached-{strategy}"
    sync(member, "BACKEND", "CACHE", {"id": key, "n": 1})
    sync(member, "BACKEND", "CACHE", {"id": key, "n": 2}, strategy=strategy)
    before = member.data("{ cacheMetrics { hits misses } }")["cacheMetrics"]
    reads = [member.data(READ, p="CACHE", k=key)["syncedRecord"] for _ in range(3)]
    assert [each["data"]["n"] for each in reads] == [2, 2, 2]
    assert [each["cached"] for each in reads] == [False, True, True]
    after = member.data("{ cacheMetrics { hits misses } }")["cacheMetrics"]
    assert (after["hits"] - before["hits"], after["misses"] - before["misses"]) == (2, 1)


def changed_on_both_sides(member: Person, resolution: str, theirs: dict[str, Any], mine: dict[str, Any]) -> Any:
    """Return the job of a record that the frontend and the backend changed since they last agreed."""
    base = {"id": f"both-{next(_NUMBERS)}", "theme": "light", "size": 1, "old": True}
    key = base["id"]
    sync(member, "BACKEND", "FRONTEND", base)
    patch = [{"op": "replace", "path": "", "value": {**base, **theirs}}]
    member.done("patchDocument", "document { id }", key=key, baseVersion=1, patch=patch)
    return sync(member, "BACKEND", "FRONTEND", {**base, **mine}, conflictResolution=resolution)


def test_changes_that_do_not_contradict_each_other_are_both_kept(member: Person):
    for resolution in ("SOURCE_WINS", "TARGET_WINS", "LAST_WRITE_WINS", "MERGE", "FAIL"):
        job = changed_on_both_sides(member, resolution, {"theme": "dark"}, {"size": 2})
        assert (job["status"], job["conflicts"]) == ("COMPLETED", [])
        assert job["result"] == {"id": job["key"], "theme": "dark", "size": 2, "old": True}
        assert copy_on(member, "BACKEND", job["key"]) == copy_on(member, "FRONTEND", job["key"]) == job["result"]


@pytest.mark.parametrize(
    ("resolution", "expected", "kept"),
    [
        ("SOURCE_WINS", {"theme": "blue", "size": 1}, "the source's"),
        ("TARGET_WINS", {"theme": "dark", "size": 5}, "the target's"),
        ("LAST_WRITE_WINS", {"theme": "blue", "size": 1}, "the source's"),
        ("MERGE", {"theme": "blue", "size": 5}, "the source's"),
    ],
)
def test_contradictions_are_resolved_and_recorded(member: Person, resolution: str, expected: Any, kept: str):
    job = changed_on_both_sides(member, resolution, {"theme": "dark", "size": 5}, {"theme": "blue"})
    assert {name: job["result"][name] for name in expected} == expected
    [conflict] = job["conflicts"]
    assert (conflict["path"], kept in conflict["message"]) == ("theme", True)
    assert copy_on(member, "BACKEND", job["key"]) == copy_on(member, "FRONTEND", job["key"]) == job["result"]


def test_last_write_wins_by_the_time_in_the_record(member: Person):
    theirs = {"theme": "dark", "updated_at": "2099-01-01T00:00:00Z"}
    mine = {"theme": "blue", "updated_at": "2001-01-01T00:00:00Z"}
    job = changed_on_both_sides(member, "LAST_WRITE_WINS", theirs, mine)
    assert job["result"]["theme"] == "dark"


def test_a_contradiction_that_must_not_be_resolved_changes_nothing(member: Person):
    job = changed_on_both_sides(member, "FAIL", {"theme": "dark"}, {"theme": "blue"})
    assert (job["status"], job["result"]) == ("CONFLICT", None)
    assert [each["path"] for each in job["conflicts"]] == ["theme"]
    assert copy_on(member, "FRONTEND", job["key"])["theme"] == "dark"
    assert copy_on(member, "BACKEND", job["key"])["theme"] == "light"


def test_a_registered_schema_is_required(gateway: Gateway, member: Person):
    definition = {"type": "object", "properties": {"n": {"type": "integer"}}}
    version = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": definition}
    administrator(gateway).done("registerSchema", "schema { id }", name="synced", **version)
    assert sync(member, "BACKEND", "DATABASE", {"id": "formed", "n": 1}, schema="synced")["status"] == "COMPLETED"
    given = {"source": "BACKEND", "target": "DATABASE", "data": {"id": "formed", "n": "x"}, "schema": "synced"}
    assert member.refused("triggerSync", SHOWN, **given) == ("BAD_USER_INPUT", "data.n")
    assert copy_on(member, "DATABASE", "formed") == {"id": "formed", "n": 1}


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("target", {"target": "BACKEND"}),
        ("strategy", {"strategy": "LAZY"}),
        ("strategy", {"strategy": "INVALIDATE"}),
        ("data", {"data": [1]}),
        ("key", {"data": {"name": "no id"}}),
        ("key", {"key": ""}),
        ("key", {"key": "x" * 256}),
        ("key", {"data": {"id": "x" * 256}}),
        ("schema", {"schema": "not registered"}),
    ],
)
def test_what_is_invalid_is_refused_by_name(member: Person, field: str, changed: dict[str, Any]):
    given = {"source": "BACKEND", "target": "DATABASE", "data": {"id": "refused"}, **changed}
    code, found = member.refused("triggerSync", SHOWN, **given)
    assert (code, (found or "").split(".")[0]) == ("BAD_USER_INPUT", field)
    assert copy_on(member, "BACKEND", "refused") is None


def test_the_same_idempotency_key_makes_one_job(member: Person):
    given = {"data": {"id": "once"}, "idempotencyKey": "sync-once"}
    with ThreadPoolExecutor(4) as pool:
        ids = {each["id"] for each in pool.map(lambda _: sync(member, "BACKEND", "DATABASE", **given), range(4))}
    assert len(ids) == 1


def test_two_writers_at_once_leave_both_sides_equal(member: Person):
    sync(member, "BACKEND", "DATABASE", {"id": "raced"})
    with ThreadPoolExecutor(8) as pool:
        jobs = list(
            pool.map(
                lambda n: sync(member, *(("BACKEND", "DATABASE") if n % 2 else ("DATABASE", "BACKEND")),
                               {"id": "raced", f"field{n}": n}, conflictResolution="MERGE"),
                range(16),
            )
        )  # fmt: skip
    assert {each["status"] for each in jobs} == {"COMPLETED"}
    assert copy_on(member, "BACKEND", "raced") == copy_on(member, "DATABASE", "raced")


def test_viewers_and_narrow_keys_synchronize_nothing(gateway: Gateway, member: Person):
    given = {"source": "BACKEND", "target": "FRONTEND", "data": {"id": "forbidden"}}
    assert person(gateway, Role.VIEWER).refused("triggerSync", SHOWN, **given)[0] == "FORBIDDEN"
    key = member.done("createApiKey", "secret", name="narrow", scopes=["sync:read", "sync:write"])["secret"]
    narrow = Person(gateway, member.id, key)
    assert narrow.refused("triggerSync", SHOWN, **given)[0] == "FORBIDDEN"
    assert sync(narrow, "BACKEND", "DATABASE", {"id": "permitted"})["status"] == "COMPLETED"


def test_other_organizations_have_their_own_records(gateway: Gateway, member: Person):
    for target in ("DATABASE", "CACHE", "FRONTEND"):
        sync(member, "BACKEND", target, {"id": "theirs"})
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    for platform in ("BACKEND", "DATABASE", "CACHE", "FRONTEND"):
        assert copy_on(stranger, platform, "theirs") is None
    assert stranger.data("{ syncJobs { nodes { id } } }")["syncJobs"]["nodes"] == []


def test_records_move_from_the_database_to_the_cache_and_back(member: Person):
    sync(member, "DATABASE", "CACHE", {"id": "moved", "n": 1})
    assert copy_on(member, "CACHE", "moved") == {"id": "moved", "n": 1}
    assert sync(member, "CACHE", "DATABASE", {"id": "moved", "n": 2})["status"] == "COMPLETED"
    assert copy_on(member, "DATABASE", "moved") == copy_on(member, "CACHE", "moved") == {"id": "moved", "n": 2}


def test_partial_data_changes_only_what_it_names(member: Person):
    whole = {"id": "partial", "theme": "light", "size": {"w": 1, "h": 1}, "old": True}
    sync(member, "BACKEND", "DATABASE", whole)
    job = sync(member, "BACKEND", "DATABASE", {"id": "partial", "size": {"h": 2}, "old": None}, partial=True)
    assert job["result"] == {"id": "partial", "theme": "light", "size": {"w": 1, "h": 2}}
    assert copy_on(member, "DATABASE", "partial") == job["result"]
    assert sync(member, "BACKEND", "DATABASE", {"id": "partial"})["result"] == {"id": "partial"}


def test_jobs_of_the_frontend_need_the_scope_of_its_documents(member: Person):
    job = sync(member, "BACKEND", "FRONTEND", {"id": "hidden", "pin": 1234})
    key = member.done("createApiKey", "secret", name="narrow", scopes=["sync:read"])["secret"]
    narrow = Person(member.gateway, member.id, key)
    query = "query($id: ID!) { node(id: $id) { id } syncJobs(first: 100) { nodes { id } } }"
    for caller, shown in ((member, True), (narrow, False)):
        found = caller.data(query, id=job["id"])
        assert (found["node"] is not None) == shown
        assert (job["id"] in [each["id"] for each in found["syncJobs"]["nodes"]]) == shown


async def _held(key: str) -> None:
    """Add an open job of a key that another replica seems to be applying."""
    made = await SyncJob.filter(key=key).order_by("-id").first()
    assert made is not None
    held = SyncJob.new(**{name: getattr(made, name) for name in HELD}, status=SyncStatus.PENDING)
    held.due_at, held.id = now() + timedelta(seconds=60), made.id[:-1] + ("0" if made.id[-1] != "0" else "1")
    await held.insert()


HELD = ("organization_id", "source", "target", "key", "strategy", "conflict_resolution", "data", "created_by_id")


def test_a_job_waits_for_an_earlier_one_of_the_record(member: Person):
    sync(member, "BACKEND", "DATABASE", {"id": "waits", "n": 1})
    on_database(member.gateway, lambda: _held("waits"))
    assert sync(member, "BACKEND", "DATABASE", {"id": "waits", "n": 2})["status"] == "PENDING"
    assert sync(member, "BACKEND", "DATABASE", {"id": "waits", "m": 3}, partial=True)["status"] == "PENDING"
    assert copy_on(member, "BACKEND", "waits") == {"id": "waits", "n": 2, "m": 3}
    assert copy_on(member, "DATABASE", "waits") == {"id": "waits", "n": 1}
    on_database(member.gateway, lambda: _make_due("waits"))
    until(lambda: copy_on(member, "DATABASE", "waits") == {"id": "waits", "n": 2, "m": 3}, 30)


async def _make_due(key: str) -> None:
    """Make the open jobs of a key due."""
    await SyncJob.filter(key=key, due_at__isnull=False).update(due_at=now())


def test_write_behind_keeps_what_the_source_changes_meanwhile(member: Person):
    key = "meanwhile"
    sync(member, "FRONTEND", "DATABASE", {"id": key, "n": 1})
    on_database(member.gateway, lambda: _held(key))  # holds the next one up
    sync(member, "FRONTEND", "DATABASE", {"id": key, "n": 2}, strategy="WRITE_BEHIND")
    patch = [{"op": "add", "path": "/note", "value": "typed"}]
    version = member.data("query($k: String!) { sharedDocument(key: $k) { version } }", k=key)["sharedDocument"]
    member.done("patchDocument", "document { id }", key=key, baseVersion=version["version"], patch=patch)
    on_database(member.gateway, lambda: _make_due(key))
    until(lambda: copy_on(member, "DATABASE", key) == {"id": key, "n": 2, "note": "typed"}, 30)
    assert copy_on(member, "FRONTEND", key) == {"id": key, "n": 2, "note": "typed"}
