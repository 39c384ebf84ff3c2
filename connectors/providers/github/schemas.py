"""The params and results of GitHub's actions."""

from typing import Annotated, Literal

from msgspec import Meta, field

from connectors.actions import Params, Result

Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._-]+$(?!\n)")]
Title = Annotated[str, Meta(min_length=1, max_length=256)]
Body = Annotated[str, Meta(max_length=65_536, description="Markdown.")]
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Branch = Annotated[str, Meta(min_length=1, max_length=255)]
Sha = Annotated[str, Meta(pattern=r"^[0-9a-f]{40,64}$(?!\n)", description="Merge only if this is the head.")]


class Repository(Params, frozen=True, kw_only=True):
    """A repository, by its owner and name."""

    owner: Name
    repo: Name


class Paged(Params, frozen=True, kw_only=True):
    """The pages to read."""

    per_page: Annotated[int, Meta(ge=1, le=100)] = 30
    page: Annotated[int, Meta(ge=1, le=100_000, description="The first page.")] = 1
    max_pages: Annotated[int, Meta(ge=1, le=10, description="The maximum number of pages.")] = 1


class CreateIssue(Repository, frozen=True, kw_only=True):
    """A new issue."""

    title: Title
    body: Body | None = None
    labels: Annotated[list[str], Meta(max_length=100)] | None = None
    assignees: Annotated[list[str], Meta(max_length=10)] | None = None


class CommentOnIssue(Repository, frozen=True, kw_only=True):
    """A comment on an issue or a pull request."""

    number: Number
    body: Annotated[str, Meta(min_length=1, max_length=65_536, description="Markdown.")]


class ListIssues(Paged, frozen=True, kw_only=True):
    """A query for issues."""

    owner: Name
    repo: Name
    state: Literal["open", "closed", "all"] = "open"
    labels: Annotated[list[str], Meta(max_length=50)] = field(default_factory=list)
    since: Annotated[str, Meta(description="Only issues updated since, in ISO 8601.", max_length=40)] | None = None
    pull_requests: Annotated[bool, Meta(description="Include pull requests, which GitHub treats as issues.")] = False


class ListRepositories(Paged, frozen=True, kw_only=True):
    """A query for repositories."""

    organization: Annotated[Name, Meta(description="By default, the account's own repositories.")] | None = None


class CreatePullRequest(Repository, frozen=True, kw_only=True):
    """A new pull request."""

    title: Title
    head: Annotated[Branch, Meta(description="The branch with the changes; for a fork, `owner:branch`.")]
    base: Annotated[Branch, Meta(description="The branch to merge into.")]
    body: Body | None = None
    draft: bool | None = None


class MergePullRequest(Repository, frozen=True, kw_only=True):
    """The merge of a pull request."""

    number: Number
    merge_method: Literal["merge", "squash", "rebase"] = "merge"
    sha: Sha | None = None
    commit_title: Title | None = None
    commit_message: Body | None = None


class Issue(Result, frozen=True, kw_only=True):
    """An issue, or a pull request as an issue."""

    number: int
    url: str
    title: str
    state: str
    author: str | None
    labels: list[str]
    assignees: list[str]
    is_pull_request: bool


class Issues(Result, frozen=True, kw_only=True):
    """Issues; if there is a next page, there are more."""

    issues: list[Issue]
    next_page: int | None


class Comment(Result, frozen=True, kw_only=True):
    """A comment."""

    id: int
    url: str


class RepositoryRow(Result, frozen=True, kw_only=True):
    """A repository."""

    full_name: str
    url: str
    description: str | None
    private: bool
    archived: bool
    default_branch: str
    open_issues: int


class Repositories(Result, frozen=True, kw_only=True):
    """Repositories; if there is a next page, there are more."""

    repositories: list[RepositoryRow]
    next_page: int | None


class PullRequest(Result, frozen=True, kw_only=True):
    """A pull request; `created` is false if it already existed with this head, base and title."""

    number: int
    url: str
    title: str
    state: str
    created: bool


class Merged(Result, frozen=True, kw_only=True):
    """The result of a merge; GitHub may not return the commit of an earlier merge."""

    sha: str | None
    message: str
