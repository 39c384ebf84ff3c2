"""deploy/nginx/tls.conf in front of two gateways: TLS, WebSockets, streams, and a replica that fails."""

import datetime
import ipaddress
import json
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import websockets.sync.client
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.typing import Origin, Subprotocol

from tests.deployment.files import DEPLOY
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.servers import die_with_parent, free_port, wait_until
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.crash, pytest.mark.parametrize("backend_name", ["postgres"], scope="module")]

NGINX: Final = Path("/usr/sbin/nginx")
CREATE: Final = 'mutation { createTask(input: {title: "Call", type: "call"}) { task { id } } }'
WATCH: Final = "subscription { taskEvents { __typename ... on TaskCreated { task { id } } } }"


@dataclass
class Proxy:
    """A running nginx, and the gateways behind it."""

    port: int
    plain_port: int
    trusted: ssl.SSLContext
    gateways: list[GatewayProcess]

    @property
    def origin(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def client(self) -> httpx.Client:
        headers = self.gateways[0].headers()
        return httpx.Client(
            base_url=self.origin, headers=headers, verify=self.trusted, http2=False, timeout=20, trust_env=False
        )

    def socket(self, path: str, protocols: list[str]) -> websockets.sync.client.ClientConnection:
        return websockets.sync.client.connect(
            f"wss://127.0.0.1:{self.port}{path}",
            ssl=self.trusted,
            subprotocols=[Subprotocol(each) for each in protocols] or None,
            origin=Origin(self.origin),
            proxy=None,
            open_timeout=PATIENCE,
        )


def certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for 127.0.0.1, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "parley")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "parley.pem", folder / "parley.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    files[1].write_bytes(key.private_bytes(encoding, form, serialization.NoEncryption()))
    return files


def configuration(folder: Path, proxy: Proxy, files: tuple[Path, Path]) -> Path:
    """Write the example with the names, ports and certificate of this test in place of its own."""
    text = (DEPLOY / "nginx" / "tls.conf").read_text()
    for number, gateway in enumerate(proxy.gateways, start=1):
        text = text.replace(f"gateway-{number}.internal:8080", f"127.0.0.1:{gateway.port}")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{proxy.plain_port};")
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{proxy.port} ssl")
    text = text.replace("/etc/nginx/certificates/parley.pem", str(files[0]))
    text = text.replace("/etc/nginx/certificates/parley.key", str(files[1]))
    assert "internal" not in text and "/etc/" not in text
    text = text.replace(
        "access_log off;", "access_log off;\n    proxy_temp_path proxy;\n    client_body_temp_path body;"
    )
    (folder / "parley.conf").write_text((DEPLOY / "nginx" / "parley.conf").read_text())
    (folder / "nginx.conf").write_text(text)
    return folder / "nginx.conf"


@pytest.fixture(scope="module")
def proxy(backend: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    assert NGINX.exists(), "these tests need Debian's package nginx-light: apt-get install nginx-light"
    folder = tmp_path_factory.mktemp("nginx")
    files = certificate(folder)
    port, plain_port = free_port(), free_port()
    settings = {**backend, "PUBLIC_URL": f"https://127.0.0.1:{port}"}
    gateways: list[GatewayProcess] = [ForkedGatewayProcess(settings, folder) for _ in range(2)]
    proxy = Proxy(port, plain_port, ssl.create_default_context(cafile=str(files[0])), gateways)
    log = folder / "nginx.log"
    command = [str(NGINX), "-p", str(folder), "-c", str(configuration(folder, proxy, files))]
    options = f"daemon off; pid {folder}/nginx.pid; error_log {log} notice;"
    try:
        for each in gateways:
            each.start()
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0 and "emerg" not in checked.stderr, checked.stderr
        with subprocess.Popen([*command, "-g", options], preexec_fn=die_with_parent(15)) as nginx:  # type: ignore[arg-type]
            try:
                wait_until(lambda: _serves(proxy), nginx, log, "nginx")
                yield proxy
            finally:
                nginx.terminate()
    finally:
        for each in gateways:
            each.kill()


def _serves(proxy: Proxy) -> bool:
    try:
        with proxy.client() as client:
            return client.get("/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def create_task(proxy: Proxy) -> str:
    with proxy.client() as client:
        created: str = client.post("/graphql", json={"query": CREATE}).json()["data"]["createTask"]["task"]["id"]
    return created


def test_plain_http_leads_to_https(proxy: Proxy) -> None:
    answer = httpx.get(f"http://127.0.0.1:{proxy.plain_port}/console?a=b", trust_env=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "https://127.0.0.1/console?a=b")
    with proxy.client() as client:
        assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_a_subscription_over_wss_receives_what_happens(proxy: Proxy) -> None:
    with proxy.socket("/graphql", ["graphql-transport-ws"]) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": proxy.gateways[0].headers()}))
        assert json.loads(socket.recv(10))["type"] == "connection_ack"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": WATCH}}))
        assert _next(socket)["__typename"] == "StreamOpened"
        created = create_task(proxy)
        assert _next(socket)["task"]["id"] == created


def _next(socket: websockets.sync.client.ClientConnection) -> dict[str, Any]:
    while (message := json.loads(socket.recv(15)))["type"] != "next":
        assert message["type"] == "ping", message
    event: dict[str, Any] = message["payload"]["data"]["taskEvents"]
    return event


def test_the_agents_socket_is_at_the_same_address(proxy: Proxy) -> None:
    with proxy.socket("/agents", []) as socket:
        socket.send(json.dumps({"type": "auth", "token": proxy.gateways[0].admin_key}))
        assert json.loads(socket.recv(15))["event"] == "authenticated"
        socket.send(json.dumps({"type": "subscribe", "channels": ["metrics"]}))
        events = [json.loads(socket.recv(15)).get("event") for _ in range(2)]
    assert "metrics:update" in events


def test_server_sent_events_leave_at_once(proxy: Proxy) -> None:
    accept = {"accept": "text/event-stream"}
    with proxy.client() as client, client.stream("POST", "/graphql", json={"query": WATCH}, headers=accept) as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        assert "StreamOpened" in next(lines)
        created, began = create_task(proxy), time.monotonic()
        assert created in next(lines)
        assert time.monotonic() - began < 5, "the next comment, which would push it out of a buffer, comes after 12 s"


def test_a_replica_that_fails_is_not_noticed(proxy: Proxy) -> None:
    proxy.gateways[1].kill()
    with proxy.client() as client:
        query = {"query": "{ viewer { organization { name } } }"}
        answers = [client.post("/graphql", json=query) for _ in range(12)]
    assert {answer.status_code for answer in answers} == {200}
