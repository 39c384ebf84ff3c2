"""DBOS's internals that the engine changes to poll less: a new version of DBOS may change them."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

import pytest
from dbos._dbos import _get_dbos_instance

from engine.durable.polling import QueuePolls
from tests.gateways import Gateway

POLLS: Final = "parley-recovered-runs"
OF_DBOS: Final = (
    "dbos-background-jobs",
    "queue-worker-",
    "queue_thread",
    "dynamic_scheduler_loop",
    "run_notification_listener",
    "run_notifier",
)
"""The names of DBOS's threads that poll, or parts of them: Python names a thread after its function."""

one_engine = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")


def names() -> list[str]:
    return [each.name for each in threading.enumerate()]


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, names()
        time.sleep(0.01)


def test_the_threads_of_dbos_that_poll_end(own_gateway: Gateway) -> None:
    until(lambda: not [name for name in names() if any(part in name for part in OF_DBOS)])
    assert names().count(POLLS) == 1


@one_engine
def test_the_queue_is_polled_when_that_is_requested(own_gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    dbos = _get_dbos_instance()
    polls, start = list[str](), dbos._sys_db.start_queued_workflows

    def counted(queue: Any, *args: Any, **more: Any) -> Any:
        polls.append(queue.name)
        return start(queue, *args, **more)

    [events] = [each for each in dbos.background_thread_stop_events if isinstance(each, QueuePolls)]
    monkeypatch.setattr(dbos._sys_db, "start_queued_workflows", counted)
    events.request()
    until(lambda: polls == ["_dbos_internal_queue"])


def test_a_wait_ends_by_a_request_by_the_end_or_after_its_time() -> None:
    polls = QueuePolls()
    assert polls.wait(0.001) is False
    polls.request()
    polls.request()
    assert polls.wait() is False, "it was requested before the wait"
    assert polls.wait(0.001) is False, "two requests are one"
    polls.set()
    assert polls.wait() is True
