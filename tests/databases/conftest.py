"""The fixtures of the tests of statements."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The statements that any part of the gateway sends to the database."""
    sent: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            sent.append(record.getMessage())

    loggers, handler = [logging.getLogger(name) for name in ("tortoise.db_client", "parley.statements")], Collect()
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
