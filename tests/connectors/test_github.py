"""The connector `github` against GitHub on a socket: every action, and every error of GitHub."""

import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.providers.github import GITHUB
from connectors.transport.provider_client import RetryPolicy
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.github import TOKEN, FakeGitHub, Repo, error, primary_limit, secondary_limit
from tests.fakes.http_service import Answer, HttpService
from tests.fakes.provider import HANG_UP, reply

HELLO = {"owner": "octo", "repo": "hello"}


@pytest.fixture
def hub() -> Iterator[FakeGitHub]:
    with FakeGitHub() as running:
        yield running


@pytest.fixture
async def github(hub: FakeGitHub) -> AsyncIterator[ActionRunner]:
    async with action_runner(GITHUB, {"GITHUB_BASE_URL": hub.url}, TOKEN) as ready:
        yield ready


@pytest.fixture
def hello(hub: FakeGitHub) -> Repo:
    return hub.repos["octo/hello"]


# ---- actions


async def test_an_issue_is_opened(hub: FakeGitHub, hello: Repo, github: ActionRunner):
    issue = await github("create_issue", **HELLO, title="Bug ü", body="It *breaks*.", labels=["bug"], assignees=["ann"])
    assert issue == {
        "number": 1,
        "url": "https://github.com/octo/hello/issues/1",
        "title": "Bug ü",
        "state": "open",
        "author": "parley",
        "labels": ["bug"],
        "assignees": ["ann"],
        "isPullRequest": False,
    }
    [asked] = hub.requests
    assert asked.json == {"title": "Bug ü", "body": "It *breaks*.", "labels": ["bug"], "assignees": ["ann"]}
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["accept"] == "application/vnd.github+json"
    assert asked.headers["x-github-api-version"] == "2022-11-28"
    assert asked.headers["user-agent"] == "Parley"
    assert hello.issues[0]["body"] == "It *breaks*."


async def test_omitted_params_are_not_sent(hub: FakeGitHub, github: ActionRunner):
    await github("create_issue", **HELLO, title="Bug")
    assert hub.requests[0].json == {"title": "Bug"}


async def test_an_issue_is_commented_on(hello: Repo, github: ActionRunner):
    issue = await github("create_issue", **HELLO, title="Bug")
    comment = await github("comment_on_issue", **HELLO, number=issue["number"], body="Me too")
    assert comment["url"].startswith(f"{issue['url']}#issuecomment-")
    assert [each["body"] for each in hello.comments] == ["Me too"]


async def test_a_repository_is_found_under_its_former_name(hub: FakeGitHub, github: ActionRunner):
    found = await github("get_repository", owner="octo", repo="old-name")
    assert found["fullName"] == "octo/hello"
    assert found == await github("get_repository", **HELLO)
    assert [asked.path for asked in hub.requests][:2] == ["/repos/octo/old-name", "/repositories/7"]


async def test_a_write_follows_a_renamed_repository_and_happens_once(
    hub: FakeGitHub, hello: Repo, github: ActionRunner
):
    await github("create_issue", owner="octo", repo="old-name", title="Bug")
    assert [each["title"] for each in hello.issues] == ["Bug"]


async def test_the_token_is_sent_to_no_other_host(hub: FakeGitHub, github: ActionRunner):
    with HttpService() as elsewhere:
        hub.moved_to_host = elsewhere.url
        refused = await github.failure("get_repository", owner="octo", repo="old-name")
        assert isinstance(refused, UpstreamFailed) and "301" in refused.message
        assert not elsewhere.requests


async def test_a_redirect_loop_ends(hub: FakeGitHub, github: ActionRunner):
    hub.moved["octo/loop"] = "octo/hello"
    hub.repos["octo/hello"].id = 1
    moved = reply(301, {}, {"location": f"{hub.url}/repositories/9"})
    back = reply(301, {}, {"location": f"{hub.url}/repositories/8"})
    hub.instead = [moved, back, moved, back]
    assert isinstance(await github.failure("get_repository", **HELLO), UpstreamFailed)
    assert len(hub.requests) == 3


async def test_pages_are_followed_up_to_the_requested_number(hub: FakeGitHub, hello: Repo, github: ActionRunner):
    hub.repos = {f"octo/r{number}": Repo("octo", f"r{number}", number) for number in range(250)}
    one = await github("list_repositories", perPage=100)
    assert (len(one["repositories"]), one["nextPage"]) == (100, 2)
    more = await github("list_repositories", perPage=100, page=2, maxPages=10)
    assert (len(more["repositories"]), more["nextPage"]) == (150, None)
    names = [each["fullName"] for each in [*one["repositories"], *more["repositories"]]]
    assert names == list(hub.repos)
    assert len(hub.requests) == 3
    ours = await github("list_repositories", organization="octo")
    assert (len(ours["repositories"]), ours["nextPage"]) == (30, 2)
    assert hub.requests[-1].path == "/orgs/octo/repos"


async def test_issues_are_listed_without_pull_requests(hello: Repo, github: ActionRunner):
    await github("create_issue", **HELLO, title="Bug", labels=["bug"])
    await github("create_issue", **HELLO, title="Wish")
    await github("create_pull_request", **HELLO, title="Fix", head="feature", base="main")
    listed = await github("list_issues", **HELLO)
    assert [each["title"] for each in listed["issues"]] == ["Bug", "Wish"]
    both = await github("list_issues", **HELLO, pullRequests=True)
    assert [(each["title"], each["isPullRequest"]) for each in both["issues"]][2] == ("Fix", True)
    bugs = await github("list_issues", **HELLO, labels=["bug"], state="all")
    assert [each["title"] for each in bugs["issues"]] == ["Bug"]


async def test_a_pull_request_is_opened_and_merged(hello: Repo, github: ActionRunner):
    pull = await github("create_pull_request", **HELLO, title="Fix", head="feature", base="main", body="Because")
    assert pull == {
        "number": 1,
        "url": "https://github.com/octo/hello/pull/1",
        "title": "Fix",
        "state": "open",
        "created": True,
    }
    merged = await github("merge_pull_request", **HELLO, number=1, mergeMethod="squash", sha="b" * 40)
    assert merged == {"sha": f"{1:040x}", "message": "Pull Request successfully merged"}
    assert hello.pulls[0]["merge_method"] == "squash"


async def test_repeating_the_call_opens_a_pull_request_once(hub: FakeGitHub, hello: Repo, github: ActionRunner):
    params: dict[str, Any] = {**HELLO, "title": "Fix", "head": "feature", "base": "main"}
    assert GITHUB.action("create_pull_request").idempotent(params)  # type: ignore[union-attr]
    lost = [HANG_UP]
    hub.afterwards = lambda _asked: lost.pop() if lost else None
    pull = await github.with_changes(retry_policy=RetryPolicy())("create_pull_request", **params)
    assert (pull["number"], pull["created"]) == (1, False), "found, not made a second time"
    assert len(hello.pulls) == 1
    other = await github.failure("create_pull_request", **{**params, "title": "Another"})
    assert "pull request 1 for this head and base is already open" in other.message


async def test_repeating_the_call_merges_a_pull_request_once(hub: FakeGitHub, hello: Repo, github: ActionRunner):
    await github("create_pull_request", **HELLO, title="Fix", head="feature", base="main")
    lost = [HANG_UP]
    hub.afterwards = lambda _asked: lost.pop() if lost else None
    merged = await github.with_changes(retry_policy=RetryPolicy())("merge_pull_request", **HELLO, number=1)
    assert merged == {"sha": f"{1:040x}", "message": "It had already been merged."}
    assert (await github("merge_pull_request", **HELLO, number=1))["sha"] == f"{1:040x}"
    wrong = await github.failure("merge_pull_request", **HELLO, number=1, sha="c" * 40)
    assert "405" in wrong.message


# ---- errors


async def test_a_failed_merge_has_its_reason(hello: Repo, github: ActionRunner):
    await github("create_pull_request", **HELLO, title="Fix", head="feature", base="main", draft=True)
    draft = await github.failure("merge_pull_request", **HELLO, number=1)
    assert draft.message.startswith("GitHub responded with 405: Pull Request is not mergeable (it cannot be merged: ")
    hello.pulls[0]["draft"] = False
    moved = await github.failure("merge_pull_request", **HELLO, number=1, sha="c" * 40)
    assert type(moved) is UpstreamFailed
    assert moved.message.startswith(
        "GitHub responded with 409: Head branch was modified. Review and try the merge again ("
    )


@pytest.mark.parametrize(
    ("action", "params", "said"),
    [
        ("create_issue", {"title": "x", "assignees": ["nobody"]}, "Validation Failed: Issue.assignees invalid"),
        (
            "create_pull_request",
            {"title": "x", "head": "gone", "base": "main"},
            "Validation Failed: PullRequest.head invalid",
        ),
        (
            "create_pull_request",
            {"title": "x", "head": "empty", "base": "main"},
            "Validation Failed: PullRequest No commits between main and empty",
        ),
    ],
)
async def test_a_validation_error_names_the_field(github: ActionRunner, action: str, params: dict[str, Any], said: str):
    refused = await github.failure(action, **HELLO, **params)
    assert (type(refused), refused.message) == (UpstreamFailed, f"GitHub responded with 422: {said}.")


async def test_other_errors_are_explained(github: ActionRunner):
    disabled = await github.failure("create_issue", owner="octo", repo="quiet", title="x")
    assert "410: Issues has been disabled in this repository (" in disabled.message
    unseen = await github.failure("get_repository", owner="octo", repo="private")
    assert "404: Not Found (it does not exist, or the token cannot see it)" in unseen.message
    assert type(disabled) is type(unseen) is UpstreamFailed


async def test_a_missing_permission_is_named(hub: FakeGitHub, github: ActionRunner):
    hub.tokens["ghp_weak"] = {"read:user"}
    refused = await github.with_changes(token="ghp_weak").failure("create_issue", **HELLO, title="x")
    assert type(refused) is UpstreamFailed, "a 403 that is no limit"
    assert "needed: public_repo, repo; the token has: read:user" in refused.message


async def test_a_rejected_token_is_renewed_once(hello: Repo, github: ActionRunner):
    assert (
        type(await github.with_changes(token="ghu_old").failure("create_issue", **HELLO, title="x")) is Unauthenticated
    )

    async def renew(_token: str) -> str:
        return TOKEN

    await github.with_changes(token="ghu_old", renew=renew)("create_issue", **HELLO, title="x")
    assert len(hello.issues) == 1


@pytest.mark.parametrize("status", [403, 429])
async def test_a_primary_rate_limit_waits_until_its_reset(hub: FakeGitHub, github: ActionRunner, status: int):
    hub.instead = [primary_limit(int(time.time()) + 600, status)]
    limited = await github.failure("create_issue", **HELLO, title="x")
    assert type(limited) is RateLimited
    assert limited.retry_after_seconds is not None and 540 <= limited.retry_after_seconds <= 601


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(("given", "expected"), [(17, 17), (None, 60)])
async def test_a_secondary_rate_limit_applies_although_requests_remain(
    hub: FakeGitHub, github: ActionRunner, status: int, given: int | None, expected: int
):
    hub.instead = [secondary_limit(given, status)]
    limited = await github.failure("create_issue", **HELLO, title="x")
    assert (type(limited), limited.retry_after_seconds) == (RateLimited, expected)


async def test_an_invalid_or_past_reset_time_is_ignored(hub: FakeGitHub, github: ActionRunner):
    hub.instead = [primary_limit(5), error(429, "slow", x_ratelimit_remaining="0", x_ratelimit_reset="soon")]
    assert (await github.failure("get_repository", **HELLO)).retry_after_seconds == 1
    assert (await github.failure("get_repository", **HELLO)).retry_after_seconds == 60


@pytest.mark.parametrize(
    ("answer", "writing", "reading"),
    [
        (reply(500, {}), OutcomeUnknown, UpstreamUnavailable),
        (reply(502, {"message": "Server Error"}), OutcomeUnknown, UpstreamUnavailable),
        (reply(503, {}), UpstreamUnavailable, UpstreamUnavailable),
        ((201, {"content-type": "application/json"}, b"{"), OutcomeUnknown, UpstreamFailed),
        (reply(201, {"number": "one"}), OutcomeUnknown, UpstreamFailed),
        ((400, {}, b"<html>"), UpstreamFailed, UpstreamFailed),
        (HANG_UP, OutcomeUnknown, UpstreamUnavailable),
    ],
)
async def test_a_server_error_says_whether_the_call_may_have_taken_effect(
    hub: FakeGitHub, github: ActionRunner, answer: Answer, writing: type[ParleyError], reading: type[ParleyError]
):
    hub.instead = [answer, answer]
    assert type(await github.failure("create_issue", **HELLO, title="x")) is writing
    assert type(await github.failure("get_repository", **HELLO)) is reading


async def test_an_error_does_not_show_a_token(hub: FakeGitHub, github: ActionRunner):
    hub.instead = [error(400, f"Problems with {TOKEN} and github_pat_11AAAA_bbbb" + "x" * 1000)]
    refused = await github.failure("get_repository", **HELLO)
    assert TOKEN not in refused.message and "AAAA" not in refused.message and len(refused.message) < 400


# ---- calls that are not sent


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("create_issue", {"owner": "octo", "repo": "hello"}),
        ("create_issue", {"owner": "octo", "repo": "hello/../..", "title": "x"}),
        ("get_repository", {"owner": "..", "repo": "user"}),
        ("get_repository", {"owner": "octo\n", "repo": "hello"}),
        ("create_issue", {"owner": "octo", "repo": "hello", "title": "x", "body": "x" * 65_537}),
        ("create_issue", {"owner": "octo", "repo": "hello", "title": "x", "assignees": ["a"] * 11}),
        ("comment_on_issue", {"owner": "octo", "repo": "hello", "number": 0, "body": "x"}),
        ("merge_pull_request", {"owner": "octo", "repo": "hello", "number": 1, "mergeMethod": "force"}),
        ("merge_pull_request", {"owner": "octo", "repo": "hello", "number": 1, "sha": "main"}),
        ("list_repositories", {"perPage": 101}),
    ],
)
async def test_params_that_github_would_reject_are_not_sent(
    hub: FakeGitHub, github: ActionRunner, action: str, params: dict[str, Any]
):
    assert isinstance(await github.failure(action, **params), InvalidInput)
    assert not hub.requests


async def test_without_a_token_nothing_is_sent(hub: FakeGitHub, github: ActionRunner):
    assert isinstance(await github.with_changes(token=None).failure("get_repository", **HELLO), NotConfigured)
    assert not hub.requests


async def test_the_probe_is_free_and_detects_an_invalid_token(hub: FakeGitHub, github: ActionRunner):
    assert GITHUB.probe is not None
    await GITHUB.probe(github.call)
    assert [asked.path for asked in hub.requests] == ["/rate_limit"]
    with pytest.raises(Unauthenticated):
        await GITHUB.probe(github.with_changes(token="ghp_unknown").call)


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "create_issue": [{**HELLO, "title": "Bug", "labels": ["bug"]}],
    "comment_on_issue": [{**HELLO, "number": 1, "body": "Me too"}],
    "list_issues": [{**HELLO}, {**HELLO, "state": "all", "perPage": 100, "maxPages": 2}],
    "get_repository": [{**HELLO}],
    "list_repositories": [{}, {"organization": "octo"}],
    "create_pull_request": [{**HELLO, "title": "Fix", "head": "feature", "base": "main", "draft": True}],
    "merge_pull_request": [{**HELLO, "number": 1, "mergeMethod": "squash"}],
}
"""Valid params for every action."""
