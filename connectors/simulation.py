"""Simulated failures of simulated connectors, for testing workflows and dashboards.

A failure is written `expired`, `429`, `500`, `timeout`, `unreachable` or `slow`, with seconds after a colon where they
matter: `429:60` asks to wait for a minute, `slow:3` responds after three seconds. The setting SIMULATED_FAILURES
assigns failures to actions: `slack.post_message=429:30,gmail.*=timeout`.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from errors import OutcomeUnknown, ParleyError, RateLimited, Unauthenticated, UpstreamUnavailable
from shown import as_json

DEFAULT_SECONDS: Final[Mapping[str, float]] = {
    "expired": 0.0,
    "429": 30.0,
    "500": 0.0,
    "timeout": 1.0,
    "unreachable": 0.0,
    "slow": 5.0,
}
"""The kinds of failure, each with its default seconds."""

_FAILURE: Final = re.compile(r"([a-z0-9]+)(?::([0-9]{1,4}(?:\.[0-9]{1,3})?))?")
_RULE: Final = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*|\*)=(.+)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """One simulated failure."""

    kind: str
    seconds: float

    @classmethod
    def parse(cls, text: str) -> "Failure":
        """Parse a failure.

        Raises:
            ValueError: the text is not a failure.
        """
        found = _FAILURE.fullmatch(text.strip())
        if found is None or found[1] not in DEFAULT_SECONDS:
            known = ", ".join(DEFAULT_SECONDS)
            raise ValueError(
                f"{as_json(text)} is not a simulated failure; use one of {known}, with seconds after a colon"
            )
        return cls(found[1], DEFAULT_SECONDS[found[1]] if found[2] is None else float(found[2]))

    async def apply(self, once: Callable[[], Awaitable[T]], *, repeatable: bool) -> T:
        """Return the result of `once` after a delay, or raise the error that a real failure would."""
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
        problem = "it responded with 500" if self.kind == "500" else f"it did not respond within {self.seconds:g} s"
        if repeatable:
            return UpstreamUnavailable(f"Simulated: {problem}.")
        return OutcomeUnknown(f"Simulated: {problem}; the request may have taken effect.")


@dataclass(frozen=True, slots=True)
class SimulatedFailures:
    """The failures by connector and action; the action `*` means all of them."""

    rules: Mapping[tuple[str, str], Failure]

    @classmethod
    def parse(cls, text: str) -> "SimulatedFailures":
        """Parse the value of the setting.

        Raises:
            ValueError: its syntax is wrong.
        """
        rules: dict[tuple[str, str], Failure] = {}
        for part in filter(None, map(str.strip, text.split(","))):
            found = _RULE.fullmatch(part)
            if found is None:
                raise ValueError(f"{as_json(part)} does not have the form connector.action=failure")
            rules[found[1], found[2]] = Failure.parse(found[3])
        return cls(rules)

    def of(self, connector: str, action: str) -> Failure | None:
        """Return the failure of an action, or None."""
        return self.rules.get((connector, action)) or self.rules.get((connector, "*"))
