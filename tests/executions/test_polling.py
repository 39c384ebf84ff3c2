"""DBOS's internals that the engine changes to poll less: a new version of DBOS may change them."""

import asyncio
import threading
from typing import Final

import pytest
from dbos._dbos import _get_dbos_instance
from dbos._queue import Queue

from engine.durable.polling import reduce_queue_polling
from tests.gateways import Gateway

# DBOS's threads, by name.
JOBS: Final = "dbos-background-jobs"
QUEUE: Final = "queue-worker-_dbos_internal_queue"

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")


def test_the_background_jobs_of_dbos_stop(own_gateway: Gateway) -> None:
    for each in threading.enumerate():
        if each.name == JOBS:
            each.join(timeout=10)
    names = {each.name for each in threading.enumerate()}
    assert QUEUE in names and JOBS not in names


def test_the_queue_is_polled_less_often_after_a_while(own_gateway: Gateway) -> None:
    queue: Queue = _get_dbos_instance()._registry.get_internal_queue()
    assert queue.polling_interval_sec == 1.0
    asyncio.run(reduce_queue_polling(after=0))
    assert queue.polling_interval_sec == 5.0
