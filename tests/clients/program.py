"""A program that a test runs in a process of its own, and reads while it runs."""

import subprocess
import threading
from collections.abc import Callable


class Program:
    """Reads the lines that a process prints, in a thread.

    Args:
        take: called with each line.
    """

    def __init__(self, process: "subprocess.Popen[str]", take: Callable[[str], object]) -> None:
        self._process = process
        self._take = take
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def end(self) -> None:
        """Kill the process, and wait until all that it has printed is read."""
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._take(line)
