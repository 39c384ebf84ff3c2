"""Connections of asyncpg, to the parts of an address."""

from collections.abc import Sequence
from typing import Any

import asyncpg


async def connect_to(
    *, host: str, port: int, hosts: Sequence[str] = (), ports: Sequence[int] = (), **options: Any
) -> asyncpg.Connection:
    """Return a connection of asyncpg to one of the hosts."""
    return await asyncpg.connect(host=list(hosts) or host, port=list(ports) or port, **options)
