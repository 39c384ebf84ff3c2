"""The organization that a call belongs to: the only one, or the one that the operator has named; never a guess."""

from collections.abc import Callable, Mapping

import pytest

from models.users import Role
from settings import SettingError, Settings
from tests.fakes.slack import FakeSlack
from tests.gateways import Gateway
from tests.inbound.conftest import SETTINGS
from tests.inbound.test_github import body_of, send
from tests.inbound.workspace import Workspace
from tests.ledger import placed
from tests.people import Person, administrator, person, unchanged

ORGANIZATION = "{ viewer { organization { id } } }"
EVENTS = "{ events(last: 20) { nodes { ... on CustomEvent { data } } } }"


def organization_of(someone: Person) -> str:
    id: str = someone.data(ORGANIZATION)["viewer"]["organization"]["id"]
    return id


def numbers(someone: Person) -> set[int]:
    """Return the numbers of the webhooks that an organization has received."""
    placed(someone.gateway)
    return {each["data"]["number"] for each in someone.data(EVENTS)["events"]["nodes"] if each}


def test_calls_go_to_the_organizations_that_are_named(
    backend_name: str, new_environment: Callable[[str], dict[str, str]], fake_slack: FakeSlack
) -> None:
    environment = {**new_environment(backend_name), **SETTINGS, **fake_slack.settings}
    with Gateway(environment) as before:
        ids = {
            "first": organization_of(administrator(before)),
            "second": organization_of(person(before, Role.ADMIN, "Second")),
        }
    named = ["slack/T1={second}", "github/acme={first}", "github/Acme/Site={second}", "pipedream={first}"]
    with Gateway({**environment, "INBOUND_ORGANIZATIONS": ",".join(named).format(**ids)}) as gateway:
        workspace, stranger = Workspace(gateway, fake_slack), person(gateway)
        asker = person(gateway, Role.ADMIN, "Second")
        for someone in (asker, stranger):
            workspace.event(workspace.message(workspace.slack_user(workspace.email(someone)), "Hello"))
        workspace.asked(asker)
        workspace.settled()
        assert not workspace.requests_of(stranger), "a user of another organization"
        for number, repository in ((901, "acme/other"), (902, "acme/site")):
            assert send(gateway, body_of(number=number, repository={"full_name": repository})).status_code == 202
        assert (numbers(administrator(gateway)), numbers(asker)) == ({901}, {902})
        with unchanged(gateway):
            assert send(gateway, body_of(repository={"full_name": "evil/site"})).status_code == 404
            workspace.team = "T2"
            assert workspace.event(workspace.message("U1", "Hello")).status_code == 404


def test_without_the_setting_several_organizations_receive_nothing(
    own_gateway_with: Callable[[Mapping[str, str]], Gateway], fake_slack: FakeSlack
) -> None:
    gateway = own_gateway_with({})
    workspace = Workspace(gateway, fake_slack)
    assert send(gateway, body_of()).status_code == 202
    person(gateway, Role.ADMIN, "Second")
    with unchanged(gateway):
        assert send(gateway, body_of()).status_code == 404
        assert workspace.event(workspace.message("U1", "Hello")).status_code == 404


@pytest.mark.parametrize("value", ["T1=org_1", "slack/T1", "slack/T1=usr_1", "mail/x=org_1"])
def test_an_invalid_setting_is_reported_at_the_start(backend: Mapping[str, str], value: str) -> None:
    with pytest.raises(SettingError, match="INBOUND_ORGANIZATIONS contains"):
        Settings.load({**backend, "INBOUND_ORGANIZATIONS": value})
