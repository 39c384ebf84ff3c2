"""The base of the fakes of providers: they check credentials and requests, store data, and can be made to fail."""

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.http_service import Answer, Asked, HttpService

HANG_UP: Answer = (0, {}, b"")


class Refusal(Exception):
    """Ends a request with an error response."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer))
        self.answer = answer


class FakeProvider(HttpService):
    """A provider on a real socket. Subclasses implement `serve`.

    `instead` contains responses for the next requests, oldest first, which then have no effect; `afterwards` is called
    after a request has had its effect and before the response, and may return another one, such as `HANG_UP`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.instead: list[Answer] = []
        self.afterwards: Callable[[Asked], Answer | None] | None = None
        self._one_at_a_time = threading.RLock()

    def answer(self, asked: Asked) -> Answer:
        """See `HttpService`."""
        with self._one_at_a_time:
            answer = self.instead.pop(0) if self.instead else self._served(asked)
        other = self.afterwards(asked) if self.afterwards is not None else None
        return answer if other is None else other

    def serve(self, asked: Asked) -> Answer:
        """Behave as the provider does; raise Refusal for an error response."""
        raise NotImplementedError

    def _served(self, asked: Asked) -> Answer:
        try:
            return self.serve(asked)
        except Refusal as refusal:
            return refusal.answer

    def asked_for(self, ending: str) -> list[Asked]:
        """Return the requests whose path has this ending, oldest first."""
        return [asked for asked in self.requests if asked.path.endswith(ending)]


def reply(status: int, document: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """Return a JSON response."""
    kind = {"content-type": "application/json; charset=utf-8"}
    return status, {**kind, **(headers or {})}, json.dumps(document).encode()


def bearer(asked: Asked) -> str | None:
    """Return the token of a request."""
    scheme, _, token = asked.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" and token else None
