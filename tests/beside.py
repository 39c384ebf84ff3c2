"""Work on a gateway's database beside the gateway, as another replica would do it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from models.database import open_database
from settings import Settings
from storage.address import parse_address
from storage.database import Database

Result = TypeVar("Result")


def run_on_database(environment: Mapping[str, str], work: Callable[[], Awaitable[Result]]) -> Result:
    """Run `work` over connections of its own, in a thread of its own."""

    async def run() -> Result:
        database = await _open(environment)
        try:
            with database.bind():
                return await work()
        finally:
            await database.close()

    with ThreadPoolExecutor(max_workers=1) as executor:
        return executor.submit(asyncio.run, run()).result()


class Beside:
    """Connections to a gateway's database that stay open, on an event loop in a thread of their own.

    Tests ask for the database thousands of times, and connecting takes longer than most of what they ask.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._busy = threading.Lock()
        self._thread: ThreadPoolExecutor | None = None
        self._runner: asyncio.Runner | None = None
        self._database: Database | None = None

    def run(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Run `work`. A call while another one runs gets connections of its own, as if it were another replica."""
        if not self._busy.acquire(blocking=False):
            return run_on_database(self._environment, work)
        try:
            self._thread = self._thread or ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
            return self._thread.submit(self._run, work).result()
        finally:
            self._busy.release()

    def close(self) -> None:
        """Close the connections and end the thread."""
        if self._thread is not None:
            self._thread.submit(self._close).result()
            self._thread.shutdown()
            self._thread = None

    def _run(self, work: Callable[[], Awaitable[Result]]) -> Result:
        self._runner = self._runner or asyncio.Runner()
        return self._runner.run(self._on_database(work))

    async def _on_database(self, work: Callable[[], Awaitable[Result]]) -> Result:
        if self._database is None:
            self._database = await _open(self._environment)
        with self._database.bind():
            return await work()

    def _close(self) -> None:
        if self._runner is not None:
            if self._database is not None:
                self._runner.run(self._database.close())
            self._runner.close()
        self._runner = self._database = None


async def _open(environment: Mapping[str, str]) -> Database:
    return await open_database(parse_address(Settings.load(environment).database_url))
