"""Circuit breakers: one for each provider and organization, so that a provider that is down costs nobody any time.

    CLOSED      calls go out; five failures in a row open it
    OPEN        calls are refused at once, for 60 seconds
    HALF_OPEN   three calls go out as probes: all good closes it, one failure opens it again

A failure is a provider that cannot be reached, does not answer in time or answers with a fault of its own (5xx). A
refusal (4xx, or too many requests) shows that it is there. Beside its circuit stands how long a provider asked not to
be called. The state is a small JSON text in a store that the replicas share, see `connectors.transport.circuit_stores`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

import msgspec

from connectors.transport.circuit_stores import Store

MAX_LIMIT_SECONDS: Final = 3600.0
"""What a provider may ask for at most; the limits of all that there are begin anew within an hour."""
_KEPT_SECONDS: Final = 86_400.0
_SWAP_ATTEMPTS: Final = 20
"""So many replicas may change a circuit at the same moment."""

T = TypeVar("T")


class CircuitState(Enum):
    """Where a circuit stands."""

    CLOSED = "CLOSED"
    OPEN = "OPEN"
    HALF_OPEN = "HALF_OPEN"


@dataclass(frozen=True, slots=True)
class Rules:
    """When a circuit opens and closes.

    Args:
        recovery_seconds: how long it stays open.
        probes: so many calls in a row must be good to close it.
    """

    failure_threshold: int = 5
    recovery_seconds: float = 60.0
    probes: int = 3


class Circuit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a provider. Times are seconds by the store's clock.

    Args:
        opened_until: None while it is closed; afterwards in the past, it is half open.
        probing: probes that are out; `probing_until` forgets those of which nothing is heard again.
        passed: probes that came back good.
        limited_until: the provider asked not to be called before.
        turn: counts openings, so that a late result of an earlier time changes nothing.
    """

    failures: int = 0
    opened_until: float | None = None
    probing: int = 0
    probing_until: float = 0.0
    passed: int = 0
    limited_until: float = 0.0
    turn: int = 0

    def state(self, now: float) -> CircuitState:
        """Returns where it stands at a time."""
        if self.opened_until is None:
            return CircuitState.CLOSED
        return CircuitState.OPEN if now < self.opened_until else CircuitState.HALF_OPEN

    def admitted(self, now: float, rules: Rules) -> "tuple[Circuit, Permit | None]":
        """Returns the circuit with one more call under way, and the permit for it; None when it is refused."""
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
        """Returns the circuit after a call that failed."""
        if permit.turn != self.turn:
            return self
        failures = self.failures + 1
        if not permit.probe and failures < rules.failure_threshold:
            return _with(self, failures=failures)
        until = now + rules.recovery_seconds
        return Circuit(failures=failures, opened_until=until, turn=self.turn + 1, limited_until=self.limited_until)

    def answered(self, permit: "Permit", rules: Rules) -> "Circuit":
        """Returns the circuit after a call that the provider answered."""
        if permit.turn != self.turn:
            return self
        if not permit.probe:
            return self if self.failures == 0 else _with(self, failures=0)
        passed = self.passed + 1
        if passed >= rules.probes:
            return Circuit(turn=self.turn + 1, limited_until=self.limited_until)
        return _with(self, passed=passed, probing=max(0, self.probing - 1))

    def abandoned(self, permit: "Permit") -> "Circuit":
        """Returns the circuit after a call of which nothing is known, because the caller left."""
        if permit.turn != self.turn or not permit.probe:
            return self
        return _with(self, probing=max(0, self.probing - 1))

    def limited(self, until: float) -> "Circuit":
        """Returns the circuit of a provider that asked not to be called before a time."""
        return _with(self, limited_until=max(self.limited_until, until))


def _with(circuit: Circuit, **changes: float) -> Circuit:
    return msgspec.structs.replace(circuit, **changes)


@dataclass(frozen=True, slots=True)
class Permit:
    """Says that a call may be made; handed back with how it went."""

    turn: int
    probe: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Says that no call may be made now, why, and for how many seconds."""

    limited: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class CircuitStatus:
    """A circuit as somebody sees it: `opens_in` is how many seconds calls are refused for, None when they are not."""

    state: CircuitState
    failures: int
    opens_in: float | None


class Breaker:
    """The circuit of one provider for one organization."""

    def __init__(self, key: str, store: Store, rules: Rules = Rules()) -> None:
        self._key = key
        self._store = store
        self.rules = rules

    async def admit(self) -> Permit | Refusal:
        """Asks for leave to make a call."""

        def change(circuit: Circuit, now: float) -> tuple[Circuit, Permit | Refusal]:
            if now < circuit.limited_until and circuit.state(now) is not CircuitState.OPEN:
                return circuit, Refusal(limited=True, seconds=circuit.limited_until - now)
            changed, permit = circuit.admitted(now, self.rules)
            return changed, permit or Refusal(limited=False, seconds=_wait(circuit, now))

        return await self._change(change)

    async def failed(self, permit: Permit) -> None:
        """Tells of a call that failed by the provider's fault."""
        await self._change(lambda circuit, now: (circuit.failed(permit, now, self.rules), None))

    async def answered(self, permit: Permit, *, wait_seconds: float = 0.0) -> None:
        """Tells of a call that the provider answered, and how long it asked not to be called again."""

        def change(circuit: Circuit, now: float) -> tuple[Circuit, None]:
            changed = circuit.answered(permit, self.rules)
            return changed.limited(now + min(wait_seconds, MAX_LIMIT_SECONDS)) if wait_seconds else changed, None

        await self._change(change)

    async def abandoned(self, permit: Permit) -> None:
        """Tells of a call whose caller did not wait for the answer."""
        if permit.probe:
            await self._change(lambda circuit, now: (circuit.abandoned(permit), None))

    async def status(self) -> CircuitStatus:
        """Returns where it stands."""

        def seen(circuit: Circuit, now: float) -> tuple[Circuit, CircuitStatus]:
            state = circuit.state(now)
            until = circuit.opened_until
            opens_in = until - now if state is CircuitState.OPEN and until is not None else None
            return circuit, CircuitStatus(state, circuit.failures, opens_in)

        return await self._change(seen)

    async def _change(self, change: Callable[[Circuit, float], tuple[Circuit, T]]) -> T:
        """Reads, changes and writes the circuit, again when somebody else has written meanwhile."""
        for _ in range(_SWAP_ATTEMPTS):
            found = await self._store.read(self._key)
            circuit = Circuit() if found.text is None else msgspec.json.decode(found.text, type=Circuit)
            changed, result = change(circuit, found.now)
            if changed == circuit or await found.swap(msgspec.json.encode(changed), _KEPT_SECONDS):
                break
        return result


def _wait(circuit: Circuit, now: float) -> float:
    if circuit.opened_until is not None and now < circuit.opened_until:
        return circuit.opened_until - now
    return 1.0  # half open, with every probe out
