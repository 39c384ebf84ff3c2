"""A bound on the statements of an idle gateway, which a busy machine only makes fewer."""

import threading
import time
from collections.abc import Iterator
from typing import Any, Final

import pytest
import sqlalchemy

from tests.databases.conftest import Statements
from tests.gateways import Gateway

WINDOW_SECONDS: Final = 5.0
MOST: Final = {"sqlite": 12, "postgres": 25}
"""Statements in a window: those of each loop once, and of the jobs that happen to be due in it."""
WINDOWS: Final = 12


class OfDbos(list[str]):
    """The statements that DBOS's connections send."""


@pytest.fixture
def of_dbos() -> Iterator[OfDbos]:
    sent, lock = OfDbos(), threading.Lock()

    def note(*args: Any) -> None:
        with lock:
            sent.append(str(args[2]))

    sqlalchemy.event.listen(sqlalchemy.Engine, "before_cursor_execute", note)
    yield sent
    sqlalchemy.event.remove(sqlalchemy.Engine, "before_cursor_execute", note)


def test_an_idle_gateway_sends_few_statements(
    own_gateway: Gateway, backend_name: str, statements: Statements, of_dbos: OfDbos
) -> None:
    """Within a minute after its start; before, jobs run for the first time."""
    found: list[list[str]] = []
    for _ in range(WINDOWS):
        statements.clear()
        of_dbos.clear()
        time.sleep(WINDOW_SECONDS)
        found.append([*statements, *of_dbos])
        if len(found[-1]) <= MOST[backend_name]:
            return
    raise AssertionError(found[-1])
