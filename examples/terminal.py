"""Questions in the terminal, which Ctrl-C interrupts: `input` in a thread of the event loop would wait for Enter."""

import asyncio
import os
import sys
import threading


class NoAnswer(Exception):
    """The input ended, as it does without a terminal."""


class Terminal:
    """Lines of the standard input, read without blocking the event loop or the end of the process."""

    def __init__(self) -> None:
        self._read = b""

    async def ask(self, question: str) -> bool:
        """Ask until the answer is yes or no.

        Raises:
            NoAnswer: the input ended.
        """
        while True:
            print(question, end="", flush=True)
            answer = (await self._line()).strip().lower()
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")

    async def _line(self) -> str:
        while b"\n" not in self._read:
            part = await _read_part()
            if not part:
                print()
                raise NoAnswer
            self._read += part
        line, _, self._read = self._read.partition(b"\n")
        return line.decode(errors="replace")


async def _read_part() -> bytes:
    """Return the next bytes of the input, or none at its end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[bytes] = loop.create_future()

    def finish(part: bytes) -> None:
        if not done.done():
            done.set_result(part)

    def read() -> None:
        part = os.read(sys.stdin.fileno(), 1024)
        if not loop.is_closed():
            loop.call_soon_threadsafe(finish, part)

    # A daemon, and without the lock of `sys.stdin`: neither keeps the process from ending.
    threading.Thread(target=read, daemon=True).start()
    return await done
