"""DBOS's polling, reduced to what Parley needs: on an idle gateway it sent half of the statements.

DBOS looks every second for queues and schedules, of which Parley has none, and for runs in its internal queue. Only
recovered runs go through that one. So its threads for the former end, and the queue is polled when a run was put there:
by this replica, or by another one, which the next heartbeat finds (`engine.durable.replicas`). Two more threads deliver
its notifications, which Parley does not use; on PostgreSQL they woke up a hundred times a second and kept a connection.
"""

import contextlib
import os
import socket
import threading
from typing import Final

from dbos._dbos import _get_dbos_instance
from dbos._queue import queue_worker_thread
from dbos._sys_db_postgres import PostgresSystemDatabase
from dbos._utils import INTERNAL_QUEUE_NAME
from psycopg import Error

from engine.deadlines import SAFETY_SECONDS

QUEUE: Final = INTERNAL_QUEUE_NAME
"""The name of the queue of recovered runs."""


class QueuePolls(threading.Event):
    """The event that ends the thread that polls a queue; while it is not set, the thread polls when it is requested."""

    def __init__(self) -> None:
        super().__init__()
        self._changed = threading.Condition()
        self._requested = False

    def request(self) -> None:
        """Poll as soon as the thread is ready."""
        with self._changed:
            self._requested = True
            self._changed.notify_all()

    def set(self) -> None:
        """End the thread."""
        with self._changed:
            super().set()
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until a poll is requested, the thread is to end, or the time is over; return whether it is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._requested or self.is_set(), timeout)
            self._requested = False
            return self.is_set()


def reduce_polling() -> QueuePolls:
    """Stop the threads of DBOS that poll, and poll its queue in one that waits for requests.

    DBOS's background jobs end, too: they start delayed workflows and cancel late ones, which Parley does itself.
    """
    dbos = _get_dbos_instance()
    dbos._background_jobs_stop_event.set()
    for event in dbos.background_thread_stop_events:
        event.set()
    dbos._sys_db._run_background_processes = False
    if isinstance(dbos._sys_db, PostgresSystemDatabase):
        _interrupt_listener(dbos._sys_db)
    polls, queue = QueuePolls(), dbos._registry.get_internal_queue()
    # DBOS has no setting for the queue of its own. The thread reads the attribute before each poll.
    queue._polling_interval_sec = SAFETY_SECONDS
    thread = threading.Thread(
        target=queue_worker_thread, args=(polls, dbos, queue), name="parley-recovered-runs", daemon=True
    )
    dbos.background_thread_stop_events.append(polls)
    dbos._background_threads.append(thread)
    thread.start()
    return polls


def _interrupt_listener(database: PostgresSystemDatabase) -> None:
    """Have the thread that waits for notifications notice that it should end; it closes its connection itself.

    DBOS would close the connection in the calling thread. If another socket gets its number before the thread looks
    again, psycopg waits for that one, and the process needs ten seconds longer to stop.
    """
    with database._listener_thread_lock:
        connection = None if database.notification_conn is None else database.notification_conn.dbapi_connection
        if connection is None:
            return
        with (
            contextlib.suppress(Error, OSError),  # it is closed already
            socket.socket(fileno=os.dup(connection.fileno())) as same,
        ):
            same.shutdown(socket.SHUT_RDWR)
