"""Circuit breakers: one for each provider and organization, so that calls to a failed provider fail fast.

    CLOSED      calls are sent; five consecutive failures open it
    OPEN        calls are rejected immediately, for 60 seconds
    HALF_OPEN   three calls are sent as probes: three successes close it, one failure opens it again

A call fails if the provider cannot be reached, does not respond in time or responds with a server error (5xx). A
rejection (4xx, or too many requests) shows that it is up. Whether a provider is up is the same for everyone. Its rate
limits are not: for each of them, by credential, the circuit records until when the provider asked not to be called. The
state is a small JSON document in a store that replicas share: `connectors.transport.circuit_stores`.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

import msgspec

from connectors.transport.circuit_stores import Store

_log = logging.getLogger("parley.connectors")

MAX_LIMIT_SECONDS: Final = 3600.0
"""The longest wait that a provider may ask for; the rate limits of all known providers reset within an hour."""
_KEPT_SECONDS: Final = 86_400.0
_MAX_LIMITS: Final = 500
"""Rate limits that a circuit remembers; of more, those that end first are forgotten, and the provider asks again."""
_MOST_SEEN: Final = 1_000
"""Circuits that were open and are remembered, unless more of them are open now."""
_SWAP_ATTEMPTS: Final = 20
"""Retries of a change when other replicas change the circuit at the same moment."""

T = TypeVar("T")


class CircuitState(Enum):
    """The state of a circuit."""

    CLOSED = "CLOSED"
    OPEN = "OPEN"
    HALF_OPEN = "HALF_OPEN"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by which a circuit opens and closes.

    Args:
        failure_threshold: consecutive failures that open it.
        recovery_seconds: how long it stays open.
        probes: consecutive successes that close it again.
    """

    failure_threshold: int = 5
    recovery_seconds: float = 60.0
    probes: int = 3


class Circuit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The stored state of a circuit. Times are seconds by the store's clock.

    Args:
        opened_until: None while it is closed; once this is in the past, it is half open.
        probing: probes under way; after `probing_until` those that never reported are forgotten.
        passed: probes that succeeded.
        limits: until when the provider asked not to be called, for each rate limit (`rate_limits.rate_limit_key`).
        turn: counts openings and closings, so that a late result from before one changes nothing.
    """

    failures: int = 0
    opened_until: float | None = None
    probing: int = 0
    probing_until: float = 0.0
    passed: int = 0
    limits: dict[str, float] = msgspec.field(default_factory=dict)
    turn: int = 0

    def state(self, now: float) -> CircuitState:
        """Return the state at this time."""
        if self.opened_until is None:
            return CircuitState.CLOSED
        return CircuitState.OPEN if now < self.opened_until else CircuitState.HALF_OPEN

    def admitted(self, now: float, rules: Rules) -> "tuple[Circuit, Permit | None]":
        """Return the circuit with one more call under way, and the call's permit; None if it is rejected."""
        state = self.state(now)
        if state is CircuitState.CLOSED:
            return self, Permit(self.turn, probe=False)
        if state is CircuitState.OPEN:
            return self, None
        out = self.probing if now < self.probing_until else 0
        if out + self.passed >= rules.probes:
            return self, None
        until = now + rules.recovery_seconds
        return _with(self, probing=out + 1, probing_until=until), Permit(self.turn, probe=True)

    def failed(self, permit: "Permit", now: float, rules: Rules) -> "Circuit":
        """Return the circuit after a call that failed."""
        if permit.turn != self.turn:
            return self
        failures = self.failures + 1
        if not permit.probe and failures < rules.failure_threshold:
            return _with(self, failures=failures)
        until = now + rules.recovery_seconds
        return Circuit(failures=failures, opened_until=until, turn=self.turn + 1, limits=self.limits)

    def answered(self, permit: "Permit", rules: Rules) -> "Circuit":
        """Return the circuit after a call that the provider answered."""
        if permit.turn != self.turn:
            return self
        if not permit.probe:
            return self if self.failures == 0 else _with(self, failures=0)
        passed = self.passed + 1
        if passed >= rules.probes:
            return Circuit(turn=self.turn + 1, limits=self.limits)
        return _with(self, passed=passed, probing=max(0, self.probing - 1))

    def abandoned(self, permit: "Permit") -> "Circuit":
        """Return the circuit after a call whose result is unknown, because the caller left."""
        if permit.turn != self.turn or not permit.probe:
            return self
        return _with(self, probing=max(0, self.probing - 1))

    def limited(self, limit: str, until: float, now: float) -> "Circuit":
        """Return the circuit after the provider asked not to be called before this time under a rate limit."""
        limits = {name: end for name, end in self.limits.items() if end > now}
        limits[limit] = max(limits.get(limit, 0.0), until)
        latest = sorted(limits.items(), key=lambda item: item[1])[-_MAX_LIMITS:]
        return _with(self, limits=dict(latest))


def _with(circuit: Circuit, **changes: float | dict[str, float]) -> Circuit:
    return msgspec.structs.replace(circuit, **changes)


@dataclass(frozen=True, slots=True)
class Permit:
    """The permission to make a call; returned to the circuit with the result."""

    turn: int
    probe: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """No call may be made for this many seconds: the provider asked for it (`limited`), or the circuit is open."""

    limited: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class CircuitStatus:
    """A circuit as it is shown. `opens_in`: for how many seconds calls are rejected; None if they are not."""

    state: CircuitState
    failures: int
    opens_in: float | None


class OpenCircuits:
    """The circuits that this process has seen open, and until when by its own clock."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], float] = {}

    def note(self, connector: str, key: str, circuit: Circuit, now: float) -> None:
        """Note the state of a circuit that was read or changed."""
        if circuit.opened_until is not None:
            if len(self._until) >= _MOST_SEEN:
                self._until = {each: until for each, until in self._until.items() if until > time.monotonic()}
            self._until[connector, key] = time.monotonic() + circuit.opened_until - now
        elif self._until:
            self._until.pop((connector, key), None)

    def count(self) -> dict[tuple[str, ...], float]:
        """Return how many circuits of each connector are open; of those that are closed again, none."""
        now, counted = time.monotonic(), dict[tuple[str, ...], float]()
        for (connector, _), until in self._until.items():
            counted[connector,] = counted.get((connector,), 0.0) + (until > now)
        return counted


class Breaker:
    """The circuit of one provider for one organization.

    Args:
        connector: the provider's, under which `seen` counts the circuit while it is open.
    """

    def __init__(
        self, key: str, store: Store, rules: Rules = Rules(), connector: str = "", seen: OpenCircuits | None = None
    ) -> None:
        self._key = key
        self._store = store
        self.rules = rules
        self._connector = connector
        self._seen = seen

    async def admit(self, limit: str = "") -> Permit | Refusal:
        """Return a permit for a call, or the reason why it must not be made.

        Args:
            limit: the rate limit that the call falls under.
        """

        def change(circuit: Circuit, now: float) -> tuple[Circuit, Permit | Refusal]:
            until = circuit.limits.get(limit, 0.0)
            if now < until and circuit.state(now) is not CircuitState.OPEN:
                return circuit, Refusal(limited=True, seconds=until - now)
            changed, permit = circuit.admitted(now, self.rules)
            return changed, permit or Refusal(limited=False, seconds=_wait(circuit, now))

        return await self._change(change)

    async def failed(self, permit: Permit) -> None:
        """Record a call that failed because of the provider."""
        await self._change(lambda circuit, now: (circuit.failed(permit, now, self.rules), None))

    async def answered(self, permit: Permit, limit: str = "", *, wait_seconds: float = 0.0) -> None:
        """Record a call that the provider answered.

        Args:
            limit: the rate limit that the call fell under.
            wait_seconds: for how long the provider asked not to be called again under this limit.
        """

        def change(circuit: Circuit, now: float) -> tuple[Circuit, None]:
            changed = circuit.answered(permit, self.rules)
            if wait_seconds:
                changed = changed.limited(limit, now + min(wait_seconds, MAX_LIMIT_SECONDS), now)
            return changed, None

        await self._change(change)

    async def abandoned(self, permit: Permit) -> None:
        """Record a call whose caller did not wait for the answer."""
        if permit.probe:
            await self._change(lambda circuit, now: (circuit.abandoned(permit), None))

    async def status(self) -> CircuitStatus:
        """Return the state of the circuit."""

        def read(circuit: Circuit, now: float) -> tuple[Circuit, CircuitStatus]:
            state = circuit.state(now)
            until = circuit.opened_until
            opens_in = until - now if state is CircuitState.OPEN and until is not None else None
            return circuit, CircuitStatus(state, circuit.failures, opens_in)

        return await self._change(read)

    async def _change(self, change: Callable[[Circuit, float], tuple[Circuit, T]]) -> T:
        """Read, change and write the circuit; retry if another replica wrote in the meantime."""
        for _ in range(_SWAP_ATTEMPTS):
            found = await self._store.read(self._key)
            circuit = Circuit() if found.text is None else msgspec.json.decode(found.text, type=Circuit)
            changed, result = change(circuit, found.now)
            if changed == circuit or await found.swap(msgspec.json.encode(changed), _KEPT_SECONDS):
                self._log_change(circuit, changed)
                break
        if self._seen is not None:
            self._seen.note(self._connector, self._key, changed, found.now)
        return result

    def _log_change(self, before: Circuit, after: Circuit) -> None:
        """Log that this change opened or closed the circuit. The host is not named: some contain secrets."""
        if before.opened_until is None and after.opened_until is not None:
            said = "circuit of %s opened for %s after %d failures in a row; calls are rejected for %g s, then tried"
            _log.warning(said, self._connector, self._owner, after.failures, self.rules.recovery_seconds)
        elif before.opened_until is not None and after.opened_until is None:
            _log.info("circuit of %s closed again for %s", self._connector, self._owner)

    @property
    def _owner(self) -> str:
        return self._key.partition(":")[0]


def _wait(circuit: Circuit, now: float) -> float:
    if circuit.opened_until is not None and now < circuit.opened_until:
        return circuit.opened_until - now
    return 1.0  # half open, with all probes under way
