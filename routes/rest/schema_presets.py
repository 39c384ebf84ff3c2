"""The documented endpoint for registering schemas."""

from typing import Final

from routes.rest.expressions import given, mutation
from routes.rest.kinds import REQUIRED_TEXT, TEXT
from routes.rest.preset import Example, Preset

SCHEMA_PRESETS: Final = (
    Preset(
        name="registerSchema",
        summary="Register a version of a schema",
        tag="integration",
        method="POST",
        path="/api/v1/integration/schema/register",
        aliases=("/integration/schema/register",),
        document=mutation(
            "registerSchema", "schema { id name format platform version compatibility created_at: createdAt }"
        ),
        variables=f"""{{"input": merge(only(body, ["version", "definition"]), {{
            "name": body.schema_name,
            "format": upper({given("body.schema_type", otherwise='"JSON_SCHEMA"')}),
            "platform": upper(body.platform),
            "compatibility": upper({given("body.compatibility", otherwise='"BACKWARD"')})
        }})}}""",
        kinds={
            "body": {
                "schema_name": REQUIRED_TEXT,
                "schema_type": TEXT,
                "platform": REQUIRED_TEXT,
                "version": REQUIRED_TEXT,
                "compatibility": TEXT,
            }
        },
        closed={"": ["definition"]},
        response="""merge(only(data.done.schema, ["version", "created_at"]), {
            "status": "success",
            "schema_id": data.done.schema.id,
            "schema_name": data.done.schema.name,
            "schema_type": lower(data.done.schema.format),
            "platform": lower(data.done.schema.platform),
            "compatibility": lower(data.done.schema.compatibility)
        })""",
        names={"name": "schema_name", "format": "schema_type"},
        example=Example(
            body={
                "schema_name": "lesson_content",
                "schema_type": "json_schema",
                "platform": "backend",
                "version": "1.0.0",
                "definition": {
                    "type": "object",
                    "properties": {
                        "lesson_id": {"type": "string"},
                        "title": {"type": "string"},
                        "content": {"type": "string"},
                    },
                    "required": ["lesson_id", "title"],
                },
            },
            response={
                "status": "success",
                "schema_id": "sch_01m8m1mhcjevs8c0wyj4qj48ed",
                "schema_name": "lesson_content",
                "schema_type": "json_schema",
                "platform": "backend",
                "version": "1.0.0",
                "compatibility": "backward",
                "created_at": "2026-11-29T12:00:00.000000Z",
            },
        ),
    ),
)
"""The preset."""
