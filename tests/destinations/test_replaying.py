"""Retrying a delivery, and sending a destination's events again from a cursor or a time on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.destinations import replaying
from models.delivery_attempts import DeliveryStatus
from models.destinations import EventDelivery
from models.platform import prune_log
from models.users import Role
from storage.clock import now
from tests.destinations.house import House, until
from tests.people import Person, on_database, person

RETRIED = "delivery { id status nextAttemptAt attempts { number } }"
REPLAYED = "count endCursor hasMore destination { id }"
CURSORS = "query($types: [String!]) { events(first: 100, types: $types) { nodes { id cursor occurredAt } } }"


def retry(house: House, id: str) -> dict[str, Any]:
    delivery: dict[str, Any] = house.owner.done("retryEventDelivery", RETRIED, id=id)["delivery"]
    return delivery


def replay(house: House, id: str, **values: Any) -> dict[str, Any]:
    return house.owner.done("replayEventDestination", REPLAYED, id=id, **values)


def data(house: House, endpoint: str, count: int) -> list[Any]:
    """Return the data of the first events that an endpoint received."""
    return [body["data"] for body in house.bodies(endpoint, count)]


def keys(house: House, endpoint: str) -> list[str]:
    return [asked.headers["idempotency-key"] for asked in house.received(endpoint)]


def cursor(house: House, event_id: str) -> str:
    found = house.owner.data(CURSORS, types=["deploy.done"])["events"]["nodes"]
    return next(str(each["cursor"]) for each in found if each["id"] == event_id)


# ---------------------------------------------------------------- one delivery


def test_a_failed_delivery_is_retried_with_the_same_id(house: House):
    endpoint = house.endpoint(400)
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="first")
    [failed] = house.until_all(id, "FAILED")
    house.answers(endpoint, 200)
    retried = retry(house, failed["id"])
    assert (retried["id"], retried["status"]) == (failed["id"], "RETRYING")
    [delivered] = house.until_all(id, "SUCCESS")
    assert [attempt["ok"] for attempt in delivered["attempts"]] == [False, True]
    assert [attempt["number"] for attempt in delivered["attempts"]] == [1, 2]
    assert keys(house, endpoint) == [failed["id"]] * 2
    assert house.owner.refused("retryEventDelivery", RETRIED, id=failed["id"]) == ("CONFLICT", "id")


def test_a_retry_begins_the_schedule_again(house: House):
    endpoint = house.endpoint(400)
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    [failed] = house.until_all(id, "FAILED")

    async def exhaust() -> None:
        row = await EventDelivery.get(id=failed["id"])
        row.attempts = [{**row.attempts[0], "number": number} for number in range(1, 12)]
        await row.save()

    on_database(house.owner.gateway, exhaust)
    house.answers(endpoint, 503)
    retry(house, failed["id"])
    waiting = until(lambda: house.deliveries(id)[0], lambda found: len(found["attempts"]) > 11)
    assert waiting["status"] == "RETRYING", "a new round of attempts has begun"


def test_a_delivery_that_waits_is_retried_at_once(house: House):
    endpoint = house.endpoint(429, {"retry-after": "3000"})
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="first")
    house.publish(data="second")
    first, _ = house.until_all(id, "RETRYING", "PENDING")
    house.answers(endpoint, 200)
    retry(house, first["id"])
    first, _ = house.until_all(id, "SUCCESS", "SUCCESS")
    assert len(first["attempts"]) == 2
    assert data(house, endpoint, 3) == ["first", "first", "second"]


def test_an_expired_delivery_is_retried(house: House):
    endpoint = house.endpoint(429, {"retry-after": "3000"})
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    [waiting] = house.until_all(id, "RETRYING")

    async def expire() -> None:
        await EventDelivery.filter(id=waiting["id"]).update(
            status=DeliveryStatus.EXPIRED, place=None, completed_at=now()
        )

    on_database(house.owner.gateway, expire)
    house.answers(endpoint, 200)
    retry(house, waiting["id"])
    house.until_all(id, "SUCCESS")


def test_a_disabled_destination_cannot_be_retried_or_replayed(house: House):
    id = house.destination(house.endpoint(400), "deploy.*")
    house.publish()
    [failed] = house.until_all(id, "FAILED")
    house.owner.done("updateEventDestination", "destination { id }", id=id, enabled=False)
    assert house.owner.refused("retryEventDelivery", RETRIED, id=failed["id"]) == ("CONFLICT", "id")
    since = datetime.now(UTC).isoformat()
    assert house.owner.refused("replayEventDestination", REPLAYED, id=id, since=since) == ("CONFLICT", "id")


def test_an_event_that_is_no_longer_held_cannot_be_retried(house: House, monkeypatch: pytest.MonkeyPatch):
    id = house.destination(house.endpoint(400), "deploy.*")
    house.publish()
    [failed] = house.until_all(id, "FAILED")
    on_database(house.owner.gateway, lambda: prune_log(now() + timedelta(days=1)))
    payload = house.owner.change("retryEventDelivery", RETRIED, {"id": failed["id"]})
    assert [error["message"] for error in payload["errors"]] == ["The event of this delivery is no longer held."]


# ---------------------------------------------------------------- many events


def test_events_are_sent_again_after_a_cursor_in_order_with_the_same_ids(house: House):
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    events = [house.publish(data=number) for number in range(5)]
    house.publish("other.thing")
    before = house.until_all(id, *["SUCCESS"] * 5)
    replayed = replay(house, id, after=cursor(house, events[1]))
    assert (replayed["count"], replayed["hasMore"]) == (3, False)
    assert data(house, endpoint, 8) == [0, 1, 2, 3, 4, 2, 3, 4]
    after = house.until_all(id, *["SUCCESS"] * 5)
    assert [each["id"] for each in after] == [each["id"] for each in before]
    assert [len(each["attempts"]) for each in after] == [1, 1, 2, 2, 2]
    ids = [each["id"] for each in before]
    assert keys(house, endpoint) == [*ids, *ids[2:]]
    assert replay(house, id, after=replayed["endCursor"])["count"] == 0


def test_events_before_a_destination_are_sent_since_a_time(house: House):
    house.publish(data="too old")
    old = house.publish(data="old")
    found = house.owner.data(CURSORS, types=["deploy.done"])["events"]["nodes"]
    since = next(each["occurredAt"] for each in found if each["id"] == old)
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="new")
    house.until_all(id, "SUCCESS")
    assert replay(house, id, since=since)["count"] == 2
    assert data(house, endpoint, 3) == ["new", "old", "new"]
    assert old in [each["event"]["id"] for each in house.until_all(id, "SUCCESS", "SUCCESS")]


def test_failed_deliveries_return_to_their_place(house: House):
    start = house.publish(data="before")
    endpoint = house.endpoint(400)
    id = house.destination(endpoint, "deploy.*")
    house.publish(data="first")
    house.until_all(id, "FAILED")
    house.answers(endpoint, 503, {"retry-after": "3000"})
    house.publish(data="second")
    house.until_all(id, "FAILED", "RETRYING")
    house.answers(endpoint, 200)
    assert replay(house, id, after=cursor(house, start))["count"] == 2
    house.until_all(id, "SUCCESS", "SUCCESS")
    assert data(house, endpoint, 4) == ["first", "second", "first", "second"]


def test_a_replay_is_bounded_and_continues_at_its_cursor(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(replaying, "MOST_REPLAYED", 2)
    start = house.publish(data="before")
    for number in range(3):
        house.publish(data=number)
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    first = replay(house, id, after=cursor(house, start))
    assert (first["count"], first["hasMore"]) == (2, True)
    second = replay(house, id, after=first["endCursor"])
    assert (second["count"], second["hasMore"]) == (1, False)
    assert data(house, endpoint, 3) == [0, 1, 2]


def test_a_replay_with_a_key_happens_once(house: House):
    endpoint = house.endpoint()
    id = house.destination(endpoint, "deploy.*")
    house.publish()
    house.until_all(id, "SUCCESS")
    since = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    given = {"since": since, "idempotencyKey": f"replay-{id}"}
    first = replay(house, id, **given)
    house.bodies(endpoint, 1 + first["count"])
    house.until_all(id, *["SUCCESS"] * len(house.deliveries(id)))
    count = len(house.received(endpoint))
    assert replay(house, id, **given) == first
    house.publish(data="last")
    until(lambda: house.received(endpoint), lambda found: found[-1].json["data"] == "last")
    assert len(house.received(endpoint)) == count + 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({}, "after"), ({"after": "x", "since": "2026-01-01T00:00:00Z"}, "after"), ({"after": "nonsense"}, "after")],
)
def test_where_to_begin_is_required(house: House, values: dict[str, Any], field: str):
    id = house.destination(house.endpoint(), "deploy.*")
    refused = house.owner.refused("replayEventDestination", REPLAYED, id=id, **values)
    assert refused == ("BAD_USER_INPUT", field)


def test_it_requires_the_scopes_of_the_events(house: House):
    id = house.destination(house.endpoint(400), "deploy.*", "user.*")
    house.publish()
    [failed] = house.until_all(id, "FAILED")
    scopes = ["destinations:write", "destinations:read", "events:read"]
    key = house.owner.done("createApiKey", "secret", name="few", scopes=scopes)["secret"]
    limited = Person(house.owner.gateway, house.owner.id, key)
    since = datetime.now(UTC).isoformat()
    assert limited.refused("replayEventDestination", REPLAYED, id=id, since=since)[0] == "FORBIDDEN"
    assert limited.refused("retryEventDelivery", RETRIED, id=failed["id"])[0] == "FORBIDDEN"
    stranger = person(house.owner.gateway, Role.ADMIN, "strangers")
    assert stranger.refused("replayEventDestination", REPLAYED, id=id, since=since) == ("NOT_FOUND", "id")
    assert stranger.refused("retryEventDelivery", RETRIED, id=failed["id"]) == ("NOT_FOUND", "id")


# ---------------------------------------------------------------- receivers that are gone


def test_a_receiver_that_is_gone_is_disabled_with_a_reason_and_can_be_enabled(house: House):
    house.owner.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEST", enabled=True)
    endpoint = house.endpoint(410)
    id = house.destination(endpoint, "deploy.*")
    lost = house.publish(data="lost")
    house.until_all(id, "FAILED")
    query = "query($id: ID!) { node(id: $id) { ... on EventDestination { enabled disabledReason } } }"

    def shown() -> dict[str, Any]:
        found: dict[str, Any] = house.owner.data(query, id=id)["node"]
        return found

    disabled = until(shown, lambda found: not found["enabled"])
    assert disabled["disabledReason"] == "The receiver responded with 410: the address no longer accepts events."
    changes = """{ events(last: 5, types: ["destination.disabled"]) { nodes {
        ... on RecordChanged { id causedBy recordId changes } } } }"""
    [*_, event] = until(lambda: house.owner.data(changes)["events"]["nodes"], bool)
    assert (event["recordId"], event["causedBy"]) == (id, lost)
    assert event["changes"] == {"enabled": False, "disabledReason": disabled["disabledReason"]}
    inbox = (
        """{ deliveries(first: 5, filter: {channel: TEST}) { nodes { subject content data status user { id } } } }"""
    )
    [notice, *_] = until(lambda: house.owner.data(inbox)["deliveries"]["nodes"], bool)
    assert notice["subject"] == f"The event destination “{endpoint}” is disabled"
    assert disabled["disabledReason"] in notice["content"]
    assert (notice["data"]["destinationId"], notice["user"]["id"]) == (id, house.owner.id)
    house.answers(endpoint, 200)
    house.owner.done("updateEventDestination", "destination { id }", id=id, enabled=True)
    assert shown() == {"enabled": True, "disabledReason": None}
    since = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    assert replay(house, id, since=since)["count"] >= 1
    until(lambda: house.deliveries(id), lambda found: all(each["status"] == "SUCCESS" for each in found))
    assert "lost" in data(house, endpoint, 2)[1:]
