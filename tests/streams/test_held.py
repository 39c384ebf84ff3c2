"""R9 and R10: hundreds of sockets and streams stay open while messages are sent; each receives those of its session.

`make load` measures the figures of both, with thousands of connections and for half an hour. `make test-crash` holds
them for a few seconds, `make chaos` for as many as `CHAOS_HELD_SECONDS` says.
"""

import os
import time
from collections.abc import Callable
from typing import Final

import pytest

from tests.conftest import Environment
from tests.gateways import Gateway
from tests.streams.test_reconnect_storms import SESSIONS, SOCKETS, STREAMS, opened

SECONDS: Final = float(os.environ.get("CHAOS_HELD_SECONDS", "5"))

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R9", "R10"),
    pytest.mark.timeout(900 + SECONDS),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]


async def test_no_connection_is_dropped_and_no_message_missed(
    backend: Environment, figure: Callable[[str], None]
) -> None:
    with Gateway(backend) as gateway:
        following = await opened(gateway)
        begun = time.monotonic()
        rounds = 0
        while time.monotonic() < begun + SECONDS or rounds < 5:
            rounds += 1
            await following.send(gateway, 1 + rounds)
        seconds = time.monotonic() - begun
        await following.complete()
        dropped = sum(each.times_opened - 1 for each in following.subscribers)
        figure(
            f"{SOCKETS} WebSockets and {STREAMS} streams held for {seconds:.0f} s, {SESSIONS * rounds} mutations, "
            f"{SESSIONS * rounds / seconds:.0f}/s: 0 errors, {dropped} dropped, 0 messages missed or repeated"
        )
        assert (dropped, following.ledger.gaps, following.ledger.refusals) == (0, {}, {})
        await following.leave()
