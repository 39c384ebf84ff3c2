"""The designer: a workflow with the mouse, another by keyboard alone, drafts that survive, and two people at once."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.running import node, value

CREATE = (
    "mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { workflow { id } errors { message } } }"
)
RENAME = "mutation ($input: UpdateWorkflowInput!) { updateWorkflow(input: $input) { errors { message } } }"
READ = "query ($id: ID!) { workflow(id: $id) { version name nodes { key type config dependsOn when onError } } }"
NEWEST = "{ workflows(first: 1) { nodes { id name version nodes { key dependsOn when onError } } } }"


def test_a_workflow_is_designed_with_the_mouse_tried_and_published(console: Console) -> None:
    page = console.open("/workflows/new").wait_until_live().page
    canvas = page.locator(".react-flow__pane")
    page.get_by_role("button", name="Add Condition").drag_to(canvas, target_position={"x": 200, "y": 60})
    expect(card(page, "condition")).to_be_visible()
    field(page, "Expression").fill("input.amount > 100")
    expect(page.get_by_text("No problems")).to_have_count(0)  # it has no name yet

    pull(page, "condition", "true", canvas, 120, 560)  # a connection that ends on the canvas asks what to add there
    option(console, "Approval").click()
    expect(card(page, "approval")).to_be_visible()
    pull(page, "condition", "false", canvas, 480, 560)
    option(console, "Transform").click()
    pull(page, "approval", "approved", page.locator("[data-id=transform] .react-flow__handle-top"))
    page.locator("[data-id='condition→transform'] path").last.dispatch_event("click")
    page.get_by_role("button", name="Remove", exact=True).click()

    canvas.click(position={"x": 5, "y": 5})
    name = page.get_by_role("textbox", name="Name")
    name.fill("Approve what is large")
    expect(page.get_by_text("No problems")).to_be_visible()

    page.get_by_role("button", name="Try").click()
    field(page, "Input").fill('{"amount": ')
    run = console.dialog.get_by_role("button", name="Run")
    expect(run).to_be_disabled()
    expect(console.dialog.get_by_text("Not kept yet")).to_be_visible()
    console.press("ControlOrMeta+Enter")
    field(page, "Input").fill('{"amount": 500}')
    run.click()
    expect(card(page, "approval")).to_have_attribute("data-status", "WAITING")
    card(page, "approval").click()
    page.get_by_role("button", name="Approve").click()
    expect(card(page, "transform")).to_have_attribute("data-status", "COMPLETED")
    page.get_by_role("button", name="Hide the run").click()

    page.get_by_role("button", name="Publish").click()
    console.dialog.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile("/workflows/wfl_[a-z0-9]+/edit$"))
    expect(page.get_by_text("Published v1")).to_be_visible()
    made = console.data(NEWEST)["workflows"]["nodes"][0]
    assert {each["key"]: (each["dependsOn"], each["when"]) for each in made["nodes"]} == {
        "condition": ([], None),
        "approval": (["condition"], None),
        "transform": (["approval"], "nodes.approval.output.approved"),
    }
    console.check_accessibility()


def test_a_workflow_is_designed_by_keyboard_alone(console: Console) -> None:
    page = console.open("/workflows/new").wait_until_live().page
    expect(page.get_by_role("button", name="Start here")).to_be_visible()
    add(console, "delay")
    console.press("Enter")
    write(page, "0")
    console.press("Escape")
    add(console, "transform")
    expect(card(page, "transform")).to_be_visible()
    console.press("Enter")
    write(page, '{"waited": "${nodes.de')
    expect(page.get_by_role("option", name="nodes.delay.status")).to_have_count(0)  # it cannot fail the run and go on
    expect(page.get_by_role("listbox", name="Completions")).to_be_visible()
    console.press("Enter")
    write(page, '"}')
    console.press("Escape")
    expect(page.get_by_text("config.value")).to_have_count(0)

    console.press("ArrowUp")  # to the delay, along the edge
    add(console, "event")
    console.press("Enter")
    write(page, "order.paid")
    console.press("Escape", "Delete")
    expect(card(page, "event")).to_have_count(0)
    console.press("ControlOrMeta+z")
    expect(card(page, "event")).to_be_visible()
    card_of = page.locator("[data-id=event]")
    console.press("ControlOrMeta+Shift+Z")
    expect(card_of).to_have_count(0)
    console.press("ControlOrMeta+d", "l")
    expect(page.locator(".react-flow__node")).to_have_count(3)
    console.press("c")
    expect(console.dialog.get_by_role("option")).not_to_have_count(0)
    console.press("Enter")
    expect(console.dialog).to_have_count(0)

    console.press("Escape", "Escape")
    page.get_by_role("textbox", name="Name").focus()
    write(page, "By keyboard")
    console.press("ControlOrMeta+Enter")
    expect(console.dialog.get_by_text("Try it")).to_be_visible()
    console.press("ControlOrMeta+Enter")
    expect(card(page, "transform")).to_have_attribute("data-status", "COMPLETED")
    console.press("ControlOrMeta+s")
    expect(console.dialog.get_by_role("button", name="Publish")).to_be_focused()
    console.press("Enter")
    expect(page.get_by_text("Published v1")).to_be_visible()
    assert console.data(NEWEST)["workflows"]["nodes"][0]["name"] == "By keyboard"


def test_nodes_and_edges_are_dragged(gateway: Gateway, console: Console, new_console: NewConsole) -> None:
    id = created(gateway, value("first", 1), value("second", 2), value("third", 3, "first"))
    page = console.open(f"/workflows/{id}/edit").wait_until_live().page
    expect(card(page, "second")).to_be_visible()

    # A node is moved, back by undo, and it stays there for everyone, also before the workflow is published again.
    before = place_of(page, "second")
    drag(page, card(page, "second"), by=(60, 120))
    moved = place_of(page, "second")
    assert moved["y"] - before["y"] > 60, (before, moved)
    console.press("ControlOrMeta+z")
    page.wait_for_function(PLACED, arg=["second", before])
    console.press("ControlOrMeta+Shift+Z")
    page.wait_for_function(PLACED, arg=["second", moved])
    other = new_console(gateway).open(f"/workflows/{id}/edit").wait_until_live().page
    other.wait_for_function(PLACED, arg=["second", moved])

    # An edge is drawn from one node to another. Where it would close a circle, it is not accepted.
    pull(page, "first", "then", page.locator("[data-id=second] .react-flow__handle-top"))
    expect(page.locator("[data-id='first→second']")).to_have_count(1)
    pull(page, "third", "then", page.locator("[data-id=first] .react-flow__handle-top"))
    expect(page.locator(".react-flow__edge")).to_have_count(2)

    # Several nodes are chosen by a frame around them, and deleted together.
    pane = page.locator(".react-flow__pane").bounding_box()
    assert pane
    canvas = page.locator(".react-flow__pane")
    drag(page, canvas, start=(4, 4), by=(pane["width"] - 12, pane["height"] - 12))
    console.press("Delete")
    expect(page.locator(".react-flow__node")).to_have_count(0)
    console.press("ControlOrMeta+z")
    expect(page.locator(".react-flow__node")).to_have_count(3)


def test_a_draft_survives_and_two_people_cannot_overwrite_each_other(
    gateway: Gateway, console: Console, new_console: NewConsole
) -> None:
    id = created(gateway, value("first", 1), node("wait", "DELAY", {"seconds": 1}, "first"))
    path = f"/workflows/{id}/edit"
    page = console.open(path).wait_until_live().page
    card(page, "wait").click()
    field(page, "Seconds").fill("90")
    expect(page.get_by_text("Draft kept")).to_be_visible()
    console.expect_complaint("sessionStorage")  # of the new tab, while it is still empty
    page.close(run_before_unload=False)
    console.page = page = console.context.new_page()
    console.open(path).wait_until_live()
    expect(page.get_by_text("based on v1")).to_be_visible()
    expect(card(page, "wait")).to_contain_text("1 min 30 s")

    other = new_console(gateway).open(path).wait_until_live()
    card(other.page, "wait").click()
    field(other.page, "Seconds").fill("7")
    other.press("ControlOrMeta+s")
    other.dialog.get_by_role("button", name="Publish").click()
    expect(other.page.get_by_text("Published v2")).to_be_visible()

    expect(page.get_by_role("button", name="Conflict: v2")).to_be_visible()  # at once, without reload
    console.press("ControlOrMeta+s")
    expect(console.dialog).to_contain_text("wait · config · seconds")
    expect(console.dialog).to_contain_text("Was: 1")
    console.dialog.get_by_role("radio", name="Mine").check()
    console.dialog.get_by_role("button", name="Continue with these").click()
    console.press("ControlOrMeta+s")
    console.dialog.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published v3")).to_be_visible()
    expect(other.page.get_by_text("Published v3")).to_be_visible()  # who has no draft follows
    read = gateway.data(READ, {"id": id})["workflow"]
    assert [each["config"] for each in read["nodes"]] == [{"value": 1}, {"seconds": 90}]

    # A new name makes no version, and is not overwritten all the same.
    name = page.get_by_role("textbox", name="Name")
    console.press("Escape", "Escape")
    name.fill("Mine")
    gateway.data(RENAME, {"input": {"id": id, "name": "Theirs"}})
    expect(page.get_by_role("button", name="Conflict: changed meanwhile")).to_be_visible()
    console.press("ControlOrMeta+s")
    expect(console.dialog).to_contain_text("The workflow was changed meanwhile")
    console.dialog.get_by_role("button", name="Discard my draft").click()
    expect(name).to_have_value("Theirs")

    # The page of the run shares the stream that the designer has open.
    console.press("ControlOrMeta+Enter")
    console.dialog.get_by_role("button", name="Run").click()
    page.get_by_role("link", name="Open the run").click()
    expect(page.locator('.parley-node[data-key="wait"]')).to_have_attribute("data-status", "WAITING")


# ---------------------------------------------------------------- what a person does


def card(page: Page, key: str) -> Locator:
    """The card of a node on the canvas."""
    return page.locator(f"[data-id='{key}'] > div").first


def field(page: Page, label: str) -> Locator:
    """A field of a form."""
    return page.get_by_role("textbox", name=label, exact=True)


def option(console: Console, label: str) -> Locator:
    """A step or action in the dialog, by its name."""
    return console.dialog.get_by_role("option", name=re.compile(f"^{label} "))


def pull(page: Page, key: str, branch: str, to: Locator, x: float | None = None, y: float | None = None) -> None:
    """Drag from a branch of a node to an element, or to a place in it."""
    start = page.locator(f"[data-nodeid='{key}'][data-handleid='{branch}']").bounding_box()
    end = to.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    target = (end["x"] + (end["width"] / 2 if x is None else x), end["y"] + (end["height"] / 2 if y is None else y))
    page.mouse.move(*target, steps=8)
    page.mouse.up()


PLACED = """([key, at]) => {
  const node = document.querySelector(`.react-flow__node[data-id=${key}]`);
  if (!node) return false;
  const place = new DOMMatrix(getComputedStyle(node).transform);
  return place.e === at.x && place.f === at.y;
}"""


def place_of(page: Page, key: str) -> dict[str, float]:
    """Return where a node is on the canvas, whatever part of it is shown."""
    place: dict[str, float] = page.locator(f".react-flow__node[data-id={key}]").evaluate(
        "node => { const place = new DOMMatrix(getComputedStyle(node).transform); return { x: place.e, y: place.f }; }"
    )
    return place


def drag(page: Page, what: Locator, *, by: tuple[float, float], start: tuple[float, float] | None = None) -> None:
    """Drag an element by its middle, or by a place in it."""
    box = what.bounding_box()
    assert box
    x, y = start or (box["width"] / 2, box["height"] / 2)
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x + by[0], box["y"] + y + by[1], steps=8)
    page.mouse.up()
    expect(page.locator(".react-flow__node.dragging")).to_have_count(0)  # what was dragged has its place


def add(console: Console, text: str) -> None:
    """Add a node after the chosen one, by keyboard."""
    console.press("a")
    expect(console.dialog.get_by_role("combobox")).to_be_focused()
    console.page.keyboard.type(text)
    console.press("Enter")
    expect(console.dialog).to_have_count(0)


def write(page: Page, text: str) -> None:
    """Replace the text of the focused field, key by key."""
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def created(gateway: Gateway, *nodes: dict[str, Any]) -> str:
    """Return the id of a new workflow."""
    made = gateway.data(CREATE, {"input": {"name": "Shared", "nodes": list(nodes)}})
    id: str = made["createWorkflow"]["workflow"]["id"]
    return id
