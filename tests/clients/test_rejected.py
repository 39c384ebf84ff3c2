"""docs/clients.md: no module retries in silence when the gateway rejects its credential."""

import time
from collections.abc import Iterator

import pytest

from tests.clients.modules import write_modules
from tests.clients.test_resuming import CREATE, NAMES, SECONDS, Watcher, watch
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, one_backend]


@pytest.fixture(scope="module")
def watchers(node: str, gateway: Gateway, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Watcher]]:
    """A client per module, all with a key that does not exist."""
    session = gateway.data(CREATE)["createSession"]["session"]["id"]
    modules = tmp_path_factory.mktemp("modules")
    write_modules(modules, gateway.of(gateway.organization, "parley_nobody_has_this_key"))
    watching = {name: watch(node, modules / name, session) for name in NAMES}
    try:
        yield watching
    finally:
        for watcher in watching.values():
            watcher.end()


@pytest.mark.parametrize("module", NAMES)
def test_a_rejected_credential_ends_the_stream_with_an_error(watchers: dict[str, Watcher], module: str) -> None:
    watcher = watchers[module]
    watcher.until(None, time.monotonic() + SECONDS / 2)
    assert watcher.failures and watcher.failures[0] != "complete"
    assert watcher.items == []
