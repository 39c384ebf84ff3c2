"""The monitor of a run in a browser's own `EventSource`, in a page of another origin, while the gateway restarts."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Environment
from tests.docs.blocks import blocks
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.waiting import until

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

NAMES: Final = (
    "connected",
    "workflow_started",
    "node_started",
    "node_completed",
    "workflow_completed",
    "workflow_failed",
)
OPEN: Final = """([url, names]) => {
    window.seen = [];
    window.source = new EventSource(url);
    for (const name of names)
        window.source.addEventListener(name, (event) => {
            const { status, node_id } = JSON.parse(event.data);
            window.seen.push(node_id ? `${name} ${node_id}` : name);
        });
}"""
CLOSED: Final = "() => window.source.readyState === EventSource.CLOSED"
COMPLETED: Final = """mutation { executeWorkflow(input: {nodes: [{key: "one", type: TRANSFORM, config: {value: 1}}]}) {
  execution { id monitorUrl } errors { message } } }"""
RUN: Final = """mutation { executeWorkflow(input: {nodes: [
  {key: "one", type: APPROVAL, config: {title: "One"}},
  {key: "two", type: APPROVAL, config: {title: "Two"}, dependsOn: ["one"]}
]}) { execution { id monitorUrl } errors { message } } }"""
APPROVALS: Final = "{ approvals(first: 1) { nodes { id title } } }"
APPROVE: Final = "mutation($id: ID!) { respondToApproval(input: {id: $id, approved: true}) { errors { message } } }"


@pytest.fixture(scope="module")
def gateway(backend: Environment, page_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    process = ForkedGatewayProcess({**backend, "CORS_ORIGIN": page_url}, tmp_path_factory.mktemp("gateway"))
    yield process.start()
    process.kill()


def approve(gateway: GatewayProcess, title: str) -> None:
    """Approve an approval, once it is the newest one."""

    def newest() -> dict[str, str]:
        approval: dict[str, str] = gateway.data(APPROVALS)["approvals"]["nodes"][0]
        return approval

    until(lambda: newest()["title"] == title)
    assert gateway.data(APPROVE, {"id": newest()["id"]})["respondToApproval"]["errors"] == []


def await_event(page: Page, event: str) -> None:
    page.wait_for_function("event => window.seen.includes(event)", arg=event)


def test_an_event_source_follows_a_run_through_restarts_and_stops_after_its_end(
    chromium: Browser, gateway: GatewayProcess, page_url: str
) -> None:
    run = gateway.data(RUN)["executeWorkflow"]["execution"]
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(page_url)
        page.evaluate(OPEN, [run["monitorUrl"], NAMES])
        await_event(page, "node_started one")
        gateway.kill()
        gateway.start()
        approve(gateway, "One")
        await_event(page, "node_started two")
        gateway.stop()
        gateway.start()
        approve(gateway, "Two")
        await_event(page, "workflow_completed")
        page.wait_for_function(CLOSED)
        seen = page.evaluate("window.seen")
        assert seen.count("connected") >= 3
        assert [each for each in seen if each != "connected"] == [
            "workflow_started",
            "node_started one",
            "node_completed one",
            "node_started two",
            "node_completed two",
            "workflow_completed",
        ]


def test_an_event_source_stops_at_an_error(chromium: Browser, gateway: GatewayProcess, page_url: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(page_url)
        page.evaluate(OPEN, [f"{gateway.url}/api/workflows/monitor?execution_id=exe_1", NAMES])
        page.wait_for_function(CLOSED)
        assert page.evaluate("window.seen") == []


def test_the_code_of_the_page_shows_progress_and_the_output(
    chromium: Browser, gateway: GatewayProcess, page_url: str
) -> None:
    [block] = [each for each in blocks("docs/protocols.md") if "new EventSource(" in each.text]
    execution = gateway.data(COMPLETED)["executeWorkflow"]["execution"]
    logged: list[Any] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: logged.append([each.json_value() for each in message.args]))
        page.goto(page_url)
        with page.expect_console_message(lambda message: "ended" in message.text):
            page.evaluate(f"(execution) => {{ {block.text} }}", execution)
        assert logged == [[1], [{"one": 1}], ["ended, or rejected"]]
