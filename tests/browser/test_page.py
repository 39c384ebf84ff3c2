"""The GraphiQL page: it loads from this host only, under a content security policy, is cached, and works."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.gateways import Gateway

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]

# Byte budget of a first visit over the wire. The editor is most of it.
HEAVIEST = 2_200_000


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/"])
def test_the_page_opens_at_each_of_its_paths(gateway: Gateway, window: Callable[[Gateway], Window], path: str) -> None:
    page = window(gateway).open(path).page
    expect(page).to_have_title("Parley · GraphiQL")
    expect(page.get_by_role("region", name="Operation Editor")).to_contain_text("Welcome to Parley")


def test_all_resources_come_from_this_host(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    """During a session of work: signing in, the documentation, a query, a subscription."""
    one = window(gateway).open().sign_in()
    one.do("Organization overview")
    one.watch("Watch everything")
    one.page.get_by_role("button", name="Show Documentation Explorer").click()
    expect(one.page.locator(".graphiql-doc-explorer")).to_be_visible()
    one.page.get_by_role("button", name="Show GraphiQL Explorer").click()
    one.page.get_by_role("button", name="Show History").click()
    one.page.get_by_role("button", name="Open settings dialog").click()
    expect(one.page.get_by_role("dialog")).to_be_visible()
    assert {urlsplit(address).netloc for address in one.addresses()} == {f"127.0.0.1:{gateway.port}"}
    assert [urlsplit(socket.url)._replace(netloc="").geturl() for socket in one.sockets] == ["ws:///graphql"]


def test_the_editor_completes_from_the_schema_and_marks_unknown_fields(
    gateway: Gateway, window: Callable[[Gateway], Window]
) -> None:
    one = window(gateway).open().sign_in()
    one.write_query("query { viewer { shoeSize } }")
    expect(one.page.locator(".graphiql-query-editor .squiggly-error").first).to_be_visible()
    one.write_query("query { viewer { role } }")
    expect(one.page.locator(".graphiql-query-editor .squiggly-error")).to_have_count(0)
    assert one.run() == {"data": {"viewer": {"role": "ADMIN"}}}

    one.write_query("query { ")
    expect(one.page.locator(".graphiql-query-editor .view-lines")).not_to_contain_text("viewer")  # it was pasted
    one.page.keyboard.type("sharedDocu")
    suggestions = one.page.locator(".suggest-widget.visible")
    expect(suggestions).to_contain_text("sharedDocument")


def test_the_content_security_policy_is_sent_and_enforced(
    gateway: Gateway, window: Callable[[Gateway], Window]
) -> None:
    one = window(gateway)
    with one.page.expect_response("**/graphiql") as coming:
        one.open()
    policy = coming.value.headers["content-security-policy"]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["frame-ancestors"] == "'none'"
    assert allowed["script-src"] == allowed["connect-src"] == allowed["worker-src"] == "'self'"

    one.expect_complaint("policy violated: connect-src http://127.0.0.1:1/")
    one.expect_complaint("policy violated: script-src-elem inline")
    one.expect_complaint("(?i)content security policy")
    asked = "fetch('http://127.0.0.1:1/').then(() => 'sent', () => 'refused')"
    assert one.page.evaluate(asked) == "refused"
    inserted = """() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      return Boolean(window.intruder);
    }"""
    assert one.page.evaluate(inserted) is False
    # Both were blocked before they became requests.
    assert not [address for address in one.addresses() if urlsplit(address).port == 1]


def test_assets_are_cached_and_the_page_is_not(gateway: Gateway, window: Callable[..., Window]) -> None:
    one = window(gateway, new=True).open()
    sizes = "performance.getEntriesByType('resource').map((entry) => [entry.name, entry.transferSize])"
    first = {name: size for name, size in one.page.evaluate(sizes) if "/assets/" in name}
    assert 0 < sum(first.values()) < HEAVIEST, first

    one.open()
    again = {name: size for name, size in one.page.evaluate(sizes) if "/assets/" in name}
    assert again and not any(again.values()), again

    with gateway.client() as client:
        for path in ("/graphiql", "/graphiql/"):
            page = client.get(path)
            assert page.headers["cache-control"] == "no-cache"
            unchanged = client.get(path, headers={"if-none-match": page.headers["etag"]})
            assert (unchanged.status_code, unchanged.content) == (304, b"")
        for address in first:
            file = client.get(urlsplit(address).path)
            assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
            plain = client.get(urlsplit(address).path, headers={"accept-encoding": "identity"})
            assert "content-encoding" not in plain.headers
            assert plain.content == file.content
            assert "accept-encoding" in plain.headers["vary"] and "accept-encoding" in file.headers["vary"]
            assert client.head(urlsplit(address).path).headers["content-length"] == file.headers["content-length"]
            unchanged = client.get(urlsplit(address).path, headers={"if-none-match": file.headers["etag"]})
            assert (unchanged.status_code, unchanged.content) == (304, b"")
        missing = client.get("/graphiql/assets/index-00000000.js")
        assert missing.status_code == 404
        assert missing.headers["cache-control"] == "no-store"
