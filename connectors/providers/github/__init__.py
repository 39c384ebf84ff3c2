"""The connector `github`: issues, comments, repositories and pull requests."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import field

from connectors.actions import Params, typed
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, path, simulated_number
from connectors.providers.github.api import BASE, ask, get, pages, refusal
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


class _Named(Wire, frozen=True):
    login: str = ""
    name: str = ""


class _Issue(Wire, frozen=True):
    number: int
    html_url: str
    title: str
    state: str
    user: _Named | None = None
    labels: list[_Named | str] = field(default_factory=list)
    assignees: list[_Named] = field(default_factory=list)
    pull_request: dict[str, Any] | None = None

    def shown(self) -> Issue:
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

    def shown(self) -> RepositoryRow:
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

    def shown(self, *, created: bool) -> PullRequest:
        return PullRequest(number=self.number, url=self.html_url, title=self.title, state=self.state, created=created)


class _Merged(Wire, frozen=True):
    sha: str
    message: str = ""


# ---- issues


async def _create_issue(params: CreateIssue, call: Call) -> Issue:
    reply = await ask(call, "POST", _place(params, "issues"), body=_body(params), repeatable=False)
    return decode(reply, _Issue, "GitHub", repeatable=False).shown()


async def _comment_on_issue(params: CommentOnIssue, call: Call) -> Comment:
    where = _place(params, "issues", params.number, "comments")
    reply = await ask(call, "POST", where, body=_body(params), repeatable=False)
    comment = decode(reply, _Comment, "GitHub", repeatable=False)
    return Comment(id=comment.id, url=comment.html_url)


async def _list_issues(params: ListIssues, call: Call) -> Issues:
    query = {"state": params.state, "labels": ",".join(params.labels), "since": params.since or ""}
    asked = {name: value for name, value in query.items() if value}
    rows, next_page = await pages(call, _place(params, "issues"), asked, params, list[_Issue])
    issues = [row.shown() for row in rows if params.pull_requests or row.pull_request is None]
    return Issues(issues=issues, next_page=next_page)


# ---- repositories


async def _get_repository(params: Repository, call: Call) -> RepositoryRow:
    return decode(await get(call, _place(params)), _Repository, "GitHub", repeatable=True).shown()


async def _list_repositories(params: ListRepositories, call: Call) -> Repositories:
    where = path("orgs", params.organization, "repos") if params.organization else "user/repos"
    rows, next_page = await pages(call, where, {}, params, list[_Repository])
    return Repositories(repositories=[row.shown() for row in rows], next_page=next_page)


# ---- pull requests


async def _create_pull_request(params: CreatePullRequest, call: Call) -> PullRequest:
    """Open it. GitHub has one open pull request for a head and a base, so a second try finds what the first made."""
    reply = await ask(call, "POST", _place(params, "pulls"), body=_body(params), repeatable=True, accepted={422})
    if reply.status != 422:
        return decode(reply, _PullRequest, "GitHub", repeatable=True).shown(created=True)
    found = await _open_pull_request(params, call)
    if found is None:
        raise refusal(reply)
    if found.title != params.title:
        raise UpstreamFailed(
            f"GitHub: pull request {found.number} is open already from this head into this base, with another title."
        )
    return found.shown(created=False)


async def _open_pull_request(params: CreatePullRequest, call: Call) -> _PullRequest | None:
    head = params.head if ":" in params.head else f"{params.owner}:{params.head}"
    reply = await get(call, _place(params, "pulls"), {"head": head, "base": params.base, "state": "open"})
    return next(iter(decode(reply, list[_PullRequest], "GitHub", repeatable=True)), None)


async def _merge_pull_request(params: MergePullRequest, call: Call) -> Merged:
    """Merge it. GitHub merges nothing twice, so a second try looks whether the first one did."""
    pull = _place(params, "pulls", params.number)
    reply = await ask(call, "PUT", f"{pull}/merge", body=_body(params), repeatable=True, accepted={405})
    if reply.status != 405:
        merged = decode(reply, _Merged, "GitHub", repeatable=True)
        return Merged(sha=merged.sha, message=merged.message)
    now = decode(await get(call, pull), _PullRequest, "GitHub", repeatable=True)
    if now.merged and params.sha in (None, now.head.sha):
        return Merged(sha=now.merge_commit_sha, message="It was merged before.")
    raise refusal(reply)


async def _probe(call: Call) -> None:
    # The one that costs nothing of the rate limit and still refuses a bad token.
    await get(call, "rate_limit")


def _place(params: Repository | ListIssues, *rest: str | int) -> str:
    return path("repos", params.owner, params.repo, *rest)


def _body(params: Params) -> Mapping[str, Any]:
    """Return the params as GitHub names them, without those that stand in the path."""
    fields = {name: getattr(params, name) for name in params.__struct_fields__}
    in_path = ("owner", "repo", "number")
    return {name: value for name, value in fields.items() if value is not None and name not in in_path}


# ---- simulated replies


def _page(params: Repository, *rest: object) -> str:
    return "/".join(map(str, ("https://github.com", params.owner, params.repo, *rest)))


def _simulated_issue(params: CreateIssue) -> Issue:
    number = 1 + simulated_number(params, digits=4)
    return Issue(
        number=number,
        url=_page(params, "issues", number),
        title=params.title,
        state="open",
        author="parley-simulated",
        labels=params.labels or [],
        assignees=params.assignees or [],
        is_pull_request=False,
    )


def _simulated_comment(params: CommentOnIssue) -> Comment:
    number = 1_000_000 + simulated_number(params)
    return Comment(id=number, url=_page(params, "issues", f"{params.number}#issuecomment-{number}"))


def _simulated_issues(params: ListIssues) -> Issues:
    issue = CreateIssue(owner=params.owner, repo=params.repo, title="A simulated issue", labels=params.labels)
    return Issues(issues=[_simulated_issue(issue)], next_page=None)


def _simulated_repository(params: Repository) -> RepositoryRow:
    return RepositoryRow(
        full_name=f"{params.owner}/{params.repo}",
        url=_page(params),
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
    return PullRequest(number=number, url=_page(params, "pull", number), title=params.title, state="open", created=True)


def _simulated_merge(params: MergePullRequest) -> Merged:
    return Merged(sha=f"{simulated_number(params, digits=18):040x}", message="Pull Request successfully merged")


GITHUB: Final = Connector(
    name="github",
    title="GitHub",
    description="Issues and comments, repositories, pull requests.",
    auth=Auth.OAUTH2,
    oauth="github",
    token_setting="GITHUB_TOKEN",  # noqa: S106 - a name
    settings=(
        ProviderSetting(
            "GITHUB_TOKEN",
            "A personal access token or an installation's, used where a user has connected no account.",
            required=True,
            secret=True,
        ),
        ProviderSetting("GITHUB_BASE_URL", "Where GitHub's REST API is.", default=BASE),
    ),
    probe=_probe,
    actions=(
        typed(
            "create_issue", "Create an issue", "Opens an issue in a repository.",
            CreateIssue, Issue, _create_issue, simulated=_simulated_issue, scopes=["public_repo"],
        ),
        typed(
            "comment_on_issue", "Comment on an issue", "Comments on an issue or a pull request.",
            CommentOnIssue, Comment, _comment_on_issue, simulated=_simulated_comment, scopes=["public_repo"],
        ),
        typed(
            "list_issues", "List issues", "Lists the issues of a repository, the newest first.",
            ListIssues, Issues, _list_issues, simulated=_simulated_issues, idempotent=True,
        ),
        typed(
            "get_repository", "Get a repository", "Returns a repository, also by a name that it had.",
            Repository, RepositoryRow, _get_repository, simulated=_simulated_repository, idempotent=True,
        ),
        typed(
            "list_repositories", "List repositories", "Lists the repositories of the account or an organization.",
            ListRepositories, Repositories, _list_repositories, simulated=_simulated_repositories, idempotent=True,
        ),
        typed(
            "create_pull_request", "Create a pull request", "Opens a pull request, or finds the one that it opened.",
            CreatePullRequest, PullRequest, _create_pull_request, simulated=_simulated_pull_request,
            idempotent=True, scopes=["public_repo"],
        ),
        typed(
            "merge_pull_request", "Merge a pull request", "Merges a pull request, once.",
            MergePullRequest, Merged, _merge_pull_request, simulated=_simulated_merge,
            idempotent=True, scopes=["public_repo"],
        ),
    ),
)  # fmt: skip
