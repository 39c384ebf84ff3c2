"""The request headers that a caller's config must not set: they frame the request or name its host."""

from collections.abc import Iterable, Sequence
from typing import Final

from errors import InvalidInput, Verbatim

RESERVED: Final = frozenset(
    {
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "keep-alive",
        "upgrade",
        "te",
        "trailer",
        "expect",
        "proxy-authorization",
        "proxy-connection",
        "accept-encoding",
    }
)


def refuse_reserved(names: Iterable[str], field: Sequence[str]) -> None:
    """Require headers that a caller may set.

    Args:
        field: the path to the headers.

    Raises:
        InvalidInput: Parley sets one of them itself.
    """
    if reserved := sorted(name for name in names if name.lower() in RESERVED):
        raise InvalidInput(f"The header {reserved[0].lower()} is set by Parley.", field=[*field, Verbatim(reserved[0])])
