"""The connector `jira` against a fake of Jira Cloud on a socket: every action, and every error."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from connectors.providers.jira import JIRA, document
from connectors.transport.provider_client import RetryPolicy
from errors import (
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import Answer
from tests.fakes.jira import FakeJira, error, limited
from tests.fakes.provider import HANG_UP

BUG: JsonObject = {"project": "ACME", "type": "Bug", "summary": "The export is empty"}


@pytest.fixture
def site() -> Iterator[FakeJira]:
    with FakeJira() as running:
        yield running


@pytest.fixture
async def jira(site: FakeJira) -> AsyncIterator[ActionRunner]:
    async with action_runner(JIRA, site.settings, None) as ready:
        yield ready


# ---- actions


async def test_an_issue_is_created(site: FakeJira, jira: ActionRunner):
    created = await jira(
        "create_issue",
        **BUG,
        description="First line\nsecond line\n\nAnother paragraph",
        labels=["export"],
        priority="High",
        assigneeId="5b1",
        fields={"customfield_10010": 5, "summary": "overwritten"},
    )
    assert created == {"id": "1", "key": "ACME-1", "url": f"{site.url}/browse/ACME-1"}
    fields = site.issues["ACME-1"]["fields"]
    assert (fields["summary"], fields["labels"], fields["priority"]) == (
        "The export is empty",
        ["export"],
        {"name": "High"},
    )
    assert (fields["assignee"], fields["customfield_10010"]) == ({"accountId": "5b1"}, 5)
    assert fields["description"] == {
        "type": "doc",
        "version": 1,
        "content": [
            {
                "type": "paragraph",
                "content": [
                    {"type": "text", "text": "First line"},
                    {"type": "hardBreak"},
                    {"type": "text", "text": "second line"},
                ],
            },
            {"type": "paragraph", "content": [{"type": "text", "text": "Another paragraph"}]},
        ],
    }


def test_no_text_of_a_document_is_empty():
    """Jira rejects a document that contains one."""
    paragraphs = document("\n\n\na\n\n\n\nb\r\n\r\nc\n")["content"]
    assert isinstance(paragraphs, list) and [part["content"] for part in paragraphs if isinstance(part, dict)] == [
        [{"type": "text", "text": "a"}],
        [{"type": "text", "text": "b"}],
        [{"type": "text", "text": "c"}],
    ]


async def test_a_comment_is_added(site: FakeJira, jira: ActionRunner):
    await jira("create_issue", **BUG)
    assert await jira("comment_on_issue", issue="ACME-1", body="Fixed") == {"id": "10001"}
    assert site.comments == [("ACME-1", document("Fixed"))]


async def test_an_issue_is_read(site: FakeJira, jira: ActionRunner):
    await jira("create_issue", **BUG, labels=["export"])
    assert await jira("get_issue", issue="ACME-1") == {
        "id": "1",
        "key": "ACME-1",
        "url": f"{site.url}/browse/ACME-1",
        "summary": "The export is empty",
        "status": "To Do",
        "type": "Bug",
        "project": "ACME",
        "priority": "Medium",
        "assignee": None,
        "labels": ["export"],
        "updated": "2026-11-29T10:00:00.000+0000",
    }


async def test_issues_are_found_page_by_page(site: FakeJira, jira: ActionRunner):
    for number in range(3):
        await jira("create_issue", **{**BUG, "summary": f"Number {number}"})
    first = await jira("list_issues", jql="project = ACME", maxResults=2)
    second = await jira("list_issues", jql="project = ACME", maxResults=2, pageToken=first["nextPageToken"])
    found = [each["summary"] for page in (first, second) for each in page["issues"]]
    assert found == ["Number 0", "Number 1", "Number 2"] and second["nextPageToken"] is None


async def test_a_status_is_changed_by_the_transition_that_leads_to_it(site: FakeJira, jira: ActionRunner):
    await jira("create_issue", **BUG)
    assert await jira("move_issue", issue="ACME-1", status="in progress") == {"status": "In Progress", "changed": True}
    assert await jira("move_issue", issue="ACME-1", status="In Progress") == {"status": "In Progress", "changed": False}
    assert site.issues["ACME-1"]["fields"]["status"] == {"name": "In Progress"}


async def test_a_status_that_cannot_be_reached_names_those_that_can(jira: ActionRunner):
    await jira("create_issue", **BUG)
    failed = await jira.failure("move_issue", issue="ACME-1", status="Released")
    assert type(failed) is UpstreamFailed and "In Progress, Done" in failed.message


async def test_the_probe_reads_the_own_account(site: FakeJira, jira: ActionRunner):
    assert JIRA.probe is not None
    await JIRA.probe(jira.call)
    assert [(each.method, each.path) for each in site.requests] == [("GET", "/rest/api/3/myself")]


# ---- errors


async def test_an_invalid_field_is_named(jira: ActionRunner):
    failed = await jira.failure("create_issue", **{**BUG, "type": "Wish"})
    assert type(failed) is UpstreamFailed and failed.permanent
    assert "issuetype: Specify a valid issue type" in failed.message


async def test_a_missing_issue_may_be_hidden(jira: ActionRunner):
    failed = await jira.failure("get_issue", issue="ACME-9")
    assert type(failed) is UpstreamFailed and "the account may not see it" in failed.message


async def test_a_rejected_login_concerns_the_settings(site: FakeJira, jira: ActionRunner):
    wrong = jira.with_changes(settings={**site.settings, "JIRA_API_TOKEN": "another"})
    failed = await wrong.failure("create_issue", **BUG)
    assert type(failed) is Unauthenticated and "another" not in failed.message


@pytest.mark.parametrize(
    ("answer", "shortest", "longest"),
    [
        (lambda: error(429, "Rate limit exceeded.", retry_after="30"), 30, 30),
        (lambda: limited(600), 500, 600),
        (lambda: error(429, "Rate limit exceeded.", x_ratelimit_reset="soon"), 5, 5),
        (lambda: error(429, "Rate limit exceeded."), 5, 5),
    ],
)
async def test_a_rate_limit_states_the_wait(
    site: FakeJira, jira: ActionRunner, answer: Callable[[], Answer], shortest: int, longest: int
):
    site.instead = [answer()]
    failed = await jira.failure("create_issue", **BUG)
    assert type(failed) is RateLimited and shortest <= (failed.retry_after_seconds or 0) <= longest
    assert not site.issues


async def test_a_short_limit_is_waited_for(site: FakeJira, jira: ActionRunner):
    site.instead = [error(429, "Rate limit exceeded.", retry_after="1")]
    await jira.with_changes(retry_policy=RetryPolicy())("create_issue", **BUG)
    assert list(site.issues) == ["ACME-1"]


@pytest.mark.parametrize(
    ("answer", "raised"),
    [(error(500, "Internal server error"), OutcomeUnknown), (error(503, "Maintenance"), UpstreamUnavailable)],
)
async def test_an_error_of_the_server_may_have_taken_effect_unless_it_says_otherwise(
    site: FakeJira, jira: ActionRunner, answer: Answer, raised: type[ParleyError]
):
    site.instead = [answer]
    assert type(await jira.failure("create_issue", **BUG)) is raised


async def test_an_issue_is_not_created_again_without_a_reply(site: FakeJira, jira: ActionRunner):
    site.afterwards = lambda _asked: HANG_UP
    failed = await jira.with_changes(retry_policy=RetryPolicy()).failure("create_issue", **BUG)
    assert type(failed) is OutcomeUnknown and len(site.issues) == 1


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("create_issue", {**BUG, "project": "../x"}),
        ("create_issue", {**BUG, "summary": "two\nlines"}),
        ("create_issue", {**BUG, "labels": ["two words"]}),
        ("get_issue", {"issue": "../../admin"}),
        ("move_issue", {"issue": "ACME-1"}),
        ("list_issues", {"jql": ""}),
    ],
)
async def test_invalid_params_are_not_sent(site: FakeJira, jira: ActionRunner, action: str, params: JsonObject):
    with pytest.raises(InvalidInput):
        await jira(action, **params)
    assert not site.requests


EXAMPLES: dict[str, list[JsonObject]] = {
    "create_issue": [BUG, {**BUG, "description": "A text", "labels": ["a"], "parent": "ACME-1"}],
    "comment_on_issue": [{"issue": "ACME-1", "body": "Fixed"}],
    "get_issue": [{"issue": "ACME-1"}],
    "list_issues": [{"jql": "project = ACME ORDER BY created"}],
    "move_issue": [{"issue": "ACME-1", "status": "Done"}],
}
"""Valid params for every action."""
