"""The documented endpoint for synchronization."""

from typing import Final

from routes.rest.expressions import IDEMPOTENCY_KEY, given, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT, SWITCH, TEXT
from routes.rest.preset import Example, Preset

SYNC_PRESETS: Final = (
    Preset(
        name="triggerSync",
        summary="Synchronize a record from one platform to another",
        tag="integration",
        method="POST",
        path="/api/v1/integration/sync/trigger",
        aliases=("/integration/sync/trigger",),
        document=mutation("triggerSync", "job { id key status source target result conflicts { path message } error }"),
        variables=f"""{{"input": merge(only(body, ["data", "schema", "key", "partial"]), {{
            "source": upper(body.source_platform),
            "target": upper(body.target_platform),
            "strategy": upper({given("body.strategy", otherwise='"WRITE_THROUGH"')}),
            "conflictResolution": upper({given("body.conflict_resolution", otherwise='"LAST_WRITE_WINS"')}),
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }})}}""",
        status="""data.done.job.status in ["PENDING", "RUNNING"] ? 202
            : data.done.job.status == "CONFLICT" ? 409 : data.done.job.status == "FAILED" ? 502 : 200""",
        kinds={
            "body": {
                "source_platform": REQUIRED_TEXT,
                "target_platform": REQUIRED_TEXT,
                "data": OBJECT,
                "strategy": TEXT,
                "conflict_resolution": TEXT,
                "schema": TEXT,
                "key": TEXT,
                "partial": SWITCH,
            }
        },
        closed={"": ()},
        response="""{
            "status": lower(data.done.job.status),
            "sync_id": data.done.job.id,
            "key": data.done.job.key,
            "source_platform": lower(data.done.job.source),
            "target_platform": lower(data.done.job.target),
            "result": data.done.job.result,
            "conflicts": data.done.job.conflicts,
            "error": data.done.job.error
        }""",
        names={"source": "source_platform", "target": "target_platform", "conflictResolution": "conflict_resolution"},
        example=Example(
            body={
                "source_platform": "backend",
                "target_platform": "frontend",
                "data": {"user_id": "123", "preferences": {"theme": "dark"}},
            },
            response={
                "status": "completed",
                "sync_id": "syn_01m8m1mhcjevs8c0wyj4qj48ed",
                "key": "user:123",
                "source_platform": "backend",
                "target_platform": "frontend",
                "result": {"user_id": "123", "preferences": {"theme": "dark"}},
                "conflicts": [],
                "error": None,
            },
        ),
    ),
)
"""The preset."""
