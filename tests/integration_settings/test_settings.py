"""Integration settings: built-in defaults, an organization's defaults, a user's overrides, and how they are merged."""

from typing import Any, Final

import pytest

from engine.deliveries.tiers import SealedSecrets, open_secrets
from errors import NotConfigured
from models.users import Role
from storage.encryption import Place, seal_object
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, administrator, agent, person, unchanged

CONFIG: Final = "channel enabled priority retryCount retryDelaySeconds config source overridden"
SETTINGS: Final = f"settings {{ usingDefaults overrides {{ {CONFIG} }} effective {{ {CONFIG} }} }}"
READ: Final = f"""query($id: ID) {{ integrationSettings(userId: $id) {{
    user {{ id }} usingDefaults overrides {{ {CONFIG} }} effective {{ {CONFIG} }} }} }}"""

SLACK_CONFIG: Final = {"thread_replies": False, "mention_user": False, "include_agent_info": True}
EMAIL_CONFIG: Final = {"format": "html", "include_agent_info": True}
LOOPBACK: Final = ("127.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "017700000001", "localhost")
"""This machine, in notations that only the resolver understands."""
JOHN: Final = {"email_address": "john.doe@company.com", "format": "html"}


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture
def user(gateway: Gateway, request: pytest.FixtureRequest) -> Person:
    """An administrator of an organization of its own, so that nothing is set yet."""
    return person(gateway, Role.ADMIN, request.node.name)


def read(caller: Person, user: Person | None = None) -> dict[str, Any]:
    found: dict[str, Any] = caller.data(READ, id=None if user is None else user.id)["integrationSettings"]
    return found


def effective(caller: Person, channel: str) -> dict[str, Any]:
    """Return what applies to the caller, without where it comes from."""
    return next(each for each in read(caller)["effective"] if each["channel"] == channel)


def explained(caller: Person, channel: str) -> dict[str, Any]:
    found = caller.data("{ explainDelivery { channel willDeliver reason config { enabled } } }")["explainDelivery"]
    return dict(next(each for each in found if each["channel"] == channel))


def override(caller: Person, channel: str, **values: Any) -> dict[str, Any]:
    """Set an override, and return the channel's settings that apply then."""
    made = caller.done("setIntegrationOverride", SETTINGS, channel=channel, **values)["settings"]
    return next(each for each in made["effective"] if each["channel"] == channel)


def set_default(caller: Person, channel: str, **values: Any) -> dict[str, Any]:
    made: dict[str, Any] = caller.done("setIntegrationDefault", f"config {{ {CONFIG} }}", channel=channel, **values)
    return dict(made["config"])


# ---------------------------------------------------------------- defaults


@pytest.mark.parametrize(
    ("channel", "priority", "retries", "delay", "config"),
    [
        ("SLACK", 1, 3, 60, SLACK_CONFIG),
        ("EMAIL", 2, 3, 60, EMAIL_CONFIG),
        ("WEBHOOK", 3, 1, 30, {}),
        ("SMS", 4, 2, 45, {}),
        ("TEST", 5, 1, 10, {}),
        ("TEAMS", 6, 3, 60, {"include_agent_info": True}),
        ("DISCORD", 7, 3, 60, {"include_agent_info": True}),
    ],
)
def test_the_built_in_defaults(
    user: Person, channel: str, priority: int, retries: int, delay: int, config: dict[str, Any]
):
    found = user.data(f"{{ integrationDefaults {{ {CONFIG} }} }}")["integrationDefaults"]
    [each] = [each for each in found if each["channel"] == channel]
    assert (each["priority"], each["retryCount"], each["retryDelaySeconds"]) == (priority, retries, delay)
    assert each["config"] == config
    assert (each["source"], each["overridden"]) == ("DEFAULT", [])
    assert effective(user, channel) == each


def test_channels_are_listed_in_the_order_of_delivery(user: Person):
    channels = [each["channel"] for each in read(user)["effective"]]
    assert channels == ["SLACK", "EMAIL", "WEBHOOK", "SMS", "TEST", "TEAMS", "DISCORD"]
    override(user, "SMS", priority=1)
    override(user, "SLACK", priority=9)
    channels = [each["channel"] for each in read(user)["effective"]]
    assert channels == ["SMS", "EMAIL", "WEBHOOK", "TEST", "TEAMS", "DISCORD", "SLACK"]


@pytest.mark.parametrize("channel", ["WEBHOOK", "SMS", "TEAMS", "DISCORD"])
def test_channels_that_are_disabled_by_default(user: Person, channel: str):
    assert effective(user, channel)["enabled"] is False
    assert set_default(user, channel, enabled=True)["enabled"] is True
    assert effective(user, channel)["enabled"] is True


def test_without_settings_slack_and_email_are_disabled(user: Person):
    slack, email, test = (explained(user, name) for name in ("SLACK", "EMAIL", "TEST"))
    assert (slack["willDeliver"], slack["config"]["enabled"]) == (False, False)
    assert slack["reason"] == "It is not configured: SLACK_BOT_TOKEN is missing."
    assert (email["willDeliver"], email["config"]["enabled"]) == (False, False)
    assert email["reason"] == "It is not configured: SMTP_HOST and SMTP_FROM are missing."
    assert (test["willDeliver"], test["reason"]) == (True, "It is configured and healthy.")
    override(user, "EMAIL", enabled=True)
    reason = explained(user, "EMAIL")["reason"]
    assert reason.endswith("sending is simulated, because SMTP_HOST and SMTP_FROM are missing.")


def test_reading_writes_nothing(gateway: Gateway, admin: Person):
    member = person(gateway)
    with unchanged(gateway):
        assert read(member)["usingDefaults"] is True
        assert read(admin, member)["user"]["id"] == member.id
        admin.data("query($id: ID) { explainDelivery(userId: $id) { reason } }", id=member.id)
        member.data("{ integrationDefaults { channel } }")


# ---------------------------------------------------------------- overrides


def test_the_documented_user_with_an_email_override(user: Person):
    given = {"enabled": True, "priority": 1, "retryCount": 5, "retryDelaySeconds": 30, "config": JOHN}
    override(user, "EMAIL", **given)
    found = read(user)
    names = ["enabled", "priority", "retryCount", "retryDelaySeconds", "config"]
    [own] = found["overrides"]
    assert own == {"channel": "EMAIL", "source": "OVERRIDE", "overridden": names, **given}
    [applied] = [each for each in found["effective"] if each["channel"] == "EMAIL"]
    assert applied == own | {"config": {**EMAIL_CONFIG, **JOHN}}
    assert [each["source"] for each in found["effective"]].count("DEFAULT") == 6
    assert found["usingDefaults"] is False


def test_the_documented_user_without_overrides(gateway: Gateway):
    found = read(person(gateway))
    assert (found["overrides"], found["usingDefaults"]) == ([], True)
    by_channel = {each["channel"]: each for each in found["effective"]}
    assert by_channel["SLACK"]["config"] == SLACK_CONFIG
    assert by_channel["EMAIL"]["config"]["format"] == "html"


def test_an_override_keeps_what_it_leaves_out(user: Person):
    found = override(user, "EMAIL", retryCount=0)
    assert (found["retryCount"], found["retryDelaySeconds"], found["priority"]) == (0, 60, 2)
    assert found["overridden"] == ["retryCount"]
    override(user, "EMAIL", config={"email_address": "a@example.com"})
    found = override(user, "EMAIL", enabled=False)
    assert (found["retryCount"], found["enabled"]) == (0, False)
    assert found["config"] == {**EMAIL_CONFIG, "email_address": "a@example.com"}


def test_null_restores_the_default(user: Person):
    override(user, "EMAIL", retryCount=7, priority=3, config={"email_address": "a@example.com", "format": "text"})
    found = override(user, "EMAIL", retryCount=None, config={"format": None})
    assert (found["retryCount"], found["priority"]) == (3, 3)
    assert found["config"] == {**EMAIL_CONFIG, "email_address": "a@example.com"}
    found = override(user, "EMAIL", config=None)
    assert (found["config"], found["overridden"]) == (EMAIL_CONFIG, ["priority"])


def test_an_override_is_over_the_organizations_default_over_the_built_in(user: Person):
    assert set_default(user, "SLACK", retryCount=8, config={"mention_user": True, "channel_id": "C1"})["priority"] == 1
    override(user, "SLACK", config={"channel_id": "C2"})
    found = effective(user, "SLACK")
    assert found["retryCount"] == 8
    assert found["config"] == SLACK_CONFIG | {"mention_user": True, "channel_id": "C2"}
    set_default(user, "SLACK", retryCount=None, config=None)
    found = effective(user, "SLACK")
    assert (found["retryCount"], found["config"]) == (3, SLACK_CONFIG | {"channel_id": "C2"})


def test_the_explanation_says_which_setting_comes_from_where(user: Person):
    set_default(user, "EMAIL", enabled=True, retryCount=8, config={"format": "text"})
    override(user, "EMAIL", retryCount=3, config={"email_address": "a@example.com"})
    set_default(user, "WEBHOOK", config=WEBHOOK)
    found = user.data("{ explainDelivery { channel origins { setting tier } } }")["explainDelivery"]
    origins = {each["channel"]: {one["setting"]: one["tier"] for one in each["origins"]} for each in found}
    assert origins["EMAIL"] == {
        "enabled": "ORGANIZATION",
        "priority": "BUILT_IN",
        "retryCount": "USER",
        "retryDelaySeconds": "BUILT_IN",
        "config.format": "ORGANIZATION",
        "config.include_agent_info": "BUILT_IN",
        "config.email_address": "USER",
    }
    assert origins["WEBHOOK"]["config.secret"] == origins["WEBHOOK"]["config.url"] == "ORGANIZATION"
    assert set(origins["SMS"].values()) == {"BUILT_IN"}
    override(user, "WEBHOOK", config={"url": "https://elsewhere.example.com/"})
    found = user.data("{ explainDelivery { channel origins { setting tier } } }")["explainDelivery"]
    [webhook] = [each["origins"] for each in found if each["channel"] == "WEBHOOK"]
    assert {one["setting"] for one in webhook if one["setting"].startswith("config.")} == {"config.url"}


def test_an_override_that_equals_the_default_is_an_override(user: Person):
    override(user, "EMAIL", priority=2)
    assert read(user)["usingDefaults"] is False
    removed = user.done("removeIntegrationOverride", SETTINGS, channel="EMAIL")["settings"]
    assert (removed["usingDefaults"], removed["overrides"]) == (True, [])
    assert user.refused("removeIntegrationOverride", SETTINGS, channel="EMAIL") == ("NOT_FOUND", "channel")


def test_a_reset_removes_all_overrides(user: Person):
    override(user, "EMAIL", priority=5)
    override(user, "SMS", config={"phone_number": "+15551234567"})
    found = user.done("resetIntegrationOverrides", SETTINGS)["settings"]
    assert (found["usingDefaults"], found["overrides"]) == (True, [])
    assert user.done("resetIntegrationOverrides", SETTINGS)["settings"] == found


def test_an_override_can_be_required_or_excluded(user: Person):
    given = {"channel": "SMS", "priority": 3}
    assert user.refused("setIntegrationOverride", SETTINGS, expectExisting=True, **given) == ("NOT_FOUND", "channel")
    user.done("setIntegrationOverride", SETTINGS, expectExisting=False, **given)
    assert user.refused("setIntegrationOverride", SETTINGS, expectExisting=False, **given) == ("CONFLICT", "channel")
    user.done("setIntegrationOverride", SETTINGS, expectExisting=True, **given)


# ---------------------------------------------------------------- who


def test_users_have_their_own_settings(gateway: Gateway, admin: Person):
    ada, bob = person(gateway), person(gateway)
    override(ada, "EMAIL", priority=9)
    assert effective(bob, "EMAIL")["priority"] == 2
    [error] = bob.gateway.graphql(READ, {"id": ada.id}, bob.token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    given = {"userId": ada.id, "channel": "EMAIL", "priority": 1}
    assert bob.refused("setIntegrationOverride", SETTINGS, **given) == ("FORBIDDEN", None)
    assert bob.refused("resetIntegrationOverrides", SETTINGS, userId=ada.id) == ("FORBIDDEN", None)
    admin.done("setIntegrationOverride", SETTINGS, **given)
    assert effective(ada, "EMAIL")["priority"] == 1


def test_agents_have_no_settings(admin: Person):
    [error] = admin.gateway.graphql(READ, {}, agent(admin).token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"


# ---------------------------------------------------------------- config

WEBHOOK: Final = {
    "url": "https://hooks.example.com/a",
    "secret": "whsec_c2l4dGVlbiBieXRlcyBvciBtb3Jl",
    "authorization": "Bearer x",
}


@pytest.mark.parametrize(
    ("channel", "values", "field"),
    [
        ("EMAIL", {"config": {"emailAddress": "a@example.com"}}, "config.emailAddress"),
        ("EMAIL", {"config": {"unknown": None}}, "config.unknown"),
        ("EMAIL", {"config": {"format": "pdf"}}, "config.format"),
        ("EMAIL", {"config": {"email_address": "a@example.com\r\nBcc: b@example.com"}}, "config.email_address"),
        ("EMAIL", {"config": {"email_address": "nobody"}}, "config.email_address"),
        ("EMAIL", {"config": ["format"]}, "config"),
        ("SLACK", {"config": {"thread_replies": "yes"}}, "config.thread_replies"),
        ("SLACK", {"config": {"channel_id": "C1\nC2"}}, "config.channel_id"),
        ("SMS", {"config": {"phone_number": "0555 1234"}}, "config.phone_number"),
        ("SMS", {"config": {"phone_number": "+15551234567\n"}}, "config.phone_number"),
        ("WEBHOOK", {"config": {"url": "http://10.0.0.1/"}}, "config.url"),
        *(("WEBHOOK", {"config": {"url": f"http://{host}/"}}, "config.url") for host in LOOPBACK),
        ("TEAMS", {"config": {"url": "http://127.1/"}}, "config.url"),
        ("WEBHOOK", {"config": {"url": "https://[::ffff:169.254.169.254]/"}}, "config.url"),
        ("WEBHOOK", {"config": {"url": "https://example.com:22/"}}, "config.url"),
        ("WEBHOOK", {"config": {"url": "ftp://example.com/"}}, "config.url"),
        ("WEBHOOK", {"config": {"secret": "short"}}, "config.secret"),
        ("WEBHOOK", {"config": {"authorization": "a\r\nb: c"}}, "config.authorization"),
        ("TEAMS", {"config": {"url": "http://127.0.0.1/"}}, "config.url"),
        ("DISCORD", {"config": {"url": "http://localhost:8080/"}}, "config.url"),
        ("TEST", {"config": {"anything": 1}}, "config.anything"),
        ("EMAIL", {"priority": 0}, "priority"),
        ("EMAIL", {"priority": 101}, "priority"),
        ("EMAIL", {"retryCount": -1}, "retryCount"),
        ("EMAIL", {"retryCount": 21}, "retryCount"),
        ("EMAIL", {"retryDelaySeconds": 0}, "retryDelaySeconds"),
        ("EMAIL", {"retryDelaySeconds": 86_401}, "retryDelaySeconds"),
    ],
)
def test_an_invalid_value_is_rejected_by_name(
    gateway: Gateway, admin: Person, channel: str, values: dict[str, Any], field: str
):
    with unchanged(gateway):
        for mutation, shown in (("setIntegrationOverride", SETTINGS), ("setIntegrationDefault", "config { channel }")):
            assert admin.refused(mutation, shown, channel=channel, **values) == ("BAD_USER_INPUT", field)


def test_secrets_are_never_shown(user: Person):
    found = override(user, "WEBHOOK", config=WEBHOOK)
    assert found["config"] == {"url": WEBHOOK["url"], "secrets_set": ["authorization", "secret"]}
    found = override(user, "TEAMS", config={"url": "https://teams.example.com/secret-path"})
    assert found["config"] == {"include_agent_info": True, "secrets_set": ["url"]}
    # As returned, it can be sent back.
    assert override(user, "TEAMS", config=found["config"]) == found | {"overridden": ["config"]}


def test_secrets_that_cannot_be_decrypted_are_an_error_and_not_left_out():
    place = Place("integration_overrides", "sealed_secrets", "iov_1")
    row = SealedSecrets(place, seal_object([b"1" * 32], {"secret": "s"}, place), ("secret",))
    assert open_secrets([b"2" * 32, b"1" * 32], [row]) == {"secret": "s"}
    with pytest.raises(NotConfigured):
        open_secrets([b"2" * 32], [row])


def test_a_secret_is_kept_for_its_host_only(user: Person):
    override(user, "WEBHOOK", config=WEBHOOK)
    moved = override(user, "WEBHOOK", config={"url": "https://hooks.example.com/b"})
    assert moved["config"]["secrets_set"] == ["authorization", "secret"]
    moved = override(user, "WEBHOOK", config={"url": "https://other.example.com/b"})
    assert moved["config"] == {"url": "https://other.example.com/b"}


def test_an_override_with_another_url_does_not_inherit_the_organizations_secrets(user: Person):
    set_default(user, "WEBHOOK", config=WEBHOOK)
    assert effective(user, "WEBHOOK")["config"]["secrets_set"] == ["authorization", "secret"]
    found = override(user, "WEBHOOK", config={"url": "https://elsewhere.example.com/"})
    assert found["config"] == {"url": "https://elsewhere.example.com/"}


# ---------------------------------------------------------------- of several users


def test_the_settings_of_users_are_a_field_of_theirs(gateway: Gateway, admin: Person):
    ada, bob = person(gateway), person(gateway)
    override(ada, "EMAIL", priority=7)
    found = admin.data("{ users(last: 2) { nodes { id integrationSettings { usingDefaults user { id } } } } }")
    by_id = {each["id"]: each["integrationSettings"] for each in found["users"]["nodes"]}
    assert by_id == {
        ada.id: {"usingDefaults": False, "user": {"id": ada.id}},
        bob.id: {"usingDefaults": True, "user": {"id": bob.id}},
    }
    document = "{ viewer { actor { ... on User { integrationSettings { usingDefaults } } } } }"
    assert ada.data(document)["viewer"]["actor"] == {"integrationSettings": {"usingDefaults": False}}
    document = "query($id: ID!) { node(id: $id) { ... on User { integrationSettings { usingDefaults } } } }"
    [error] = gateway.graphql(document, {"id": bob.id}, ada.token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"


def test_an_override_has_an_id_and_times(user: Person):
    shown = "settings { effective { channel overrideId createdAt updatedAt } }"

    def of(channel: str, **values: Any) -> dict[str, Any]:
        made = user.done("setIntegrationOverride", shown, channel="EMAIL", **values)["settings"]["effective"]
        return next(each for each in made if each["channel"] == channel)

    first, second = of("EMAIL", priority=3), of("EMAIL", priority=4)
    assert first["createdAt"] == first["updatedAt"] == second["createdAt"] < second["updatedAt"]
    assert first["overrideId"] == second["overrideId"]
    assert of("SLACK") == {"channel": "SLACK", "overrideId": None, "createdAt": None, "updatedAt": None}


def test_changes_are_in_the_audit_trail_without_secrets(user: Person):
    set_default(user, "WEBHOOK", config=WEBHOOK)
    override(user, "EMAIL", config={"email_address": "a@example.com"})
    user.done("removeIntegrationOverride", "__typename", channel="EMAIL")
    placed(user.gateway)
    document = """query($types: [String!]) { events(first: 10, types: $types) { nodes {
        type occurredAt actor { id } ... on RecordChanged { recordId changes } } } }"""
    types = [f"integration_settings.{each}" for each in ("default_changed", "override_changed", "override_removed")]
    default, changed, removed = user.data(document, types=types)["events"]["nodes"]
    assert [each["type"] for each in (default, changed, removed)] == types
    assert {each["actor"]["id"] for each in (default, changed, removed)} == {user.id}
    assert default["recordId"] and default["occurredAt"] < changed["occurredAt"] < removed["occurredAt"]
    assert default["changes"]["config"] == {"url": WEBHOOK["url"]}
    assert default["changes"]["secretsSet"] == ["authorization", "secret"]
    assert changed["recordId"] == removed["recordId"]
    assert changed["changes"]["config"] == {"email_address": "a@example.com"}
    assert removed["changes"] == {"channel": "EMAIL"}


def test_what_others_set_is_hidden_from_members(gateway: Gateway, admin: Person):
    override(person(gateway), "EMAIL", config={"email_address": "private@example.com"})
    placed(gateway)
    document = "{ events(last: 100) { nodes { type } } }"
    seen = {each["type"] for each in person(gateway).data(document)["events"]["nodes"]}
    assert "integration_settings.override_changed" not in seen
    assert "integration_settings.override_changed" in {each["type"] for each in admin.data(document)["events"]["nodes"]}
