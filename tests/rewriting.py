"""Rewrites the assertions of test files in a second process while the first one collects them.

In a new clone pytest parses and compiles each of 600 test files for that, one after another, before a test can run.
The second process begins with the last file, and writes what the first one would: the files in `__pycache__`.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _read_pyc,
    _rewrite_test,
    _write_pyc,
    assertstate_key,
    get_cache_dir,
    try_makedirs,
)

_FEWEST_FILES: Final = 50
"""The number of test files from which it is worth a process."""


@contextlib.contextmanager
def rewriting_ahead(config: pytest.Config) -> Iterator[None]:
    """Rewrite test files in another process while the block collects them, from the last one on."""
    files = _files(config)
    if len(files) < _FEWEST_FILES or sys.dont_write_bytecode:
        yield
        return
    process_id = os.fork()
    if process_id == 0:
        try:
            rewrite(config, files)
        finally:
            os._exit(0)  # without it, the block rewrites them
    try:
        yield
    finally:
        os.kill(process_id, signal.SIGKILL)
        os.waitpid(process_id, 0)


def rewrite(config: pytest.Config, files: Sequence[Path]) -> None:
    """Rewrite files, the last one first, until one was rewritten before."""
    for file in reversed(files):
        folder = get_cache_dir(file)
        kept = folder / f"{file.stem}{PYC_TAIL}"
        if not try_makedirs(folder) or _read_pyc(file, kept) is not None:
            return
        source, code = _rewrite_test(file, config)
        _write_pyc(config.stash[assertstate_key], code, source, kept)


def _files(config: pytest.Config) -> list[Path]:
    """Return the test files below the folders of the command line, in the order of the collection."""
    places = [Path(config.invocation_params.dir, argument.partition("::")[0]) for argument in config.args]
    return [file for place in places for file in sorted(place.rglob("test_*.py"))]
