"""Deadlines: when something is due next, for all kinds of work of a process in one statement.

A deadline is a column of the row it belongs to. Work becomes due because of an event, which wakes its loop, or because
time passes, for which the loop sleeps until the next deadline that it knows. So it need not look at its table every
few seconds. What no event announced, such as the work of a process that died, is found by the lookout: it reads the
next deadline of each kind, and wakes the loops of those that are due soon.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, TypeAlias

from tortoise import Model
from tortoise.fields import Field
from tortoise.queryset import QuerySet

from storage.address import Dialect
from storage.background import run_forever
from storage.clock import now
from storage.database import current_database, read
from storage.hydration import conversion

LOOK_SECONDS: Final = 5.0
"""The interval of reading all deadlines."""
SAFETY_SECONDS: Final = 60.0
"""The interval at which a loop looks at its table in any case, whatever the deadlines say."""

NextDue = Callable[[], Awaitable[datetime | None]]
"""Returns the next deadline, from `earliest_in` or `earliest_of`."""

_PARAMETER: Final = re.compile(r"\$(\d+)")


class _Question(NamedTuple):
    """A statement that returns one time, or none, and the function that reads it as the database returns it."""

    statement: str
    values: Sequence[object]
    time: Callable[[Any], datetime | None]


class _Batch:
    """Questions that one statement answers."""

    def __init__(self) -> None:
        self._asked: list[tuple[_Question, asyncio.Future[datetime | None]]] = []
        self._answered = False

    def ask(self, question: _Question) -> Awaitable[datetime | None]:
        """Return the answer, which comes with those to the other questions, unless they have been answered."""
        if self._answered:
            return _alone(question)
        future: asyncio.Future[datetime | None] = asyncio.get_running_loop().create_future()
        self._asked.append((question, future))
        return future

    async def answer(self) -> None:
        """Answer the questions that were asked so far."""
        self._answered = True
        times = await _read([question for question, _ in self._asked]) if self._asked else []
        for (_, future), time in zip(self._asked, times, strict=True):
            if not future.done():
                future.set_result(time)


_batch: ContextVar[_Batch | None] = ContextVar("parley_deadlines", default=None)


async def _read(questions: Sequence[_Question]) -> list[datetime | None]:
    """Ask all questions in one statement."""
    parts, values = list[str](), list[object]()
    for number, question in enumerate(questions):
        parts.append(f'({_renumbered(question.statement, len(values))}) AS "d{number}"')
        values += question.values
    [row] = await read(f"SELECT {', '.join(parts)}", values)
    return [question.time(row[f"d{number}"]) for number, question in enumerate(questions)]


def _renumbered(statement: str, before: int) -> str:
    """Return a statement whose parameters have numbers after those of the statements before it."""
    if current_database().dialect is Dialect.SQLITE:
        return statement  # parameters have no numbers
    return _PARAMETER.sub(lambda found: f"${int(found[1]) + before}", statement)


def _time(field: Field[Any], value: Any) -> datetime | None:
    convert = conversion(field, current_database().dialect)
    time: datetime | None = value if convert is None or value is None else convert(value)
    return time


# ---------------------------------------------------------------- questions


Rows: TypeAlias = type[Model] | Callable[[], QuerySet[Any]] | QuerySet[Any]


def earliest_in(rows: Rows, column: str, **conditions: Hashable) -> Awaitable[datetime | None]:
    """Return the earliest time in a column of some rows; cheap if the column is indexed.

    Args:
        rows: a model, or a function of a module that returns a query: the statement is built once. If it has values
            that change, such as the time, a query, whose statement is built now.
        conditions: those of the rows, as in `filter`.
    """
    build = _statement if isinstance(rows, QuerySet) else _kept_statement
    return earliest_by(*build(rows, column, current_database().dialect, **conditions))


def _statement(
    rows: Rows, column: str, _dialect: Dialect, **conditions: Hashable
) -> tuple[str, Sequence[object], Field[Any]]:
    given: Any = rows if isinstance(rows, QuerySet | type) else rows()
    some = given.filter(**conditions, **{f"{column}__isnull": False})
    query = some.order_by(column).limit(1).values_list(column, flat=True)
    query._choose_db_if_not_chosen()
    query._make_query()
    statement, values = query.query.get_parameterized_sql()
    return statement, tuple(values), query.model._meta.fields_map[column]


_kept_statement: Final = lru_cache(maxsize=100)(_statement)


def earliest_by(statement: str, values: Sequence[object], field: Field[Any]) -> Awaitable[datetime | None]:
    """Return the only time that a statement returns, if it is not null.

    Args:
        field: the column that the time is from.
    """
    question, batch = _Question(statement, values, partial(_time, field)), _batch.get()
    return _alone(question) if batch is None else batch.ask(question)


async def _alone(question: _Question) -> datetime | None:
    [time] = await _read([question])
    return time


async def earliest_of(*asked: Awaitable[datetime | None]) -> datetime | None:
    """Return the earliest of several deadlines, which are read together."""
    return earliest(*await asyncio.gather(*asked))


def earliest(*times: datetime | None) -> datetime | None:
    """Return the earliest of the times that are not None."""
    return min((time for time in times if time is not None), default=None)


# ---------------------------------------------------------------- the lookout


class _Watched(NamedTuple):
    next_due: NextDue
    found: Callable[[datetime], None]
    wanted: Callable[[], bool]


class Lookout:
    """Reads the next deadline of each kind of work, for the whole process. One per process."""

    def __init__(self) -> None:
        self._watched: list[_Watched] = []

    def watch(
        self, next_due: NextDue, found: Callable[[datetime], None], *, wanted: Callable[[], bool] = lambda: True
    ) -> None:
        """Call `found` with the next deadline every few seconds, if there is one.

        Args:
            wanted: returns whether to look at all.
        """
        self._watched.append(_Watched(next_due, found, wanted))

    def wake_when_due(self, wake: Callable[[], object], next_due: NextDue, *, ahead: timedelta = timedelta()) -> None:
        """Call `wake` every few seconds while the next deadline has passed.

        Args:
            ahead: how long before the deadline to begin; after it, if negative.
        """

        def found(due: datetime) -> None:
            if due <= now() + ahead:
                wake()

        self.watch(next_due, found)

    async def look(self) -> None:
        """Read all deadlines once."""
        watched = [each for each in self._watched if each.wanted()]
        for each, time in zip(watched, await together([each.next_due for each in watched]), strict=True):
            if time is not None:
                each.found(time)

    async def run(self) -> None:
        """Look until cancelled."""
        await run_forever("deadlines", self.look, every=LOOK_SECONDS)


async def together(asked: Sequence[NextDue]) -> list[datetime | None]:
    """Return several deadlines, which are read in one statement."""
    batch = _Batch()
    token = _batch.set(batch)
    try:
        tasks = [asyncio.ensure_future(each()) for each in asked]
    finally:
        _batch.reset(token)
    try:
        await asyncio.sleep(0)  # until each has asked
        await batch.answer()
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
