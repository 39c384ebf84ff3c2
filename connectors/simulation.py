"""How simulated connectors misbehave, for whoever tries a workflow or a dashboard against failure.

A failure is written `expired`, `429`, `500`, `timeout`, `unreachable` or `slow`, with seconds after a colon where they
matter: `429:60` asks to wait for a minute, `slow:3` answers after three seconds. The setting SIMULATED_FAILURES says
which actions fail how: `slack.post_message=429:30,gmail.*=timeout`.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from errors import OutcomeUnknown, ParleyError, RateLimited, Unauthenticated, UpstreamUnavailable

DEFAULT_SECONDS: Final[Mapping[str, float]] = {
    "expired": 0.0,
    "429": 30.0,
    "500": 0.0,
    "timeout": 1.0,
    "unreachable": 0.0,
    "slow": 5.0,
}
"""The kinds of failure, and the seconds of those that are written without."""

_FAILURE: Final = re.compile(r"([a-z0-9]+)(?::([0-9]{1,4}(?:\.[0-9]{1,3})?))?")
_RULE: Final = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*|\*)=(.+)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to misbehave."""

    kind: str
    seconds: float

    @classmethod
    def parse(cls, text: str) -> "Failure":
        """Returns the failure that a text names.

        Raises:
            ValueError: it names none.
        """
        found = _FAILURE.fullmatch(text.strip())
        if found is None or found[1] not in DEFAULT_SECONDS:
            known = ", ".join(DEFAULT_SECONDS)
            raise ValueError(f"{text[:50]!r} is no simulated failure; there are {known}, and seconds after a colon")
        return cls(found[1], DEFAULT_SECONDS[found[1]] if found[2] is None else float(found[2]))

    async def around(self, once: Callable[[], Awaitable[T]], *, repeatable: bool) -> T:
        """Returns what `once` returns if this lets it come to that; raises what a real failure would."""
        if self.kind in ("timeout", "slow"):
            await asyncio.sleep(self.seconds)
        if self.kind == "slow":
            return await once()
        raise self._error(repeatable)

    def _error(self, repeatable: bool) -> ParleyError:
        match self.kind:
            case "expired":
                return Unauthenticated("Simulated: the access token has expired.")
            case "429":
                seconds = round(self.seconds)
                return RateLimited(f"Simulated: too many requests, wait {seconds} s.", retry_after_seconds=seconds)
            case "unreachable":
                return UpstreamUnavailable("Simulated: it cannot be reached.")
        said = "it answered 500" if self.kind == "500" else f"it did not answer within {self.seconds:g} s"
        if repeatable:
            return UpstreamUnavailable(f"Simulated: {said}.")
        return OutcomeUnknown(f"Simulated: {said}; the request may have had its effect.")


@dataclass(frozen=True, slots=True)
class SimulatedFailures:
    """Which actions fail how, by connector and action; the action `*` is all of them."""

    rules: Mapping[tuple[str, str], Failure]

    @classmethod
    def parse(cls, text: str) -> "SimulatedFailures":
        """Returns the failures of a setting's value.

        Raises:
            ValueError: it cannot be read.
        """
        rules: dict[tuple[str, str], Failure] = {}
        for part in filter(None, map(str.strip, text.split(","))):
            found = _RULE.fullmatch(part)
            if found is None:
                raise ValueError(f"{part[:50]!r} is not of the form connector.action=failure")
            rules[found[1], found[2]] = Failure.parse(found[3])
        return cls(rules)

    def of(self, connector: str, action: str) -> Failure | None:
        """Returns how an action fails, if it does."""
        return self.rules.get((connector, action)) or self.rules.get((connector, "*"))
