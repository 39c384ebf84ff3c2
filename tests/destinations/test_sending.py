"""The sender under failures, with no other process running and a clock controlled by the test."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from engine.destinations.base import DeliveryResult, Transport
from engine.destinations.disabling import DISABLED_AFTER, LEAST_FAILURES
from engine.destinations.environment import EnvironmentDestinations
from engine.destinations.following import EXPIRES_AFTER, follow
from engine.destinations.retention import prune_deliveries
from engine.destinations.retries import BLOCKING_ATTEMPTS, DEFAULT_SCHEDULE, DELAYS, RetrySchedule
from engine.destinations.sending import INTERRUPTED, Sender, StartedAttempt
from models.database import open_database
from models.delivery_attempts import DeliveryStatus
from models.destinations import (
    DestinationState,
    DestinationType,
    EventDelivery,
    EventDestination,
    covers,
)
from models.event_log import LogFilter, begin_log, read_log
from models.platform import HealthStatus, prune_log
from resolvers.destinations.managing import FAILING, health
from storage.address import Dialect, parse_address
from storage.clock import now
from storage.database import current_database, transaction
from storage.ids import new_id
from tests.triggers.house import House

ACCEPTED = DeliveryResult(ok=True, status_code=200)
UNAVAILABLE = DeliveryResult(ok=False, status_code=503, error="UPSTREAM_UNAVAILABLE: …")
REJECTED = DeliveryResult(ok=False, status_code=400, error="UPSTREAM_FAILED: …", permanent=True)


@dataclass
class ManualClock:
    """A clock that the test advances."""

    time: datetime = field(default_factory=now)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class Post:
    """A destination of an organization, and its sender."""

    house: House
    sender: Sender
    clock: ManualClock
    destination: EventDestination

    async def publish(self, *data: str) -> None:
        """Publish events that go to the destination."""
        for each in data:
            await self.house.record(data=each)
        await self.house.placed()
        await follow(EnvironmentDestinations({}))
        self.clock.time = max(self.clock.time, now())

    async def begin(self, sender: Sender | None = None) -> StartedAttempt | None:
        return await (sender or self.sender).begin(self.destination.id)

    async def deliver(self, outcome: DeliveryResult) -> str | None:
        """End the next delivery with this result, and return its data; None when none was due."""
        work = await self.begin()
        if work is None:
            return None
        await self.sender.end(work, outcome)
        return str(work.event.payload["data"])

    async def deliveries(self) -> list[EventDelivery]:
        return await EventDelivery.filter(destination_id=self.destination.id).order_by("event_seq")

    async def statuses(self) -> list[str]:
        return [each.status.value for each in await self.deliveries()]

    async def state(self) -> DestinationState:
        return await DestinationState.get(destination_id=self.destination.id)

    def another(self, **values: object) -> Sender:
        """Return the sender of another process."""
        return replace(self.sender, replica_id="another", single_process=False, **values)  # type: ignore[arg-type]


@pytest.fixture
async def post(backend: Mapping[str, str]) -> AsyncIterator[Post]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            await begin_log()
            async with EgressClient() as http:
                house, clock = House(), ManualClock()
                transport = Transport(http, lambda _connector, _organization: ProviderClient(http), {})
                sender = Sender("me", transport, (b"k" * 32,), 60, single_process=False, clock=clock)
                destination = EventDestination.prepare(
                    organization_id=house.id,
                    by=house.by,
                    name="somewhere",
                    type=DestinationType.PIPEDREAM,
                    event_types=["deploy.*"],
                    config={"workflow": "eotest12"},
                    enabled=True,
                )
                async with transaction():
                    await destination.add(by=house.by)
                yield Post(house, sender, clock, destination)
    finally:
        await database.close()


# ---------------------------------------------------------------- creating deliveries


async def test_concurrent_followers_create_one_delivery_per_event(post: Post):
    for number in range(20):
        await post.house.record(data=number)
    await post.house.placed()
    at_once = 1 if current_database().dialect is Dialect.SQLITE else 4
    stored = await asyncio.gather(*(follow(EnvironmentDestinations({})) for _ in range(at_once)))
    assert sum(each.stored for each in stored) == 20
    assert (await follow(EnvironmentDestinations({}))).stored == 0
    assert len({each.event_id for each in await post.deliveries()}) == 20


@pytest.mark.parametrize(
    ("pattern", "type", "covered"),
    [
        ("deploy.done", "deploy.done", True),
        ("deploy.done", "deploy.done.late", False),
        ("deploy.*", "deploy.done.late", True),
        ("deploy.*", "deployment.done", False),
        ("collaboration.approval_*", "collaboration.approval_requested", True),
        ("collaboration.approval_*", "collaboration.task_assigned", False),
        ("api_*", "api_key.created", True),
        ("deploy*", "deploy.done", False),
        ("*", "deploy.done", True),
        ("*", "user.created", False),
        ("user.*", "user.created", True),
    ],
)
def test_a_pattern_matches_event_types(pattern: str, type: str, covered: bool):
    assert covers([pattern], type) is covered


# ---------------------------------------------------------------- retries


def test_the_retry_schedule_spans_about_a_day_and_obeys_retry_after():
    moment = now()
    assert sum(DELAYS) < timedelta(days=1).total_seconds() < EXPIRES_AFTER.total_seconds() / 2
    for failed, seconds in enumerate(DELAYS, start=1):
        at = DEFAULT_SCHEDULE.next(failed, moment, None)
        assert at is not None
        assert seconds <= (at - moment).total_seconds() <= seconds * 1.1
    assert DEFAULT_SCHEDULE.next(len(DELAYS) + 1, moment, None) is None
    assert DEFAULT_SCHEDULE.next(1, moment, 3600) == moment + timedelta(seconds=3600)


async def test_it_gives_up_after_the_last_retry_and_reports_the_error(post: Post):
    post.sender = replace(post.sender, retries=RetrySchedule(schedule=(10, 20)))
    await post.publish("one", "two")
    for seconds in (10, 20):
        assert await post.deliver(UNAVAILABLE) == "one"
        assert await post.deliver(UNAVAILABLE) is None  # “two” waits with it
        post.clock.advance(seconds * 1.2)
    assert await post.deliver(UNAVAILABLE) == "one"
    assert await post.deliver(ACCEPTED) == "two"
    assert await post.statuses() == ["FAILED", "SUCCESS"]
    first = (await post.deliveries())[0]
    assert [attempt["error"] for attempt in first.attempts] == [UNAVAILABLE.error] * 3
    assert first.completed_at is not None


async def test_after_a_few_attempts_later_deliveries_go_first(post: Post):
    await post.publish("bad", "good")
    for _ in range(BLOCKING_ATTEMPTS):
        assert await post.deliver(UNAVAILABLE) == "bad"
        assert await post.deliver(ACCEPTED) is None
        post.clock.advance(60)
    assert await post.deliver(UNAVAILABLE) == "bad"
    assert await post.deliver(ACCEPTED) == "good"
    assert await post.deliver(ACCEPTED) is None
    state = await post.state()
    assert state.due_at is not None and state.due_at > post.clock()
    post.clock.advance(3600)
    assert await post.deliver(ACCEPTED) == "bad"
    assert await post.statuses() == ["SUCCESS", "SUCCESS"]


async def test_the_events_of_a_session_stay_in_order(post: Post):
    """However long one of them fails, those of its session wait for it, and those of others do not."""
    one, other = new_id("ses"), new_id("ses")
    for data, session in (("one 1", one), ("other 1", other), ("one 2", one), ("none", None), ("one 3", one)):
        await post.house.record(data=data, session_id=session)
    await post.publish()
    for _ in range(BLOCKING_ATTEMPTS + 1):
        assert await post.deliver(UNAVAILABLE) == "one 1"
        post.clock.advance(60)
    assert [await post.deliver(ACCEPTED) for _ in range(3)] == ["other 1", "none", None]
    state = await post.state()
    assert state.due_at is not None and state.due_at > post.clock()
    post.clock.advance(3600)
    assert await post.deliver(UNAVAILABLE) == "one 1"
    assert await post.deliver(ACCEPTED) is None
    post.clock.advance(3600)
    assert [await post.deliver(ACCEPTED) for _ in range(4)] == ["one 1", "one 2", "one 3", None]
    assert await post.statuses() == ["SUCCESS"] * 5


async def test_the_rest_of_a_session_follows_a_rejected_event(post: Post):
    session = new_id("ses")
    for data in ("one", "two"):
        await post.house.record(data=data, session_id=session)
    await post.publish()
    assert [await post.deliver(REJECTED), await post.deliver(ACCEPTED)] == ["one", "two"]


async def test_a_permanent_rejection_blocks_nothing(post: Post):
    await post.publish("bad", "good")
    assert await post.deliver(REJECTED) == "bad"
    assert await post.deliver(ACCEPTED) == "good"
    assert await post.statuses() == ["FAILED", "SUCCESS"]


async def test_health_follows_the_attempts(post: Post):
    await post.publish("one")
    seen = [health(await post.state())]
    for _ in range(FAILING):
        await post.deliver(UNAVAILABLE)
        seen.append(health(await post.state()))
        post.clock.advance(3600)
    await post.deliver(ACCEPTED)
    seen.append(health(await post.state()))
    degraded = [HealthStatus.DEGRADED] * (FAILING - 1)
    assert seen == [HealthStatus.UNKNOWN, *degraded, HealthStatus.UNHEALTHY, HealthStatus.HEALTHY]


# ---------------------------------------------------------------- receivers that fail for days


async def rejected(post: Post, data: str) -> None:
    """Publish an event that the receiver rejects now."""
    await post.publish(data)
    await EventDelivery.filter(completed_at=None).update(expires_at=post.clock() + EXPIRES_AFTER)
    assert await post.deliver(REJECTED) == data


async def failing(post: Post, *, days: float, attempts: int) -> EventDestination:
    """Return the destination after this many failed attempts; the next one would be this long after the first."""
    for number in range(attempts):
        await rejected(post, f"event {number}")
        post.clock.advance(days * 86_400 / attempts)
    return await EventDestination.get(id=post.destination.id)


async def test_a_receiver_that_fails_for_days_is_disabled_and_events_say_so(post: Post):
    destination = await failing(post, days=DISABLED_AFTER.days + 0.1, attempts=LEAST_FAILURES)
    assert destination.enabled, "the last attempt was within the time"
    await rejected(post, "one more")
    destination = await EventDestination.get(id=post.destination.id)
    assert not destination.enabled
    assert destination.disabled_reason == (
        f"All {LEAST_FAILURES + 1} attempts have failed for {DISABLED_AFTER.days} days. The last error was: "
        f"{REJECTED.error}"
    )
    await post.house.placed()
    [event] = await read_log(0, limit=10, only=LogFilter(post.house.id, types=["destination.disabled"]))
    assert event.payload["record_id"] == destination.id
    assert event.payload["changes"] == {"enabled": False, "disabled_reason": destination.disabled_reason}


async def test_a_few_failures_of_rare_events_disable_nothing(post: Post):
    destination = await failing(post, days=3 * DISABLED_AFTER.days, attempts=LEAST_FAILURES - 1)
    assert destination.enabled


async def test_one_success_begins_the_time_again(post: Post):
    await failing(post, days=DISABLED_AFTER.days - 0.1, attempts=LEAST_FAILURES)
    await post.publish("accepted")
    await EventDelivery.filter(completed_at=None).update(expires_at=post.clock() + EXPIRES_AFTER)
    assert await post.deliver(ACCEPTED) == "accepted"
    assert (await post.state()).failing_since is None
    destination = await failing(post, days=DISABLED_AFTER.days - 0.1, attempts=LEAST_FAILURES)
    assert destination.enabled


async def test_enabling_a_destination_begins_the_time_again(post: Post):
    await failing(post, days=DISABLED_AFTER.days, attempts=LEAST_FAILURES)
    await rejected(post, "disables it")
    destination = await EventDestination.get(id=post.destination.id)
    assert not destination.enabled
    async with transaction():
        await destination.change({"enabled": True}, by=post.house.by)
    assert destination.disabled_reason is None
    await rejected(post, "again")
    assert (await EventDestination.get(id=post.destination.id)).enabled


# ---------------------------------------------------------------- crashed or suspended processes


async def test_an_interrupted_attempt_is_recorded_and_repeated(post: Post):
    await post.publish("one", "two")
    begun = await post.begin()
    assert begun is not None
    assert await post.begin(post.another()) is None  # the crashed process's lease
    post.clock.advance(61)
    again = await post.begin(post.another())
    assert again is not None
    assert again.delivery.id == begun.delivery.id
    [attempt] = again.delivery.attempts
    assert (attempt["ok"], attempt["error"]) == (False, INTERRUPTED)


async def test_an_interrupted_batch_is_recorded_and_repeated_in_order(post: Post):
    post.destination.type = DestinationType.PUSHER
    await post.destination.save()
    await post.publish("one", "two", "three")
    begun = await post.begin()
    assert begun is not None
    assert [event.payload["data"] for _, event in begun.batch] == ["one", "two", "three"]
    post.clock.advance(61)
    other = post.another()
    data = []
    while (again := await other.begin(post.destination.id)) is not None:
        data += [event.payload["data"] for _, event in again.batch]
        await other.end(again, ACCEPTED)
    await post.sender.end(begun, ACCEPTED)  # too late
    assert data == ["one", "two", "three"]
    for delivery in await post.deliveries():
        assert [attempt["error"] for attempt in delivery.attempts] == [INTERRUPTED, None]


async def test_a_single_process_takes_over_leases_at_once(post: Post):
    await post.publish("one")
    assert await post.begin() is not None
    assert await post.begin(replace(post.another(), single_process=True)) is not None


async def test_the_result_of_a_suspended_process_is_ignored(post: Post):
    await post.publish("one")
    begun = await post.begin()
    assert begun is not None
    post.clock.advance(61)
    other = post.another()
    again = await post.begin(other)
    assert again is not None
    await post.sender.end(begun, ACCEPTED)
    assert await post.statuses() == ["RETRYING"]
    await other.end(again, ACCEPTED)
    assert await post.statuses() == ["SUCCESS"]
    assert len((await post.deliveries())[0].attempts) == 2


async def test_the_lease_is_released_when_nothing_is_due(post: Post):
    await post.publish("one")
    await post.deliver(ACCEPTED)
    assert await post.begin() is None
    state = await post.state()
    assert (state.leased_by, state.due_at) == (None, None)
    await post.publish("two")
    assert await post.begin(post.another()) is not None


async def test_an_internal_error_counts_as_an_attempt(post: Post, caplog: pytest.LogCaptureFixture):
    await post.publish("one")
    work = await post.begin()
    assert work is not None
    broken = replace(post.sender, transport=replace(post.sender.transport, client=lambda *_: None))  # type: ignore[arg-type]
    outcome = await broken.send(work)
    assert (outcome.ok, outcome.permanent) == (False, False)
    assert outcome.error is not None and outcome.error.startswith("INTERNAL: Internal error. Quote err_")
    assert "failed" in caplog.text


async def test_undecryptable_secrets_are_reported(post: Post):
    post.destination.sealed_secrets = "v1.00000000.AAAA"
    await post.destination.save()
    await post.publish("one")
    work = await post.begin()
    assert work is not None
    outcome = await post.sender.send(work)
    assert outcome.error == "NOT_CONFIGURED: The destination's secrets cannot be decrypted; set them again."
    assert not outcome.permanent


# ---------------------------------------------------------------- expiry and retention


async def test_undelivered_events_expire(post: Post):
    await post.publish("one", "two")
    post.clock.advance(EXPIRES_AFTER.total_seconds() + 1)
    assert await post.begin() is None
    assert await post.statuses() == ["EXPIRED", "EXPIRED"]
    assert (await post.state()).due_at is None


async def test_queued_deliveries_of_a_disabled_destination_expire(post: Post):
    await post.publish("one")
    async with transaction():
        await post.destination.change({"enabled": False}, by=post.house.by)
    assert await post.begin() is None
    await EventDelivery.expire_due(now())
    assert await post.statuses() == ["PENDING"]
    await EventDelivery.expire_due(now() + EXPIRES_AFTER)
    assert await post.statuses() == ["EXPIRED"]


async def test_old_deliveries_and_those_without_an_event_are_pruned(post: Post):
    await post.publish("one", "two")
    await post.deliver(ACCEPTED)
    keep = timedelta(days=7)
    await prune_deliveries(now() + timedelta(days=6), keep=keep)
    assert await post.statuses() == ["SUCCESS", "PENDING"]
    await prune_deliveries(now() + timedelta(days=8), keep=keep)
    assert await post.statuses() == ["PENDING"]
    await prune_log(now())
    assert await post.begin() is None
    assert await post.statuses() == ["EXPIRED"]
    await prune_deliveries(now(), keep=keep)
    assert await post.deliveries() == []


async def test_a_delivered_event_cannot_expire(post: Post):
    await post.publish("one")
    await post.deliver(ACCEPTED)
    [delivery] = await post.deliveries()
    assert delivery.status is DeliveryStatus.SUCCESS
    with pytest.raises(Exception, match="no attempt will follow"):
        await delivery.expire()
