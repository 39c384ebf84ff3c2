"""With its base URL set, a connector sends nothing to another host."""

from collections.abc import Iterator

import httpx
import pytest

from connectors import PROVIDERS
from connectors.base import Call, Connector
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from errors import ParleyError
from tests.connectors.test_contract import examples
from tests.fakes.http_service import Answer, Asked, HttpService
from tests.gateways import TLS

FIXED = [each for each in PROVIDERS if any(setting.name.endswith("_URL") for setting in each.settings)]
"""The connectors of one service; the others call addresses that the caller chooses, or a mail server."""


class Recorder(HttpService):
    """A service that knows nothing, and points elsewhere."""

    def answer(self, asked: Asked) -> Answer:
        """See `HttpService`."""
        return 403, {"content-type": "application/json", "location": "https://elsewhere.example/"}, b"{}"


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with Recorder() as running:
        yield running


def settings_at(connector: Connector, url: str) -> dict[str, str]:
    """Return a value for every setting: each URL is the recorder's."""
    found = {each.name: each.default or "configured" for each in connector.settings}
    urls = {name: f"{url}/{name.lower()}" for name in found if name.endswith("_URL")}
    return found | urls | {name: "eo1" for name in found if name.startswith("PIPEDREAM_WORKFLOW_")}


@pytest.mark.parametrize("connector", FIXED, ids=lambda each: each.name)
async def test_nothing_is_sent_to_another_host(connector: Connector, recorder: Recorder) -> None:
    asked: list[str] = []

    async def record(request: httpx.Request) -> None:
        asked.append(f"{request.url.scheme}://{request.url.netloc.decode()}")

    async with PooledClient(TLS) as pooled, EgressClient(tls=TLS) as outside:
        pooled.event_hooks = {"request": [record]}
        call = Call("key", outside, ProviderClient(pooled), settings_at(connector, recorder.url), "token")
        for action in connector.actions:
            for params in examples(connector, action):
                with pytest.raises(ParleyError):
                    await action.run(params, call)
        assert connector.probe is not None
        with pytest.raises(ParleyError):
            await connector.probe(call)
    assert len(asked) > len(connector.actions) and set(asked) == {recorder.url}


def test_the_walk_is_complete() -> None:
    assert {each.name for each in PROVIDERS} - {each.name for each in FIXED} == {
        "http",
        "a2a",
        "smtp",
        "teams",
        "discord",
    }
