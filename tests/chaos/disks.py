"""A small disk that can be filled: a tmpfs in a mount namespace of the test's own."""

import contextlib
import ctypes
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_CLONE_NEWNS: Final = 0x00020000
_PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A folder with little space."""

    folder: Path

    def fill(self) -> None:
        """Use all the space that is left."""
        with (self.folder / "filler").open("ab", buffering=0) as file, contextlib.suppress(OSError):
            for size in (_PIECE, 1):
                with contextlib.suppress(OSError):
                    while file.write(b"x" * size):
                        pass

    def free(self) -> None:
        """Free the space again."""
        (self.folder / "filler").unlink()


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a disk at a folder for this thread and the processes that it starts. Only root may do that."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk takes root")
    libc = ctypes.CDLL(None, use_errno=True)
    before = os.open("/proc/thread-self/ns/mnt", os.O_RDONLY)
    try:
        if libc.unshare(_CLONE_NEWNS) != 0:
            pytest.skip(f"no mount namespace: {os.strerror(ctypes.get_errno())}")
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "tmpfs", str(folder)], check=True)
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
            assert libc.setns(before, _CLONE_NEWNS) == 0, os.strerror(ctypes.get_errno())
    finally:
        os.close(before)
