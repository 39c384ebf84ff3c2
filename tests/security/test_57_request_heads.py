"""Attack 57 in the request line and the headers: what a proxy and the gateway could read in different ways.

The bodies are in `test_http_requests.py`. Each request is followed by another one, which is not served if the first was
rejected, because then nobody knows where it ends.
"""

import json
from typing import Final

import pytest

from tests.gateways import Gateway
from tests.security.raw import QUERY, opened, rest, statuses
from tests.suite import one_backend

pytestmark = one_backend

NEXT: Final = b"GET /health/live?next HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
_CHUNKED: Final = b"content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (
    len(QUERY),
    QUERY,
)

REJECTED: Final[dict[str, bytes]] = {
    "HTTP/0.9": b"GET /health/live\r\n\r\n",
    "HTTP/0.9 with its version": b"GET /health/live HTTP/0.9\r\n\r\n",
    "HTTP/0.9 with a host": b"GET /health/live HTTP/0.9\r\nhost: x\r\n\r\n",
    "HTTP/1.2": b"GET /health/live HTTP/1.2\r\nhost: x\r\n\r\n",
    "HTTP/2.0": b"GET /health/live HTTP/2.0\r\nhost: x\r\n\r\n",
    "the preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no host": b"GET /health/live HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /health/live HTTP/1.1\r\nhost: x\r\nhost: evil.example\r\n\r\n",
    "twice the same host": b"GET /health/live HTTP/1.1\r\nhost: x\r\nhost: x\r\n\r\n",
    "a list of hosts": b"GET /health/live HTTP/1.1\r\nhost: x, evil.example\r\n\r\n",
    "a host with a user": b"GET /health/live HTTP/1.1\r\nhost: x@evil.example\r\n\r\n",
    "a host with a path": b"GET /health/live HTTP/1.1\r\nhost: x/evil\r\n\r\n",
    "two credentials": b"GET /health/live HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a\r\n"
    b"authorization: Bearer b\r\n\r\n",
    "twice the same credential": b"GET /health/live HTTP/1.1\r\nhost: x\r\n" + b"X-API-Key: a\r\n" * 2 + b"\r\n",
    "two API keys": b"GET /health/live HTTP/1.1\r\nhost: x\r\nx-api-key: a\r\nX-Api-Key: b\r\n\r\n",
    "two credentials of a socket": b"GET /graphql HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
    b"authorization: Bearer a\r\nauthorization: Bearer b\r\nsec-websocket-protocol: graphql-transport-ws\r\n"
    b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n",
    "a target at another host": b"GET http://evil.example/health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "a target with a user": b"GET http://x@evil.example/health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "a target without a path": b"GET http://x HTTP/1.1\r\nhost: x\r\n\r\n",
    "a target without a scheme": b"GET health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "a fragment": b"GET /health/live#/../graphql HTTP/1.1\r\nhost: x\r\n\r\n",
    "a path in Latin-1": b"GET /api/tasks/%e9 HTTP/1.1\r\nhost: x\r\n\r\n",
    "a path with a surrogate": b"GET /hooks/%ed%a0%80?a=b HTTP/1.1\r\nhost: x\r\n\r\n",
    "a path with an overlong dot": b"GET /docs/%c0%ae%c0%ae/ HTTP/1.1\r\nhost: x\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n",
    "chunks of HTTP/1.0": b"POST /graphql HTTP/1.0\r\nhost: x\r\n" + _CHUNKED,
    "a folded header": b"GET /health/live HTTP/1.1\r\nhost: x\r\na: b\r\n c: d\r\n\r\n",
    "a folded first header": b"GET /health/live HTTP/1.1\r\n host: x\r\n\r\n",
    "bare line feeds": b"GET /health/live HTTP/1.1\nhost: x\n\n",
    "tabs in the request line": b"GET\t/health/live\tHTTP/1.1\r\nhost: x\r\n\r\n",
    "a method in lower case": b"get /health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "a byte above 127 in the target": b"GET /health/\xe2\x80\xa6 HTTP/1.1\r\nhost: x\r\n\r\n",
    "a control character in a header": b"GET /health/live HTTP/1.1\r\nhost: x\r\na: \x01\r\n\r\n",
    "twice the same length": b"POST /graphql HTTP/1.1\r\nhost: x\r\n" + b"content-length: 5\r\n" * 2 + b"\r\nhello",
    "two transfer codings": b"POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n" + _CHUNKED,
    "a space behind the size of a chunk": b"POST /graphql HTTP/1.1\r\nhost: x\r\n"
    + _CHUNKED.replace(b"\r\n0", b"\r\n0 "),
}


@pytest.mark.parametrize("attack", REJECTED)
def test_57_an_ambiguous_head_is_rejected_and_hides_no_other_request(gateway: Gateway, attack: str) -> None:
    with opened(gateway) as connection:
        connection.sendall(REJECTED[attack] + NEXT)
        received = rest(connection)
    assert received.startswith(b"HTTP/1.1 400 ") and statuses(received)[:1] == [400], received
    assert b'"status":"ok"' not in received
    [error] = json.loads(received.partition(b"\r\n\r\n")[2])["errors"]
    assert error["message"] and error["extensions"] == {"code": "BAD_USER_INPUT"}


def test_57_the_error_says_what_is_ambiguous(gateway: Gateway) -> None:
    with opened(gateway) as connection:
        connection.sendall(REJECTED["two credentials"])
        received = rest(connection)
    assert b"The request could be read in different ways: there are several authorization headers." in received


SERVED: Final[dict[str, bytes]] = {
    "an ordinary request": b"GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "HTTP/1.0 without a host": b"GET /health/live HTTP/1.0\r\n\r\n",
    "an empty host": b"GET /health/live HTTP/1.1\r\nhost:\r\n\r\n",
    "both kinds of credentials": b"GET /health/live HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a\r\n"
    b"x-api-key: b\r\n\r\n",
    "a port": b"GET /health/live HTTP/1.1\r\nhost: x:8080\r\n\r\n",
    "an IPv6 address": b"GET /health/live HTTP/1.1\r\nhost: [::1]:8080\r\n\r\n",
    "a target at the same host": b"GET http://X:80/health/live HTTP/1.1\r\nhost: x:80\r\n\r\n",
    "empty lines before the request": b"\r\n\r\nGET /health/live HTTP/1.1\r\nhost: x\r\n\r\n",
    "an upgrade to HTTP/2 that is declined": b"GET /health/live HTTP/1.1\r\nhost: x\r\nupgrade: h2c\r\n"
    b"connection: upgrade, http2-settings\r\nhttp2-settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n",
}


@pytest.mark.parametrize("case", SERVED)
def test_57_what_has_one_meaning_is_served(gateway: Gateway, case: str) -> None:
    """Prove that the test above could fail."""
    with opened(gateway) as connection:
        connection.sendall(SERVED[case])
        received = rest(connection)
    assert statuses(received) == [200] and b'"status":"ok"' in received, received


@pytest.mark.parametrize(
    "target", ["*", "//evil.example/", "//evil.example/%2e%2e/", "/\\evil.example/", "/%5cevil.example/"]
)
def test_57_an_odd_target_is_not_found_and_leads_nowhere(gateway: Gateway, target: str) -> None:
    for method in ("GET", "OPTIONS", "HEAD"):
        with opened(gateway) as connection:
            connection.sendall(f"{method} {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
            received = rest(connection)
        assert statuses(received)[0] in (400, 404, 405), received
        assert b"location" not in received.lower()


def test_57_a_chunk_extension_is_not_interpreted_and_cannot_be_endless(gateway: Gateway) -> None:
    head = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    with opened(gateway) as connection:
        connection.sendall(head + b'%x;a="b"\r\n%b\r\n0;c\r\n\r\n' % (len(QUERY), QUERY) + NEXT)
        assert statuses(rest(connection)) == [200, 200]
    with opened(gateway) as connection:
        connection.sendall(head + b"5;" + b"a" * 200_000)
        assert statuses(rest(connection)) == [431]
