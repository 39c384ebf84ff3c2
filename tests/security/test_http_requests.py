"""Attacks 57 and 59: requests that two servers could read in different ways, oversized ones, and forged headers."""

from typing import Final

import pytest

from tests.gateways import Gateway
from tests.security.raw import QUERY, opened, rest, statuses
from tests.suite import one_backend

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
