"""A reconnect storm: all sockets are cut at once and come back (R11)."""

import asyncio
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

import asyncpg

from benchmarks.steady.crowd import Crowd, until
from benchmarks.steady.deployment import deployed
from benchmarks.steady.results import Check, Result

SESSIONS: Final = 100
MOST_SECONDS: Final = 30.0
MOST_READS: Final = 2.0
_BASELINE_SECONDS: Final = 10.0
_ELSEWHERE: Final = 5_000
"""More than the events that a gateway keeps in memory."""
_AT_ONCE: Final = 10
_ALLOWED: Final = frozenset({(429, True), (503, True)})
_STATEMENT: Final = re.compile(r"LOG:  (?:statement|execute [^:]*): (.*)")


def storm(sockets: int, rounds: int) -> Result:
    """Cut all sockets at once, several times; the last time, everyone is far behind the end of the log."""
    with deployed() as deployment:
        crowd = Crowd(deployment, deployment.sessions(SESSIONS))
        log = deployment.postgres.log
        rows = asyncio.run(_storms(crowd, log, deployment.postgres.url, sockets, rounds))
    worst = max(row["seconds"] for row in rows)
    reads = max(row["reads per session"] for row in rows)
    wrong = sum(row["other refusals"] for row in rows)
    gaps = sum(row["incomplete"] + row["gaps"] for row in rows)
    checks = [
        Check("until all are back", f"≤ {MOST_SECONDS:g} s", f"{worst:.1f} s", worst <= MOST_SECONDS),
        Check("database reads for each distinct session", f"≤ {MOST_READS:g}", f"{reads:.2f}", reads <= MOST_READS),
        Check("rejections other than 429 and 503 with Retry-After", "0", f"{wrong}", not wrong),
        Check("subscribers that missed or repeated a message", "0", f"{gaps}", not gaps),
    ]
    title = f"{rounds} storms of {sockets:,} reconnects, {SESSIONS} sessions"
    return Result("R11", title, deployment.machine, checks, {"storms": rows})


async def _storms(crowd: Crowd, log: Path, url: str, sockets: int, rounds: int) -> list[dict[str, Any]]:
    await crowd.join(sockets)
    await log_statements(url)
    rows = []
    for number in range(rounds):
        await _send_to_all(crowd, 2 * number)
        await crowd.complete()
        behind = number == rounds - 1
        if behind:
            await _send_elsewhere(crowd)
        rows.append({"behind": behind, **await _storm(crowd, log, number)})
    await crowd.leave()
    return rows


async def log_statements(url: str) -> None:
    """Let PostgreSQL write every statement to its log."""
    connection = await asyncpg.connect(url)
    await connection.execute("ALTER SYSTEM SET log_statement = 'all'")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


async def _storm(crowd: Crowd, log: Path, number: int) -> dict[str, Any]:
    idle = await _reads_during(log, _BASELINE_SECONDS)
    start, began = end_of(log), time.monotonic()
    before = Counter(crowd.ledger.refusals)
    opened = {subscriber: subscriber.times_opened for subscriber in crowd.subscribers}
    for subscriber in crowd.subscribers:
        subscriber.cut()
    await until(lambda: all(each.times_opened > count for each, count in opened.items()), 120)
    seconds = time.monotonic() - began
    reads = statements(log, start)
    await _send_to_all(crowd, 2 * number + 1)
    refusals = Counter(crowd.ledger.refusals) - before
    attributable = reads - Counter({text: round(count * seconds / _BASELINE_SECONDS) for text, count in idle.items()})
    return {
        "seconds": round(seconds, 2),
        "reads": sum(attributable.values()),
        "reads per session": round(sum(attributable.values()) / len(crowd.sessions), 3),
        "statements": dict(attributable.most_common(6)),
        "refusals": {
            f"{status}{' with Retry-After' if advised else ''}": n for (status, advised), n in refusals.items()
        },
        "other refusals": sum(count for refusal, count in refusals.items() if refusal not in _ALLOWED),
        "incomplete": await crowd.complete(),
        "gaps": sum(crowd.ledger.gaps.values()),
    }


async def _send_to_all(crowd: Crowd, number: int) -> None:
    for session in range(len(crowd.sessions)):
        wrong = await crowd.send(number * len(crowd.sessions) + session)
        assert wrong is None, wrong


async def _send_elsewhere(crowd: Crowd) -> None:
    """Fill the gateway's memory of recent events, so that the subscribers' positions are only in the log."""
    [session] = await asyncio.to_thread(crowd.deployment.sessions, 1)
    one = f'sendMessage(input: {{sessionId: "{session}", content: "elsewhere"}}) {{ message {{ id }} }}'
    document = f"mutation {{ {' '.join(f'm{number}: {one}' for number in range(_AT_ONCE))} }}"
    for _ in range(_ELSEWHERE // _AT_ONCE):
        status, body = await crowd.callers[0].post(document, {})
        assert status == 200 and b'"errors":' not in body, body


async def _reads_during(log: Path, seconds: float) -> Counter[str]:
    start = end_of(log)
    await asyncio.sleep(seconds)
    return statements(log, start)


def end_of(log: Path) -> int:
    """Return the length of a log."""
    return log.stat().st_size


def statements(log: Path, start: int) -> Counter[str]:
    """Return the SELECTs in PostgreSQL's log from a position on, with the number of times each was executed."""
    with log.open("rb") as file:
        file.seek(start)
        lines = file.read().decode(errors="replace").splitlines()
    found = Counter[str]()
    for line in lines:
        matched = _STATEMENT.search(line)
        if matched and matched[1].lstrip().upper().startswith(("SELECT", "WITH")):
            found[re.sub(r"\s+", " ", matched[1])[:160]] += 1
    return found
