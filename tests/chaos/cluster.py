"""Two gateways and an engine worker on PostgreSQL and Redis, with a proxy on each way between them."""

import contextlib
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.conftest import ADMIN_KEY, SECRET_KEY
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.proxies import FaultProxy, in_thread
from tests.servers import START_SECONDS, PostgresServer, RedisServer

LEASE_SECONDS = 3


def time_limit(seconds: float, starts: int) -> float:
    """Return the time limit of a test that starts this many processes: each may take long on a busy machine."""
    return seconds + starts * START_SECONDS


class EngineWorker(ForkedGatewayProcess):
    """`python cli.py worker` in a process of its own."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        super().__init__(environment, folder, command="worker")
        self._starts = 0

    def start(self) -> "EngineWorker":
        """Start the process and return when it runs workflows."""
        self._starts += 1
        super().start()
        return self

    def ready(self) -> bool:
        """Return whether this process has said that it runs workflows. The fork creates the file in which it does."""
        return self.log.exists() and self.output().count("Worker started") >= self._starts


@dataclass(slots=True)
class Cluster:
    """A deployment, of which tests kill, freeze and cut off any part."""

    postgres: PostgresServer
    redis: RedisServer
    to_postgres: FaultProxy
    to_redis: FaultProxy
    gateways: list[GatewayProcess]
    fronts: list[FaultProxy]
    """Between the clients and each gateway."""
    worker: EngineWorker

    @property
    def processes(self) -> list[GatewayProcess]:
        """The processes of Parley."""
        return [*self.gateways, self.worker]

    @property
    def proxies(self) -> list[FaultProxy]:
        """All proxies."""
        return [self.to_postgres, self.to_redis, *self.fronts]

    @property
    def direct(self) -> dict[str, str]:
        """The environment of a gateway that reaches the database without a proxy."""
        return self.gateways[0].environment | {"DATABASE_URL": self.postgres.url}


def send(process: GatewayProcess, which: signal.Signals) -> None:
    """Send a signal to a process that stays, such as SIGSTOP."""
    assert process.process is not None
    process.process.send_signal(which)


@contextlib.contextmanager
def running_cluster(folder: Path, extra: Mapping[str, str]) -> Iterator[Cluster]:
    """Start a deployment with servers of its own."""
    with contextlib.ExitStack() as stack:
        postgres, redis = stack.enter_context(PostgresServer()), stack.enter_context(RedisServer())
        to_postgres = stack.enter_context(in_thread(FaultProxy(postgres.port)))
        to_redis = stack.enter_context(in_thread(FaultProxy(redis.port)))
        environment = {
            "DATABASE_URL": through(postgres.url, to_postgres),
            "REDIS_URL": through(redis.url, to_redis),
            "DATA_DIR": str(folder),
            "SECRET_KEY": SECRET_KEY,
            "ADMIN_API_KEY": ADMIN_KEY,
            "ENGINE_LEASE": str(LEASE_SECONDS),
            "SKIP_INTEGRATION_AGENTS": "true",
            **extra,
        }
        # One gateway runs the engine too, the other only serves.
        gateways: list[GatewayProcess] = [
            ForkedGatewayProcess(environment | more, folder) for more in ({}, {"ENGINE": "false"})
        ]
        worker = EngineWorker(environment, folder)
        for process in (*gateways, worker):
            stack.callback(process.kill)
            process.start()
        fronts = [stack.enter_context(in_thread(FaultProxy(each.port))) for each in gateways]
        yield Cluster(postgres, redis, to_postgres, to_redis, gateways, fronts, worker)


def through(url: str, proxy: FaultProxy) -> str:
    """Return the URL of a server as it is reached through a proxy."""
    parts = urlsplit(url)
    credentials, at, _ = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{credentials}{at}127.0.0.1:{proxy.port}"))
