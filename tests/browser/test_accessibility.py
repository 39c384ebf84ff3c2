"""GraphiQL for everyone: no violation of the accessibility guidelines, and usable on a narrow screen."""

import re
from collections.abc import Callable
from typing import Final, Literal

import pytest

from tests.browser import axe
from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.gateways import Gateway

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]

# Of GraphiQL and its editor, which Parley does not change: a tab contains its close button, and Monaco's text input
# and lines have roles and names of their own.
UPSTREAM: Final = (".graphiql-tabs", ".monaco-editor", ".graphiql-doc-explorer")

# The colours of a comment and of the page, once the editor has drawn it: until then it replaces its lines.
COLORS: Final = """() => {
  const comment = document.querySelector('.graphiql-query-editor .view-line span span');
  const color = comment && getComputedStyle(comment).color;
  return color && [color, getComputedStyle(document.body).backgroundColor];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_accessibility_violations(
    gateway: Gateway, window: Callable[[Gateway], Window], scheme: Literal["light", "dark"]
) -> None:
    one = window(gateway)
    one.page.emulate_media(color_scheme=scheme)
    one.open()
    dark = scheme == "dark"
    assert axe.violations(one.page, exclude=UPSTREAM, only_colors=dark) == {}, "signed out"
    one.sign_in()
    one.watch("Watch everything")
    one.do("Create a task", title="Read it all")
    expect(one.row("collaboration.task_created", "Read it all")).to_have_count(1)
    assert axe.violations(one.page, exclude=UPSTREAM, only_colors=dark) == {}, "signed in, with a stream"


def test_comments_in_the_editor_have_enough_contrast(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        one = window(gateway)
        one.page.emulate_media(color_scheme=scheme)
        color, page = one.open().page.wait_for_function(COLORS).json_value()
        assert contrast(color, page) >= 4.5, scheme


def test_everything_fits_on_a_narrow_screen(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway)
    one.page.set_viewport_size({"width": 390, "height": 844})
    one.open().sign_in()
    assert one.page.locator(".bar").bounding_box()["height"] < 50, "more than one row"  # type: ignore[index]
    operations = one.page.get_by_role("button", name="Show Parley operations")
    operations.click()
    one.open_operation("Who am I?")
    expect(one.sidebar).to_have_count(0)  # it covered the editor
    assert one.run()["data"]["viewer"]["role"] == "ADMIN"
    operations.click()
    one.watch("Watch tasks")
    panes = [".graphiql-query-editor", ".result-window", ".live", ".graphiql-execute-button", ".graphiql-sidebar"]
    for pane in panes:
        box = one.page.locator(pane).bounding_box()
        assert box is not None, pane
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844, (pane, box)
    assert one.page.locator(".graphiql-query-editor").bounding_box()["width"] > 200  # type: ignore[index]
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.1, success criterion 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    red, green, blue = (int(each) / 255 for each in re.findall(r"\d+", color)[:3])
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
