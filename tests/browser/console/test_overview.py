"""The Overview: a new user's first minutes, and what it shows of a gateway at work."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.conftest import SECRET_KEY
from tests.gateways import GatewayProcess

THREE_MINUTES = 180
FAILING = """mutation { createWorkflow(input: {name: "Split an invoice", nodes: [
    {key: "split", name: "Split the amount", type: TRANSFORM, config: {value: "${1 / int(input.n)}"}}
]}) { workflow { id } } }"""
RUN = "mutation($id: ID!) { executeWorkflow(input: {workflowId: $id, input: {n: 0}}) { execution { id } } }"


def test_a_new_user_sees_a_run_to_its_end(
    gateway_process: Callable[..., GatewayProcess], new_console: NewConsole, tmp_path: Path
) -> None:
    began = time.monotonic()
    process = gateway_process({"DATA_DIR": str(tmp_path), "ENVIRONMENT": "development", "SECRET_KEY": SECRET_KEY})
    [code] = re.findall(r"#sign-in=(\S+)", process.output())
    console = new_console(process, token="").open(f"/#sign-in={code}").wait_until_live()
    main, page = console.main, console.page

    main.get_by_role("button", name="Load the demo").click()
    expect(main.get_by_role("list", name="Needs you")).to_contain_text("Publish “The water cycle”?")
    expect(main.get_by_role("link", name="Agents")).to_contain_text("10")  # three of the demo, seven of the platform
    expect(main.get_by_role("button", name="Load the demo")).to_have_count(0)

    page.get_by_role("button", name="See the run").click()
    expect(page).to_have_url(re.compile("/runs/"))
    status = main.locator("header [data-status]").first
    expect(status).to_have_text("Waiting")

    console.press("g", "o")
    main.get_by_role("link", name="Publish “The water cycle”?").click()
    main.get_by_role("button", name="Approve").click()
    expect(main).to_contain_text("Administrator approved")
    console.press("g", "r")
    ended = main.get_by_role("row").filter(has_text="Publish an article")
    expect(ended).to_contain_text("Completed")
    ended.click()
    expect(status).to_have_text("Completed")
    console.press("g", "o")
    expect(main).to_contain_text("Nothing needs you.")
    assert time.monotonic() - began < THREE_MINUTES


def test_a_failure_appears_and_leads_to_its_node(console: Console) -> None:
    workflow = console.data(FAILING)["createWorkflow"]["workflow"]["id"]
    console.open("/").wait_until_live()
    failures = console.main.get_by_role("region", name=re.compile("Latest failures"))
    expect(failures).to_contain_text("No run has failed.")
    run = console.data(RUN, {"id": workflow})["executeWorkflow"]["execution"]["id"]
    failures.get_by_role("link", name="Split an invoice").click()
    expect(console.page).to_have_url(re.compile(f"/runs/{run}\\?node=split"))
    console.page.go_back()
    console.press("2")
    expect(console.page).to_have_url(re.compile("/tasks"))


def test_the_overview_is_accessible_when_empty_and_at_work(console: Console) -> None:
    console.open("/").wait_until_live()
    expect(console.main.get_by_role("link", name="Runs")).to_contain_text("in progress")
    console.check_accessibility()
