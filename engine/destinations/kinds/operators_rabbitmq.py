"""The broker of RABBITMQ_URL: whose credentials only the setting has, and which has the queues of document 004.

`task_queue` gets each new task, with its priority, and `result_queue` each task that was completed or has failed. Both
are bound to the exchange: consumers declare them with the same arguments, or RabbitMQ refuses the declaration.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from models.events import TASK_EVENTS, LoggedEvent
from models.tasks import Task, TaskStatus

if TYPE_CHECKING:
    import aio_pika.abc

MOST_PRIORITY: Final = 10
KEPT_SECONDS: Final = 7 * 86_400
"""The time a message waits in a queue that no one reads: a queue without consumers must not fill the broker's disk."""

_ENDINGS: Final = {TaskStatus.COMPLETED: "completed", TaskStatus.FAILED: "failed", TaskStatus.CANCELLED: "cancelled"}


class _Queue(NamedTuple):
    name: str
    arguments: Mapping[str, Any]
    routing_keys: Sequence[str]


QUEUES: Final = (
    _Queue("task_queue", {"x-max-priority": MOST_PRIORITY}, ["collaboration.task_created.#"]),
    _Queue("result_queue", {}, ["collaboration.task_updated.completed", "collaboration.task_updated.failed"]),
)


def without_credentials(url: str) -> str:
    """Return the address of a broker without its user name and password."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def credentials(url: str) -> tuple[str, str]:
    """Return the user name and the password of an address; RabbitMQ's own defaults if it has none."""
    parts = urlsplit(url)
    return unquote(parts.username or "guest"), unquote(parts.password or "guest")


def routing_key(event: LoggedEvent) -> str:
    """Return an event's type; a task's that has ended is followed by how: `collaboration.task_updated.completed`."""
    if event.kind in TASK_EVENTS and (ending := _ENDINGS.get(event.record("task", Task).status)) is not None:
        return f"{event.type}.{ending}"
    return event.type[:127]


def priority(event: LoggedEvent) -> int | None:
    """Return the priority of an event's task, within what the queue distinguishes."""
    if event.kind not in TASK_EVENTS:
        return None
    return max(0, min(event.record("task", Task).priority, MOST_PRIORITY))


async def declare_queues(channel: "aio_pika.abc.AbstractChannel", exchange: "aio_pika.abc.AbstractExchange") -> None:
    """Declare the queues and bind them, which has no effect if that is so already."""
    for each in QUEUES:
        queue = await channel.declare_queue(each.name, durable=True, arguments=dict(each.arguments) or None)
        for key in each.routing_keys:
            await queue.bind(exchange, key)
