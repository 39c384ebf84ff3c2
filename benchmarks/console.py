"""The console's cost for the browser while much happens: CPU time of the page, long tasks, memory.

    python -m benchmarks.console [--seconds 20] [--rate 100] [--only widgets,pages,run,log]

One gateway on SQLite, one Chromium, one page at a time. The CPU time is that of the page's renderer process, so the
load of other processes falsifies it little; the length of a task is wall-clock time, and grows on a busy machine.

    widgets   fifty live lists of a user's own page, one socket
    pages     the console's pages that move with every event
    run       a run of 300 nodes, as graph, timeline and table
    log       a log of 100,000 events, read from its end to its beginning
"""

import argparse
import asyncio
import json
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import httpx
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.report import Spread, at_most, machine, print_targets, table
from benchmarks.servers import SECRET
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.console.own_page import OwnPage
from tests.gateways import GatewayProcess

MOST_CPU: Final = 10.0
"""The target, in per cent of a core."""
KEY: Final = "prl_administrator_of_a_throw_away_gateway"
EVENTS_IN_LOG: Final = 100_000
SCROLLED: Final = "Log, scrolled up"
"""Reading it as fast as it can be scrolled, which has no target: the work is wanted."""
_NODES: Final = 300
_LAYERS: Final = 30

_CREATE: Final = """mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }"""
_UPDATE: Final = "mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { errors { message } } }"
_EXECUTE: Final = "mutation ($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) { execution { id } } }"
_PUBLISH: Final = 'mutation { publishEvent(input: {type: "deploy.done", data: {}}) { event { id } } }'
_STATUS: Final = "query ($id: ID!) { execution(id: $id) { status } }"
_LONG_TASKS: Final = """window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((each) => each.duration)))
  .observe({ type: 'longtask' });"""


@dataclass(frozen=True)
class Cost:
    """The cost of a page while it was watched.

    Args:
        cpu: of the renderer process, in per cent of a core.
        main: of the main thread, in per cent of a core: scripts, styles and layout.
        long_tasks: durations of tasks of more than 50 ms, in milliseconds.
        heap: megabytes in use after garbage collection, at the beginning and at the end.
        rate: events per second.
    """

    what: str
    cpu: float
    main: float
    long_tasks: list[float]
    heap: tuple[float, float]
    rate: float

    def row(self) -> list[str]:
        """Return the row of the table."""
        longest = f"{max(self.long_tasks):.0f} ms" if self.long_tasks else "-"
        heap = f"{self.heap[0]:.1f} → {self.heap[1]:.1f}"
        shares = [f"{self.cpu:.1f} %", f"{self.main:.1f} %"]
        return [self.what, f"{self.rate:.0f}", *shares, str(len(self.long_tasks)), longest, heap]


class Watched:
    """A page whose costs are measured."""

    def __init__(self, browser: Browser, gateway: GatewayProcess) -> None:
        self.browser = browser
        self.gateway = gateway
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_init_script(f"sessionStorage.setItem('parley:token', {json.dumps(KEY)}); {_LONG_TASKS}")
        self.page: Page = context.new_page()
        self.page.set_default_timeout(120_000)
        self._cdp: CDPSession = context.new_cdp_session(self.page)
        self._processes: CDPSession = browser.new_browser_cdp_session()
        self._cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    def open(self, path: str) -> None:
        """Open a page of the console and wait until it is live."""
        self.page.goto(self.gateway.url + path)
        self.page.locator('[aria-label^="Connection:"][data-status="live"]').wait_for()
        self.page.wait_for_timeout(1500)

    def during(self, what: str, work: Callable[[], float]) -> Cost:
        """Return the cost of the page during some work, which returns the number of events."""
        heap = self._heap()
        self.page.evaluate("longTasks.length = 0")
        cpu, main, started = self._cpu(), self._main(), time.perf_counter()
        events = work()
        took = time.perf_counter() - started
        cpu, main = self._cpu() - cpu, self._main() - main
        tasks = self.page.evaluate("longTasks")
        cost = Cost(what, cpu / took * 100, main / took * 100, tasks, (heap, self._heap()), events / took)
        print(" | ".join(cost.row()), flush=True)
        return cost

    def profile(self, path: Path, work: Callable[[], float]) -> None:
        """Write a CPU profile of the page during some work, as DevTools reads it."""
        self._cdp.send("Profiler.enable")
        self._cdp.send("Profiler.start")
        work()
        path.write_text(json.dumps(self._cdp.send("Profiler.stop")["profile"]))

    def close(self) -> None:
        """Close the page."""
        self.page.context.close()

    def _cpu(self) -> float:
        found = self._processes.send("SystemInfo.getProcessInfo")["processInfo"]
        return float(sum(each["cpuTime"] for each in found if each["type"] == "renderer"))

    def _main(self) -> float:
        metrics = {each["name"]: each["value"] for each in self._cdp.send("Performance.getMetrics")["metrics"]}
        return float(metrics["TaskDuration"])

    def _heap(self) -> float:
        self._cdp.send("HeapProfiler.collectGarbage")
        return float(self._cdp.send("Runtime.getHeapUsage")["usedSize"] / 1e6)


class Load:
    """Changes of tasks at a steady rate, from a thread of its own."""

    def __init__(self, gateway: GatewayProcess, rate: float) -> None:
        self.gateway = gateway
        self.rate = rate
        self.count = 0
        self.tasks = [self._create(number) for number in range(100)]

    def _create(self, number: int) -> str:
        given = {"title": f"Task {number}", "type": f"type-{number % 50}"}
        task: str = self.gateway.data(_CREATE, {"input": given})["createTask"]["task"]["id"]
        return task

    @contextmanager
    def running(self) -> Iterator[None]:
        """Change tasks meanwhile."""
        stop = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._run(stop)))
        thread.start()
        yield
        stop.set()
        thread.join()

    def work(self, page: Page, seconds: float) -> float:
        """Wait, and return how many changes were made meanwhile."""
        before = self.count
        page.wait_for_timeout(seconds * 1000)
        return self.count - before

    async def _run(self, stop: threading.Event) -> None:
        started, made = time.perf_counter(), 0
        pending: set[asyncio.Task[None]] = set()
        async with self.gateway.async_client() as client:
            while not stop.is_set():
                due = int((time.perf_counter() - started) * self.rate)
                while made < due and len(pending) < 20:
                    made += 1
                    pending.add(asyncio.create_task(self._change(client, made)))
                await asyncio.sleep(0.01)
                pending = {each for each in pending if not each.done()}
            await asyncio.gather(*pending)

    async def _change(self, client: httpx.AsyncClient, number: int) -> None:
        given = {"id": self.tasks[number % len(self.tasks)], "priority": number // len(self.tasks) % 9}
        response = await client.post("/graphql", json={"query": _UPDATE, "variables": {"input": given}})
        assert response.json()["data"]["updateTask"]["errors"] == [], response.text
        self.count += 1


# ---------------------------------------------------------------- what is measured


def widgets(watched: Watched, load: Load, seconds: float, folder: Path) -> list[Cost]:
    """Measure fifty live lists in a page of a user's own."""
    OwnPage("widgets", folder / "widgets").open(watched.page, watched.gateway, f"key={KEY}")
    watched.page.locator('[data-live="live"]').nth(49).wait_for()
    with load.running():
        return [watched.during("50 widgets", lambda: load.work(watched.page, seconds))]


def pages(watched: Watched, load: Load, seconds: float, folder: Path) -> list[Cost]:
    """Measure the pages that show what every event changes."""
    costs = []
    with load.running():
        for name, path in (
            ("Overview", "/"),
            ("Tasks", "/tasks"),
            ("Tasks, table", "/tasks?view=table"),
            ("Events", "/events"),
        ):
            watched.open(path)
            costs.append(watched.during(name, lambda: load.work(watched.page, seconds)))
    return costs


def run(watched: Watched, load: Load, seconds: float, folder: Path) -> list[Cost]:
    """Measure a run of 300 nodes in each view."""
    costs = []
    for view in ("graph", "timeline", "table"):
        id = _start_run(watched.gateway)
        watched.open(f"/runs/{id}?view={view}")
        costs.append(watched.during(f"Run, {view}", partial(_until_ended, watched, id)))
    return costs


def _start_run(gateway: GatewayProcess) -> str:
    width = _NODES // _LAYERS
    first = {"key": "begin", "name": "Begin", "type": "DELAY", "config": {"seconds": 4}}
    nodes: list[dict[str, Any]] = [first]
    for layer in range(_LAYERS):
        for place in range(width):
            after = ["begin"] if layer == 0 else [f"n{layer - 1}_{place}"]
            config = {"seconds": 0.3 + 0.05 * place}
            key = f"n{layer}_{place}"
            nodes.append(
                {"key": key, "name": f"Step {layer}.{place}", "type": "DELAY", "config": config, "dependsOn": after}
            )
    execution: str = gateway.data(_EXECUTE, {"input": {"nodes": nodes}})["executeWorkflow"]["execution"]["id"]
    return execution


def _until_ended(watched: Watched, id: str) -> float:
    while watched.gateway.data(_STATUS, {"id": id})["execution"]["status"] not in ("COMPLETED", "FAILED"):
        watched.page.wait_for_timeout(200)
    # Started, waiting, completed.
    return 3.0 * _NODES


def log(watched: Watched, load: Load, seconds: float, folder: Path) -> list[Cost]:
    """Measure reading a long log from its end to its beginning, and a while of following it."""
    watched.gateway.data(_PUBLISH)
    watched.gateway.stop()
    _grow(folder / "data" / "parley.sqlite3", EVENTS_IN_LOG)
    watched.gateway.start()
    watched.open("/events")
    page = watched.page
    grid = page.get_by_role("grid", name="Events")
    grid.wait_for()

    def scroll() -> float:
        deadline = time.perf_counter() + seconds * 3
        while time.perf_counter() < deadline:
            page.evaluate("document.querySelector('[role=grid][aria-label=Events]').parentElement.scrollTop = 0")
            page.wait_for_timeout(50)
        return float(grid.evaluate("grid => grid.scrollHeight / grid.firstElementChild.offsetHeight"))

    costs = [watched.during(SCROLLED, scroll)]
    watched.open("/events")
    with load.running():
        costs.append(watched.during("Log, followed", lambda: load.work(page, seconds)))
    return costs


def _grow(database: Path, size: int) -> None:
    """Copy an event until the log has `size` of them."""
    with sqlite3.connect(database) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(event_log)")]
        last, id = connection.execute("SELECT seq, id FROM event_log WHERE type = 'deploy.done'").fetchone()
        own = {"seq": "n.value", "id": "'evt_' || printf('%026d', n.value)"}
        values = ", ".join(own.get(name, name) for name in columns)
        connection.execute(
            f"""WITH RECURSIVE n(value) AS (SELECT ? UNION ALL SELECT value + 1 FROM n WHERE value < ?)
            INSERT INTO event_log ({", ".join(columns)}) SELECT {values} FROM event_log, n WHERE event_log.id = ?""",
            (last + 1, size, id),
        )
        connection.execute("UPDATE log_head SET seq = ?", (size,))


MEASUREMENTS: Final = {"widgets": widgets, "pages": pages, "run": run, "log": log}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--only", default=",".join(MEASUREMENTS))
    given = parser.parse_args()
    costs: list[Cost] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        environment = {"DATA_DIR": str(folder / "data"), "SECRET_KEY": SECRET, "ADMIN_API_KEY": KEY}
        gateway = GatewayProcess(environment, folder).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        load = Load(gateway, given.rate)
        for each in given.only.split(","):
            watched = Watched(browser, gateway)
            costs += MEASUREMENTS[each](watched, load, given.seconds, folder)
            print(f"{each}: done", flush=True)
            watched.close()
        browser.close()
        gateway.stop()
    print(machine())
    print(
        table(
            ["page", "events/s", "renderer", "main thread", "long tasks", "longest", "heap, MB"],
            [each.row() for each in costs],
        )
    )
    print_targets(
        [
            at_most(each.what, "", MOST_CPU, Spread.of([each.cpu]), " % of a core", 1)
            for each in costs
            if each.what != SCROLLED
        ]
    )


if __name__ == "__main__":
    main()
