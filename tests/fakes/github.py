"""GitHub's REST API: mandatory headers, `Link` paging, moved repositories, rate limits, named validation errors."""

import time
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply

TOKEN: Final = "ghp_fakepersonalaccesstoken"
VERSIONS: Final = frozenset({"2022-11-28", "2026-03-10"})
_DOCS: Final = "https://docs.github.com/rest"

JsonObject = dict[str, Any]


@dataclass
class Repo:
    """A repository."""

    owner: str
    name: str
    id: int = 1
    private: bool = False
    has_issues: bool = True
    issues: list[JsonObject] = field(default_factory=list)
    comments: list[JsonObject] = field(default_factory=list)
    pulls: list[JsonObject] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=lambda: {"main": "a" * 40, "feature": "b" * 40, "empty": "a" * 40})

    @property
    def full_name(self) -> str:
        """Its owner and name."""
        return f"{self.owner}/{self.name}"


def error(status: int, message: str, *errors: Any, **headers: str) -> Answer:
    """Return an error in GitHub's form."""
    document: JsonObject = {"message": message, "documentation_url": _DOCS, "status": str(status)}
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return reply(status, {**document, "errors": list(errors)} if errors else document, sent)


def primary_limit(reset: int, status: int = 403) -> Answer:
    """Return the response once the hour's requests are used up, until `reset` in epoch seconds."""
    headers = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(reset), "x_ratelimit_limit": "5000"}
    return error(status, "API rate limit exceeded for user ID 1.", **headers)


def secondary_limit(seconds: int | None, status: int = 403) -> Answer:
    """Return the response of the secondary rate limit; the primary one has requests left."""
    message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    headers = {"x_ratelimit_remaining": "4321", "x_ratelimit_reset": str(int(time.time()) + 3000)}
    return error(status, message, **headers, **({} if seconds is None else {"retry_after": str(seconds)}))


class FakeGitHub(FakeProvider):
    """octo/hello is public; octo/quiet has no issues; octo/old-name was renamed to octo/hello."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: dict[str, set[str]] = {TOKEN: {"repo"}}
        self.repos = {
            each.full_name: each for each in (Repo("octo", "hello", 7), Repo("octo", "quiet", 8, has_issues=False))
        }
        self.moved = {"octo/old-name": "octo/hello"}
        self.moved_to_host: str | None = None
        """Another host, the target of redirects."""

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        self._check(asked)
        segments = asked.path.strip("/").split("/")
        if asked.path.endswith("/") and asked.path != "/":
            return error(404, "Not Found")
        match (asked.method, segments):
            case ("GET", ["rate_limit"]):
                return reply(200, {"resources": {"core": {"limit": 5000, "remaining": 4999, "reset": 0}}})
            case ("GET", ["user", "repos"] | ["orgs", "octo", "repos"]):
                return self._page(asked, [self._shown(each) for each in self.repos.values()])
            case (_, ["repos", owner, name, *rest]):
                return self._in_repository(asked, f"{owner}/{name}", rest)
            case (_, ["repositories", id, *rest]):
                found = next(each for each in self.repos.values() if str(each.id) == id)
                return self._in_repository(asked, found.full_name, rest)
        return error(404, "Not Found")

    def _check(self, asked: Asked) -> None:
        if not asked.headers.get("user-agent"):
            raise Refusal((403, {"content-type": "text/html"}, b"Request forbidden by administrative rules."))
        if asked.headers.get("x-github-api-version", "2022-11-28") not in VERSIONS:
            raise Refusal(error(400, "The specified API version is not supported."))
        token = bearer(asked)
        if token not in self.tokens:
            raise Refusal(error(401, "Bad credentials" if token else "Requires authentication"))
        if asked.method != "GET" and not self.tokens[token] & {"repo", "public_repo"}:
            scopes = ", ".join(sorted(self.tokens[token]))
            raise Refusal(
                error(
                    403,
                    "Resource not accessible by personal access token",
                    x_accepted_oauth_scopes="public_repo, repo",
                    x_oauth_scopes=scopes,
                )
            )

    def _in_repository(self, asked: Asked, full_name: str, rest: list[str]) -> Answer:
        if (new := self.moved.get(full_name)) is not None:
            where = "/".join((self.moved_to_host or self.url, "repositories", str(self.repos[new].id), *rest))
            return reply(301 if asked.method == "GET" else 307, {"message": "Moved", "url": where}, {"location": where})
        repo = self.repos.get(full_name)
        if repo is None:
            return error(404, "Not Found")
        match (asked.method, rest):
            case ("GET", []):
                return reply(200, self._shown(repo))
            case ("GET", ["issues"]):
                return self._issues(asked, repo)
            case ("POST", ["issues"]):
                return self._create_issue(asked, repo)
            case ("POST", ["issues", number, "comments"]):
                return self._comment(asked, repo, int(number))
            case ("GET", ["pulls"]):
                return self._pulls(asked, repo)
            case ("POST", ["pulls"]):
                return self._create_pull(asked, repo)
            case ("GET", ["pulls", number]):
                return reply(200, self._pull(repo, int(number)))
            case ("PUT", ["pulls", number, "merge"]):
                return self._merge(asked, self._pull(repo, int(number)), repo)
        return error(404, "Not Found")

    # ---- issues

    def _issues(self, asked: Asked, repo: Repo) -> Answer:
        query = dict(asked.query)
        state, labels = query.get("state", "open"), {each for each in query.get("labels", "").split(",") if each}
        rows = [
            each
            for each in [*repo.issues, *repo.pulls]
            if state in ("all", each["state"]) and labels <= {label["name"] for label in each["labels"]}
        ]
        return self._page(asked, [{**each, "pull_request": {}} if "head" in each else each for each in rows])

    def _create_issue(self, asked: Asked, repo: Repo) -> Answer:
        if not repo.has_issues:
            return error(410, "Issues has been disabled in this repository.")
        given = asked.json
        if not given.get("title"):
            return self._invalid({"resource": "Issue", "field": "title", "code": "missing_field"})
        for login in given.get("assignees", []):
            if login == "nobody":
                return self._invalid({"value": login, "resource": "Issue", "field": "assignees", "code": "invalid"})
        issue = {
            "number": len(repo.issues) + len(repo.pulls) + 1,
            "id": 10_000_000_000 + len(repo.issues),
            "title": given["title"],
            "body": given.get("body"),
            "state": "open",
            "user": {"login": "parley"},
            "labels": [{"name": each} for each in given.get("labels", [])],
            "assignees": [{"login": each} for each in given.get("assignees", [])],
        }
        issue["html_url"] = f"https://github.com/{repo.full_name}/issues/{issue['number']}"
        repo.issues.append(issue)
        return reply(201, issue)

    def _comment(self, asked: Asked, repo: Repo, number: int) -> Answer:
        if not any(each["number"] == number for each in [*repo.issues, *repo.pulls]):
            return error(404, "Not Found")
        id = 20_000_000_000 + len(repo.comments)
        url = f"https://github.com/{repo.full_name}/issues/{number}#issuecomment-{id}"
        comment = {"id": id, "html_url": url, "body": asked.json["body"], "user": {"login": "parley"}}
        repo.comments.append(comment)
        return reply(201, comment)

    # ---- pull requests

    def _pulls(self, asked: Asked, repo: Repo) -> Answer:
        query = dict(asked.query)
        owner, _, head = query.get("head", "").partition(":")
        rows = [
            each
            for each in repo.pulls
            if each["state"] == query.get("state", "open")
            and owner == repo.owner
            and (each["head"]["ref"], each["base"]["ref"]) == (head, query.get("base"))
        ]
        return self._page(asked, rows)

    def _create_pull(self, asked: Asked, repo: Repo) -> Answer:
        given = asked.json
        head, base = given["head"].partition(":")[2] or given["head"], given["base"]
        if head not in repo.heads:
            return self._invalid({"resource": "PullRequest", "field": "head", "code": "invalid"})
        if repo.heads[head] == repo.heads[base]:
            message = f"No commits between {base} and {head}"
            return self._invalid({"resource": "PullRequest", "code": "custom", "message": message})
        open_ones = [each for each in repo.pulls if each["state"] == "open"]
        if any((each["head"]["ref"], each["base"]["ref"]) == (head, base) for each in open_ones):
            message = f"A pull request already exists for {repo.owner}:{head}."
            return self._invalid({"resource": "PullRequest", "code": "custom", "message": message})
        number = len(repo.issues) + len(repo.pulls) + 1
        pull = {
            "number": number,
            "html_url": f"https://github.com/{repo.full_name}/pull/{number}",
            "title": given["title"],
            "body": given.get("body"),
            "draft": given.get("draft", False),
            "state": "open",
            "merged": False,
            "merge_commit_sha": None,
            "user": {"login": "parley"},
            "labels": [],
            "assignees": [],
            "head": {"ref": head, "sha": repo.heads[head]},
            "base": {"ref": base},
        }
        repo.pulls.append(pull)
        return reply(201, pull)

    def _pull(self, repo: Repo, number: int) -> JsonObject:
        for each in repo.pulls:
            if each["number"] == number:
                return each
        raise Refusal(error(404, "Not Found"))

    def _merge(self, asked: Asked, pull: JsonObject, repo: Repo) -> Answer:
        given = asked.json
        if pull["merged"] or pull["draft"] or pull["state"] != "open":
            return error(405, "Pull Request is not mergeable")
        if given.get("sha", pull["head"]["sha"]) != pull["head"]["sha"]:
            return error(409, "Head branch was modified. Review and try the merge again.")
        sha = f"{pull['number']:040x}"
        pull.update(merged=True, state="closed", merge_commit_sha=sha, merge_method=given.get("merge_method"))
        repo.heads[pull["base"]["ref"]] = sha
        return reply(200, {"sha": sha, "merged": True, "message": "Pull Request successfully merged"})

    # ---- parts

    def _invalid(self, *errors: JsonObject) -> Answer:
        return error(422, "Validation Failed", *errors)

    def _shown(self, repo: Repo) -> JsonObject:
        return {
            "id": repo.id,
            "full_name": repo.full_name,
            "html_url": f"https://github.com/{repo.full_name}",
            "description": None,
            "private": repo.private,
            "archived": False,
            "default_branch": "main",
            "open_issues_count": len(repo.issues),
            "owner": {"login": repo.owner},
        }

    def _page(self, asked: Asked, rows: list[JsonObject]) -> Answer:
        query = dict(asked.query)
        size, page = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
        links = []
        if page * size < len(rows):
            last = -(-len(rows) // size)
            address = f"{self.url}{asked.path}?per_page={size}&page="
            links = [f'<{address}{page + 1}>; rel="next"', f'<{address}{last}>; rel="last"']
        headers = {"link": ", ".join(links)} if links else {}
        return reply(200, rows[(page - 1) * size : page * size], headers)
