"""Destinations of type PUSHER, and the endpoint at which clients ask to subscribe, against the API on a socket."""

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from models.users import Organization, Role
from storage.ids import USER_PREFIX, new_id
from tests.conftest import Environment
from tests.destinations.house import House, until
from tests.fakes.http_service import HttpService
from tests.fakes.pusher import APP_ID, KEY, App, FakePusher, Message, text
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person
from tests.suite import one_backend
from tests.work import some

pytestmark = one_backend

SOCKET = "1234.5678"


@pytest.fixture(scope="module")
def pusher() -> Iterator[FakePusher]:
    with FakePusher() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Environment, pusher: FakePusher) -> Iterator[Gateway]:
    with Gateway(backend | pusher.settings) as running:
        yield running


@pytest.fixture
def house(gateway: Gateway, service: HttpService, pusher: FakePusher) -> Iterator[House]:
    pusher.messages.clear()
    house = House(administrator(gateway), service)
    yield house
    for each in house.owner.data("{ eventDestinations { id } }")["eventDestinations"]:
        house.owner.done("deleteEventDestination", "deletedId", id=each["id"])


def organization_of(caller: Person) -> str:
    id: str = caller.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    return id


def destination(house: House, *types: str, **config: Any) -> str:
    return house.destination(some("to"), *types, type="PUSHER", config=config)


def messages(pusher: FakePusher, channel: str, count: int = 1) -> list[Message]:
    return until(lambda: pusher.on(channel), lambda found: len(found) >= count)


def asked(caller: Person | None, channel: str, *, socket: str = SOCKET, path: str = "/pusher/auth") -> httpx.Response:
    """Return the response to a client's request to subscribe, as pusher-js sends it."""
    assert caller is not None
    with caller.gateway.client(caller.token) as client:
        return client.post(path, data={"socket_id": socket, "channel_name": channel})


def subscribes(
    pusher: FakePusher, caller: Person, channel: str, app_id: str = APP_ID, path: str = "/pusher/auth"
) -> bool:
    """Return whether the caller's client may subscribe to a channel."""
    response = asked(caller, channel, path=path)
    if response.status_code != 200:
        assert response.status_code == 403, response.text
        assert not response.json().get("auth")
        return False
    assert pusher.subscribe(SOCKET, channel, response.json(), app_id), "the permission was not valid"
    return True


# ---------------------------------------------------------------- sending


def test_an_event_is_sent_to_the_channels_of_its_organization_and_records(house: House, pusher: FakePusher):
    id = destination(house, "collaboration.*")
    organization = organization_of(house.owner)
    session = opened(house.owner, name="Board")
    task = house.owner.done("createTask", "task { id }", title="T", type=some("kind"), sessionId=session)["task"]["id"]
    [_, created] = messages(pusher, f"private-{organization}-{session}", 2)
    assert created.event == "collaboration.task_created"
    assert created.json["data"]["taskId"] == task
    assert (created.json["event"], created.json["sessionId"]) == ("collaboration.task_created", session)
    assert messages(pusher, f"private-{organization}-{task}")[0].json == created.json
    assert [each.json for each in messages(pusher, f"private-{organization}", 2)][-1] == created.json
    [_, delivery] = house.until_all(id, "SUCCESS", "SUCCESS")
    assert delivery["event"]["id"] == created.json["id"]
    assert delivery["attempts"][0]["statusCode"] == 200


def test_an_event_about_an_account_goes_to_no_record_but_its_user(house: House, pusher: FakePusher):
    destination(house, "*", "connection.*", "api_key.*", "user.*")
    organization, user = organization_of(house.owner), house.owner.id
    house.owner.done("createApiKey", "secret", name="another")
    house.owner.done("storeOAuthToken", "connection { id }", provider="github", accessToken="gho_secret", account="me")
    both = {"api_key.created", "connection.changed"}
    until(lambda: {each.event for each in pusher.on(f"private-{organization}")}, lambda found: found >= both)
    of_user = messages(pusher, f"private-{organization}-{user}")
    assert {each.event for each in of_user} == {"connection.changed"}


def test_data_that_is_too_large_is_left_out(house: House, pusher: FakePusher):
    id = destination(house, "deploy.*")
    event = house.publish("deploy.done", {"log": "x" * 20_000})
    house.until_all(id, "SUCCESS")
    sent = pusher.on(f"private-{organization_of(house.owner)}")[-1].json
    assert (sent["id"], sent["event"], sent["data"], sent["truncated"]) == (event, "deploy.done", None, True)


def fail(house: House, pusher: FakePusher, id: str, count: int) -> None:
    """Publish events while the app is disabled: the first one is retried, and the others wait behind it."""
    pusher.apps[APP_ID].enabled = False
    house.publish("deploy.done", 0)
    house.until_all(id, "RETRYING")
    for number in range(1, count):
        house.publish("deploy.done", number)
    house.until_all(id, "RETRYING", *["PENDING"] * (count - 1))


def test_events_keep_their_order_through_a_failure(house: House, pusher: FakePusher):
    id = destination(house, "deploy.*")
    fail(house, pusher, id, 3)
    first, _, _ = house.deliveries(id)
    assert first["attempts"][0]["statusCode"] == 403
    assert "disabled or over its quota" in first["attempts"][0]["error"]
    pusher.apps[APP_ID].enabled = True
    house.until_all(id, "SUCCESS", "SUCCESS", "SUCCESS")
    sent = [each.json["data"] for each in pusher.on(f"private-{organization_of(house.owner)}")]
    assert sent[-3:] == [0, 1, 2]


def test_events_that_wait_are_sent_in_batches_in_order(house: House, pusher: FakePusher):
    id = destination(house, "deploy.*")
    fail(house, pusher, id, 23)
    pusher.requests.clear()
    pusher.apps[APP_ID].enabled = True
    deliveries = house.until_all(id, *["SUCCESS"] * 23)
    channel = f"private-{organization_of(house.owner)}"
    assert [each.json["data"] for each in pusher.on(channel)] == list(range(23))
    sizes = [len(asked.json["batch"]) for asked in pusher.asked_for("/batch_events")]
    assert sizes == [10, 10, 2]
    assert [len(each["attempts"]) for each in deliveries[1:]] == [1] * 22


def test_a_batch_that_is_rejected_is_sent_one_by_one(house: House, pusher: FakePusher):
    id = destination(house, "deploy.*")
    fail(house, pusher, id, 4)
    pusher.answers[f"/apps/{APP_ID}/batch_events"] = text(400, "one of them is bad")
    pusher.requests.clear()
    pusher.apps[APP_ID].enabled = True
    deliveries = house.until_all(id, *["SUCCESS"] * 4)
    sent = [each.json["data"] for each in pusher.on(f"private-{organization_of(house.owner)}")]
    assert sent == [0, 1, 2, 3]
    assert len(pusher.asked_for("/batch_events")) == 1
    assert "one of them is bad" in deliveries[1]["attempts"][0]["error"]


def test_an_organization_may_use_its_own_app_and_channels(house: House, pusher: FakePusher):
    pusher.apps["77"] = App("own-key", "own-secret")
    own = {"appId": "77", "key": "own-key", "secret": "own-secret"}
    id = destination(house, "deploy.*", **own, channels=["lesson-updates", "private-lesson"])
    assert house.shown(id)["config"]["secretsSet"] == ["secret"]
    assert "secret" not in house.shown(id)["config"]
    house.publish("deploy.done", "to its own")
    house.until_all(id, "SUCCESS")
    for channel in ("lesson-updates", "private-lesson"):
        assert pusher.on(channel)[-1].json["data"] == "to its own"


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({"appId": "1"}, "config.key"),
        ({"appId": "1", "key": "k"}, "config.secret"),
        ({"appId": "../1", "key": "k", "secret": "s"}, "config.appId"),
        ({"cluster": "eu"}, "config.cluster"),
        ({"channels": ["a"]}, "config.channels"),
        ({"appId": "1", "key": "k", "secret": "s", "cluster": "eu.example"}, "config.cluster"),
        ({"appId": "1", "key": "k", "secret": "s", "channels": ["a b"]}, "config.channels.0"),
        ({"appId": "1", "key": "k", "secret": "s", "channels": [f"c{n}" for n in range(101)]}, "config.channels"),
        ({"url": "https://example.com"}, "config.url"),
    ],
)
def test_an_invalid_config_is_rejected(house: House, config: dict[str, Any], field: str):
    given = {"name": "x", "type": "PUSHER", "eventTypes": ["deploy.*"], "config": config}
    assert house.owner.refused("createEventDestination", "destination { id }", **given) == ("BAD_USER_INPUT", field)


def test_parleys_own_streams_deliver_while_pusher_fails(house: House, pusher: FakePusher):
    id = destination(house, "custom_event")
    session = opened(house.owner)
    pusher.apps[APP_ID].enabled = False
    stream = "subscription($id: ID!) { sessionEvents(sessionId: $id) { type ... on CustomEvent { data } } }"
    with house.owner.follow(stream, id=session) as following:
        assert following()["type"] == "stream.opened"
        house.publish("custom_event", "by stream", sessionId=session)
        assert following() == {"type": "custom_event", "data": "by stream"}
    house.until_all(id, "RETRYING")
    pusher.apps[APP_ID].enabled = True
    house.until_all(id, "SUCCESS")
    assert pusher.on(f"private-{organization_of(house.owner)}-{session}")[-1].json["data"] == "by stream"


# ---------------------------------------------------------------- subscribing


def test_a_member_subscribes_to_the_records_of_its_organization(house: House, pusher: FakePusher):
    member = person(house.owner.gateway)
    session, worker = opened(house.owner), agent(house.owner)
    task = house.owner.done("createTask", "task { id }", title="T", type=some("kind"))["task"]["id"]
    organization = organization_of(member)
    for record in (session, worker.id, task, member.id):
        assert subscribes(pusher, member, f"private-{organization}-{record}")
    assert subscribes(pusher, worker, f"private-{organization}-{session}")


def test_only_operators_subscribe_to_all_events_and_to_other_users(house: House, pusher: FakePusher):
    member, organization = person(house.owner.gateway), organization_of(house.owner)
    for channel in (f"private-{organization}", f"private-{organization}-{house.owner.id}"):
        assert not subscribes(pusher, member, channel)
    for channel in (f"private-{organization}", f"private-{organization}-{member.id}"):
        assert subscribes(pusher, house.owner, channel)


def test_a_key_needs_the_scopes_of_what_a_channel_carries(house: House, pusher: FakePusher):
    session = opened(house.owner)
    key = house.owner.done("createApiKey", "secret", name="few", scopes=["collaboration:read", "events:read"])
    limited = Person(house.owner.gateway, house.owner.id, key["secret"])
    response = asked(limited, f"private-{organization_of(house.owner)}-{session}")
    assert response.status_code == 403
    assert "requires the scope" in response.json()["errors"][0]["message"]


def test_other_organizations_and_unknown_channels_are_rejected(house: House, pusher: FakePusher):
    stranger = person(house.owner.gateway, Role.ADMIN, "strangers")
    organization, session = organization_of(house.owner), opened(house.owner)
    own = organization_of(stranger)
    channels = [
        f"private-{organization}",
        f"private-{organization}-{session}",
        f"presence-{organization}-{session}",
        f"private-{own}-{session}",
        f"presence-{own}-{session}",
        f"presence-{own}",
        f"private-encrypted-{own}",
        f"{own}-board",
        "private-",
        "private-" + "x" * 300,
    ]
    for channel in channels:
        assert not subscribes(pusher, stranger, channel), channel


def test_presence_shows_those_in_a_session(house: House, pusher: FakePusher):
    member = person(house.owner.gateway)
    organization, session = organization_of(house.owner), opened(house.owner)
    channel = f"presence-{organization}-{session}"
    assert not subscribes(pusher, member, channel), "not in the session"
    member.done("joinSession", "session { id }", sessionId=session)
    assert subscribes(pusher, member, channel)
    response = asked(member, channel).json()
    data = json.loads(response["channel_data"])
    assert data["user_id"] == member.id
    assert data["user_info"]["kind"] == "USER" and data["user_info"]["name"]
    assert not pusher.subscribe("9.9", channel, response), "the permission is for one socket"
    listed = house.owner.data(
        """mutation($params: JSON!) { runConnectorAction(input: {connector: "pusher", action: "list_users",
        params: $params}) { output errors { message } } }""",
        params={"channel": channel},
    )["runConnectorAction"]
    assert listed["output"] == {"userIds": [member.id]}


PRESENCE = "query($id: ID!) { session(id: $id) { participants { actor { ... on User { id } } presence } } }"


def presence_of(owner: Person, session: str, member: Person) -> str:
    shown = owner.data(PRESENCE, id=session)["session"]["participants"]
    return next(str(each["presence"]) for each in shown if each["actor"].get("id") == member.id)


def called(house: House, body: bytes, headers: dict[str, str]) -> int:
    """Return the status of the response to a webhook."""
    with house.owner.gateway.client("") as pusher:
        return pusher.post("/pusher/webhook", content=body, headers=headers).status_code


def test_those_who_leave_a_presence_channel_are_offline(house: House, pusher: FakePusher):
    member = person(house.owner.gateway)
    session, organization = opened(house.owner), organization_of(house.owner)
    member.done("joinSession", "session { id }", sessionId=session)
    channel = f"presence-{organization}-{session}"
    left = {"name": "member_removed", "channel": channel, "user_id": member.id}
    came = {"name": "member_added", "channel": channel, "user_id": member.id}
    stream = "subscription($id: ID!) { presence(sessionId: $id) { actor { ... on User { id } } presence } }"

    def shown(participants: list[dict[str, Any]]) -> str:
        return next(str(each["presence"]) for each in participants if each["actor"].get("id") == member.id)

    with house.owner.follow(stream, id=session) as following:
        assert shown(following()) == "ONLINE"
        call = pusher.webhook({"name": "channel_occupied", "channel": channel}, left)
        assert called(house, *call) == 200
        assert shown(following()) == "OFFLINE"
        assert called(house, *pusher.webhook(came)) == 200
        assert shown(following()) == "ONLINE"
    assert called(house, *call) == 200, "a repeated call is accepted"
    assert presence_of(house.owner, session, member) == "ONLINE", "but has no effect"


def test_webhooks_that_pusher_did_not_sign_recently_change_nothing(house: House, pusher: FakePusher):
    member = person(house.owner.gateway)
    session, organization = opened(house.owner), organization_of(house.owner)
    member.done("joinSession", "session { id }", sessionId=session)
    left = {"name": "member_removed", "channel": f"presence-{organization}-{session}", "user_id": member.id}
    body, headers = pusher.webhook(left)
    assert called(house, body.replace(b"member_removed", b"member_removee"), headers) == 401
    assert called(house, body, headers | {"x-pusher-signature": "0" * 64}) == 401
    assert called(house, body, headers | {"x-pusher-key": "other"}) == 401
    assert called(house, body, {}) == 401
    old = int((time.time() - 301) * 1000)
    assert called(house, *pusher.webhook(left, time_ms=old)) == 401
    assert presence_of(house.owner, session, member) == "ONLINE"
    stranger = {**left, "channel": f"presence-{new_id(Organization.PREFIX)}-{session}"}
    nobody = {**left, "user_id": new_id(USER_PREFIX)}
    private = {**left, "channel": f"private-{organization}-{session}"}
    assert called(house, *pusher.webhook(stranger, nobody, private)) == 200
    assert presence_of(house.owner, session, member) == "ONLINE"


def test_a_permission_is_signed_by_the_app_of_the_destination(house: House, pusher: FakePusher):
    pusher.apps["78"] = App("other-key", "other-secret")
    id = destination(house, "deploy.*", appId="78", key="other-key", secret="other-secret")
    session, organization = opened(house.owner), organization_of(house.owner)
    channel, path = f"private-{organization}-{session}", f"/pusher/auth/{id}"
    assert asked(house.owner, channel, path=path).json()["auth"].startswith("other-key:")
    assert subscribes(pusher, person(house.owner.gateway), channel, "78", path)
    stranger = person(house.owner.gateway, Role.ADMIN, "strangers")
    assert asked(stranger, channel, path=path).status_code == 404
    webhook = house.destination(some("to"), "deploy.*", type="WEBHOOK", config={"url": "https://93.184.216.34/"})
    assert asked(house.owner, channel, path=f"/pusher/auth/{webhook}").status_code == 404


def test_requests_that_no_client_sends_are_rejected(house: House):
    channel = f"private-{organization_of(house.owner)}"
    assert asked(house.owner, channel).json()["auth"].startswith(f"{KEY}:")
    for socket in ("", "1234", "1234.5678:presence-x", "1.2\n"):
        assert asked(house.owner, channel, socket=socket).status_code == 400
    with house.owner.gateway.client(house.owner.token) as client:
        asks = {"socket_id": SOCKET, "channel_name": channel}
        assert client.post("/pusher/auth", json=asks).status_code == 200
        assert client.post("/pusher/auth", json=[1]).status_code == 400
        assert (
            client.post("/pusher/auth", content=b"x" * 500, headers={"content-type": "text/plain"}).status_code == 415
        )
        assert client.post("/pusher/auth", data={"socket_id": "x" * 5000}).status_code == 413
        assert client.get("/pusher/auth", params=asks).status_code == 405
    with house.owner.gateway.client("") as nobody:
        refused = nobody.post("/pusher/auth", data=asks)
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")


def test_a_browser_of_an_allowed_origin_may_ask(house: House):
    channel = f"private-{organization_of(house.owner)}"
    with house.owner.gateway.client(house.owner.token) as client:
        headers = {"origin": "http://localhost:5173"}
        response = client.post("/pusher/auth", data={"socket_id": SOCKET, "channel_name": channel}, headers=headers)
    assert response.headers["access-control-allow-origin"] == "http://localhost:5173"
