"""Heads of requests that two servers could read in different ways, although the parser accepts them.

A proxy that reads such a request in another way would apply its rules to another address than the one that is served,
or to another caller. What the parser itself rejects, such as two lengths of a body, does not get here.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote_to_bytes

import httptools

_VERSIONS: Final = frozenset({"1.0", "1.1"})
_CREDENTIALS: Final = (b"authorization", b"x-api-key")
_HOST: Final = re.compile(rb"[A-Za-z0-9._~!$&'()*+,;=%:\[\]-]*")


class AmbiguousHead(Exception):
    """The head of a request must be rejected with 400; the message says why."""


def require_unambiguous(version: str, target: bytes, headers: Sequence[tuple[bytes, bytes]]) -> None:
    """Require that the head of a request has one meaning (RFC 9112 §2.3, §3.2, §6.1; RFC 9110 §11.6.2).

    Args:
        version: of HTTP; a request line without one is of 0.9.
        headers: with lower-case names.

    Raises:
        AmbiguousHead: it has none, or several.
    """
    if version not in _VERSIONS:
        raise AmbiguousHead(f"HTTP/{version} is not supported")
    hosts = [value for name, value in headers if name == b"host"]
    if len(hosts) > 1 or (not hosts and version == "1.1"):
        raise AmbiguousHead(f"there are {len(hosts)} Host headers")
    if hosts and _HOST.fullmatch(hosts[0]) is None:
        raise AmbiguousHead("the Host header is not a host")
    if not target.startswith(b"/") or b"#" in target:
        _require_own_target(target, hosts)
    if b"%" in target:
        _require_utf_8(target.partition(b"?")[0])
    credentials = [name for name, _ in headers if name in _CREDENTIALS]
    if len(credentials) > len(set(credentials)):
        raise AmbiguousHead(f"there are several {credentials[-1].decode()} headers")
    if version == "1.0" and any(name == b"transfer-encoding" for name, _ in headers):
        raise AmbiguousHead("HTTP/1.0 has no transfer codings")


def _require_utf_8(path: bytes) -> None:
    """Require that a path is encoded in UTF-8 (RFC 3986 §2.5): others decode it otherwise, or to U+FFFD."""
    try:
        unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        raise AmbiguousHead("the path is not encoded in UTF-8") from None


def _require_own_target(target: bytes, hosts: Sequence[bytes]) -> None:
    """Require that a target that is not just a path has no fragment, and names the host that the header names.

    RFC 9112 gives the target precedence. A proxy may have decided by the header, so neither is preferred here.
    """
    if b"#" in target:
        raise AmbiguousHead("the target has a fragment")
    if target == b"*":
        return
    authority = target.partition(b"://")[2].partition(b"/")[0].partition(b"?")[0]
    if httptools.parse_url(target).path is None or any(authority.lower() != host.lower() for host in hosts):
        raise AmbiguousHead("the target names another host than the Host header, or no path")
