"""Gateways are killed while scripts are pushed: each is written once, in order, whichever replica the plugin asks."""

import os
import random
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpx
import pytest

from models.users import Role
from tests.fakes.studio import Studio
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, person
from tests.servers import free_port
from tests.studio.house import plugin_key
from tests.waiting import until

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

PUSHES = int(os.environ.get("CHAOS_PUSHES", "40"))
KILLS = int(os.environ.get("CHAOS_PUSH_KILLS", "2"))
PATHS = 10
PUSH = """mutation($input: PushStudioScriptsInput!) {
    pushStudioScripts(input: $input) { commands { id } errors { message } } }"""
COMMANDS = """query($after: String) { studioCommands(first: 100, after: $after) {
    nodes { id status error } pageInfo { endCursor hasNextPage } } }"""


@pytest.fixture
def replicas(backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]) -> list[GatewayProcess]:
    """The gateways that are killed."""
    count = 2 if "REDIS_URL" in backend else 1
    environment = {**backend, "ENGINE_LEASE": "2"}
    return [gateway_process({**environment, "PORT": str(free_port())}) for _ in range(count)]


class Roaming(Studio):
    """A window whose requests go to any replica."""

    replicas: list[GatewayProcess]

    def post(self, name: str, body: dict[str, Any], **headers: str) -> httpx.Response:
        """See `Studio`."""
        self.url = random.choice(self.replicas).url
        return super().post(name, body, **headers)


def test_every_push_survives_kills(replicas: list[GatewayProcess]) -> None:
    owner = person(cast(Gateway, replicas[0]), Role.ADMIN)
    studio = Roaming(replicas[0].url, plugin_key(owner))
    studio.replicas = replicas
    with studio, ThreadPoolExecutor(1) as pool:
        pushed = pool.submit(_push, replicas, owner.token, studio.instance_id)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.3, 1.5))
            victim = random.choice(replicas)
            victim.kill()
            victim.start()
        ids = pushed.result()
        until(lambda: {each["status"] for each in _commands(owner)} == {"COMPLETED"})
        assert {each["id"] for each in _commands(owner)} == ids
        assert sorted(studio.executed) == sorted(ids)
        latest = {f"Workspace/S{number % PATHS}": f"return {number}" for number in range(PUSHES)}
        assert {path: script.source for path, script in studio.scripts.items()} == latest


def _push(replicas: list[GatewayProcess], token: str, instance_id: str) -> set[str]:
    """Push scripts one after the other, each until a replica responds, and return the ids of the commands."""
    ids = set()
    for number in range(PUSHES):
        given = {
            "scripts": [{"path": f"Workspace/S{number % PATHS}", "source": f"return {number}"}],
            "instanceIds": [instance_id],
            "idempotencyKey": f"push {number}",
        }
        commands: list[dict[str, str]] = []
        while not commands:
            try:
                found = random.choice(replicas).graphql(PUSH, {"input": given}, token)
                commands = (found.get("data") or {}).get("pushStudioScripts", {}).get("commands") or []
            except (httpx.HTTPError, AssertionError):
                time.sleep(0.05)  # it is being restarted
        ids.add(commands[0]["id"])
    return ids


def _commands(reader: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = reader.data(COMMANDS, after=after)["studioCommands"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found
