"""GraphiQL as a person uses it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Response

from tests.browser.expecting import expect
from tests.browser.visit import Visit
from tests.gateways import ROOT

OPERATIONS: Final = ROOT / "web" / "graphiql" / "operations"


@dataclass(frozen=True)
class SavedOperation:
    """An entry of the sidebar, as defined by its file."""

    title: str
    group: str
    document: str
    variables: str

    @property
    def name(self) -> str:
        """The operation name in the document."""
        found = re.search(r"^(?:query|mutation|subscription) (\w+)", self.document, re.MULTILINE)
        assert found, self.title
        return found[1]


def saved_operations() -> dict[str, SavedOperation]:
    """Return every entry that the sidebar must have, by title."""
    found = [_read(path) for path in sorted(OPERATIONS.glob("*/*.graphql"))]
    assert len({operation.title for operation in found}) == len(found), "two operations with one title"
    return {operation.title: operation for operation in found}


def _read(path: Path) -> SavedOperation:
    source = path.read_text()
    title = source.splitlines()[0].removeprefix("#").strip()
    variables = re.search(r"^# variables: (.*)$", source, re.MULTILINE)
    return SavedOperation(title, path.parent.name, source, variables[1] if variables else "")


class Window(Visit):
    """GraphiQL in a window of its own."""

    # ------------------------------------------------------------ the page

    def open(self, path: str = "/graphiql") -> "Window":
        """Open the page and wait until it accepts input."""
        self.page.goto(self.gateway.url + path)
        expect(self.page.locator(".graphiql-query-editor .view-lines")).to_be_visible()
        return self

    def sign_in(self, token: str | None = None) -> "Window":
        """Enter a token, by default the administrator's."""
        self.page.get_by_label("Token or API key").fill(self.gateway.admin_key if token is None else token)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        expect(self.sign_out).to_be_visible()
        return self

    @property
    def sign_out(self) -> Locator:
        """The button shown while someone is signed in."""
        return self.page.get_by_role("button", name="Sign out")

    @property
    def signed_in(self) -> Locator:
        """The signed-in actor, as shown by the bar."""
        return self.page.locator(".who summary")

    @property
    def bar_says(self) -> Locator:
        """The text of the bar when signed out: a neutral state, or the error."""
        return self.page.locator(".bar-state")

    @property
    def sidebar(self) -> Locator:
        """The saved operations."""
        return self.page.get_by_role("region", name="Parley operations")

    def open_operation(self, title: str) -> SavedOperation:
        """Open a saved operation and check that it is in the editors."""
        operation = saved_operations()[title]
        self.sidebar.get_by_role(
            "button", name=re.compile(f"^{re.escape(title)}\\s*(query|mutation|subscription)$")
        ).click()
        expect(self.page.locator(".graphiql-tab-active")).to_contain_text(operation.name)
        expect(_line(self.page.locator(".graphiql-query-editor"), operation.title)).to_be_visible()
        if operation.variables:
            first = next(iter(json.loads(operation.variables)))
            expect(_line(self.variables, f'"{first}":').first).to_be_visible()
        return operation

    @property
    def variables(self) -> Locator:
        """The editor of the variables."""
        return self.page.get_by_role("region", name="Variables", exact=True)

    def write(self, editor: Locator, text: str) -> None:
        """Replace an editor's content by pasting: typing would close brackets twice."""
        editor.locator(".view-lines:visible").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.keyboard.press("ControlOrMeta+V")

    def write_variables(self, values: Mapping[str, Any]) -> None:
        """Replace the variables of the active tab."""
        text = json.dumps(values)
        self.write(self.variables, text)
        expect(_line(self.variables, text[-10:])).to_be_visible()

    def write_query(self, text: str) -> None:
        """Replace the document of the active tab."""
        self.write(self.page.locator(".graphiql-query-editor"), text)

    def run(self) -> dict[str, Any]:
        """Run the active query or mutation, and return the response once the page shows it."""
        with self.page.expect_response(_is_answer) as coming:
            self.execute()
        response: dict[str, Any] = coming.value.json()
        # Only the names: long lines are wrapped.
        for line in json.dumps(response, indent=2, ensure_ascii=False).splitlines()[1:6]:
            expect(_line(self.response, line.split(": ")[0].strip()).first).to_be_visible()
        return response

    def execute(self) -> None:
        """Press the execute button."""
        self.page.get_by_role("button", name=re.compile("^Execute query")).click()

    @property
    def response(self) -> Locator:
        """The pane that shows the last response."""
        return self.page.get_by_role("region", name="Result Window")

    def do(self, title: str, /, **given: Any) -> Any:
        """Open and run a saved query or mutation with its own variables, and return its one field.

        `given` are values of `input`, or of the variables themselves where the operation has no `input`.
        """
        self.prepare(title, **given)
        response = self.run()
        assert "errors" not in response, response["errors"]
        fields = response["data"]
        value = next(iter(fields.values())) if len(fields) == 1 else fields
        if isinstance(value, dict) and "errors" in value:
            assert value["errors"] == [], value["errors"]
        return value

    def prepare(self, title: str, /, **given: Any) -> SavedOperation:
        """Open a saved operation and fill in the given values."""
        operation = self.open_operation(title)
        if given:
            values = json.loads(operation.variables)
            place = values.get("input", values)
            assert given.keys() <= place.keys() | _MAY_BE_ADDED, f"{title} has no place for {given.keys()}"
            place.update(given)
            self.write_variables(values)
        return operation

    # ------------------------------------------------------------ the Live panel

    def watch(self, title: str, /, *, until: str = "connected", **given: Any) -> None:
        """Open and run a saved subscription, and return once it has that status."""
        operation = self.prepare(title, **given)
        self.execute()
        expect(self.live_tab(operation.name)).to_have_attribute("aria-pressed", "true")
        expect(self.live_status).to_have_text(until)
        # The first item says that the gateway has opened the stream; everything from now on is included.
        expect(self.rows.first).to_be_visible()

    @property
    def live(self) -> Locator:
        """The panel below the response."""
        return self.page.get_by_role("region", name="Live events")

    @property
    def live_status(self) -> Locator:
        """The status of the active stream, as one word."""
        return self.live.get_by_role("status")

    @property
    def live_notice(self) -> Locator:
        """The reason why the active stream ended."""
        return self.live.get_by_role("alert")

    @property
    def rows(self) -> Locator:
        """The events of the active stream, newest first."""
        return self.live.locator(".live-row")

    def row(self, label: str, summary: str) -> Locator:
        """The events with this type (or type name) and this text in their summary."""
        typed = self.page.locator(".live-type").get_by_text(label, exact=True)
        return self.rows.filter(has=typed).filter(has=self.page.locator(".live-summary", has_text=summary))

    def live_tab(self, operation: str) -> Locator:
        """The button that activates a stream's tab in the panel."""
        return self.live.get_by_role("button", name=operation, exact=True)


# Optional variables that the saved operations omit.
_MAY_BE_ADDED: Final = frozenset({"sessionId", "assignTo"})


def _line(editor: Locator, text: str) -> Locator:
    """A line of an editor; the editor shows no-break spaces, which Playwright treats as spaces."""
    return editor.locator(".view-line", has_text=text)


def _is_answer(response: Response) -> bool:
    """Return whether this is the response to a user's operation, not to one of the page's own requests."""
    request = response.request
    if urlsplit(request.url).path != "/graphql" or request.method != "POST":
        return False
    return "__schema" not in (request.post_data or "")
