"""The console's pages of integrations: connectors, an action to try, and how messages reach the user."""

import pytest

from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.fakes.studio import Studio
from tests.gateways import Gateway
from tests.people import administrator
from tests.studio.house import plugin_key

pytestmark = pytest.mark.browser

CHANNELS = "{ explainDelivery { channel willDeliver config { enabled overridden } } }"


def test_an_action_is_tried_in_a_form_made_from_its_schema(console: Console) -> None:
    console.open("/integrations").wait_until_live()
    console.main.get_by_role("row").filter(has_text="Posts and updates messages").click()
    expect(console.main.get_by_role("heading", name="Slack")).to_be_visible()
    expect(console.main.get_by_text("SLACK_BOT_TOKEN", exact=True)).to_be_visible()
    console.main.get_by_role("button", name="Post a message Posts").click()
    run = console.main.get_by_role("button", name="Run simulated")
    run.click()
    expect(console.main.get_by_text("The action failed")).to_be_visible()
    console.main.get_by_label("channel").fill("C024BE91L")
    console.main.get_by_role("textbox", name="text").first.fill("Done.")
    run.click()
    result = console.main.get_by_role("tree", name="Result")
    expect(result).to_contain_text("C024BE91L")
    console.check_accessibility()


def test_a_channel_says_whether_it_delivers_and_is_switched(console: Console) -> None:
    console.open("/integrations").wait_until_live()
    row = console.main.get_by_role("grid", name="Channels").get_by_role("row").filter(has_text="Webhook")
    expect(row.get_by_text("Built in")).to_be_visible()
    row.get_by_role("switch").click()
    expect(row.get_by_role("switch")).to_be_checked()
    expect(row).to_contain_text("1 of your own")
    [found] = [each for each in console.data(CHANNELS)["explainDelivery"] if each["channel"] == "WEBHOOK"]
    assert found["config"]["enabled"] and found["config"]["overridden"] == ["enabled"]


def test_a_window_of_studio_is_shown_with_what_it_was_asked_to_do(console: Console, gateway: Gateway) -> None:
    owner = administrator(gateway)
    console.open("/integrations").wait_until_live()
    with Studio(gateway.url, plugin_key(owner)) as studio:
        row = console.main.get_by_role("grid", name="Roblox Studio").get_by_role("row").filter(has_text="Obby")
        expect(row).to_contain_text("Connected")
        row.click()
        scripts = [{"path": "ServerScriptService/Greeter", "source": "print('Hello')"}]
        owner.done("pushStudioScripts", "commands { id }", scripts=scripts, instanceIds=[studio.instance_id])
        command = console.dialog.get_by_role("listitem").filter(has_text="ServerScriptService/Greeter")
        expect(command).to_contain_text("Completed")
        assert console.axe() == {}
    expect(row).to_contain_text("Disconnected")
    console.press("Escape")
    console.check_accessibility()
