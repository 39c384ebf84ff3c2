"""The gateway under test, and the checker of every subject.

Whatever is sent: no response has a status of 500 or more unless its reason is documented, none is an internal error,
each begins within two seconds and is what its media type says; the log has no error and no traceback; the gateway
stays ready, and its memory flat.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hypothesis.strategies import SearchStrategy

from tests.fuzz.exploring import SEED, Case, explore
from tests.fuzz.http import RawClient, RawRequest, RawResponse
from tests.gateways import GatewayProcess

SLOWEST: Final = 2.0
"""Seconds within which every response begins."""
LARGEST_GROWTH: Final = 0.05
"""The share by which resident memory may grow after the first fifth of a long run."""
_ENOUGH_ROUNDS: Final = 10
_ATTEMPTS: Final = 3
_FAILED: Final = "a failed request"
_DOCUMENTED: Final = {
    502: frozenset({"UPSTREAM_FAILED", "OUTCOME_UNKNOWN", _FAILED}),
    503: frozenset({"UPSTREAM_UNAVAILABLE", "NOT_CONFIGURED"}),
}
"""Statuses of 500 or more, and the codes with which they are part of the API. `UNAVAILABLE` is not among them: the
database is up."""
_ERRORS: Final = re.compile(r"Traceback \(most recent call last\)| (?:ERROR|CRITICAL) |never awaited|never retrieved")
_JSON: Final = re.compile(r"application/(?:.+\+)?json")
_DESCRIPTIONS: Final = (b"/openapi.json",)
"""The descriptions of errors, with examples."""
_PREFETCH: Final = (b"purpose", b"sec-purpose", b"x-purpose", b"x-moz")
_INTERNAL: Final = re.compile(rb'"code"\s*:\s*"INTERNAL"|Internal [Ss]erver [Ee]rror')


@dataclass
class Tally:
    """The results of the cases of one subject."""

    cases: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    memory: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        met = (*self.statuses.most_common(), *self.codes.most_common())
        statuses = ", ".join(f"{count} × {each}" for each, count in met)
        memory = f"; memory {self.memory[0]} to {self.memory[-1]} KiB" if self.memory else ""
        return f"{self.cases} cases; {statuses}; slowest {self.slowest * 1000:.0f} ms{memory}"


class Target:
    """A gateway in a process of its own, and what is known about its responses."""

    def __init__(self, gateway: GatewayProcess, client: RawClient) -> None:
        self.gateway = gateway
        self.tally = Tally()
        self._client = client
        self._read = gateway.log.stat().st_size

    def explore(
        self, name: str, cases: SearchStrategy[Case], check: Callable[[Case], object], *, short: int, long: int
    ) -> None:
        """Check cases of a subject, as `explore` does; then that the gateway is ready and its memory flat."""
        self.tally = tally = Tally()

        def checked(case: Case) -> None:
            tally.cases += 1
            check(case)
            self.check_log()

        explore(cases, checked, short=short, long=long, after_round=lambda: tally.memory.append(self.memory))
        print(f"\n{name}, seed {SEED}: {tally}")
        assert self.gateway.ready()
        self.check_log()
        limited = tally.statuses["429"]
        assert limited <= max(3, tally.cases // 10), "rate limits kept the cases away from what they test"
        if len(tally.memory) >= _ENOUGH_ROUNDS:
            first = tally.memory[len(tally.memory) // 5]
            assert tally.memory[-1] <= first * (1 + LARGEST_GROWTH), tally.memory

    def check(self, request: RawRequest) -> RawResponse:
        """Send a request, check the response, and return it."""
        response = self.exchange(request)
        check_response(request, response)
        return response

    def exchange(self, request: RawRequest) -> RawResponse:
        """Send a request and return the response, which must be in time. A slow one is asked for again, because other
        programs may have kept the machine busy."""
        response = self._client.exchange(request)
        for _ in range(_ATTEMPTS - 1):
            if response.seconds < SLOWEST:
                break
            response = self._client.exchange(request)
        self.tally.statuses[str(response.status)] += 1
        self.tally.slowest = max(self.tally.slowest, response.seconds)
        assert response.seconds < SLOWEST, response
        return response

    def check_log(self) -> None:
        """Check that nothing went wrong that no response shows."""
        added = self._added_to_log()
        assert not _ERRORS.search(added), added[-4000:]

    @property
    def memory(self) -> int:
        """Resident memory in KiB."""
        assert self.gateway.process is not None
        status = Path(f"/proc/{self.gateway.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0])

    def _added_to_log(self) -> str:
        size = self.gateway.log.stat().st_size
        if size == self._read:
            return ""
        with self.gateway.log.open("rb") as log:
            log.seek(self._read)
            added = log.read()
        self._read += len(added)
        return added.decode(errors="replace")


def check_response(request: RawRequest, response: RawResponse) -> None:
    """Check the status of a response, and that its body is what its media type says."""
    assert 200 <= response.status < 600, response
    body = None if request.method == b"HEAD" else _parsed(response)
    if response.status >= 500 and not _is_prefetch(request):
        assert not codes(body).isdisjoint(_DOCUMENTED.get(response.status, ())), response
    if request.target.partition(b"?")[0] not in _DESCRIPTIONS:
        assert not _INTERNAL.search(response.body), response


def graphql_errors(response: RawResponse) -> list[Any]:
    """Return the errors of a GraphQL response, or of all responses to a batch, after checking its shape."""
    parsed = json.loads(response.body)
    results = parsed if isinstance(parsed, list) else [parsed]
    for each in results:
        assert each.keys() <= {"data", "errors", "extensions"} and each.keys() & {"data", "errors"}, response
        assert each.get("errors") != [], response
    errors = [error for each in results for error in each.get("errors", ())]
    for error in errors:
        assert error["message"] and isinstance(error["extensions"]["code"], str), response
    return errors


def codes(body: object) -> set[str]:
    """Return every `code` in a JSON value."""
    if isinstance(body, list):
        return {code for each in body for code in codes(each)}
    if not isinstance(body, dict):
        return set()
    own = {body["code"]} if isinstance(body.get("code"), str) else set()
    if body.get("status") == "failed" and isinstance(body.get("error"), str):
        own.add(_FAILED)  # the documented response to a request that no agent could answer
    return own | {code for each in body.values() for code in codes(each)}


def _parsed(response: RawResponse) -> Any:
    """Return a JSON body, or None for another one."""
    if not _JSON.fullmatch(response.media_type) or not response.body:
        return None
    return json.loads(response.body, parse_constant=_reject)


def _is_prefetch(request: RawRequest) -> bool:
    """Return whether a browser fetches a page in advance: the OAuth callback makes it ask again with an empty 503."""
    return b"/callback" in request.target and any(name in _PREFETCH for name, _ in request.headers)


def _reject(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")
