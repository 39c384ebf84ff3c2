"""Attacks 57 and 59: requests that two servers could read in different ways, oversized ones, and forged headers."""

import contextlib
import json
import re
from typing import Final

import pytest
from starlette.routing import Route

from tests.gateways import Gateway
from tests.people import administrator
from tests.security.raw import QUERY, opened, rest, statuses
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend

HIDDEN: Final = b"GET /health/live?smuggled HTTP/1.1\r\nhost: x\r\n\r\n"
"""A request that a proxy would take for a part of the body of the one before."""
_POST: Final = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
_CHUNKS: Final = b"%x\r\n%b\r\n0\r\n\r\n" % (len(QUERY), QUERY)
_LENGTH: Final = b"content-length: %d\r\n" % len(QUERY)


def chunked(name: bytes, value: bytes = b"chunked", more: bytes = b"") -> bytes:
    return _POST + name + b":" + value + b"\r\n" + more + b"\r\n" + _CHUNKS


AMBIGUOUS: Final[dict[str, bytes]] = {
    "both lengths": chunked(b"transfer-encoding", b" chunked", _LENGTH),
    "both lengths, the other way around": _POST + _LENGTH + b"transfer-encoding: chunked\r\n\r\n" + _CHUNKS,
    "both lengths, of nothing": _POST + b"content-length: 0\r\ntransfer-encoding: chunked\r\n\r\n" + _CHUNKS,
    "chunked is not last": chunked(b"transfer-encoding", b" chunked, identity"),
    "another coding": chunked(b"transfer-encoding", b" xchunked"),
    "chunked twice": chunked(b"transfer-encoding", b" chunked, chunked"),
    "a space before the colon": chunked(b"transfer-encoding "),
    "a vertical tab": chunked(b"transfer-encoding", b"\x0bchunked"),
    "a folded header": chunked(b"transfer-encoding", b"\r\n chunked"),
    "quotes": chunked(b"transfer-encoding", b' "chunked"'),
    "two lengths": _POST + _LENGTH + b"content-length: 0\r\n\r\n" + QUERY,
    "a list of lengths": _POST + b"content-length: %d, %d\r\n\r\n" % (len(QUERY), len(QUERY)) + QUERY,
    "a signed length": _POST + b"content-length: +%d\r\n\r\n" % len(QUERY) + QUERY,
    "a length in hexadecimal": _POST + b"content-length: 0x%x\r\n\r\n" % len(QUERY) + QUERY,
    "a length with a space": _POST + b"content-length: 1 1\r\n\r\n" + QUERY,
    "a negative length": _POST + b"content-length: -1\r\n\r\n" + QUERY,
    "a long length": _POST + b"content-length: " + b"9" * 40 + b"\r\n\r\n" + QUERY,
    "a chunk with 0x": _POST + b"transfer-encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
    "a signed chunk": _POST + b"transfer-encoding: chunked\r\n\r\n+5\r\nhello\r\n0\r\n\r\n",
    "a chunk with an underscore": _POST + b"transfer-encoding: chunked\r\n\r\n0_5\r\nhello\r\n0\r\n\r\n",
    "a long chunk": _POST + b"transfer-encoding: chunked\r\n\r\n" + b"f" * 20 + b"\r\nhello\r\n0\r\n\r\n",
    "a chunk that is longer than it says": _POST + b"transfer-encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
    "a chunk that ends in a bare line feed": _POST + b"transfer-encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n",
    "a bare carriage return": _POST + b"a: b\rcontent-length: 5\r\n" + _LENGTH + b"\r\n" + QUERY,
    "NUL in a value": _POST + b"a: b\0c\r\n" + _LENGTH + b"\r\n" + QUERY,
    "NUL in a name": _POST + b"a\0b: c\r\n" + _LENGTH + b"\r\n" + QUERY,
    "a line without a colon": _POST + b"nonsense\r\n" + _LENGTH + b"\r\n" + QUERY,
    "no name": _POST + b": value\r\n" + _LENGTH + b"\r\n" + QUERY,
    "a space in the target": b"POST /graphql /x HTTP/1.1\r\nhost: x\r\n" + _LENGTH + b"\r\n" + QUERY,
    "another version": b"GET /health/live HTTP/3.7\r\nhost: x\r\n\r\n",
}


@pytest.mark.parametrize("attack", AMBIGUOUS)
def test_57_a_request_of_ambiguous_length_is_rejected_and_hides_no_other(gateway: Gateway, attack: str) -> None:
    with opened(gateway) as connection:
        connection.sendall(AMBIGUOUS[attack] + HIDDEN)
        received = rest(connection)
    assert statuses(received) == [400], received


def test_57_the_same_requests_are_served_if_they_are_not_ambiguous(gateway: Gateway) -> None:
    """Prove that the test above could fail."""
    with opened(gateway) as connection:
        connection.sendall(chunked(b"transfer-encoding") + _POST + _LENGTH + b"\r\n" + QUERY + HIDDEN)
        assert statuses(rest(connection)) == [200, 200, 200]


# ---------------------------------------------------------------- bodies

UNREAD: Final = {
    *("/slack/events", "/slack/interactive", "/slack/commands", "/api/v1/requests/slack", "/twilio/status"),
    *("/github/webhook", "/approvals/unknown", "/unsubscribe/unknown", "/rest/unknown", "/agents"),
}
"""Routes that reject the request without its body: for want of a secret, or because there is nothing at the path."""
LARGE: Final = 2 * 1024 * 1024 + 1


def bodies_of(gateway: Gateway) -> list[tuple[str, str]]:
    """Return the method and an address of every route that takes a body."""
    assert gateway.app is not None
    routes = [route for route in gateway.app.routes if isinstance(route, Route)]
    found = [(each.methods or {"POST"}, re.sub(r"{[^}]*}", "unknown", each.path)) for each in routes]
    return [(method, path) for methods, path in found for method in methods & {"POST", "PUT", "PATCH"}]


def test_57_no_route_reads_a_body_of_two_megabytes(gateway: Gateway) -> None:
    head = f"host: localhost\r\nconnection: close\r\nauthorization: Bearer {gateway.admin_key}\r\n"
    head += "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    chunk = b"8000\r\n" + b" " * 0x8000 + b"\r\n"
    answers = dict[tuple[str, str], list[int]]()
    for method, path in bodies_of(gateway):
        with opened(gateway) as connection:
            connection.sendall(f"{method} {path} HTTP/1.1\r\n{head}".encode())
            with contextlib.suppress(OSError):  # it may be closed before everything is sent
                connection.sendall(chunk * (LARGE // 0x8000 + 1) + b"0\r\n\r\n")
            answers[method, path] = statuses(rest(connection))
    unread = {path for (_, path), found in answers.items() if found != [413]}
    assert len(answers) > 60 and unread == UNREAD
    assert {status for found in answers.values() for status in found} == {400, 404, 413, 426}


@pytest.mark.parametrize("path", ["/graphql", "/events", "/hooks/unknown", "/api/tasks"])
def test_57_a_declared_length_that_is_too_long_is_rejected_without_reading(gateway: Gateway, path: str) -> None:
    with opened(gateway) as connection:
        head = f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {LARGE}\r\n"
        connection.sendall(f"{head}authorization: Bearer {gateway.admin_key}\r\n\r\n".encode() + b" " * 1_100_000)
        assert statuses(rest(connection)) == [413]


# ---------------------------------------------------------------- headers

FORGED: Final = {
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-real-ip": "203.0.113.7",
    "forwarded": "for=203.0.113.7;host=evil.example;proto=https",
    "x-original-url": "/health/live",
    "x-rewrite-url": "/health/live",
    "x-http-method-override": "DELETE",
}


def recorded_address(gateway: Gateway, source: str) -> str:
    """Return the address that the audit trail names for a mutation from an address, with forged headers."""
    admin = administrator(gateway)
    name = f"from {source}"
    query = f'mutation {{ createApiKey(input: {{name: "{name}", scopes: ["tasks:read"]}}) {{ apiKey {{ id }} }} }}'
    body = json.dumps({"query": query}).encode()
    lines = [f"{header}: {text}" for header, text in FORGED.items()]
    lines += [f"authorization: Bearer {admin.token}", f"content-length: {len(body)}"]
    with opened(gateway, source=source) as connection:
        connection.sendall(_POST.replace(b"host: x", b"host: evil.example"))
        connection.sendall("".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + body)
        response = rest(connection)
    assert statuses(response) == [200] and b"evil.example" not in response
    id = re.search(rb"key_\w+", response)
    assert id is not None
    shown = "query($id: ID!) { auditTrail(subjectId: $id) { nodes { address } } }"
    until(lambda: admin.data(shown, id=id[0].decode())["auditTrail"]["nodes"])
    [entry, *_] = admin.data(shown, id=id[0].decode())["auditTrail"]["nodes"]
    return str(entry["address"])


def test_59_forwarded_headers_count_only_from_a_trusted_proxy(gateway: Gateway) -> None:
    """By default, that is a proxy on the same host: 127.0.0.2 is this machine, but not that address."""
    assert recorded_address(gateway, "127.0.0.2") == "127.0.0.2"
    assert recorded_address(gateway, "127.0.0.1") == "203.0.113.7"


def test_59_no_link_is_made_of_a_forged_host(gateway: Gateway) -> None:
    headers = {**FORGED, "host": "evil.example"}
    with gateway.client() as client:
        for path in ("/graphiql", "/docs", "/openapi.json", "/auth/sign-in", "/tasks/", "/api/tasks/", "/health"):
            response = client.get(path, headers=headers)
            assert "evil.example" not in response.text and "evil.example" not in str(response.headers)


def test_59_any_origin_with_credentials_is_impossible(gateway: Gateway) -> None:
    for origin in ("https://evil.example", "null", "*"):
        with gateway.client() as client:
            answer = client.post("/graphql", json={"query": "{ __typename }"}, headers={"origin": origin})
        assert "access-control-allow-origin" not in answer.headers
