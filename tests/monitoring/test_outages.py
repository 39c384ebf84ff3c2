"""Every component killed in turn: health, readiness, metrics, the log and alerts say the same, and recover."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from tests.fakes.openai import OpenAIService
from tests.fakes.rabbitmq import RabbitMq, running_rabbitmq
from tests.forks import Command, Forked, ForkedGatewayProcess
from tests.gateways import TLS, GatewayProcess
from tests.monitoring.prometheus import Prometheus, running_prometheus
from tests.monitoring.scraping import fetch, scrape, scrape_until
from tests.servers import START_SECONDS, PostgresServer, RedisServer, free_port
from tests.waiting import until

pytestmark = pytest.mark.crash

ADMIN: Final = "prl_administrator_of_a_throw_away_gateway"
SECONDS: Final = 90
"""The time within which the change must be visible everywhere; the machine of the tests is busy."""
BACK_SECONDS: Final = 180
"""The time within which a delivery is repeated once the broker is back: the third attempt is half a minute later."""
HEALTH: Final = "{ systemHealth { status components { name health { status message } } } }"


class Worker:
    """`python cli.py worker` in a process of its own."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.metrics = free_port()
        self._environment = environment | {"PROMETHEUS_PORT": str(self.metrics)}
        self._folder = folder
        self._process: Forked | None = None

    def start(self) -> None:
        """Start it, and wait for its metrics."""
        log, nothing = self._folder / "worker.log", Path(os.devnull)
        self._process = Forked(Command(("worker",), self._folder, self._environment, nothing, log, log))
        until(self.is_up, START_SECONDS)

    def is_up(self) -> bool:
        """Return what Prometheus's `up` would be."""
        try:
            return fetch(self.metrics).status_code == 200
        except httpx.TransportError:
            return False

    def output(self) -> str:
        """Return its log."""
        return (self._folder / "worker.log").read_text()

    def kill(self) -> None:
        """Kill it, as in a crash."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@dataclass
class Deployment:
    """A gateway without an engine, an engine worker, and everything they need."""

    postgres: PostgresServer
    redis: RedisServer
    models: OpenAIService
    gateway: GatewayProcess
    worker: Worker
    metrics: int
    broker: RabbitMq
    prometheus: Prometheus

    def ready(self) -> tuple[int, dict[str, Any]]:
        """Return the status and the body of /health/ready."""
        reply = httpx.get(f"{self.gateway.url}/health/ready", timeout=10, trust_env=False, verify=TLS)
        return reply.status_code, reply.json()

    def component(self, name: str) -> str:
        """Return the status of a part in `systemHealth`, or the code of the error in its place."""
        reply = self.gateway.graphql(HEALTH)
        if reply.get("errors"):
            return str(reply["errors"][0]["extensions"]["code"])
        found = {each["name"]: each["health"]["status"] for each in reply["data"]["systemHealth"]["components"]}
        return str(found.get(name))

    def alerts(self, name: str, **labels: str) -> None:
        """Wait until an alert is raised."""
        until(lambda: self.prometheus.raised(name, **labels), SECONDS)

    def calms(self, name: str, **labels: str) -> None:
        """Wait until an alert is not raised any more, and then that Prometheus could evaluate every rule."""
        until(lambda: not self.prometheus.raised(name, **labels), SECONDS)
        assert self.prometheus.problems() == []

    @property
    def instance(self) -> str:
        """The name of the gateway in Prometheus."""
        return f"127.0.0.1:{self.metrics}"

    def logged(self, *words: str) -> bool:
        """Return whether a line of the gateway's log has these words in its message."""
        return self.count(*words) > 0

    def count(self, *words: str) -> int:
        """Return how many lines of the gateway's log, which is JSON, have these words in their messages."""
        lines = [json.loads(line) for line in self.gateway.output().splitlines() if line.startswith("{")]
        return sum(all(word in line["message"] for word in words) for line in lines)


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    folder = tmp_path_factory.mktemp("deployed")
    with PostgresServer() as postgres, RedisServer() as redis, OpenAIService() as models, running_rabbitmq() as broker:
        metrics = free_port()
        environment = {
            "PATH": "/usr/bin:/bin",
            "DATABASE_URL": postgres.url,
            "REDIS_URL": redis.url,
            "RABBITMQ_URL": f"amqp://guest:guest@{broker.host}",
            "DATA_DIR": str(folder),
            "SECRET_KEY": "a secret of 32 bytes or more, for throw-away gateways",
            "ADMIN_API_KEY": ADMIN,
            "ENGINE_LEASE": "3",
            "LOG_FORMAT": "json",
            "OPENAI_API_KEY": str(models.key),
            "OPENAI_BASE_URL": models.url,
            "CIRCUIT_FAILURE_THRESHOLD": "1",
            "CIRCUIT_RECOVERY_TIMEOUT": "2",
            "CIRCUIT_HALF_OPEN_REQUESTS": "1",
        }
        without_engine = environment | {"ENGINE": "false", "PROMETHEUS_PORT": str(metrics)}
        gateway = ForkedGatewayProcess(without_engine, folder).start()
        worker = Worker(environment, folder)
        worker.start()
        try:
            with running_prometheus([metrics, worker.metrics], folder) as prometheus:
                yield Deployment(postgres, redis, models, gateway, worker, metrics, broker, prometheus)
        finally:
            worker.kill()
            gateway.kill()


def test_postgresql(deployed: Deployment) -> None:
    assert scrape(deployed.metrics).value("parley_database_up") == 1
    deployed.postgres.kill()
    scrape_until(deployed.metrics, lambda now: now.value("parley_database_up") == 0, SECONDS)
    until(lambda: deployed.ready()[0] == 503, SECONDS)
    assert deployed.ready()[1]["database"] == "down"
    until(lambda: deployed.component("database") in ("UNAVAILABLE", "UNHEALTHY"), SECONDS)
    until(lambda: deployed.logged("database unavailable"), SECONDS)
    deployed.alerts("ParleyDatabaseUnavailable", severity="critical", instance=deployed.instance)
    deployed.postgres.start()
    scrape_until(deployed.metrics, lambda now: now.value("parley_database_up") == 1, SECONDS)
    until(lambda: deployed.ready()[0] == 200, SECONDS)
    until(lambda: deployed.component("database") == "HEALTHY", SECONDS)
    until(lambda: deployed.logged("database available again"), SECONDS)
    deployed.calms("ParleyDatabaseUnavailable")


def test_redis(deployed: Deployment) -> None:
    until(lambda: deployed.component("event_bus") == "HEALTHY", SECONDS)
    deployed.redis.kill()
    scrape_until(deployed.metrics, lambda now: now.value("parley_event_bus_up") == 0, SECONDS)
    until(lambda: deployed.component("event_bus") == "DEGRADED", SECONDS)
    status, body = deployed.ready()
    assert (status, body["bus"]) == (200, "down")  # events are read from the log
    until(lambda: deployed.logged("Redis unavailable"), SECONDS)
    deployed.alerts("ParleyEventBusUnavailable", severity="warning", instance=deployed.instance)
    deployed.redis.start()
    scrape_until(deployed.metrics, lambda now: now.value("parley_event_bus_up") == 1, SECONDS)
    until(lambda: deployed.component("event_bus") == "HEALTHY" and deployed.ready()[1]["bus"] == "ok", SECONDS)
    until(lambda: deployed.logged("Redis available again"), SECONDS)
    deployed.calms("ParleyEventBusUnavailable")


def test_redis_that_hangs(deployed: Deployment) -> None:
    until(lambda: deployed.component("event_bus") == "HEALTHY", SECONDS)
    lost = ("Redis unavailable", "reading events from the log")
    before = deployed.count(*lost)
    deployed.redis.freeze()
    try:
        scrape_until(deployed.metrics, lambda now: now.value("parley_event_bus_up") == 0, SECONDS)
        until(lambda: deployed.component("event_bus") == "DEGRADED", SECONDS)
        status, body = deployed.ready()
        assert (status, body["bus"]) == (200, "down")
        until(lambda: deployed.count(*lost) > before, SECONDS)
    finally:
        deployed.redis.thaw()
    scrape_until(deployed.metrics, lambda now: now.value("parley_event_bus_up") == 1, SECONDS)
    until(lambda: deployed.component("event_bus") == "HEALTHY" and deployed.ready()[1]["bus"] == "ok", SECONDS)


def test_rabbitmq(deployed: Deployment) -> None:
    name, labels = "parley_destinations_failing", {"type": "RABBITMQ"}
    until(lambda: deployed.component("event_destinations") == "HEALTHY", SECONDS)
    assert deployed.ready()[1]["broker"] == "ok"
    deployed.broker.kill()
    deployed.gateway.data("""mutation { publishEvent(input: {type: "broker.killed", data: {}}) { event { id } } }""")
    scrape_until(deployed.metrics, lambda now: now.value(name, **labels) == 1, SECONDS)
    until(lambda: deployed.component("event_destinations") == "DEGRADED", SECONDS)
    status, body = deployed.ready()
    assert (status, body["broker"]) == (200, "down")  # events wait
    until(lambda: "RabbitMQ cannot be reached" in deployed.worker.output(), SECONDS)
    deployed.alerts("ParleyDestinationsFail", severity="warning", type="RABBITMQ")
    deployed.broker.start()
    scrape_until(deployed.metrics, lambda now: now.value(name, **labels) == 0, BACK_SECONDS)
    until(lambda: deployed.component("event_destinations") == "HEALTHY", SECONDS)
    until(lambda: deployed.ready()[1]["broker"] == "ok", SECONDS)
    until(lambda: "accepts events again" in deployed.worker.output(), SECONDS)
    deployed.calms("ParleyDestinationsFail")


def test_the_engine_worker(deployed: Deployment) -> None:
    until(lambda: deployed.component("workflow_engine") == "HEALTHY", SECONDS)
    deployed.worker.kill()
    assert not deployed.worker.is_up()
    until(lambda: deployed.component("workflow_engine") == "UNHEALTHY", SECONDS)
    assert deployed.ready()[0] == 200  # the gateway itself can be used
    scrape_until(deployed.metrics, lambda now: now.value("parley_workflow_engine_up") == 0, SECONDS)
    deployed.alerts("ParleyDown", severity="critical", instance=f"127.0.0.1:{deployed.worker.metrics}")
    deployed.alerts("ParleyNoEngine", severity="critical")
    started = deployed.gateway.data("""mutation { executeWorkflow(input: {nodes: [
        {key: "one", type: TRANSFORM, config: {value: 1}}]}) { execution { id } } }""")
    run = started["executeWorkflow"]["execution"]["id"]
    waiting = ("parley_workflow_runs_open", {"status": "PENDING"})
    scrape_until(deployed.metrics, lambda now: now.value(waiting[0], **waiting[1]) == 1, SECONDS)
    deployed.alerts("ParleyRunsNotStarted", severity="critical")
    deployed.worker.start()
    until(lambda: deployed.component("workflow_engine") == "HEALTHY", SECONDS)
    status = "query($id: ID!) { execution(id: $id) { status } }"
    until(lambda: deployed.gateway.data(status, {"id": run})["execution"]["status"] == "COMPLETED", SECONDS)
    scrape_until(deployed.metrics, lambda now: now.value(waiting[0], **waiting[1]) == 0, SECONDS)
    assert scrape(deployed.worker.metrics).value("parley_workflow_runs_total", change="completed") == 1
    for alert in ("ParleyDown", "ParleyNoEngine", "ParleyRunsNotStarted"):
        deployed.calms(alert)


def test_an_external_service(deployed: Deployment) -> None:
    call = """mutation { runConnectorAction(input: {connector: "openai", action: "list_models", params: {}}) {
        output errors { code } } }"""
    name, labels = "parley_connector_circuits_open", {"connector": "openai"}
    broken = deployed.models.error(500, "It is broken.", "server_error")
    deployed.models.next(*[broken] * 20)
    assert deployed.gateway.data(call)["runConnectorAction"]["errors"]
    found = scrape_until(deployed.metrics, lambda now: now.value(name, **labels) == 1, SECONDS)
    assert found.value("parley_connector_failures_total", **labels) >= 1
    until(lambda: deployed.component("connector.openai") in ("UNHEALTHY", "DEGRADED"), SECONDS)
    until(lambda: deployed.logged("circuit of openai opened"), SECONDS)
    deployed.alerts("ParleyCircuitOpen", severity="warning", connector="openai")
    assert deployed.ready()[0] == 200
    deployed.models.clear()

    def works() -> bool:
        return not deployed.gateway.data(call)["runConnectorAction"]["errors"]

    until(works, SECONDS)
    scrape_until(deployed.metrics, lambda now: now.value(name, **labels) == 0, SECONDS)
    until(lambda: deployed.component("connector.openai") in ("HEALTHY", "UNKNOWN"), SECONDS)  # not tested since
    until(lambda: deployed.logged("circuit of openai closed again"), SECONDS)
    deployed.calms("ParleyCircuitOpen")
