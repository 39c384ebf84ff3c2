"""Trusted documents: only those of the manifests are executed, and every other document is rejected."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from settings import SettingError, Settings
from tests.conftest import Environment
from tests.gateways import ANONYMOUS, Gateway
from tests.persisted_operations.asking import code, get, hash_of, over_socket, post, reference
from tests.suite import one_backend

pytestmark = one_backend
TRUSTED = "query Trusted { viewer { organization { name } } }"
MUTATION = 'mutation Create { createTask(input: {title: "Trusted", type: "call"}) { task { title } } }'
WATCH = "subscription Watch { events { __typename } }"
OTHER = "{ viewer { organization { name } } }"


@pytest.fixture(scope="module")
def gateway(backend: Environment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    folder = tmp_path_factory.mktemp("manifests")
    (folder / "by_hash.json").write_text(json.dumps({hash_of(TRUSTED): TRUSTED, "watch-1": WATCH}))
    apollo = {"id": "create-1", "name": "Create", "type": "mutation", "body": MUTATION}
    manifest = {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [apollo]}
    (folder / "apollo.json").write_text(json.dumps(manifest))
    files = f"{folder / 'by_hash.json'}, {folder / 'apollo.json'}"
    with Gateway({**backend, "PERSISTED_OPERATIONS": "trusted", "TRUSTED_DOCUMENTS": files}) as running:
        yield running


def test_a_trusted_document_is_executed_by_id_by_hash_and_as_text(gateway: Gateway) -> None:
    expected = post(gateway, documentId=hash_of(TRUSTED)).json()
    assert expected["data"]["viewer"]["organization"]["name"]
    for body in (
        {"id": hash_of(TRUSTED)},
        {"doc_id": hash_of(TRUSTED)},
        {"documentId": f"sha256:{hash_of(TRUSTED)}"},
        {"extensions": reference(TRUSTED)},
        {"query": TRUSTED},
        {"query": "", "documentId": hash_of(TRUSTED)},
    ):
        assert post(gateway, **body).json() == expected
        assert get(gateway, **body).json() == expected
        assert over_socket(gateway, body) == [expected]


def test_mutations_and_subscriptions_are_trusted_too(gateway: Gateway) -> None:
    created = post(gateway, extensions={"persistedQuery": {"version": 1, "sha256Hash": "create-1"}}).json()
    assert created["data"]["createTask"]["task"] == {"title": "Trusted"}
    [opened] = over_socket(gateway, {"id": "watch-1"}, streams=True)
    assert opened["data"]["events"]["__typename"] == "StreamOpened"
    assert get(gateway, documentId="create-1").status_code == 405


def test_another_document_is_rejected_whoever_sends_it(gateway: Gateway) -> None:
    for token in (None, ANONYMOUS):
        for document in (OTHER, TRUSTED + " ", "{ __schema { queryType { name } } }", MUTATION + "#"):
            rejected = post(gateway, token, query=document)
            assert code(rejected) == "QUERY_NOT_IN_SAFELIST"
            assert "TRUSTED_DOCUMENTS" in rejected.json()["errors"][0]["message"]
            assert code(get(gateway, token, query=document)) == "QUERY_NOT_IN_SAFELIST"
        assert code(post(gateway, token, query=OTHER, extensions=reference(OTHER))) == "QUERY_NOT_IN_SAFELIST"
        assert code(post(gateway, token, extensions=reference(OTHER))) == "PERSISTED_QUERY_NOT_IN_LIST"
        assert code(post(gateway, token, documentId="unknown")) == "PERSISTED_QUERY_NOT_IN_LIST"
    [[error], [unknown]] = over_socket(gateway, {"query": OTHER}, {"documentId": "unknown"})
    assert error["extensions"]["code"] == "QUERY_NOT_IN_SAFELIST"
    assert unknown["extensions"]["code"] == "PERSISTED_QUERY_NOT_IN_LIST"
    with gateway.client() as client:
        batch = client.post("/graphql", json=[{"query": OTHER}, {"query": TRUSTED}]).json()
        stream = client.post("/graphql", json={"query": OTHER}, headers={"accept": "text/event-stream"})
    assert batch[0]["errors"][0]["extensions"]["code"] == "QUERY_NOT_IN_SAFELIST"
    assert batch[1]["data"]
    assert code(stream) == "QUERY_NOT_IN_SAFELIST"


def test_what_parley_itself_executes_needs_no_trust(gateway: Gateway) -> None:
    with gateway.client() as client:
        listed = client.get("/api/v1/integration-defaults")
        health = client.get("/health")
    assert listed.status_code == 200
    assert health.status_code == 200


@pytest.mark.parametrize(
    ("manifest", "named"),
    [
        ("{", "is not valid JSON"),
        ("[]", "it is not an object"),
        ('{"a": 7}', 'the document of "a" is not a string'),
        ('{"operations": [{"id": "a"}]}', "an `id` and a `body`"),
        ('{"a": "query Broken { noSuchField }"}', "Broken: Cannot query field 'noSuchField'"),
        ('{"a": "query Unfinished {"}', "Unfinished: Syntax Error"),
        (
            '{"format": "apollo-persisted-query-manifest", "operations": [{"id": "a", "name": "N", "body": "{ b }"}]}',
            "N:",
        ),
    ],
)
def test_a_wrong_manifest_stops_the_start_and_is_named(
    backend: Environment, tmp_path: Path, manifest: str, named: str
) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(manifest)
    with pytest.raises(SettingError, match="TRUSTED_DOCUMENTS ") as raised:
        start(backend, file)
    assert named in str(raised.value)
    assert "manifest.json" in str(raised.value)


def test_a_missing_manifest_and_two_documents_with_one_id_stop_the_start(backend: Environment, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        start(backend, tmp_path / "none.json")
    for name, document in (("one", TRUSTED), ("two", OTHER)):
        (tmp_path / f"{name}.json").write_text(json.dumps({"same": document}))
    with pytest.raises(SettingError, match="belongs to another document as well"):
        start(backend, tmp_path / "one.json", tmp_path / "two.json")


def start(backend: Environment, *files: Path) -> None:
    given = {"PERSISTED_OPERATIONS": "trusted", "TRUSTED_DOCUMENTS": ",".join(map(str, files))}
    create_app(Settings.load({**backend, **given}))
