"""RABBITMQ_URL: the broker of document 004, with its exchange and queues, for the events of every organization."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import aio_pika
import pytest
from aio_pika.abc import AbstractChannel, AbstractIncomingMessage

from tests.conftest import Environment
from tests.fakes.rabbitmq import RabbitMq, running_rabbitmq
from tests.gateways import Gateway
from tests.people import administrator, agent
from tests.suite import one_backend
from tests.waiting import PATIENCE, until
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300), one_backend]


@pytest.fixture(scope="module")
def rabbitmq() -> Iterator[RabbitMq]:
    with running_rabbitmq() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Environment, rabbitmq: RabbitMq) -> Iterator[Gateway]:
    with Gateway(backend | {"RABBITMQ_URL": f"amqp://guest:guest@{rabbitmq.host}"}) as running:
        yield running


@asynccontextmanager
async def as_in_the_document(rabbitmq: RabbitMq) -> AsyncIterator[AbstractChannel]:
    """Yield a channel after the declarations of document 004, which fail if others have other arguments."""
    connection = await aio_pika.connect(f"amqp://guest:guest@{rabbitmq.host}/")
    async with connection:
        channel = await connection.channel()
        await channel.declare_queue("task_queue", durable=True, arguments={"x-max-priority": 10})
        await channel.declare_exchange("agent_events", aio_pika.ExchangeType.TOPIC, durable=True)
        await channel.declare_queue("result_queue", durable=True)
        yield channel


async def next_of(channel: AbstractChannel, queue: str) -> AbstractIncomingMessage:
    """Take the next message of a queue, waiting for it."""
    declared = await channel.get_queue(queue)
    async with asyncio.timeout(PATIENCE):
        while (message := await declared.get(no_ack=True, fail=False)) is None:
            await asyncio.sleep(0.05)
    return message


async def test_the_queues_and_the_exchange_of_the_document(gateway: Gateway, rabbitmq: RabbitMq) -> None:
    owner = administrator(gateway)
    async with as_in_the_document(rabbitmq) as channel:
        events = await channel.declare_queue(exclusive=True)
        await events.bind("agent_events", "agent.#")
        worker = agent(owner)
        type = some("type")
        low = owner.done("createTask", "task { id }", title="Later", type=type, priority=2)["task"]["id"]
        first = await next_of(channel, "task_queue")
        assert (json.loads(first.body)["data"]["taskId"], first.priority) == (low, 2)
        assert first.routing_key == "collaboration.task_created" and first.delivery_mode.value == 2
        claimed = worker.done("claimTask", "task { id }", agentId=worker.id, types=[type])["task"]["id"]
        worker.done("completeTask", "task { id }", id=claimed, result={"words": 3})
        result = await next_of(channel, "result_queue")
        assert json.loads(result.body)["data"]["taskId"] == low
        assert result.routing_key == "collaboration.task_updated.completed"
        assert str((await next_of(channel, events.name)).routing_key).startswith("agent.")


async def test_urgent_tasks_overtake(gateway: Gateway, rabbitmq: RabbitMq) -> None:
    owner = administrator(gateway)
    type = some("type")
    async with as_in_the_document(rabbitmq) as channel:
        for priority in (1, 9):
            owner.done("createTask", "task { id }", title=f"{priority}", type=type, priority=priority)
        queue = await channel.get_queue("task_queue")
        async with asyncio.timeout(PATIENCE):
            while ((await channel.get_queue(queue.name)).declaration_result.message_count or 0) < 2:
                await asyncio.sleep(0.05)
        taken = [await next_of(channel, queue.name) for _ in range(2)]
    assert [message.priority for message in taken] == [9, 1]


async def test_one_connection_carries_many_events(gateway: Gateway, rabbitmq: RabbitMq) -> None:
    owner = administrator(gateway)
    async with as_in_the_document(rabbitmq) as channel:
        titles = {f"Task {number}" for number in range(20)}
        for title in titles:
            owner.done("createTask", "task { id }", title=title, type="any")
        found = {json.loads((await next_of(channel, "task_queue")).body)["data"]["title"] for _ in titles}
        assert found == titles
        connections = rabbitmq.control("list_connections", "pid").split()
    assert len(connections) - 1 <= 2, "beside the test's own: one for each destination that is being served"


def test_no_one_sees_the_credentials_of_the_broker(gateway: Gateway, rabbitmq: RabbitMq) -> None:
    owner = administrator(gateway)
    owner.done("createTask", "task { id }", title="Any", type="any")
    query = "{ eventDestinations { name config environmentName } }"
    [shown] = [each for each in owner.data(query)["eventDestinations"] if each["environmentName"] == "RABBITMQ_URL"]
    assert shown["config"]["url"] == f"amqp://{rabbitmq.host}"
    assert "guest" not in json.dumps(shown)


def test_health_shows_that_the_broker_is_down(gateway: Gateway, rabbitmq: RabbitMq) -> None:
    owner = administrator(gateway)

    def shown() -> tuple[str, str]:
        found = owner.data("{ systemHealth { components { name health { status } } } }")["systemHealth"]["components"]
        statuses = {each["name"]: each["health"]["status"] for each in found}
        with gateway.client() as client:
            return statuses["event_destinations"], client.get("/health/ready").json()["broker"]

    until(lambda: shown() == ("HEALTHY", "ok"))
    rabbitmq.control("stop_app")
    try:
        owner.done("publishEvent", "event { id }", type="broker.stopped", data={})
        until(lambda: shown() == ("DEGRADED", "down"))
    finally:
        rabbitmq.control("start_app")
    until(lambda: shown() == ("HEALTHY", "ok"), 120)
