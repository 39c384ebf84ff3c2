"""Random operations by random callers on one record, compared with a model of its state machine in plain Python.

Each step is one operation through the public interface. The model says with which code it is rejected, or how the
record changes and which events that records; then the record and its events are read again, and must be as expected. An
operation that was rejected has changed nothing.

`CHAOS_EXAMPLES` is how many sequences of operations are tried on each backend, and `CHAOS_SEED` repeats a choice.
"""

import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from hypothesis import HealthCheck, Phase, seed
from hypothesis import settings as configured
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from models.users import Role, User
from storage.address import Dialect
from storage.database import connection, current_database
from tests.gateways import Gateway
from tests.people import Person, agent, on_database, person
from tests.suite import without_constants

EXAMPLES: Final = int(os.environ.get("CHAOS_EXAMPLES", "4"))
STEPS: Final = 16


class Cast:
    """The callers: everyone who may try to change a record of the organization, and someone of another one."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.admin = person(gateway, Role.ADMIN)
        self.everyone: dict[str, Person] = {
            "requester": person(gateway),
            "member": person(gateway),
            "colleague": person(gateway),
            "operator": person(gateway, Role.OPERATOR),
            "viewer": person(gateway, Role.VIEWER),
            "outsider": person(gateway, Role.ADMIN, "Elsewhere"),
            "agent": agent(self.admin, maxConcurrentTasks=1_000),
            "rival": agent(self.admin, maxConcurrentTasks=1_000),
        }
        self.names = {each.id: name for name, each in self.everyone.items()}
        self.organization_id = on_database(gateway, self._organization)

    def __getitem__(self, name: str) -> Person:
        return self.everyone[name]

    async def _organization(self) -> str:
        return str((await User.get(id=self.admin.id)).organization_id)

    def events(self, record_id: str, kinds: frozenset[str]) -> list[tuple[str, Any]]:
        """Return the recorded events of these kinds about a record: kind and payload, in order."""

        async def read() -> list[Any]:
            columns = "kind, payload FROM {} WHERE organization_id = '{}' AND CAST(payload AS TEXT) LIKE '%{}%'"
            query = "SELECT 0 AS part, seq AS place, " + columns.format("event_log", self.organization_id, record_id)
            if current_database().dialect is Dialect.POSTGRES:
                outbox = columns.format("outbox", self.organization_id, record_id)
                query += f" UNION ALL SELECT 1 AS part, position AS place, {outbox}"
            return await connection().execute_query_dict(f"SELECT * FROM ({query}) log ORDER BY part, place")

        rows = on_database(self.gateway, read)
        payloads = [orjson.loads(row["payload"]) if isinstance(row["payload"], str) else row["payload"] for row in rows]
        return [(row["kind"], payload) for row, payload in zip(rows, payloads, strict=True) if row["kind"] in kinds]


@dataclass
class Refused(Exception):
    """The model rejects an operation.

    Args:
        code: that of the error.
    """

    code: str


class RecordMachine(RuleBasedStateMachine):
    """One record, its model, and operations on both."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self.cast = cast
        self.id = ""
        self.events: list[str] = []
        """The kinds of the events that the model has recorded."""

    def read(self) -> Any:
        """Return the record as the interface shows it."""
        raise NotImplementedError

    def expected(self) -> Any:
        """Return the record as the model has it, in the form of `read`."""
        raise NotImplementedError

    def recorded(self) -> list[str]:
        """Return the kinds of the record's events, after checking that the last of them shows it as it is."""
        raise NotImplementedError

    def operate(
        self, caller: str, mutation: str, selection: str, change: Callable[[str], list[str]], **values: Any
    ) -> Mapping[str, Any]:
        """Execute an operation on the record and on its model, and require that both agree on the outcome.

        Args:
            change: makes the caller's change of the model, and returns the kinds of the events.
        """
        code = None
        try:
            self.events += change(caller)
        except Refused as refused:
            code = refused.code
        payload = self.cast[caller].change(mutation, selection, values)
        codes = [each["code"] for each in payload["errors"]]
        assert codes == ([] if code is None else [code]), f"{caller}: {mutation} {values}: {codes} instead of {code}"
        self.check()
        return payload

    def check(self) -> None:
        """Require that the record, and each of its events, is as the model says."""
        assert self.read() == self.expected()
        assert self.recorded() == self.events


def run(machine: Callable[[], RecordMachine], chance: random.Random) -> None:
    """Try sequences of operations, each on a new record; the shortest one that fails is printed."""
    chosen = configured(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )

    factory: Any = seed(chance.getrandbits(32))(machine)
    with without_constants():
        run_state_machine_as_test(factory, settings=chosen)
