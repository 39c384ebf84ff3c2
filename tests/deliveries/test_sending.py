"""The schedule and the states of a delivery, against a receiver that fails, hangs or throttles."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.deliveries.house import DELIVERY, ended, sent, shown, until
from tests.deliveries.receivers import OK, Receivers, failing
from tests.fakes.http_service import HttpService
from tests.people import Person


def delivered(user: Person, **values: Any) -> dict[str, Any]:
    """Return a delivery to the user's webhook once it has ended."""
    [made] = sent(user, "WEBHOOK", **values)
    return ended(user, made["id"])


def times(delivery: dict[str, Any]) -> list[datetime]:
    return [datetime.fromisoformat(attempt["at"]) for attempt in delivery["attempts"]]


def statuses(delivery: dict[str, Any]) -> list[int | None]:
    return [attempt["statusCode"] for attempt in delivery["attempts"]]


def test_a_failed_attempt_is_retried_after_the_delay_under_the_same_id(receivers: Receivers) -> None:
    user = receivers.add(failing(500), failing(503), OK, retryCount=3)
    [made] = sent(user, "WEBHOOK")
    assert (made["status"], made["retryCount"], made["retryDelaySeconds"]) == ("PENDING", 3, 1)
    found = ended(user, made["id"])
    assert (found["status"], statuses(found), found["errorMessage"]) == ("SUCCESS", [500, 503, 200], None)
    assert [attempt["number"] for attempt in found["attempts"]] == [1, 2, 3]
    assert [attempt["ok"] for attempt in found["attempts"]] == [False, False, True]
    assert found["nextAttemptAt"] is None
    assert found["completedAt"] is not None
    assert {asked.headers["webhook-id"] for asked in receivers.received(user)} == {made["id"]}
    first, second, third = times(found)
    assert second - first >= timedelta(seconds=1) <= third - second


def test_the_next_attempt_is_due_after_the_delay_and_up_to_ten_percent_more(receivers: Receivers) -> None:
    user = receivers.add(failing(500), retryDelaySeconds=600)
    [made] = sent(user, "WEBHOOK")
    retrying = until(lambda: shown(user, made["id"]), lambda each: each["attempts"] != [])
    assert retrying["status"] == "RETRYING"
    assert retrying["errorMessage"].startswith("UPSTREAM_")
    [attempt] = retrying["attempts"]
    failed_at = datetime.fromisoformat(attempt["at"]) + timedelta(milliseconds=attempt["durationMs"])
    delay = datetime.fromisoformat(retrying["nextAttemptAt"]) - failed_at
    assert 599.9 <= delay.total_seconds() <= 660.1


@pytest.mark.parametrize(("count", "attempts"), [(0, 1), (1, 2), (3, 4)])
def test_a_retry_count_of_three_makes_four_attempts(receivers: Receivers, count: int, attempts: int) -> None:
    found = delivered(receivers.add(failing(500), retryCount=count))
    assert (found["status"], statuses(found)) == ("FAILED", [500] * attempts)
    assert found["errorMessage"] == found["attempts"][-1]["error"]


@pytest.mark.parametrize("status", [400, 410, 422])
def test_a_rejection_for_good_is_not_retried(receivers: Receivers, status: int) -> None:
    found = delivered(receivers.add(failing(status), retryCount=3))
    assert (found["status"], statuses(found)) == ("FAILED", [status])


def test_a_longer_retry_after_is_obeyed(receivers: Receivers) -> None:
    found = delivered(receivers.add(failing(429, retry_after="3"), OK, retryCount=1))
    assert (found["status"], statuses(found)) == ("SUCCESS", [429, 200])
    first, second = times(found)
    assert second - first >= timedelta(seconds=2.5)  # instead of one second; Retry-After has whole ones


def test_what_is_queued_behind_a_rate_limit_is_postponed_and_not_failed(receivers: Receivers) -> None:
    user = receivers.add(failing(429, retry_after="2"), OK, retryCount=1)
    ids = [sent(user, "WEBHOOK")[0]["id"] for _ in range(5)]
    found = [ended(user, id) for id in ids]
    assert [each["status"] for each in found] == ["SUCCESS"] * 5
    assert sorted(len(each["attempts"]) for each in found) == [1, 1, 1, 1, 2]


def test_a_delivery_whose_time_runs_out_expires(receivers: Receivers) -> None:
    found = delivered(receivers.add(failing(500), retryDelaySeconds=600), expiresInSeconds=1)
    assert (found["status"], statuses(found)) == ("EXPIRED", [500])
    assert found["completedAt"] >= found["expiresAt"]


def test_a_delivery_that_ended_without_success_is_retried_with_the_settings_of_now(receivers: Receivers) -> None:
    user = receivers.add(failing(500), retryCount=0)
    failed = delivered(user)
    receivers.service.in_turn[receivers.path(user)] = [failing(500), OK]
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="WEBHOOK", retryCount=1)
    payload = user.done("retryDelivery", f"delivery {{ {DELIVERY} }}", id=failed["id"])["delivery"]
    assert (payload["status"], payload["completedAt"], payload["retryCount"]) == ("RETRYING", None, 1)
    found = ended(user, failed["id"])
    assert (found["status"], statuses(found)) == ("SUCCESS", [500, 500, 200])
    assert {asked.headers["webhook-id"] for asked in receivers.received(user)} == {failed["id"]}


def test_only_what_ended_without_success_can_be_retried(receivers: Receivers) -> None:
    user = receivers.add()
    done = delivered(user)
    assert user.refused("retryDelivery", "delivery { id }", id=done["id"]) == ("CONFLICT", "id")
    waiting = receivers.add(failing(500), retryDelaySeconds=600)
    [made] = sent(waiting, "WEBHOOK")
    until(lambda: shown(waiting, made["id"]), lambda each: each["status"] == "RETRYING")
    assert waiting.refused("retryDelivery", "delivery { id }", id=made["id"]) == ("CONFLICT", "id")


def test_the_channel_with_priority_1_makes_its_attempt_first(receivers: Receivers) -> None:
    user = receivers.add(priority=1)
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEST", priority=2)
    webhook, inbox = sent(user)
    assert [(each["channel"], each["priority"]) for each in (webhook, inbox)] == [("WEBHOOK", 1), ("TEST", 2)]
    [[first], [second]] = [times(ended(user, each["id"])) for each in (webhook, inbox)]
    assert first < second
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEST", priority=1)
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="WEBHOOK", priority=2)
    inbox, webhook = sent(user)
    assert (inbox["channel"], webhook["channel"]) == ("TEST", "WEBHOOK")
    [[first], [second]] = [times(ended(user, each["id"])) for each in (inbox, webhook)]
    assert first < second


def test_the_next_channel_does_not_wait_long_for_one_that_hangs(receivers: Receivers, service: HttpService) -> None:
    user = receivers.add(priority=1, config={"url": f"{service.url}/hang"})
    webhook, inbox = sent(user)
    found = ended(user, inbox["id"])
    assert found["status"] == "SUCCESS"
    assert shown(user, webhook["id"])["status"] == "PENDING"  # its first attempt is still in progress
    [at] = times(found)
    assert (at - datetime.fromisoformat(found["createdAt"])).total_seconds() >= 2.0


def test_the_next_channel_begins_as_soon_as_the_one_before_it_has_made_its_attempt(receivers: Receivers) -> None:
    user = receivers.add(priority=1)
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEST", priority=2)
    for _ in range(4):  # the first successes widen the queue of the webhook
        webhook, inbox = [ended(user, each["id"]) for each in sent(user)]
        waited = datetime.fromisoformat(inbox["attempts"][0]["at"]) - datetime.fromisoformat(webhook["completedAt"])
        assert waited < timedelta(seconds=1)


def test_channels_behind_one_that_hangs_begin_before_the_message_expires(
    receivers: Receivers, service: HttpService
) -> None:
    user = receivers.add(priority=1, config={"url": f"{service.url}/hang"})
    _webhook, inbox = sent(user, expiresInSeconds=1)
    assert ended(user, inbox["id"])["status"] == "SUCCESS"


def test_the_waits_for_channels_that_hang_do_not_add_up(receivers: Receivers, service: HttpService) -> None:
    user = receivers.add(priority=1, config={"url": f"{service.url}/hang"})
    teams = {"enabled": True, "priority": 2, "config": {"url": f"{service.url}/hang"}}
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEAMS", **teams)
    [_webhook, hangs, inbox] = sent(user)
    assert [hangs["channel"], inbox["channel"]] == ["TEAMS", "TEST"]
    [at] = times(ended(user, inbox["id"]))
    assert (at - datetime.fromisoformat(inbox["createdAt"])).total_seconds() < 3.5


def test_what_expires_without_an_attempt_says_why(receivers: Receivers) -> None:
    user = receivers.add(failing(429, retry_after="30"), retryCount=0)
    [first] = sent(user, "WEBHOOK")
    assert ended(user, first["id"])["status"] == "FAILED"
    found = delivered(user, expiresInSeconds=1)
    assert (found["status"], found["attempts"]) == ("EXPIRED", [])
    assert found["errorMessage"]


def test_a_subject_is_sent_in_one_line(receivers: Receivers) -> None:
    user = receivers.add()
    sent(user, "WEBHOOK", subject="Your\r\nBcc: x@example.com\tor\x1bder")
    [asked] = receivers.requests(user, 1)
    assert asked.json["data"]["subject"] == "Your Bcc: x@example.com or der"


def test_an_error_message_contains_no_secret(receivers: Receivers) -> None:
    user = receivers.add(failing(500), retryCount=0, config={"authorization": "Bearer a-secret-of-ann"})
    user.done(
        "setIntegrationOverride", "settings { usingDefaults }", channel="WEBHOOK", config={"url": receivers.url(user)}
    )
    found = delivered(user)
    assert "a-secret-of-ann" not in str(found)
