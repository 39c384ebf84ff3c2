"""Automatic persisted queries: registered by one request, referred to by the next ones, on every transport."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from errors import Unavailable
from models import persisted_operations as table
from models.persisted_operations import RETENTION, USE_RESOLUTION, PersistedOperation
from models.users import Role
from storage.clock import now
from storage.database import connection
from tests.gateways import ANONYMOUS, Gateway
from tests.people import person
from tests.persisted_operations.asking import code, get, hash_of, over_socket, post, reference
from tests.suite import one_backend

NOT_FOUND = {"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}
_numbers = count(1)


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, "PERSISTED_OPERATIONS": "automatic"}) as running:
        yield running


@pytest.fixture
def document() -> str:
    """A document that no other test has registered."""
    return f"query Who{next(_numbers)} {{ viewer {{ organization {{ name }} }} }}"


async def registered(hash: str) -> list[str]:
    rows = PersistedOperation.filter(hash=hash)
    return [str(id) for id in await rows.values_list("organization_id", flat=True)]


def test_a_hash_is_unknown_until_its_document_is_sent_with_it(gateway: Gateway, document: str) -> None:
    unknown = post(gateway, extensions=reference(document))
    assert (unknown.status_code, unknown.json()) == (200, {"errors": [NOT_FOUND]})
    assert unknown.headers["cache-control"] == "no-store"
    first = post(gateway, query=document, extensions=reference(document)).json()
    assert first["data"]["viewer"]["organization"]
    assert post(gateway, extensions=reference(document)).json() == first
    assert get(gateway, extensions=reference(document)).json() == first
    assert post(gateway, documentId=f"sha256:{hash_of(document)}").json() == first
    assert over_socket(gateway, {"extensions": reference(document)}) == [first]


def test_a_socket_registers_and_refers_too(gateway: Gateway, document: str) -> None:
    hashed = {"extensions": reference(document)}
    unknown, first, again = over_socket(gateway, hashed, {"query": document, **hashed}, hashed)
    assert unknown == [NOT_FOUND]
    assert first == again == post(gateway, **hashed).json()


def test_a_subscription_can_be_referred_to(gateway: Gateway) -> None:
    document = "subscription Watch { events { __typename } }"
    hashed = {"extensions": reference(document)}
    _, first = over_socket(gateway, hashed, {"query": document, **hashed}, streams=True)
    assert first["data"] == {"events": {"__typename": "StreamOpened"}}
    [opened] = over_socket(gateway, hashed, streams=True)
    assert opened["data"] == {"events": {"__typename": "StreamOpened"}}


def test_each_operation_of_a_batch_is_resolved(gateway: Gateway, document: str) -> None:
    hashed = {"extensions": reference(document)}
    with gateway.client() as client:
        unknown, first, again = client.post("/graphql", json=[hashed, {"query": document, **hashed}, hashed]).json()
    assert unknown == {"errors": [NOT_FOUND]}
    assert first == again and "data" in first


def test_a_hash_that_does_not_match_is_rejected_and_registers_nothing(gateway: Gateway, document: str) -> None:
    other = reference("{ __typename }")
    rejected = post(gateway, query=document, extensions=other)
    assert code(rejected) == "BAD_USER_INPUT"
    assert rejected.json()["errors"][0]["message"] == "provided sha does not match query"
    assert post(gateway, extensions=reference(document)).json() == {"errors": [NOT_FOUND]}
    assert gateway.beside.run(lambda: registered(hash_of("{ __typename }"))) == []


def test_a_document_id_beside_another_document_is_rejected(gateway: Gateway, document: str) -> None:
    wrong = f"sha256:{hash_of('{ __typename }')}"
    refused = post(gateway, query=document, documentId=wrong)
    assert code(refused) == "BAD_USER_INPUT"
    assert "`documentId` is not the hash of `query`" in refused.json()["errors"][0]["message"]
    assert code(get(gateway, query=document, documentId=wrong)) == "BAD_USER_INPUT"
    expected = post(gateway, query=document).json()
    assert "data" in expected
    for id in (f"sha256:{hash_of(document)}", "an id of the client's own", None):
        assert post(gateway, query=document, documentId=id).json() == expected


def test_an_invalid_document_is_not_registered(gateway: Gateway) -> None:
    document = "{ noSuchField }"
    assert code(post(gateway, query=document, extensions=reference(document))) == "GRAPHQL_VALIDATION_FAILED"
    assert gateway.beside.run(lambda: registered(hash_of(document))) == []


@pytest.mark.parametrize(
    "given", [{"version": 2, "sha256Hash": "0" * 64}, {"version": 1}, {"version": 1, "sha256Hash": 1}, 7]
)
def test_a_malformed_reference_is_rejected(gateway: Gateway, given: object) -> None:
    assert code(post(gateway, extensions={"persistedQuery": given})) == "BAD_USER_INPUT"


def test_a_hash_registered_by_another_organization_is_unknown(gateway: Gateway, document: str) -> None:
    other = person(gateway, Role.VIEWER, f"Other {next(_numbers)}")
    post(gateway, query=document, extensions=reference(document))
    assert post(gateway, other.token, extensions=reference(document)).json() == {"errors": [NOT_FOUND]}
    shown = post(gateway, other.token, query=document, extensions=reference(document)).json()
    assert shown["data"]["viewer"]["organization"]["name"].startswith("Other")
    assert len(gateway.beside.run(lambda: registered(hash_of(document)))) == 2


def test_a_caller_without_a_credential_registers_nothing_and_finds_nothing(gateway: Gateway, document: str) -> None:
    anonymous = "query Anonymous { __typename }"
    assert post(gateway, ANONYMOUS, query=anonymous, extensions=reference(anonymous)).json()["data"]
    assert post(gateway, ANONYMOUS, extensions=reference(anonymous)).json() == {"errors": [NOT_FOUND]}
    post(gateway, query=document, extensions=reference(document))
    assert post(gateway, ANONYMOUS, extensions=reference(document)).json() == {"errors": [NOT_FOUND]}
    assert gateway.beside.run(lambda: registered(hash_of(anonymous))) == []


def test_a_mutation_cannot_be_sent_with_get_by_its_hash(gateway: Gateway) -> None:
    document = 'mutation Create { createTask(input: {title: "Never", type: "call"}) { task { id } } }'
    post(gateway, query=document, extensions=reference(document))
    assert get(gateway, extensions=reference(document)).status_code == 405


def test_the_least_recently_used_documents_make_room(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    organization = "org_bounds"
    monkeypatch.setattr(table, "MOST_DOCUMENTS", 3)
    monkeypatch.setattr(table, "MOST_BYTES", 100)

    async def fill() -> tuple[set[str], set[str]]:
        for number in range(5):
            await PersistedOperation.store(organization, f"{number}", "x" * 10)
            moment = now() - timedelta(days=2) + timedelta(minutes=number)
            await PersistedOperation.filter(organization_id=organization, hash=f"{number}").update(used_at=moment)
        by_count = await hashes()
        await PersistedOperation.find(organization, "2")  # now the most recently used one
        await PersistedOperation.store(organization, "large", "x" * 85)
        return by_count, await hashes()

    async def hashes() -> set[str]:
        rows = PersistedOperation.filter(organization_id=organization)
        return {str(hash) for hash in await rows.values_list("hash", flat=True)}

    by_count, by_size = gateway.beside.run(fill)
    assert by_count == {"2", "3", "4"}
    assert by_size == {"2", "large"}


@one_backend
def test_a_document_is_found_while_the_database_accepts_no_changes(gateway: Gateway) -> None:
    async def find() -> str | None:
        await PersistedOperation.store("org_read_only", "old", "{ a }")
        rows = PersistedOperation.filter(hash="old")
        await rows.update(used_at=now() - 2 * USE_RESOLUTION)
        database = connection()
        await database.execute_script("PRAGMA query_only = ON")
        try:
            with pytest.raises(Unavailable):
                await rows.update(used_at=now())
            return await PersistedOperation.find("org_read_only", "old")
        finally:
            await database.execute_script("PRAGMA query_only = OFF")

    assert gateway.beside.run(find) == "{ a }"


def test_documents_that_nobody_uses_are_pruned(gateway: Gateway) -> None:
    async def prune() -> list[str]:
        await PersistedOperation.store("org_prune", "old", "{ a }")
        await PersistedOperation.filter(hash="old").update(used_at=now() - RETENTION)
        await PersistedOperation.store("org_prune", "new", "{ b }")
        await PersistedOperation.prune(now())
        rows = PersistedOperation.filter(organization_id="org_prune")
        return [str(hash) for hash in await rows.values_list("hash", flat=True)]

    assert gateway.beside.run(prune) == ["new"]
