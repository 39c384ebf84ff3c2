"""The cases of the audit trail for integration settings."""

from typing import Final

from tests.events.audit_cases import Prepared, case
from tests.events.house import House, numbers

SETTINGS: Final = "integration_settings"


@case("setIntegrationDefault", f"{SETTINGS}.default_changed")
def _(house: House) -> Prepared:
    return house.admin, {"channel": "SMS", "priority": next(numbers) % 100 + 1}


@case("setIntegrationDefault to the same")
def _(house: House) -> Prepared:
    given = {"channel": "TEST", "retryCount": 2}
    house.admin.done("setIntegrationDefault", "__typename", **given)
    return house.admin, given


@case("setIntegrationOverride", f"{SETTINGS}.override_changed")
def _(house: House) -> Prepared:
    return house.admin, {"userId": house.user()["id"], "channel": "EMAIL", "config": {"format": "text"}}


@case("setIntegrationOverride to the same")
def _(house: House) -> Prepared:
    secret = {"url": "https://hooks.example.com", "secret": "whsec_c2l4dGVlbiBieXRlcyBvciBtb3Jl"}
    given = {"userId": house.user()["id"], "channel": "WEBHOOK", "config": secret}
    house.admin.done("setIntegrationOverride", "__typename", **given)
    return house.admin, given


@case("removeIntegrationOverride", f"{SETTINGS}.override_removed")
def _(house: House) -> Prepared:
    given = {"userId": house.user()["id"], "channel": "SMS"}
    house.admin.done("setIntegrationOverride", "__typename", **given)
    return house.admin, given


@case("resetIntegrationOverrides", *[f"{SETTINGS}.override_removed"] * 2)
def _(house: House) -> Prepared:
    user_id = house.user()["id"]
    for channel in ("SMS", "EMAIL"):
        house.admin.done("setIntegrationOverride", "__typename", userId=user_id, channel=channel)
    return house.admin, {"userId": user_id}


@case("resetIntegrationOverrides of nothing")
def _(house: House) -> Prepared:
    return house.admin, {"userId": house.user()["id"]}


@case("registerSchema", "data_schema.registered")
def _(house: House) -> Prepared:
    version = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": {}}
    return house.admin, {"name": "audited", **version}


@case("triggerSync", "sync_job.created", "sync_job.updated")
def _(house: House) -> Prepared:
    return house.member, {"source": "BACKEND", "target": "DATABASE", "data": {"id": "audited"}}
