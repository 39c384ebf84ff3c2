"""Gateways for tests that kill them often: forks of a process that has imported the application."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess


@pytest.fixture
def gateway_process(tmp_path: Path) -> Iterator[Callable[..., GatewayProcess]]:
    """Start gateways in processes of their own; they are killed when the test ends.

    A restart takes a fraction of the processor time that it takes otherwise, so that a test has time for more of them.
    """
    started: list[GatewayProcess] = []

    def start(environment: Mapping[str, str]) -> GatewayProcess:
        # A library that is to be loaded first takes a new program.
        kind = GatewayProcess if "LD_PRELOAD" in environment else ForkedGatewayProcess
        process = kind(environment, tmp_path)
        started.append(process)
        return process.start()

    yield start
    for process in started:
        process.kill()
