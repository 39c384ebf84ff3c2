"""The limits of operations that may differ by role and API key: cost, depth, operations of a batch, and seconds."""

from dataclasses import replace
from typing import Final

import orjson

from auth.actor import Actor
from context.caller_limits import limit_of
from executor import PreparedOperation, RequestError, Weights, request_error
from settings import Settings
from settings.values import ANONYMOUS, PerCaller
from subscriptions.interfaces import Answer, OperationRequest

WEIGHTS: Final = Weights(mutation=10, arguments={"search": 100}, fields={"totalCount": 20})
"""A search reads every row of the organization, whatever the size of the page, and a total counts all that match."""


class QueryLimits:
    """The limits of operations by their caller."""

    def __init__(self, settings: Settings) -> None:
        self._cost = settings.query_cost_limit
        self._depth = settings.query_depth_limit
        self._batch = settings.query_batch_limit
        self._seconds = settings.query_seconds_limit
        self.concern_documents = self._cost is not None or self._depth is not None
        self._anyones_cost = 0 if self._cost is None else self._cost.least

    def require(self, prepared: PreparedOperation, caller: Actor | None) -> None:
        """Require that an operation is within its caller's limits.

        Raises:
            RequestError: it costs too much or is too deep. Nothing is executed.
        """
        most = _limit(self._depth, caller)
        if most is not None and prepared.depth > most:
            raise _too_complex(f"The operation has {prepared.depth} levels: your limit is {most}.", most, prepared)
        if self._cost is None or prepared.cost <= self._anyones_cost:
            return
        most = _limit(self._cost, caller)
        if most is not None and prepared.cost > most:
            advice = "Ask for smaller pages with `first`, or for less at a time."
            raise _too_complex(f"The operation costs {prepared.cost}: your limit is {most}. {advice}", most, prepared)

    def most_in_batch(self, caller: Actor | None) -> int | None:
        """Return the maximum number of operations in one request, or None if the caller has no limit of its own."""
        return _limit(self._batch, caller)

    def seconds(self, caller: Actor | None) -> int | None:
        """Return the seconds after which an operation is cancelled, or None if the caller has no limit of its own."""
        return _limit(self._seconds, caller)

    def extended(
        self, answer: Answer, request: OperationRequest, prepared: PreparedOperation, caller: Actor | None
    ) -> Answer:
        """Return an answer, with the cost of the operation in its `extensions` if the request asks for it."""
        if request.extensions is None or request.extensions.get("cost") is not True:
            return answer
        cost = {"value": prepared.cost, "limit": _limit(self._cost, caller), "depth": prepared.depth}
        body = answer.body[:-1] + b',"extensions":' + orjson.dumps({"cost": cost}) + b"}"
        return replace(answer, body=body)


def _limit(limits: PerCaller | None, caller: Actor | None) -> int | None:
    if caller is None:
        return None if limits is None else limits.of(ANONYMOUS)
    return limit_of(limits, caller)


def _too_complex(message: str, limit: int, prepared: PreparedOperation) -> RequestError:
    refused = request_error(message, "QUERY_TOO_COMPLEX")
    shown = {"cost": prepared.cost, "depth": prepared.depth, "limit": limit}
    refused.errors[0].extensions = {**(refused.errors[0].extensions or {}), **shown}
    return refused
