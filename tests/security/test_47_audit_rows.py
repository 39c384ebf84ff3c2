"""Attack 47: an audit row is edited or deleted. The database refuses it, and the chain shows it if it happens anyway.

`tests/audit_entries/test_verifying.py` shows what the chain finds once the owner of the database removed the triggers.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

import pytest
from tortoise.exceptions import BaseORMException

from engine.audit_entries import verify
from models.audit_entries import AuditEntry, AuditHead, prune_entries
from models.users import Role
from storage.address import Dialect
from storage.database import connection, current_database, transaction
from tests.audit_entries.trail import sealed
from tests.gateways import Gateway
from tests.people import Person, on_database, person

Attack = Callable[[str], Awaitable[Any]]

CONTENT: Final = sorted(set(AuditEntry._meta.fields_map) - {"number", "previous_hash", "hash", "updated_at"})
"""Everything that an entry says; `updated_at` is that of every row, and no part of the hash."""


def audited(gateway: Gateway, name: str) -> tuple[Person, str]:
    """Return an administrator, and the id of the organization, whose trail has sealed entries."""
    admin = person(gateway, Role.ADMIN, name)
    for number in range(3):
        admin.done("createApiKey", "apiKey { id }", name=f"key {number}")
    sealed(admin)
    return admin, admin.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]


async def edit_an_unsealed_one(id: str) -> None:
    async with transaction():
        entry = AuditEntry.new(organization_id=id, action="user.signed_in")
        await entry.insert()
        await AuditEntry.filter(id=entry.id).update(actor_id="usr_somebody_else")


async def seal_again(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=2).update(hash="b" * 64)


async def unseal(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=2).update(number=None, hash=None, previous_hash=None)


async def delete(id: str) -> None:
    await AuditEntry.filter(organization_id=id, number=2).delete()


async def delete_the_last(id: str) -> None:
    newest = await AuditEntry.filter(organization_id=id).order_by("-number").first()
    assert newest is not None
    await newest.delete()


async def delete_an_unsealed_one(id: str) -> None:
    async with transaction():
        entry = AuditEntry.new(organization_id=id, action="user.signed_in")
        await entry.insert()
        await AuditEntry.filter(id=entry.id).delete()


async def empty_the_table(_id: str) -> None:
    truncate = current_database().dialect is Dialect.POSTGRES
    await connection().execute_query("TRUNCATE audit_entries" if truncate else "DELETE FROM audit_entries")


@pytest.mark.parametrize(
    "attack",
    [edit_an_unsealed_one, seal_again, unseal, delete, delete_the_last, delete_an_unsealed_one, empty_the_table],
)
def test_the_database_refuses_to_change_the_trail(gateway: Gateway, attack: Attack) -> None:
    admin, id = audited(gateway, f"Attacked by {attack.__name__}")
    before = sealed(admin)
    with pytest.raises(BaseORMException, match="an audit entry is neither changed nor deleted"):
        on_database(gateway, lambda: attack(id))
    assert sealed(admin) == before
    assert on_database(gateway, lambda: verify(id, {})).broken is None


@pytest.mark.parametrize("column", CONTENT)
def test_no_part_of_an_entry_can_be_changed(gateway: Gateway, column: str) -> None:
    async def change() -> None:
        await connection().execute_query(f'UPDATE audit_entries SET "{column}" = NULL')

    person(gateway, Role.ADMIN, f"Without {column}").done("createApiKey", "apiKey { id }", name="key")
    with pytest.raises(BaseORMException, match="an audit entry is neither changed nor deleted"):
        on_database(gateway, change)


def test_only_what_the_head_says_is_pruned_can_be_deleted(gateway: Gateway) -> None:
    admin, id = audited(gateway, "Pruned")
    last, *older = sealed(admin)
    moment = datetime.fromisoformat(last["at"])
    assert on_database(gateway, lambda: prune_entries(id, moment)) == len(older)
    assert on_database(gateway, lambda: verify(id, {})).broken is None

    async def delete_what_is_kept() -> None:
        head = await AuditHead.get(organization_id=id)
        await AuditEntry.filter(organization_id=id, number=head.pruned_through + 1).delete()

    with pytest.raises(BaseORMException, match="an audit entry is neither changed nor deleted"):
        on_database(gateway, delete_what_is_kept)
