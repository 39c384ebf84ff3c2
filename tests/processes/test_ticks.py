"""The server's loop: it wakes once a second, and stops at once."""

import threading
from typing import Final

import pytest

from tests.conftest import Environment
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = one_backend
WINDOW_SECONDS: Final = 2.0


def test_an_idle_server_ticks_once_a_second(backend: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    with Gateway(backend) as gateway:
        server = gateway._server
        assert server is not None
        ticks, tick = 0, server.on_tick

        async def counted(counter: int) -> bool:
            nonlocal ticks
            ticks += 1
            return await tick(counter)

        monkeypatch.setattr(server, "on_tick", counted)
        threading.Event().wait(WINDOW_SECONDS)
        assert ticks <= WINDOW_SECONDS + 1
        before = ticks
    assert ticks <= before + 2, "it stops with the next one, which comes at once"
