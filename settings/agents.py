"""Agents, their tasks, and the way in which requests reach them."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from settings import values as parse
from settings.subject import SettingError, Subject, setting


class RequestTransport(Enum):
    """The way in which requests reach agents."""

    AUTO = "auto"
    DIRECT = "direct"
    BROKER = "broker"


@dataclass(frozen=True, kw_only=True)
class Agents(Subject):
    """The settings of agents."""

    TITLE: ClassVar = "Agents, tasks and requests"

    max_agents_per_type: int = setting(
        "MAX_AGENTS_PER_TYPE",
        parse.whole_number(1, 100_000),
        "The maximum number of agents per type and organization.",
        default=10,
    )
    agent_pool_min: int = setting(
        "AGENT_POOL_MIN",
        parse.whole_number(0, 100_000),
        "The least `desiredWorkers` of an agent pool; its most is `MAX_AGENTS_PER_TYPE`. With 0, a pool without work "
        "needs no workers.",
        default=1,
    )
    agent_pool_drain_seconds: int = setting(
        "AGENT_POOL_DRAIN_SECONDS",
        parse.whole_number(1, 86_400),
        "Seconds within which the workers of a pool should have done the tasks that wait for them.",
        default=60,
    )
    agent_pool_cooldown_seconds: int = setting(
        "AGENT_POOL_COOLDOWN_SECONDS",
        parse.whole_number(0, 86_400),
        "Seconds for which fewer workers must have been enough before `desiredWorkers` decreases.",
        default=300,
    )
    agent_heartbeat_interval: int = setting(
        "AGENT_HEARTBEAT_INTERVAL",
        parse.whole_number(1, 86_400),
        "Seconds between an agent's heartbeats; after three missed heartbeats it is `OFFLINE`.",
        default=30,
    )
    task_timeout: int = setting(
        "TASK_TIMEOUT",
        parse.whole_number(1, 604_800),
        "The default lease of a claimed task, in seconds; progress renews it, and so do heartbeats once it is started.",
        default=300,
    )
    metrics_interval: int = setting(
        "METRICS_INTERVAL",
        parse.whole_number(1, 86_400),
        "Seconds between samples of an agent's metrics history.",
        default=60,
    )
    k_sink: str | None = setting(
        "K_SINK",
        parse.web_address,
        "The URL of a broker that takes CloudEvents by POST, such as Knative's. Requests leave over it, and so do the "
        "events of every organization that `*` covers. [destinations.md](destinations.md) and "
        "[requests.md](requests.md#over-a-broker) have the details.",
        default=None,
        shown_default="none",
    )
    rabbitmq_url: str | None = setting(
        "RABBITMQ_URL",
        parse.amqp_address,
        "A RabbitMQ broker, `amqp://user:password@host:port/vhost`, that receives the events of every organization in "
        "the exchange `agent_events` and the queues `task_queue` and `result_queue`. "
        "[destinations.md](destinations.md#the-operators-broker) has the details.",
        default=None,
        shown_default="none",
        secret=True,
    )
    request_transport: RequestTransport = setting(
        "REQUEST_TRANSPORT",
        parse.one_of(RequestTransport),
        "How requests reach agents: `direct`, `broker` (over `K_SINK`), or `auto`: over the broker if `K_SINK` is set.",
        default=RequestTransport.AUTO,
        shown_default="`auto`",
    )
    request_reply_timeout: int = setting(
        "REQUEST_REPLY_TIMEOUT",
        parse.whole_number(1, 604_800),
        "Seconds after which a request that left over the broker fails if no reply has come.",
        default=600,
    )

    def check(self) -> None:
        """Require a broker if requests go over one, and limits of pools that allow some size."""
        if self.request_transport is RequestTransport.BROKER and self.k_sink is None:
            raise SettingError("K_SINK must be set: REQUEST_TRANSPORT is broker.")
        if self.agent_pool_min > self.max_agents_per_type:
            raise SettingError("AGENT_POOL_MIN must not exceed MAX_AGENTS_PER_TYPE.")
