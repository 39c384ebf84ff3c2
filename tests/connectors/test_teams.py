"""The connector `teams` against a workflow on a socket: cards, sizes, errors, and the secret in its URL."""

import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.providers.teams import MAX_BYTES, TEAMS
from connectors.transport.clients import keep_secrets_out_of_logs
from connectors.transport.egress import AddressRefused
from errors import InvalidInput, OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.actions import ActionRunner
from tests.connectors.webhooks import webhook_runner
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP, reply
from tests.fakes.teams import SIGNATURE, FakeTeams, error


@pytest.fixture
def workflow() -> Iterator[FakeTeams]:
    with FakeTeams() as running:
        yield running


@pytest.fixture
async def teams(workflow: FakeTeams) -> AsyncIterator[ActionRunner]:
    async with webhook_runner(TEAMS, workflow) as runner:
        yield runner


async def test_a_card_is_posted(workflow: FakeTeams, teams: ActionRunner):
    links = [{"title": "Open", "url": "https://parley.example/a"}]
    accepted = await teams(
        "post_card", url=workflow.workflow, text="It is *done* ü", title="Order", footer="By Ann", links=links
    )
    assert accepted == {"status": 202}
    [card] = workflow.cards
    texts = [(each["text"], each["wrap"]) for each in card["body"]]
    assert texts == [("Order", True), ("It is *done* ü", True), ("By Ann", True)]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open", "url": "https://parley.example/a"}]


async def test_a_card_may_have_28_kilobytes(workflow: FakeTeams, teams: ActionRunner):
    text = "x" * (MAX_BYTES - 400)
    await teams("post_card", url=workflow.workflow, text=text)
    assert [card["body"][0]["text"] for card in workflow.cards] == [text]
    for larger in ("x" * (MAX_BYTES - 100), "ü" * (MAX_BYTES // 2)):
        assert isinstance(await teams.failure("post_card", url=workflow.workflow, text=larger), InvalidInput)
    assert len(workflow.requests) == 1


@pytest.mark.parametrize(
    ("answer", "raised", "permanent"),
    [
        (error(400, "TriggerInputSchemaMismatch", "The input did not match."), UpstreamFailed, True),
        (error(404, "WorkflowNotFound", "The workflow could not be found."), UpstreamFailed, True),
        (error(413, "RequestEntityTooLarge", "Too large."), UpstreamFailed, True),
        (reply(502, {"error": {"code": "BadGateway", "message": "…"}}), OutcomeUnknown, False),
        (reply(503, {}), UpstreamUnavailable, False),
        ((302, {"location": "https://elsewhere.example/"}, b""), UpstreamFailed, False),
        (HANG_UP, OutcomeUnknown, False),
    ],
)
async def test_an_error_says_whether_a_repetition_can_help(
    workflow: FakeTeams, teams: ActionRunner, answer: Answer, raised: type[ParleyError], permanent: bool
):
    workflow.instead = [answer]
    failed = await teams.failure("post_card", url=workflow.workflow, text="Hello")
    assert type(failed) is raised and getattr(failed, "permanent", False) is permanent
    assert not workflow.cards


async def test_a_rate_limit_tells_when_to_retry(workflow: FakeTeams, teams: ActionRunner):
    workflow.instead = [(429, {"retry-after": "Sun, 06 Nov 2044 08:49:37 GMT"}, b""), (429, {"retry-after": "4"}, b"")]
    dated = await teams.failure("post_card", url=workflow.workflow, text="Hello")
    assert isinstance(dated, RateLimited) and dated.retry_after_seconds == 3600, "at most an hour for a chosen host"
    counted = await teams.failure("post_card", url=workflow.workflow, text="Hello")
    assert isinstance(counted, RateLimited) and counted.retry_after_seconds == 4


async def test_a_disabled_workflow_and_a_wrong_signature_are_named(workflow: FakeTeams, teams: ActionRunner):
    workflow.enabled = False
    assert "TriggerNotEnabled" in (await teams.failure("post_card", url=workflow.workflow, text="Hello")).message
    wrong = workflow.workflow.replace(SIGNATURE, "another")
    failed = await teams.failure("post_card", url=wrong, text="Hello")
    assert isinstance(failed, UpstreamFailed) and failed.permanent and failed.upstream_status == 401


async def test_the_signature_is_in_no_log_and_no_error(
    workflow: FakeTeams, teams: ActionRunner, caplog: pytest.LogCaptureFixture
):
    keep_secrets_out_of_logs()
    caplog.set_level(logging.DEBUG)
    await teams("post_card", url=workflow.workflow, text="Hello")
    failures = [
        await teams.failure("post_card", url=workflow.workflow + "\n", text="Hello"),
        await teams.failure("post_card", url=f"https://a.example:b/?sig={SIGNATURE}", text="Hello"),
        await teams.failure("post_card", url=f"http://10.0.0.1/?sig={SIGNATURE}", text="Hello"),
    ]
    workflow.instead = [error(400, "Wrong", "No."), HANG_UP]
    failures += [await teams.failure("post_card", url=workflow.workflow, text="Hello") for _ in range(2)]
    assert caplog.records
    assert not [said for each in caplog.records if SIGNATURE in (said := each.getMessage())]
    # The first one is a JSON Schema violation, which quotes the caller's own value.
    assert not [each.message for each in failures[1:] if SIGNATURE in each.message]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://169.254.169.254/", "https://[::ffff:10.0.0.1]/", "http://a:b@c.example/"]
)
async def test_a_private_address_is_not_called(workflow: FakeTeams, teams: ActionRunner, url: str):
    assert isinstance(await teams.failure("post_card", url=url, text="Hello"), AddressRefused)


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "post_card": [
        {"url": "https://x.environment.api.powerplatform.com/paths/invoke?sig=a", "text": "Hello"},
        {
            "url": "https://prod-1.westeurope.logic.azure.com/workflows/a/paths/invoke?sig=a",
            "text": "Hello",
            "title": "Order",
            "footer": "By Ann",
            "links": [{"title": "Open", "url": "https://parley.example/"}],
        },
    ],
}
"""Valid params for every action."""
