"""`python cli.py rotate-keys`: every secret is re-encrypted with the first key, despite crashes and concurrent work."""

import base64
import os
import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from models.connections import ConnectionStatus, OAuthConnection
from models.database import open_database
from settings import Settings
from storage.address import parse_address
from storage.encryption import DecryptionFailed, Place, key_prefix, seal, unseal
from storage.ids import new_id
from storage.key_rotation import sealed_columns
from tests.fakes.oauth_server import FakeProvider
from tests.forks import Command, Forked, run_command
from tests.gateways import GatewayProcess
from tests.running import value

pytestmark = pytest.mark.crash

OLD, NEW = (base64.b64encode(secrets.token_bytes(32)).decode() for _ in range(2))
MANY: Final = 1500
PATIENCE: Final = 180.0
Start = Callable[..., GatewayProcess]


def environment(backend: Mapping[str, str], *keys: str) -> dict[str, str]:
    return {**backend, "ENCRYPTION_KEYS": ",".join(keys)}


def rotation(backend: Mapping[str, str], folder: Path, *keys: str) -> Forked:
    """Start the command, whose output goes to the file `rotation.log` in the folder."""
    log, nothing = folder / "rotation.log", Path(os.devnull)
    return Forked(Command(("rotate-keys",), folder, environment(backend, *keys), nothing, log, log))


def rotated(backend: Mapping[str, str], folder: Path, *keys: str) -> tuple[int, str, str]:
    """Run the command and return its exit status and its output."""
    process = run_command("rotate-keys", folder=folder, environment=environment(backend, *keys), seconds=PATIENCE)
    return process.returncode, process.stdout, process.stderr


async def on(backend: Mapping[str, str], work: Callable[[], Any]) -> Any:
    database = await open_database(parse_address(Settings.load(backend).database_url))
    try:
        with database.bind():
            return await work()
    finally:
        await database.close()


def key(text: str) -> bytes:
    return base64.b64decode(text)


def rows(many: int) -> list[OAuthConnection]:
    """Return connections whose tokens are encrypted with the old key."""
    found = []
    for number in range(many):
        row = OAuthConnection.new(
            organization_id="org_x", user_id=new_id("usr"), provider="slack", status=ConnectionStatus.CONNECTED
        )
        row.sealed_access = seal([key(OLD)], f"token-{number}", Place.of(row, "sealed_access"))
        row.sealed_refresh = seal([key(OLD)], f"refresh-{number}", Place.of(row, "sealed_refresh"))
        found.append(row)
    return found


async def unrotated() -> int:
    return await OAuthConnection.exclude(sealed_access__startswith=key_prefix(key(NEW))).count()


async def test_an_old_key_can_be_removed(backend: Mapping[str, str], gateway_process: Start, tmp_path: Path) -> None:
    """Tokens, a webhook's secret and a pending flow: encrypted with the old key, decrypted without it."""
    with FakeProvider("slack") as slack:
        with_slack = {**backend, **slack.environment}
        gateway = gateway_process(environment(with_slack, OLD))
        tokens = slack.grant()
        made = gateway.data(
            "mutation($i: StoreOAuthTokenInput!) { storeOAuthToken(input: $i) { connection { id } } }",
            {
                "i": {
                    "provider": "slack",
                    "accessToken": tokens["access_token"],
                    "refreshToken": tokens["refresh_token"],
                    "expiresIn": 3600,
                }
            },
        )["storeOAuthToken"]["connection"]["id"]
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
        trigger = {"type": "WEBHOOK", "config": {"secret": secret}}
        gateway.data(
            "mutation($i: CreateWorkflowInput!) { createWorkflow(input: $i) { workflow { id } errors { message } } }",
            {"i": {"name": "W", "nodes": [value("a", 1)], "triggers": [trigger]}},
        )
        gateway.data('mutation { beginOAuth(input: {provider: "slack"}) { authorizationUrl } }')
        gateway.stop()
        status, out, err = rotated(backend, tmp_path, NEW, OLD)
        assert (status, err) == (0, "")
        for line in (
            "oauth_connections.sealed_access: 1 ",
            "oauth_connections.sealed_refresh: 1 ",
            "oauth_flows.sealed_verifier: 1 ",
            "workflow_triggers.sealed_secret: 1 ",
        ):
            assert line in out
        await on(backend, everything_decrypts)
        again = gateway_process(environment(with_slack, NEW))
        answer = again.data(
            "mutation($id: ID!) { refreshConnection(input: {id: $id}) { connection { status } errors { message } } }",
            {"id": made},
        )["refreshConnection"]
        assert answer == {"connection": {"status": "CONNECTED"}, "errors": []}


async def everything_decrypts() -> None:
    """Assert that the new key alone decrypts every encrypted value of every table."""
    found = 0
    for table, column in sealed_columns():
        for id, sealed in await table.filter(**{f"{column}__not_isnull": True}).values_list(
            table._meta.pk_attr, column
        ):
            place = Place(table._meta.db_table, column, id)
            assert unseal([key(NEW)], sealed, place)
            with pytest.raises(DecryptionFailed):
                unseal([key(OLD)], sealed, place)
            found += 1
    assert found


async def test_a_killed_rotation_is_finished_by_the_next_one(backend: Mapping[str, str], tmp_path: Path) -> None:
    async def prepare() -> None:
        await OAuthConnection.all().delete()
        await OAuthConnection.bulk_create(rows(MANY), batch_size=200)

    async def wait_until_it_has_begun() -> int:
        deadline = time.monotonic() + PATIENCE
        while (left := await unrotated()) == MANY:
            assert time.monotonic() < deadline
        return left

    await on(backend, prepare)
    process = rotation(backend, tmp_path, NEW, OLD)
    left = await on(backend, wait_until_it_has_begun)
    process.kill()
    process.wait(PATIENCE)
    assert left > 0
    status, _, err = rotated(backend, tmp_path, NEW, OLD)
    assert (status, err) == (0, "")

    async def check() -> None:
        assert await unrotated() == 0
        for number in await OAuthConnection.all():
            assert number.access_token([key(NEW)]).startswith("token-")
            assert number.refresh_token([key(NEW)]).startswith("refresh-")

    await on(backend, check)
    out = rotated(backend, tmp_path, NEW)[1].splitlines()
    assert out and all(line.endswith(": 0 re-encrypted") for line in out)


async def test_a_gateway_keeps_working_during_a_rotation(
    backend: Mapping[str, str], gateway_process: Start, tmp_path: Path
) -> None:
    """Tokens refreshed during the rotation are still the new ones afterwards."""

    async def prepare() -> None:
        await OAuthConnection.all().delete()
        await OAuthConnection.bulk_create(rows(300), batch_size=200)

    with FakeProvider("slack") as slack:
        await on(backend, prepare)
        gateway = gateway_process({**environment(backend, NEW, OLD), **slack.environment})
        tokens = slack.grant()
        given = {"accessToken": tokens["access_token"], "refreshToken": tokens["refresh_token"], "expiresIn": 3600}
        made = gateway.data(
            "mutation($i: StoreOAuthTokenInput!) { storeOAuthToken(input: $i) { connection { id } } }",
            {"i": {"provider": "slack", **given}},
        )["storeOAuthToken"]["connection"]["id"]
        process = rotation(backend, tmp_path, NEW, OLD)
        for _ in range(10):
            answer = gateway.data(
                "mutation($id: ID!) { refreshConnection(input: {id: $id}) { connection { status } } }", {"id": made}
            )
            assert answer["refreshConnection"]["connection"] == {"status": "CONNECTED"}
        assert process.wait(PATIENCE) == 0, (tmp_path / "rotation.log").read_text()

        async def check() -> None:
            assert await unrotated() == 0
            row = await OAuthConnection.get(id=made)
            assert slack.is_good(row.access_token([key(NEW)]))

        await on(backend, check)


async def test_a_value_that_no_key_decrypts_is_named(backend: Mapping[str, str], tmp_path: Path) -> None:
    async def prepare() -> str:
        await OAuthConnection.all().delete()
        strange, fine = rows(2)
        strange.sealed_access = seal([secrets.token_bytes(32)], "token", Place.of(strange, "sealed_access"))
        await OAuthConnection.bulk_create([strange, fine])
        return strange.id

    id = await on(backend, prepare)
    status, out, err = rotated(backend, tmp_path, NEW, OLD)
    assert status == 1 and f"none of ENCRYPTION_KEYS decrypts the value of {id}" in err
    assert "oauth_connections.sealed_access: 1 re-encrypted" in out
