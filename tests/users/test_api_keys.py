"""API keys: creating, listing and revoking them, for users and for agents."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from models.users import ApiKey, Role
from resolvers.users.keys import MOST_KEYS
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, on_database, person, unchanged

KEY = "apiKey { id name prefix scopes actor { __typename id name } expiresAt lastUsedAt revokedAt createdAt } secret"
REVOKED = "apiKey { id revokedAt }"
ABSENT = "key_01jd3x8m5vf2h9k7q0z4c6r8ta"
LATER = "2100-01-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway, Role.MEMBER)


@pytest.fixture(scope="module")
def worker(admin: Person) -> Person:
    return agent(admin)


def made(owner: Person, **values: Any) -> tuple[dict[str, Any], Person]:
    """Return a new key of the owner, and the owner with this key."""
    payload = owner.done("createApiKey", KEY, **({"name": "key"} | values))
    return payload["apiKey"], Person(owner.gateway, owner.id, payload["secret"])


def scopes(caller: Person) -> set[str]:
    return set(caller.data("{ viewer { scopes } }")["viewer"]["scopes"])


def stored(gateway: Gateway) -> list[Any]:
    async def rows() -> list[Any]:
        return [row.columns() | {"last_used_at": None} for row in await ApiKey.all().order_by("id")]

    return on_database(gateway, rows)


# ---------------------------------------------------------------- creating


def test_a_key_has_the_permissions_of_its_owner(member: Person):
    key, caller = made(member, name="laptop")
    assert (key["name"], key["actor"]["__typename"], key["actor"]["id"]) == ("laptop", "User", member.id)
    assert (key["expiresAt"], key["lastUsedAt"], key["revokedAt"]) == (None, None, None)
    assert caller.token.startswith(key["prefix"]) and len(key["prefix"]) < 16
    assert set(key["scopes"]) == scopes(caller) == SCOPES_BY_ROLE[Role.MEMBER]


def test_a_key_with_scopes_is_limited_to_them(member: Person):
    key, caller = made(member, scopes=["tasks:read", "agents:read", "tasks:read"])
    assert key["scopes"] == ["tasks:read", "agents:read"]
    assert scopes(caller) == {"tasks:read", "agents:read"}
    assert caller.refused("createApiKey", "secret", name="more")[0] == "FORBIDDEN"


def test_a_key_loses_scopes_with_its_owners_role(gateway: Gateway, admin: Person):
    somebody = person(gateway, Role.OPERATOR)
    key, caller = made(somebody, scopes=["agents:write", "agents:read"])
    admin.done("updateUser", "user { id }", id=somebody.id, role="VIEWER")
    assert scopes(caller) == {"agents:read"}
    [shown] = [each for each in admin.data("{ apiKeys { id scopes } }")["apiKeys"] if each["id"] == key["id"]]
    assert shown["scopes"] == ["agents:read"]


def test_an_agents_key_acts_as_the_agent(admin: Person, worker: Person):
    payload = admin.done("createApiKey", KEY, name="worker", agentId=worker.id)
    caller = Person(admin.gateway, worker.id, payload["secret"])
    viewer = caller.data("{ viewer { role actor { __typename id } } }")["viewer"]
    assert viewer == {"role": "MEMBER", "actor": {"__typename": "Agent", "id": worker.id}}
    assert set(payload["apiKey"]["scopes"]) == scopes(caller) == AGENT_SCOPES
    assert caller.refused("createApiKey", "secret", name="another")[0] == "FORBIDDEN"


def test_a_key_expires_on_time(gateway: Gateway, member: Person):
    key, caller = made(member, expiresAt=LATER)
    assert datetime.fromisoformat(key["expiresAt"]) == datetime.fromisoformat(LATER)

    async def expire() -> None:
        await ApiKey.filter(id=key["id"]).update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    on_database(gateway, expire)
    refused = gateway.graphql("{ viewer { role } }", token=caller.token)
    assert refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": ""}, ("BAD_USER_INPUT", "name")),
        ({"name": "n" * 256}, ("BAD_USER_INPUT", "name")),
        ({"scopes": []}, ("BAD_USER_INPUT", "scopes")),
        ({"scopes": ["tasks:explode"]}, ("BAD_USER_INPUT", "scopes")),
        ({"scopes": [""]}, ("BAD_USER_INPUT", "scopes")),
        ({"scopes": ["tasks:read"] * 101}, ("BAD_USER_INPUT", "scopes")),
        ({"scopes": ["agents:write"]}, ("FORBIDDEN", "scopes")),
        ({"scopes": ["tasks:work"]}, ("FORBIDDEN", "scopes")),
        ({"expiresAt": "2000-01-01T00:00:00Z"}, ("BAD_USER_INPUT", "expiresAt")),
        ({"agentId": "agt_01jd3x8m5vf2h9k7q0z4c6r8ta"}, ("FORBIDDEN", None)),
    ],
    ids=str,
)
def test_a_key_beyond_a_members_permissions_is_rejected(
    gateway: Gateway, member: Person, values: dict[str, Any], refusal: tuple[str, str | None]
):
    before = stored(gateway)
    with unchanged(gateway):
        assert member.refused("createApiKey", "secret", **({"name": "key"} | values)) == refusal
    assert stored(gateway) == before


def test_an_agent_gets_no_scopes_of_users(admin: Person, worker: Person):
    for strange in ("users:write", "approvals:respond"):
        refusal = admin.refused("createApiKey", "secret", name="key", agentId=worker.id, scopes=[strange])
        assert refusal == ("BAD_USER_INPUT", "scopes")
    payload = admin.done("createApiKey", KEY, name="key", agentId=worker.id, scopes=["tasks:work"])
    assert payload["apiKey"]["scopes"] == ["tasks:work"]


def test_an_agent_of_another_organization_is_not_found(gateway: Gateway, worker: Person):
    foreigner = person(gateway, Role.ADMIN, "Elsewhere")
    before = stored(gateway)
    for id in (worker.id, "agt_01jd3x8m5vf2h9k7q0z4c6r8ta", "", "x" * 1000):
        assert foreigner.refused("createApiKey", "secret", name="key", agentId=id) == ("NOT_FOUND", "agentId")
    assert stored(gateway) == before


def test_a_key_creates_no_key_with_more_scopes_or_a_later_expiry(admin: Person, worker: Person):
    _, narrow = made(admin, scopes=["keys:write", "agents:write", "tasks:read"], expiresAt=LATER)
    key, child = made(narrow)
    assert scopes(child) == {"keys:write", "agents:write", "tasks:read"}
    assert datetime.fromisoformat(key["expiresAt"]) == datetime.fromisoformat(LATER)
    assert narrow.refused("createApiKey", "secret", name="k", scopes=["users:write"]) == ("FORBIDDEN", "scopes")
    longer = "2100-01-01T00:00:01Z"
    assert narrow.refused("createApiKey", "secret", name="k", expiresAt=longer) == ("BAD_USER_INPUT", "expiresAt")
    for_agent = narrow.done("createApiKey", KEY, name="k", agentId=worker.id)["apiKey"]
    assert set(for_agent["scopes"]) == {"tasks:read", "tasks:work"}


def test_the_number_of_keys_per_owner_is_limited(gateway: Gateway):
    somebody = person(gateway, Role.MEMBER)

    async def fill() -> None:
        [first] = await ApiKey.filter(owner_id=somebody.id)
        for number in range(MOST_KEYS - 1):
            columns = {"name": "key", "hint": "parley_", "secret_hash": f"{number}", "owner_id": somebody.id}
            await ApiKey.new(organization_id=first.organization_id, **columns).insert(immediately=True)

    on_database(gateway, fill)
    assert somebody.refused("createApiKey", "secret", name="one too many") == ("CONFLICT", None)


# ---------------------------------------------------------------- listing and revoking


def test_users_see_their_own_keys_and_administrators_all_of_the_organization(gateway: Gateway, admin: Person):
    somebody, foreigner = person(gateway, Role.OPERATOR), person(gateway, Role.ADMIN, "Elsewhere")
    key, _ = made(somebody)
    owners = {caller.id: seen(caller) for caller in (somebody, admin, foreigner)}
    assert owners[somebody.id] == {somebody.id}
    assert {somebody.id, admin.id} <= owners[admin.id] and foreigner.id not in owners[admin.id]
    assert somebody.id not in owners[foreigner.id]
    assert key["id"] in [each["id"] for each in somebody.data("{ apiKeys { id } }")["apiKeys"]]


def seen(caller: Person) -> set[str]:
    return {key["actor"]["id"] for key in caller.data("{ apiKeys { actor { id } } }")["apiKeys"]}


def test_a_revoked_key_stays_listed_and_cannot_be_revoked_again(gateway: Gateway, member: Person):
    key, _ = made(member)
    assert member.done("revokeApiKey", REVOKED, id=key["id"])["apiKey"]["revokedAt"] is not None
    with unchanged(gateway):
        assert member.refused("revokeApiKey", REVOKED, id=key["id"]) == ("CONFLICT", "id")
    listed = member.data("{ apiKeys { id revokedAt } }")["apiKeys"]
    assert next(each for each in listed if each["id"] == key["id"])["revokedAt"] is not None


def test_permissions_to_revoke_a_key(gateway: Gateway, admin: Person, member: Person, worker: Person):
    operator, viewer = person(gateway, Role.OPERATOR), person(gateway, Role.VIEWER)
    foreigner = person(gateway, Role.ADMIN, "Elsewhere")
    key, caller = made(member, scopes=["tasks:read"])
    of_agent = admin.done("createApiKey", KEY, name="worker", agentId=worker.id)["apiKey"]
    for other in (operator, viewer, worker):
        assert other.refused("revokeApiKey", REVOKED, id=key["id"]) == ("FORBIDDEN", "id")
    for id in (key["id"], ABSENT, "", "x" * 1000):
        assert foreigner.refused("revokeApiKey", REVOKED, id=id) == ("NOT_FOUND", "id")
    assert member.refused("revokeApiKey", REVOKED, id=of_agent["id"]) == ("FORBIDDEN", "id")
    second, _ = made(member)
    assert caller.refused("revokeApiKey", REVOKED, id=second["id"])[0] == "FORBIDDEN", "a key without keys:write"
    caller.done("revokeApiKey", REVOKED, id=key["id"])
    operator.done("revokeApiKey", REVOKED, id=of_agent["id"])
    admin.done("revokeApiKey", REVOKED, id=second["id"])


CREATED = "apiKey { id revokedAt } created { id name createdByKeyId }"


def test_a_key_created_with_another_key_names_it(admin: Person, member: Person):
    first, caller = made(member)
    second, _ = made(caller)
    keys = {key["id"]: key for key in member.data("{ apiKeys { id createdByKeyId } }")["apiKeys"]}
    assert keys[second["id"]]["createdByKeyId"] == first["id"]
    # The member's own credential is a key too, which `create-key` created.
    assert keys[first["id"]]["createdByKeyId"] in keys
    assert [key["createdByKeyId"] for key in keys.values()].count(None) == 1
    made(member)
    assert member.done("revokeApiKey", CREATED, id=second["id"])["created"] == []


def test_a_leaked_key_can_be_revoked_with_the_keys_that_it_created(gateway: Gateway, admin: Person, member: Person):
    first, leaked = made(member)
    second, thief = made(leaked, name="second")
    third, _ = made(thief, name="third")
    other, _ = made(member)
    gone = leaked.done("revokeApiKey", CREATED, id=second["id"])
    assert [key["id"] for key in gone["created"]] == [third["id"]]
    revoked = member.done("revokeApiKey", CREATED, id=first["id"])
    assert revoked["created"] == [{"id": third["id"], "name": "third", "createdByKeyId": second["id"]}]
    assert member.done("revokeApiKey", CREATED, id=first["id"], withCreated=True)["created"] == []
    ended = {key["id"] for key in member.data("{ apiKeys { id revokedAt } }")["apiKeys"] if key["revokedAt"]}
    assert ended >= {first["id"], second["id"], third["id"]} and other["id"] not in ended
    with unchanged(gateway):
        assert member.refused("revokeApiKey", CREATED, id=first["id"], withCreated=True) == ("CONFLICT", "id")


def test_a_key_is_revoked_with_all_that_it_created_or_not_at_all(gateway: Gateway, admin: Person, worker: Person):
    operator = person(gateway, Role.OPERATOR)
    key, caller = made(operator)
    caller.done("createApiKey", KEY, name="worker", agentId=worker.id)
    own = person(gateway, Role.OPERATOR)
    with unchanged(gateway):
        assert own.refused("revokeApiKey", CREATED, id=key["id"], withCreated=True) == ("FORBIDDEN", "id")
    narrow, narrowed = made(operator, scopes=["keys:write"])
    assert narrowed.refused("revokeApiKey", CREATED, id=key["id"], withCreated=True) == ("FORBIDDEN", "id")
    assert operator.done("revokeApiKey", CREATED, id=narrow["id"])["created"] == []
    assert operator.done("revokeApiKey", CREATED, id=key["id"], withCreated=True)["created"] == []
    assert all(
        each["revokedAt"]
        for each in admin.data("{ apiKeys { createdByKeyId revokedAt } }")["apiKeys"]
        if each["createdByKeyId"] == key["id"]
    )


def test_key_events_contain_no_secrets(gateway: Gateway, admin: Person):
    key, caller = made(admin, name="canary")
    caller.done("revokeApiKey", REVOKED, id=key["id"])
    types = '["api_key.created", "api_key.revoked"]'
    query = (
        f"{{ events(first: 100, types: {types}) {{ nodes {{ type ... on RecordChanged {{ recordId changes }} }} }} }}"
    )
    for _ in range(100):  # on PostgreSQL the relay places an event after its commit
        page = admin.data(query)["events"]["nodes"]
        mine = [event for event in page if event["recordId"] == key["id"]]
        if len(mine) == 2:
            break
        time.sleep(0.02)
    assert {event["type"] for event in mine} == {"api_key.created", "api_key.revoked"}
    assert caller.token not in str(page) and caller.token[:15] not in str(page)
