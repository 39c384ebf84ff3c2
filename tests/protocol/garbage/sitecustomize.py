"""Counts, inside a gateway, what only its garbage collector frees; imported at start-up by PYTHONPATH.

SIGUSR1 begins to count. SIGUSR2 writes the number of objects of each type, as JSON, to the file that GARBAGE names.
"""

import gc
import json
import os
import signal
from collections import Counter
from pathlib import Path


def _begin(*_: object) -> None:
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.garbage.clear()
    (_FILE.parent / "begun").touch()


def _end(*_: object) -> None:
    gc.collect()
    gc.set_debug(0)
    found = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.garbage)
    gc.garbage.clear()
    gc.enable()
    written = _FILE.with_suffix(".new")
    written.write_text(json.dumps(found))
    written.rename(_FILE)


_FILE = Path(os.environ["GARBAGE"])
signal.signal(signal.SIGUSR1, _begin)
signal.signal(signal.SIGUSR2, _end)
