"""Synchronizing to a cache that is unavailable."""

from collections.abc import Callable, Mapping

from models.users import Role
from tests.gateways import Gateway
from tests.people import person
from tests.servers import RedisServer
from tests.sync_jobs.test_syncing import copy_on, sync
from tests.waiting import until

STATUS = "query($id: ID!) { node(id: $id) { ... on SyncJob { status error } } }"


def test_the_cache_is_written_once_redis_is_back(new_environment: Callable[[str], Mapping[str, str]]) -> None:
    with RedisServer() as redis, Gateway({**new_environment("postgres"), "REDIS_URL": redis.url}) as gateway:
        owner = person(gateway, Role.ADMIN)
        sync(owner, "BACKEND", "CACHE", {"id": "outage", "n": 1})
        redis.kill()
        job = sync(owner, "BACKEND", "CACHE", {"id": "outage", "n": 2})
        assert job["status"] == "PENDING"
        assert "UNAVAILABLE" in job["error"]
        assert copy_on(owner, "BACKEND", "outage") == {"id": "outage", "n": 2}
        assert copy_on(owner, "CACHE", "outage") == {"id": "outage", "n": 2}, "it is loaded instead"
        redis.start()
        until(lambda: owner.data(STATUS, id=job["id"])["node"]["status"] == "COMPLETED", 30)
        assert copy_on(owner, "CACHE", "outage") == {"id": "outage", "n": 2}
