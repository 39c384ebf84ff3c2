"""Rate limits by the generic cell rate algorithm (GCRA), exact over all replicas that share a Redis.

A name may make a number of calls in a minute or another time, in a burst or one after the other. All that is stored
of a name is the time at which its calls would be used up if they had come one by one (TAT). In Redis, one script reads
and writes it by Redis's own clock. Without Redis, or while it fails, each replica counts by its monotonic clock: it
always does so, so that a failure of Redis is no second burst, and no call beyond the limit reaches Redis.
"""

import contextlib
import logging
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from errors import RateLimited
from redis_client import redis_client, redis_failures

_MOST_NAMES: Final = 20_000
_EXACT: Final = 1e-6
"""The seconds that rounding may make of nothing."""
_PREFIX: Final = "parley:rate:"
_REMEMBERED: Final = "parley:remembered:"
_TIMEOUT_SECONDS: Final = 0.25
_FALLBACK_SECONDS: Final = 5.0
_log = logging.getLogger("parley.limits")

Answer = TypeVar("Answer")


class Limit(NamedTuple):
    """The calls of a name in a time, a minute if nothing else is said. Names of different limits are counted apart.

    `counted` says in an error whose calls these are, if they are not only the caller's own.
    """

    name: str
    most: int
    seconds: int = 60
    counted: str = ""

    @property
    def interval(self) -> float:
        """The seconds between two calls that come one after the other."""
        return self.seconds / self.most

    @property
    def key(self) -> str:
        """The key of the limit in Redis."""
        return f"{_PREFIX}{self.most if self.seconds == 60 else f'{self.most}/{self.seconds}'}:{self.name}"


@dataclass(slots=True)
class Allowance:
    """The calls that are left after one.

    Args:
        most: the calls of the limit.
        left: the calls that are allowed now.
        full_in: the seconds until all are, if there are no further calls.
        wait: the seconds until the next one is allowed, if this one was not.
        counted: whose calls they are.
    """

    most: int
    left: int
    full_in: int
    wait: int | None
    counted: str = ""

    def require(self, call: str = "request") -> None:
        """Require that the call was allowed.

        Args:
            call: what is counted, in the words of the documentation.

        Raises:
            RateLimited: it was not.
        """
        if self.wait is not None:
            calls = f"1 {call}" if self.most == 1 else f"{self.most} {call}s"
            message = f"The limit of {calls} per minute{self.counted and f' {self.counted}'} is exceeded; retry later."
            raise RateLimited(message, retry_after_seconds=self.wait)


def _allowance(limit: Limit, used: float, wait: float) -> Allowance:
    """Return the allowance of a name that has used this many seconds of its time.

    Args:
        wait: the seconds until the call would have been allowed; 0 if it was.
    """
    left = 0 if wait > 0 else max(0, int((limit.seconds - used) / limit.interval + 1e-6))
    seconds = max(1, math.ceil(wait)) if wait > 0 else None
    return Allowance(limit.most, left, math.ceil(used), seconds, limit.counted)


class LocalRates:
    """The limits as one replica counts them, in bounded memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._used_until: OrderedDict[Limit, float] = OrderedDict()
        """By limit, the TAT. The least recently used name is dropped first."""

    def waits(self, limit: Limit, calls: int = 1) -> float:
        """Return the seconds until this number of calls at once would be allowed, without counting them."""
        moment = self._clock()
        return max(self._used_until.get(limit, moment), moment) + calls * limit.interval - limit.seconds - moment

    def take(self, limits: Sequence[Limit], calls: int = 1) -> Allowance:
        """Count calls against each limit, and return what is left of the first that forbids them, or of the last.

        Calls that one of them forbids are counted by none.
        """
        moment = self._clock()
        for limit in limits:
            wait = self.waits(limit, calls)
            if wait > _EXACT:
                return _allowance(limit, max(self._used_until.get(limit, moment) - moment, 0), wait)
        for limit in limits:
            self._write(limit, max(self._used_until.get(limit, moment), moment) + calls * limit.interval)
        return _allowance(limits[-1], self._used_until[limits[-1]] - moment, 0)

    def use_up(self, limit: Limit, wait: float) -> None:
        """Forbid further calls for this many seconds."""
        self._write(limit, self._clock() + wait + limit.seconds - limit.interval)

    def give_back(self, limits: Sequence[Limit], calls: int = 1) -> None:
        """Take back calls of each limit."""
        for limit in limits:
            if limit in self._used_until:
                self._used_until[limit] -= calls * limit.interval

    def forget(self, limit: Limit) -> None:
        """Allow all calls of a limit again."""
        self._used_until.pop(limit, None)

    def _write(self, limit: Limit, used_until: float) -> None:
        self._used_until[limit] = used_until
        self._used_until.move_to_end(limit)
        if len(self._used_until) > _MOST_NAMES:
            self._used_until.popitem(last=False)


_SCRIPT: Final = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local used = {}
for index, key in ipairs(KEYS) do
    used[index] = math.max(tonumber(redis.call('GET', key) or '0'), now)
    local wait = used[index] + tonumber(ARGV[2 * index - 1]) - tonumber(ARGV[2 * index]) - now
    if wait > 0 then
        return {index, string.format('%.0f', used[index] - now), string.format('%.0f', wait)}
    end
end
for index, key in ipairs(KEYS) do
    used[index] = used[index] + tonumber(ARGV[2 * index - 1])
    redis.call('SET', key, string.format('%.0f', used[index]), 'PX', math.ceil((used[index] - now) / 1000))
end
return {#KEYS, string.format('%.0f', used[#KEYS] - now), '0'}
"""
"""For each key, the arguments are the time that the calls use up of their limit's time, and that time. Microseconds
throughout: Redis's clock has no finer ones, and a number of Lua holds them exactly. Their rounding is in the caller's
favor: 1 µs for each call."""

_GIVE_BACK: Final = """
for index, key in ipairs(KEYS) do
    local used = redis.call('GET', key)
    if used then
        redis.call('SET', key, string.format('%.0f', tonumber(used) - tonumber(ARGV[index])), 'KEEPTTL')
    end
end
"""


class SharedRates:
    """The limits as Redis counts them, for all replicas."""

    def __init__(self, url: str) -> None:
        self._redis = redis_client(url, connect_seconds=_TIMEOUT_SECONDS, seconds=_TIMEOUT_SECONDS)
        self._script = self._redis.register_script(_SCRIPT)
        self._give_back = self._redis.register_script(_GIVE_BACK)
        self._unavailable_until = 0.0

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def take(self, limits: Sequence[Limit], calls: int) -> tuple[Limit, Allowance, float] | None:
        """Count calls against each limit; return the limit that decides, what is left of it, and the wait.

        Returns:
            None if Redis is unavailable.
        """
        given = [time for each in limits for time in (int(calls * each.interval * 1e6), each.seconds * 1_000_000)]
        answer = await self._asked(lambda: self._script([each.key for each in limits], given))
        if answer is None:
            return None
        place, used, wait = answer
        limit, seconds = limits[int(place) - 1], int(wait) / 1e6
        return limit, _allowance(limit, int(used) / 1e6, seconds), seconds

    async def give_back(self, limits: Sequence[Limit]) -> None:
        """Take back one call of each limit."""
        given = [int(each.interval * 1e6) for each in limits]
        await self._asked(lambda: self._give_back([each.key for each in limits], given))

    async def forget(self, limit: Limit) -> None:
        """Allow all calls of a limit again."""
        await self._asked(lambda: self._redis.delete(limit.key))

    async def remember(self, name: str, seconds: int) -> None:
        """Remember a name for a time."""
        await self._asked(lambda: self._redis.set(f"{_REMEMBERED}{name}", "1", ex=seconds))

    async def remembers(self, name: str) -> bool:
        """Return whether a name is remembered; False if Redis is unavailable."""
        return bool(await self._asked(lambda: self._redis.exists(f"{_REMEMBERED}{name}")))

    async def _asked(self, ask: Callable[[], Awaitable[Answer]]) -> Answer | None:
        """Return what Redis answers, or None if it is unavailable."""
        if time.monotonic() < self._unavailable_until:
            return None
        try:
            return await ask()
        except redis_failures() as error:
            _log.warning("Redis unavailable (%s); each replica counts rate limits on its own", type(error).__name__)
            self._unavailable_until = time.monotonic() + _FALLBACK_SECONDS
            return None


class RateLimiter:
    """The rate limits of a process, or of all replicas.

    Args:
        shared: counts for all replicas; None if there is only this one.
    """

    def __init__(self, shared: SharedRates | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._shared = shared
        self._local = LocalRates(clock)
        self._remembered: OrderedDict[str, None] = OrderedDict()

    def allows(self, limits: Sequence[Limit]) -> bool:
        """Return whether another call would be allowed now by what this replica knows, without counting one."""
        return all(self._local.waits(limit) <= _EXACT for limit in limits)

    async def hit(self, *limits: Limit, calls: int = 1, call: str = "request") -> None:
        """Count calls against each limit.

        Args:
            call: what is counted, in the words of the documentation.

        Raises:
            RateLimited: one is exceeded; the error says in how many seconds to retry.
        """
        (await self.take(*limits, calls=calls)).require(call)

    async def take(self, *limits: Limit, calls: int = 1) -> Allowance:
        """Count calls against each limit, and return what is left of the one that decides.

        Calls beyond a limit are not counted.
        """
        allowance = self._local.take(limits, calls)
        if self._shared is None or allowance.wait is not None:
            return allowance
        decided = await self._shared.take(limits, calls)
        if decided is None:
            return allowance
        limit, allowance, wait = decided
        if allowance.wait is not None:
            self._local.give_back(limits, calls)
            if calls == 1:
                self._local.use_up(limit, wait)
        return allowance

    async def give_back(self, *limits: Limit) -> None:
        """Take back one call of each limit, which was counted before it was known whether it counts."""
        self._local.give_back(limits)
        if self._shared is not None:
            await self._shared.give_back(limits)

    async def forget(self, limit: Limit) -> None:
        """Allow all calls of a limit again."""
        self._local.forget(limit)
        if self._shared is not None:
            await self._shared.forget(limit)

    async def remember(self, name: str, seconds: int) -> None:
        """Remember a name, on all replicas for a time; in this one until there are too many names."""
        self._remembered[name] = None
        self._remembered.move_to_end(name)
        if len(self._remembered) > _MOST_NAMES:
            self._remembered.popitem(last=False)
        if self._shared is not None:
            await self._shared.remember(name, seconds)

    async def remembers(self, name: str) -> bool:
        """Return whether a name is remembered."""
        return name in self._remembered or (self._shared is not None and await self._shared.remembers(name))


@contextlib.asynccontextmanager
async def open_rate_limiter(redis_url: str | None) -> AsyncIterator[RateLimiter]:
    """Open the rate limiter: shared through Redis, if there is one."""
    shared = SharedRates(redis_url) if redis_url else None
    try:
        yield RateLimiter(shared)
    finally:
        if shared is not None:
            await shared.close()
