"""Deliveries are deleted some time after their end."""

from datetime import timedelta

from engine.deliveries.retention import delivery_jobs
from models.deliveries import Delivery
from settings import Settings
from storage.clock import now
from tests.deliveries.house import ended, sent
from tests.gateways import Gateway
from tests.people import administrator, on_database


def test_a_delivery_is_kept_for_the_days_of_the_setting_after_its_end(gateway: Gateway) -> None:
    admin = administrator(gateway)
    old, recent = (ended(admin, sent(admin, "TEST")[0]["id"])["id"] for _ in range(2))
    settings = Settings.load(gateway.environment)
    [retention] = [job for job in delivery_jobs(settings) if job.name == "delivery retention"]

    async def prune() -> None:
        long_ago = now() - timedelta(days=settings.delivery_retention_days, hours=1)
        await Delivery.filter(id=old).update(completed_at=long_ago)
        await retention.sweep(now())

    on_database(gateway, prune)
    found = admin.data("{ deliveries(filter: {channel: TEST}) { nodes { id } } }")["deliveries"]["nodes"]
    assert [each["id"] for each in found] == [recent]
