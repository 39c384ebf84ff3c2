"""Every page by keyboard alone: Tab reaches all that can be done, the focus is seen, and the main thing gets done."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Locator

from models.users import Role
from tests.browser.console.console import Console
from tests.browser.console.keyboard import MOST_STOPS, Keyboard, printed
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import administrator, person
from tests.running import Runs, node, value


@dataclass(frozen=True)
class World:
    """The records of the gateway, by id."""

    workflow: str
    waiting: str
    failed: str
    agent: str
    session: str


@pytest.fixture(scope="module")
def world(gateway: Gateway) -> World:
    """One of each thing that pages show."""
    me = administrator(gateway)
    runs = Runs(me)
    nodes = [value("start", 1), node("ask", "APPROVAL", {"title": "Paint the shed?"}, "start")]
    workflow = me.done("createWorkflow", "workflow { id }", name="Paint", nodes=nodes)["workflow"]["id"]
    waiting = runs.start(workflowId=workflow)
    runs.until(waiting, "WAITING")
    failed = runs.start(value("a", "${input.absent.deeper}"))
    runs.until(failed, "FAILED")
    agent = me.done("createAgent", "agent { id }", name="Painter", type="paint", runtime="WORKER")["agent"]["id"]
    session = me.done("createSession", "session { id }", name="The shed")["session"]["id"]
    me.done("sendMessage", "message { id }", sessionId=session, content="Which colour?")
    me.done("createTask", "task { id }", title="Buy paint", type="paint", sessionId=session)
    person(gateway, Role.MEMBER).done("requestApproval", "approval { id }", title="Buy a ladder")
    me.done("setIntegrationDefault", "__typename", channel="TEST", enabled=True)
    me.done("deliver", "deliveries { id }", channels=["TEST"], content="The shed is red.")
    document = "{ viewer { role } }"
    me.done("createEndpoint", "endpoint { id }", name="Me", method="GET", path="me", document=document)
    return World(workflow, waiting, failed, agent, session)


class Hands(Keyboard):
    """The keyboard of a console."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.console = console
        self.page = console.page
        self.main = console.main
        self.dialog = console.dialog

    def button(self, name: str) -> Locator:
        """A button of the page."""
        return self.main.get_by_role("button", name=name, exact=True)

    def choice(self, name: str) -> Locator:
        """A button of the dialog, which may be about to open."""
        return self.dialog.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        """A text field of the open dialog."""
        return self.dialog.get_by_role("textbox", name=name, exact=True)

    def closes(self) -> None:
        """Close what is open by Escape, and require that the focus returns to the page."""
        self.press("Escape")
        expect(self.dialog).to_have_count(0)


def overview(hands: Hands, world: World) -> None:
    hands.use(hands.main.get_by_role("link", name="Buy a ladder"))
    expect(hands.page).to_have_url(re.compile("/approvals\\?approval="))


def sessions(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Name"), "The fence")
    hands.press("Control+Enter")
    expect(hands.page).to_have_url(re.compile("/sessions/ses_"))


def session(hands: Hands, world: World) -> None:
    hands.press("c")
    hands.page.keyboard.type("Red, like the barn")
    hands.press("Control+Enter")
    expect(hands.main.get_by_role("log").get_by_text("Red, like the barn")).to_be_visible()


def workflows(hands: Hands, world: World) -> None:
    hands.press("j", "x")
    expect(hands.dialog).to_be_visible()
    hands.press("Control+Enter")
    expect(hands.page).to_have_url(re.compile("/runs/exe_"))


def workflow(hands: Hands, world: World) -> None:
    hands.use(hands.button("Edit"))
    expect(hands.page).to_have_url(re.compile("/edit$"))


def designer(hands: Hands, world: World) -> None:
    hands.press("a")
    expect(hands.dialog.get_by_role("combobox")).to_be_focused()
    hands.page.keyboard.type("delay")
    hands.press("Enter")
    expect(hands.dialog).to_have_count(0)
    hands.press("Control+s")
    hands.use(hands.choice("Publish"))
    expect(hands.page.get_by_text("Published v2")).to_be_visible()


def runs(hands: Hands, world: World) -> None:
    hands.press("j", "k")
    expect(hands.main.get_by_role("row").filter(has_text="One-off")).to_be_focused()
    hands.press("Space", "Shift+R")
    expect(hands.console.toast("1 of 1 retried")).to_be_visible()


def run(hands: Hands, world: World) -> None:
    hands.use(hands.button("Approve"))
    expect(hands.main.locator("header [data-status=COMPLETED]").first).to_be_visible()


def approvals(hands: Hands, world: World) -> None:
    hands.press("Shift+A", "Enter")
    expect(hands.main.get_by_text("Approved", exact=True).first).to_be_visible()


def agents(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Name"), "Roofer")
    hands.fill(hands.field("Type"), "roof")
    hands.use(hands.choice("Create with key"))
    expect(hands.dialog.get_by_text("Waiting for the first heartbeat")).to_be_visible()
    hands.closes()
    expect(hands.main.get_by_role("row").filter(has_text="Roofer")).to_be_visible()


def agent(hands: Hands, world: World) -> None:
    hands.press("Shift+S")
    hands.use(hands.choice("Stop"))
    expect(hands.main.locator("header [data-status=STOPPED]")).to_be_visible()


def tasks(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Title"), "Sand the door")
    hands.fill(hands.field("Type"), "paint")
    hands.press("Control+Enter")
    expect(hands.page.get_by_role("dialog", name="Sand the door")).to_be_visible()
    hands.closes()
    hands.press("j", "x")
    cancelled = hands.main.get_by_role("region", name="Cancelled", exact=True)
    expect(cancelled.get_by_role("listitem")).to_have_count(1)


def integrations(hands: Hands, world: World) -> None:
    slack = hands.main.get_by_role("row").filter(has_text="Slack").first
    hands.tab_to(hands.main.get_by_role("grid", name="Connectors").locator("[role=row][tabindex='0']"))
    for _ in range(MOST_STOPS):
        if slack.evaluate("each => each === document.activeElement"):
            break
        hands.press("ArrowDown")
    hands.press("Enter")
    expect(hands.page).to_have_url(re.compile("/integrations/slack$"))


def integration(hands: Hands, world: World) -> None:
    hands.press("t")
    expect(hands.page.get_by_text("Simulated").first).to_be_visible()


def deliveries(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Name"), "Archive")
    hands.fill(hands.field("URL"), "https://example.com/hooks")
    hands.use(hands.choice("Create"))
    expect(hands.page.get_by_role("dialog", name="Archive")).to_be_visible()
    hands.closes()


def events(hands: Hands, world: World) -> None:
    hands.press("k", "k", "Enter")
    expect(hands.dialog).to_be_visible()
    hands.closes()
    hands.press("t")
    expect(hands.dialog).to_be_visible()
    hands.closes()


def endpoints(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Name"), "Mine")
    hands.fill(hands.field("Path"), "mine")
    hands.use(hands.choice("Publish"))
    hands.use(hands.choice("Send"))
    expect(hands.dialog.get_by_text("200", exact=True)).to_be_visible()
    hands.closes()


def people(hands: Hands, world: World) -> None:
    hands.press("n")
    hands.fill(hands.field("Name"), "Grace")
    hands.fill(hands.field("E-mail address"), "grace@example.com")
    hands.use(hands.choice("Invite"))
    hands.use(hands.choice("Done"))
    expect(hands.main.get_by_role("row").filter(has_text="Grace")).to_be_visible()


# The order matters: an approval that one page decides is not there for the next.
PAGES: Final[dict[str, tuple[str, Callable[[Hands, World], None]]]] = {
    "overview": ("/", overview),
    "sessions": ("/sessions", sessions),
    "session": ("/sessions/{session}", session),
    "runs": ("/runs", runs),
    "run": ("/runs/{waiting}?node=ask", run),
    "workflows": ("/workflows", workflows),
    "workflow": ("/workflows/{workflow}", workflow),
    "designer": ("/workflows/{workflow}/edit", designer),
    "approvals": ("/approvals", approvals),
    "agents": ("/agents", agents),
    "agent": ("/agents/{agent}", agent),
    "tasks": ("/tasks", tasks),
    "integrations": ("/integrations", integrations),
    "integration": ("/integrations/slack", integration),
    "deliveries": ("/deliveries", deliveries),
    "events": ("/events", events),
    "endpoints": ("/endpoints", endpoints),
    "people": ("/people", people),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_used_by_keyboard_alone(console: Console, world: World, page: str) -> None:
    path, act = PAGES[page]
    hands = Hands(console)
    console.open(path.format(**vars(world))).wait_until_live()
    expect(console.main.locator("[data-skeleton], [aria-busy=true]")).to_have_count(0)
    wrong = hands.walk()
    assert not wrong, printed(wrong)
    act(hands, world)


def test_graphiql_is_used_by_keyboard_alone(console: Console) -> None:
    page = console.page
    hands = Keyboard(console)
    page.goto(f"{console.gateway.url}/graphiql")
    frame = page.get_by_role("region", name="Operation Editor").locator(".graphiql-editor")
    hands.use(frame)  # Enter begins to write
    expect(frame).not_to_be_focused()
    page.evaluate("navigator.clipboard.writeText('{ viewer { role } }')")
    hands.press("ControlOrMeta+a", "ControlOrMeta+v", "Control+Enter")
    expect(page.get_by_role("region", name="Result Window").locator(".view-line", has_text="ADMIN")).to_be_visible()
    hands.press("Control+m", "Tab")  # while one writes, Tab indents until Ctrl M says otherwise
    expect(page.get_by_role("button", name=re.compile("^Execute query"))).to_be_focused()
