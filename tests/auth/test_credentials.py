"""Credentials: how they are sent, and when they become invalid."""

import logging
from typing import Any

import httpx
import pytest

from auth.bootstrap import create_key
from auth.credentials import Credentials, credential_of
from auth.keys import Hasher, hint, new_secret
from errors import Unauthenticated
from models.users import ApiKey, Role, User
from settings import Settings
from tests.gateways import ANONYMOUS, Gateway
from tests.people import administrator, agent, on_database, person

QUERY = "{ viewer { role actor { id } } }"


def asked(gateway: Gateway, headers: dict[str, str], path: str = "/graphql") -> httpx.Response:
    with gateway.client(ANONYMOUS) as client:
        return client.post(path, json={"query": QUERY}, headers=headers)


def caller(response: httpx.Response) -> str | None:
    """Return the id of the actor for whom a request was executed."""
    assert response.status_code == 200
    data = response.json()["data"]
    return None if data is None or data["viewer"] is None else str(data["viewer"]["actor"]["id"])


@pytest.mark.parametrize("form", ["authorization: Bearer {}", "authorization: bearer   {}", "x-api-key: {}"])
def test_an_api_key_is_accepted_in_either_header(gateway: Gateway, form: str):
    name, _, value = form.partition(": ")
    member = person(gateway)
    assert caller(asked(gateway, {name: value.format(member.token)})) == member.id
    assert caller(asked(gateway, {})) is None


def test_with_both_headers_only_authorization_is_read(gateway: Gateway):
    member, other = person(gateway), person(gateway)
    for second in (other.token, "unknown"):
        headers = {"authorization": f"Bearer {member.token}", "x-api-key": second}
        assert caller(asked(gateway, headers)) == member.id


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "Basic {}"},
        {"authorization": "{}"},
        {"authorization": "Bearer"},
        {"authorization": "Bearer parley_unknown"},
        {"authorization": "Bearer {} {}"},
        {"authorization": "Bearer {}x"},
        {"x-api-key": "unknown"},
        {"authorization": "Bearer unknown", "x-api-key": "{}"},
        {"authorization": "Bearer " + "x" * 20_000},
    ],
    ids=str,
)
def test_an_invalid_credential_is_not_treated_as_anonymous(gateway: Gateway, headers: dict[str, str]):
    given = {name: value.replace("{}", gateway.admin_key) for name, value in headers.items()}
    response = asked(gateway, given)
    assert response.status_code in (401, 431)
    assert gateway.admin_key not in response.text


@pytest.mark.parametrize("name", ["api_key", "apiKey", "access_token", "token", "authorization", "x-api-key", "key"])
def test_a_credential_in_the_url_is_ignored(gateway: Gateway, name: str):
    response = asked(gateway, {}, f"/graphql?{name}={gateway.admin_key}")
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_no_credential_is_anonymous():
    assert credential_of({}) is None
    assert credential_of({"authorization": "", "x-api-key": " "}) is None


def test_a_revoked_key_is_invalid_at_once(gateway: Gateway):
    boss, member = administrator(gateway), person(gateway, Role.MEMBER)
    [key] = boss.gateway.data("{ apiKeys { id } }", token=member.token)["apiKeys"]
    boss.done("revokeApiKey", "apiKey { id revokedAt }", id=key["id"])
    assert asked(gateway, {"x-api-key": member.token}).status_code == 401


def test_a_disabled_user_is_rejected_at_once_and_accepted_when_enabled(gateway: Gateway):
    boss, member = administrator(gateway), person(gateway, Role.MEMBER)
    boss.done("updateUser", "user { id }", id=member.id, active=False)
    assert asked(gateway, {"x-api-key": member.token}).status_code == 401
    boss.done("updateUser", "user { id }", id=member.id, active=True)
    assert asked(gateway, {"x-api-key": member.token}).status_code == 200


def test_a_changed_role_applies_at_once(gateway: Gateway):
    boss, member = administrator(gateway), person(gateway, Role.MEMBER)
    boss.done("updateUser", "user { id }", id=member.id, role="VIEWER")
    assert member.data(QUERY)["viewer"]["role"] == "VIEWER"
    assert member.refused("createApiKey", "secret", name="mine")[0] == "FORBIDDEN"


def test_the_key_of_a_deleted_agent_is_invalid(gateway: Gateway):
    boss = administrator(gateway)
    worker = agent(boss)
    boss.data("mutation($id: ID!) { deleteAgent(input: {id: $id}) { deletedId } }", id=worker.id)
    assert asked(gateway, {"x-api-key": worker.token}).status_code == 401


def test_the_table_of_keys_contains_no_secret(gateway: Gateway):
    secret = person(gateway).token

    async def rows() -> list[Any]:
        return [row.columns() for row in await ApiKey.all()]

    kept = str(on_database(gateway, rows))
    assert secret not in kept
    assert gateway.admin_key not in kept


def test_no_key_is_logged(gateway: Gateway, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    secret = person(gateway).token
    asked(gateway, {"x-api-key": secret})
    asked(gateway, {"authorization": f"Basic {secret}"})
    asked(gateway, {"authorization": f"Bearer {secret}x"})
    assert secret not in caplog.text
    assert secret not in repr(gateway.app.state.gateway.resources.credentials)  # type: ignore[union-attr]


# ---------------------------------------------------------------- without a gateway


def test_a_secret_has_256_random_bits_and_its_hint_is_short():
    assert len(new_secret()) == len("parley_") + 43
    assert new_secret() != new_secret()
    assert hint("parley_abcdefghijklmnop") == "parley_abcde"
    assert hint("chosen by an operator") == "chos"


def test_hashes_differ_between_installations():
    assert Hasher("a" * 32).hash("secret") != Hasher("b" * 32).hash("secret")


async def looked_up(settings: Settings, secret: str) -> tuple[Any, ...]:
    """Return the results of using a key in another process than the gateway: its lookups, and its recorded use."""
    credentials = Credentials(settings)
    headers = {"x-api-key": secret}
    first = await credentials.authenticate(headers)
    assert first is not None
    await credentials.close()
    [row] = await ApiKey.filter(id=first.credential_id)
    noted = row.last_used_at
    await User.filter(id=first.id).update(active=False)
    remembered = await credentials.authenticate(headers)
    await credentials.close()
    again = (await ApiKey.get(id=first.credential_id)).last_used_at
    credentials.forget()
    gone = await credentials.revalidate(first)
    try:
        refused = await credentials.authenticate(headers)
    except Unauthenticated:
        refused = None
    return first, noted, remembered, again, gone, refused


def test_a_key_is_cached_briefly_and_its_use_recorded_once_a_minute(gateway: Gateway):
    settings = Settings.load(gateway.environment)

    async def look() -> tuple[Any, ...]:
        return await looked_up(settings, await create_key(settings, "Default", "moment@example.com", Role.MEMBER, "k"))

    first, noted, remembered, again, gone, refused = on_database(gateway, look)
    assert noted is not None
    assert remembered is first, "a cached key needs no read"
    assert again == noted
    assert (gone, refused) == (None, None)
