"""Requests are deleted some time after their end; what was said stays in the session."""

from datetime import timedelta

from engine.requests.retention import request_retention
from models.requests import Request
from settings import Settings
from storage.clock import now
from tests.people import Person, agent, on_database
from tests.requests.conftest import Desk, helper, read, submit


def test_a_request_is_kept_for_the_days_of_the_setting_after_its_end(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk)
    old, recent = (submit(asker, content, agentId=id) for content in ("Old", "Recent"))
    waiting = submit(asker, "Waiting", agentId=agent(owner).id, waitSeconds=0)
    settings = Settings.load(asker.gateway.environment)

    async def prune() -> None:
        long_ago = now() - timedelta(days=settings.request_retention_days, hours=1)
        await Request.filter(id=old["id"]).update(completed_at=long_ago)
        await Request.filter(id=waiting["id"]).update(created_at=long_ago)
        await request_retention(settings).sweep(now())

    on_database(asker.gateway, prune)
    assert read(asker, old["id"]) is None
    assert [read(asker, each["id"]) is not None for each in (recent, waiting)] == [True, True]
    query = "query($id: ID!) { session(id: $id) { messages { nodes { content } } } }"
    said = asker.data(query, id=old["session"]["id"])["session"]["messages"]["nodes"]
    assert {"Old", "You said: Old"} <= {each["content"] for each in said}
