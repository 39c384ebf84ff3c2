"""Many callers race for one idempotency key while gateways are killed: there is one effect, and all get its result.

`make test-crash` races for a few keys, `make chaos` for more (`CHAOS_KEYS`, `CHAOS_RACERS`), with a kill for each
tenth key unless `CHAOS_KEY_KILLS` says how many.
"""

import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest

from benchmarks.steady.calls import Caller
from models.tasks import Task
from storage.database import connection
from tests.gateways import GatewayProcess
from tests.people import on_database
from tests.servers import free_port

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600), pytest.mark.promise("R13")]

KEYS: Final = int(os.environ.get("CHAOS_KEYS", "20"))
RACERS: Final = int(os.environ.get("CHAOS_RACERS", "20"))
KILLS: Final = int(os.environ.get("CHAOS_KEY_KILLS", max(2, KEYS // 10)))
AT_ONCE: Final = 5
"""Keys that are raced for at once."""
CREATE: Final = """mutation ($input: CreateTaskInput!) {
  createTask(input: $input) { task { id } errors { code retryable } } }"""


async def create(callers: list[Caller], title: str, key: str) -> tuple[str, str]:
    """Create a task, again and again until a gateway says what became of it: the task's id, or the error's code."""
    given = {"title": title, "type": "raced", "idempotencyKey": key}
    while True:
        try:
            _, body = await random.choice(callers).post(CREATE, {"input": given})
            payload = json.loads(body)["data"]["createTask"]
        except (OSError, ValueError, KeyError):
            await asyncio.sleep(0.05)
            continue
        if payload["task"] is not None:
            return "created", str(payload["task"]["id"])
        [error] = payload["errors"]
        if not error["retryable"]:
            return "refused", str(error["code"])
        await asyncio.sleep(0.02)


async def kill_as_keys_are_raced(
    gateways: list[GatewayProcess], chance: random.Random, raced: Callable[[], int]
) -> None:
    """Kill gateways while the keys are raced for, evenly spread, so that all of the race has kills.

    Args:
        raced: returns how many keys the race is over for.
    """
    for kill in range(KILLS):
        while raced() < KEYS * kill // KILLS:
            await asyncio.sleep(0.02)
        await asyncio.sleep(chance.uniform(0.0, 0.5))
        victim = chance.choice(gateways)
        await asyncio.to_thread(victim.kill)
        await asyncio.to_thread(victim.start)


async def race(callers: list[Caller], key: str, chance: random.Random) -> str:
    """Let all racers use one key, some of them with another input; return the title of the task that exists then."""
    titles = [f"{key}, changed" if chance.random() < 0.2 else key for _ in range(RACERS)]
    found = await asyncio.gather(*(create(callers, title, key) for title in titles))
    won = {title for title, (outcome, _) in zip(titles, found, strict=True) if outcome == "created"}
    assert len(won) == 1, (key, found)
    assert len({id for outcome, id in found if outcome == "created"}) == 1, (key, found)
    [winner] = won
    for title, (outcome, what) in zip(titles, found, strict=True):
        assert title == winner or (outcome, what) == ("refused", "IDEMPOTENCY_MISMATCH")
    return winner


async def test_of_many_racers_for_a_key_one_has_an_effect(
    backend: Mapping[str, str],
    gateway_process: Callable[..., GatewayProcess],
    chance: random.Random,
    figure: Callable[[str], None],
) -> None:
    count = 2 if "REDIS_URL" in backend else 1
    gateways = [gateway_process({**backend, "PORT": str(free_port())}) for _ in range(count)]
    titles: list[str] = []
    killing = asyncio.create_task(kill_as_keys_are_raced(gateways, chance, lambda: len(titles)))
    callers = [Caller(each.port, each.admin_key) for each in gateways]  # 500 requests at once are too many for httpx
    for first in range(0, KEYS, AT_ONCE):
        keys = [f"key {number}" for number in range(first, min(first + AT_ONCE, KEYS))]
        titles += await asyncio.gather(*(race(callers, key, chance) for key in keys))
    for caller in callers:
        caller.close()
    await killing
    tasks, events = await asyncio.to_thread(on_database, gateways[0], stored)
    assert Counter(tasks) == Counter(titles)
    assert events == KEYS
    figure(f"{KEYS} keys, {RACERS} racers each, {KILLS} kills: {len(tasks)} tasks, {events} events")


async def stored() -> tuple[list[str], int]:
    """Return the titles of all tasks, and how many events of their creation there are."""
    client = connection()
    count = 0
    for table in ("event_log", "outbox"):
        try:
            [row] = await client.execute_query_dict(f"SELECT count(*) AS n FROM {table} WHERE kind = 'TaskCreated'")
        except Exception:
            assert table == "outbox"  # which SQLite does not have
            continue
        count += int(row["n"])
    titles: list[Any] = await Task.filter(type="raced").values_list("title", flat=True)
    return [str(each) for each in titles], count
