"""The connector `jira`: issues of Jira Cloud, through its REST API, version 3.

Texts are sent as documents (Atlassian Document Format), because version 3 accepts no strings. Jira has no idempotency
keys, so that issues and comments are not created again when it is not known whether the first request arrived.
Source: developer.atlassian.com/cloud/jira/platform/rest/v3 and its page on rate limiting.
"""

import base64
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, path, sanitize, simulated_number
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import MAX_RETRY_AFTER, retry_after
from errors import ParleyError, RateLimited, Unauthenticated, UpstreamFailed
from json_types import Json, JsonObject
from shown import as_json

MAX_TEXT: Final = 32_767
"""Characters of a description or a comment."""
_DEFAULT_RETRY_AFTER: Final = 5
_FIELDS: Final = ("summary", "status", "issuetype", "project", "priority", "labels", "assignee", "updated")

_BASE: Final = ProviderSetting(
    "JIRA_BASE_URL", "The URL of your Jira Cloud site, such as `https://acme.atlassian.net`.", required=True
)
_EMAIL: Final = ProviderSetting(
    "JIRA_EMAIL", "The e-mail address of the account that the token belongs to.", required=True
)
_TOKEN: Final = ProviderSetting(
    "JIRA_API_TOKEN", "An API token of that account, as created at id.atlassian.com.", required=True, secret=True
)

Key = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9_]{1,100}(-[0-9]{1,15})?$(?!\n)", description="The key, or the id, of an issue.")
]
Text = Annotated[
    str, Meta(min_length=1, max_length=MAX_TEXT, description="Plain text; an empty line begins a paragraph.")
]


class CreateIssue(Params, frozen=True, kw_only=True):
    """A new issue."""

    project: Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,99}$(?!\n)", description="The key of the project.")]
    summary: Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[^\r\n]+$(?!\n)")]
    type: Annotated[str, Meta(min_length=1, max_length=100, description="The name of an issue type.")] = "Task"
    description: Text | None = None
    labels: Annotated[list[Annotated[str, Meta(max_length=255, pattern=r"^\S+$(?!\n)")]], Meta(max_length=100)] = field(
        default_factory=list
    )
    priority: Annotated[str, Meta(min_length=1, max_length=100, description="The name of a priority.")] | None = None
    assignee_id: Annotated[str, Meta(min_length=1, max_length=128, description="The account id of a user.")] | None = (
        None
    )
    parent: Annotated[Key, Meta(description="The issue above it, such as an epic.")] | None = None
    fields: Annotated[dict[str, Any], Meta(description="Further fields, by their ids in Jira.")] = field(
        default_factory=dict
    )


class NamedIssue(Params, frozen=True, kw_only=True):
    """An issue."""

    issue: Key


class CommentOnIssue(NamedIssue, frozen=True, kw_only=True):
    """A new comment."""

    body: Text


class MoveIssue(NamedIssue, frozen=True, kw_only=True):
    """A change of status."""

    status: Annotated[str, Meta(min_length=1, max_length=255, description="The name of the new status, e.g. Done.")]


class SearchIssues(Params, frozen=True, kw_only=True):
    """A search."""

    jql: Annotated[
        str, Meta(min_length=1, max_length=10_000, description="A query in JQL, with at least one condition.")
    ]
    max_results: Annotated[int, Meta(ge=1, le=100)] = 50
    page_token: Annotated[str, Meta(max_length=5000, description="`nextPageToken` of the page before.")] | None = None


class CreatedIssue(Result, frozen=True, kw_only=True):
    """An issue that was created."""

    id: str
    key: str
    url: str


class Comment(Result, frozen=True, kw_only=True):
    """A comment that was created."""

    id: str


class Issue(Result, frozen=True, kw_only=True):
    """An issue."""

    id: str
    key: str
    url: str
    summary: str
    status: str
    type: str
    project: str
    priority: str | None
    assignee: str | None
    labels: list[str]
    updated: str | None


class Issues(Result, frozen=True, kw_only=True):
    """A page of issues."""

    issues: list[Issue]
    next_page_token: str | None


class Moved(Result, frozen=True, kw_only=True):
    """The status of an issue, and whether the call changed it."""

    status: str
    changed: bool


class _Named(Wire, frozen=True):
    name: str = ""
    key: str = ""


class _User(Wire, frozen=True, rename="camel"):
    display_name: str = ""


class _Fields(Wire, frozen=True):
    summary: str | None = None
    status: _Named = _Named()
    issuetype: _Named = _Named()
    project: _Named = _Named()
    priority: _Named | None = None
    labels: list[str] = field(default_factory=list)
    assignee: _User | None = None
    updated: str | None = None


class _Issue(Wire, frozen=True):
    id: str
    key: str
    fields: _Fields = _Fields()

    def result(self, call: Call) -> Issue:
        fields = self.fields
        return Issue(
            id=self.id,
            key=self.key,
            url=_url(call.settings[_BASE.name], self.key),
            summary=fields.summary or "",
            status=fields.status.name,
            type=fields.issuetype.name,
            project=fields.project.key,
            priority=fields.priority.name if fields.priority else None,
            assignee=fields.assignee.display_name if fields.assignee else None,
            labels=fields.labels,
            updated=fields.updated,
        )


class _Created(Wire, frozen=True):
    id: str
    key: str = ""


class _Page(Wire, frozen=True, rename="camel"):
    issues: list[_Issue]
    next_page_token: str | None = None


class _Transition(Wire, frozen=True):
    id: str
    to: _Named = _Named()


class _Transitions(Wire, frozen=True):
    transitions: list[_Transition]


class _Problems(Wire, frozen=True, rename="camel"):
    error_messages: list[str] = field(default_factory=list)
    errors: dict[str, Any] = field(default_factory=dict)
    message: str = ""


# ---- actions


async def _create_issue(params: CreateIssue, call: Call) -> CreatedIssue:
    reply = await _request(call, "POST", "issue", json={"fields": fields_of(params)}, repeatable=False)
    created = decode(reply, _Created, "Jira", repeatable=False)
    return CreatedIssue(id=created.id, key=created.key, url=_url(call.settings[_BASE.name], created.key))


async def _comment(params: CommentOnIssue, call: Call) -> Comment:
    where = path("issue", params.issue, "comment")
    reply = await _request(call, "POST", where, json={"body": document(params.body)}, repeatable=False)
    return Comment(id=decode(reply, _Created, "Jira", repeatable=False).id)


async def _get_issue(params: NamedIssue, call: Call) -> Issue:
    return (await _issue(params.issue, call)).result(call)


async def _search(params: SearchIssues, call: Call) -> Issues:
    query: JsonObject = {"jql": params.jql, "maxResults": params.max_results, "fields": list(_FIELDS)}
    if params.page_token is not None:
        query["nextPageToken"] = params.page_token
    reply = await _request(call, "POST", "search/jql", json=query, repeatable=True)
    page = decode(reply, _Page, "Jira", repeatable=True)
    return Issues(issues=[each.result(call) for each in page.issues], next_page_token=page.next_page_token)


async def _move(params: MoveIssue, call: Call) -> Moved:
    """Change the status by the transition that leads to it; an issue that has it already stays as it is."""
    current = (await _issue(params.issue, call)).fields.status.name
    if current.casefold() == params.status.casefold():
        return Moved(status=current, changed=False)
    where = path("issue", params.issue, "transitions")
    reply = await _request(call, "GET", where, repeatable=True)
    found = decode(reply, _Transitions, "Jira", repeatable=True).transitions
    chosen = next((each for each in found if each.to.name.casefold() == params.status.casefold()), None)
    if chosen is None:
        known = sanitize(", ".join(each.to.name for each in found)) or "none"
        wanted = sanitize(params.status, 100)
        raise UpstreamFailed(
            f"Jira: no transition leads from {as_json(current)} to {as_json(wanted)}; possible: {known}."
        )
    # Not sent again: the workflow may have moved it on, and then the same transition has another effect.
    await _request(call, "POST", where, json={"transition": {"id": chosen.id}}, repeatable=False)
    return Moved(status=chosen.to.name, changed=True)


async def _probe(call: Call) -> None:
    await _request(call, "GET", "myself", repeatable=True)


async def _issue(key: str, call: Call) -> _Issue:
    reply = await _request(call, "GET", path("issue", key), query={"fields": ",".join(_FIELDS)}, repeatable=True)
    return decode(reply, _Issue, "Jira", repeatable=True)


def fields_of(params: CreateIssue) -> JsonObject:
    """Return the fields of a new issue under Jira's names; the params take precedence over further fields."""
    named = {
        "project": {"key": params.project},
        "issuetype": {"name": params.type},
        "summary": params.summary,
        "description": document(params.description) if params.description else None,
        "labels": params.labels or None,
        "priority": {"name": params.priority} if params.priority else None,
        "assignee": {"accountId": params.assignee_id} if params.assignee_id else None,
        "parent": {"key": params.parent} if params.parent else None,
    }
    return {**params.fields, **{name: value for name, value in named.items() if value is not None}}


def document(text: str) -> JsonObject:
    """Return a text as a document: a paragraph for each block of lines."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    paragraphs: list[Json] = [_paragraph(block.strip("\n")) for block in blocks if block.strip()]
    return {"type": "doc", "version": 1, "content": paragraphs}


def _paragraph(block: str) -> JsonObject:
    content: list[Json] = []
    for line in block.split("\n"):
        content += [{"type": "hardBreak"}] if content else []
        content += [{"type": "text", "text": line}] if line else []  # an empty text is not valid
    return {"type": "paragraph", "content": content}


# ---- requests


async def _request(
    call: Call, method: str, where: str, *, json: Any = NO_JSON, query: Query | None = None, repeatable: bool
) -> Reply:
    return await call.provider.request(
        method,
        f"{call.settings[_BASE.name]}/rest/api/3/{where}",
        classify=_classifier(repeatable),
        repeatable=repeatable,
        headers={"authorization": _authorization(call.settings), "accept": "application/json"},
        query=query,
        json=json,
    )


def _authorization(settings: Mapping[str, str]) -> str:
    return "Basic " + base64.b64encode(f"{settings[_EMAIL.name]}:{settings[_TOKEN.name]}".encode()).decode()


def _classifier(repeatable: bool) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        said = f"Jira responded with {reply.status}: {_message_of(reply)}."
        if reply.status == 401:
            return Unauthenticated(said)
        if reply.status == 429:
            return RateLimited(said, retry_after_seconds=_seconds(reply.headers))
        if reply.status in (408, 425) or reply.status >= 500:
            return failure_of(reply, "Jira", repeatable=repeatable)
        if reply.status == 404:
            said = f"{said.removesuffix('.')} (it does not exist, or the account may not see it)."
        return UpstreamFailed(said, permanent=reply.status == 400)

    return classify


def _message_of(reply: Reply) -> str:
    found = decode_error(reply, _Problems) or _Problems()
    by_field = [f"{name}: {problem}" for name, problem in found.errors.items() if isinstance(problem, str)]
    return sanitize("; ".join(filter(None, [*found.error_messages, *by_field, found.message]))) or "no reason given"


def _seconds(headers: Mapping[str, str]) -> int:
    """Return how long to wait. `X-RateLimit-Reset` is an instant in ISO 8601, other than at most services."""
    if (seconds := retry_after(headers)) is not None:
        return max(1, seconds)
    try:
        reset = datetime.fromisoformat(headers.get("x-ratelimit-reset", "").replace("Z", "+00:00"))
    except ValueError:
        return _DEFAULT_RETRY_AFTER
    reset = reset if reset.tzinfo else reset.replace(tzinfo=UTC)
    return min(max(1, math.ceil((reset - datetime.now(UTC)).total_seconds())), MAX_RETRY_AFTER)


# ---- simulated replies


def _url(base: str, key: str) -> str:
    return f"{base}/browse/{key}"


def _simulated_key(project: str, *parts: object) -> str:
    return f"{project.upper()}-{1 + simulated_number(*parts, digits=4)}"


def _simulated_creation(params: CreateIssue) -> CreatedIssue:
    key = _simulated_key(params.project, params)
    return CreatedIssue(
        id=str(10_000 + simulated_number(params)), key=key, url=_url("https://simulated.atlassian.net", key)
    )


def _simulated_issue(params: NamedIssue) -> Issue:
    return Issue(
        id=str(10_000 + simulated_number(params)),
        key=params.issue,
        url=_url("https://simulated.atlassian.net", params.issue),
        summary="A simulated issue",
        status="To Do",
        type="Task",
        project=params.issue.partition("-")[0],
        priority="Medium",
        assignee=None,
        labels=[],
        updated=None,
    )


JIRA: Final = Connector(
    name="jira",
    title="Jira",
    description="Creates, finds, comments on and moves issues of Jira Cloud.",
    auth=Auth.BASIC,
    settings=(_BASE, _EMAIL, _TOKEN),
    probe=_probe,
    actions=(
        typed_action(
            "create_issue",
            "Create an issue",
            "Creates an issue in a project.",
            CreateIssue,
            CreatedIssue,
            _create_issue,
            simulated=_simulated_creation,
        ),
        typed_action(
            "comment_on_issue",
            "Comment on an issue",
            "Adds a comment to an issue.",
            CommentOnIssue,
            Comment,
            _comment,
            simulated=lambda params: Comment(id=str(simulated_number(params))),
        ),
        typed_action(
            "get_issue",
            "Get an issue",
            "Returns an issue by its key.",
            NamedIssue,
            Issue,
            _get_issue,
            simulated=_simulated_issue,
            idempotent=True,
        ),
        typed_action(
            "list_issues",
            "Find issues",
            "Returns a page of the issues that match a query in JQL.",
            SearchIssues,
            Issues,
            _search,
            simulated=lambda params: Issues(
                issues=[_simulated_issue(NamedIssue(issue=_simulated_key("SIM", params)))], next_page_token=None
            ),
            idempotent=True,
        ),
        typed_action(
            "move_issue",
            "Change an issue's status",
            "Moves an issue to a status by the workflow's transition; one that has the status already stays as it is.",
            MoveIssue,
            Moved,
            _move,
            simulated=lambda params: Moved(status=params.status, changed=True),
            idempotent=True,
        ),
    ),
)
