"""Unsubscribing from e-mails by the link in them: GET asks, POST disables EMAIL for that user, and nothing else."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from engine.deliveries.unsubscribing import unsubscribe_url
from tests.approvals.links import get, post
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, person, unchanged

ONE_CLICK: dict[str, Any] = {"List-Unsubscribe": "One-Click"}


def path_of(user: Person) -> str:
    """Return the path of a user's link."""
    gateway = user.gateway
    return urlsplit(unsubscribe_url(gateway.url, gateway.environment["SECRET_KEY"], user.id)).path


def overrides(user: Person) -> list[dict[str, Any]]:
    """Return the user's own settings."""
    query = "{ integrationSettings { overrides { channel enabled priority config } } }"
    found: list[dict[str, Any]] = user.data(query)["integrationSettings"]["overrides"]
    return found


def test_opening_the_link_changes_nothing(gateway: Gateway) -> None:
    user = person(gateway)
    with unchanged(gateway):
        shown = get(gateway, path_of(user))
        assert get(gateway, path_of(user), "HEAD").status_code == 200
    assert shown.status_code == 200 and "<button>Unsubscribe</button>" in shown.text
    assert (shown.headers["cache-control"], shown.headers["referrer-policy"]) == ("no-store", "no-referrer")


@pytest.mark.parametrize("fields", [{}, ONE_CLICK])
def test_a_post_disables_email_for_that_user_only(gateway: Gateway, fields: dict[str, Any]) -> None:
    user, other = person(gateway), person(gateway)
    done = post(gateway, path_of(user), **fields)
    assert (done.status_code, "location" in done.headers) == (200, False)
    assert [(each["channel"], each["enabled"]) for each in overrides(user)] == [("EMAIL", False)]
    assert overrides(other) == []


def test_the_rest_of_the_settings_stays_as_it_is(gateway: Gateway) -> None:
    user = person(gateway)
    given = {"channel": "EMAIL", "priority": 1, "config": {"format": "text"}}
    user.done("setIntegrationOverride", "settings { usingDefaults }", **given)
    assert post(gateway, path_of(user)).status_code == 200
    with unchanged(gateway):
        assert post(gateway, path_of(user)).status_code == 200, "a second time"
    [found] = overrides(user)
    assert (found["enabled"], found["priority"], found["config"]["format"]) == (False, 1, "text")
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="EMAIL", enabled=True)
    assert overrides(user)[0]["enabled"] is True, "it can be undone"


def test_it_is_in_the_audit_trail(gateway: Gateway) -> None:
    user = person(gateway)
    post(gateway, path_of(user))
    events = [each["type"] for each in recorded(gateway) if each["actor_id"] == user.id]
    assert events == ["integration_settings.override_changed"]


@pytest.mark.parametrize("place", [0, 10, 25, 26, 40, 47])
def test_a_changed_link_is_not_valid(gateway: Gateway, place: int) -> None:
    user = person(gateway)
    start, token = path_of(user).rsplit("/", 1)
    other = "a" if token[place] != "a" else "b"
    with unchanged(gateway):
        for changed in (token[:place] + other + token[place + 1 :], token[:-1], f"{token}a", token.upper()):
            assert get(gateway, f"{start}/{changed}").status_code == 404
            assert post(gateway, f"{start}/{changed}").status_code == 404
