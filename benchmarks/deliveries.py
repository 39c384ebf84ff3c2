"""The cost of a delivery: messages to people through webhooks, beside events to destinations through webhooks.

    python -m benchmarks.deliveries [--count 1000] [--rounds 3]

A gateway without an engine accepts what is to be delivered; then one with an engine, which is measured, starts and
sends the backlog to 20 receivers on this machine. All are on one PostgreSQL, without Redis.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.report import Spread, machine, postgres_version, table
from benchmarks.servers import SECRET, cpu_seconds, database_cpu_seconds
from tests.deliveries.farm import Behaviour, Farm
from tests.gateways import GatewayProcess
from tests.servers import PostgresServer, free_port

RECEIVERS: Final = 20
_AT_ONCE: Final = 10
_DEADLINE_SECONDS: Final = 300
_OPEN: Final = "{ deliveries(filter: {status: [PENDING, RETRYING]}) { totalCount } }"
_OVERRIDE: Final = """
mutation ($id: ID!, $config: JSON) {
  setIntegrationOverride(input: {userId: $id, channel: WEBHOOK, enabled: true, config: $config}) { errors { message } }
}
"""


@dataclass
class Results:
    """By round: deliveries per second, and the milliseconds of CPU time of each, of the gateway and of PostgreSQL."""

    rate: list[float] = field(default_factory=list)
    gateway_ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Bench:
    """The servers: one gateway that accepts, and the environment of the one that sends."""

    postgres: PostgresServer
    farm: Farm
    writer: GatewayProcess
    environment: Mapping[str, str]
    folder: Path

    def measure(self, count: int, submit: Callable[[int], None], results: Results) -> None:
        """Submit a backlog of `count`, and record what sending it costs."""
        submit(count)
        self.farm.arrivals.clear()
        sender = GatewayProcess({**self.environment, "PORT": str(free_port())}, self.folder).start()
        try:
            assert sender.process is not None
            pid = sender.process.pid
            self._wait(lambda: self._arrived() > 0)
            arrived, began = self._arrived(), time.perf_counter()
            gateway, database = cpu_seconds(pid), database_cpu_seconds(self.postgres)
            self._wait(lambda: self._arrived() >= count)
            seconds = time.perf_counter() - began
            self._wait(lambda: self.writer.data(_OPEN)["deliveries"]["totalCount"] == 0)
            sent = count - arrived
            results.rate.append(sent / seconds)
            results.gateway_ms.append((cpu_seconds(pid) - gateway) / sent * 1000)
            results.database_ms.append((database_cpu_seconds(self.postgres) - database) / sent * 1000)
        finally:
            sender.stop()

    def _arrived(self) -> int:
        return sum(len(arrivals) for arrivals in list(self.farm.arrivals.values()))

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"{self._arrived()} have arrived"
            time.sleep(0.02)


def people(bench: Bench) -> list[str]:
    """Return users with a webhook each."""
    ids = []
    for number, host in enumerate(bench.farm.behaviours):
        values = f'{{email: "receiver-{number}@example.com", name: "Receiver", role: MEMBER}}'
        made = bench.writer.data(f"mutation {{ createUser(input: {values}) {{ user {{ id }} }} }}")
        ids.append(str(made["createUser"]["user"]["id"]))
        given: dict[str, Any] = {"id": ids[-1], "config": {"url": bench.farm.url(host)}}
        assert not bench.writer.data(_OVERRIDE, given)["setIntegrationOverride"]["errors"]
    return ids


def deliver(bench: Bench, users: Sequence[str], count: int) -> None:
    """Deliver messages to the users in turn."""
    for first in range(0, count, _AT_ONCE):
        fields = "\n".join(
            f'm{number}: deliver(input: {{userId: "{users[number % len(users)]}", channels: [WEBHOOK], '
            'content: "Your laptop is ready." }) { errors { message } }'
            for number in range(first, first + _AT_ONCE)
        )
        assert not any(made["errors"] for made in bench.writer.data(f"mutation {{ {fields} }}").values())


def destinations(bench: Bench) -> None:
    """Create a destination for each receiver."""
    for host in bench.farm.behaviours:
        values = (
            f'{{name: "{host}", type: WEBHOOK, eventTypes: ["bench.done"], config: {{url: "{bench.farm.url(host)}"}}}}'
        )
        made = bench.writer.data(f"mutation {{ createEventDestination(input: {values}) {{ errors {{ message }} }} }}")
        assert not made["createEventDestination"]["errors"]


def publish(bench: Bench, count: int) -> None:
    """Publish events, each of which goes to every destination."""
    for _ in range(count // RECEIVERS):
        bench.writer.data(
            'mutation { publishEvent(input: {type: "bench.done", data: {text: "Your laptop is ready."}}) '
            "{ event { id } errors { message } } }"
        )


def open_bench(stack: ExitStack) -> Bench:
    """Start the servers."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    postgres = stack.enter_context(PostgresServer())
    farm = stack.enter_context(Farm([Behaviour.ACCEPT] * RECEIVERS))
    environment = {
        "DATABASE_URL": postgres.url,
        "DATA_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "ADMIN_API_KEY": "an administrator of a throw-away gateway",
        "HTTP_ALLOWED_HOSTS": farm.allowed,
    }
    writer = GatewayProcess({**environment, "ENGINE": "false", "PORT": str(free_port())}, folder).start()
    stack.callback(writer.stop)
    return Bench(postgres, farm, writer, environment, folder)


def main() -> None:
    """Measure, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="deliveries in a round")
    parser.add_argument("--rounds", type=int, default=3, help="number of rounds")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        bench = open_bench(stack)
        users = people(bench)
        destinations(bench)
        to_people, of_events = Results(), Results()
        for number in range(arguments.rounds):
            print(f"round {number + 1}", flush=True)
            bench.measure(arguments.count, lambda count: deliver(bench, users, count), to_people)
            bench.measure(arguments.count, lambda count: publish(bench, count), of_events)
        print(f"\n{machine(postgres_version(bench.postgres))}\n")
        rows = [
            [
                name,
                Spread.of(each.rate).text(0),
                Spread.of(each.gateway_ms).text(2),
                Spread.of(each.database_ms).text(2),
            ]
            for name, each in (("messages to people", to_people), ("events to destinations", of_events))
        ]
        print(table(["deliveries of", "per second", "CPU ms each, gateway", "CPU ms each, PostgreSQL"], rows))


if __name__ == "__main__":
    main()
