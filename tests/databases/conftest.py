"""The fixtures of the tests of statements."""

import itertools
import logging
from collections.abc import Iterator
from typing import Any, Final

import pytest

from storage.turns import ITSELF, reading_for
from telemetry.requests import current_request
from tests.gateways import decoded
from tests.people import Person

_numbers: Final = itertools.count(1)


class Statements(list[str]):
    """The statements that any part of the gateway sends to the database, also in the background."""

    def __init__(self) -> None:
        super().__init__()
        self.of_requests: list[tuple[str, str]] = []
        """Those that a request or socket sends for an organization: the id of the request, and the statement.

        What SQLite's thread writes at the end of a transaction belongs to no request.
        """

    def of(self, caller: Person, document: str, **variables: Any) -> tuple[dict[str, Any], list[str]]:
        """Execute an operation that must succeed, and return its `data` and the statements that it sent itself.

        Those of background work are not among them, nor the one that reads the caller's credential from time to time.
        """
        id = f"counted-{next(_numbers)}"
        body = {"query": document, "variables": variables}
        response = decoded(
            caller.gateway.request("POST", "/graphql", caller.token, json=body, headers={"x-request-id": id})
        )
        assert not response.get("errors"), response["errors"]
        return response["data"], [statement for request, statement in self.of_requests if request == id]

    def clear(self) -> None:
        """Forget those that were sent so far."""
        super().clear()
        self.of_requests.clear()


class _Collect(logging.Handler):
    def __init__(self, sent: Statements) -> None:
        super().__init__()
        self.sent = sent

    def emit(self, record: logging.LogRecord) -> None:
        statement = record.getMessage()
        self.sent.append(statement)
        if (request := current_request.get()) is not None and reading_for.get() != ITSELF:
            self.sent.of_requests.append((request.id, statement))


@pytest.fixture
def statements() -> Iterator[Statements]:
    """The statements that are sent to the database during the test."""
    sent = Statements()
    loggers, handler = [logging.getLogger(name) for name in ("tortoise.db_client", "parley.statements")], _Collect(sent)
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    yield sent
    for logger, (level, propagate) in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
