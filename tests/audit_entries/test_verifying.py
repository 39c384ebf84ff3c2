"""`cli.py verify-audit` detects every later change of the trail, while the gateway runs."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from engine.audit_entries import verify
from models.audit_entries import AuditEntry, AuditHead, Change, audit, prune_entries, seal_entries
from models.users import Organization, Role
from storage.database import connection, transaction
from tests.audit_entries.trail import sealed, tamper, trail, verified
from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import Person, on_database, person
from tests.waiting import until

Damage = Callable[[str], Awaitable[Any]]
_KEYS: Final = 5


def audited(gateway: Gateway, name: str) -> tuple[Person, str]:
    """Return the administrator of a new organization, and its id; its trail has a few entries, all sealed."""
    admin = person(gateway, Role.ADMIN, name)
    for number in range(_KEYS):
        admin.done("createApiKey", "apiKey { id }", name=f"key {number}")
    sealed(admin)
    return admin, admin.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]


async def _edit(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=3).update(actor_id="usr_somebody_else")


async def _edit_values(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=3).update(after={"name": "harmless"})


async def _edit_with_hash(id: str) -> None:
    entry = await AuditEntry.get(organization_id=id, number=3)
    entry.address = "203.0.113.9"
    await AuditEntry.filter(id=entry.id).update(address=entry.address, hash=entry.digest())


async def _delete(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=3).delete()


async def _delete_first(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number__lt=3).delete()
    third = await AuditEntry.get(organization_id=id, number=3)
    await AuditHead.filter(organization_id=id).update(pruned_through=2, pruned_hash=third.previous_hash)


async def _insert(id: str) -> None:
    last = await AuditEntry.filter(organization_id=id).order_by("-number").first()
    assert last is not None
    forged = AuditEntry.new(**{**_copied(last), "number": 99, "previous_hash": last.hash, "hash": last.hash})
    await forged.insert()
    await AuditHead.filter(organization_id=id).update(number=99)


def _copied(entry: AuditEntry) -> dict[str, Any]:
    return {"organization_id": entry.organization_id, "action": entry.action, "actor_id": entry.actor_id}


async def _cut_off(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number__gt=3).delete()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (_edit, "entry 3 (aud_"),
        (_edit_values, "entry 3 (aud_"),
        (_edit_with_hash, "entry 4 (aud_"),
        (_delete, "entry 3 is missing"),
        (_delete_first, "entry 2 and those before it were removed"),
        (_insert, "is missing: entry 99"),
        (_cut_off, "entry 4 is missing: the chain had"),
    ],
)
def test_a_damaged_trail_is_found(gateway: Gateway, damage: Damage, found: str) -> None:
    _, id = audited(gateway, f"Damaged by {damage.__name__}")
    assert problem(gateway, id) is None
    tamper(gateway, lambda: damage(id))
    assert found in (problem(gateway, id) or "")


def problem(gateway: Gateway, id: str, anchors: Mapping[int, str] | None = None) -> str | None:
    return on_database(gateway, lambda: verify(id, anchors or {})).broken


def test_the_command_compares_the_trail_with_anchors_while_the_gateway_runs(gateway: Gateway, tmp_path: Path) -> None:
    _, id = audited(gateway, "Cut off")
    anchors = tmp_path / "anchors"
    saved = verified(gateway, "--organization", id, "--anchors", str(anchors))
    assert saved.returncode == 0 and f"{id}: intact, entries 1 to " in saved.stdout
    assert anchors.read_text().strip() in saved.stdout
    tamper(gateway, lambda: _cut_off_with_head(id))
    assert problem(gateway, id) is None
    done = verified(gateway, "--organization", id, "--anchors", str(anchors))
    assert done.returncode == 1
    assert f"{id}: BROKEN: entry 4 is missing: there is an anchor of entry" in done.stderr


async def _cut_off_with_head(id: str) -> None:
    await _cut_off(id)
    third = await AuditEntry.get(organization_id=id, number=3)
    await AuditHead.filter(organization_id=id).update(number=3, hash=third.hash)


def test_anchors_show_that_a_trail_was_written_again(gateway: Gateway) -> None:
    admin, id = audited(gateway, "Written again")
    last = sealed(admin)[0]
    anchors = {int(last["number"]): last["hash"]}
    assert problem(gateway, id, anchors) is None
    tamper(gateway, lambda: _write_again(id))
    assert problem(gateway, id) is None
    assert "is not the one that the anchor was made of" in (problem(gateway, id, anchors) or "")


async def _write_again(id: str) -> None:
    previous = ""
    for entry in await AuditEntry.filter(organization_id=id).order_by("number"):
        if entry.number == 2:
            entry.actor_id = "usr_somebody_else"
        entry.previous_hash = previous or entry.previous_hash
        previous = entry.hash = entry.digest()
        await entry.save()
    await AuditHead.filter(organization_id=id).update(hash=previous)


async def _forge(id: str, **values: Any) -> None:
    last = await AuditEntry.filter(organization_id=id).order_by("-number").first()
    assert last is not None and last.number is not None
    given = {"number": last.number + 1, "previous_hash": last.hash, "hash": "b" * 64} | values
    await AuditEntry.new(**{**_copied(last), "action": "user.signed_in", **given}).insert()


async def _forge_with_hash(id: str) -> None:
    await _forge(id)
    row = await AuditEntry.get(organization_id=id, hash="b" * 64)
    await AuditEntry.filter(id=row.id).update(hash=row.digest())


async def _forge_before(id: str) -> None:
    await _forge(id, number=0)


async def _forge_far_behind(id: str) -> None:
    await _forge(id, number=1_000)


async def _move_from_another(id: str) -> None:
    last = await AuditEntry.filter(organization_id=id).order_by("-number").first()
    [robbed] = await Organization.filter(name__startswith=f"Robbed by {_move_from_another.__name__}").limit(1)
    other = await AuditEntry.filter(organization_id=robbed.id, number=3).first()
    assert last is not None and last.number is not None and other is not None
    await AuditEntry.filter(id=other.id).update(organization_id=id, number=last.number + 1)


@pytest.mark.parametrize("forge", [_forge, _forge_with_hash, _move_from_another])
def test_an_added_row_is_found_and_sealing_continues_behind_it(gateway: Gateway, forge: Damage) -> None:
    audited(gateway, f"Robbed by {forge.__name__}")
    admin, id = audited(gateway, f"Added by {forge.__name__}")
    ended = int(sealed(admin)[0]["number"])
    tamper(gateway, lambda: forge(id))
    assert f"entry {ended + 1} (aud_" in (problem(gateway, id) or "")
    assert trail_health(admin) == (
        "UNHEALTHY",
        "Rows were added to the audit trail; cli.py verify-audit names the first.",
    )
    admin.done("createApiKey", "apiKey { id }", name="later")
    until(lambda: numbered(admin, "audit.bypassed") > ended)
    sealed(admin)
    numbers = {entry["action"]: entry for entry in trail(admin) if int(entry["number"] or 0) > ended}
    assert numbers["audit.bypassed"]["after"] == {"from": ended + 1, "through": ended + 1}
    assert int(numbers["audit.bypassed"]["number"]) == ended + 2
    assert f"entry {ended + 1} " in (problem(gateway, id) or "")
    assert trail_health(admin)[0] == "UNHEALTHY"
    [added] = [entry["id"] for entry in trail(admin) if entry["number"] == str(ended + 1)]
    if gateway.environment["DATABASE_URL"].startswith("postgres"):
        [documented] = [each.text for each in blocks("docs/guides/audit.md") if each.kind == "sql"]
        on_database(gateway, lambda: connection().execute_script(documented.replace("aud_…", added)))
    else:
        tamper(gateway, lambda: AuditEntry.filter(id=added).delete())
    assert problem(gateway, id) is None  # the chain itself was never broken
    assert trail_health(admin) == ("HEALTHY", None)


def numbered(admin: Person, action: str) -> int:
    return max((int(entry["number"] or 0) for entry in trail(admin, actions=[action])), default=0)


def trail_health(admin: Person) -> tuple[str, str | None]:
    shown = admin.data("{ systemHealth { components { name health { status message } } } }")["systemHealth"]
    [found] = [each["health"] for each in shown["components"] if each["name"] == "audit_trail"]
    return found["status"], found["message"]


@pytest.mark.parametrize(("forge", "number"), [(_forge_before, 0), (_forge_far_behind, 1_000)])
def test_an_added_row_is_found_wherever_it_is(gateway: Gateway, forge: Damage, number: int) -> None:
    admin, id = audited(gateway, f"Added at {number}")
    tamper(gateway, lambda: forge(id))
    admin.done("createApiKey", "apiKey { id }", name="later")
    assert all(int(entry["number"]) < 100 for entry in sealed(admin) if entry["hash"] != "b" * 64)
    assert f"entry {number} (aud_" in (problem(gateway, id) or "")


def test_retention_keeps_an_added_row_as_evidence(gateway: Gateway) -> None:
    admin, id = audited(gateway, "Added and pruned")
    tamper(gateway, lambda: _forge(id))
    forged = int(trail(admin)[0]["number"])
    admin.done("createApiKey", "apiKey { id }", name="later")
    until(lambda: numbered(admin, "api_key.created") > forged)
    assert on_database(gateway, lambda: prune_entries(id, datetime.now(UTC))) == forged - 1
    assert f"entry {forged} (aud_" in (problem(gateway, id) or "")


def test_the_command_refuses_an_organization_that_it_does_not_know(gateway: Gateway, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors"
    done = verified(gateway, "--organization", "org_nope", "--anchors", str(anchors))
    assert done.returncode == 2 and "there is no organization org_nope" in done.stderr
    assert not anchors.exists()


def test_what_retention_leaves_can_be_verified(gateway: Gateway) -> None:
    admin, id = audited(gateway, "Pruned")
    last, *older = sealed(admin)
    anchors = {int(entry["number"]): entry["hash"] for entry in (last, older[0])}
    moment = datetime.fromisoformat(last["at"])
    assert on_database(gateway, lambda: prune_entries(id, moment, at_once=2)) == len(older)
    kept = sealed(admin)[::-1]
    batches = (len(older) + 1) // 2
    assert [entry["action"] for entry in kept] == [last["action"], *["audit.pruned"] * batches]
    assert kept[-1]["after"] == {"through": int(older[0]["number"]), "hash": older[0]["hash"]}
    assert problem(gateway, id, anchors) is None
    admin.done("createApiKey", "apiKey { id }", name="later")
    sealed(admin)
    assert problem(gateway, id, anchors) is None


def test_replicas_that_seal_at_once_make_one_chain(gateway: Gateway) -> None:
    admin, id = audited(gateway, "Sealed at once")

    async def add_and_seal(number: int) -> None:
        async with transaction():
            await audit(Change(id, "user.updated", admin.id, admin.id, after={"number": number}))
        await seal_entries()

    async def work() -> None:
        await asyncio.gather(*(add_and_seal(number) for number in range(20)))

    on_database(gateway, work)
    assert len(sealed(admin)) == 2 + _KEYS + 20
    assert problem(gateway, id) is None
