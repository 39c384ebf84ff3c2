"""Events are delivered to destinations: from creation on, in order, exactly once without failures, and traceably."""

from typing import Any

import pytest

from auth.signatures import Signed, is_signed
from models.users import Role
from storage.clock import now
from tests.connectors.test_retry_after import http_date
from tests.destinations.house import House, until
from tests.people import Person, person

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
PREVIOUS = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA="


def test_an_event_is_delivered_and_its_delivery_is_recorded(house: House):
    house.publish("deploy.done", "before")
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    first = house.publish("deploy.done", {"version": 7})
    second = house.publish("deploy.undone", [1, 2])
    house.publish("other.thing")
    deliveries = house.until_all(id, "SUCCESS", "SUCCESS")
    assert [each["event"]["id"] for each in deliveries] == [first, second]
    for each in deliveries:
        [attempt] = each["attempts"]
        assert (attempt["number"], attempt["ok"], attempt["statusCode"], attempt["error"]) == (1, True, 200, None)
        assert each["nextAttemptAt"] is None
        assert each["completedAt"] is not None
    bodies = house.bodies(endpoint, 2)
    assert [(body["event"], body["data"]) for body in bodies] == [
        ("deploy.done", {"version": 7}),
        ("deploy.undone", [1, 2]),
    ]
    assert [asked.headers["idempotency-key"] for asked in house.received(endpoint)] == [e["id"] for e in deliveries]
    assert house.shown(id)["status"] == "HEALTHY"


def test_a_failed_delivery_is_retried_and_later_ones_wait(house: House):
    endpoint = house.endpoint(500)
    id = house.destination(endpoint, "deploy.*")
    assert house.shown(id)["status"] == "UNKNOWN"
    house.publish(data="first")
    house.publish(data="second")
    first, second = house.until_all(id, "RETRYING", "PENDING")
    assert first["nextAttemptAt"] is not None
    [attempt] = first["attempts"]
    assert (attempt["ok"], attempt["statusCode"]) == (False, 500)
    assert attempt["error"] == "UPSTREAM_UNAVAILABLE: Pipedream responded with 500."
    assert house.shown(id)["status"] == "DEGRADED"
    house.answers(endpoint, 200)
    first, second = house.until_all(id, "SUCCESS", "SUCCESS")
    assert [each["ok"] for each in first["attempts"]][-2:] == [False, True]
    assert [each["number"] for each in first["attempts"]] == list(range(1, len(first["attempts"]) + 1))
    assert len(second["attempts"]) == 1
    data = [asked.json["data"] for asked in house.received(endpoint)]
    assert data == ["first"] * (len(data) - 1) + ["second"]
    keys = {asked.headers["idempotency-key"] for asked in house.received(endpoint)[:-1]}
    assert keys == {first["id"]}
    assert house.shown(id)["status"] == "HEALTHY"


def test_requests_are_counted(house: House):
    endpoint = house.endpoint(503)
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    house.until_all(id, "RETRYING")
    house.answers(endpoint, 200)
    [delivery] = house.until_all(id, "SUCCESS")
    query = """query($id: ID!) { node(id: $id) { ... on EventDestination {
        usage { requests failures retries averageLatencyMs lastAttemptAt lastError } } } }"""
    usage = house.owner.data(query, id=id)["node"]["usage"]
    attempts = len(delivery["attempts"])
    assert (usage["requests"], usage["failures"], usage["retries"]) == (attempts, attempts - 1, attempts - 1)
    durations = [attempt["durationMs"] for attempt in delivery["attempts"]]
    assert usage["averageLatencyMs"] == pytest.approx(sum(durations) / attempts, abs=1)
    assert usage["lastAttemptAt"] == delivery["attempts"][-1]["at"]
    assert usage["lastError"] is None


@pytest.mark.parametrize("status", [400, 413])
def test_a_permanent_rejection_fails_and_the_next_delivery_continues(house: House, status: int):
    endpoint = house.endpoint(status)
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="bad")
    [failed] = house.until_all(id, "FAILED")
    assert [attempt["statusCode"] for attempt in failed["attempts"]] == [status]
    assert failed["attempts"][0]["error"].startswith("UPSTREAM_FAILED")
    house.answers(endpoint, 200)
    house.publish(data="good")
    house.until_all(id, "FAILED", "SUCCESS")


@pytest.mark.parametrize("status", [401, 404])
def test_a_rejection_that_can_be_fixed_is_retried(house: House, status: int):
    endpoint = house.endpoint(status)
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    [waiting] = house.until_all(id, "RETRYING")
    [attempt] = waiting["attempts"]
    assert attempt["statusCode"] == status
    code, _, message = attempt["error"].partition(": ")
    assert code in ("NOT_CONFIGURED", "UPSTREAM_FAILED", "UPSTREAM_UNAVAILABLE") and message
    house.answers(endpoint, 200)
    house.until_all(id, "SUCCESS")


@pytest.mark.slow
def test_retry_after_is_obeyed(house: House):
    endpoint = house.endpoint(429, {"retry-after": "3"})
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    [waiting] = house.until_all(id, "RETRYING")
    house.answers(endpoint, 200)
    [done] = house.until_all(id, "SUCCESS")
    first, *_, last = [now().fromisoformat(attempt["at"]) for attempt in done["attempts"]]
    assert (last - first).total_seconds() >= 3
    assert waiting["attempts"][0]["error"].startswith("RATE_LIMITED")


def test_deliveries_count_in_the_metrics_of_the_connector(house: House):
    def metrics() -> dict[str, Any]:
        query = '{ connector(name: "pipedream") { metrics { requests failures averageLatencyMs } } }'
        found: dict[str, Any] = house.owner.data(query)["connector"]["metrics"]
        return found

    before = metrics()
    good, bad = house.endpoint(), house.endpoint(400)
    house.destination(good, "deploy.*")
    house.destination(bad, "deploy.*")
    house.publish()
    house.bodies(good, 1)
    house.bodies(bad, 1)
    after = until(metrics, lambda found: found["failures"] > before["failures"])
    assert after["requests"] >= before["requests"] + 2
    assert after["averageLatencyMs"] > 0


@pytest.mark.parametrize("kind", ["PIPEDREAM", "WEBHOOK"])
@pytest.mark.parametrize("status", [404, 429, 503])
def test_retry_after_may_be_a_date_and_counts_for_every_status(house: House, kind: str, status: int):
    endpoint = house.endpoint(status, {"retry-after": http_date(600)})
    config = {"workflow": endpoint} if kind == "PIPEDREAM" else {"url": f"{house.service.url}/{endpoint}"}
    id = house.destination(endpoint, "deploy.*", type=kind, config=config)
    house.publish()
    [waiting] = house.until_all(id, "RETRYING")
    ahead = now().fromisoformat(waiting["nextAttemptAt"]) - now().fromisoformat(waiting["attempts"][0]["at"])
    assert 590 <= ahead.total_seconds() <= 605


def test_a_hanging_destination_does_not_delay_others(house: House):
    given = {"type": "WEBHOOK", "config": {"url": f"{house.service.url}/hang"}}
    hanging = [house.destination(f"hanging {number}", "deploy.*", **given) for number in range(4)]
    endpoint = house.endpoint()
    good = house.destination(endpoint, "deploy.*")
    for number in range(3):
        house.publish(data=number)
    house.until_all(good, "SUCCESS", "SUCCESS", "SUCCESS")
    for id in hanging:
        assert {each["status"] for each in house.deliveries(id)} <= {"PENDING", "RETRYING"}


# ---------------------------------------------------------------- other types


def test_a_webhook_is_signed_with_the_current_and_the_previous_secret(house: House):
    endpoint = house.endpoint(204)
    config = {"url": f"{house.service.url}/{endpoint}", "secret": SECRET, "previousSecret": PREVIOUS}
    id = house.destination("hook", "deploy.*", type="WEBHOOK", config=config | {"authorization": "Basic YTpi"})
    house.publish(data={"version": 7})
    [delivery] = house.until_all(id, "SUCCESS")
    [asked] = house.received(endpoint)
    headers = asked.headers
    assert headers["webhook-id"] == delivery["id"]
    assert (headers["content-type"], headers["authorization"]) == ("application/json", "Basic YTpi")
    assert headers["webhook-signature"].count("v1,") == 2
    signed = Signed(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"])
    for secret in (SECRET, PREVIOUS):
        assert is_signed(secret, signed, asked.body, now())
    assert (asked.json["type"], asked.json["data"]) == ("deploy.done", {"version": 7})
    assert asked.json["timestamp"].endswith("Z")


def test_a_webhook_without_a_secret_is_not_signed(house: House):
    endpoint = house.endpoint()
    house.destination("hook", "deploy.*", type="WEBHOOK", config={"url": f"{house.service.url}/{endpoint}"})
    house.publish()
    house.bodies(endpoint, 1)
    assert "webhook-signature" not in house.received(endpoint)[0].headers


def test_a_url_that_responds_gone_is_not_retried(house: House):
    endpoint = house.endpoint(410)
    config = {"url": f"{house.service.url}/{endpoint}"}
    id = house.destination("hook", "deploy.*", type="WEBHOOK", config=config)
    house.publish()
    house.until_all(id, "FAILED")
    assert until(lambda: house.shown(id), lambda shown: not shown["enabled"])


def test_a_cloud_event_has_the_standard_attributes(house: House):
    endpoint = house.endpoint(202)
    config = {"url": f"{house.service.url}/{endpoint}", "source": "/parley/test"}
    id = house.destination("broker", "deploy.*", type="CLOUDEVENTS", config=config)
    event = house.publish(data={"version": 7})
    house.until_all(id, "SUCCESS")
    [asked] = house.received(endpoint)
    assert asked.headers["content-type"] == "application/cloudevents+json; charset=utf-8"
    body = asked.json
    assert body.pop("time").endswith("Z")
    assert body == {
        "specversion": "1.0",
        "id": event,
        "source": "/parley/test",
        "type": "deploy.done",
        "datacontenttype": "application/json",
        "userid": house.owner.id,
        "data": {"version": 7},
    }


@pytest.mark.parametrize("type", ["WEBHOOK", "CLOUDEVENTS"])
def test_a_name_with_a_private_address_is_rejected(house: House, type: str):
    given = {"name": "x", "type": type, "eventTypes": ["deploy.*"], "config": {"url": "http://localhost/"}}
    payload = house.owner.change("createEventDestination", "destination { id }", given)
    [error] = payload["errors"]
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", ["config", "url"])
    assert error["message"] == (
        "config.url is invalid. The host is not on the public internet. To allow it, add localhost:80 to "
        "HTTP_ALLOWED_HOSTS."
    )
    id = house.destination("outside", "deploy.*", type=type, config={"url": "https://nowhere.invalid/"})
    changed = {"id": id, "config": {"url": "http://localhost/"}}
    assert house.owner.refused("updateEventDestination", "destination { id }", **changed)[1] == "config.url"
    assert house.shown(id)["config"]["url"] == "https://nowhere.invalid/"


# ---------------------------------------------------------------- validation


def test_pusher_has_to_be_configured(house: House):
    given = {"name": "x", "type": "PUSHER", "eventTypes": ["deploy.*"], "config": {}}
    assert house.owner.refused("createEventDestination", "destination { id }", **given) == ("NOT_CONFIGURED", None)
    asked = {"socket_id": "1.2", "channel_name": "private-x"}
    with house.owner.gateway.client(house.owner.token) as client:
        response = client.post("/pusher/auth", data=asked)
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (500, "NOT_CONFIGURED")
    assert error["message"] == "Pusher is not configured: PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET are missing."


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"name": " "}, "name"),
    ({"type": "PUSHER", "config": {"workflow": "eo1"}}, "config.workflow"),
    ({"eventTypes": []}, "eventTypes"),
    ({"eventTypes": ["deploy.done", "deploy"]}, "eventTypes.1"),
    ({"eventTypes": ["collaboration.nothing"]}, "eventTypes.0"),
    ({"eventTypes": ["collab*"]}, "eventTypes.0"),
    ({"eventTypes": ["task.created"]}, "eventTypes.0"),
    ({"eventTypes": ["*", "TaskCreated"]}, "eventTypes.1"),
    ({"config": {}}, "config.workflow"),
    ({"config": {"workflow": 7}}, "config.workflow"),
    ({"config": {"workflow": "p_abc123"}}, "config.workflow"),
    ({"config": {"workflow": "https://evil.example/"}}, "config.workflow"),
    ({"config": {"workflow": "eotest12", "token": "a\nb"}}, "config.token"),
    ({"config": {"workflow": "eotest12", "other": 1}}, "config.other"),
    ({"type": "WEBHOOK", "config": {"url": "ftp://example.com/"}}, "config.url"),
    ({"type": "WEBHOOK", "config": {"url": "https://user:password@example.com/"}}, "config.url"),
    ({"type": "WEBHOOK", "config": {"url": "https://example.com/", "secret": "short"}}, "config.secret"),
    ({"type": "CLOUDEVENTS", "config": {"url": "not a url"}}, "config.url"),
]


@pytest.mark.parametrize(("values", "field"), REFUSED)
def test_an_invalid_value_is_rejected_with_its_field(house: House, values: dict[str, Any], field: str):
    given = {"name": "x", "type": "PIPEDREAM", "eventTypes": ["deploy.*"], "config": {"workflow": "eotest12"}} | values
    assert house.owner.refused("createEventDestination", "destination { id }", **given) == ("BAD_USER_INPUT", field)


@pytest.mark.parametrize("type", ["WEBHOOK", "CLOUDEVENTS"])
@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://10.0.0.1/", "10.0.0.1:80"),
        ("https://[::1]/", "[::1]:443"),
        ("http://169.254.169.254/latest", "169.254.169.254:80"),
        ("https://example.com:8443/", "example.com:8443"),
    ],
)
def test_an_address_that_the_gateway_may_not_reach_is_rejected_with_the_setting(
    house: House, type: str, url: str, address: str
):
    given = {"name": "x", "eventTypes": ["deploy.*"], "config": {"url": url}}
    made = house.destination("reachable", "deploy.*", type=type, config={"url": "https://example.com/"})
    for mutation, values in (
        ("createEventDestination", {"type": type, **given}),
        ("updateEventDestination", {"id": made, "config": {"url": url}}),
    ):
        [error] = house.owner.change(mutation, "destination { id }", values)["errors"]
        assert (error["code"], error["field"]) == ("BAD_USER_INPUT", ["config", "url"])
        assert f"add {address} to HTTP_ALLOWED_HOSTS" in error["message"]


def test_a_destination_may_only_send_events_its_creator_may_read(house: House):
    def limited(*scopes: str) -> Person:
        values = {"name": "limited", "scopes": ["destinations:read", "destinations:write", "events:read", *scopes]}
        secret = house.owner.done("createApiKey", "secret", **values)["secret"]
        return Person(house.owner.gateway, house.owner.id, secret)

    def given(*types: str) -> dict[str, Any]:
        return {"name": "x", "type": "PIPEDREAM", "eventTypes": list(types), "config": {"workflow": "eotest12"}}

    forbidden = ("FORBIDDEN", None)
    shown = "destination { id }"
    assert limited().refused("createEventDestination", shown, **given("collaboration.message_sent")) == forbidden
    assert limited("collaboration:read").refused("createEventDestination", shown, **given("*")) == forbidden
    assert limited().refused("createEventDestination", shown, **given("user.*")) == forbidden
    limited("collaboration:read").done("createEventDestination", shown, **given("collaboration.message_sent"))


def test_the_wildcard_excludes_events_about_people_and_keys(house: House):
    endpoint, audit = house.endpoint(), house.endpoint()
    everything = house.destination(endpoint, "*")
    audited = house.destination(audit, "api_key.created")
    house.owner.done("createApiKey", "apiKey { id }", name="one more")
    house.publish()
    house.until_all(audited, "SUCCESS")
    house.until_all(everything, "SUCCESS", "SUCCESS", "SUCCESS")
    types = [body["event"] for body in house.bodies(endpoint, 3)]
    assert types == ["destination.created", "destination.created", "deploy.done"]


def test_only_operators_see_destinations(house: House):
    house.destination(house.endpoint(), "deploy.*")
    for role in (Role.VIEWER, Role.MEMBER):
        caller = person(house.owner.gateway, role)
        [error] = caller.gateway.graphql("{ eventDestinations { id } }", {}, caller.token)["errors"]
        assert error["extensions"]["code"] == "FORBIDDEN"
    operator = person(house.owner.gateway, Role.OPERATOR)
    assert operator.data("{ eventDestinations { id name } }")["eventDestinations"]


def test_events_of_another_organization_are_not_sent(house: House):
    stranger = person(house.owner.gateway, Role.ADMIN, "Another organization")
    endpoint = house.endpoint()
    id = house.destination(endpoint, "*")
    stranger.done("publishEvent", "event { id }", type="deploy.done", data="theirs")
    house.publish(data="ours")
    house.until_all(id, "SUCCESS", "SUCCESS")
    assert [body["data"] for body in house.bodies(endpoint, 2)][1:] == ["ours"]
    assert stranger.data("{ eventDestinations { id } }") == {"eventDestinations": []}


# ---------------------------------------------------------------- updates


def test_a_secret_is_used_and_never_returned(house: House):
    endpoint = house.endpoint()
    config = {"workflow": endpoint, "token": "a-secret-of-the-trigger"}
    id = house.destination(endpoint, "deploy.*", config=config)
    assert house.shown(id)["config"] == {"workflow": endpoint, "secretsSet": ["token"]}

    def sent() -> str | None:
        count = len(house.received(endpoint))
        house.publish()
        house.bodies(endpoint, count + 1)
        return house.received(endpoint)[-1].headers.get("authorization")

    assert sent() == "Bearer a-secret-of-the-trigger"
    update = "updateEventDestination", "destination { config }"
    house.owner.done(*update, id=id, config=house.shown(id)["config"])
    assert sent() == "Bearer a-secret-of-the-trigger"
    house.owner.done(*update, id=id, config={"workflow": endpoint, "token": "another"})
    assert sent() == "Bearer another"
    shown = house.owner.done(*update, id=id, config={"workflow": endpoint, "token": None})
    assert shown["destination"]["config"] == {"workflow": endpoint}
    assert sent() is None
    events = house.owner.data(
        '{ events(first: 100, types: ["destination.created", "destination.updated"]) { nodes '
        "{ ... on RecordChanged { changes } } } }"
    )
    assert "a-secret-of" not in str(events) and "another'" not in str(events)


def test_a_disabled_destination_later_delivers_only_what_was_queued(house: House):
    endpoint = house.endpoint(503)
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="before")
    house.until_all(id, "RETRYING")
    house.owner.done("updateEventDestination", "destination { id }", id=id, enabled=False)
    house.publish(data="meanwhile")
    house.answers(endpoint, 200)
    house.owner.done("updateEventDestination", "destination { id }", id=id, enabled=True)
    house.publish(data="after")
    house.until_all(id, "SUCCESS", "SUCCESS")
    data = [asked.json["data"] for asked in house.received(endpoint)]
    assert data[-2:] == ["before", "after"]
    assert "meanwhile" not in data


def test_queued_deliveries_use_the_updated_config(house: House):
    wrong, right = house.endpoint(404), house.endpoint()
    id = house.destination(wrong, "deploy.*")
    house.publish(data="waits")
    house.until_all(id, "RETRYING")
    given = {"name": "right", "config": {"workflow": right}, "eventTypes": ["other.*"]}
    changed = house.owner.done("updateEventDestination", "destination { name eventTypes config }", id=id, **given)
    assert changed["destination"] == given
    house.until_all(id, "SUCCESS")
    assert [body["data"] for body in house.bodies(right, 1)] == ["waits"]


def test_queued_deliveries_of_a_deleted_destination_expire(house: House):
    id = house.destination(house.endpoint(503), "deploy.*")
    house.publish()
    [waiting] = house.until_all(id, "RETRYING")
    house.owner.done("deleteEventDestination", "deletedId", id=id)
    assert house.owner.refused("deleteEventDestination", "deletedId", id=id) == ("NOT_FOUND", "id")
    query = "query($id: ID!) { node(id: $id) { ... on EventDelivery { status destination { id } } } }"
    expired = {"status": "EXPIRED", "destination": {"id": id}}
    until(lambda: house.owner.data(query, id=waiting["id"])["node"], lambda node: node == expired)


def test_deliveries_are_read_both_ways_and_filtered_by_status(house: House):
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    for number in range(3):
        house.publish(data=number)
    house.until_all(id, "SUCCESS", "SUCCESS", "SUCCESS")
    query = """query($id: ID!, $status: DeliveryStatus, $first: Int, $after: String, $last: Int, $before: String) {
        node(id: $id) { ... on EventDestination {
          deliveries(first: $first, after: $after, last: $last, before: $before, status: $status) {
          totalCount nodes { event { ... on CustomEvent { data } } }
          pageInfo { hasNextPage startCursor endCursor } } } } }"""
    page = house.owner.data(query, id=id, first=2, status="SUCCESS")["node"]["deliveries"]
    assert page["totalCount"] == 3
    assert [each["event"]["data"] for each in page["nodes"]] == [2, 1]
    after = page["pageInfo"]["endCursor"]
    rest = house.owner.data(query, id=id, first=2, after=after)["node"]["deliveries"]["nodes"]
    assert [each["event"]["data"] for each in rest] == [0]
    oldest = house.owner.data(query, id=id, last=1)["node"]["deliveries"]
    assert [each["event"]["data"] for each in oldest["nodes"]] == [0]
    before = oldest["pageInfo"]["startCursor"]
    newer = house.owner.data(query, id=id, last=1, before=before)["node"]["deliveries"]
    assert ([each["event"]["data"] for each in newer["nodes"]], newer["pageInfo"]["hasNextPage"]) == ([1], True)
    assert house.owner.data(query, id=id, status="FAILED")["node"]["deliveries"]["totalCount"] == 0


def test_an_idempotency_key_creates_one_destination(house: House):
    given = {"name": "x", "type": "PIPEDREAM", "eventTypes": ["deploy.*"], "config": {"workflow": "eotest12"}}
    made = [
        house.owner.done("createEventDestination", "destination { id }", idempotencyKey="dst-1", **given)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    other = given | {"config": {"workflow": "eotest13"}}
    refused = house.owner.refused("createEventDestination", "destination { id }", idempotencyKey="dst-1", **other)
    assert refused == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")
