"""DBOS's polling, reduced to what Parley needs: on an idle gateway it took half of the processor time."""

import asyncio
from typing import Final

from dbos._dbos import _get_dbos_instance

_FAST_SECONDS: Final = 1.0
_SLOW_SECONDS: Final = 5.0
_STARTUP_SECONDS: Final = 60.0


def reduce_polling() -> None:
    """Stop DBOS's background jobs, which start delayed workflows and cancel late ones: Parley does both itself."""
    _get_dbos_instance()._background_jobs_stop_event.set()
    _poll_queue_every(_FAST_SECONDS)


async def reduce_queue_polling(after: float = _STARTUP_SECONDS) -> None:
    """Poll DBOS's queue every five seconds instead of every second, once the gateway has run for a minute.

    Only recovered runs go through that queue: this process's own, soon after it has started, and those of replicas
    presumed dead, which have waited for the lease already.

    Args:
        after: seconds to wait.
    """
    await asyncio.sleep(after)
    _poll_queue_every(_SLOW_SECONDS)


def _poll_queue_every(seconds: float) -> None:
    # DBOS has no setting for the queue of its own. The polling thread reads the attribute before each poll.
    _get_dbos_instance()._registry.get_internal_queue()._polling_interval_sec = seconds
