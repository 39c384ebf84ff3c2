"""Name resolution: silent name servers occupy a few threads of one organization, and calls give up in time."""

import asyncio
import threading
from collections.abc import Iterator, Sequence

import pytest

from connectors.transport.names import Names, on_behalf_of


class NameServer:
    """Answers for every name but those in slow.test, for which it is silent until `release` is set."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.waiting = 0

    def look_up(self, host: str, port: int) -> Sequence[str]:
        if host.endswith(".slow.test"):
            self.waiting += 1
            self.release.wait()
            raise OSError("no answer")
        return ["192.0.2.1"]


@pytest.fixture
def server() -> Iterator[NameServer]:
    server = NameServer()
    yield server
    server.release.set()


async def resolve(names: Names, organization: str, host: str) -> Sequence[str]:
    on_behalf_of.set(organization)
    return await names.resolve(host, 80)


async def test_silent_name_servers_of_one_organization_do_not_stop_others(server: NameServer) -> None:
    names = Names(server.look_up, seconds=60)
    slow = [asyncio.create_task(resolve(names, "org_a", f"h{number}.slow.test")) for number in range(100)]
    await asyncio.sleep(0)
    assert await asyncio.create_task(resolve(names, "org_b", "fast.test")) == ["192.0.2.1"]
    assert server.waiting < 10
    server.release.set()
    results = await asyncio.gather(*slow, return_exceptions=True)
    assert all(isinstance(each, OSError) for each in results)
    assert server.waiting == 100


async def test_a_call_does_not_wait_for_a_silent_name_server(server: NameServer) -> None:
    names = Names(server.look_up, seconds=0.05)
    with pytest.raises(TimeoutError):
        await names.resolve("h.slow.test", 80)
