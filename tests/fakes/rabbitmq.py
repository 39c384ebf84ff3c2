"""A RabbitMQ server of its own, from Debian's package `rabbitmq-server`, on loopback.

`.ci/run` installs the package; elsewhere: apt-get install rabbitmq-server.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aio_pika

from tests.fakes.smtp import Certificate
from tests.servers import free_port

SERVER: Final = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
_CONTROL: Final = SERVER.with_name("rabbitmqctl")
_START_SECONDS: Final = 240.0


@dataclass
class RabbitMq:
    """A running server, and the environment of its tools."""

    port: int
    tls_port: int
    certificate: Certificate
    environment: dict[str, str]
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start the server, after `kill` with what it had stored, and wait until it accepts connections."""
        # In a group of its own, with the port mapper that it starts.
        self._process = subprocess.Popen(
            [SERVER], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        for port in (self.port, self.tls_port):
            _await_port(port, self._process)

    def kill(self) -> None:
        """Kill the server, as in a crash."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @property
    def host(self) -> str:
        """Its host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def tls_host(self) -> str:
        """Its host and port for TLS."""
        return f"localhost:{self.tls_port}"

    def url(self, vhost: str = "") -> str:
        """Return the URL of the server, or of a virtual host."""
        return f"amqp://{self.host}/{vhost}"

    def control(self, *arguments: str) -> str:
        """Run rabbitmqctl and return its output."""
        done = subprocess.run(
            [_CONTROL, "--quiet", *arguments], env=self.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextlib.asynccontextmanager
    async def queue(self, exchange: str, *routing_keys: str, **options: Any) -> Any:
        """Yield a queue that is bound to a topic exchange, which is declared as Parley declares it."""
        connection = await aio_pika.connect(f"amqp://guest:guest@{self.host}/")
        async with connection:
            channel = await connection.channel()
            topic = await channel.declare_exchange(exchange, aio_pika.ExchangeType.TOPIC, durable=True)
            queue = await channel.declare_queue(exclusive=True, **options)
            for key in routing_keys:
                await queue.bind(topic, key)
            yield queue


@contextlib.contextmanager
def running_rabbitmq() -> Iterator[RabbitMq]:
    """Start a server with an empty database, and stop it at the end."""
    assert SERVER.exists(), "these tests need Debian's package rabbitmq-server: apt-get install rabbitmq-server"
    folder = Path(tempfile.mkdtemp(prefix="rabbitmq-"))
    port, tls_port, distribution, mapper = (free_port() for _ in range(4))
    certificate = Certificate.create(folder)
    options = {
        "listeners.tcp.1": f"127.0.0.1:{port}",
        "listeners.ssl.1": f"127.0.0.1:{tls_port}",
        **{f"ssl_options.{name}": str(certificate.path) for name in ("cacertfile", "certfile", "keyfile")},
        "log.console": "false",
    }
    lines = [f"{name} = {value}\n" for name, value in options.items()]
    (folder / "rabbitmq.conf").write_text("".join(lines))
    (folder / "plugins").write_text("[].\n")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "RABBITMQ_NODENAME": f"parley{port}@localhost",
        "RABBITMQ_MNESIA_BASE": str(folder / "database"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
        "RABBITMQ_DIST_PORT": str(distribution),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "ERL_EPMD_PORT": str(mapper),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
    }
    server = RabbitMq(port, tls_port, certificate, environment)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        subprocess.run(["epmd", "-port", str(mapper), "-kill"], capture_output=True, timeout=10)
        shutil.rmtree(folder, ignore_errors=True)


def _await_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError("RabbitMQ did not start")
