"""`expect` of Playwright, which waits for an element before it looks at it.

For the message of an assertion that may fail, Playwright describes the accessible tree of the whole page each time that
it looks and the element is not there yet. That takes the browser longer than drawing most pages. Waiting for a locator
does not, so that the assertion itself mostly looks once.
"""

from collections.abc import Callable
from functools import partial
from re import Pattern
from typing import Any, Final, overload

from playwright.sync_api import Error, Locator, Page
from playwright.sync_api import expect as _expect
from playwright.sync_api._generated import LocatorAssertions, PageAssertions

_LAST_LOOK: Final = 1_000
"""Milliseconds of an assertion about what was waited for in vain."""


class _OfLocator(LocatorAssertions):
    """Assertions about an element."""

    def __init__(self, locator: Locator) -> None:
        super().__init__(_expect(locator)._impl_obj)
        self._locator = locator

    def to_be_visible(self, **options: Any) -> None:
        __tracebackhide__ = True
        if (late := _after(self._locator.wait_for, options)) is not options:
            super().to_be_visible(**late)

    def to_be_focused(self, **options: Any) -> None:
        __tracebackhide__ = True
        super().to_be_focused(**_after(self._is_there, options))

    def to_have_attribute(self, name: str, value: Any = None, **options: Any) -> None:
        __tracebackhide__ = True
        super().to_have_attribute(name, value, **_after(self._is_there, options))

    def to_have_value(self, value: Any, **options: Any) -> None:
        __tracebackhide__ = True
        super().to_have_value(value, **_after(self._is_there, options))

    def to_contain_text(self, expected: Any, **options: Any) -> None:
        __tracebackhide__ = True
        super().to_contain_text(expected, **_after(self._has(expected), options))

    def to_have_text(self, expected: Any, **options: Any) -> None:
        __tracebackhide__ = True
        super().to_have_text(expected, **_after(self._has(expected), options))

    def _is_there(self, **options: Any) -> None:
        self._locator.wait_for(state="attached", **options)

    def _has(self, text: Any) -> Callable[..., object]:
        """Return a wait until an element has this text in any case, which is all that a locator can say."""
        if isinstance(text, str | Pattern):
            return partial(self._locator.filter(has_text=text).first.wait_for, state="attached")
        return self._is_there


class _OfPage(PageAssertions):
    """Assertions about a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(_expect(page)._impl_obj)
        self._page = page

    def to_have_url(self, url_or_reg_exp: Any, **options: Any) -> None:
        __tracebackhide__ = True
        wanted = (lambda url: url == url_or_reg_exp) if isinstance(url_or_reg_exp, str) else url_or_reg_exp
        wait = partial(self._page.wait_for_url, wanted, wait_until="commit")
        if (late := _after(wait, options)) is not options:
            super().to_have_url(url_or_reg_exp, **late)


def _after(wait: Callable[..., object], options: dict[str, Any]) -> dict[str, Any]:
    """Wait, and return the options for the assertion: it says best what does not happen, and need not wait as long."""
    given = {name: options[name] for name in ("timeout",) if name in options}
    try:
        wait(**given)
    except Error:
        return {**options, "timeout": _LAST_LOOK}
    return options


@overload
def expect(actual: Locator) -> LocatorAssertions: ...
@overload
def expect(actual: Page) -> PageAssertions: ...
def expect(actual: Locator | Page) -> LocatorAssertions | PageAssertions:
    """Return assertions about an element or a page, which wait until they hold."""
    return _OfPage(actual) if isinstance(actual, Page) else _OfLocator(actual)
