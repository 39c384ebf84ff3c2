"""What a sender does when things go wrong, with nothing running beside it and a clock of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from engine.destinations.base import DeliveryResult, Transport
from engine.destinations.environment import EnvironmentDestinations
from engine.destinations.following import EXPIRES_AFTER, follow
from engine.destinations.retention import prune_deliveries
from engine.destinations.retries import BLOCKING_ATTEMPTS, DEFAULT_SCHEDULE, DELAYS, RetrySchedule
from engine.destinations.sending import INTERRUPTED, Sender, StartedAttempt
from models.database import open_database
from models.destinations import (
    DeliveryStatus,
    DestinationState,
    DestinationType,
    EventDelivery,
    EventDestination,
    covers,
)
from models.event_log import begin_log, prune
from models.platform import HealthStatus
from resolvers.destinations import FAILING, health
from storage.address import Dialect, parse_address
from storage.clock import now
from storage.database import current_database, transaction
from tests.triggers.house import House

TAKEN = DeliveryResult(ok=True, status_code=200)
AWAY = DeliveryResult(ok=False, status_code=503, error="UPSTREAM_UNAVAILABLE: …")
REFUSED = DeliveryResult(ok=False, status_code=400, error="UPSTREAM_FAILED: …", permanent=True)


@dataclass
class Watch:
    """A clock that stands until it is moved."""

    time: datetime = field(default_factory=now)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class Post:
    """One destination of one organization, and who sends to it."""

    house: House
    sender: Sender
    watch: Watch
    destination: EventDestination

    async def happen(self, *data: str) -> None:
        """Have something happen that goes to the destination."""
        for each in data:
            await self.house.happen(data=each)
        await self.house.placed()
        await follow(EnvironmentDestinations({}))
        self.watch.time = max(self.watch.time, now())

    async def begin(self, sender: Sender | None = None) -> StartedAttempt | None:
        return await (sender or self.sender).begin(self.destination.id)

    async def told(self, outcome: DeliveryResult) -> str | None:
        """Have the next delivery end so, and returns what it told; None when none was due."""
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
                house, watch = House(), Watch()
                transport = Transport(http, lambda _connector, _organization: ProviderClient(http), {})
                sender = Sender("me", transport, (b"k" * 32,), 60, single_process=False, clock=watch)
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
                yield Post(house, sender, watch, destination)
    finally:
        await database.close()


# ---------------------------------------------------------------- following


async def test_an_event_gets_one_delivery_however_many_look(post: Post):
    for number in range(20):
        await post.house.happen(data=number)
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
        ("*", "deploy.done", True),
        ("*", "user.created", False),
        ("user.*", "user.created", True),
    ],
)
def test_what_a_pattern_covers(pattern: str, type: str, covered: bool):
    assert covers([pattern], type) is covered


# ---------------------------------------------------------------- trying again


def test_the_schedule_takes_about_a_day_and_obeys_the_other_side():
    moment = now()
    assert sum(DELAYS) < timedelta(days=1).total_seconds() < EXPIRES_AFTER.total_seconds() / 2
    for failed, seconds in enumerate(DELAYS, start=1):
        at = DEFAULT_SCHEDULE.next(failed, moment, None)
        assert at is not None
        assert seconds <= (at - moment).total_seconds() <= seconds * 1.1
    assert DEFAULT_SCHEDULE.next(len(DELAYS) + 1, moment, None) is None
    assert DEFAULT_SCHEDULE.next(1, moment, 3600) == moment + timedelta(seconds=3600)


async def test_it_gives_up_in_the_end_and_says_so(post: Post):
    post.sender = replace(post.sender, retries=RetrySchedule(schedule=(10, 20)))
    await post.happen("one", "two")
    for seconds in (10, 20):
        assert await post.told(AWAY) == "one"
        assert await post.told(AWAY) is None  # “two” waits with it
        post.watch.pass_by(seconds * 1.2)
    assert await post.told(AWAY) == "one"
    assert await post.told(TAKEN) == "two"
    assert await post.statuses() == ["FAILED", "SUCCESS"]
    first = (await post.deliveries())[0]
    assert [attempt["error"] for attempt in first.attempts] == [AWAY.error] * 3
    assert first.completed_at is not None


async def test_after_a_few_attempts_those_behind_it_go_first(post: Post):
    await post.happen("bad", "good")
    for _ in range(BLOCKING_ATTEMPTS):
        assert await post.told(AWAY) == "bad"
        assert await post.told(TAKEN) is None
        post.watch.pass_by(60)
    assert await post.told(AWAY) == "bad"
    assert await post.told(TAKEN) == "good"
    assert await post.told(TAKEN) is None
    state = await post.state()
    assert state.due_at is not None and state.due_at > post.watch()
    post.watch.pass_by(3600)
    assert await post.told(TAKEN) == "bad"
    assert await post.statuses() == ["SUCCESS", "SUCCESS"]


async def test_what_is_refused_for_good_holds_nothing_up(post: Post):
    await post.happen("bad", "good")
    assert await post.told(REFUSED) == "bad"
    assert await post.told(TAKEN) == "good"
    assert await post.statuses() == ["FAILED", "SUCCESS"]


async def test_its_health_is_told_by_its_attempts(post: Post):
    await post.happen("one")
    seen = [health(await post.state())]
    for _ in range(FAILING):
        await post.told(AWAY)
        seen.append(health(await post.state()))
        post.watch.pass_by(3600)
    await post.told(TAKEN)
    seen.append(health(await post.state()))
    degraded = [HealthStatus.DEGRADED] * (FAILING - 1)
    assert seen == [HealthStatus.UNKNOWN, *degraded, HealthStatus.UNHEALTHY, HealthStatus.HEALTHY]


# ---------------------------------------------------------------- processes that die, or sleep


async def test_an_attempt_that_was_cut_short_is_noted_and_made_again(post: Post):
    await post.happen("one", "two")
    begun = await post.begin()
    assert begun is not None
    assert await post.begin(post.another()) is None  # the lease of the dead one
    post.watch.pass_by(61)
    again = await post.begin(post.another())
    assert again is not None
    assert again.delivery.id == begun.delivery.id
    [attempt] = again.delivery.attempts
    assert (attempt["ok"], attempt["error"]) == (False, INTERRUPTED)


async def test_alone_on_a_database_nobody_waits_for_the_lease_of_the_dead(post: Post):
    await post.happen("one")
    assert await post.begin() is not None
    assert await post.begin(replace(post.another(), single_process=True)) is not None


async def test_what_a_process_that_slept_has_to_tell_is_not_wanted(post: Post):
    await post.happen("one")
    begun = await post.begin()
    assert begun is not None
    post.watch.pass_by(61)
    other = post.another()
    again = await post.begin(other)
    assert again is not None
    await post.sender.end(begun, TAKEN)
    assert await post.statuses() == ["RETRYING"]
    await other.end(again, TAKEN)
    assert await post.statuses() == ["SUCCESS"]
    assert len((await post.deliveries())[0].attempts) == 2


async def test_the_lease_is_given_back_when_nothing_is_due(post: Post):
    await post.happen("one")
    await post.told(TAKEN)
    assert await post.begin() is None
    state = await post.state()
    assert (state.leased_by, state.due_at) == (None, None)
    await post.happen("two")
    assert await post.begin(post.another()) is not None


async def test_a_fault_of_ours_is_an_attempt_too(post: Post, caplog: pytest.LogCaptureFixture):
    await post.happen("one")
    work = await post.begin()
    assert work is not None
    broken = replace(post.sender, transport=replace(post.sender.transport, client=lambda *_: None))  # type: ignore[arg-type]
    outcome = await broken.send(work)
    assert (outcome.ok, outcome.permanent) == (False, False)
    assert outcome.error is not None and outcome.error.startswith("INTERNAL: Internal error. Quote err_")
    assert "failed" in caplog.text


async def test_secrets_that_no_key_opens_are_told(post: Post):
    post.destination.sealed_secrets = "v1.00000000.AAAA"
    await post.destination.save()
    await post.happen("one")
    work = await post.begin()
    assert work is not None
    outcome = await post.sender.send(work)
    assert outcome.error == "NOT_CONFIGURED: The destination's secrets cannot be decrypted; set them again."
    assert not outcome.permanent


# ---------------------------------------------------------------- as time goes by


async def test_what_nobody_took_in_time_expires(post: Post):
    await post.happen("one", "two")
    post.watch.pass_by(EXPIRES_AFTER.total_seconds() + 1)
    assert await post.begin() is None
    assert await post.statuses() == ["EXPIRED", "EXPIRED"]
    assert (await post.state()).due_at is None


async def test_what_waits_for_one_that_is_disabled_expires_too(post: Post):
    await post.happen("one")
    async with transaction():
        await post.destination.change({"enabled": False}, by=post.house.by)
    assert await post.begin() is None
    await EventDelivery.expire_due(now())
    assert await post.statuses() == ["PENDING"]
    await EventDelivery.expire_due(now() + EXPIRES_AFTER)
    assert await post.statuses() == ["EXPIRED"]


async def test_old_deliveries_are_let_go_of_and_those_whose_event_is_gone(post: Post):
    await post.happen("one", "two")
    await post.told(TAKEN)
    keep = timedelta(days=7)
    await prune_deliveries(now() + timedelta(days=6), keep=keep)
    assert await post.statuses() == ["SUCCESS", "PENDING"]
    await prune_deliveries(now() + timedelta(days=8), keep=keep)
    assert await post.statuses() == ["PENDING"]
    await prune(now())
    assert await post.begin() is None
    assert await post.statuses() == ["EXPIRED"]
    await prune_deliveries(now(), keep=keep)
    assert await post.deliveries() == []


async def test_deliveries_are_of_one_status_and_stay_there(post: Post):
    await post.happen("one")
    await post.told(TAKEN)
    [delivery] = await post.deliveries()
    assert delivery.status is DeliveryStatus.SUCCESS
    with pytest.raises(Exception, match="is not tried again"):
        await delivery.expire()
