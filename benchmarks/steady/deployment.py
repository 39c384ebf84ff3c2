"""The deployment that is measured: gateways on PostgreSQL (with autovacuum) and Redis."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from auth.tokens import OwnTokens
from benchmarks import report
from benchmarks.fanout_client import max_connections
from benchmarks.fanout_servers import OTHER_CORES, SERVER_CORES, on_cores
from benchmarks.servers import SECRET
from tests.gateways import GatewayProcess
from tests.servers import PostgresServer, RedisServer, free_port

TOKEN_SECONDS: Final = 12 * 3600


class VacuumedServer(PostgresServer):
    """PostgreSQL as in a deployment: vacuumed, though more often than by default, because runs are short."""

    def command(self) -> list[str]:
        """Return the command line; later options take precedence over earlier ones."""
        options = ("autovacuum=on", "autovacuum_naptime=10s", "max_wal_size=1GB", "shared_buffers=128MB")
        return [*super().command(), *(word for option in options for word in ("-c", option))]


@dataclass(frozen=True)
class Deployment:
    """Gateways with a database and Redis, and the credential of their first administrator.

    Args:
        metrics_ports: where each gateway serves `/metrics`.
    """

    gateways: list[GatewayProcess]
    metrics_ports: list[int]
    postgres: PostgresServer
    token: str
    machine: str

    @property
    def first(self) -> GatewayProcess:
        """The first gateway, or the only one."""
        return self.gateways[0]

    def data(self, document: str, **variables: Any) -> dict[str, Any]:
        """Execute an operation that must succeed, and return its data."""
        return self.first.data(document, variables, self.token)

    def sessions(self, number: int) -> list[str]:
        """Create sessions and return their ids."""
        create = "mutation ($name: String!) { createSession(input: {name: $name}) { session { id } } }"
        return [self.data(create, name=f"Session {each}")["createSession"]["session"]["id"] for each in range(number)]


@contextmanager
def deployed(
    gateways: int = 1, settings: Mapping[str, str] | None = None, *, pinned: bool = True
) -> Iterator[Deployment]:
    """Start a deployment.

    Args:
        pinned: give the gateways the first core, and everything else (databases, this process) the others.
    """
    max_connections()  # raises the limit on open files
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if pinned:
            stack.enter_context(on_cores(OTHER_CORES))
        postgres, redis = stack.enter_context(VacuumedServer()), stack.enter_context(RedisServer())
        ports = [free_port() for _ in range(gateways)]
        started = []
        for port in ports:
            environment = _environment(postgres, redis, folder, port) | dict(settings or {})
            with on_cores(SERVER_CORES) if pinned else nullcontext():
                gateway = GatewayProcess(environment, folder).start()
            stack.callback(gateway.stop)
            started.append(gateway)
        viewer = started[0].data("{ viewer { actor { id } } }")["viewer"]
        token, _ = OwnTokens(SECRET, TOKEN_SECONDS).issue(viewer["actor"]["id"])
        machine = report.machine(report.postgres_version(postgres), report.redis_version(redis))
        yield Deployment(started, ports, postgres, token, machine)


def _environment(postgres: PostgresServer, redis: RedisServer, folder: Path, metrics_port: int) -> dict[str, str]:
    return {
        "DATABASE_URL": postgres.url,
        "REDIS_URL": redis.url,
        "DATA_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "ADMIN_API_KEY": "an administrator of a throw-away gateway",
        "PROMETHEUS_PORT": str(metrics_port),
        # Everything comes from one address here.
        "CONNECTIONS_PER_ADDRESS": "1000000",
        "ANONYMOUS_CONNECTIONS_PER_ADDRESS": "1000000",
    }
