"""`npm run dev`: the page from the development server, and `/api` and `/graphql` from a gateway."""

import os
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from tests.browser.console.built import CONSOLE, INSTALLS, install_packages
from tests.gateways import Gateway
from tests.servers import die_with_parent, free_port, wait_until

pytestmark = [pytest.mark.browser, INSTALLS]


@pytest.fixture(scope="module")
def development(gateway: Gateway, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a development server in front of the gateway."""
    install_packages()
    port, log = free_port(), tmp_path_factory.mktemp("vite") / "log"
    command = [
        str(CONSOLE / "node_modules" / ".bin" / "vite"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--strictPort",
    ]
    environment = {**os.environ, "PARLEY_URL": gateway.url}
    url = f"http://127.0.0.1:{port}"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=CONSOLE,
            env=environment,
            stdout=output,
            stderr=output,
            preexec_fn=die_with_parent(15),  # type: ignore[arg-type]
        ) as process,
    ):
        try:
            wait_until(lambda: _answers(url), process, log, "vite")
            yield url
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def test_the_rest_paths_and_graphql_reach_the_gateway(development: str, gateway: Gateway) -> None:
    with httpx.Client(base_url=development, headers=gateway.headers(), trust_env=False, timeout=20) as client:
        created = client.post("/api/tasks", json={"name": "Call", "type": "call"})
        assert created.status_code in (200, 201), created.text
        query = client.post("/graphql", json={"query": "{ tasks(first: 1) { nodes { title } } }"}).json()
        assert query["data"]["tasks"]["nodes"] == [{"title": "Call"}]
        assert "/app/main.tsx" in client.get("/").text, "the page itself is the one that is being worked on"
