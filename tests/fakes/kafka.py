"""A Kafka cluster on loopback: librdkafka's mock cluster, a second implementation of the protocol than the client's.

It creates topics when a client asks for them, with four partitions, and has no TLS and no users.
"""

import time
from dataclasses import dataclass
from typing import Any, Final, Self

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition
from confluent_kafka.admin import AdminClient

_PARTITIONS: Final = 4
_WAIT_SECONDS: Final = 30.0


@dataclass(frozen=True)
class Received:
    """One record."""

    partition: int
    key: str
    value: bytes
    headers: dict[str, str]


class FakeKafka:
    """The cluster, which lives as long as the block."""

    def __enter__(self) -> Self:
        self._cluster = AdminClient({"test.mock.num.brokers": 2, "log_level": 0})
        found = self._cluster.list_topics(timeout=_WAIT_SECONDS).brokers.values()
        self.brokers = [f"{broker.host}:{broker.port}" for broker in found]
        return self

    def __exit__(self, *error: object) -> None:
        del self._cluster

    def records(self, topic: str, count: int) -> list[Received]:
        """Return the records of a topic from its beginning, once there are this many."""
        consumer = Consumer(
            {
                "bootstrap.servers": ",".join(self.brokers),
                "group.id": f"test-{time.monotonic_ns()}",
                "log_level": 0,
            }
        )
        consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for number in range(_PARTITIONS)])
        found: list[Received] = []
        deadline = time.monotonic() + _WAIT_SECONDS
        try:
            while len(found) < count:
                assert time.monotonic() < deadline, found
                message: Any = consumer.poll(0.2)
                if message is not None and message.error() is None:
                    headers = {name: value.decode() for name, value in message.headers() or []}
                    found.append(Received(message.partition(), message.key().decode(), message.value(), headers))
        finally:
            consumer.close()
        return found
