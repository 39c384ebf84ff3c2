"""Stored tokens: storing, visibility of connections, and refreshing and disconnecting them manually."""

from typing import Any

import pytest

from models.users import Role
from storage.clock import now
from tests.connections.browser import Browser, connection_of, connections
from tests.connections.house import House
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import Gateway
from tests.people import Person, agent, events, opened, person
from tests.running import Runs, node

Providers = dict[str, FakeProvider]
SHOWN = "connection { id provider account scopes status expiresAt lastRefreshedAt lastError user { id } }"
FOLLOW = """subscription($types: [String!], $after: Cursor) { events(types: $types, after: $after) { __typename cursor
  ... on ConnectionChanged { connection { provider status lastError user { id } } }
  ... on TaskCreated { task { title } } } }"""
READ = """query($types: [String!]) { events(first: 100, types: $types) { totalCount nodes { __typename
  ... on ConnectionChanged { connection { provider user { id } } } } } }"""
CHANGED = ["connection.changed"]


def stored(owner: Person, provider: FakeProvider, **values: Any) -> dict[str, Any]:
    tokens = provider.grant()
    given = {"accessToken": tokens["access_token"], "refreshToken": tokens["refresh_token"], "expiresIn": 3600}
    made: dict[str, Any] = owner.done(
        "storeOAuthToken", SHOWN, provider=provider.kind, **{**given, "scope": "read", **values}
    )["connection"]
    return made


@pytest.fixture
def member(gateway: Gateway) -> Person:
    return person(gateway)


def test_a_token_is_stored_for_its_sender(member: Person, providers: Providers) -> None:
    made = stored(member, providers["google"], scope="openid https://mail.google.com/", account="ada@example.com")
    assert made["user"]["id"] == member.id
    assert (made["status"], made["account"]) == ("CONNECTED", "ada@example.com")
    assert made["scopes"] == ["openid", "https://mail.google.com/"]
    assert made["expiresAt"] is not None and made["lastError"] is None
    assert member.data("query($id: ID!) { node(id: $id) { __typename } }", id=made["id"])["node"]


def test_a_connector_name_selects_its_provider(member: Person, providers: Providers) -> None:
    member.done("storeOAuthToken", "connection { id }", provider="gmail", accessToken="a")
    assert connection_of(member, "google")["scopes"] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"provider": "nobody"}, "provider"),
        ({"accessToken": ""}, "accessToken"),
        ({"accessToken": "two words"}, "accessToken"),
        ({"accessToken": "line\nbreak"}, "accessToken"),
        ({"accessToken": "x" * 8193}, "accessToken"),
        ({"refreshToken": "é"}, "refreshToken"),
        ({"expiresIn": 0}, "expiresIn"),
        ({"expiresIn": -1}, "expiresIn"),
        ({"account": " "}, "account"),
        ({"scope": "x" * 10_001}, "scope"),
    ],
)
def test_invalid_tokens_are_rejected(member: Person, values: dict[str, Any], field: str) -> None:
    given = {"provider": "slack", "accessToken": "fine", **values}
    assert member.refused("storeOAuthToken", SHOWN, **given) == ("BAD_USER_INPUT", field)
    assert connections(member) == []


# ---------------------------------------------------------------- visibility


def test_users_see_their_own_connections_and_operators_see_all(gateway: Gateway, providers: Providers) -> None:
    one, two = (person(gateway, organization="Seeing") for _ in range(2))
    operator = person(gateway, Role.OPERATOR, "Seeing")
    stranger = person(gateway, Role.ADMIN, "Strangers")
    made = stored(one, providers["slack"])
    assert [each["id"] for each in connections(one)] == [made["id"]]
    assert connections(two) == connections(stranger) == []
    assert [each["id"] for each in connections(operator)] == [made["id"]]
    node = "query($id: ID!) { node(id: $id) { id } }"
    assert one.data(node, id=made["id"])["node"] == operator.data(node, id=made["id"])["node"] == {"id": made["id"]}
    for other in (two, stranger):
        assert other.data(node, id=made["id"])["node"] is None
        assert other.refused("refreshConnection", SHOWN, id=made["id"]) == ("NOT_FOUND", "id")
        assert other.refused("disconnect", SHOWN, id=made["id"]) == ("NOT_FOUND", "id")
    assert operator.done("disconnect", SHOWN, id=made["id"])["connection"]["status"] == "REVOKED"


def test_changes_are_published_only_to_the_user_and_to_operators(gateway: Gateway, providers: Providers) -> None:
    """All members share one plan, and so one execution of each event; still each receives only their own events."""
    one, two = (person(gateway, organization="Telling") for _ in range(2))
    operator = person(gateway, Role.OPERATOR, "Telling")
    with one.follow(FOLLOW) as ones, two.follow(FOLLOW) as twos, operator.follow(FOLLOW) as operators:
        opened = [following()["cursor"] for following in (ones, twos, operators)]
        stored(one, providers["slack"])
        stored(two, providers["google"])
        one.done("createTask", "task { id }", title="For all", type="t")
        seen = {"one": [ones(), ones()], "two": [twos(), twos()], "operator": [operators() for _ in range(3)]}
    received = {
        name: [(each["connection"]["user"]["id"] if "connection" in each else each["task"]["title"]) for each in items]
        for name, items in seen.items()
    }
    assert received == {
        "one": [one.id, "For all"],
        "two": [two.id, "For all"],
        "operator": [one.id, two.id, "For all"],
    }
    # The same when a stream catches up from the log, and when the log is queried.
    for caller, cursor, expected in ((one, opened[0], [one.id]), (two, opened[1], [two.id])):
        with caller.follow(FOLLOW, after=cursor) as following:
            following()
            assert [following()["connection"]["user"]["id"]] == expected
            assert following()["task"]["title"] == "For all"
        page = caller.data(READ, types=CHANGED)["events"]
        assert [each["connection"]["user"]["id"] for each in page["nodes"]] == expected
        assert page["totalCount"] == 1
    assert operator.data(READ, types=CHANGED)["events"]["totalCount"] == 2


def test_an_agent_receives_no_connection_events(gateway: Gateway, providers: Providers) -> None:
    admin = person(gateway, Role.ADMIN, "Agents look on")
    worker = agent(admin)
    stored(admin, providers["slack"])
    assert worker.data(READ, types=CHANGED)["events"]["totalCount"] == 0


# ---------------------------------------------------------------- manual actions


@pytest.mark.parametrize("kind", ["google", "slack", "github", "pipedream"])
def test_a_connection_is_refreshed_manually(member: Person, providers: Providers, kind: str) -> None:
    made = stored(member, providers[kind])
    before = len(providers[kind].refreshes)
    renewed = member.done("refreshConnection", SHOWN, id=made["id"])["connection"]
    assert renewed["lastRefreshedAt"] is not None and renewed["status"] == "CONNECTED"
    assert len(providers[kind].refreshes) == before + 1
    assert renewed["scopes"] == ["read"]


def test_a_failed_refresh_is_rejected_with_a_reason(member: Person, providers: Providers) -> None:
    bare = member.done("storeOAuthToken", SHOWN, provider="slack", accessToken="a")["connection"]
    assert member.refused("refreshConnection", SHOWN, id=bare["id"]) == ("CONFLICT", "id")
    lost = stored(member, providers["github"], refreshToken="never-given")
    assert member.refused("refreshConnection", SHOWN, id=lost["id"])[0] == "REAUTH_REQUIRED"
    assert connection_of(member, "github")["status"] == "REAUTH_REQUIRED"
    assert member.refused("refreshConnection", SHOWN, id=lost["id"])[0] == "REAUTH_REQUIRED"
    down = stored(member, providers["google"])
    providers["google"].down = 502
    assert member.refused("refreshConnection", SHOWN, id=down["id"])[0] == "UPSTREAM_UNAVAILABLE"
    assert "502" in connection_of(member, "google")["lastError"]
    gone = member.done("disconnect", SHOWN, id=bare["id"])["connection"]
    assert member.refused("refreshConnection", SHOWN, id=gone["id"]) == ("CONFLICT", "id")
    assert member.refused("disconnect", SHOWN, id=gone["id"]) == ("CONFLICT", "id")


def test_disconnecting_revokes_the_grant_and_reports_a_failure(
    member: Person, browser: Browser, providers: Providers
) -> None:
    made = stored(member, providers["slack"])
    ended = providers["slack"].dead_families
    gone = member.done("disconnect", SHOWN, id=made["id"])["connection"]
    assert (gone["status"], gone["lastError"]) == ("REVOKED", None)
    assert providers["slack"].dead_families == ended + 1
    again = stored(member, providers["slack"])
    providers["slack"].down = 500
    gone = member.done("disconnect", SHOWN, id=again["id"])["connection"]
    assert gone["status"] == "REVOKED" and "may still honour" in gone["lastError"]
    assert again["id"] == made["id"], "one connection for each user and provider"
    assert browser.connect("google")["status"] == "CONNECTED"


def test_a_run_without_its_account_fails_at_once_and_resumes_after_reconnecting(
    member: Person, providers: Providers
) -> None:
    lost = stored(member, providers["slack"], scope="chat:write", refreshToken="never-given")
    assert member.refused("refreshConnection", SHOWN, id=lost["id"])[0] == "REAUTH_REQUIRED"
    runs, asked = Runs(member), len(providers["slack"].requests)
    post = {"connector": "slack", "action": "post_message", "params": {"channel": "C1", "text": "Hello"}}
    run = runs.failed(node("post", "INTEGRATION", post, retry={"maxAttempts": 5}))
    assert run["nodes"]["post"]["error"].startswith("REAUTH_REQUIRED: The Slack account has to be connected again")
    assert run["nodes"]["post"]["attempts"] == 1, "a retry cannot help"
    assert len(providers["slack"].requests) == asked
    stored(member, providers["slack"], scope="chat:write")
    member.done("retryExecution", "execution { id }", id=run["id"])
    assert runs.until(run["id"], "COMPLETED")["nodes"]["post"]["output"]["ts"] == "1700000000.000100"


def test_connection_events_are_not_session_events(member: Person, providers: Providers) -> None:
    session = opened(member)
    stored(member, providers["slack"])
    assert "connection.changed" not in events(member, session)


async def test_the_scheduler_refreshes_due_connections(house: House) -> None:
    """A due time is part of the event that sets it, so the leader learns of it at once."""
    row = await house.connect("slack", lifetime=3600)
    job = house.accounts.job()
    assert job.next_due is not None and await job.next_due() == (await house.read(row)).refresh_at
    await house.near_its_end(row)
    before = len(house.providers["slack"].refreshes)
    assert await house.accounts.sweep(now()) == 1
    assert len(house.providers["slack"].refreshes) == before + 1
    assert await house.accounts.sweep(now()) == 0
