"""Only the public internet is reachable, whatever the URL, DNS or the environment contain."""

import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest

from connectors.transport.egress import AddressRefused, AllowedHosts, EgressClient, check_url, is_public
from tests.fakes.http_service import HttpService
from tests.gateways import TLS

PRIVATE = [
    "0.0.0.0",  # noqa: S104 - refused, not bound
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.3",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::c0a8:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:c0a8:1::1",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_outside_the_public_internet_is_refused(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str):
    assert is_public(address)


def test_no_address_that_python_considers_private_is_allowed():
    blocks = [ipaddress.ip_address(number << 16) for number in range(1 << 16)]
    assert not [str(address) for address in blocks if not address.is_global and is_public(str(address))]


class Names:
    """A resolver whose answers a test chooses; each query gets the next answer, and the last one repeats."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.mark.parametrize(
    "answer",
    [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::ffff:127.0.0.1"], ["2606:4700::1111", "fe80::1"], ["169.254.169.254"]],
)
async def test_a_name_with_any_private_address_is_refused(answer: list[str]):
    async with EgressClient(resolver=Names(answer), tls=TLS) as client:
        with pytest.raises(AddressRefused, match="not on the public internet"):
            await client.get("http://rebinding.example/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://017700000001/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "https://[fe80::1]/",
        "http://localhost./",
    ],
)
async def test_this_machine_is_refused_in_every_notation(url: str):
    async with EgressClient(tls=TLS) as client:
        with pytest.raises((AddressRefused, httpx.InvalidURL, httpx.ConnectError)):
            await client.get(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://example.com/", "http://"),
        ("file:///etc/passwd", "http://"),
        ("gopher://example.com/", "http://"),
        ("/relative", "http://"),
        ("http:///nohost", "no host"),
        ("http://user:password@example.com/", "user name"),
        ("http://example.com:22/", "Port 22"),
        ("https://example.com:8443/", "Port 8443"),
        ("http://example.com:6379/", "Port 6379"),
    ],
)
def test_an_invalid_url_is_refused_before_its_host_is_resolved(url: str, said: str):
    with pytest.raises(AddressRefused, match=said):
        check_url(httpx.URL(url), AllowedHosts())


def test_an_operator_can_allow_hosts():
    allowed = AllowedHosts(["api.internal", "10.0.0.7:8000", "[::1]:9000"])
    assert ("api.internal", 80) in allowed
    assert ("API.internal", 8080) in allowed
    assert ("10.0.0.7", 8000) in allowed
    assert ("10.0.0.7", 80) not in allowed
    assert ("::1", 9000) in allowed
    assert ("sub.api.internal", 80) not in allowed


async def test_other_ports_of_an_allowed_host_are_refused(service: HttpService):
    async with EgressClient([f"127.0.0.1:{service.port + 1}"], tls=TLS) as client:
        with pytest.raises(AddressRefused):
            await client.get(f"{service.url}/echo")
    assert not service.requests


async def test_the_connection_uses_the_checked_address_and_the_request_the_name(
    service: HttpService,
):
    names = Names(["127.0.0.1"])
    async with EgressClient(["service.example"], resolver=names, tls=TLS) as client:
        reply = await client.get(f"http://service.example:{service.port}/echo")
    assert reply.json()["headers"]["host"] == f"service.example:{service.port}"
    assert names.asked == ["service.example"], "looked up once, by the one who checks"


async def test_a_second_dns_answer_is_checked_too(service: HttpService):
    names = Names(["1.1.1.1"], ["127.0.0.1"])
    check = await names("rebinding.example", 80)
    assert is_public(check[0])
    async with EgressClient(resolver=names, tls=TLS) as client:
        with pytest.raises(AddressRefused):
            await client.get("http://rebinding.example/")


@pytest.fixture
async def sni() -> AsyncIterator[tuple[int, list[str | None]]]:
    """A TLS server that records the requested name and closes the connection."""
    import asyncio

    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _socket, name, _context: asked.append(name)

    async def never(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(never, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1], asked


async def test_tls_uses_the_name_and_not_the_address(sni: tuple[int, list[str | None]]):
    port, asked = sni
    async with EgressClient([f"service.example:{port}"], resolver=Names(["127.0.0.1"]), tls=TLS) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(f"https://service.example:{port}/")
    assert asked == ["service.example"]


async def test_a_proxy_in_the_environment_is_ignored(
    service: HttpService, http: EgressClient, monkeypatch: pytest.MonkeyPatch
):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{closed.getsockname()[1]}")
        async with EgressClient([f"127.0.0.1:{service.port}"], tls=TLS) as client:
            assert (await client.get(f"{service.url}/echo")).status_code == 200


async def test_redirects_are_not_followed_and_cookies_are_not_kept(service: HttpService, http: EgressClient):
    assert (await http.get(f"{service.url}/redirect")).status_code == 302
    await http.get(f"{service.url}/cookie")
    assert "cookie" not in (await http.get(f"{service.url}/echo")).json()["headers"]


async def test_no_connection_is_left_for_the_next_caller(service: HttpService, http: EgressClient):
    before = service.connections
    for _ in range(3):
        await http.get(f"{service.url}/echo")
    assert service.connections == before + 3


async def test_the_next_address_is_tried_if_one_does_not_respond(service: HttpService):
    # 127.0.0.2 is this machine too, but nothing listens there.
    names = Names(["127.0.0.2", "127.0.0.1"])
    async with EgressClient(["service.example"], resolver=names, tls=TLS) as client:
        assert (await client.get(f"http://service.example:{service.port}/echo")).status_code == 200
