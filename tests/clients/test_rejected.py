"""docs/clients.md: no module retries in silence when the gateway rejects its credential."""

from collections.abc import Iterator

import pytest

from tests.clients.modules import write_modules
from tests.clients.test_resuming import CREATE, NAMES, SECONDS, Watcher, watch
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.more, one_backend]

REASONS = ("The credential is invalid or no longer valid.", "401")
"""The gateway's message, or the status if the client hides it."""


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

    def is_reported() -> bool:
        return any(reason in line for line in watcher.failures for reason in REASONS)

    with watcher.changed:
        assert watcher.changed.wait_for(is_reported, timeout=SECONDS / 2), watcher.failures
    assert watcher.items == []
