"""The connector `github`: issues, comments, repositories and pull requests."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import field

from connectors.actions import Params, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, path, simulated_number
from connectors.providers.github.api import BASE, error_of, get, pages, request
from connectors.providers.github.schemas import (
    Comment,
    CommentOnIssue,
    CreateIssue,
    CreatePullRequest,
    Issue,
    Issues,
    ListIssues,
    ListRepositories,
    Merged,
    MergePullRequest,
    PullRequest,
    Repositories,
    Repository,
    RepositoryRow,
)
from errors import UpstreamFailed


class _UserOrLabel(Wire, frozen=True):
    login: str = ""
    name: str = ""


class _Issue(Wire, frozen=True):
    number: int
    html_url: str
    title: str
    state: str
    user: _UserOrLabel | None = None
    labels: list[_UserOrLabel | str] = field(default_factory=list)
    assignees: list[_UserOrLabel] = field(default_factory=list)
    pull_request: dict[str, Any] | None = None

    def result(self) -> Issue:
        return Issue(
            number=self.number,
            url=self.html_url,
            title=self.title,
            state=self.state,
            author=self.user.login if self.user else None,
            labels=[each if isinstance(each, str) else each.name for each in self.labels],
            assignees=[each.login for each in self.assignees],
            is_pull_request=self.pull_request is not None,
        )


class _Comment(Wire, frozen=True):
    id: int
    html_url: str


class _Repository(Wire, frozen=True):
    full_name: str
    html_url: str
    private: bool
    default_branch: str
    description: str | None = None
    archived: bool = False
    open_issues_count: int = 0

    def result(self) -> RepositoryRow:
        return RepositoryRow(
            full_name=self.full_name,
            url=self.html_url,
            description=self.description,
            private=self.private,
            archived=self.archived,
            default_branch=self.default_branch,
            open_issues=self.open_issues_count,
        )


class _Head(Wire, frozen=True):
    sha: str


class _PullRequest(Wire, frozen=True):
    number: int
    html_url: str
    title: str
    state: str
    head: _Head
    merged: bool = False
    merge_commit_sha: str | None = None

    def result(self, *, created: bool) -> PullRequest:
        return PullRequest(number=self.number, url=self.html_url, title=self.title, state=self.state, created=created)


class _Merged(Wire, frozen=True):
    sha: str
    message: str = ""


# ---- issues


async def _create_issue(params: CreateIssue, call: Call) -> Issue:
    reply = await request(call, "POST", _repo_path(params, "issues"), body=_body(params), repeatable=False)
    return decode(reply, _Issue, "GitHub", repeatable=False).result()


async def _comment_on_issue(params: CommentOnIssue, call: Call) -> Comment:
    where = _repo_path(params, "issues", params.number, "comments")
    reply = await request(call, "POST", where, body=_body(params), repeatable=False)
    comment = decode(reply, _Comment, "GitHub", repeatable=False)
    return Comment(id=comment.id, url=comment.html_url)


async def _list_issues(params: ListIssues, call: Call) -> Issues:
    query = {"state": params.state, "labels": ",".join(params.labels), "since": params.since or ""}
    given = {name: value for name, value in query.items() if value}
    rows, next_page = await pages(call, _repo_path(params, "issues"), given, params, list[_Issue])
    issues = [row.result() for row in rows if params.pull_requests or row.pull_request is None]
    return Issues(issues=issues, next_page=next_page)


# ---- repositories


async def _get_repository(params: Repository, call: Call) -> RepositoryRow:
    return decode(await get(call, _repo_path(params)), _Repository, "GitHub", repeatable=True).result()


async def _list_repositories(params: ListRepositories, call: Call) -> Repositories:
    where = path("orgs", params.organization, "repos") if params.organization else "user/repos"
    rows, next_page = await pages(call, where, {}, params, list[_Repository])
    return Repositories(repositories=[row.result() for row in rows], next_page=next_page)


# ---- pull requests


async def _create_pull_request(params: CreatePullRequest, call: Call) -> PullRequest:
    """Open it. GitHub allows one open pull request for a head and a base, so a retry finds the one that was created."""
    reply = await request(
        call, "POST", _repo_path(params, "pulls"), body=_body(params), repeatable=True, accepted={422}
    )
    if reply.status != 422:
        return decode(reply, _PullRequest, "GitHub", repeatable=True).result(created=True)
    found = await _open_pull_request(params, call)
    if found is None:
        raise error_of(reply)
    if found.title != params.title:
        raise UpstreamFailed(
            f"GitHub: pull request {found.number} for this head and base is already open, with another title."
        )
    return found.result(created=False)


async def _open_pull_request(params: CreatePullRequest, call: Call) -> _PullRequest | None:
    head = params.head if ":" in params.head else f"{params.owner}:{params.head}"
    reply = await get(call, _repo_path(params, "pulls"), {"head": head, "base": params.base, "state": "open"})
    return next(iter(decode(reply, list[_PullRequest], "GitHub", repeatable=True)), None)


async def _merge_pull_request(params: MergePullRequest, call: Call) -> Merged:
    """Merge it. GitHub merges nothing twice, so a retry checks whether the first attempt succeeded."""
    pull = _repo_path(params, "pulls", params.number)
    reply = await request(call, "PUT", f"{pull}/merge", body=_body(params), repeatable=True, accepted={405})
    if reply.status != 405:
        merged = decode(reply, _Merged, "GitHub", repeatable=True)
        return Merged(sha=merged.sha, message=merged.message)
    pull_request = decode(await get(call, pull), _PullRequest, "GitHub", repeatable=True)
    if pull_request.merged and params.sha in (None, pull_request.head.sha):
        return Merged(sha=pull_request.merge_commit_sha, message="It had already been merged.")
    raise error_of(reply)


async def _probe(call: Call) -> None:
    # This request does not count against the rate limit, but rejects an invalid token.
    await get(call, "rate_limit")


def _repo_path(params: Repository | ListIssues, *rest: str | int) -> str:
    return path("repos", params.owner, params.repo, *rest)


def _body(params: Params) -> Mapping[str, object]:
    """Return the params under GitHub's names, without those in the path."""
    fields = {name: getattr(params, name) for name in params.__struct_fields__}
    in_path = ("owner", "repo", "number")
    return {name: value for name, value in fields.items() if value is not None and name not in in_path}


# ---- simulated results


def _page_url(params: Repository, *rest: object) -> str:
    return "/".join(map(str, ("https://github.com", params.owner, params.repo, *rest)))


def _simulated_issue(params: CreateIssue) -> Issue:
    number = 1 + simulated_number(params, digits=4)
    return Issue(
        number=number,
        url=_page_url(params, "issues", number),
        title=params.title,
        state="open",
        author="parley-simulated",
        labels=params.labels or [],
        assignees=params.assignees or [],
        is_pull_request=False,
    )


def _simulated_comment(params: CommentOnIssue) -> Comment:
    number = 1_000_000 + simulated_number(params)
    return Comment(id=number, url=_page_url(params, "issues", f"{params.number}#issuecomment-{number}"))


def _simulated_issues(params: ListIssues) -> Issues:
    issue = CreateIssue(owner=params.owner, repo=params.repo, title="A simulated issue", labels=params.labels)
    return Issues(issues=[_simulated_issue(issue)], next_page=None)


def _simulated_repository(params: Repository) -> RepositoryRow:
    return RepositoryRow(
        full_name=f"{params.owner}/{params.repo}",
        url=_page_url(params),
        description="A simulated repository",
        private=False,
        archived=False,
        default_branch="main",
        open_issues=simulated_number(params, digits=2),
    )


def _simulated_repositories(params: ListRepositories) -> Repositories:
    one = Repository(owner=params.organization or "parley-simulated", repo="example")
    return Repositories(repositories=[_simulated_repository(one)], next_page=None)


def _simulated_pull_request(params: CreatePullRequest) -> PullRequest:
    number = 1 + simulated_number(params, digits=4)
    return PullRequest(
        number=number, url=_page_url(params, "pull", number), title=params.title, state="open", created=True
    )


def _simulated_merge(params: MergePullRequest) -> Merged:
    return Merged(sha=f"{simulated_number(params, digits=18):040x}", message="Pull Request successfully merged")


GITHUB: Final = Connector(
    name="github",
    title="GitHub",
    description="Issues and comments, repositories and pull requests.",
    auth=Auth.OAUTH2,
    oauth="github",
    token_setting="GITHUB_TOKEN",  # noqa: S106 - a name
    settings=(
        ProviderSetting(
            "GITHUB_TOKEN",
            "A personal access token or an installation's token, used for users without a connected account.",
            required=True,
            secret=True,
        ),
        ProviderSetting("GITHUB_BASE_URL", "The base URL of GitHub's REST API.", default=BASE),
    ),
    probe=_probe,
    actions=(
        typed_action(
            "create_issue",
            "Create an issue",
            "Opens an issue in a repository.",
            CreateIssue,
            Issue,
            _create_issue,
            simulated=_simulated_issue,
            scopes=["public_repo"],
        ),
        typed_action(
            "comment_on_issue",
            "Comment on an issue",
            "Comments on an issue or a pull request.",
            CommentOnIssue,
            Comment,
            _comment_on_issue,
            simulated=_simulated_comment,
            scopes=["public_repo"],
        ),
        typed_action(
            "list_issues",
            "List issues",
            "Lists the issues of a repository, newest first.",
            ListIssues,
            Issues,
            _list_issues,
            simulated=_simulated_issues,
            idempotent=True,
        ),
        typed_action(
            "get_repository",
            "Get a repository",
            "Returns a repository, also by a former name.",
            Repository,
            RepositoryRow,
            _get_repository,
            simulated=_simulated_repository,
            idempotent=True,
        ),
        typed_action(
            "list_repositories",
            "List repositories",
            "Lists the repositories of the account or an organization.",
            ListRepositories,
            Repositories,
            _list_repositories,
            simulated=_simulated_repositories,
            idempotent=True,
        ),
        typed_action(
            "create_pull_request",
            "Create a pull request",
            "Opens a pull request, or returns the one that it has already opened.",
            CreatePullRequest,
            PullRequest,
            _create_pull_request,
            simulated=_simulated_pull_request,
            idempotent=True,
            scopes=["public_repo"],
        ),
        typed_action(
            "merge_pull_request",
            "Merge a pull request",
            "Merges a pull request, once.",
            MergePullRequest,
            Merged,
            _merge_pull_request,
            simulated=_simulated_merge,
            idempotent=True,
            scopes=["public_repo"],
        ),
    ),
)
