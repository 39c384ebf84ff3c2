"""axe-core in a page: which guidelines of accessibility it violates."""

from collections.abc import Collection
from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# Of what passes, axe-core would describe every element too, and the page would send all of it here.
_OPTIONS: Final = {"resultTypes": ["violations"]}
# What can differ between light and dark: they have the same elements.
_COLOR_RULES: Final = ["color-contrast", "link-in-text-block"]
_DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SETTLED: Final = """async () => {
  const running = () => document.getAnimations().filter(
    (each) => each.playState === 'running' && each.effect.getComputedTiming().iterations !== Infinity);
  while (running().length > 0) {
    await Promise.all(running().map((each) => each.finished.catch(() => null)));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""
_RUN: Final = "async ([context, options]) => (await axe.run(context ?? document, options)).violations"


def violations(
    page: Page,
    *,
    exclude: Collection[str] = (),
    impacts: Collection[str] | None = None,
    only_colors: bool = False,
) -> dict[str, list[str]]:
    """Return the rules of axe-core that the page violates as it is, with the elements concerned.

    Args:
        exclude: selectors of parts to leave out.
        impacts: the impacts of the violations to report; all by default.
        only_colors: only look for what other colours can change, on a page that was checked in others.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(_DRAWN)  # a new size or theme can show another part, which begins to fade in with the next frame
    page.evaluate(_SETTLED)  # what fades in has less contrast until then
    context = {"exclude": [[selector] for selector in exclude]} if exclude else None
    found: list[dict[str, Any]] = page.evaluate(
        _RUN, [context, {**_OPTIONS, "runOnly": _COLOR_RULES} if only_colors else _OPTIONS]
    )
    return {
        each["id"]: [node["html"][:160] for node in each["nodes"]]
        for each in found
        if impacts is None or each["impact"] in impacts
    }
