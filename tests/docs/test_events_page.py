"""docs/events.md lists every event type, by all of its names."""

import re

import pytest

from auth.visibility import AUDITED, SCOPES, require_known
from errors import InvalidInput
from models.event_types import CHANGES, is_custom
from models.events import EventKind
from tests.docs.blocks import Block, blocks
from tests.gateways import ROOT, Gateway
from tests.ledger import placed
from tests.people import person

PAGE = (ROOT / "docs" / "events.md").read_text()
TYPED = [kind for kind in EventKind if kind not in (EventKind.RecordChanged, EventKind.CustomEvent)]


def test_every_kind_is_listed_with_its_names_and_its_scope() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| `(\w+)` \| `([\w:]+)` \| .+ \|$", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted((kind.value, kind.name, SCOPES[kind]) for kind in TYPED)


def test_every_other_change_is_listed() -> None:
    [table] = re.findall(r"^\| dotted types \| .*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
    rows = table.strip().splitlines()
    listed = {type for row in rows for type in re.findall(r"`(\w+\.\w+)`", row.split("|")[1])}
    assert listed == CHANGES
    for row in rows[2:]:
        audited = any(type.startswith(AUDITED) for type in re.findall(r"`(\w+\.\w+)`", row.split("|")[1]))
        assert audited is ("requires `events:audit`" in row), row


@pytest.mark.parametrize("kind", TYPED, ids=lambda kind: kind.name)
def test_another_spelling_of_a_type_is_rejected_with_the_type(kind: EventKind) -> None:
    words = re.findall("[A-Z][a-z]+", kind.name)
    for spelling in (kind.name, ".".join(words).lower(), "_".join(words).lower()):
        if spelling == kind.value:
            continue
        assert not is_custom(spelling)
        with pytest.raises(InvalidInput, match=re.escape(f"Did you mean {kind.value}?")):
            require_known([spelling], ["types"])


@pytest.mark.parametrize(
    "pattern", ["*", "agent.*", "collaboration.approval_*", "deploy.*", "deploy.done", "custom_event", "task.reviewed"]
)
def test_types_prefixes_and_custom_types_are_accepted(pattern: str) -> None:
    require_known([pattern], ["types"])


@pytest.mark.parametrize(
    "type",
    [
        "user.created",
        "USER.created",
        "User.erased",
        "api-key.made",
        "ApiKey.made",
        "organization.x",
        "ORGANIZATION.x",
        "stream.gap",
        "Stream.opened",
        "record.changed",
        "Custom.event",
        "trigger.x.y",
        "user",
        "a.b.",
        "a..b",
        "a.é",
    ],
)
def test_a_type_that_begins_like_one_of_parleys_own_is_not_custom(type: str) -> None:
    assert not is_custom(type)


@pytest.mark.parametrize("type", ["users.created", "user-deploy.done", "deploy.user.created", "a.b", "custom_event"])
def test_other_dotted_words_are_custom(type: str) -> None:
    assert is_custom(type)


@pytest.mark.parametrize("pattern", ["collaboration.app*", "collaboration.aproval_*", "ag*", "agent.*.*"])
def test_a_prefix_that_matches_nothing_is_rejected_with_the_forms(pattern: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape("a prefix such as agent.* or collaboration.task_*")):
        require_known([pattern], ["types"])


@pytest.mark.parametrize("block", blocks("docs/events.md"), ids=str)
def test_the_queries_of_the_page_work(gateway: Gateway, block: Block) -> None:
    assert block.kind == "graphql"
    member = person(gateway, organization="Events page")
    member.done("createTask", "task { id }", title="Read", type="reading")
    placed(gateway)
    [newest] = member.data("{ events(last: 1) { nodes { id } } }")["events"]["nodes"]
    [shown] = member.data(block.text, event=newest["id"]).values()
    events = shown if isinstance(shown, list) else shown["nodes"]
    assert events[-1]["id"] == newest["id"]
