"""A page that stays open renews its token in place."""

import json
from datetime import timedelta

from playwright.sync_api import Route

from storage.clock import now
from tests.browser.console.conftest import NewConsole
from tests.browser.expecting import expect
from tests.gateways import ANONYMOUS, Gateway

SIGN_IN = "mutation($input: SignInInput!) { signIn(input: $input) { token } }"
PASSWORD = "long and winding"


def test_a_token_is_replaced_before_it_expires(gateway: Gateway, new_console: NewConsole) -> None:
    """The response says that the token expires in seconds; the gateway itself extends it only in its last quarter."""
    person = {"email": "rosa@example.com", "name": "Rosa", "role": "MEMBER", "password": PASSWORD}
    gateway.data("mutation($i: CreateUserInput!) { createUser(input: $i) { errors { code } } }", {"i": person})

    def token() -> str:
        given = {"input": {"email": person["email"], "password": PASSWORD}}
        return str(gateway.graphql(SIGN_IN, given, ANONYMOUS)["data"]["signIn"]["token"])

    first, second = token(), token()
    console = new_console(gateway, first)

    def respond(route: Route) -> None:
        body = route.request.post_data or ""
        if '"query":"mutation ExtendToken' in body:
            route.fulfill(json={"data": {"extendToken": {"token": second, "expiresAt": None, "errors": []}}})
        elif '"query":"query Viewer' in body and first in route.request.headers["authorization"]:
            answer = route.fetch()
            changed = answer.json()
            changed["data"]["viewer"]["expiresAt"] = (now() + timedelta(seconds=3)).isoformat()
            route.fulfill(response=answer, json=changed)
        else:
            route.fallback()

    console.page.route("**/graphql", respond)
    console.open("/").wait_until_live()
    console.page.wait_for_function("token => sessionStorage.getItem('parley:token') === token", arg=second)
    expect(console.dialog).to_have_count(0)
    console.wait_until_live()
    assert len(console.sockets) == 1, "the socket stayed open"
    renewed = [frame for frame in console.frames_sent if "renewToken" in json.dumps(frame)]
    assert [frame["payload"]["variables"]["input"]["token"] for frame in renewed] == [second]
