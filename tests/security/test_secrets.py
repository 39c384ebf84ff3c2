"""Attacks 42 and 44: a stored secret is never returned, and belongs to its row."""

import base64
import re
import secrets
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from graphql import GraphQLObjectType, get_named_type
from tortoise.models import Model

from models.connections import OAuthConnection
from models.users import Role
from settings import Settings
from storage.encryption import DecryptionFailed, Place, key_prefix, seal, unseal
from storage.key_rotation import RotatedColumn, rotate, sealed_columns
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, on_database, person
from tests.running import value
from tests.shapes import CORE

SUSPECT: Final = re.compile(r"token|secret|password|credential|private|cipher|sealed|signature", re.IGNORECASE)
NEVER_STORED: Final = {
    "SignInPayload.token": "it is new, and its owner has just proved who they are",
    "ExtendTokenPayload.token": "it is new, and replaces the caller's own",
    "CreateApiKeyPayload.secret": "it is new, and shown this once",
}
"""Fields of the schema with the name of a secret, each with the reason why it may be returned."""


def test_42_no_field_returns_a_stored_secret() -> None:
    found = {
        f"{kind.name}.{name}"
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if SUSPECT.search(name) and get_named_type(field.type).name in ("String", "ID", "JSON")
    }
    assert found == NEVER_STORED.keys()


def test_42_an_agent_gets_no_token_of_its_users(gateway: Gateway) -> None:
    owner = administrator(gateway)
    given = {"provider": "github", "accessToken": "gho_raw-token", "refreshToken": "ghr_raw-token"}
    id = owner.done("storeOAuthToken", "connection { id }", **given)["connection"]["id"]
    worker = agent(owner)
    shown = f'{{ connections {{ id }} node(id: "{id}") {{ __typename }} connectors {{ connection {{ id }} }} }}'
    answer = gateway.graphql(shown, {}, worker.token)
    assert "raw-token" not in str(answer) and "ConnectedAccount" not in str(answer)
    call = {"connector": "github", "action": "get_user", "params": {}}
    denied = worker.refused("runConnectorAction", "output", **call)
    assert denied[0] == "FORBIDDEN"


# ---------------------------------------------------------------- ciphertext


def with_secrets(owner: Person, words: str) -> dict[str, tuple[str, str]]:
    """Store a secret in every table that an administrator can fill, and return what `sealed` finds of them."""
    tokens = {"accessToken": f"{words}-access", "refreshToken": f"{words}-refresh"}
    owner.done("storeOAuthToken", "connection { id }", provider="github", **tokens)
    triggers = [{"type": "WEBHOOK", "config": {"secret": f"{words} with at least 16 characters"}}]
    owner.done("createWorkflow", "workflow { id }", name="W", nodes=[value("a", 1)], triggers=triggers)
    config = {"url": "https://events.example.com/", "secret": f"{words}-is-longer-than-16"}
    given = {"name": "D", "type": "WEBHOOK", "eventTypes": ["nothing.*"], "config": config}
    owner.done("createEventDestination", "destination { id }", **given)
    settings = {"channel": "WEBHOOK", "config": {"url": "https://e.example/", "secret": f"{words}-is-longer-than-16"}}
    owner.done("setIntegrationOverride", "settings { __typename }", **settings)
    id = owner.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    return on_database(owner.gateway, lambda: sealed(id))


async def sealed(organization_id: str) -> dict[str, tuple[str, str]]:
    """Return the id of a row and a ciphertext of each column in which an organization has one."""
    found = dict[str, tuple[str, str]]()
    for table, column in sealed_columns():
        row = await _first(table, column, organization_id)
        if row is not None:
            found[f"{table._meta.db_table}.{column}"] = row
    return found


async def _first(table: type[Model], column: str, organization_id: str) -> tuple[str, str] | None:
    rows: Any = table.filter(organization_id=organization_id, **{f"{column}__not_isnull": True})
    values = await rows.limit(1).values_list(table._meta.pk_attr, column)
    return values[0] if values else None


def place_of(column: str, row: str) -> Place:
    table, _, name = column.partition(".")
    return Place(table, name, row)


def test_44_no_ciphertext_can_be_moved_to_another_row(gateway: Gateway) -> None:
    ours, theirs = administrator(gateway), person(gateway, Role.ADMIN, "Elsewhere")
    found = [with_secrets(ours, "ours"), with_secrets(theirs, "theirs")]
    keys = Settings.load(gateway.environment).encryption_keys
    assert len(found[0]) >= 4 and found[0].keys() == found[1].keys()
    for column, (row, ciphertext) in found[0].items():
        other, _ = found[1][column]
        assert "ours" in unseal(keys, ciphertext, place_of(column, row))
        for elsewhere in (other, row[:-1], "", f"{row}x"):
            with pytest.raises(DecryptionFailed):
                unseal(keys, ciphertext, place_of(column, elsewhere))
        for another in found[0].keys() - {column}:
            with pytest.raises(DecryptionFailed):
                unseal(keys, ciphertext, place_of(another, row))
        for altered in (
            *(ciphertext[:-8] + "AAAAAAA=", "", "plaintext"),
            *(ciphertext.replace("v2.", form) for form in ("v0.", "v1.", "v3.")),
        ):
            with pytest.raises(DecryptionFailed):
                unseal(keys, altered, place_of(column, row))


def test_44_two_ciphertexts_of_a_row_cannot_be_swapped(gateway: Gateway) -> None:
    """A refresh token that is taken for the access token would be sent to every address that gets that one."""
    owner = person(gateway, Role.ADMIN, "Swapped")
    tokens = {"accessToken": "the-access-token", "refreshToken": "the-refresh-token"}
    id = owner.done("storeOAuthToken", "connection { id }", provider="github", **tokens)["connection"]["id"]
    keys = Settings.load(gateway.environment).encryption_keys

    async def swap() -> OAuthConnection:
        row = await OAuthConnection.get(id=id)
        assert (row.access_token(keys), row.refresh_token(keys)) == tuple(tokens.values())
        row.sealed_access, row.sealed_refresh = row.sealed_refresh, row.sealed_access
        await row.save()
        return await OAuthConnection.get(id=id)

    swapped = on_database(gateway, swap)
    for read in (swapped.access_token, swapped.refresh_token):
        with pytest.raises(DecryptionFailed):
            read(keys)


# ---------------------------------------------------------------- what earlier versions encrypted


def as_before(key: bytes, secret: str, row: str) -> str:
    """Return a secret as versions before this one encrypted it: bound to its row, and not to its column."""
    nonce = secrets.token_bytes(12)
    content = nonce + AESGCM(key).encrypt(nonce, secret.encode(), row.encode())
    return key_prefix(key).replace("v2.", "v1.") + base64.b64encode(content).decode()


def test_44_what_an_earlier_version_encrypted_can_be_read() -> None:
    key, place = secrets.token_bytes(32), Place("oauth_connections", "sealed_access", "con_1")
    assert unseal([secrets.token_bytes(32), key], as_before(key, "before", "con_1"), place) == "before"
    for elsewhere in (as_before(key, "before", "con_2"), as_before(key, "before", "con_1").replace("v1.", "v2.")):
        with pytest.raises(DecryptionFailed):
            unseal([key], elsewhere, place)
    bound = seal([key], "now", place)
    assert bound.startswith("v2.") and unseal([key], bound, place) == "now"


def test_44_a_rotation_binds_it_to_its_column(gateway: Gateway) -> None:
    owner = person(gateway, Role.ADMIN, "Earlier")
    id = owner.done("storeOAuthToken", "connection { id }", provider="github", accessToken="new")["connection"]["id"]
    keys = Settings.load(gateway.environment).encryption_keys

    async def rotated() -> tuple[str, str, list[RotatedColumn]]:
        row = await OAuthConnection.get(id=id)
        row.sealed_access = as_before(keys[0], "earlier", id)
        await row.save()
        before = await OAuthConnection.get(id=id)
        assert before.access_token(keys) == "earlier"
        done = await rotate(keys, lambda _: None)
        again = await rotate(keys, lambda _: None)
        after = await OAuthConnection.get(id=id)
        assert sum(each.sealed for each in again) == 0
        return str(after.sealed_access), after.access_token(keys), done

    stored, token, done = on_database(gateway, rotated)
    assert stored.startswith(key_prefix(keys[0])) and token == "earlier"
    assert {each.column: each.sealed for each in done}["oauth_connections.sealed_access"] == 1
