"""Triggers as written and shown: their due times, their URLs, and which of them keep their ids."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from auth.webhook_tokens import hook_token, trigger_id_of_token
from models.users import Role
from models.workflows import WorkflowTrigger
from tests.conftest import SECRET_KEY
from tests.gateways import Gateway
from tests.people import Person, on_database, person, unchanged
from tests.running import value

SHOWN = "workflow { id version triggers { id type config enabled url nextRunAt } }"
SECRET = "a secret of the sender's"


def make(author: Person, *triggers: dict[str, Any], **values: Any) -> dict[str, Any]:
    given = {"name": "W", "nodes": [value("a", 1)], "triggers": list(triggers), **values}
    workflow: dict[str, Any] = author.done("createWorkflow", SHOWN, **given)["workflow"]
    return workflow


def change(author: Person, id: str, *triggers: dict[str, Any], **values: Any) -> dict[str, Any]:
    given = {"triggers": list(triggers)} if triggers else {}
    workflow: dict[str, Any] = author.done("updateWorkflow", SHOWN, id=id, **given, **values)["workflow"]
    return workflow


def schedule(cron: str, **config: Any) -> dict[str, Any]:
    return {"type": "SCHEDULE", "config": {"cron": cron, **config}}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_schedule_shows_its_due_time_in_its_time_zone(author: Person) -> None:
    [trigger] = make(author, schedule("30 9 * * *", timeZone="Asia/Kolkata", input={"a": 1}))["triggers"]
    due = moment(trigger["nextRunAt"])
    local = due.astimezone(ZoneInfo("Asia/Kolkata"))
    assert (local.hour, local.minute, due > datetime.now(UTC)) == (9, 30, True)
    assert trigger["config"] == {"cron": "30 9 * * *", "timeZone": "Asia/Kolkata", "input": {"a": 1}}
    assert trigger["url"] is None


def test_a_schedule_is_paused_with_its_workflow(author: Person) -> None:
    made = make(author, schedule("@daily"), {**schedule("@hourly"), "enabled": False})
    assert [trigger["nextRunAt"] is not None for trigger in made["triggers"]] == [True, False]
    paused = change(author, made["id"], status="PAUSED")
    assert [trigger["nextRunAt"] for trigger in paused["triggers"]] == [None, None]
    again = change(author, made["id"], status="ACTIVE")
    assert again["triggers"][0]["nextRunAt"] == made["triggers"][0]["nextRunAt"]
    assert again["version"] == 1
    draft = make(author, schedule("@daily"), status="DRAFT")
    assert draft["triggers"][0]["nextRunAt"] is None


def test_a_webhook_has_an_unguessable_url(gateway: Gateway, author: Person) -> None:
    first, second = make(author, {"type": "WEBHOOK"}, {"type": "WEBHOOK"})["triggers"]
    public = urlsplit(first["url"])
    token = public.path.removeprefix("/hooks/")
    assert first["url"] != second["url"]
    assert len(token) == 69
    assert trigger_id_of_token(SECRET_KEY, token) == first["id"]
    assert trigger_id_of_token(SECRET_KEY, hook_token(SECRET_KEY + "?", first["id"])) is None
    for wrong in (token[:-1], token + "A", token[:26], "", token[:26] + token[:43], "é" * 69, "x" * 10_000):
        assert trigger_id_of_token(SECRET_KEY, wrong) is None
    assert first["config"] == {"signed": False}

    async def stored() -> list[dict[str, Any]]:
        return [row.columns() for row in await WorkflowTrigger.filter(id=first["id"])]

    assert token[26:] not in str(on_database(gateway, stored))


def test_a_secret_is_encrypted_and_never_shown(gateway: Gateway, author: Person) -> None:
    made = make(author, {"type": "WEBHOOK", "config": {"secret": SECRET}})
    [trigger] = made["triggers"]
    assert trigger["config"].keys() == {"signed", "secretSetAt"} and trigger["config"]["signed"]

    async def stored() -> list[WorkflowTrigger]:
        return await WorkflowTrigger.filter(workflow_id=made["id"])

    [row] = on_database(gateway, stored)
    assert row.sealed_secret is not None and SECRET not in row.sealed_secret
    kept = change(author, made["id"], {"type": "WEBHOOK", "config": trigger["config"]})
    assert kept == made, "the config that was read can be written back"
    same = change(author, made["id"], {"type": "WEBHOOK", "config": {"secret": SECRET}})
    assert same == made
    [other] = on_database(gateway, stored)
    assert other.sealed_secret is not None
    changed = change(author, made["id"], {"type": "WEBHOOK", "config": {"secret": SECRET + "!"}})
    assert (changed["version"], changed["triggers"][0]["url"]) == (2, trigger["url"])
    [other] = on_database(gateway, stored)
    assert other.sealed_secret != row.sealed_secret
    unsigned = change(author, made["id"], {"type": "WEBHOOK"})
    assert unsigned["triggers"][0]["config"] == {"signed": False}
    [bare] = on_database(gateway, stored)
    assert bare.sealed_secret is None


def test_updated_triggers_keep_their_ids(author: Person) -> None:
    hook, daily, event = (
        {"type": "WEBHOOK"},
        schedule("@daily"),
        {"type": "EVENT", "config": {"types": ["agent.*"], "filter": "event.data.a == 1"}},
    )
    made = make(author, hook, daily, event)
    ids = [trigger["id"] for trigger in made["triggers"]]
    turned = change(author, made["id"], event, hook, daily)
    assert [trigger["id"] for trigger in turned["triggers"]] == [ids[2], ids[0], ids[1]]
    changed = change(author, made["id"], schedule("@hourly"), daily, hook)
    assert [trigger["id"] for trigger in changed["triggers"]][1:] == [ids[1], ids[0]]
    assert changed["triggers"][0]["id"] not in ids, "the event trigger was replaced by a new one"
    moved = change(author, made["id"], schedule("0 5 * * *"), hook)
    assert moved["triggers"][0]["id"] in (ids[1], changed["triggers"][0]["id"])
    assert moved["triggers"][1]["url"] == made["triggers"][0]["url"]


def test_too_many_triggers_are_rejected(gateway: Gateway, author: Person) -> None:
    given = {"name": "W", "nodes": [value("a", 1)], "triggers": [{"type": "MANUAL"}] * 51}
    with unchanged(gateway):
        assert author.refused("createWorkflow", "workflow { id }", **given) == ("BAD_USER_INPUT", "triggers")


def test_viewers_see_no_url(gateway: Gateway, author: Person) -> None:
    id = make(author, {"type": "WEBHOOK"})["id"]
    viewer = person(gateway, Role.VIEWER)
    shown = viewer.data("query($id: ID!) { workflow(id: $id) { triggers { type url } } }", id=id)
    assert shown["workflow"]["triggers"] == [{"type": "WEBHOOK", "url": None}]
