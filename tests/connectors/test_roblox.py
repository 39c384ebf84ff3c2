"""The connector `roblox` against a fake of Open Cloud on a socket: every action, and every error."""

import base64
from collections.abc import AsyncIterator, Iterator

import pytest

from connectors import provider_settings
from connectors.providers.roblox import ROBLOX
from connectors.settings import InvalidSetting, validate_settings
from connectors.transport.provider_client import RetryPolicy
from errors import InvalidInput, OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP
from tests.fakes.roblox import EXHAUSTED, PLACE, FakeRoblox, error

FILE = base64.b64encode(b"<roblox!\0\xff").decode()
DECAL: JsonObject = {"type": "Decal", "name": "Logo", "contentType": "image/png", "content": FILE, "userId": "1"}
MESSAGE: JsonObject = {"topic": "lessons", "message": "The lesson has begun."}


@pytest.fixture
def experience() -> Iterator[FakeRoblox]:
    with FakeRoblox() as running:
        yield running


@pytest.fixture
async def roblox(experience: FakeRoblox) -> AsyncIterator[ActionRunner]:
    async with action_runner(ROBLOX, experience.settings, None) as ready:
        yield ready


# ---- actions


async def test_a_message_is_published(experience: FakeRoblox, roblox: ActionRunner):
    assert await roblox("publish_message", **MESSAGE) == {"done": True}
    assert experience.messages == [MESSAGE]


async def test_a_message_is_limited_in_bytes(experience: FakeRoblox, roblox: ActionRunner):
    with pytest.raises(InvalidInput) as failed:
        await roblox("publish_message", topic="lessons", message="é" * 600)
    assert failed.value.field == ["params", "message"] and not experience.requests


@pytest.mark.parametrize("scope", [None, "class 7/b"])
async def test_an_entry_is_set_read_and_deleted(roblox: ActionRunner, scope: str | None):
    entry: JsonObject = {"dataStore": "progress", "key": "user/1", **({"scope": scope} if scope else {})}
    assert await roblox("get_entry", **entry) == {"found": False, "value": None, "etag": None, "revision": None}
    stored = await roblox("set_entry", **entry, value={"level": 3})
    assert stored == {"found": True, "value": {"level": 3}, "etag": "1", "revision": "r1"}
    assert await roblox("get_entry", **entry) == stored
    assert await roblox("delete_entry", **entry) == {"done": True}
    assert await roblox("delete_entry", **entry) == {"done": True}
    assert not (await roblox("get_entry", **entry))["found"]


async def test_an_entry_that_somebody_changed_is_not_overwritten(roblox: ActionRunner):
    entry: JsonObject = {"dataStore": "progress", "key": "1"}
    first = await roblox("set_entry", **entry, value=1)
    await roblox("set_entry", **entry, value=2, etag=first["etag"])
    failed = await roblox.failure("set_entry", **entry, value=3, etag=first["etag"])
    assert type(failed) is UpstreamFailed and "ABORTED" in failed.message
    assert (await roblox("get_entry", **entry))["value"] == 2


async def test_keys_are_listed_page_by_page(roblox: ActionRunner):
    for key in ("a1", "a2", "a3", "b1"):
        await roblox("set_entry", dataStore="progress", key=key, value=1)
    first = await roblox("list_entries", dataStore="progress", prefix="a", maxResults=2)
    token = first["nextPageToken"]
    second = await roblox("list_entries", dataStore="progress", prefix="a", maxResults=2, pageToken=token)
    assert (first["keys"], second["keys"], second["nextPageToken"]) == (["a1", "a2"], ["a3"], None)


@pytest.mark.parametrize(
    ("more", "stored"),
    [
        ({}, ("Published", "application/octet-stream")),
        ({"publish": False, "format": "rbxlx"}, ("Saved", "application/xml")),
    ],
)
async def test_a_place_is_published_or_saved(
    experience: FakeRoblox, roblox: ActionRunner, more: JsonObject, stored: tuple[str, str]
):
    assert await roblox("publish_place", placeId=PLACE, content=FILE, **more) == {"version": 1}
    assert experience.versions == [(*stored, b"<roblox!\0\xff")]


async def test_an_asset_has_an_id_once_it_is_moderated(experience: FakeRoblox, roblox: ActionRunner):
    upload = await roblox("create_asset", **DECAL)
    assert upload == {"operation": "op1", "done": False, "assetId": None, "problem": None}
    described, content = experience.assets[0]
    assert (described["assetType"], described["creationContext"]) == ("Decal", {"creator": {"userId": "1"}})
    assert content == b"<roblox!\0\xff"
    assert not (await roblox("get_operation", operation="op1"))["done"]
    experience.moderated = True
    assert (await roblox("get_operation", operation="op1"))["assetId"] == "9000000001"


async def test_the_probe_reads_the_experience(experience: FakeRoblox, roblox: ActionRunner):
    assert ROBLOX.probe is not None
    await ROBLOX.probe(roblox.call)
    assert [each.path for each in experience.requests] == ["/cloud/v2/universes/42"]


# ---- errors


async def test_a_rejected_key_is_explained(experience: FakeRoblox, roblox: ActionRunner):
    wrong = roblox.with_changes(settings={**experience.settings, "ROBLOX_API_KEY": "another"})
    failed = await wrong.failure("publish_message", **MESSAGE)
    assert type(failed) is UpstreamFailed and "Invalid API Key" in failed.message
    assert "another" not in failed.message


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "20"}, 20),
        ({"x-ratelimit-reset": "7, 7;w=60"}, 7),
        ({"x-ratelimit-reset": "soon"}, 10),
        ({}, 10),
    ],
)
async def test_a_rate_limit_states_the_wait(
    experience: FakeRoblox, roblox: ActionRunner, headers: dict[str, str], seconds: int
):
    experience.instead = [error(429, EXHAUSTED, "Too many requests.", headers)]
    failed = await roblox.failure("publish_message", **MESSAGE)
    assert (type(failed), failed.retry_after_seconds) == (RateLimited, seconds)
    assert not experience.messages


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (error(500, "INTERNAL", "Internal error"), OutcomeUnknown),
        (error(503, "UNAVAILABLE", "Down"), UpstreamUnavailable),
    ],
)
async def test_an_error_of_the_server_may_have_taken_effect_unless_it_says_otherwise(
    experience: FakeRoblox, roblox: ActionRunner, answer: Answer, raised: type[ParleyError]
):
    experience.instead = [answer]
    assert type(await roblox.failure("publish_message", **MESSAGE)) is raised


async def test_an_entry_is_set_again_without_a_reply_unless_it_has_an_etag(
    experience: FakeRoblox, roblox: ActionRunner
):
    patient = roblox.with_changes(retry_policy=RetryPolicy())
    answers: list[Answer | None] = [HANG_UP, None, HANG_UP]
    experience.afterwards = lambda _asked: answers.pop(0)
    stored = await patient("set_entry", dataStore="progress", key="1", value=1)
    assert stored["etag"] == "2"
    failed = await patient.failure("set_entry", dataStore="progress", key="1", value=2, etag="2")
    assert type(failed) is OutcomeUnknown


@pytest.mark.parametrize(
    ("action", "params", "field"),
    [
        ("publish_place", {"placeId": PLACE, "content": "not base64!"}, ["params", "content"]),
        ("publish_place", {"placeId": PLACE, "content": "é"}, ["params", "content"]),
        ("create_asset", {**DECAL, "groupId": "2"}, ["params", "userId"]),
        ("get_entry", {"dataStore": "..", "key": "1"}, ["params"]),
    ],
)
async def test_invalid_params_are_not_sent(
    experience: FakeRoblox, roblox: ActionRunner, action: str, params: JsonObject, field: list[str]
):
    with pytest.raises(InvalidInput) as failed:
        await roblox(action, **params)
    assert failed.value.field == field and not experience.requests


def test_the_id_of_an_experience_is_a_number():
    given = {"ROBLOX_API_KEY": "k", "ROBLOX_UNIVERSE_ID": "my-game"}
    with pytest.raises(InvalidSetting, match="ROBLOX_UNIVERSE_ID"):
        validate_settings(provider_settings(), given)


EXAMPLES: dict[str, list[JsonObject]] = {
    "publish_message": [MESSAGE],
    "get_entry": [{"dataStore": "progress", "key": "1"}],
    "set_entry": [
        {"dataStore": "progress", "key": "1", "value": 1},
        {"dataStore": "progress", "key": "1", "value": None, "etag": "1"},
    ],
    "delete_entry": [{"dataStore": "progress", "key": "1", "scope": "class"}],
    "list_entries": [{"dataStore": "progress", "prefix": "a"}],
    "publish_place": [{"placeId": PLACE, "content": FILE}],
    "create_asset": [DECAL],
    "get_operation": [{"operation": "op1"}],
}
"""Valid params for every action."""
