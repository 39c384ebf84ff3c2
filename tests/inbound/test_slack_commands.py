"""Slash commands: requests with an immediate acknowledgement, and linking an account by a code."""

from tortoise import Tortoise

from auth.link_codes import LIFETIME, link_code
from models.users import Role
from storage.clock import now
from tests.conftest import SECRET_KEY
from tests.inbound.workspace import Workspace
from tests.people import Person, administrator, agent, on_database
from tests.waiting import until

LINKS = "{ channelLinks { id externalUserId how user { id } } }"


def test_a_command_becomes_a_request_and_is_acknowledged_to_its_user_only(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    response = workspace.command(slack_user, "what is the status?")
    assert response.status_code == 200
    assert response.json()["response_type"] == "ephemeral"
    [request] = workspace.asked(user)
    assert (request["channel"], request["content"]) == ("SLACK", "what is the status?")


def test_the_url_for_responses_is_kept_secret_and_gets_the_reply(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    workspace.command(slack_user, "what is secret?", url="hidden")
    [request] = workspace.asked(user)
    until(lambda: workspace.slack.responses.get("hidden"))
    assert request["metadata"] == {} and "/hooks/" not in str(request["normalized"])

    async def stored() -> str:
        tables = Tortoise.apps["models"].values()
        return "".join([str(await table.all().values()) for table in tables])

    assert request["id"] in (found := on_database(workspace.gateway, stored))
    assert "/hooks/actions" not in found, "in no table, such as that of events or tasks"


def test_a_command_of_a_user_without_a_link_is_explained(workspace: Workspace) -> None:
    before = workspace.counts()
    # An address of its own: the replies to the commands of other tests may still arrive at theirs.
    assert workspace.command(workspace.slack_user(None), "what is the status?", url="unlinked").status_code == 200
    workspace.settled()
    assert "not linked" in workspace.slack.responses["unlinked"][0]["text"]
    assert workspace.counts() == before


def code_of(user: Person) -> str:
    code: str = user.done("linkChannelUser", "code expiresAt link { id }", channel="SLACK")["code"]
    return code


def links_of(user: Person) -> list[tuple[str, str]]:
    return [(each["externalUserId"], each["how"]) for each in user.data(LINKS)["channelLinks"]]


def test_a_code_links_the_account_from_which_it_is_sent_once(workspace: Workspace) -> None:
    user, _ = workspace.member()
    stranger, other = workspace.slack_user("private@example.com"), workspace.slack_user(None)
    code = code_of(user)
    assert "linked" in workspace.command(stranger, f"link {code}").json()["text"]
    assert links_of(user) == [(stranger, "EXPLICIT")]
    assert "used before" in workspace.command(other, f"link {code}").json()["text"]
    assert links_of(user) == [(stranger, "EXPLICIT")]
    workspace.event(workspace.message(stranger, "It is me"))
    assert [each["content"] for each in workspace.asked(user)] == ["It is me"]
    assert not workspace.slack.asked_for("users.info"), "an explicit link needs no e-mail address"
    assert "no longer linked" in workspace.command(stranger, "unlink").json()["text"]
    assert links_of(user) == []


def test_a_forged_or_expired_code_links_nothing(workspace: Workspace) -> None:
    user, _ = workspace.member()
    victim = administrator(workspace.gateway)
    code, expired = code_of(user), link_code(SECRET_KEY, user.id, now() - LIFETIME)
    forged = f"{victim.id.removeprefix('usr_')}{code[code.index('.') :]}"
    for given in (code[:-1] + ("A" if code[-1] != "A" else "B"), forged, expired, "x", "a.b.c", "." * 300):
        assert "not valid" in workspace.command(workspace.slack_user(None), f"link {given}").json()["text"]
    assert links_of(user) == []


def test_a_code_requires_a_credential_with_all_that_the_account_could_do(workspace: Workspace) -> None:
    user, _ = workspace.member()
    scopes = ["connections:write", "requests:write"]
    narrow = user.done("createApiKey", "secret", name="narrow", scopes=scopes)["secret"]
    assert Person(user.gateway, user.id, narrow).refused("linkChannelUser", "code", channel="SLACK")[0] == "FORBIDDEN"
    robot = agent(administrator(workspace.gateway))
    assert robot.refused("linkChannelUser", "code", channel="SLACK")[0] == "FORBIDDEN"
    assert user.refused("linkChannelUser", "code", channel="EMAIL") == ("BAD_USER_INPUT", "channel")


def test_only_an_administrator_links_and_unlinks_others(workspace: Workspace) -> None:
    admin, (user, _), (other, _) = administrator(workspace.gateway), workspace.member(), workspace.member()
    account = {"channel": "SLACK", "teamId": "T1", "externalUserId": workspace.slack_user(None), "userId": user.id}
    operator, _ = workspace.member(Role.OPERATOR)
    for caller in (user, operator):
        assert caller.refused("linkChannelUser", "link { id }", **account)[0] == "FORBIDDEN"
    link = admin.done("linkChannelUser", "link { id user { id } } code", **account)
    assert link["link"]["user"]["id"] == user.id and link["code"] is None
    assert other.refused("unlinkChannelUser", "link { id }", id=link["link"]["id"]) == ("NOT_FOUND", "id")
    assert other.data(LINKS)["channelLinks"] == []
    user.done("unlinkChannelUser", "link { id }", id=link["link"]["id"])
    assert links_of(user) == []


def test_help_and_an_empty_command_explain_the_command(workspace: Workspace) -> None:
    slack_user = workspace.slack_user(None)
    for text in ("", "help"):
        assert "link" in workspace.command(slack_user, text).json()["text"]
    workspace.settled()
    assert not workspace.slack.requests
