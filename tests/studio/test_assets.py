"""Assets: uploaded through Open Cloud, and followed until Roblox has moderated them."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.studio import StudioAsset
from models.users import Role
from storage.clock import now
from tests.docs.blocks import blocks
from tests.fakes.roblox import FakeRoblox, error
from tests.gateways import Gateway
from tests.people import Person, administrator, on_database, person
from tests.waiting import until

FILE = b"\x89PNG of a logo"
LOGO = {
    "name": "Logo",
    "type": "Decal",
    "content": base64.b64encode(FILE).decode(),
    "contentType": "image/png",
    "userId": "1",
}
SHOWN = "asset { id status assetId error simulated size hash }"
LIST = "{ studioAssets { nodes { id name status assetId error createdBy { id } } } }"


@pytest.fixture(scope="module")
def roblox(backend: Mapping[str, str]) -> Iterator[FakeRoblox]:
    """The Roblox of each database's gateway, which has no assets yet."""
    with FakeRoblox() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], roblox: FakeRoblox) -> Iterator[Gateway]:
    with Gateway({**backend, **roblox.settings}) as running:
        yield running


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


def listed(reader: Person, id: str) -> dict[str, Any]:
    """Return an asset from the list."""
    [found] = [each for each in reader.data(LIST)["studioAssets"]["nodes"] if each["id"] == id]
    return dict(found)


def test_an_upload_is_followed_until_it_has_an_id(operator: Person, roblox: FakeRoblox) -> None:
    roblox.moderated = False
    key = {"idempotencyKey": "logo"}
    asset = operator.done("uploadStudioAsset", SHOWN, **LOGO, **key)["asset"]
    assert (asset["status"], asset["assetId"], asset["simulated"]) == ("UPLOADING", None, False)
    assert (asset["size"], asset["hash"]) == (len(FILE), hashlib.sha256(FILE).hexdigest())
    assert operator.done("uploadStudioAsset", SHOWN, **LOGO, **key)["asset"]["id"] == asset["id"]
    [(described, content)] = roblox.assets  # it was uploaded once
    assert (described["displayName"], described["assetType"], content) == ("Logo", "Decal", FILE)
    roblox.moderated = True
    until(lambda: listed(operator, asset["id"])["status"] == "READY")
    row = listed(operator, asset["id"])
    assert row["assetId"] and row["createdBy"] == {"id": operator.id}
    events = operator.data('{ events(types: ["studio_asset.updated"]) { nodes { ... on RecordChanged { changes } } } }')
    assert events["events"]["nodes"][0]["changes"] == {"status": "READY", "assetId": row["assetId"]}


def test_the_documented_upload_works(operator: Person, roblox: FakeRoblox) -> None:
    [example] = [block for block in blocks("docs/studio.md") if "uploadStudioAsset" in block.text]
    payload = operator.data(example.text)["uploadStudioAsset"]
    assert (payload["errors"], payload["asset"]["status"]) == ([], "UPLOADING")
    assert roblox.assets[-1][1].startswith(b"\x89PNG") and roblox.assets[-1][0]["displayName"] == "Logo"


def test_an_upload_that_roblox_rejects_fails_with_the_reason(operator: Person, roblox: FakeRoblox) -> None:
    roblox.instead.append(error(400, "INVALID_ARGUMENT", "The type is unknown."))
    code, _ = operator.refused("uploadStudioAsset", SHOWN, **{**LOGO, "type": "Nothing"})
    assert code == "UPSTREAM_FAILED"
    newest = operator.data(LIST)["studioAssets"]["nodes"][0]
    assert newest["status"] == "FAILED" and "The type is unknown." in newest["error"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"content": "?"}, "content"),
        ({"content": "é"}, "content"),
        ({"content": "iVBORw0K…"}, "content"),
        ({"groupId": "2"}, "userId"),
        ({"userId": None}, "userId"),
        ({"name": ""}, "name"),
        ({"contentType": "image"}, "contentType"),
    ],
)
def test_invalid_assets_are_rejected_by_field(operator: Person, changes: dict[str, Any], field: str) -> None:
    assert operator.refused("uploadStudioAsset", SHOWN, **{**LOGO, **changes}) == ("BAD_USER_INPUT", field)


def test_an_interrupted_upload_has_an_unknown_outcome(gateway: Gateway, roblox: FakeRoblox) -> None:
    roblox.moderated = False
    admin = administrator(gateway)
    asset = admin.done("uploadStudioAsset", "asset { id }", **LOGO)["asset"]["id"]
    # As if the gateway had been killed before Roblox accepted it, and the time for that was over.
    on_database(gateway, lambda: StudioAsset.filter(id=asset).update(operation=None, due_at=now()))
    until(lambda: listed(admin, asset)["status"] == "FAILED")
    assert listed(admin, asset)["error"].startswith("OUTCOME_UNKNOWN")
