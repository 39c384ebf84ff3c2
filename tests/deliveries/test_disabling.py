"""A webhook that accepts nothing any more: it is disabled, and its user is notified another way."""

from datetime import timedelta
from typing import Any

from engine.destinations.disabling import DISABLED_AFTER, LEAST_FAILURES
from models.deliveries import Delivery
from models.integration_settings import IntegrationOverride
from models.users import Role
from storage.clock import now
from tests.deliveries.house import DELIVERY, ended, sent, until
from tests.deliveries.receivers import OK, Receivers, failing
from tests.ledger import placed
from tests.people import Person, on_database, person


def settings(user: Person) -> dict[str, Any]:
    query = "{ integrationSettings { effective { channel enabled } } }"
    return {each["channel"]: each["enabled"] for each in user.data(query)["integrationSettings"]["effective"]}


def inbox(user: Person) -> list[dict[str, Any]]:
    """Return the deliveries to the user's inbox, newest first."""
    query = f"{{ deliveries(filter: {{channel: TEST}}) {{ nodes {{ {DELIVERY} }} }} }}"
    found: list[dict[str, Any]] = user.data(query)["deliveries"]["nodes"]
    return found


def failed(user: Person) -> None:
    """Deliver a message to the user's webhook, which rejects it."""
    assert ended(user, sent(user, "WEBHOOK")[0]["id"])["status"] == "FAILED"


def earlier(receivers: Receivers, user: Person, by: timedelta) -> None:
    """Move the user's override and deliveries into the past."""

    async def move() -> None:
        await IntegrationOverride.filter(user_id=user.id).update(updated_at=now() - by - timedelta(hours=1))
        await Delivery.filter(user_id=user.id).update(completed_at=now() - by)

    on_database(receivers.gateway, move)


def test_a_webhook_that_is_gone_is_disabled_at_once_and_its_user_notified(receivers: Receivers) -> None:
    user = receivers.add(failing(410))
    failed(user)
    until(lambda: settings(user)["WEBHOOK"], lambda enabled: not enabled)
    [notice] = until(lambda: inbox(user), bool)
    assert notice["subject"] == "Deliveries through WEBHOOK are disabled"
    assert "410" in notice["content"]
    placed(receivers.gateway)
    admin = person(receivers.gateway, Role.ADMIN, receivers.organization)
    query = '{ events(types: ["integration_settings.override_changed"], last: 1) { nodes { actor { name } } } }'
    assert admin.data(query)["events"]["nodes"] == [{"actor": {"name": "Parley"}}]
    # It can be enabled again.
    receivers.service.in_turn[receivers.path(user)] = [OK]
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel="WEBHOOK", enabled=True)
    assert ended(user, sent(user, "WEBHOOK")[0]["id"])["status"] == "SUCCESS"


def test_a_webhook_that_fails_for_days_is_disabled(receivers: Receivers) -> None:
    user = receivers.add(failing(400), retryCount=0)
    for _ in range(LEAST_FAILURES - 1):
        failed(user)
    earlier(receivers, user, DISABLED_AFTER)
    assert settings(user)["WEBHOOK"]
    failed(user)
    until(lambda: settings(user)["WEBHOOK"], lambda enabled: not enabled)
    [notice] = until(lambda: inbox(user), bool)
    assert "5 days" in notice["content"]


def test_a_webhook_that_has_worked_in_the_meantime_stays_enabled(receivers: Receivers) -> None:
    user = receivers.add(failing(400), retryCount=0)
    for _ in range(LEAST_FAILURES):
        failed(user)
    earlier(receivers, user, DISABLED_AFTER)
    receivers.service.in_turn[receivers.path(user)] = [OK, failing(400)]
    assert ended(user, sent(user, "WEBHOOK")[0]["id"])["status"] == "SUCCESS"
    failed(user)
    failed(user)
    assert settings(user)["WEBHOOK"]
    assert inbox(user) == []
